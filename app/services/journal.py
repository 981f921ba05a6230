"""Writes the journal and proves that nobody changed it: a chain of hashes over canonical JSON."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select

from app.models.journal import Journal
from app.models.plain import Plain, moment_text
from app.models.prepared import Prepared, Reads

START = "0" * 64
"""What the first row carries in place of the hash of a row before."""


class JournalEntry(NamedTuple):
    """One change of one record, with only the fields that changed."""

    entity: str
    entity_id: int
    before: Mapping[str, object] = MappingProxyType({})
    after: Mapping[str, object] = MappingProxyType({})
    reason: str = ""


@dataclass(frozen=True)
class Author:
    """Who wrote a row, in which command, when. ``person_id`` None is the program itself."""

    command: str
    at: dt.datetime
    person_id: int | None
    on_behalf_of_id: int | None = None


def write_journal(db: Reads, author: Author, entries: Iterable[JournalEntry]) -> None:
    """Append the entries; the caller's transaction holds the lock that keeps the chain one."""
    last, moment = _LAST_HASH.rows(db), moment_text(author.at)
    previous = last[0][0] if last else START
    rows = []
    for entry in entries:
        row = _row(author, moment, entry, previous)
        previous = row["hash"]
        rows.append(row)
    if len(rows) == 1:
        _ADD.change(db, **rows[0])
    else:
        _ADD.change_many(db, rows)


def broken_rows(db: Reads) -> tuple[int, ...]:
    """Ids of the rows whose content or predecessor is not what the chain says."""
    previous, broken = START, []
    for row in _stored_rows(db):
        if row.previous_hash != previous or row.hash != _hash_of(row, previous):
            broken.append(int(row.id))
        previous = row.hash
    return tuple(broken)


def _stored_rows(db: Reads) -> Iterator[Any]:
    """As they are stored, a block at a time: a million rows do not fit an old PC's memory."""
    last = 0
    while block := _BLOCK.rows(db, last=last, most=_MOST):
        yield from block
        last = block[-1].id


def _hash_of(row: Any, previous: str) -> str:
    """What the hash of a stored row has to be; "" for a row that no program wrote."""
    numbers = (row.entity_id, row.person_id, row.on_behalf_of_id)
    if type(row.at) is not str or any(type(one) is not int for one in numbers if one is not None):
        return ""
    try:
        return _digest(previous + _content(row[1:-2]))
    except TypeError:  # something that is no text stands where text belongs
        return ""


def canonical(value: object) -> str:
    """JSON that is the same text for the same content."""
    return _ENCODER.encode(value)


_LAST_HASH = Prepared(select(Journal.hash).order_by(Journal.id.desc()).limit(1))
_COLUMNS = [column.name for column in Journal.__table__.c if column.name != "id"]
_ADD = Prepared(insert(Journal).values({name: bindparam(name) for name in _COLUMNS}))
_HASHED = (
    "at",
    "person_id",
    "on_behalf_of_id",
    "command",
    "entity",
    "entity_id",
    "before",
    "after",
    "reason",
)
_BESIDE_MOMENT = itemgetter(*_HASHED[1:])
_MOST = 5_000
_BLOCK = Plain(
    f"SELECT id, {', '.join(_HASHED)}, previous_hash, hash "
    "FROM journal WHERE id > :last ORDER BY id LIMIT :most"
)


def _row(author: Author, moment: str, entry: JournalEntry, previous: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "at": author.at,
        "person_id": author.person_id,
        "on_behalf_of_id": author.on_behalf_of_id,
        "command": author.command,
        "entity": entry.entity,
        "entity_id": entry.entity_id,
        "before": fields_text(entry.before),
        "after": fields_text(entry.after),
        "reason": entry.reason,
    }
    row["hash"] = _digest(previous + _content((moment, *_BESIDE_MOMENT(row))))
    row["previous_hash"] = previous
    return row


def fields_text(fields: Mapping[str, object]) -> str:
    """What `canonical` writes, several times faster for words and figures: most of a journal."""
    parts = []
    for name in sorted(fields):
        value = fields[name]
        if value is None:
            said = "null"
        elif type(value) is Decimal:
            said = f'"{value:f}"'
        elif type(value) is str:
            said = encode_basestring(value)
        else:
            return canonical(fields)
        parts.append(f"{encode_basestring(name)}:{said}")
    return f"{{{','.join(parts)}}}"


def _content(fields: Sequence[Any]) -> str:
    """`canonical` of a row's content (_HASHED), written out: its keys are always the same."""
    moment, person, behalf, command, entity, entity_id, before, after, reason = fields
    return (
        f'{{"after":{encode_basestring(after)},"at":"{moment}"'
        f',"before":{encode_basestring(before)},"command":{encode_basestring(command)}'
        f',"entity":{encode_basestring(entity)},"entity_id":{entity_id}'
        f',"on_behalf_of_id":{"null" if behalf is None else behalf}'
        f',"person_id":{"null" if person is None else person}'
        f',"reason":{encode_basestring(reason)}}}'
    )


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.datetime):
        return moment_text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"not for the journal: {type(value)}")


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
)
