"""Cells as Excel likes them: a table in HTML, and text with tabs; never a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from app.domain.measures import Aggregation, Rule
from app.domain.snapshots.figures import FigureRow
from app.ui.figures.columns import Column
from app.ui.figures.model import typed_value

_FORMULA = ("=", "+", "-", "@")
_AS_TEXT = r"mso-number-format:'\@'"
_BREAK = '<br style="mso-data-placement:same-cell">'


@dataclass(frozen=True)
class CopiedCell:
    """A text, or a number with its text."""

    text: str
    number: Decimal | None = None

    @property
    def guarded(self) -> bool:
        """A text that Excel would take for a formula."""
        return self.number is None and self.text.startswith(_FORMULA)


@dataclass(frozen=True)
class Copied:
    """What goes on the clipboard. ``guarded``: some text would have been a formula."""

    html: str
    plain: str
    guarded: bool


def copy_cells(rows: Sequence[Sequence[CopiedCell]]) -> Copied:
    """Both forms of a block of cells."""
    body = "".join(f"<tr>{''.join(map(_html, row))}</tr>" for row in rows)
    head = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="utf-8">'
    lines = ["\t".join(map(_plain, row)) for row in rows]
    return Copied(
        f"{head}<body><table>{body}</table></body></html>",
        "\n".join(lines),
        any(cell.guarded for row in rows for cell in row),
    )


def copied_cell(figure: FigureRow, column: int, shown: str) -> CopiedCell:
    """A cell of the grid; figures with all their decimals, a comma and no thousands."""
    number = _number(figure, column)
    if number is not None:
        return CopiedCell(format(number, "f").replace(".", ","), number)
    return CopiedCell(typed_value(figure) if column == Column.VALUE else shown)


def _number(figure: FigureRow, column: int) -> Decimal | None:
    if figure.rule.rule is Rule.ORDINAL:
        return None
    if column == Column.VALUE and figure.aggregation is not Aggregation.RATIO:
        return figure.figure.value
    if column == Column.TARGET and figure.target.upper is None:
        return figure.target.value
    return None


def _html(cell: CopiedCell) -> str:
    if cell.number is not None:
        plain = format(cell.number, "f")
        return f'<td x:num="{plain}" sdval="{plain}">{cell.text}</td>'
    return f'<td style="{_AS_TEXT}">{escape(cell.text).replace(chr(10), _BREAK)}</td>'


def _plain(cell: CopiedCell) -> str:
    said = f"'{cell.text}" if cell.guarded else cell.text
    if any(sign in said for sign in '\t\n\r"'):
        return '"' + said.replace('"', '""') + '"'
    return said
