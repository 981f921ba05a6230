"""Angka bertanggung jawab: every figure of a report by its code, with where it comes from."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.measures import Aggregation
from app.domain.periods import Quarter
from app.domain.report_data import FigureTrail, IndicatorData, ObjectiveData, ReportData
from app.domain.texts import text
from app.exports.docx.columns import figure_of
from app.exports.docx.narrative import totals
from app.exports.docx.tables import Align, Column, Kind, Row, Table
from app.exports.docx.writer import Writer
from app.exports.period_words import in_sentences, short_quarter
from app.exports.words import NONE, goal_of, long_date, percent, rupiah, share, value_of

_WEIGHTS = (
    ("code", 2.6), ("figure", 3.9), ("value", 2.5), ("formula", 6.2), ("entered", 3.4),
    ("approved", 3.4), ("evidence", 3.4),
)  # fmt: skip
_NAMED = 6
"""Codes that are written out; longer lists give the first and the last."""
_Cells = tuple[str, str, str, str]


def accountability(writer: Writer) -> None:
    """The annex, on landscape pages; nothing for data without any record of who entered them."""
    data = writer.data
    if not data.trails:
        return
    columns = [
        Column(text(f"annex.column.{name}"), weight, _align(name)) for name, weight in _WEIGHTS
    ]
    rows = (*_office_rows(data), *_indicator_rows(data), *_money_rows(data))
    with writer.landscape():
        title = text("annex.caption", period=in_sentences(data.period))
        writer.table(title, Table(columns, rows), text("annex.note"))


def _align(name: str) -> Align:
    return Align.RIGHT if name == "value" else Align.LEFT


def _office_rows(data: ReportData) -> Iterator[Row]:
    """Means of the office and of every objective."""
    yield Row((text("annex.group.means"),), Kind.GROUP)
    parts = _joined(f"S{one.number}.C" for one in data.objectives)
    formula = text("annex.formula.mean", inputs=parts)
    name = text("annex.figure.office")
    yield _row(("K.C", name, percent(data.office_achievement), formula))
    for one in data.objectives:
        yield _row(_objective_cells(one))


def _objective_cells(one: ObjectiveData) -> _Cells:
    inputs = _joined(
        f"{item.code}.C" for item in one.indicators if item.achievement.percent is not None
    )
    formula = text("annex.formula.mean", inputs=inputs or NONE)
    name = text("annex.figure.objective", number=one.number)
    return f"S{one.number}.C", name, percent(one.achievement), formula


def _indicator_rows(data: ReportData) -> Iterator[Row]:
    trails = {(one.code, one.quarter): one for one in data.trails}
    for one in data.objectives:
        for item in one.indicators:
            unit = f" ({item.unit})" if item.unit else ""
            yield Row((f"{item.code} {item.name}{unit}",), Kind.GROUP)
            yield from _figures(data, item, trails)


def _figures(
    data: ReportData, item: IndicatorData, trails: dict[tuple[str, Quarter], FigureTrail]
) -> Iterator[Row]:
    """Target, the quarters' values, the state to date, and both percentages."""
    code, year = item.code, data.period.year
    target = text("annex.formula.agreement", agreement=data.agreement or NONE)
    name = text("annex.figure.target", year=year)
    yield _row((f"{code}.T", name, goal_of(item, item.year_target), target))
    typed = []
    for quarter in (one.quarter for one in item.quarters):
        figure, mark = figure_of(item, quarter), f"{code}.R{int(quarter)}"
        typed.append(mark)
        if figure is not None:
            name = text("annex.figure.typed", quarter=short_quarter(quarter))
            words = figure.blank if figure.value is None else text("annex.formula.typed")
            cells = (mark, name, value_of(item, figure.value), words or NONE)
            yield _row(cells, trails.get((code, quarter)))
    yield _row(_to_date(data, item, typed))
    yield _row(_achieved(data, item, whole=False))
    yield _row(_achieved(data, item, whole=True))


def _to_date(data: ReportData, item: IndicatorData, typed: list[str]) -> _Cells:
    last = item.rule.aggregation is Aggregation.RATIO and not item.rule.ratio_to_date
    rule = text(f"documents.aggregation.{'ratio_last' if last else item.rule.aggregation.value}")
    formula = text("annex.formula.of", rule=rule, inputs=_joined(typed) or NONE)
    quarter = short_quarter(data.period.last_quarter)
    name = text("annex.figure.to_date", quarter=quarter)
    return f"{item.code}.S", name, value_of(item, item.to_date), formula


def _achieved(data: ReportData, item: IndicatorData, *, whole: bool) -> _Cells:
    """``whole``: against the target of the year."""
    code, rule = item.code, text(f"documents.formula.{item.rule.rule.value}")
    last = item.quarters[-1] if item.quarters else None
    goal = item.year_target if whole or last is None else last.target_to_date
    inputs = text(
        "annex.formula.inputs",
        value=value_of(item, item.to_date),
        target=goal_of(item, goal),
        code=f"{code}.S",
    )
    formula = text("annex.formula.of", rule=rule, inputs=inputs)
    result = item.year_achievement if whole else item.achievement
    key = "year" if whole else "achievement"
    name = text(f"annex.figure.{key}", year=data.period.year)
    return f"{code}.{'CT' if whole else 'C'}", name, percent(result), formula


def _money_rows(data: ReportData) -> Iterator[Row]:
    """Ceiling, spending and share of every programme, and of all together."""
    if not data.programmes:
        return
    ceiling, spent = totals(data)
    yield from _money("A", text("annex.group.money"), ceiling, spent)
    for number, one in enumerate(data.programmes, start=1):
        yield from _money(f"A{number}", f"{one.code} {one.name}", one.ceiling, one.spent)


def _money(code: str, name: str, ceiling: Decimal, spent: Decimal) -> Iterator[Row]:
    yield Row((name,), Kind.GROUP)
    used = text("annex.formula.share", spent=f"{code}.R", ceiling=f"{code}.P")
    cells = (
        ("P", "ceiling", rupiah(ceiling), text("annex.formula.ceiling")),
        ("R", "spent", rupiah(spent), text("annex.formula.spent")),
        ("S", "absorption", percent(share(spent, ceiling)), used),
    )
    for mark, key, value, formula in cells:
        yield _row((f"{code}.{mark}", text(f"annex.figure.{key}"), value, formula))


def _row(cells: _Cells, trail: FigureTrail | None = None) -> Row:
    """A figure with its trail; what is computed has none of its own."""
    if trail is None:
        return Row((*cells, NONE, NONE, NONE))
    entered = _act(trail.entered_by, trail.entered_on)
    approved = _act(trail.approved_by, trail.approved_on)
    return Row((*cells, entered, approved, _proofs(trail.evidence)))


def _act(person: str, day: dt.date | None) -> str:
    if not person or day is None:
        return NONE
    return text("annex.act", person=person, date=long_date(day))


def _proofs(names: Iterable[str]) -> str:
    return "; ".join(names) or NONE


def _joined(codes: Iterable[str]) -> str:
    """`IKU1.C, IKU2.C`; a long list names its ends and how many there are."""
    known = list(codes)
    if len(known) <= _NAMED:
        return ", ".join(known)
    return text("annex.formula.many", first=known[0], last=known[-1], count=len(known))
