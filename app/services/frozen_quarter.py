"""What the report of a closed quarter prints as it was sealed, whatever master data say now."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from app.domain.measures import AgreementKind
from app.domain.ratings import RatingScale
from app.domain.report_data import RatingBand
from app.models.plain import Plain
from app.models.prepared import Reads
from app.services.agreement import Agreement
from app.services.quarter_manifest import PRINTED
from app.services.queries.budget import Budget, Money, Quarters
from app.services.series import Series, Sheet

_NUMBERS = ("national_standard", "mid_term_target")


@dataclass(frozen=True)
class Frozen:
    """Reads one manifest. Figures, rules and targets are not from here: they cannot change."""

    manifest: Mapping[str, Any]

    def sheet(self, sheet: Sheet, division_id: int | None) -> Sheet:
        """The sealed indicators with their sealed words, of one unit if it is given."""
        sealed = self.manifest["figures"]
        shown = [one for one in sheet.series if _is_of(sealed.get(str(one.id)), division_id)]
        shown.sort(key=lambda one: int(sealed[str(one.id)]["place"]))
        series = tuple(_as_sealed(one, sealed[str(one.id)]) for one in shown)
        return Sheet(self._agreement, series)

    def unit_name(self, division_id: int | None) -> str:
        """Of a unit with indicators, "" for any other."""
        figures = self.manifest["figures"].values()
        names = (one["division_name"] for one in figures if one["division_id"] == division_id)
        return next(names, None) or ""

    @cached_property
    def budget(self) -> Budget:
        lines = self.manifest["budget"]
        return Budget(
            lines=tuple(SimpleNamespace(**line) for line in lines),  # type: ignore[misc]
            money={line["id"]: _money(line) for line in lines},
            by_indicator={int(key): tuple(of) for key, of in self.manifest["paid"].items()},
            codes={line["id"]: tuple(line["indicators"]) for line in lines if line["indicators"]},
        )

    @property
    def scale(self) -> RatingScale:
        sealed = self.manifest["rating"]
        bands = tuple(
            RatingBand(one["label"], _number(one["lower"]), one["inclusive"])
            for one in sealed["bands"]
        )
        first, last = _day(sealed["valid_from"]), _day(sealed["valid_until"])
        return RatingScale(sealed["id"], sealed["name"], sealed["source"], bands, first, last)

    @property
    def earlier(self) -> tuple[Any, ...]:
        """Like rows of EarlierYear."""
        numbers = ("target", "value", "achievement")
        return tuple(
            SimpleNamespace(**{**row, **{name: _number(row[name]) for name in numbers}})
            for row in self.manifest["earlier"]
        )

    @property
    def _agreement(self) -> Agreement:
        sealed = self.manifest["agreement"]
        kind = AgreementKind(sealed["kind"]) if sealed["kind"] else None
        year = int(self.manifest["year"]) if kind else 0
        return Agreement(sealed["id"], year, kind, sealed["number"], _day(sealed["date"]))


def load_frozen(db: Reads, year: int, quarter: int) -> Frozen | None:
    """None while the quarter is open, or when it was closed before quarters were sealed whole."""
    row = _MANIFEST.first(db, year=year, quarter=int(quarter))
    manifest = json.loads(row.manifest) if row and row.manifest else {}
    return Frozen(manifest) if "rating" in manifest else None


def _is_of(sealed: Mapping[str, Any] | None, division_id: int | None) -> bool:
    return sealed is not None and division_id in (None, sealed["division_id"])


def _as_sealed(series: Series, sealed: Mapping[str, Any]) -> Series:
    words = {name: sealed[name] for name in PRINTED}
    words |= {name: _number(sealed[name]) for name in _NUMBERS}
    return replace(series, row=series.row._replace(division_id=sealed["division_id"], **words))


def _money(line: Mapping[str, Any]) -> Money:
    return Money(Decimal(line["ceiling"]), _quarters(line["spent"]), _quarters(line["planned"]))


def _quarters(amounts: list[str | None]) -> Quarters:
    first, second, third, fourth = map(_number, amounts)
    return first, second, third, fourth


def _number(stored: str | None) -> Decimal | None:
    return None if stored is None else Decimal(stored)


def _day(stored: str | None) -> dt.date | None:
    return dt.date.fromisoformat(stored) if stored else None


_MANIFEST = Plain("SELECT manifest FROM quarter_close WHERE year = :year AND quarter = :quarter")
