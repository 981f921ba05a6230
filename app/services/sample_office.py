"""Fills a new database with the sample office: people, indicators, targets, budget."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Session

from app.domain.ratings import shipped_grades, shipped_scales
from app.models.indicator import Grade, GradeScale, RatingBand, RatingScale
from app.models.organisation import (
    Division,
    OfficeIdentity,
    OfficialForm,
    OfficialTerm,
    Person,
    Section,
)
from app.services.journal import Author, JournalEntry, write_journal
from app.services.office import Office
from app.services.sample_budget import add_budget
from app.services.sample_data import Record, day, sample
from app.services.sample_indicators import add_indicators

ALWAYS = dt.date(2000, 1, 1)
"""From when on something holds whose source names no date."""
GRADE_SCALES = {"bpk": "Opini BPK", "akip": "Predikat AKIP"}


def load_sample(office: Office, year: int, at: dt.datetime) -> None:
    """Write the whole sample office in one transaction, as one row of the journal.

    Figures, sections and evidence are not part of it: they are entered by commands.
    """
    with office.writing() as session:
        divisions = _add_units(session)
        people = _add_people(session, divisions)
        _add_terms(session, people, year)
        _add_rating_scales(session)
        scales = _add_grade_scales(session)
        indicators = add_indicators(session, year, divisions, scales)
        add_budget(session, year, divisions, indicators)
        entry = JournalEntry(
            "office", 0, {}, {"persons": len(people), "indicators": len(indicators)}
        )
        write_journal(session, Author("LoadSample", at, None), [entry])


def _add_units(session: Session) -> dict[str, int]:
    content = sample("office")
    session.add(OfficeIdentity(**content["identity"], valid_from=ALWAYS))
    ids = {}
    for order, unit in enumerate(content["division"]):
        row = Division(
            code=unit["code"],
            name=unit["name"],
            short=unit["short"],
            icon=unit["icon"],
            order=order,
        )
        session.add(row)
        session.flush()
        ids[unit["code"]] = row.id
        names = enumerate(unit["sections"])
        session.add_all(Section(division_id=row.id, name=name, order=n) for n, name in names)
    return ids


def _add_people(session: Session, divisions: dict[str, int]) -> dict[str, int]:
    ids = {}
    session.flush()
    sections = {row.name: row.id for row in session.query(Section)}
    for entry in sample("office")["person"]:
        row = Person(
            name=entry["name"],
            honorific=entry["honorific"],
            nip=entry["nip"],
            rank=entry["rank"],
            actor=entry["role"],
            division_id=divisions.get(entry.get("division", "")),
            section_id=sections.get(entry.get("section", "")),
        )
        session.add(row)
        session.flush()
        ids[entry["key"]] = row.id
    return ids


def _add_terms(session: Session, people: dict[str, int], year: int) -> None:
    for entry in sample("office")["term"]:
        session.add(_term(entry, people, year))


def _term(entry: Record, people: dict[str, int], year: int) -> OfficialTerm:
    return OfficialTerm(
        person_id=people[entry["person"]],
        post=entry["post"],
        form=OfficialForm(entry["form"]),
        valid_from=day(year, entry["from"]),
        valid_to=day(year, entry["to"]) if "to" in entry else None,
    )


def _add_rating_scales(session: Session) -> None:
    shipped = shipped_scales()
    chosen = shipped.scale()
    for scale in shipped.scales:
        row = RatingScale(
            name=scale.name,
            basis=scale.source,
            valid_from=scale.valid_from or ALWAYS,
            chosen=scale == chosen,
        )
        session.add(row)
        session.flush()
        for order, band in enumerate(scale.bands):
            session.add(
                RatingBand(
                    scale_id=row.id,
                    label=band.label,
                    lower=band.lower,
                    inclusive=band.inclusive,
                    order=order,
                )
            )


def _add_grade_scales(session: Session) -> dict[str, int]:
    ids = {}
    for code, name in GRADE_SCALES.items():
        row = GradeScale(code=code, name=name)
        session.add(row)
        session.flush()
        ids[code] = row.id
        for order, (letter, value) in enumerate(shipped_grades(code)):
            session.add(Grade(scale_id=row.id, letter=letter, value=Decimal(value), order=order))
    return ids
