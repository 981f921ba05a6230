"""The parts of a report in document order, as its Word templates have them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.periods import ReportKind
from app.domain.snapshots.reports import OutlineRow
from app.domain.texts import text

COMPLETE, PARTIAL, EMPTY = "complete", "partial", "empty"
DATA, WRITTEN = "data", "written"
ANALYSIS = "analisis"


@dataclass(frozen=True)
class Part:
    """A part of the outline: a chapter (level 1) or a section (2); chapters have no source."""

    key: str
    number: str
    level: int = 2
    source: str = WRITTEN


_FRONT = (
    Part("sampul", "", 1, DATA),
    Part("kata_pengantar", "", 1),
    Part("ikhtisar", "", 1),
)
_PLAN = (
    Part("bab_2", "II", 1, ""),
    Part("renstra", "2.1"),
    Part("perjanjian", "2.2", source=DATA),
    Part("pengukuran", "2.3", source=DATA),
    Part("bab_3", "III", 1, ""),
)
_END = (
    Part("bab_4", "IV", 1, ""),
    Part("simpulan", "4.1"),
    Part("langkah", "4.2"),
    Part("lampiran", "", 1, DATA),
)
_INTERIM = (
    *_FRONT,
    Part("bab_1", "I", 1, ""),
    Part("latar_belakang", "1.1"),
    Part("maksud", "1.2"),
    Part("permasalahan", "1.3"),
    Part("tugas", "1.4"),
    Part("isu", "1.5"),
    *_PLAN,
    Part("capaian", "3.1", source=DATA),
    Part(ANALYSIS, "3.2"),
    Part("anggaran", "3.3", source=DATA),
    *_END,
)
_ANNUAL = (
    *_FRONT,
    Part("bab_1", "I", 1, ""),
    Part("latar_belakang", "1.1"),
    Part("gambaran", "1.2"),
    Part("tugas", "1.3"),
    Part("aspek_strategis", "1.4"),
    Part("permasalahan", "1.5"),
    Part("isu", "1.5"),
    *_PLAN,
    Part("capaian", "3.1", source=DATA),
    Part(ANALYSIS, "3.1"),
    Part("anggaran", "3.2", source=DATA),
    *_END,
)
"""PermenPANRB 53/2014, lampiran II; the interim report follows DOMAIN.md."""


@dataclass(frozen=True)
class Passage:
    """What is stored of a written section; version 0 = nothing yet."""

    body: str = ""
    version: int = 0


def parts_of(kind: ReportKind, objectives: Iterable[int]) -> tuple[Part, ...]:
    """The outline with one analysis for each objective (``analisis:1`` …)."""
    numbers = tuple(objectives)
    found: list[Part] = []
    for part in _ANNUAL if kind is ReportKind.ANNUAL else _INTERIM:
        if part.key == ANALYSIS:
            found += (Part(f"{ANALYSIS}:{number}", part.number) for number in numbers)
        else:
            found.append(part)
    return tuple(found)


def written_keys(kind: ReportKind, objectives: Iterable[int]) -> tuple[str, ...]:
    """Keys of the sections that people write."""
    return tuple(part.key for part in parts_of(kind, objectives) if part.source == WRITTEN)


def title_of(key: str) -> str:
    """`Latar Belakang`; `Analisis Sasaran 3` for ``analisis:3``."""
    name, _, number = key.partition(":")
    return (
        text(f"reports.outline.{name}", number=number)
        if number
        else text(f"reports.outline.{name}")
    )


def outline_rows(
    parts: tuple[Part, ...], passages: Mapping[str, Passage], data_state: Callable[[str], str]
) -> tuple[OutlineRow, ...]:
    """``data_state`` says how complete a part from data is; chapters follow their sections."""
    leaves = {part.key: _leaf(part, passages, data_state) for part in parts if part.source}
    rows = []
    for index, part in enumerate(parts):
        if part.source:
            rows.append(leaves[part.key])
        else:
            below = [leaves[one.key].state for one in _below(parts[index + 1 :])]
            number = text("reports.outline.chapter", number=part.number)
            rows.append(OutlineRow(part.key, number, title_of(part.key), 1, joint(below), ""))
    return tuple(rows)


def joint(states: Iterable[str]) -> str:
    """State of a chapter from those of its sections."""
    found = set(states)
    if found <= {COMPLETE}:
        return COMPLETE
    return EMPTY if found == {EMPTY} else PARTIAL


def _below(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        if part.level == 1:
            return
        yield part


def _leaf(
    part: Part, passages: Mapping[str, Passage], data_state: Callable[[str], str]
) -> OutlineRow:
    if part.source == DATA:
        title, state = title_of(part.key), data_state(part.key)
        return OutlineRow(part.key, part.number, title, part.level, state, DATA)
    passage = passages.get(part.key, Passage())
    return OutlineRow(
        key=part.key,
        number=part.number,
        title=title_of(part.key),
        level=part.level,
        state=COMPLETE if passage.body.strip() else EMPTY,
        source=WRITTEN,
        body=passage.body,
        version=passage.version,
    )
