"""The side panel of Data Kinerja: one indicator with its formula, bars, history and evidence."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.aggregation import quarter_value
from app.domain.errors import RuleError
from app.domain.periods import Quarter
from app.domain.snapshots.figures import EvidenceView, IndicatorPanel, QuarterBar
from app.domain.texts import text
from app.domain.wording import (
    aggregation_label,
    formula_text,
    formula_with_numbers,
    polarity_label,
    value_text,
)
from app.models.document import Evidence
from app.services.queries.amendments import amended_lines
from app.services.queries.cell_history import load_history, load_notes
from app.services.queries.figure_rows import figure_row
from app.services.queries.quarter_locks import load_locks
from app.services.series import Series, load_sheet

_BARS = 6


def load_panel(
    session: Session, indicator_id: int, year: int, quarter: int, folder: Path
) -> IndicatorPanel:
    """RuleError when the year has no such indicator. ``folder`` is that of the database file."""
    found = load_sheet(session, year, quarter, indicator_id=indicator_id).series
    if not found:
        raise RuleError("indicator_missing")
    series, last_year = found[0], _last_year(session, indicator_id, year)
    achievement = series.achievement(quarter)
    return IndicatorPanel(
        row=figure_row(
            series,
            quarter,
            editable=not load_locks(session, year).reason(quarter),
            amended=amended_lines(session, year, quarter).get(indicator_id, ""),
        ),
        definition=series.row.definition,
        formula=formula_text(series.rule),
        formula_with_numbers=formula_with_numbers(
            series.rule,
            series.target_to_date(quarter),
            series.to_date(quarter),
            achievement,
            series.rule.decimals,
        ),
        polarity_label=polarity_label(series.rule),
        data_source=series.row.data_source,
        responsible=series.row.responsible,
        aggregation_label=aggregation_label(series.rule.aggregation),
        bars=_bars(series, last_year, year, quarter),
        history=load_history(session, series, quarter),
        evidence=_evidence(session, (indicator_id, year, quarter), folder),
        previous_text=_previous(series, last_year, quarter),
        notes=load_notes(session, (indicator_id, year, quarter)),
    )


def _last_year(session: Session, indicator_id: int, year: int) -> Series | None:
    """The year before, when the program held figures of it."""
    found = load_sheet(session, year - 1, Quarter.IV, indicator_id=indicator_id).series
    return found[0] if found and found[0].stored else None


def _bars(
    series: Series, last_year: Series | None, year: int, quarter: int
) -> tuple[QuarterBar, ...]:
    """The last six quarters; this year's four while there is nothing before them."""
    if last_year is None:
        return tuple(_bar(series, number, "", shown=number == quarter) for number in Quarter)
    before = [_bar(last_year, number, f" {year - 1}") for number in sorted(last_year.stored)]
    now = [_bar(series, number, "", shown=number == quarter) for number in range(1, quarter + 1)]
    return tuple([*before, *now][-_BARS:])


def _bar(series: Series, quarter: int, year: str, *, shown: bool = False) -> QuarterBar:
    label = text("figures.panel.bar", quarter=Quarter(quarter).roman, year=year)
    value = quarter_value(series.figure(quarter))
    return QuarterBar(label, value, series.targets[quarter - 1].value, shown)


def _previous(series: Series, last_year: Series | None, quarter: int) -> str:
    """The figure of the quarter before, to judge an ambiguous number by."""
    source, before = (series, quarter - 1) if quarter > 1 else (last_year, int(Quarter.IV))
    if source is None:
        return ""
    value = quarter_value(source.figure(before))
    return value_text(value, source.rule.decimals, source.grades)


_FILES = (
    select(Evidence.id, Evidence.original_name, Evidence.size, Evidence.stored_path)
    .where(Evidence.removed_at.is_(None))
    .order_by(Evidence.id)
)


def _evidence(
    session: Session, key: tuple[int, int, int], folder: Path
) -> tuple[EvidenceView, ...]:
    indicator_id, year, quarter = key
    rows = session.execute(
        _FILES.where(
            Evidence.indicator_id == indicator_id,
            Evidence.year == year,
            Evidence.quarter == quarter,
        )
    )
    return tuple(
        EvidenceView(row.id, row.original_name, row.size, str(folder / row.stored_path))
        for row in rows
    )
