"""The office: identity, units, persons, officials, settings and its calendar."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Numbered


class OfficialForm(StrEnum):
    """How a post is held: definitif, Plt., Plh. or Pj."""

    DEFINITIVE = "definitif"
    ACTING = "plt"
    DAILY = "plh"
    CARETAKER = "pj"


class HolidayKind(StrEnum):
    """Hari libur nasional, cuti bersama, or a day the office itself added."""

    NATIONAL = "national"
    COLLECTIVE_LEAVE = "collective_leave"
    LOCAL = "local"


class Setting(Base):
    """One setting; ``value`` is JSON text."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class OfficeIdentity(Numbered, Base):
    """Name and address of the office from a date on (kop naskah dinas)."""

    __tablename__ = "office_identity"

    government: Mapped[str]
    name: Mapped[str]
    short: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    emblem: Mapped[str] = mapped_column(default="")
    """Path of an image the office supplied, relative to the data folder; "" = none."""
    valid_from: Mapped[dt.date]


class Division(Numbered, Base):
    """Bidang."""

    __tablename__ = "division"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short: Mapped[str]
    icon: Mapped[str] = mapped_column(default="")
    order: Mapped[int] = mapped_column(default=0)


class Section(Numbered, Base):
    """Seksi of a bidang."""

    __tablename__ = "section"

    division_id: Mapped[int] = mapped_column(ForeignKey("division.id"), index=True)
    name: Mapped[str]
    order: Mapped[int] = mapped_column(default=0)


class Person(Numbered, Base):
    """Someone of the office. ``actor`` is a role id of the SOP, "reader" or "administrator"."""

    __tablename__ = "person"

    name: Mapped[str]
    honorific: Mapped[str] = mapped_column(default="")
    nip: Mapped[str] = mapped_column(default="")
    """18 digits without spaces, or ""."""
    rank: Mapped[str] = mapped_column(default="")
    actor: Mapped[str]
    division_id: Mapped[int | None] = mapped_column(ForeignKey("division.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    active: Mapped[bool] = mapped_column(default=True)


class OfficialTerm(Numbered, Base):
    """A person holds a post ("head", "secretary" …) from one date to another, both included."""

    __tablename__ = "official_term"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    post: Mapped[str]
    form: Mapped[OfficialForm] = mapped_column(default=OfficialForm.DEFINITIVE)
    valid_from: Mapped[dt.date]
    valid_to: Mapped[dt.date | None]


class Holiday(Base):
    """A day on which the office is closed, kept as data of its own."""

    __tablename__ = "holiday"

    date: Mapped[dt.date] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[HolidayKind] = mapped_column(default=HolidayKind.NATIONAL)


class OfficeDay(Base):
    """A day that the office itself made a day off, or a working day after all."""

    __tablename__ = "office_day"

    date: Mapped[dt.date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    name: Mapped[str]
    recorded_at: Mapped[dt.datetime]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
