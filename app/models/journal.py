"""The journal: who changed what and when, each row carrying the hash of the one before."""

import datetime as dt

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Numbered


class Journal(Numbered, Base):
    """One change of one record; only ever added. ``before`` and ``after`` are JSON text."""

    __tablename__ = "journal"

    at: Mapped[dt.datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None: the program itself, when the file was made."""
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    command: Mapped[str]
    entity: Mapped[str]
    entity_id: Mapped[int]
    before: Mapped[str] = mapped_column(Text, default="{}")
    after: Mapped[str] = mapped_column(Text, default="{}")
    reason: Mapped[str] = mapped_column(Text, default="")
    previous_hash: Mapped[str]
    hash: Mapped[str]
