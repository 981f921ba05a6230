"""The office's figures for its official documents: minutes of a quarter, measurement forms."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.errors import InputError
from app.domain.indicators import mean_achievement, not_counted
from app.domain.official import DocumentWish
from app.domain.periods import Period
from app.domain.ratings import rating
from app.domain.report_data import FollowUpData, Signature
from app.domain.snapshots.official_year import Attendee, MeasurementForm, Minutes, OfficeFigures
from app.domain.sop import Sop
from app.domain.texts import text
from app.models.measurement import QuarterClose
from app.models.organisation import Division, Person, Section
from app.models.report import Year
from app.services.agreement import Agreement
from app.services.document_kinds import MINUTES
from app.services.frozen_quarter import load_frozen
from app.services.number_document import key_of, registered
from app.services.officials import HEAD, letterhead_in
from app.services.procedures import Procedures
from app.services.queries.budget import load_budget
from app.services.queries.document_date import recorded_until
from app.services.queries.persons import role_label
from app.services.rating_scales import rating_scale_on
from app.services.report_follow_ups import load_follow_ups
from app.services.report_indicators import Basis, load_history, objectives_of
from app.services.series import load_sheet
from app.services.signers import PLANNING, post_of, signature_for_office, signature_in_post

_ROLES = ("secretary", "division_head", "planning_head", "section_head", "evaluation_staff")
"""Who takes part in an evaluation besides the head, in the order of the attendance list."""


@dataclass(frozen=True)
class Asked:
    """What is asked for, with the procedure that names the roles and the day that counts."""

    session: Session
    sop: Sop
    wish: DocumentWish
    day: dt.date
    folder: Path


def ask(session: Session, procedures: Procedures, wish: DocumentWish, folder: Path) -> Asked:
    """InputError when the year was never opened."""
    version = session.execute(select(Year.sop_version_id).where(Year.year == wish.year)).scalar()
    if version is None:
        raise InputError("year_not_opened", year=wish.year)
    day = wish.date or recorded_until(session).astimezone(WITA).date()
    return Asked(session, procedures.sop(session, version), wish, day, folder)


def load_measurement_form(asked: Asked) -> MeasurementForm:
    """Of a quarter, or of the year when none is named."""
    year, quarter = asked.wish.year, asked.wish.quarter
    period = Period.quarter(year, quarter) if quarter else Period.annual(year)
    return MeasurementForm(_figures(asked, period)[0])


def load_minutes(asked: Asked) -> Minutes:
    """What is told in the evaluation of a quarter."""
    year, quarter = asked.wish.year, asked.wish.quarter or 0
    figures, follow_ups = _figures(asked, Period.quarter(year, quarter))
    closed = asked.session.execute(_CLOSED, {"year": year, "quarter": quarter}).scalar()
    place = figures.letterhead.place
    return Minutes(
        figures=figures,
        follow_ups=follow_ups,
        attendees=_attendees(asked, figures.signature),
        writer=signature_in_post(asked.session, asked.sop, PLANNING, place, asked.day),
        closed_on=closed.astimezone(WITA).date() if closed else None,
        number=registered(asked.session, MINUTES, key_of(year, quarter)),
    )


def _figures(asked: Asked, period: Period) -> tuple[OfficeFigures, tuple[FollowUpData, ...]]:
    """A closed quarter tells what was sealed, as its reports do."""
    session, quarter = asked.session, period.last_quarter
    frozen = load_frozen(session, period.year, quarter)
    sheet = load_sheet(session, period.year, quarter)
    sheet = frozen.sheet(sheet, None) if frozen else sheet
    typed = frozen.earlier if frozen else None
    history = load_history(session, sheet.series, period.year, typed=typed)
    budget = frozen.budget if frozen else load_budget(session, period.year, period.last_day)
    scale = frozen.scale if frozen else rating_scale_on(session, period.last_day)
    objectives = objectives_of(sheet.series, Basis(period, scale, budget, history), {}, {})
    mean = mean_achievement([one.achievement for one in objectives])
    head = letterhead_in(session, asked.day, asked.folder)
    figures = OfficeFigures(
        letterhead=head,
        period=period,
        date=asked.day,
        agreement=agreement_name(sheet.agreement),
        objectives=objectives,
        achievement=mean,
        rating=rating(scale, mean.percent),
        rating_basis=scale.name,
        programmes=tuple(row for row in budget.programmes(quarter) if row.level == 1),
        without_data=sum(
            not_counted([item.achievement for item in one.indicators]) for one in objectives
        ),
        signature=signature_for_office(session, asked.sop, asked.day, head, asked.wish.signed_as),
    )
    promised = load_follow_ups(session, sheet, period)
    return figures, tuple(one for rows in promised.values() for one in rows)


def agreement_name(agreement: Agreement) -> str:
    """`Perjanjian Kinerja Perubahan Tahun 2026`"""
    kind = agreement.kind
    return text(f"reports.agreement.{kind.value}", year=agreement.year) if kind else ""


def _attendees(asked: Asked, head: Signature) -> tuple[Attendee, ...]:
    """The signer first, then the persons of the procedure by role and unit, each once."""
    rows = asked.session.execute(_PEOPLE).all()
    ordered = sorted(
        (row for row in rows if row.actor in _ROLES), key=lambda row: _ROLES.index(row.actor)
    )
    first = [Attendee(head.name, head.lines[-1])] if head.name else []
    first = first or [Attendee("", role_label(asked.sop, HEAD))]
    others = (Attendee(row.name, post_of(asked.sop, row)) for row in ordered)
    return (*first, *(one for one in others if one.name != head.name))


_PEOPLE = (
    select(
        Person.name,
        Person.actor,
        Division.name.label("division_name"),
        Section.name.label("section_name"),
    )
    .outerjoin(Division, Division.id == Person.division_id)
    .outerjoin(Section, Section.id == Person.section_id)
    .where(Person.active)
    .order_by(Division.order, Person.id)
)
_CLOSED = select(QuarterClose.closed_at).where(
    QuarterClose.year == bindparam("year"), QuarterClose.quarter == bindparam("quarter")
)
