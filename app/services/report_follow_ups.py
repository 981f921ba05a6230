"""Follow-ups as a report prints them: what is new in the period, and what became of the others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.domain.follow_ups import Promise, asked_in, state_text
from app.domain.periods import Period
from app.domain.report_data import FollowUpData
from app.models.prepared import Reads
from app.services.queries.follow_ups import load_promises
from app.services.series import Sheet


def load_follow_ups(
    db: Reads, sheet: Sheet, period: Period
) -> Mapping[int, tuple[FollowUpData, ...]]:
    """By number of the objective, in the order of its indicators. Two queries."""
    promises = load_promises(db, period.year, int(period.last_quarter))
    found: defaultdict[int, list[FollowUpData]] = defaultdict(list)
    for series in sheet.series:
        for promise in _of_period(promises.get(series.id, ()), period):
            found[series.row.objective_number].append(_printed(series.row.name, promise, period))
    return {number: tuple(rows) for number, rows in found.items()}


def _of_period(promises: tuple[Promise, ...], period: Period) -> Iterator[Promise]:
    """Earlier ones that were still open when it began, then those promised in it."""
    yield from asked_in(promises, period.year, int(period.quarters[0]))
    for promise in promises:
        if promise.year == period.year and promise.quarter in period.quarters:
            yield promise


def _printed(indicator: str, promise: Promise, period: Period) -> FollowUpData:
    year, quarter = period.year, int(period.last_quarter)
    answer = promise.answer_in(year, quarter) or promise.answer_before(year, quarter)
    return FollowUpData(
        indicator=indicator,
        action=promise.action,
        responsible=promise.responsible,
        due=promise.due,
        made=promise.made,
        state=state_text(promise.state_by(year, quarter)),
        note=answer.note if answer else "",
    )
