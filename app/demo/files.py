"""What the demonstration writes: reports, charts and pictures of the board, each with a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.demo.year import SampleYear
from app.domain.errors import StorageError
from app.domain.periods import ReportKind
from app.domain.snapshots.board import Card
from app.domain.texts import text
from app.report_export import export_charts, export_report

DATABASE = "alur-kinerja.db"
REPORTS, CHARTS, BOARDS = "laporan", "grafik", "papan"


@dataclass(frozen=True)
class DemoFolder:
    """The output folder; made when it is missing."""

    path: Path

    @classmethod
    def prepare(cls, path: Path) -> "DemoFolder":
        """StorageError when the folder cannot be made."""
        try:
            for name in (REPORTS, CHARTS, BOARDS):
                (path / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError("folder_not_made", path=path) from error
        return cls(path)

    def fresh_database(self) -> Path:
        """Where the new database goes; an older one is kept under another name."""
        place = self.path / DATABASE
        if place.exists():
            older = self._unused(f"sebelumnya-{DATABASE}")
            for end in ("", "-wal", "-shm"):  # what the log still holds belongs to the file
                part = place.with_name(place.name + end)
                if part.exists():
                    part.replace(older.with_name(older.name + end))
        return place

    def _unused(self, name: str) -> Path:
        """The name, or the name with the first number that is free."""
        path, number = self.path / name, 1
        while path.exists():
            number += 1
            path = self.path / f"{Path(name).stem}-{number}{Path(name).suffix}"
        return path

    def write_report(self, year: SampleYear, card: Card) -> Iterator[str]:
        """The report as .docx and its charts; a line for each file."""
        name = file_name(card)
        day = year.clock().date()
        target = self.path / REPORTS / f"{name}.docx"
        export_report(year.office, card.report_id, target, _quiet, _go_on, document_date=day)
        yield self._line("demo.report", target)
        folder = self.path / CHARTS / name
        folder.mkdir(exist_ok=True)
        for chart in export_charts(
            year.office, card.report_id, folder, _quiet, _go_on, document_date=day
        ):
            yield self._line("demo.chart", chart)

    def board_picture(self, name: str) -> Path:
        return self.path / BOARDS / f"{name}.png"

    def picture_line(self, path: Path) -> str:
        return self._line("demo.board", path)

    def _line(self, key: str, path: Path) -> str:
        return text(key, path=path.relative_to(self.path), size=-(-path.stat().st_size // 1024))


def file_name(card: Card) -> str:
    """`2026-tw2-IKAN`, `2026-semester1`, `2026-tahunan`."""
    period = card.period
    if period.kind is ReportKind.QUARTERLY:
        unit = f"-{card.division_code}" if card.division_code else ""
        return f"{period.year}-tw{period.number}{unit}"
    if period.kind is ReportKind.SEMESTER:
        return f"{period.year}-semester{period.number}"
    return f"{period.year}-tahunan"


def _quiet(_done: int, _total: int, _text: str) -> None:
    """A line per file is progress enough."""


def _go_on() -> bool:
    return False
