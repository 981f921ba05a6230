"""The content of an official document, whatever its kind."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from app.domain.official import DocumentKind, DocumentWish
from app.domain.snapshots.official import OfficialDocument
from app.services.procedures import Procedures
from app.services.queries.official_agreement import load_action_plan, load_agreement_sheet
from app.services.queries.official_moves import load_hand_over_sheet
from app.services.queries.official_tasks import load_task_sheet
from app.services.queries.official_year import Asked, ask, load_measurement_form, load_minutes


def load_official_document(
    session: Session, procedures: Procedures, wish: DocumentWish, folder: Path
) -> OfficialDocument:
    """``folder`` is that of the database file; UserError says what the records lack."""
    if wish.kind is DocumentKind.TASKS:
        return load_task_sheet(session, procedures, wish, folder)
    if wish.kind.of_hand_over:
        return load_hand_over_sheet(session, procedures, wish.report_id, wish.seq, folder)
    return _OF_YEAR[wish.kind](ask(session, procedures, wish, folder))


_OF_YEAR: dict[DocumentKind, Callable[[Asked], OfficialDocument]] = {
    DocumentKind.MINUTES: load_minutes,
    DocumentKind.AGREEMENT: load_agreement_sheet,
    DocumentKind.ACTION_PLAN: load_action_plan,
    DocumentKind.MEASUREMENT: load_measurement_form,
}
