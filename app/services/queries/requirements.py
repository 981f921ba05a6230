"""Which inputs of a step (kelengkapan) are there for a report, and what fulfils them."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.snapshots.board import RequirementView
from app.domain.sop import Requirement, Step
from app.domain.texts import text
from app.models.document import DocumentRegister, Evidence
from app.models.indicator import IndicatorTarget, PerformanceAgreement
from app.models.report import Movement
from app.services.register import DISPOSITION

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


def load_supply(session: Session, report_ids: Iterable[int]) -> Supply:
    ids = tuple(report_ids)
    return Supply(
        attached=_attached(session, ids),
        ticked=_ticked(session, ids),
        dispositions=_dispositions(session, ids),
        agreements=_agreements(session),
        plans=frozenset(session.scalars(_PLAN_YEARS)),
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


_PLAN_YEARS = (
    select(PerformanceAgreement.year)
    .join(IndicatorTarget, IndicatorTarget.agreement_id == PerformanceAgreement.id)
    .distinct()
)


def _attached(session: Session, ids: tuple[int, ...]) -> dict[tuple[int, str], Attached]:
    rows = session.execute(
        select(Evidence.report_id, Evidence.requirement, Evidence.id, Evidence.original_name)
        .where(Evidence.report_id.in_(ids), Evidence.removed_at.is_(None))
        .order_by(Evidence.id)
    )
    found: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        found[(row.report_id or 0, row.requirement)].append((row.id, row.original_name))
    return {
        key: Attached(tuple(id_ for id_, _ in files), ", ".join(name for _, name in files))
        for key, files in found.items()
    }


def _ticked(session: Session, ids: tuple[int, ...]) -> dict[int, frozenset[str]]:
    latest = (
        select(func.max(Movement.id))
        .where(Movement.report_id.in_(ids))
        .group_by(Movement.report_id)
    )
    rows = session.execute(
        select(Movement.report_id, Movement.requirements).where(Movement.id.in_(latest))
    )
    return {row.report_id: frozenset(json.loads(row.requirements)) for row in rows}


def _dispositions(session: Session, ids: tuple[int, ...]) -> dict[int, str]:
    rows = session.execute(
        select(DocumentRegister.report_id, DocumentRegister.number)
        .where(DocumentRegister.report_id.in_(ids), DocumentRegister.kind == DISPOSITION)
        .order_by(DocumentRegister.id)
    )
    return {row.report_id: row.number for row in rows if row.report_id is not None}


def _agreements(session: Session) -> dict[int, str]:
    rows = session.execute(
        select(PerformanceAgreement.year, PerformanceAgreement.kind).order_by(
            PerformanceAgreement.date
        )
    )
    return {row.year: text(f"services.agreement_{row.kind.value}", year=row.year) for row in rows}
