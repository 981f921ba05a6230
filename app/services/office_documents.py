"""What an office is asked for its official documents; a part of `Office` in its own module."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.services.office_sheets import Readable

if TYPE_CHECKING:
    from app.domain.official import DocumentWish
    from app.domain.snapshots.official import HandOverChoice, OfficialDocument
    from app.services.procedures import Procedures


class Documented(Readable, Protocol):
    """An opened office: it reads, knows its procedures and where its file lies."""

    _procedures: "Procedures"

    @property
    def path(self) -> Path: ...


class DocumentQueries:
    """Methods of `Office`."""

    def official_document(self: Documented, wish: "DocumentWish") -> "OfficialDocument":
        """The content of a naskah dinas for its exporter; UserError when something lacks."""
        from app.services.queries.official_documents import load_official_document

        with self.reading() as session:
            return load_official_document(session, self._procedures, wish, self.path.parent)

    def hand_over_choices(self: Readable, report_id: int) -> "tuple[HandOverChoice, ...]":
        """The hand-overs of a report that have a disposition and a receipt, newest first."""
        from app.services.queries.official_moves import load_hand_over_choices

        with self.reading() as session:
            return load_hand_over_choices(session, report_id)
