"""What a record tab needs to know of one kind of record: fields, raw content, value, wish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from app.domain.commands_master import MasterCommand, SaveIndicator, SaveObjective
from app.domain.master import FIXED_BY_A_CLOSE, IndicatorValue, ObjectiveValue
from app.domain.master_rules import indicator_problems, objective_problems
from app.domain.master_text import choice_words, written_number
from app.domain.measures import Aggregation, Polarity, Rule, ZeroRule
from app.domain.snapshots.master import MasterView
from app.domain.texts import text
from app.ui.master.fields import FieldRow, Look, Options, Raw
from app.ui.master.reading import Reader


@dataclass(frozen=True)
class Read:
    """The value that a form stands for, and sentences by field; unusable while there are any."""

    value: Any
    problems: Mapping[str, str]


class RecordKind(Protocol):
    """One kind of record of a tab."""

    key: str

    def rows(self) -> Sequence[FieldRow]:
        """The fields in their order."""

    def options(self, view: MasterView) -> Mapping[str, Options]:
        """The choices of fields that have any."""

    def values(self, view: MasterView) -> Mapping[int, Any]:
        """The stored records."""

    def new(self, view: MasterView, beside: Any) -> Any:
        """A value to begin with; ``beside`` is the record that was chosen, of any kind."""

    def raw(self, value: Any) -> Raw:
        """What the form shows."""

    def read(self, raw: Raw, before: Any) -> Read:
        """``before`` carries what the form does not show."""

    def command(self, value: Any, id_: int | None, seen: Any) -> MasterCommand:
        """The wish to store it; without ``value`` to take it off."""

    def fixed(self, view: MasterView, id_: int | None) -> Sequence[str]:
        """Fields that may not change."""


def label(area: str, key: str) -> str:
    return text(f"master.{area}.{key}")


def year_words(year: int | None) -> str:
    return str(year) if year else ""


class ObjectiveKind:
    """Sasaran."""

    key = "objective"

    def rows(self) -> Sequence[FieldRow]:
        return (
            FieldRow("number", label("objective", "number"), needed=True),
            FieldRow("title", label("objective", "title"), Look.AREA, needed=True),
            FieldRow("valid_from", label("years", "valid_from")),
            FieldRow("valid_to", label("years", "valid_to")),
        )

    def options(self, view: MasterView) -> Mapping[str, Options]:
        return {}

    def values(self, view: MasterView) -> Mapping[int, Any]:
        return view.objectives

    def new(self, view: MasterView, beside: Any) -> ObjectiveValue:
        numbers = [one.number for one in view.objectives.values()]
        return ObjectiveValue(max(numbers, default=0) + 1, "", view.year)

    def raw(self, value: ObjectiveValue) -> Raw:
        return {
            "number": str(value.number),
            "title": value.title,
            "valid_from": year_words(value.valid_from),
            "valid_to": year_words(value.valid_to),
        }

    def read(self, raw: Raw, before: ObjectiveValue) -> Read:
        reader = Reader(raw)
        value = ObjectiveValue(
            reader.whole("number", 0),
            reader.words("title"),
            reader.whole("valid_from", 0),
            reader.year("valid_to"),
        )
        return Read(value, reader.add(objective_problems(value)))

    def command(
        self, value: ObjectiveValue | None, id_: int | None, seen: ObjectiveValue | None
    ) -> MasterCommand:
        return SaveObjective(value, id_, seen)

    def fixed(self, view: MasterView, id_: int | None) -> Sequence[str]:
        return ()


_WORDS = (
    "code",
    "name",
    "unit",
    "definition",
    "formula",
    "data_source",
    "responsible",
    "required_evidence",
    "standard_source",
)
_NUMBERS = ("cap", "national_standard", "mid_term_target", "lower_limit", "upper_limit")
_CHOICES = (
    "objective_id",
    "division_id",
    "person_id",
    "polarity",
    "rule",
    "aggregation",
    "scale",
    "zero_rule",
    "ratio_to_date",
)
_ENUMS = {
    "polarity": Polarity,
    "rule": Rule,
    "aggregation": Aggregation,
    "zero_rule": ZeroRule,
}


class IndicatorKind:
    """Indikator."""

    key = "indicator"

    def rows(self) -> Sequence[FieldRow]:
        return tuple(
            FieldRow(
                key,
                label("indicator", key),
                look,
                wide=key == "name",
                needed=key in ("code", "name", "unit"),
                section=label("section", section) if section else "",
            )
            for key, look, section in _INDICATOR_FIELDS
        )

    def options(self, view: MasterView) -> Mapping[str, Options]:
        scales = [(one.name, one.code) for one in view.scales]
        return {
            "objective_id": [
                (f"{one.number} · {one.title}", id_) for id_, one in view.objectives.items()
            ],
            "division_id": [
                (label("choice", "office"), None),
                *((d.name, d.id) for d in view.divisions),
            ],
            "person_id": [(label("choice", "none"), None), *((p.name, p.id) for p in view.persons)],
            "polarity": choice_words(Polarity, "polarity"),
            "rule": choice_words(Rule, "rule"),
            "aggregation": choice_words(Aggregation, "aggregation"),
            "scale": [(label("choice", "no_scale"), ""), *scales],
            "zero_rule": choice_words(ZeroRule, "zero_rule"),
            "ratio_to_date": [
                (label("ratio", "to_date"), True),
                (label("ratio", "last"), False),
            ],
        }

    def values(self, view: MasterView) -> Mapping[int, Any]:
        return view.indicators

    def new(self, view: MasterView, beside: Any) -> IndicatorValue:
        first = next(iter(view.objectives), 0)
        if isinstance(beside, IndicatorValue):
            first = beside.objective_id
        if isinstance(beside, ObjectiveValue):
            first = next((id_ for id_, one in view.objectives.items() if one == beside), first)
        siblings = view.of_objective(first)
        number = view.objectives[first].number if first in view.objectives else 1
        order = max((one.order for one in view.indicators.values()), default=-1) + 1
        code = f"{number}.{len(siblings) + 1}"
        return IndicatorValue(first, code, "", "", valid_from=view.year, order=order)

    def raw(self, value: IndicatorValue) -> Raw:
        raw: Raw = {key: getattr(value, key) for key in (*_WORDS, *_CHOICES)}
        raw |= {key: written_number(getattr(value, key)) for key in _NUMBERS}
        raw["decimals"] = str(value.decimals)
        for key in ("valid_from", "valid_to", "mid_term_year"):
            raw[key] = year_words(getattr(value, key))
        return raw

    def read(self, raw: Raw, before: IndicatorValue) -> Read:
        reader = Reader(raw)
        fields: dict[str, Any] = {key: reader.words(key) for key in _WORDS}
        fields |= {key: reader.chosen(key) for key in _CHOICES}
        # Qt gives a choice back as its plain text
        fields |= {key: kind(fields[key]) for key, kind in _ENUMS.items()}
        fields |= {key: reader.number(key) for key in _NUMBERS}
        fields["decimals"] = reader.whole("decimals", 0)
        fields["mid_term_year"] = reader.whole("mid_term_year", 0)
        fields["valid_from"] = reader.whole("valid_from", 0)
        fields["valid_to"] = reader.year("valid_to")
        value = replace(before, **fields)
        return Read(value, reader.add(indicator_problems(value)))

    def command(
        self, value: IndicatorValue | None, id_: int | None, seen: IndicatorValue | None
    ) -> MasterCommand:
        return SaveIndicator(value, id_, seen)

    def fixed(self, view: MasterView, id_: int | None) -> Sequence[str]:
        return FIXED_BY_A_CLOSE if id_ in view.fixed else ()


_INDICATOR_FIELDS = (
    ("objective_id", Look.CHOICE, "what"),
    ("code", Look.LINE, ""),
    ("name", Look.LINE, ""),
    ("unit", Look.LINE, ""),
    ("decimals", Look.LINE, ""),
    ("definition", Look.AREA, ""),
    ("polarity", Look.CHOICE, "how"),
    ("rule", Look.CHOICE, ""),
    ("aggregation", Look.CHOICE, ""),
    ("scale", Look.CHOICE, ""),
    ("formula", Look.AREA, ""),
    ("zero_rule", Look.CHOICE, ""),
    ("cap", Look.LINE, ""),
    ("ratio_to_date", Look.CHOICE, ""),
    ("division_id", Look.CHOICE, "who"),
    ("person_id", Look.CHOICE, ""),
    ("responsible", Look.LINE, ""),
    ("data_source", Look.LINE, ""),
    ("required_evidence", Look.AREA, ""),
    ("national_standard", Look.LINE, "compared"),
    ("standard_source", Look.LINE, ""),
    ("mid_term_target", Look.LINE, ""),
    ("mid_term_year", Look.LINE, ""),
    ("lower_limit", Look.LINE, ""),
    ("upper_limit", Look.LINE, ""),
    ("valid_from", Look.LINE, "valid"),
    ("valid_to", Look.LINE, ""),
)
