"""Signature blocks of official documents: the office, its officials, the people of the steps."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import bindparam, or_, select

from app.domain import nip
from app.domain.official import SignedAs
from app.domain.report_data import Letterhead, Signature
from app.domain.sop import Sop
from app.domain.texts import text
from app.models.organisation import Division, OfficialTerm, Person, Section
from app.models.prepared import Reads
from app.models.types import AnyRow
from app.services.officials import signature_on
from app.services.queries.persons import role_label

SECRETARY, PLANNING, REGENT = "secretary", "planning_head", "regent"
_DEPUTIES = {
    SignedAs.ON_BEHALF: (SECRETARY,),
    SignedAs.THROUGH: (SECRETARY, PLANNING),
}
"""Who stands between the head and the signature; the last one signs."""
LEADERS = ("kabupaten", "kota", "provinsi")
"""Kinds of government with a head of their own name."""


def signature_for_office(
    db: Reads, sop: Sop, day: dt.date, letterhead: Letterhead, form: SignedAs = SignedAs.DIRECT
) -> Signature:
    """The head in office on that day, or a deputy in the head's name (a.n., u.b.).

    "" as name when nobody holds the post.
    """
    signed = signature_on(db, day, letterhead)
    deputies = _DEPUTIES.get(form)
    if deputies is None:
        return signed
    head = text("official.sign.head", office=letterhead.office).strip()
    lines = [text("official.sign.behalf", post=head), role_label(sop, deputies[0]).upper()]
    for actor in deputies[1:]:
        lines += [text("official.sign.through"), role_label(sop, actor).upper()]
    row = _in_post(db, deputies[-1], day)
    signed = replace(signed, lines=tuple(lines))
    if row is None:
        return replace(signed, name="", rank="", nip="")
    return replace(signed, name=row.name, rank=row.rank, nip=grouped(row.nip))


def signature_in_post(db: Reads, sop: Sop, post: str, place: str, day: dt.date) -> Signature:
    """Who held a post of the procedure on that day; "" as name when nobody did."""
    line = role_label(sop, post).upper()
    row = _in_post(db, post, day)
    if row is None:
        return Signature(place, day, (line,), "", "", "")
    return Signature(place, day, (line,), row.name, row.rank, grouped(row.nip))


def signature_of_regent(db: Reads, letterhead: Letterhead, day: dt.date) -> Signature:
    """BUPATI, WALI KOTA or GUBERNUR; a politician has neither rank nor NIP."""
    kind, _, region = letterhead.government.partition(" ")[2].partition(" ")
    leader = next((text(f"official.leader.{one}") for one in LEADERS if one == kind.lower()), "")
    line = f"{leader} {region}".strip() if leader else text("official.leader.other")
    row = db.execute(_HOLDERS, {"day": day, "post": REGENT}).first()
    return Signature(letterhead.place, day, (line,), row.name if row else "", "", "")


def signature_of_person(
    db: Reads, sop: Sop, person_id: int, place: str, day: dt.date, *, behalf_of: int | None = None
) -> Signature:
    """A person in the role that the procedure gives them; ``behalf_of`` makes it a.n."""
    row = db.execute(_PERSON, {"wanted": person_id}).one()
    lines = [post_of(sop, row).upper()]
    if behalf_of is not None and behalf_of != person_id:
        other = db.execute(_PERSON, {"wanted": behalf_of}).one()
        lines.insert(0, text("official.sign.behalf", post=post_of(sop, other).upper()))
    return Signature(place, day, tuple(lines), row.name, row.rank, grouped(row.nip))


def post_of(sop: Sop, row: AnyRow) -> str:
    """`Kepala Bidang Perikanan`, `Kepala Seksi Budidaya`, `Sekretaris`."""
    role = role_label(sop, row.actor)
    words = role.split()
    for unit in (row.section_name, row.division_name):
        begins = unit and unit.casefold().startswith(words[-1].casefold())
        if begins and len(words) > 1:
            return " ".join((*words[:-1], unit))
    return role


def grouped(digits: str) -> str:
    """The NIP in its four groups; "" when it is not well formed."""
    return "" if not digits or nip.problem_of(digits) else nip.group(digits)


def _in_post(db: Reads, post: str, day: dt.date) -> AnyRow | None:
    """Who held the post on that day by its terms, else the active person with that role."""
    found = db.execute(_HOLDERS, {"day": day, "post": post}).first()
    return found or db.execute(_ACTIVE, {"role": post}).first()


_PERSON = (
    select(
        Person.name,
        Person.rank,
        Person.nip,
        Person.actor,
        Division.name.label("division_name"),
        Section.name.label("section_name"),
    )
    .outerjoin(Division, Division.id == Person.division_id)
    .outerjoin(Section, Section.id == Person.section_id)
    .where(Person.id == bindparam("wanted"))
)
_HOLDERS = (
    select(Person.name, Person.rank, Person.nip)
    .join(OfficialTerm, OfficialTerm.person_id == Person.id)
    .where(
        OfficialTerm.post == bindparam("post"),
        OfficialTerm.valid_from <= bindparam("day"),
        or_(OfficialTerm.valid_to.is_(None), OfficialTerm.valid_to >= bindparam("day")),
    )
    .order_by(OfficialTerm.valid_from.desc(), OfficialTerm.id.desc())
    .limit(1)
)
_ACTIVE = (
    select(Person.name, Person.rank, Person.nip)
    .where(Person.actor == bindparam("role"), Person.active)
    .order_by(Person.id)
    .limit(1)
)
