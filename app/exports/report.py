"""Exports a report: the Word document, its charts as pictures, its tables as a workbook."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.domain.report_data import ReportData
from app.domain.texts import text
from app.exports.files import check_target, write_atomically

if TYPE_CHECKING:
    from app.exports.charts.gallery import Picture

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
_TEMPLATE_STEPS = 30
"""Places of a template, roughly: progress needs a total before the template is read."""


class ExportCancelledError(UserError):
    """The user stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__("export_cancelled")


class _Steps:
    """Counts pieces of work, reports them, and stops when the user asked for it."""

    def __init__(self, total: int, progress: Progress, cancelled: Cancelled) -> None:
        self._total = total
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def __call__(self, words: str) -> None:
        if self._cancelled():
            raise ExportCancelledError
        self._progress(min(self._done, self._total - 1), self._total, words)
        self._done += 1

    def finish(self, words: str) -> None:
        self._progress(self._total, self._total, words)


def export_report(
    data: ReportData,
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
    *,
    templates: Path | None = None,
) -> Path:
    """Writes the quarterly, semester or annual report and returns its path.

    Raises StorageError (see `files.write_atomically`; template_*; emblem_unreadable) and
    ExportCancelledError; in every case the folder is as it was before. ``templates`` is a
    folder with the office's own templates.
    """
    check_target(path)
    saving = text("documents.progress.saving", name=path.name)
    with compose_report(data, progress, cancelled, saving, templates) as content:
        write_atomically(path, content)
    return path


@contextmanager
def compose_report(
    data: ReportData,
    progress: Progress,
    cancelled: Cancelled,
    saving: str,
    templates: Path | None = None,
) -> Iterator[bytes]:
    """The bytes of the report; what is done with them is told as the step ``saving``."""
    from app.exports.charts.gallery import WORD_DPI, Gallery
    from app.exports.docx.compose import compose

    steps = _Steps(_TEMPLATE_STEPS + _chart_count(data), progress, cancelled)
    gallery = Gallery(data, WORD_DPI, lambda title: steps(_drawing(title)))
    content = compose(data, gallery, steps, templates)
    steps(saving)
    yield content
    steps.finish(saving)


def export_charts(
    data: ReportData, folder: Path, progress: Progress, cancelled: Cancelled
) -> tuple[Path, ...]:
    """Writes every chart of the report as a PNG of 300 dpi into an existing folder.

    All pictures are drawn before the first is written: a cancelled export leaves nothing.
    """
    from app.exports.charts.gallery import FILE_DPI, Gallery

    check_target(folder / "gambar.png")
    steps = _Steps(_chart_count(data) + 1, progress, cancelled)
    gallery = Gallery(data, FILE_DPI, lambda title: steps(_drawing(title)))
    pictures = [gallery.picture(key) for key in gallery.keys]
    saving = text("documents.progress.saving", name=folder.name)
    steps(saving)
    written = _write_pictures(folder, [item for item in pictures if item is not None])
    steps.finish(saving)
    return written


def export_tables(
    data: ReportData,
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
    *,
    templates: Path | None = None,
) -> Path:
    """Writes every table of the report into one workbook (.xlsx) and returns its path.

    Raises the same as `export_report`; the folder is then as it was before.
    """
    from app.exports.report_workbook import workbook_bytes

    check_target(path)
    steps = _Steps(2, progress, cancelled)
    steps(text("documents.progress.tables"))
    content = workbook_bytes(data, templates)
    saving = text("documents.progress.saving", name=path.name)
    steps(saving)
    write_atomically(path, content)
    steps.finish(saving)
    return path


def _write_pictures(folder: Path, pictures: "list[Picture]") -> tuple[Path, ...]:
    """All pictures or none: what was written before a refusal is taken away again."""
    written: list[Path] = []
    try:
        for number, picture in enumerate(pictures, start=1):
            path = folder / f"gambar-{number:02}-{_file_name(picture.key)}.png"
            write_atomically(path, picture.png)
            written.append(path)
    except UserError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)


def _chart_count(data: ReportData) -> int:
    """About: one per objective and eight indicators, one for the trend, two of the office."""
    return 2 * len(data.objectives) + 2


def _drawing(title: str) -> str:
    return text("documents.progress.chart", title=title)


def _file_name(key: str) -> str:
    """Only letters, digits, dots and dashes of a key can stand in a file name."""
    return "".join(sign if sign.isalnum() or sign in ".-" else "_" for sign in key)
