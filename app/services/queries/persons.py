"""The persons and units of the office, as every screen names them."""

import datetime as dt

from app.domain.calendar import WITA
from app.domain.snapshots.office import DivisionView, PersonView
from app.domain.sop import Sop
from app.domain.texts import text
from app.models.plain import Plain, PlainReads
from app.services.procedures import Procedures
from app.services.sop_versions import version_on

_OTHER_ROLES = ("reader", "administrator", "head")
_PERSONS = Plain(
    """
    SELECT person.id, person.name, person.honorific, person.actor,
           division.code, division.name AS division
    FROM person LEFT JOIN division ON division.id = person.division_id
    WHERE person.active
    ORDER BY division."order", person.id
    """
)
_DIVISIONS = Plain('SELECT id, code, name, short, icon FROM division ORDER BY "order"')


def load_persons(db: PlainReads, sop: Sop) -> tuple[PersonView, ...]:
    """Everybody who can sign in, in the order of lanes and units."""
    rows = _PERSONS.rows(db)
    views = [
        PersonView(
            row[0], row[1], row[2], row[3], role_label(sop, row[3]), row[4] or "", row[5] or ""
        )
        for row in rows
    ]
    lanes = [actor.id for actor in sop.actors]
    views.sort(key=lambda view: lanes.index(view.actor) if view.actor in lanes else len(lanes))
    return tuple(views)


def load_divisions(db: PlainReads) -> tuple[DivisionView, ...]:
    return tuple(DivisionView(*row) for row in _DIVISIONS.rows(db))


def role_label(sop: Sop, actor: str) -> str:
    """`Kasubbag Perencanaan dan Pelaporan`; also of the roles outside the procedure."""
    if actor in _OTHER_ROLES:
        return text(f"services.role_{actor}")
    return next((known.label for known in sop.actors if known.id == actor), actor)


def chosen_sop(
    db: PlainReads, procedures: Procedures, at: dt.datetime, year: int | None = None
) -> Sop:
    """The procedure that reports (of a year) begin with at this moment."""
    return procedures.sop(db, version_on(db, at.astimezone(WITA).date(), year))
