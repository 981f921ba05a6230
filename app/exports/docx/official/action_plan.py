"""Rencana Aksi: the targets and the money of each quarter, indicator by indicator."""

from collections.abc import Callable, Iterator

from app.domain.measures import Target
from app.domain.periods import Quarter
from app.domain.snapshots.official_year import ActionPlan, PlanRow
from app.domain.texts import text
from app.exports.docx.official.blocks import place_and_day, right_half, say, signed
from app.exports.docx.official.year import (
    CENTER,
    RIGHT,
    column,
    draft_words,
    objective_title,
    small_table,
)
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Column, Kind, Row, Table
from app.exports.words import NONE, goal, long_date, rupiah

_MARGIN = 1.5
_POINTS = 7.5
"""Size of the letters: fourteen columns stand beside each other."""


def compose_action_plan(data: ActionPlan, step: Callable[[str], None], paper: str = "A4") -> bytes:
    """The bytes of the plan, landscape; the same records give the same bytes."""
    title = text("official.plan.file_title", year=data.year)
    step(text("official.progress", title=title))
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=True, margin=_MARGIN)
    sheet.number_pages()
    sheet.letterhead(data.letterhead)
    sheet.title(text("official.plan.title"))
    sheet.subtitle(text("official.agreement.year", year=data.year))
    if not data.signature.name or not data.objectives:
        draft_words(sheet, _draft(data))
    if data.agreement:
        say(sheet, text("official.plan.basis", agreement=data.agreement, date=long_date(data.date)))
    if data.objectives:
        table = Table(list(_columns(data)), list(_rows(data)))
        small_table(sheet, table, _POINTS, text("official.plan.note"))
    else:
        say(sheet, text("official.year.no_indicators"))
    say(sheet, text("official.plan.closing"), before=120, keep=True)
    right_half(sheet, signed(sheet, data.signature, place_and_day(data.signature)))
    return sheet.finish(title, data.date)


def _draft(data: ActionPlan) -> str:
    words = text("official.draft.lead")
    if not data.objectives:
        words += text("official.year.no_indicators") + " "
    if not data.signature.name:
        words += text("official.draft.signer", date=long_date(data.date))
    return words


def _columns(data: ActionPlan) -> Iterator[Column]:
    yield from (column("number", 0.7, CENTER), column("indicator", 3.6))
    yield from (column("programme_activity", 4.4), column("unit", 1.2, CENTER))
    yield column("target_of_year", 1.4, RIGHT, year=data.year)
    for group in ("targets", "planned"):
        head = text(f"official.plan.{group}")
        for quarter in Quarter:
            weight = 1.25 if group == "targets" else 1.5
            yield column("quarter", weight, RIGHT, head, quarter=quarter.roman)
    yield column("ceiling", 1.9, RIGHT)
    yield column("responsible", 2.6)


def _rows(data: ActionPlan) -> Iterator[Row]:
    number = 0
    for objective in data.objectives:
        yield Row((objective_title(objective.number, objective.title),), Kind.GROUP)
        for row in objective.rows:
            number += 1
            yield Row((str(number), *_cells(row)))
    money = (*(rupiah(one) for one in data.planned), rupiah(data.ceiling))
    yield Row(("", "", text("official.plan.total"), *[""] * 6, *money, ""), Kind.TOTAL)


def _cells(row: PlanRow) -> tuple[str, ...]:
    return (
        row.name,
        _paid(row),
        row.unit,
        _goal(row, row.year_target),
        *(_goal(row, one) for one in row.targets),
        *(rupiah(one) for one in row.planned),
        rupiah(row.ceiling),
        row.responsible or NONE,
    )


def _paid(row: PlanRow) -> str:
    """The programmes, and below each other the activities that pay for the indicator."""
    activities = (text("official.plan.activity", name=one) for one in row.activities)
    return "\n".join((*row.programmes, *activities)) or NONE


def _goal(row: PlanRow, target: Target) -> str:
    return goal(target, row.decimals, row.grades)
