"""The side panel of an indicator: formula, bars, history and evidence from a real file."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.calendar import WITA
from app.domain.commands import Acting, AttachEvidence, EnterFigure, RemoveEvidence
from app.domain.errors import RuleError
from app.services.office import Office
from tests.services.sample import YEAR, make_sample, person

D = Decimal
NOON = dt.datetime(YEAR, 7, 6, 12, tzinfo=WITA)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "kantor.alur") as made:
        yield made


@pytest.fixture
def kasubbag(office: Office) -> Acting:
    return Acting(person(office, "planning_head"))


@pytest.fixture
def indicator(office: Office, kasubbag: Acting) -> int:
    view = office.figures(YEAR, 1, "", kasubbag)
    return next(
        row.indicator_id for group in view.groups for row in group.rows if row.code == "2.1"
    )


def enter(office: Office, acting: Acting, key: tuple[int, int], value: str, seen: int) -> None:
    at = NOON + dt.timedelta(minutes=seen)
    office.run(EnterFigure(key[0], YEAR, key[1], seen, D(value)), acting, at)


def test_the_formula_is_shown_with_its_numbers(
    office: Office, kasubbag: Acting, indicator: int
) -> None:
    target = office.panel(indicator, YEAR, 1).row.target.value
    assert target is not None
    enter(office, kasubbag, (indicator, 1), str(target), 0)
    panel = office.panel(indicator, YEAR, 1)
    assert panel.formula == "Realisasi ÷ target × 100"
    assert panel.formula_with_numbers.endswith("= 100,00%")
    assert panel.definition
    assert panel.responsible
    assert panel.data_source
    assert panel.polarity_label
    assert panel.aggregation_label


def test_history_tells_who_changed_what_newest_first(
    office: Office, kasubbag: Acting, indicator: int
) -> None:
    enter(office, kasubbag, (indicator, 1), "1286.6", 0)
    version = office.panel(indicator, YEAR, 1).row.version
    enter(office, kasubbag, (indicator, 1), "1868.6", version)
    newest, oldest = office.panel(indicator, YEAR, 1).history
    assert newest.before.startswith("1.286,6")
    assert newest.after.startswith("1.868,6")
    assert oldest.before == "kosong"
    assert newest.at == NOON + dt.timedelta(minutes=version)


def test_evidence_leads_to_the_kept_copy(
    office: Office, kasubbag: Acting, indicator: int, tmp_path: Path
) -> None:
    file = tmp_path / "rekap.txt"
    file.write_text("rekap", encoding="utf-8")
    wish = AttachEvidence(file, indicator_id=indicator, year=YEAR, quarter=1)
    evidence_id = office.run(wish, kasubbag, NOON).created[0]
    panel = office.panel(indicator, YEAR, 1)
    assert [row.name for row in panel.evidence] == ["rekap.txt"]
    assert Path(panel.evidence[0].path).read_text(encoding="utf-8") == "rekap"
    assert panel.row.evidence == 1
    office.run(RemoveEvidence(evidence_id), kasubbag, NOON)
    assert office.panel(indicator, YEAR, 1).evidence == ()


def test_the_quarter_before_is_told(office: Office, kasubbag: Acting, indicator: int) -> None:
    enter(office, kasubbag, (indicator, 1), "612", 0)
    assert office.panel(indicator, YEAR, 2).previous_text.startswith("612")
    assert office.panel(indicator, YEAR, 1).previous_text == ""


def test_bars_reach_into_last_year_when_it_was_measured_here(
    office: Office, kasubbag: Acting, indicator: int
) -> None:
    assert [bar.label for bar in office.panel(indicator, YEAR, 2).bars] == [
        "TW I",
        "TW II",
        "TW III",
        "TW IV",
    ]
    for quarter in (1, 2, 3, 4):
        wish = EnterFigure(indicator, YEAR - 1, quarter, 0, D(quarter))
        office.run(wish, kasubbag, NOON)
    bars = office.panel(indicator, YEAR, 2).bars
    assert [bar.label for bar in bars][:2] == ["TW I 2025", "TW II 2025"]
    assert len(bars) == 6
    assert office.panel(indicator, YEAR, 1).previous_text.startswith("4")


def test_an_unknown_indicator_is_refused(office: Office) -> None:
    with pytest.raises(RuleError) as caught:
        office.panel(9999, YEAR, 1)
    assert caught.value.code == "indicator_missing"
