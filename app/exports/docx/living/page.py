"""The page "Perubahan sejak versi n": what a renewal changed, kept, lost and found."""

from collections.abc import Iterator

from app.domain.texts import text
from app.exports.docx.living.findings import News, Told
from app.exports.docx.oxml import Element, element
from app.exports.docx.tables import Align, Column, Kind, Row, Table
from app.exports.docx.writer import Desk, Writer
from app.exports.words import NONE

_WEIGHTS = (("number", 0.9), ("part", 5.2), ("before", 4.7), ("after", 4.7))


def changes_page(
    desk: Desk, version: int, news: tuple[News, ...], *, new_page: bool
) -> tuple[Element, ...]:
    """Heading, what happened in a sentence, and the table; ``version`` is the one before."""
    writer = Writer(desk)
    breaks = element("w:pageBreakBefore", val=int(new_page))
    writer.styled("Judul Daftar", text("living.page.heading", version=version), breaks)
    writer.say(text("living.page.intro", version=version, next=version + 1))
    if not news:
        writer.say(text("living.page.nothing"))
        return tuple(writer.blocks)
    columns = [
        Column(
            text(f"living.page.{name}"), weight, Align.CENTER if name == "number" else Align.LEFT
        )
        for name, weight in _WEIGHTS
    ]
    table = Table(columns, tuple(_rows(news)))
    writer.add(table.xml(writer.text_width, desk.styles.table))
    lost = any(item.kind is Told.LOST for item in news)
    writer.styled("Catatan Tabel", text(f"living.page.{'note_lost' if lost else 'note'}"))
    return tuple(writer.blocks)


def _rows(news: tuple[News, ...]) -> Iterator[Row]:
    number = 0
    for kind in Told:
        items = [item for item in news if item.kind is kind]
        if items:
            yield Row((text(f"living.told.{kind.value}", count=len(items)),), Kind.GROUP)
        for item in items:
            number += 1
            cells = (item.part or NONE, item.before or NONE, item.after or NONE)
            yield Row((str(number), *cells))
