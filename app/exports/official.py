"""Exports official documents (naskah dinas): each kind of value has its composer."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from app.domain.official import DocumentKind
from app.domain.snapshots.official import OfficialDocument
from app.exports.report import Cancelled, Progress
from app.exports.sop_sheet import exported

Compose = Callable[[Any, Callable[[str], None], str], bytes]

_COMPOSERS = {
    DocumentKind.DISPOSITION: ("disposition", "compose_disposition"),
    DocumentKind.RECEIPT: ("receipt", "compose_receipt"),
    DocumentKind.TASKS: ("tasks", "compose_tasks"),
    DocumentKind.MINUTES: ("minutes", "compose_minutes"),
    DocumentKind.AGREEMENT: ("agreement", "compose_agreement"),
    DocumentKind.ACTION_PLAN: ("action_plan", "compose_action_plan"),
    DocumentKind.MEASUREMENT: ("measurement", "compose_measurement"),
}
"""Kind of document, to its module and function."""


def export_official(
    kind: DocumentKind,
    data: OfficialDocument,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    paper: str = "A4",
) -> Path:
    """The document as .docx, or as .pdf where LibreOffice is installed; "A4" or "F4".

    Raises StorageError (`files.write_atomically`; pdf_no_office, pdf_failed; emblem_unreadable),
    InputError "export_kind" and ExportCancelledError; the folder is then as it was before.
    """
    compose = _composer(kind)
    return exported(
        path, lambda step: compose(data, step, paper), (".docx", ".pdf"), progress, cancelled
    )


def _composer(kind: DocumentKind) -> Compose:
    module, name = _COMPOSERS[kind]
    compose: Compose = getattr(import_module(f"app.exports.docx.official.{module}"), name)
    return compose
