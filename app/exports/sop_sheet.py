"""Exports the SOP, how it ran, and the trail of a report: Word, PDF and tables."""

from collections.abc import Callable
from pathlib import Path

from app.domain.errors import InputError
from app.domain.snapshots.evaluation import SopEvaluation
from app.domain.snapshots.sop import SopView
from app.domain.snapshots.trail import TrailView
from app.domain.texts import text
from app.exports.files import check_target, write_atomically
from app.exports.report import Cancelled, ExportCancelledError, Progress

_WORD, _PDF, _TABLES = ".docx", ".pdf", (".xlsx", ".csv")


def export_sop(
    view: SopView,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    paper: str = "A4",
) -> Path:
    """The official form as .docx, or as .pdf where LibreOffice is installed; "A4" or "F4".

    Raises StorageError (`files.write_atomically`; pdf_no_office, pdf_failed; emblem_unreadable),
    InputError "export_kind" and ExportCancelledError; the folder is then as it was before.
    """
    from app.exports.docx.sop_document import compose_sop

    return exported(
        path, lambda step: compose_sop(view, step, paper), (_WORD, _PDF), progress, cancelled
    )


def export_evaluation(
    evaluation: SopEvaluation,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Path:
    """The sheet "Hasil Evaluasi SOP" as .docx or .pdf; raises the same as `export_sop`."""
    from app.exports.docx.evaluation import compose_evaluation

    return exported(
        path, lambda step: compose_evaluation(evaluation, step), (_WORD, _PDF), progress, cancelled
    )


def export_trail(
    trail: TrailView,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Path:
    """The trail of a report as .docx, .pdf, .xlsx or .csv; raises the same as `export_sop`."""
    return export_trails((trail,), path, progress, cancelled)


def export_trails(
    trails: tuple[TrailView, ...],
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Path:
    """Trails of several reports one after the other in one file."""
    from app.exports.docx.trail import compose_trails
    from app.exports.trail_table import as_csv, as_xlsx

    def compose(step: Callable[[str], None]) -> bytes:
        kind = path.suffix.lower()
        if kind in _TABLES:
            step(text("trail_sheet.progress_table"))
            return as_csv(trails) if kind == ".csv" else as_xlsx(trails)
        return compose_trails(trails, step)

    return exported(path, compose, (_WORD, _PDF, *_TABLES), progress, cancelled)


def exported(
    path: Path,
    compose: Callable[[Callable[[str], None]], bytes],
    kinds: tuple[str, ...],
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Path:
    """Checks the target before the work, and reports pieces of it."""
    kind = path.suffix.lower()
    if kind not in kinds:
        raise InputError("export_kind", name=path.name, kinds=", ".join(kinds))
    check_target(path)
    total, done = (5 if kind == _PDF else 4), 0

    def step(words: str) -> None:
        nonlocal done
        if cancelled is not None and cancelled():
            raise ExportCancelledError
        if progress is not None:
            progress(min(done, total), total, words)
        done += 1

    content = compose(step)
    if kind == _PDF:
        from app.exports.office_pdf import write_pdf

        step(text("sop_sheet.progress_pdf"))
        write_pdf(content, path)
    else:
        step(text("sop_sheet.progress_saving", name=path.name))
        write_atomically(path, content)
    if progress is not None:
        progress(total, total, text("sop_sheet.progress_saving", name=path.name))
    return path
