"""What a use case is given: the transaction, who acts, when, and the journal."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from app.domain.calendar import OfficeCalendar
from app.domain.commands import Acting
from app.domain.errors import RuleError
from app.domain.sop import Sop
from app.models.organisation import Person
from app.models.prepared import Prepared, Reads
from app.services.journal import Author, JournalEntry, write_journal
from app.services.procedures import Procedures
from app.services.records import ReportRecord

READER = "reader"


@dataclass(frozen=True)
class Member:
    """A person of the office as far as rules need it. ``actor`` is the role id."""

    id: int
    name: str
    actor: str
    division_id: int | None


@dataclass
class Context:
    """One command being carried out in one transaction at one moment."""

    connection: Connection
    acting: Acting
    at: dt.datetime
    command: str
    person: Member
    """Who sits at the machine."""
    role: Member
    """Whose role decides: the same person, or the one acted for (atas nama)."""
    procedures: Procedures
    folder: Path
    """Folder of the database file; evidence is kept below it."""
    entries: list[JournalEntry] = field(default_factory=list)

    @cached_property
    def session(self) -> Session:
        """For use cases with mapped objects; made when first asked for, in the same transaction."""
        return Session(self.connection, expire_on_commit=False)

    @property
    def actor(self) -> str:
        """Role id that the verdict asks for."""
        return self.role.actor

    def sop_of(self, report: ReportRecord) -> Sop:
        return self.procedures.sop(self.connection, report.sop_version_id)

    @property
    def calendar(self) -> OfficeCalendar:
        return self.procedures.calendar(self.connection)

    def record(
        self,
        entity: str,
        id_: int,
        before: Mapping[str, object],
        after: Mapping[str, object],
        reason: str = "",
    ) -> None:
        """Put one changed record into the journal; written with the transaction."""
        self.entries.append(JournalEntry(entity, id_, before, after, reason))

    def finish(self) -> None:
        """Write what is still in the session, and the journal."""
        if "session" in vars(self):
            self.session.flush()
        author = Author(self.command, self.at, self.acting.person_id, self.acting.on_behalf_of)
        write_journal(self.connection, author, self.entries)


def load_members(db: Reads, acting: Acting) -> tuple[Member, Member]:
    """(the person, the person whose role counts); RuleError when either may not act."""
    wanted = {acting.person_id, acting.role_person_id}
    rows = _MEMBERS.rows(db, one=acting.person_id, other=acting.role_person_id)
    found = {row[0]: Member(*row) for row in rows}
    if len(found) < len(wanted):
        raise RuleError("unknown_person")
    person, role = found[acting.person_id], found[acting.role_person_id]
    if person.actor == READER and person is not role:
        raise RuleError("reader_for_another", name=person.name)
    return person, role


_MEMBERS = Prepared(
    select(Person.id, Person.name, Person.actor, Person.division_id).where(
        Person.id.in_([bindparam("one"), bindparam("other")]), Person.active
    )
)
