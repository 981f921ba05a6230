"""The rows of the templates: what is stored, in the words that the import reads again."""

from collections.abc import Iterator
from typing import Any

from app.domain.master import TargetValue
from app.domain.master_records import flat_of
from app.domain.master_sheets import COLUMNS, Flat, SheetKind
from app.domain.master_text import written_number
from app.domain.snapshots.master import MasterView

_EARLIER = 4
"""Years before the shown one that a template offers."""


def template_rows(view: MasterView, kind: SheetKind) -> Iterator[tuple[str, ...]]:
    """One tuple of cells per record, in the order of the sheet's columns."""
    for flat in _flats(view, kind):
        yield tuple(
            _plain(flat[column.key])
            if column.key in _MONEY
            else column.write(flat[column.key], view)
            for column in COLUMNS[kind]
        )


_MONEY = frozenset(
    {"ceiling_original", "ceiling_revised"}
    | {f"{name}{quarter}" for name in ("planned", "spent") for quarter in range(1, 5)}
)
"""Written without dots, so that the spreadsheet takes them as numbers."""


def _plain(value: object) -> str:
    return written_number(value) if value is not None else ""  # type: ignore[arg-type]


def _flats(view: MasterView, kind: SheetKind) -> Iterator[Flat]:
    if kind is SheetKind.TARGET:
        for agreement in view.agreements:
            for id_, one in view.indicators.items():
                goals = agreement.targets.get(id_, TargetValue())
                words = flat_of(view, kind, goals, id_)
                yield {"kind": agreement.value.kind, "code": one.code, **words}
    elif kind is SheetKind.EARLIER:
        for (id_, year), value in view.earlier.items():
            if id_ in view.indicators and view.year - _EARLIER <= year < view.year:
                code = view.indicators[id_].code
                yield {"code": code, "year": year, **flat_of(view, kind, value, id_)}
    else:
        found: dict[SheetKind, list[Any]] = {
            SheetKind.OBJECTIVE: list(view.objectives.values()),
            SheetKind.INDICATOR: list(view.indicators.values()),
            SheetKind.AGREEMENT: [one.value for one in view.agreements],
            SheetKind.LINE: list(view.budget.values()),
        }
        for value in found[kind]:
            yield flat_of(view, kind, value)
