"""A new standard time worth discussing, from how long a step really took."""

from dataclasses import dataclass

from app.domain.snapshots.evaluation import StandardProposal
from app.domain.sop import Standard, TimeUnit
from app.domain.spans import span_full, standard_text
from app.domain.texts import text

FEWEST = 5
"""Measurements below which nothing is proposed."""
_TENTHS = 8
"""The proposal is the time within which eight of ten reports were done."""
_TIGHT_SHARE = 4
"""Too tight when more than a quarter (1/4) of the reports were late."""
_LOOSE_SHARE = 4
"""Too loose when eight of ten took less than a quarter (1/4) of the standard."""
_FIVE = 5
_HOUR = 60


@dataclass(frozen=True)
class Finding:
    """What was measured of one step; minutes are office minutes."""

    step: int
    standard: Standard
    standard_minutes: int
    minutes: tuple[int, ...]
    late: int
    """How many took longer than the standard that they ran under."""
    day_minutes: int


def propose(found: Finding) -> StandardProposal:
    """The present standard where it fits; None where too little was measured."""
    if len(found.minutes) < FEWEST:
        because = text("procedure.few", count=len(found.minutes), fewest=FEWEST)
        return _proposal(found, None, because)
    usual, half = usual_minutes(found.minutes), sorted(found.minutes)[len(found.minutes) // 2]
    values: dict[str, object] = {
        "count": len(found.minutes),
        "late": found.late,
        "usual": span_full(usual, found.day_minutes),
        "half": span_full(half, found.day_minutes),
        "standard": standard_text(found.standard),
    }
    if found.late * _TIGHT_SHARE > len(found.minutes):
        if half <= found.standard_minutes:
            return _proposal(found, found.standard, text("procedure.uneven", **values))
        return _changed(found, usual, text("procedure.tight", **values))
    if usual * _LOOSE_SHARE < found.standard_minutes:
        return _changed(found, usual, text("procedure.loose", **values))
    return _proposal(found, found.standard, text("procedure.fits", **values))


def usual_minutes(minutes: tuple[int, ...]) -> int:
    """The time within which eight of ten were done (the nearest rank)."""
    ordered = sorted(minutes)
    rank = -(-len(ordered) * _TENTHS // 10)
    return ordered[rank - 1]


def rounded(minutes: int, day_minutes: int) -> Standard:
    """A standard that an office would write: 5 minutes, whole hours, whole days, rounded up."""
    if minutes <= _HOUR:
        amount = max(_FIVE, -(-minutes // _FIVE) * _FIVE)
        return _standard(amount, TimeUnit.MINUTES)
    if minutes <= day_minutes - _HOUR:
        return _standard(-(-minutes // _HOUR), TimeUnit.HOURS)
    return _standard(-(-minutes // day_minutes), TimeUnit.WORKING_DAYS)


def _standard(amount: int, unit: TimeUnit) -> Standard:
    return Standard(amount, unit, text(f"procedure.printed_{unit.value}", n=amount))


def _changed(found: Finding, usual: int, because: str) -> StandardProposal:
    """The rounded time, unless rounding ends at the standard that there is already."""
    new = rounded(usual, found.day_minutes)
    same = (new.amount, new.unit) == (found.standard.amount, found.standard.unit)
    return _proposal(found, found.standard if same else new, because)


def _proposal(found: Finding, proposed: Standard | None, because: str) -> StandardProposal:
    return StandardProposal(
        step=found.step,
        standard_label=standard_text(found.standard),
        proposed=proposed,
        proposed_label=standard_text(proposed) if proposed else "",
        because=because,
    )
