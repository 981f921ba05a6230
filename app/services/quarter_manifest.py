"""What a closed quarter consists of, as values of JSON: figures, formulas, versions, documents."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from app.domain.master import FIXED_BY_A_CLOSE
from app.models.plain import Plain, PlainReads
from app.services.journal import canonical
from app.services.series import Series, load_sheet

FIGURE = ("value", "numerator", "denominator", "blank_reason", "status", "source", "data_date")
"""What an amendment may change."""
WORDS = ("obstacle", "follow_up", "supporting", "inhibiting")
_RULE = tuple(name for name in FIXED_BY_A_CLOSE if name != "scale")
_PLACE = ("code", "name", "unit", "decimals", "definition")


def manifest_of(db: PlainReads, year: int, quarter: int) -> dict[str, Any]:
    """The quarter as it stands; the same content is the same text after `canonical`."""
    sheet, period = load_sheet(db, year, quarter), {"year": year, "quarter": quarter}
    agreement = sheet.agreement
    made = {
        **period,
        "agreement": {
            "id": agreement.id,
            "kind": agreement.kind,
            "number": agreement.number,
            "date": agreement.date,
        },
        "figures": {str(one.id): _figure(one, quarter) for one in sheet.series},
        "spending": [row._asdict() for row in _SPENDING.rows(db, **period)],
        "sop": [_version(row) for row in _VERSIONS.rows(db, **period)],
        "documents": [row._asdict() for row in _DOCUMENTS.rows(db, **period)],
        "evidence": [row._asdict() for row in _EVIDENCE.rows(db, **period)],
    }
    return dict(json.loads(canonical(made)))


def _figure(series: Series, quarter: int) -> dict[str, Any]:
    stored, target = series.stored.get(quarter), series.targets[quarter - 1]
    return {
        **{name: getattr(series.row, name) for name in (*_PLACE, *_RULE)},
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


def _version(row: Any) -> Mapping[str, object]:
    mark = sha256(row.text.encode()).hexdigest()
    return {"id": row.id, "number": row.number, "reading": row.reading, "sha256": mark}


_SPENDING = Plain(
    """
    SELECT line.id, line.code, line.name, spending.spent
    FROM budget_spending AS spending JOIN budget_line AS line ON line.id = spending.budget_line_id
    WHERE line.year = :year AND spending.quarter = :quarter ORDER BY line.id
    """
)
_VERSIONS = Plain(
    """
    SELECT DISTINCT version.id, version.number, version.reading, version.text
    FROM sop_version AS version JOIN report ON report.sop_version_id = version.id
    WHERE report.year = :year AND report.number = :quarter AND report.kind = 'quarterly'
    ORDER BY version.id
    """
)
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
