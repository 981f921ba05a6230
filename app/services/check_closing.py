"""Proves that closed quarters are what was sealed: seals, amendments, and the stored figures."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.periods import Period
from app.domain.seals import seal
from app.domain.texts import text
from app.models.collection import Amendment
from app.models.journal import Journal
from app.models.measurement import QuarterClose
from app.services.amend_figure import amendment_content
from app.services.quarter_manifest import PRINTED, manifest_of, versions_of

_LISTS = ("documents", "evidence")
"""Parts of a manifest whose rows must still be there; later ones may have come."""
_WHOLE = ("spending", "follow_ups", "answers")
"""Parts to which nothing may have come either."""


def check_closing(session: Session) -> tuple[str, list[str]]:
    """(sentence when all is well, a sentence for each thing that differs)."""
    order = (QuarterClose.year, QuarterClose.quarter)
    closes = session.scalars(select(QuarterClose).order_by(*order)).all()
    found: defaultdict[tuple[int, int], list[Amendment]] = defaultdict(list)
    for row in session.scalars(select(Amendment).order_by(Amendment.number)):
        found[row.year, row.quarter].append(row)
    bad = list(_lost(session, closes, found))
    previous = ""
    for close in closes:
        bad += _differences(session, close, previous, found[close.year, close.quarter])
        previous = close.seal or ""
    return text("closing.check.ok", count=len(closes)), bad


def _lost(
    session: Session,
    closes: Sequence[QuarterClose],
    amendments: dict[tuple[int, int], list[Amendment]],
) -> Iterator[str]:
    """The journal, which is chained, knows every seal that was ever made."""
    kept = {close.seal for close in closes}
    kept |= {row.seal for rows in amendments.values() for row in rows}
    entities = ("quarter_close", "amendment")
    rows = session.execute(select(Journal.id, Journal.after).where(Journal.entity.in_(entities)))
    for row in rows:
        if json.loads(row.after)["seal"] not in kept:
            yield text("closing.check.lost", row=row.id)


def _differences(
    session: Session, close: QuarterClose, previous: str, amendments: list[Amendment]
) -> Iterator[str]:
    period = Period.quarter(close.year, close.quarter).long
    if close.manifest is None or close.seal is None:
        return  # closed before quarters were sealed
    if close.previous_seal != previous or seal(previous, close.manifest) != close.seal:
        yield text("closing.check.seal", period=period)
        return
    sealed = json.loads(close.manifest)
    yield from _amended(sealed["figures"], amendments, close.seal, period)
    now = manifest_of(session, close.year, close.quarter)
    yield from _figures(sealed["figures"], now["figures"], period)
    for part in _changed_parts(session, sealed, now):
        yield text("closing.check.part", period=period, part=text(f"closing.part.{part}"))


def _changed_parts(session: Session, sealed: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    if any(sealed["agreement"][name] != now["agreement"][name] for name in ("id", "kind", "date")):
        yield "agreement"
    versions = versions_of(session, [row["id"] for row in sealed["sop"]])
    if versions != sealed["sop"]:
        yield "sop"
    for part in _LISTS:
        if any(row not in now[part] for row in sealed[part]):
            yield part
    for part in _WHOLE:
        if part in sealed and _bare(sealed[part]) != _bare(now[part]):
            yield part


def _bare(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the names that a closed quarter's report reads from the seal."""
    return [
        {name: value for name, value in row.items() if name not in {"code", "name"}}
        for row in rows
        if row.get("spent", "") is not None
    ]


def _amended(
    figures: dict[str, Any], amendments: list[Amendment], previous: str, period: str
) -> Iterator[str]:
    """Puts what the amendments say into ``figures``; numbers and seals must follow each other."""
    for number, row in enumerate(amendments, start=1):
        whole = row.previous_seal == previous and row.number == number
        if not whole or seal(previous, amendment_content(row)) != row.seal:
            yield text("closing.check.amendment", period=period, number=row.number)
        previous = row.seal
        figures.setdefault(str(row.indicator_id), {}).update(json.loads(row.after))


def _figures(sealed: dict[str, Any], now: dict[str, Any], period: str) -> Iterator[str]:
    for key, before in sealed.items():
        after = now.get(key)
        if after is None:
            yield text("closing.check.gone", period=period, name=before.get("name", key))
            continue
        names = [name for name in before if name not in _FREE and before[name] != after[name]]
        if names:
            fields = ", ".join(text(f"closing.field.{name}") for name in names)
            yield text("closing.check.figure", period=period, name=before["name"], fields=fields)


_FREE = frozenset({"achievement", "division_id", "place", *PRINTED})
"""Reports of a closed quarter read them from the seal; the percentage follows from the rest."""
