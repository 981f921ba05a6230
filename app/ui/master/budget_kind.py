"""Program, kegiatan and sub-kegiatan as records of a form."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.commands_master import MasterCommand, SaveBudgetLine
from app.domain.master import LEVELS, BudgetLineValue, CeilingValue, Quarterly
from app.domain.master_rules import budget_problems
from app.domain.master_text import written_money
from app.domain.measures import AgreementKind
from app.domain.periods import Quarter
from app.domain.snapshots.master import MasterView
from app.domain.texts import text
from app.ui.master.fields import FieldRow, Look, Options, Raw
from app.ui.master.reading import Reader
from app.ui.master.records import Read, label

_AMOUNTS = ("spent", "planned")
_REVISED_FROM = (10, 1)
"""Month and day that are proposed for a revised ceiling."""


class BudgetKind:
    """A budget line with its money of the year."""

    key = "line"

    def rows(self) -> Sequence[FieldRow]:
        head = (
            FieldRow(
                "level", label("line", "level"), Look.CHOICE, section=label("section", "place")
            ),
            FieldRow("parent_id", label("line", "parent_id"), Look.CHOICE),
            FieldRow("code", label("line", "code"), needed=True),
            FieldRow("division_id", label("line", "division_id"), Look.CHOICE),
            FieldRow("name", label("line", "name"), wide=True, needed=True),
            FieldRow("objective_id", label("line", "objective_id"), Look.CHOICE, wide=True),
            FieldRow(
                "ceiling_original",
                label("line", "ceiling_original"),
                wide=True,
                section=label("section", "ceiling"),
            ),
            FieldRow("ceiling_revised", label("line", "ceiling_revised")),
            FieldRow("ceiling_date", label("line", "ceiling_date"), Look.DATE),
        )
        money = tuple(
            FieldRow(
                f"{name}{int(quarter)}",
                text(f"master.line.{name}", quarter=quarter.roman),
                section=label("section", "money")
                if quarter is Quarter.I and name == "planned"
                else "",
            )
            for quarter in Quarter
            for name in ("planned", "spent")
        )
        links = FieldRow(
            "indicator_ids",
            label("line", "indicator_ids"),
            Look.CHECKS,
            section=label("section", "links"),
        )
        return (*head, *money, links)

    def options(self, view: MasterView) -> Mapping[str, Options]:
        above = [
            (f"{one.code} · {one.name}", id_)
            for id_, one in view.budget.items()
            if one.level < LEVELS[-1]
        ]
        return {
            "level": [(text(f"master.level.{level}"), level) for level in LEVELS],
            "parent_id": [(label("choice", "no_parent"), None), *above],
            "division_id": [
                (label("choice", "office"), None),
                *((d.name, d.id) for d in view.divisions),
            ],
            "objective_id": [
                (label("choice", "no_objective"), None),
                *((f"{one.number} · {one.title}", id_) for id_, one in view.objectives.items()),
            ],
            "indicator_ids": [
                (f"{one.code} · {one.name}", id_) for id_, one in view.indicators.items()
            ],
        }

    def values(self, view: MasterView) -> Mapping[int, Any]:
        return view.budget

    def new(self, view: MasterView, beside: Any) -> BudgetLineValue:
        """Below the chosen line; beside it when it is a sub-activity."""
        order = max((one.order for one in view.budget.values()), default=-1) + 1
        if not isinstance(beside, BudgetLineValue):
            return BudgetLineValue(view.year, 1, "", "", order=order)
        own = next((id_ for id_, one in view.budget.items() if one == beside), None)
        below = beside.level < LEVELS[-1]
        return BudgetLineValue(
            view.year,
            beside.level + 1 if below else beside.level,
            f"{beside.code}." if below else "",
            "",
            own if below else beside.parent_id,
            beside.division_id,
            beside.objective_id,
            order=order,
        )

    def raw(self, value: BudgetLineValue) -> Raw:
        found = {one.kind: one for one in value.ceilings}
        original, revised = (found.get(kind) for kind in AgreementKind)
        raw: Raw = {
            name: getattr(value, name)
            for name in ("level", "parent_id", "code", "name", "division_id", "objective_id")
        }
        raw["ceiling_original"] = written_money(original.amount if original else None)
        raw["ceiling_revised"] = written_money(revised.amount if revised else None)
        raw["ceiling_date"] = revised.valid_from if revised else dt.date(value.year, *_REVISED_FROM)
        raw["indicator_ids"] = value.indicator_ids
        for name in _AMOUNTS:
            for quarter, amount in zip(Quarter, getattr(value, name), strict=True):
                raw[f"{name}{int(quarter)}"] = written_money(amount)
        return raw

    def read(self, raw: Raw, before: BudgetLineValue) -> Read:
        reader = Reader(raw)
        value = replace(
            before,
            level=reader.chosen("level"),
            parent_id=reader.chosen("parent_id"),
            code=reader.words("code"),
            name=reader.words("name"),
            division_id=reader.chosen("division_id"),
            objective_id=reader.chosen("objective_id"),
            ceilings=_ceilings(reader, before),
            spent=_quarters(reader, "spent"),
            planned=_quarters(reader, "planned"),
            indicator_ids=tuple(sorted(reader.chosen("indicator_ids"))),
        )
        return Read(value, reader.add(budget_problems(value)))

    def command(
        self, value: BudgetLineValue | None, id_: int | None, seen: BudgetLineValue | None
    ) -> MasterCommand:
        return SaveBudgetLine(value, id_, seen)

    def fixed(self, view: MasterView, id_: int | None) -> Sequence[str]:
        return ()


def _ceilings(reader: Reader, before: BudgetLineValue) -> tuple[CeilingValue, ...]:
    stored = {one.kind: one.valid_from for one in before.ceilings}
    first = stored.get(AgreementKind.ORIGINAL, dt.date(before.year, 1, 1))
    amounts: tuple[tuple[AgreementKind, dt.date, Decimal | None], ...] = (
        (AgreementKind.ORIGINAL, first, reader.money("ceiling_original")),
        (AgreementKind.REVISED, reader.chosen("ceiling_date"), reader.money("ceiling_revised")),
    )
    return tuple(
        CeilingValue(kind, day, amount) for kind, day, amount in amounts if amount is not None
    )


def _quarters(reader: Reader, name: str) -> Quarterly:
    first, second, third, fourth = (reader.money(f"{name}{int(quarter)}") for quarter in Quarter)
    return first, second, third, fourth
