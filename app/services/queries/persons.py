"""The persons and units of the office, as every screen names them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.snapshots.office import DivisionView, PersonView
from app.domain.sop import Sop
from app.domain.texts import text
from app.models.organisation import Division, Person
from app.models.sop import SopVersion
from app.services.procedures import Procedures

_OTHER_ROLES = ("reader", "administrator", "head")


def load_persons(session: Session, sop: Sop) -> tuple[PersonView, ...]:
    """Everybody who can sign in, in the order of lanes and units."""
    rows = session.execute(
        select(Person.id, Person.name, Person.honorific, Person.actor, Division.code, Division.name)
        .outerjoin(Division, Division.id == Person.division_id)
        .where(Person.active)
        .order_by(Division.order, Person.id)
    )
    views = [
        PersonView(
            row[0], row[1], row[2], row[3], role_label(sop, row[3]), row[4] or "", row[5] or ""
        )
        for row in rows
    ]
    lanes = [actor.id for actor in sop.actors]
    views.sort(key=lambda view: lanes.index(view.actor) if view.actor in lanes else len(lanes))
    return tuple(views)


def load_divisions(session: Session) -> tuple[DivisionView, ...]:
    rows = session.execute(
        select(Division.id, Division.code, Division.name, Division.short, Division.icon).order_by(
            Division.order
        )
    )
    return tuple(DivisionView(*row) for row in rows)


def role_label(sop: Sop, actor: str) -> str:
    """`Kasubbag Perencanaan dan Pelaporan`; also of the roles outside the procedure."""
    if actor in _OTHER_ROLES:
        return text(f"services.role_{actor}")
    return next((known.label for known in sop.actors if known.id == actor), actor)


def chosen_sop(session: Session, procedures: Procedures) -> Sop:
    """The procedure that new years begin with."""
    rows = select(SopVersion.id).order_by(SopVersion.chosen.desc(), SopVersion.id).limit(1)
    return procedures.sop(session, session.execute(rows).scalar_one())
