"""What a pasted block would do to the grid, cell by cell; nothing is stored here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.commands import EnterFigure
from app.domain.commands_paste import CellWrite
from app.domain.measures import Figure
from app.domain.numbers import NumberStyle, Parsed, format_number
from app.domain.snapshots.figures import FigureRow
from app.domain.texts import text
from app.imports.clipboard_block import MISSING, Block, BlockCell
from app.ui.figures.columns import EDITABLE, Column
from app.ui.figures.entry import Place, Question, Refusal, interpret
from app.ui.figures.model import FiguresModel, typed_value


@dataclass(frozen=True)
class Aim:
    """Where a block lands: lines of indicators in order, and columns; the first is its corner."""

    place: Place
    lines: Sequence[int]
    columns: Sequence[int]


@dataclass(frozen=True)
class PlannedCell:
    """One cell: what it says, what was pasted, what it would say, or why not."""

    figure: FigureRow | None
    """None outside the grid."""
    column: int
    before: str
    pasted: str
    becomes: str = ""
    problem: str = ""
    readings: Parsed | None = None
    write: CellWrite | None = None

    @property
    def same(self) -> bool:
        """Nothing would change."""
        return self.write is None and not self.problem


@dataclass(frozen=True)
class PastePlan:
    """Every pasted cell, in the order of the block."""

    cells: tuple[PlannedCell, ...]

    @property
    def good(self) -> tuple[PlannedCell, ...]:
        return tuple(cell for cell in self.cells if cell.write is not None)

    @property
    def problems(self) -> int:
        return sum(bool(cell.problem) for cell in self.cells)

    @property
    def ambiguous(self) -> tuple[PlannedCell, ...]:
        """Cells with two readings."""
        return tuple(cell for cell in self.cells if cell.readings is not None)


def plan_paste(
    model: FiguresModel, aim: Aim, block: Block, style: NumberStyle | None = None
) -> PastePlan:
    """The block from its corner on; ``style`` is how ambiguous numbers are read, when chosen."""
    cells = (
        _planned(model, aim, line, column, cell, style)
        for line, column, cell in _landing(aim, block)
    )
    return PastePlan(tuple(cell for cell in cells if cell is not None))


def repeat_block(block: Block, lines: int, columns: int) -> Block:
    """The block over a larger selection as Excel does it: repeated along every side of which
    the selection is a whole multiple, else once.
    """
    down, across = len(block), max(map(len, block))
    times = lines // down if lines % down == 0 else 1
    beside = columns // across if columns % across == 0 else 1
    if times * beside <= 1:
        return block
    padded = tuple((*row, *(MISSING,) * (across - len(row))) for row in block)
    return tuple(row * beside for row in padded) * times


def said_of(figure: FigureRow, column: int) -> str:
    """What a cell holds now, as it would be typed."""
    if column == Column.VALUE:
        return typed_value(figure)
    return figure.obstacle if column == Column.OBSTACLE else figure.follow_up


def _before(figure: FigureRow, column: int) -> str:
    if column == Column.VALUE:
        return _figure_text(figure, figure.figure)
    return said_of(figure, column)


def _landing(aim: Aim, block: Block) -> Iterator[tuple[int, int, BlockCell]]:
    """Line and column of every pasted cell; -1 where the grid has ended."""
    for down, row in enumerate(block):
        line = aim.lines[down] if down < len(aim.lines) else -1
        for across, cell in enumerate(row):
            column = aim.columns[across] if across < len(aim.columns) else -1
            if not cell.missing:
                yield line, column, cell


def _planned(
    model: FiguresModel,
    aim: Aim,
    line: int,
    column: int,
    cell: BlockCell,
    style: NumberStyle | None,
) -> PlannedCell | None:
    figure = model.figure_at(line)
    if figure is None or column < 0:
        outside = PlannedCell(figure, column, "", cell.text, problem=text("cells.outside"))
        return outside if cell.text else None
    if column not in EDITABLE:
        return _fixed(model, figure, column, cell)
    planned = PlannedCell(figure, column, _before(figure, column), cell.text)
    if not model.can_edit(line, column):
        untouched = cell.text in (planned.before, said_of(figure, column))
        return None if untouched else replace(planned, problem=model.why_fixed(figure))
    return _read(aim.place, planned, cell, style)


def _fixed(
    model: FiguresModel, figure: FigureRow, column: int, cell: BlockCell
) -> PlannedCell | None:
    """A column that is only read; what it says already is no problem."""
    shown = model.shown(figure, column)
    if cell.text in ("", shown) or column == Column.TARGET:
        return None
    name = model.header_of(column)
    problem = text("cells.read_only_column", column=name)
    return PlannedCell(figure, column, shown, cell.text, problem=problem)


def _read(
    place: Place, planned: PlannedCell, cell: BlockCell, style: NumberStyle | None
) -> PlannedCell:
    figure, column = planned.figure, planned.column
    assert figure is not None
    answer = interpret(place, figure, column, cell.text)
    readings = answer.readings if isinstance(answer, Question) else None
    if readings is not None:
        known = _told_number(readings, cell)
        chosen = known or style
        if chosen is not None:
            answer = interpret(place, figure, column, cell.text, chosen)
        readings = None if known is not None else readings
    planned = replace(planned, readings=readings)
    if isinstance(answer, Question):
        return replace(planned, problem=text("cells.pick_reading"))
    if isinstance(answer, Refusal):
        return replace(planned, problem=answer.sentence)
    becomes = _becomes(figure, answer)
    if _is_same(planned, answer, becomes):
        return replace(planned, becomes=becomes)
    return replace(planned, becomes=becomes, write=answer)


def _is_same(planned: PlannedCell, write: CellWrite, becomes: str) -> bool:
    """An empty cell with a reason stays as it is when nothing is pasted on it."""
    if not isinstance(write, EnterFigure) or not (becomes or planned.before):
        return becomes == planned.before
    assert planned.figure is not None
    now = planned.figure.figure
    return (write.value, write.numerator, write.denominator) == (
        now.value,
        now.numerator,
        now.denominator,
    )


def _told_number(readings: Parsed, cell: BlockCell) -> NumberStyle | None:
    """The other program told which number stands behind the text."""
    fitting = (reading.style for reading in readings.readings if reading.value == cell.number)
    return next(fitting, None)


def _becomes(figure: FigureRow, write: CellWrite) -> str:
    if not isinstance(write, EnterFigure):
        words = write.obstacle if write.obstacle is not None else write.follow_up
        return (words or "").strip()
    content = Figure(write.value, write.numerator, write.denominator)
    return _figure_text(figure, content)


def _figure_text(figure: FigureRow, content: Figure) -> str:
    """A figure with all its decimals, for reading: `1.260,55`, `31/40`, `BB`."""
    if content.numerator is not None and content.denominator is not None:
        return f"{format_number(content.numerator)}/{format_number(content.denominator)}"
    if content.value is None:
        return ""
    letters = zip(figure.grade_values, figure.grades, strict=True)
    return dict(letters).get(content.value) or format_number(content.value)
