"""How the reports of a year hang together: 4·n quarterly → 2 semester → 1 annual."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.periods import Period, ReportKind, periods_of_year
from app.domain.sop import Sop
from app.domain.workflow import Outcome, ReportState, ReportStatus, apply


@dataclass(frozen=True, order=True)
class Linked:
    """One report of the set. ``division`` is the short name of a bidang, "" for the office."""

    period: Period
    division: str = ""

    @property
    def label(self) -> str:
        """`TW II Perikanan`, `SMT 1`."""
        return f"{self.period.short} {self.division}".rstrip()


Year = Mapping[Linked, ReportState]
"""The state of every report of one year."""

_GONE_ON = (ReportStatus.PASSED, ReportStatus.ARCHIVED)


def year_reports(divisions: Sequence[str], per_division: bool, year: int) -> tuple[Linked, ...]:
    """The linked set of a year in the order of its track; only quarterly reports are divided.

    4·n + 2 + 1 reports: n divisions, or one quarterly report for the whole office.
    """
    owners = tuple(divisions) if per_division and divisions else ("",)
    return tuple(
        Linked(period, owner)
        for period in periods_of_year(year)
        for owner in (owners if period.kind is ReportKind.QUARTERLY else ("",))
    )


def opening(sop: Sop, reports: Iterable[Linked]) -> dict[Linked, ReportState]:
    """The states on the day the year is opened: quarterly on the first desk, others waiting."""
    states = {
        report: ReportState(report.period, sop.first_step(report.period.kind).number, status)
        for report in reports
        for status in (_opening_status(report),)
    }
    return settle(sop, states)


def parts_of(joined: Linked, reports: Iterable[Linked]) -> tuple[Linked, ...]:
    """The reports that are joined in this one, in the order of the year; () for a quarter."""
    return tuple(report for report in reports if report.period in joined.period.parts)


def joined_by(part: Linked, reports: Iterable[Linked]) -> Linked | None:
    """The report that this one is joined in; None for the annual report."""
    return next((report for report in reports if part.period in report.period.parts), None)


def missing_parts(joined: Linked, states: Year) -> tuple[str, ...]:
    """Names of the parts that have not passed: `TW II` when all of it lacks, else by bidang."""
    names: list[str] = []
    for period in joined.period.parts:
        parts = [report for report in states if report.period == period]
        lacking = [report for report in parts if states[report].status not in _GONE_ON]
        if lacking:
            whole = len(lacking) == len(parts)
            names += [period.short] if whole else [report.label for report in lacking]
    return tuple(names)


def ready(states: Year) -> tuple[Linked, ...]:
    """The waiting reports whose parts are all there: they begin at their first step."""
    return tuple(
        report
        for report, state in states.items()
        if state.status is ReportStatus.WAITING_PARTS and not missing_parts(report, states)
    )


def touched(state: ReportState) -> bool:
    """Has somebody begun to work on a joined report? Then its parts stay where they are."""
    if state.status is ReportStatus.WAITING_PARTS:
        return False
    begun = state.opened or state.suspended or state.sender_step is not None
    return begun or state.status is not ReportStatus.ACTIVE


def unready(states: Year) -> tuple[Linked, ...]:
    """Untouched joined reports that lack a part again because it was withdrawn."""
    return tuple(
        report
        for report, state in states.items()
        if state.status is ReportStatus.ACTIVE
        and state.kind is not ReportKind.QUARTERLY
        and not touched(state)
        and missing_parts(report, states)
    )


def settle(sop: Sop, states: Year) -> dict[Linked, ReportState]:
    """The year after every consequence of the last movement.

    Ready reports begin (JOIN), untouched ones that lost a part wait again, SELESAI archives,
    waiting reports know what they lack, and parts of a touched report count as opened.
    """
    after = dict(states)
    for report in ready(after):
        after[report] = apply(sop, after[report], Outcome.JOIN)
    for report in unready(after):
        after[report] = replace(after[report], status=ReportStatus.WAITING_PARTS)
    for report in archived_now(after):
        after[report] = replace(after[report], status=ReportStatus.ARCHIVED)
    for report in reopened_now(after):
        after[report] = replace(after[report], status=ReportStatus.PASSED)
    return {report: _informed(report, after) for report in after}


def archived_now(states: Year) -> tuple[Linked, ...]:
    """What SELESAI archives: every report that has passed, once the annual one is archived.

    A report that was left out ("lanjut dengan kekurangan") stays open, and is archived when it
    passes later.
    """
    return _of_years(states, ReportStatus.PASSED, finished=True)


def reopened_now(states: Year) -> tuple[Linked, ...]:
    """What leaves the archive again because the administrator has taken the annual one out."""
    return _of_years(states, ReportStatus.ARCHIVED, finished=False)


def _of_years(states: Year, status: ReportStatus, *, finished: bool) -> tuple[Linked, ...]:
    """The reports with a status in the years whose annual report is, or is not, archived."""
    annual = {
        report.period.year: state.status is ReportStatus.ARCHIVED
        for report, state in states.items()
        if state.kind is ReportKind.ANNUAL
    }
    return tuple(
        report
        for report, state in states.items()
        if state.status is status and annual.get(report.period.year) is finished
    )


def _informed(report: Linked, states: Year) -> ReportState:
    """The state with what it must know of its neighbours."""
    state = states[report]
    if state.status is ReportStatus.WAITING_PARTS:
        return replace(state, missing_parts=missing_parts(report, states))
    joined = joined_by(report, states)
    if state.status is ReportStatus.PASSED and joined is not None:
        return replace(state, opened=touched(states[joined]))
    return state


def _opening_status(report: Linked) -> ReportStatus:
    quarterly = report.period.kind is ReportKind.QUARTERLY
    return ReportStatus.ACTIVE if quarterly else ReportStatus.WAITING_PARTS
