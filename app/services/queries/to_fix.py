"""How many figures wait for a correction or an explanation: the badge of Data Kinerja."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.commands import Acting
from app.models.organisation import Person
from app.models.report import Year
from app.services.figure_rows import UNIT
from app.services.queries.objectives import newest_quarter
from app.services.series import load_sheet
from app.services.wrong_figures import BLOCKING


def figures_to_fix(session: Session, acting: Acting) -> int:
    """Of the newest quarter with figures in the newest year.

    The people of a unit see the count of their own unit.
    """
    year = session.scalar(select(Year.year).order_by(Year.year.desc()).limit(1))
    quarter = None if year is None else newest_quarter(session, year)
    if year is None or quarter is None:
        return 0
    person = _MEMBER.where(Person.id == acting.role_person_id, Person.actor.in_(UNIT))
    unit = session.execute(person).scalar()
    sheet = load_sheet(session, year, quarter, division_id=unit)
    return sum(series.check(quarter).state in BLOCKING for series in sheet.series)


_MEMBER = select(Person.division_id)
