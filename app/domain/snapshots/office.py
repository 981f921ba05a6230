"""Who is here and what the shell shows around every page."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class PersonView:
    """A person who can sign in. ``actor`` is an SOP role id, or "reader" / "administrator"."""

    id: int
    name: str
    honorific: str
    """ "Pak", "Bu" or "" """
    actor: str
    role_label: str
    division_code: str
    division_name: str

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split(",")[0].split() if word[:1].isalpha()]
        return "".join(word[0].upper() for word in words[:2])


@dataclass(frozen=True)
class DivisionView:
    """A bidang. ``icon`` is a name of the icon set, e.g. "food_fish"."""

    id: int
    code: str
    name: str
    short: str
    icon: str


@dataclass(frozen=True)
class ShellView:
    """Frame of the window: office, years with records, badges, where the data live."""

    office_name: str
    office_short: str
    years: tuple[int, ...]
    divisions: tuple[DivisionView, ...]
    persons: tuple[PersonView, ...]
    unfinished_drafts: int
    data_file: str
    last_backup: dt.datetime | None
    read_only_reason: str
    """"" or the sentence that says why nothing can be saved."""
    latest_news: int = 0
    """Number of the newest movement that somebody else made; later ones are higher."""
