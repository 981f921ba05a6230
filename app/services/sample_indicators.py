"""Objectives, indicators, agreements with their targets and earlier years of the sample."""

from decimal import Decimal

from sqlalchemy.orm import Session

from app.domain.measures import Aggregation, AgreementKind, Polarity, Rule, Target, ZeroRule
from app.domain.ratings import shipped_grades
from app.models.indicator import Indicator, IndicatorTarget, Objective, PerformanceAgreement
from app.models.measurement import EarlierYear
from app.services.sample_data import Record, day, number, sample, target

EARLIER_YEARS = 3
MID_TERM = 3
"""The mid-term target stands this many years after the sample year."""


def add_indicators(
    session: Session, year: int, divisions: dict[str, int], scales: dict[str, int]
) -> dict[str, int]:
    """Ids of the indicators by code."""
    objectives = _add_objectives(session)
    agreements = _add_agreements(session, year)
    ids = {}
    for order, entry in enumerate(sample("indicators")["indicator"]):
        row = _indicator(entry, order, year)
        row.objective_id = objectives[int(entry["code"].split(".")[0])]
        row.division_id = divisions.get(entry.get("division", ""))
        row.grade_scale_id = scales.get(entry.get("scale", ""))
        session.add(row)
        session.flush()
        ids[entry["code"]] = row.id
        _add_targets(session, row.id, entry, agreements)
        _add_earlier(session, row.id, entry, year)
    return ids


def grade_number(entry: Record, written: str) -> str:
    """The number behind a letter of an ordinal indicator; other values as they are."""
    if entry.get("rule") != Rule.ORDINAL or not written:
        return written
    return str(dict(shipped_grades(entry["scale"]))[written])


def _add_objectives(session: Session) -> dict[int, int]:
    ids = {}
    for entry in sample("indicators")["objective"]:
        row = Objective(number=entry["number"], title=entry["title"], order=entry["number"])
        session.add(row)
        session.flush()
        ids[row.number] = row.id
    return ids


def _add_agreements(session: Session, year: int) -> dict[AgreementKind, int]:
    ids = {}
    for entry in sample("office")["agreement"]:
        row = PerformanceAgreement(
            year=year,
            kind=AgreementKind(entry["kind"]),
            date=day(year, entry["date"]),
            number=entry["number"].format(tahun=year),
            reason=entry["reason"],
        )
        session.add(row)
        session.flush()
        ids[row.kind] = row.id
    return ids


def _indicator(entry: Record, order: int, year: int) -> Indicator:
    standard = number(entry.get("standard", ""))
    return Indicator(
        code=entry["code"],
        name=entry["name"],
        unit=entry["unit"],
        decimals=entry["decimals"],
        polarity=Polarity(entry.get("polarity", "higher")),
        rule=Rule(entry.get("rule", "positive")),
        aggregation=Aggregation(entry["aggregation"]),
        zero_rule=ZeroRule(entry.get("zero_rule", "not_computed")),
        ratio_to_date=entry.get("ratio_to_date", True),
        definition=entry["definition"],
        formula=entry["formula"],
        data_source=entry["source"],
        responsible=entry["responsible"],
        national_standard=standard,
        standard_source=sample("indicators")["standard_source"] if standard is not None else "",
        mid_term_target=number(grade_number(entry, entry.get("mid_term", ""))),
        mid_term_year=year + MID_TERM if "mid_term" in entry else 0,
        order=order,
    )


def _add_targets(
    session: Session, indicator_id: int, entry: Record, agreements: dict[AgreementKind, int]
) -> None:
    plain = [entry["year"], *entry["quarters"]]
    for kind, agreement_id in agreements.items():
        prefix = "revised_" if kind is AgreementKind.REVISED else ""
        changed = f"{prefix}year" in entry
        written = [entry[f"{prefix}year"], *entry[f"{prefix}quarters"]] if changed else plain
        goals = [_target(entry, goal) for goal in written]
        session.add(
            IndicatorTarget(agreement_id=agreement_id, indicator_id=indicator_id, **_columns(goals))
        )


def _target(entry: Record, written: str) -> Target:
    return target(grade_number(entry, written))


def _columns(goals: list[Target]) -> dict[str, Decimal | None]:
    """Values for the columns of IndicatorTarget: the year, then the four quarters."""
    columns = {"year_value": goals[0].value, "year_upper": goals[0].upper}
    for quarter, goal in enumerate(goals[1:], start=1):
        columns[f"q{quarter}"] = goal.value
        columns[f"q{quarter}_upper"] = goal.upper
    return columns


def _add_earlier(session: Session, indicator_id: int, entry: Record, year: int) -> None:
    for back, (goal, value) in enumerate(entry["earlier"]):
        session.add(
            EarlierYear(
                indicator_id=indicator_id,
                year=year - EARLIER_YEARS + back,
                target=number(grade_number(entry, goal)),
                value=number(grade_number(entry, value)),
            )
        )
