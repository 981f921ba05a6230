"""The content of an official document, whatever its kind."""

from pathlib import Path

from sqlalchemy.orm import Session

from app.domain.official import DocumentKind, DocumentWish
from app.domain.snapshots.official import OfficialDocument
from app.services.procedures import Procedures
from app.services.queries.official_moves import load_hand_over_sheet
from app.services.queries.official_tasks import load_task_sheet


def load_official_document(
    session: Session, procedures: Procedures, wish: DocumentWish, folder: Path
) -> OfficialDocument:
    """``folder`` is that of the database file; UserError says what the records lack."""
    if wish.kind is DocumentKind.TASKS:
        return load_task_sheet(session, procedures, wish, folder)
    return load_hand_over_sheet(session, procedures, wish.report_id, wish.seq, folder)
