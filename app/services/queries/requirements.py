"""Which inputs of a step (kelengkapan) are there for a report, and what fulfils them."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.snapshots.board import RequirementView
from app.domain.sop import Requirement, Step
from app.domain.texts import text
from app.models.plain import Plain, PlainReads
from app.services.document_kinds import DISPOSITION

MADE_BY_PROGRAM = frozenset({"draft_laporan"})
"""The draft can be written at any time from the figures."""
OF_PARTS = frozenset({"data_triwulan", "laporan_triwulan"})
"""Fulfilled by the reports that were joined in this one."""
OF_PLAN = frozenset({"rencana_aksi", "kinerja_aksi"})
OF_AGREEMENT = "perjanjian_kinerja"
OF_DISPOSITION = "disposisi"


@dataclass(frozen=True)
class Attached:
    """Files that were attached to one requirement of one report."""

    ids: tuple[int, ...]
    name: str


@dataclass
class Supply:
    """What the database holds for the requirements of a number of reports."""

    attached: dict[tuple[int, str], Attached] = field(default_factory=dict)
    ticked: dict[int, frozenset[str]] = field(default_factory=dict)
    """Ids that the last sender marked as present."""
    dispositions: dict[int, str] = field(default_factory=dict)
    """Number of the latest disposition sheet."""
    agreements: dict[int, str] = field(default_factory=dict)
    """Name of the agreement by year."""
    plans: frozenset[int] = frozenset()
    """Years with quarterly targets."""

    def attachments(self, report_id: int) -> int:
        return sum(len(files.ids) for (id_, _), files in self.attached.items() if id_ == report_id)


def load_supply(db: PlainReads, report_ids: Iterable[int]) -> Supply:
    ids = tuple(report_ids)
    return Supply(
        attached=_attached(db, ids),
        ticked=_ticked(db, ids),
        dispositions=_dispositions(db, ids),
        agreements=_agreements(db),
        plans=frozenset(row.year for row in _PLAN_YEARS.rows(db)),
    )


@dataclass(frozen=True)
class Subject:
    """The report whose requirements are asked for."""

    report_id: int
    year: int
    parts_complete: bool


def requirement_views(step: Step, subject: Subject, supply: Supply) -> tuple[RequirementView, ...]:
    """The inputs of a step in the order of the SOP."""
    return tuple(requirement_view(item, subject, supply) for item in step.requirements)


def requirement_view(item: Requirement, subject: Subject, supply: Supply) -> RequirementView:
    files = supply.attached.get((subject.report_id, item.id))
    if files:
        return RequirementView(item, True, files.name, files.ids)
    detail = _fulfilled_by(item.id, subject, supply)
    if not detail and item.id in supply.ticked.get(subject.report_id, frozenset()):
        detail = text("services.requirement_ticked")
    return RequirementView(item, bool(detail), detail)


def _fulfilled_by(id_: str, subject: Subject, supply: Supply) -> str:
    """What the program itself has for a requirement, in words; "" when nothing."""
    if id_ == OF_AGREEMENT:
        return supply.agreements.get(subject.year, "")
    if id_ in OF_PLAN:
        has_plan = subject.year in supply.plans
        return text("services.requirement_plan", year=subject.year) if has_plan else ""
    if id_ == OF_DISPOSITION:
        number = supply.dispositions.get(subject.report_id)
        return text("services.requirement_disposition", number=number) if number else ""
    if id_ in OF_PARTS:
        return text("services.requirement_parts") if subject.parts_complete else ""
    return text("services.requirement_draft") if id_ in MADE_BY_PROGRAM else ""


_PLAN_YEARS = Plain(
    """
    SELECT DISTINCT performance_agreement.year
    FROM performance_agreement
    JOIN indicator_target ON indicator_target.agreement_id = performance_agreement.id
    """
)
_ATTACHED = Plain(
    """
    SELECT report_id, requirement, id, original_name FROM evidence
    WHERE report_id IN :ids AND removed_at IS NULL
    ORDER BY id
    """
)
_TICKED = Plain(
    """
    SELECT report_id, requirements FROM movement
    WHERE id IN (SELECT max(id) FROM movement WHERE report_id IN :ids GROUP BY report_id)
    """
)
_DISPOSITIONS = Plain(
    """
    SELECT report_id, number FROM document_register
    WHERE report_id IN :ids AND kind = :kind
    ORDER BY id
    """
)
_AGREEMENTS = Plain("SELECT year, kind FROM performance_agreement ORDER BY date")


def _attached(db: PlainReads, ids: tuple[int, ...]) -> dict[tuple[int, str], Attached]:
    found: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for row in _ATTACHED.rows(db, ids=ids):
        found[(row.report_id, row.requirement)].append((row.id, row.original_name))
    return {
        key: Attached(tuple(id_ for id_, _ in files), ", ".join(name for _, name in files))
        for key, files in found.items()
    }


def _ticked(db: PlainReads, ids: tuple[int, ...]) -> dict[int, frozenset[str]]:
    rows = _TICKED.rows(db, ids=ids)
    return {row.report_id: frozenset(json.loads(row.requirements)) for row in rows}


def _dispositions(db: PlainReads, ids: tuple[int, ...]) -> dict[int, str]:
    rows = _DISPOSITIONS.rows(db, ids=ids, kind=DISPOSITION)
    return {row.report_id: row.number for row in rows}


def _agreements(db: PlainReads) -> dict[int, str]:
    rows = _AGREEMENTS.rows(db)
    return {row.year: text(f"services.agreement_{row.kind}", year=row.year) for row in rows}
