"""The sample office as tests use it: a real file with its people, targets and budget."""

import datetime as dt
from pathlib import Path

from app.domain.calendar import WITA
from app.domain.commands import Acting, OpenYear
from app.services.office import Office
from app.services.sample_office import load_sample

YEAR = 2026
OPENING = dt.datetime(YEAR, 1, 5, 9, tzinfo=WITA)


def make_sample(path: Path, year: int = YEAR) -> Office:
    """A new sample office with its year opened by the Kasubbag."""
    at = OPENING.replace(year=year)
    office = Office.create(path, at)
    load_sample(office, year, at)
    office.run(OpenYear(year), Acting(person(office, "planning_head")), at)
    return office


def person(office: Office, actor: str, division: str = "") -> int:
    """The first person with this role (of a bidang)."""
    people = office.shell(None, OPENING).persons
    return next(
        p.id for p in people if p.actor == actor and (not division or p.division_code == division)
    )
