"""Follow-ups of indicators with their answers, as plain values."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.domain.acting import Acting
from app.domain.follow_ups import Answer, FollowUpState, Promise, unanswered
from app.models.plain import Plain, PlainReads, day
from app.services.context import load_members
from app.services.figure_rows import may_enter

_UNITS = Plain(
    """
    SELECT indicator.id, indicator.division_id, division.code
    FROM indicator
    LEFT JOIN division ON division.id = indicator.division_id
    WHERE indicator.id IN :wanted
    ORDER BY indicator."order", indicator.id
    """
)
_PROMISES = Plain(
    """
    SELECT id, indicator_id, year, quarter, action, responsible, due, version
    FROM follow_up
    WHERE removed_at IS NULL AND (year < :year OR (year = :year AND quarter <= :quarter))
      AND (CAST(:only AS INTEGER) IS NULL OR indicator_id = :only)
    ORDER BY year, quarter, "order", id
    """,
    due=day,
)
_ANSWERS = Plain(
    """
    SELECT follow_up_answer.follow_up_id, follow_up_answer.year, follow_up_answer.quarter,
           follow_up_answer.state, follow_up_answer.note
    FROM follow_up_answer
    JOIN follow_up ON follow_up.id = follow_up_answer.follow_up_id
    WHERE (CAST(:only AS INTEGER) IS NULL OR follow_up.indicator_id = :only)
    ORDER BY follow_up_answer.id
    """,
    state=FollowUpState,
)


def load_promises(
    db: PlainReads, year: int, quarter: int, indicator_id: int | None = None
) -> Mapping[int, tuple[Promise, ...]]:
    """Everything promised up to a quarter by indicator, oldest first. Two queries."""
    answers: defaultdict[int, list[Answer]] = defaultdict(list)
    rows = _PROMISES.rows(db, year=year, quarter=quarter, only=indicator_id)
    for row in _ANSWERS.rows(db, only=indicator_id) if rows else ():
        answers[row.follow_up_id].append(Answer(row.year, row.quarter, row.state, row.note))
    found: defaultdict[int, list[Promise]] = defaultdict(list)
    for row in rows:
        found[row.indicator_id].append(
            Promise(
                id=row.id,
                indicator_id=row.indicator_id,
                year=row.year,
                quarter=row.quarter,
                action=row.action,
                responsible=row.responsible,
                due=row.due,
                version=row.version,
                answers=tuple(answers[row.id]),
            )
        )
    return {indicator: tuple(promises) for indicator, promises in found.items()}


def load_waiting(
    session: Session, year: int, quarter: int, division_code: str, acting: Acting
) -> tuple[Promise, ...]:
    """What this person may answer in the quarter and nobody has yet; "" is every unit."""
    _, role = load_members(session, acting)
    waiting = {
        indicator: found
        for indicator, several in load_promises(session, year, quarter).items()
        if (found := unanswered(several, year, quarter))
    }
    rows = _UNITS.rows(session, wanted=tuple(waiting)) if waiting else ()
    return tuple(
        one
        for row in rows
        if division_code in ("", row.code) and may_enter(role, row.division_id)
        for one in waiting[row.id]
    )
