"""One indicator in one quarter as Data Kinerja shows it."""

from app.domain.aggregation import quarter_value
from app.domain.measures import FigureStatus
from app.domain.snapshots.figures import CellState, FigureRow
from app.domain.wording import target_text, value_text
from app.models.types import AnyRow
from app.services.series import Series

_SETTLED = frozenset({CellState.SAVED, CellState.NOT_DUE})


def figure_row(series: Series, quarter: int, *, editable: bool, amended: str = "") -> FigureRow:
    """The cell texts, percentages and the state of one indicator.

    LOCKED replaces only a state that asks for nothing: what is wrong stays visible as wrong.
    """
    row, check, decimals = series.row, series.check(quarter), series.rule.decimals
    figure, stored = series.figure(quarter), series.stored.get(quarter)
    target = series.targets[quarter - 1]
    locked = not editable and check.state in _SETTLED
    return FigureRow(
        indicator_id=series.id,
        code=row.code,
        name=row.name,
        unit=row.unit,
        decimals=decimals,
        rule=series.rule,
        aggregation=series.rule.aggregation,
        division_code=row.division_code or "",
        division_name=row.division_name or "",
        figure=figure,
        version=stored.version if stored else 0,
        status=stored.status if stored else FigureStatus.PROVISIONAL,
        source=stored.source if stored else "",
        data_date=stored.data_date if stored else None,
        blank_reason=figure.blank_reason,
        target=target,
        target_text=target_text(target, decimals, series.grades),
        value_text=value_text(quarter_value(figure), decimals, series.grades),
        achievement=series.achievement(quarter),
        year_achievement=series.year_achievement(quarter),
        state=CellState.LOCKED if locked else check.state,
        message=check.message,
        suggestion=check.suggestion,
        obstacle=_words(stored, "obstacle"),
        follow_up=_words(stored, "follow_up"),
        supporting=_words(stored, "supporting"),
        inhibiting=_words(stored, "inhibiting"),
        evidence=series.evidence.get(quarter, 0),
        has_note=quarter in series.notes,
        editable=editable,
        grades=tuple(letter for letter, _ in series.grades),
        grade_values=tuple(value for _, value in series.grades),
        note=series.notes.get(quarter, ""),
        flagged=bool(stored and stored.flagged),
        amended=amended,
    )


def _words(stored: AnyRow | None, name: str) -> str:
    return str(getattr(stored, name)) if stored is not None else ""
