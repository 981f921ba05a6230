"""The tables of a report with their numbers and notes, as the document has them."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.report_data import ReportData
from app.exports.charts.gallery import NoGallery
from app.exports.docx.compose import desk_for
from app.exports.docx.contents import number_captions
from app.exports.docx.places import LISTS, write_place
from app.exports.docx.tables import Table
from app.exports.docx.template import places
from app.exports.docx.writer import Desk, Writer


@dataclass(frozen=True)
class ReportTable:
    """``number`` is that of the document, `Tabel 3.1`; ``notes`` stand under the table."""

    number: str
    title: str
    table: Table
    notes: tuple[str, ...]


class _Collector(Writer):
    """Notes the tables instead of writing them; their captions are needed for the numbers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: list[tuple[str, Table, tuple[str, ...]]] = []

    def table(self, title: str, table: Table, *notes: str) -> None:
        self.caption_of_table(title)
        self.found.append((title, table, notes))


def tables_of(data: ReportData, templates: Path | None = None) -> tuple[ReportTable, ...]:
    """All tables with a caption, in document order; StorageError as for the document."""
    desk = desk_for(data, NoGallery(), templates)
    found: list[tuple[str, Table, tuple[str, ...]]] = []
    for name, block in places(desk.document):
        if name in LISTS:
            continue
        writer = _Collector(desk)
        write_place(writer, name)
        found += writer.found
        for made in writer.blocks:
            block.addprevious(made)
    entries = number_captions(desk).tables
    pairs = zip(entries, found, strict=True)
    return tuple(ReportTable(entry.number, *one) for entry, one in pairs)
