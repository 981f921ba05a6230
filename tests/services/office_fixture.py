"""A minimal office for tests: five bidang, one person for each role and unit."""

import datetime as dt
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import Acting, OpenYear
from app.models.organisation import Division, OfficeIdentity, Person
from app.models.report import Report
from app.services.office import Office

YEAR = 2026
START = dt.datetime(2026, 1, 5, 9, 0, tzinfo=WITA)
MONDAY = dt.datetime(2026, 4, 6, 9, 0, tzinfo=WITA)
"""A working morning after the first quarter."""
DIVISIONS = ("KP", "TPH", "BUN", "NAK", "IKAN")

SECRETARY, PLANNING, STAFF, READER, ADMINISTRATOR = 1, 2, 3, 4, 5
DIVISION_HEAD, SECTION_HEAD = 10, 20
"""Ids of the first unit's; the following units count on."""


CHAIRS = {
    "secretary": Acting(SECRETARY),
    "planning_head": Acting(PLANNING),
    "evaluation_staff": Acting(STAFF),
    "division_head": Acting(DIVISION_HEAD),
    "section_head": Acting(SECTION_HEAD),
    "reader": Acting(READER),
    "administrator": Acting(ADMINISTRATOR),
}
"""Somebody with the role (of the first unit where units have their own)."""


def chair_for(office: Office, report_id: int, actor: str) -> Acting:
    """Somebody with the role in the unit of a report, where the role has units."""
    with office.reading() as session:
        unit = session.execute(select(Report.division_id).where(Report.id == report_id)).scalar()
    chair = CHAIRS[actor]
    if unit is None or actor not in ("division_head", "section_head"):
        return chair
    return Acting(chair.person_id + unit - 1)


def people() -> list[dict[str, object]]:
    rows = [
        _person(SECRETARY, "Sri Contoh, S.P.", "secretary"),
        _person(PLANNING, "Norhayati, S.P.", "planning_head"),
        _person(STAFF, "Muhammad Ilham", "evaluation_staff"),
        _person(READER, "Bapak Pembaca", "reader"),
        _person(ADMINISTRATOR, "Ibu Pengelola", "administrator"),
    ]
    for index, code in enumerate(DIVISIONS):
        rows.append(_person(DIVISION_HEAD + index, f"Kabid {code}", "division_head", index + 1))
        rows.append(_person(SECTION_HEAD + index, f"Kasi {code}", "section_head", index + 1))
    return rows


def make_office(
    path: Path, *, sop_version_id: int | None = None, per_division: bool = True
) -> Office:
    """A new office with its year opened."""
    office = make_empty_office(path)
    command = OpenYear(YEAR, sop_version_id=sop_version_id, per_division=per_division)
    office.run(command, Acting(SECRETARY), START)
    return office


def make_empty_office(path: Path) -> Office:
    """A new office with its people; no year is open."""
    office = Office.create(path, START)
    with Session(office._database.writer) as session, session.begin():
        session.add(
            OfficeIdentity(
                government="PEMERINTAH KABUPATEN CONTOH",
                name="DINAS CONTOH",
                short="DC",
                valid_from=dt.date(2020, 1, 1),
            )
        )
        for order, code in enumerate(DIVISIONS):
            session.add(
                Division(
                    id=order + 1,
                    code=code,
                    name=f"Bidang {code}",
                    short=code,
                    icon="food_fish",
                    order=order,
                )
            )
        session.flush()
        session.execute(insert(Person), people())
    return office


def _person(id_: int, name: str, actor: str, division: int | None = None) -> dict[str, object]:
    return {"id": id_, "name": name, "actor": actor, "division_id": division}
