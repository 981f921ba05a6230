"""What a closed quarter consists of, as values of JSON: figures, formulas, versions, documents.

What the report of a closed quarter prints is either read from here (`frozen_quarter`: names, units
of the office, money, rating scale, earlier years), or may not change and is compared with what is
stored now (`check_closing`: figures, rules, targets, scales of letters, follow-ups).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from app.domain.master import FIXED_BY_A_CLOSE
from app.domain.periods import Quarter
from app.models.plain import Plain
from app.models.prepared import Reads
from app.services.journal import canonical
from app.services.queries.budget import Budget, load_budget
from app.services.rating_scales import rating_scale_on
from app.services.series import Series, load_sheet

FIGURE = ("value", "numerator", "denominator", "blank_reason", "status", "source", "data_date")
"""What an amendment may change."""
WORDS = ("obstacle", "follow_up", "supporting", "inhibiting")
_RULE = tuple(name for name in FIXED_BY_A_CLOSE if name != "scale")
PRINTED = (
    "code",
    "name",
    "definition",
    "data_source",
    "responsible",
    "national_standard",
    "standard_source",
    "mid_term_target",
    "mid_term_year",
    "objective_number",
    "objective_title",
    "division_code",
    "division_name",
)
"""May be written better, or change with the years; a closed quarter's report keeps them."""


def manifest_of(db: Reads, year: int, quarter: int) -> dict[str, Any]:
    """The quarter as it stands; the same content is the same text after `canonical`."""
    sheet, period = load_sheet(db, year, quarter), {"year": year, "quarter": quarter}
    agreement, last_day = sheet.agreement, Quarter(quarter).last_day(year)
    budget = load_budget(db, year, last_day)
    made = {
        **period,
        "agreement": {
            "id": agreement.id,
            "kind": agreement.kind,
            "number": agreement.number,
            "date": agreement.date,
        },
        "figures": {
            str(one.id): {**_figure(one, quarter), "place": place}
            for place, one in enumerate(sheet.series)
        },
        "budget": [_line(budget, row) for row in budget.lines],
        "paid": {str(key): lines for key, lines in budget.by_indicator.items()},
        "rating": asdict(rating_scale_on(db, last_day)),
        "earlier": [row._asdict() for row in _EARLIER.rows(db, year=year)],
        "follow_ups": [row._asdict() for row in _FOLLOW_UPS.rows(db, **period)],
        "answers": [row._asdict() for row in _ANSWERS.rows(db, **period)],
        "spending": [row._asdict() for row in _SPENDING.rows(db, **period)],
        "sop": versions_of(db, [row.id for row in _USED.rows(db, **period)]),
        "documents": [row._asdict() for row in _DOCUMENTS.rows(db, **period)],
        "evidence": [row._asdict() for row in _EVIDENCE.rows(db, **period)],
    }
    return dict(json.loads(canonical(made)))


def _figure(series: Series, quarter: int) -> dict[str, Any]:
    stored, target = series.stored.get(quarter), series.targets[quarter - 1]
    return {
        **{name: getattr(series.row, name) for name in (*PRINTED, *_RULE, "division_id")},
        "grades": [list(grade) for grade in series.grades],
        "target": [target.value, target.upper],
        "year_target": [series.year_target.value, series.year_target.upper],
        "achievement": series.achievement(quarter).percent,
        **figure_fields(stored),
        **{name: getattr(stored, name) if stored else "" for name in WORDS},
    }


def figure_fields(stored: Any) -> dict[str, Any]:
    """The fields of a figure that an amendment may change; all None without one."""
    return {name: getattr(stored, name) if stored else None for name in FIGURE}


def _line(budget: Budget, row: Any) -> Mapping[str, object]:
    names = ("id", "level", "code", "name", "division_id", "objective_number")
    line = {name: getattr(row, name) for name in names}
    return {**line, **vars(budget.money[row.id]), "indicators": budget.codes.get(row.id)}


def sealed_years(session: Session) -> Mapping[int, set[int]]:
    """By indicator the years of the closed quarters that hold it. Read once a transaction."""
    found: defaultdict[int, set[int]] | None = session.info.get("sealed_years")
    if found is None:
        found = session.info["sealed_years"] = defaultdict(set)
        for row in _CLOSES.rows(session):
            for key in json.loads(row.manifest)["figures"]:
                found[int(key)].add(row.year)
    return found


def versions_of(db: Reads, ids: Iterable[int]) -> list[dict[str, object]]:
    """The SOP versions with these numbers as they stand now."""
    return [dict(_version(row)) for row in _VERSIONS.rows(db, ids=tuple(ids))]


def _version(row: Any) -> Mapping[str, object]:
    mark = sha256(row.text.encode()).hexdigest()
    return {"id": row.id, "number": row.number, "reading": row.reading, "sha256": mark}


_SPENDING = Plain(
    """
    SELECT line.id, line.code, line.name, spending.spent
    FROM budget_spending AS spending JOIN budget_line AS line ON line.id = spending.budget_line_id
    WHERE line.year = :year AND spending.quarter = :quarter AND spending.spent IS NOT NULL
    ORDER BY line.id
    """
)
_USED = Plain(
    """
    SELECT DISTINCT sop_version_id AS id FROM report
    WHERE year = :year AND number = :quarter AND kind = 'quarterly'
    """
)
_VERSIONS = Plain("SELECT id, number, reading, text FROM sop_version WHERE id IN :ids ORDER BY id")
_DOCUMENTS = Plain(
    """
    SELECT register.id, register.kind, register.number, register.date, register.subject,
           register.details
    FROM document_register AS register JOIN report ON report.id = register.report_id
    WHERE report.year = :year AND report.number = :quarter AND report.kind = 'quarterly'
    ORDER BY register.id
    """
)
_EVIDENCE = Plain(
    """
    SELECT id, indicator_id, original_name, size, sha256 FROM evidence
    WHERE removed_at IS NULL AND year = :year AND quarter = :quarter
    ORDER BY id
    """
)
_EARLIER = Plain(
    """
    SELECT indicator_id, year, target, value, achievement FROM earlier_year
    WHERE year < :year ORDER BY year, indicator_id
    """
)
_FOLLOW_UPS = Plain(
    """
    SELECT id, indicator_id, action, responsible, due FROM follow_up
    WHERE removed_at IS NULL AND year = :year AND quarter = :quarter
    ORDER BY id
    """
)
_ANSWERS = Plain(
    """
    SELECT id, follow_up_id, state, note FROM follow_up_answer
    WHERE year = :year AND quarter = :quarter
    ORDER BY id
    """
)
_CLOSES = Plain("SELECT year, manifest FROM quarter_close WHERE manifest IS NOT NULL")
