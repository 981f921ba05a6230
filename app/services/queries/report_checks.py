"""What keeps a report in DRAF, in document order, and what is already in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.domain.aggregation import quarter_value
from app.domain.numbers import format_rupiah
from app.domain.periods import Quarter
from app.domain.snapshots.figures import CellState
from app.domain.snapshots.reports import Finding
from app.domain.spans import long_date
from app.domain.texts import text
from app.domain.wording import achievement_text
from app.domain.workflow import ReportStatus
from app.services.queries.budget import latest
from app.services.queries.report_outline import ANALYSIS, WRITTEN, Part, title_of
from app.services.report_facts import ReportFacts
from app.services.report_indicators import objective_means
from app.services.series import Series

WRONG, EXPLAIN, EVIDENCE, UNWRITTEN, DATA = "wrong", "explain", "evidence", "unwritten", "data"
_TONES = {EXPLAIN: UNWRITTEN}
"""Kinds that share the tone of another kind."""
_CHECKS = {
    WRONG: "plausible",
    EXPLAIN: "plausible",
    "empty": "filled",
    "no_evidence": "evidence",
}
"""Which check a finding about an indicator fails."""


@dataclass(frozen=True)
class Found:
    """A finding with the check that it fails and the part of the document it belongs to."""

    check: str
    part: str
    finding: Finding


def find(facts: ReportFacts) -> tuple[Found, ...]:
    """Everything incomplete, numbered in the order of the document."""
    found = [*_all(facts)]
    order = {part.key: index for index, part in enumerate(facts.parts)}
    found.sort(key=lambda one: order[one.part])
    return tuple(
        replace(one, finding=replace(one.finding, number=number))
        for number, one in enumerate(found, start=1)
    )


def unfinished(facts: ReportFacts, number: int) -> Finding | None:
    """Where the report still is in the procedure; None when it has left its last step."""
    if facts.finished:
        return None
    status = facts.report.status
    key = "waiting_parts" if status is ReportStatus.WAITING_PARTS else "active"
    body = text(f"reports.check.unfinished_{key}", step=facts.report.step)
    title = text("reports.check.unfinished")
    return Finding(number, DATA, text("reports.check.chip_data"), title, body, "", "")


def passed(facts: ReportFacts, found: tuple[Found, ...]) -> tuple[str, ...]:
    """Sentences of the checks that are in order."""
    failed = {one.check for one in found}
    sentences = {
        "agreement": text("reports.check.passed.agreement", agreement=facts.sheet.agreement.label)
    }
    if facts.sop_number:
        sentences["sop"] = text("reports.check.passed.sop")
    for check in ("filled", "plausible", "evidence", "written", "budget", "signature"):
        sentences[check] = text(f"reports.check.passed.{check}")
    return tuple(sentence for check, sentence in sentences.items() if check not in failed)


def _all(facts: ReportFacts) -> Iterator[Found]:
    yield from _signature(facts)
    yield from _unwritten(facts)
    yield from _agreement(facts)
    for series in facts.sheet.series:
        yield from _figures(facts, series)
        yield from _without_evidence(facts, series)
    yield from _money(facts)


def _signature(facts: ReportFacts) -> Iterator[Found]:
    signature = facts.signature
    if not signature.name:
        body = text("reports.check.official_text", date=long_date(signature.date))
        title = text("reports.check.official")
        yield Found("signature", "kata_pengantar", _finding(DATA, title, body, "", "official"))
    elif not signature.nip:
        body = text("reports.check.nip_text", name=signature.name)
        title = text("reports.check.nip")
        yield Found("signature", "kata_pengantar", _finding(DATA, title, body, "", "official"))


def _unwritten(facts: ReportFacts) -> Iterator[Found]:
    means = objective_means(facts.sheet.series, facts.period)
    for part in facts.parts:
        passage = facts.passages.get(part.key)
        if part.source != WRITTEN or (passage is not None and passage.body.strip()):
            continue
        title = text("reports.check.unwritten", title=title_of(part.key))
        name, _, number = part.key.partition(":")
        if name == ANALYSIS:
            percent = achievement_text(means[int(number)])
            body = text("reports.check.analysis_text", percent=percent)
        else:
            body = _unwritten_text(part)
        action = text("reports.check.write")
        finding = _finding(UNWRITTEN, title, body, action, f"section:{part.key}")
        yield Found("written", part.key, finding)


def _unwritten_text(part: Part) -> str:
    if not part.number:
        return text("reports.check.unwritten_front")
    return text("reports.check.unwritten_text", number=part.number)


def _agreement(facts: ReportFacts) -> Iterator[Found]:
    if not facts.sheet.agreement.id:
        body = text("reports.check.agreement_text", period=facts.period.long)
        title = text("reports.check.agreement")
        yield Found("agreement", "perjanjian", _finding(DATA, title, body))


def _figures(facts: ReportFacts, series: Series) -> Iterator[Found]:
    """One finding for each kind of trouble of an indicator, at its first quarter."""
    checks = {quarter: series.check(quarter) for quarter in facts.period.quarters}
    for kind, state in ((WRONG, CellState.WRONG), (EXPLAIN, CellState.NEEDS_EXPLANATION)):
        quarter = next((q for q, one in checks.items() if one.state is state), None)
        if quarter is not None:
            body = text(
                "reports.check.figure_text", quarter=quarter.roman, message=checks[quarter].message
            )
            yield _of_indicator(kind, kind, series, quarter, body)
    empty = [q for q, one in checks.items() if one.state is CellState.EMPTY_REQUIRED]
    if empty:
        body = _listed("empty_text", series, empty)
        yield _of_indicator(EVIDENCE, "empty", series, empty[0], body)


def _without_evidence(facts: ReportFacts, series: Series) -> Iterator[Found]:
    bare = [
        quarter
        for quarter in facts.period.quarters
        if quarter_value(series.figure(quarter)) is not None and not series.evidence.get(quarter)
    ]
    if bare:
        body = _listed("no_evidence_text", series, bare)
        yield _of_indicator(EVIDENCE, "no_evidence", series, bare[0], body)


def _money(facts: ReportFacts) -> Iterator[Found]:
    quarter, unit = facts.period.last_quarter, facts.report.division_id
    missing = facts.budget.unreported(quarter, unit)
    if missing:
        body = text("reports.check.spending_text", n=len(missing), quarter=quarter.roman)
        yield Found("budget", "anggaran", _finding(DATA, text("reports.check.spending"), body))
    for row in facts.budget.lines:
        money = facts.budget.money[row.id]
        spent = latest(money.spent, quarter)
        mine = unit in (None, row.division_id)
        if mine and row.id in facts.budget.codes and spent is not None and spent > money.ceiling:
            body = text(
                "reports.check.overspent_text",
                name=row.name,
                spent=format_rupiah(spent),
                ceiling=format_rupiah(money.ceiling),
            )
            title = text("reports.check.overspent")
            yield Found("budget", "anggaran", _finding(WRONG, title, body))


def _of_indicator(kind: str, title: str, series: Series, quarter: Quarter, body: str) -> Found:
    heading = text(f"reports.check.{title}", name=series.row.name)
    place = f"figure:{series.id}:{int(quarter)}"
    action = text("reports.check.open_figure")
    return Found(_CHECKS[title], "capaian", _finding(kind, heading, body, action, place))


def _listed(key: str, series: Series, quarters: list[Quarter]) -> str:
    names = ", ".join(quarter.roman for quarter in quarters)
    return text(f"reports.check.{key}", quarters=names, responsible=series.row.responsible or "—")


def _finding(kind: str, title: str, body: str, action: str = "", place: str = "") -> Finding:
    chip = text(f"reports.check.chip_{kind}")
    return Finding(0, _TONES.get(kind, kind), chip, title, body, action, place)


def data_states(found: tuple[Found, ...]) -> Callable[[str], str]:
    """How complete the parts from data are: those with a finding are partial."""
    touched = {one.part for one in found}
    if any(one.check == "signature" for one in found):
        touched.add("sampul")
    if touched & {"capaian", "perjanjian"}:
        touched.add("lampiran")
    return lambda key: "partial" if key in touched else "complete"
