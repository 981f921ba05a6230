"""A sample office whose first quarter is closed, and the short ways of tests around it."""

import datetime as dt
from decimal import Decimal

from app.domain.calendar import WITA
from app.domain.commands import Acting, AmendFigure, CloseQuarter, EnterFigure
from app.domain.measures import Aggregation, Figure
from app.domain.snapshots.figures import FigureRow
from app.services.office import Office
from tests.services.sample import YEAR, person

EARLY = dt.datetime(YEAR, 4, 6, 9, tzinfo=WITA)
LATE = dt.datetime(YEAR, 5, 6, 9, tzinfo=WITA)
NEXT = dt.datetime(YEAR, 7, 6, 9, tzinfo=WITA)
NOTE = "menunggu data BPS"


def chair(office: Office, actor: str = "planning_head", division: str = "") -> Acting:
    return Acting(person(office, actor, division))


def figure_rows(office: Office, quarter: int = 1) -> list[FigureRow]:
    view = office.figures(YEAR, quarter, "", chair(office))
    return [row for group in view.groups for row in group.rows]


def row_again(office: Office, row: FigureRow, quarter: int = 1) -> FigureRow:
    return next(one for one in figure_rows(office, quarter) if one.indicator_id == row.indicator_id)


def plain_row(office: Office) -> FigureRow:
    """An indicator of TPH that is one number a quarter."""
    kinds = (Aggregation.SUM, Aggregation.CUMULATIVE, Aggregation.LAST)
    return next(
        row
        for row in figure_rows(office)
        if row.aggregation in kinds and row.division_code == "TPH" and not row.grades
    )


def enter(office: Office, row: FigureRow, number: str, quarter: int = 1) -> None:
    now = row_again(office, row, quarter)
    wish = EnterFigure(row.indicator_id, YEAR, quarter, now.version, value=Decimal(number))
    office.run(wish, chair(office), EARLY)


def close(office: Office, quarter: int = 1, at: dt.datetime = LATE) -> str:
    return office.run(CloseQuarter(YEAR, quarter, NOTE), chair(office), at).summary


def amend(office: Office, row: FigureRow, figure: Figure, reason: str = "salah baca") -> None:
    now = row_again(office, row)
    wish = AmendFigure(
        row.indicator_id,
        YEAR,
        1,
        now.version,
        reason=reason,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
    )
    office.run(wish, chair(office), LATE)


def problems(office: Office) -> str:
    return "\n".join(office.check().problems)
