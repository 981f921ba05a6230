"""Checks an opened database and says what it found (periksa)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.texts import text
from app.models import sqlite
from app.models.journal import Journal
from app.models.report import Movement
from app.services.check_closing import check_closing
from app.services.check_sop import check_sop
from app.services.journal import broken_rows
from app.services.kept_files import check_files


@dataclass(frozen=True)
class CheckResult:
    """Sentences: what is in order and what is wrong."""

    passed: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def check_database(session: Session, folder: Path) -> CheckResult:
    """Pages, indexes, references, the journal's hash chain; movements and the SOP against it.

    Also the kept evidence files below ``folder``, the one of the database file, and the
    closed quarters.
    """
    checks = (
        _integrity(session),
        _references(session),
        _journal(session),
        _movements(session),
        check_sop(session),
        check_files(session, folder),
        check_closing(session),
    )
    passed, problems = [], []
    for good, found in checks:
        if found:
            problems += found
        else:
            passed.append(good)
    return CheckResult(tuple(passed), tuple(problems))


def _integrity(session: Session) -> tuple[str, list[str]]:
    found = sqlite.integrity_problems(session.connection())
    say = text("services.check_integrity_bad", detail="; ".join(found)) if found else ""
    return text("services.check_integrity_ok"), [say] if say else []


def _references(session: Session) -> tuple[str, list[str]]:
    found = sqlite.foreign_key_problems(session.connection())
    return text("services.check_references_ok"), list(_broken(found))


def _broken(found: tuple[tuple[str, int, str], ...]) -> Iterator[str]:
    for table, row, partner in found:
        yield text("services.check_reference_bad", table=table, row=row, partner=partner)


def _journal(session: Session) -> tuple[str, list[str]]:
    count = session.execute(select(func.count()).select_from(Journal)).scalar_one()
    broken = broken_rows(session)
    bad = [text("services.check_journal_bad", row=row) for row in broken]
    return text("services.check_journal_ok", count=count), bad


def _movements(session: Session) -> tuple[str, list[str]]:
    """Every movement must say what the journal, which is chained, says of it."""
    written = dict(_journaled(session))
    rows = session.execute(
        select(
            Movement.id,
            Movement.outcome,
            Movement.to_step,
            Movement.person_id,
            Movement.on_behalf_of_id,
            Movement.note,
            Movement.at,
        )
    ).all()
    bad = [row.id for row in rows if written.pop(row.id, None) != tuple(row[1:])]
    say = [text("services.check_movement_bad", row=row) for row in (*bad, *written)]
    return text("services.check_movements_ok", count=len(rows)), say


def _journaled(session: Session) -> Iterator[tuple[int, tuple[object, ...]]]:
    """(movement, what it must hold) of each journal row that tells of one."""
    rows = session.execute(select(Journal).where(Journal.entity == "report")).scalars()
    for row in rows:
        after = json.loads(row.after)
        if "movement" in after:
            told = (after["outcome"], after["step"], row.person_id, row.on_behalf_of_id)
            yield after["movement"], (*told, row.reason, row.at)
