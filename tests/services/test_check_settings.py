"""The office sets what counts as odd; every sheet follows at once, and it can be undone."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.commands import Acting, EnterFigure, SetLimits, SetSettings
from app.domain.errors import UserError
from app.domain.snapshots.figures import CellState, FigureRow
from app.domain.thresholds import NAMES, Thresholds
from app.services.journal import broken_rows
from app.services.office import Office
from app.services.thresholds import load_thresholds
from tests.services.sample import OPENING, YEAR, make_sample, person

CODE = "2.1"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "kantor.alur") as made:
        yield made


@pytest.fixture
def kasubbag(office: Office) -> Acting:
    return Acting(person(office, "planning_head"))


def row(office: Office, acting: Acting) -> FigureRow:
    view = office.figures(YEAR, 1, "", acting)
    return next(row for group in view.groups for row in group.rows if row.code == CODE)


def type_share(office: Office, acting: Acting, share: str) -> FigureRow:
    """Enter so much of the target of the quarter."""
    found = row(office, acting)
    assert found.target.value is not None
    value = (found.target.value * Decimal(share)).quantize(Decimal(1))
    office.run(EnterFigure(found.indicator_id, YEAR, 1, found.version, value), acting, OPENING)
    return row(office, acting)


def thresholds(office: Office) -> Thresholds:
    with office.reading() as session:
        return load_thresholds(session)


def test_a_changed_threshold_counts_for_the_next_sheet_and_back(
    office: Office, kasubbag: Acting
) -> None:
    assert type_share(office, kasubbag, "1.4").state is CellState.NEEDS_EXPLANATION
    done = office.run(SetSettings((("high_percent", Decimal(150)),)), kasubbag, OPENING)
    assert row(office, kasubbag).state is CellState.SAVED
    assert thresholds(office).high_percent == 150
    assert done.summary == "1 batas pemeriksaan diubah."
    office.run(done.inverse, kasubbag, OPENING)
    assert row(office, kasubbag).state is CellState.NEEDS_EXPLANATION
    assert thresholds(office) == Thresholds()


def test_none_goes_back_to_the_default_and_the_journal_holds_both(
    office: Office, kasubbag: Acting
) -> None:
    office.run(SetSettings((("drop_percent", Decimal("12.5")),)), kasubbag, OPENING)
    office.run(SetSettings((("drop_percent", Decimal(40)),)), kasubbag, OPENING)
    back = office.run(SetSettings((("drop_percent", None),)), kasubbag, OPENING)
    assert thresholds(office).drop_percent == 30
    assert back.inverse == SetSettings((("drop_percent", Decimal(40)),))
    with office.reading() as session:
        assert broken_rows(session) == ()


def test_what_is_the_same_already_changes_nothing(office: Office, kasubbag: Acting) -> None:
    done = office.run(SetSettings((("drop_percent", None),)), kasubbag, OPENING)
    assert done.inverse is None
    assert done.changes == frozenset()


@pytest.mark.parametrize("name", NAMES)
def test_impossible_values_are_refused_in_a_sentence(
    name: str, office: Office, kasubbag: Acting
) -> None:
    for value in (Decimal(-1), Decimal("NaN"), Decimal("Infinity"), Decimal(10) ** 9):
        with pytest.raises(UserError, match="isi dengan angka antara"):
            office.run(SetSettings(((name, value),)), kasubbag, OPENING)
    assert thresholds(office) == Thresholds()


def test_the_lowest_usual_achievement_stays_below_the_highest(
    office: Office, kasubbag: Acting
) -> None:
    crossed = SetSettings((("low_percent", Decimal(100)), ("high_percent", Decimal(100))))
    with pytest.raises(UserError, match="lebih kecil daripada"):
        office.run(crossed, kasubbag, OPENING)


def test_an_unknown_setting_is_refused(office: Office, kasubbag: Acting) -> None:
    with pytest.raises(UserError, match="tidak dikenal"):
        office.run(SetSettings((("office_opens", Decimal(9)),)), kasubbag, OPENING)


def test_only_the_kasubbag_and_the_administrator_set_them(office: Office) -> None:
    wish = SetSettings((("drop_percent", Decimal(40)),))
    with pytest.raises(UserError, match="Kasubbag"):
        office.run(wish, Acting(person(office, "section_head")), OPENING)
    office.run(wish, Acting(person(office, "administrator")), OPENING)
    assert thresholds(office).drop_percent == 40


def test_limits_of_an_indicator_mark_what_lies_beyond_them(
    office: Office, kasubbag: Acting
) -> None:
    typed = type_share(office, kasubbag, "1")
    assert typed.state is CellState.SAVED
    assert typed.figure.value is not None
    upper = typed.figure.value - 1
    done = office.run(SetLimits(typed.indicator_id, None, upper), kasubbag, OPENING)
    marked = row(office, kasubbag)
    assert marked.state is CellState.NEEDS_EXPLANATION
    assert "di atas batas wajar" in marked.message
    office.run(done.inverse, kasubbag, OPENING)
    assert row(office, kasubbag).state is CellState.SAVED


def test_limits_in_the_wrong_order_are_refused(office: Office, kasubbag: Acting) -> None:
    wish = SetLimits(row(office, kasubbag).indicator_id, Decimal(5), Decimal(4))
    with pytest.raises(UserError, match="Tukar"):
        office.run(wish, kasubbag, OPENING)


@pytest.mark.parametrize("limit", ["NaN", "Infinity", "1E+40"])
def test_limits_that_are_no_figures_are_refused(
    limit: str, office: Office, kasubbag: Acting
) -> None:
    wish = SetLimits(row(office, kasubbag).indicator_id, Decimal(limit), None)
    with pytest.raises(UserError):
        office.run(wish, kasubbag, OPENING)
