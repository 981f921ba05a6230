"""From the records to an official document (naskah dinas), for the window and the command."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.official import DocumentWish
from app.report_export import Cancelled, Progress, cancelled_as_job

if TYPE_CHECKING:
    from app.services.office import Office


def export_document(
    office: "Office",
    wish: DocumentWish,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Path:
    """Write the document as .docx or .pdf; UserError says what the records lack."""
    from app.exports.official import export_official

    data = office.official_document(wish)
    with cancelled_as_job():
        return export_official(wish.kind, data, path, progress, cancelled, paper=wish.paper)
