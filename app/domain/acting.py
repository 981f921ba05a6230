"""Who acts, and how the administrator corrects: what a screen needs before any command."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Acting:
    """Who does it. ``on_behalf_of`` is the person whose role is used ("atas nama")."""

    person_id: int
    on_behalf_of: int | None = None

    @property
    def role_person_id(self) -> int:
        """The person whose role decides what is allowed."""
        return self.on_behalf_of if self.on_behalf_of is not None else self.person_id


class Recovery(StrEnum):
    """What the administrator does to a report that is stuck ("koreksi pengelola")."""

    SEND = "send"
    SKIP = "skip"
    SUSPEND = "suspend"
    RESUME = "resume"
