"""Typing figures, words and money: rights, history, conflicts and the way back."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import update

from app.domain.calendar import WITA
from app.domain.commands import Acting, EnterFigure, EnterNarrative, EnterSpending, WriteSection
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.measures import BlankReason
from app.domain.snapshots.figures import FigureRow, IndicatorPanel
from app.models.indicator import Indicator
from app.services.office import Office
from tests.services.sample import YEAR, make_sample, person

NOW = dt.datetime(YEAR, 4, 6, 9, 12, tzinfo=WITA)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The sample office with nothing typed yet."""
    with make_sample(tmp_path / "data.db") as made:
        yield made


def _chair(office: Office, actor: str = "planning_head", division: str = "") -> Acting:
    return Acting(person(office, actor, division))


def _row(office: Office, code: str, quarter: int = 1) -> FigureRow:
    view = office.figures(YEAR, quarter, "", _chair(office))
    return next(row for group in view.groups for row in group.rows if row.code == code)


def _panel(office: Office, code: str, quarter: int = 1) -> IndicatorPanel:
    return office.panel(_row(office, code).indicator_id, YEAR, quarter)


def _wish(
    office: Office, code: str, number: str, seen_version: int = 0, quarter: int = 1
) -> EnterFigure:
    row = _row(office, code)
    return EnterFigure(row.indicator_id, YEAR, quarter, seen_version, value=Decimal(number))


@pytest.mark.parametrize(
    ("actor", "division"),
    [
        ("secretary", ""),
        ("planning_head", ""),
        ("evaluation_staff", ""),
        ("division_head", "TPH"),
        ("section_head", "TPH"),
    ],
)
def test_the_unit_and_the_planners_may_type(office: Office, actor: str, division: str) -> None:
    office.run(_wish(office, "2.1", "13620"), _chair(office, actor, division), NOW)
    assert _row(office, "2.1").figure.value == Decimal(13620)


@pytest.mark.parametrize(
    ("actor", "division"), [("reader", ""), ("administrator", ""), ("section_head", "IKAN")]
)
def test_readers_and_other_units_may_not(office: Office, actor: str, division: str) -> None:
    with pytest.raises(RuleError) as refusal:
        office.run(_wish(office, "2.1", "13620"), _chair(office, actor, division), NOW)
    assert "Produksi padi" in str(refusal.value)
    assert _row(office, "2.1").version == 0


def test_each_change_is_a_row_of_history_newest_first(office: Office) -> None:
    chair = _chair(office, "section_head", "TPH")
    first = office.run(_wish(office, "2.1", "1362"), chair, NOW)
    seen = first.inverse.seen_version
    office.run(_wish(office, "2.1", "13620", seen), chair, NOW + dt.timedelta(minutes=3))
    history = _panel(office, "2.1").history
    assert [row.after for row in history][:2] == ["13.620", "1.362"]
    assert {row.person for row in history} == {"Rizali Contoh, S.P."}
    assert office.check().ok


def test_typing_the_same_again_leaves_no_history(office: Office) -> None:
    first = office.run(_wish(office, "2.1", "13620"), _chair(office), NOW)
    before = len(_panel(office, "2.1").history)
    again = office.run(
        _wish(office, "2.1", "13620", first.inverse.seen_version), _chair(office), NOW
    )
    assert again.inverse is None
    assert len(_panel(office, "2.1").history) == before


def test_the_inverse_writes_the_way_back_and_its_inverse_is_redo(office: Office) -> None:
    chair = _chair(office)
    typed = office.run(_wish(office, "2.1", "13620"), chair, NOW)
    undone = office.run(typed.inverse, chair, NOW)
    assert _row(office, "2.1").figure.value is None
    office.run(undone.inverse, chair, NOW)
    assert _row(office, "2.1").figure.value == Decimal(13620)


def test_somebody_who_was_faster_is_named_with_the_old_and_the_new_value(office: Office) -> None:
    first = office.run(_wish(office, "2.1", "100"), _chair(office), NOW)
    seen = first.inverse.seen_version
    office.run(_wish(office, "2.1", "13620", seen), _chair(office, "section_head", "TPH"), NOW)
    with pytest.raises(ConflictError) as refusal:
        office.run(_wish(office, "2.1", "99", seen), _chair(office), NOW)
    sentence = str(refusal.value)
    assert "Rizali Contoh, S.P." in sentence
    assert "09.12" in sentence
    assert "100" in sentence
    assert "13620" in sentence
    assert _row(office, "2.1").figure.value == Decimal(13620)


def test_a_figure_somebody_began_meanwhile_is_a_conflict(office: Office) -> None:
    wish = _wish(office, "2.1", "13620")
    office.run(wish, _chair(office), NOW)
    with pytest.raises(ConflictError):
        office.run(wish, _chair(office), NOW)


def test_a_ratio_keeps_both_numbers_and_adds_them_up(office: Office) -> None:
    with office.writing() as session:
        session.execute(update(Indicator).values(ratio_to_date=True))
    row = _row(office, "1.2")
    for quarter, above in ((1, "28.5"), (2, "31")):
        wish = EnterFigure(
            row.indicator_id, YEAR, quarter, 0, numerator=Decimal(above), denominator=Decimal(40)
        )
        office.run(wish, _chair(office), NOW)
    shown = _row(office, "1.2", 2)
    assert (shown.figure.numerator, shown.figure.denominator) == (Decimal(31), Decimal(40))
    # (28,5 + 31) ÷ 80 = 74,375 % of the target 75
    assert shown.achievement.percent is not None
    assert round(shown.achievement.percent, 2) == Decimal("99.17")


def test_half_a_ratio_and_a_zero_denominator_are_refused(office: Office) -> None:
    key = _row(office, "1.2").indicator_id
    half = EnterFigure(key, YEAR, 1, 0, numerator=Decimal(3))
    zero = EnterFigure(key, YEAR, 1, 0, numerator=Decimal(3), denominator=Decimal(0))
    for wish in (half, zero):
        with pytest.raises(InputError):
            office.run(wish, _chair(office), NOW)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e30"])
def test_what_is_no_figure_is_refused(office: Office, number: str) -> None:
    with pytest.raises(InputError):
        office.run(_wish(office, "2.1", number), _chair(office), NOW)


def test_a_blank_carries_its_reason_until_a_figure_arrives(office: Office) -> None:
    key = _row(office, "4.4").indicator_id
    blank = EnterFigure(key, YEAR, 1, 0, blank_reason=BlankReason.LATE_SOURCE)
    done = office.run(blank, _chair(office), NOW)
    assert _row(office, "4.4").blank_reason is BlankReason.LATE_SOURCE
    late = EnterFigure(
        key,
        YEAR,
        1,
        done.inverse.seen_version,
        value=Decimal("102.5"),
        blank_reason=BlankReason.LATE_SOURCE,
    )
    office.run(late, _chair(office), NOW)
    assert _row(office, "4.4").blank_reason is None


def test_words_change_only_the_field_that_was_written(office: Office) -> None:
    key = (_row(office, "2.1").indicator_id, YEAR, 1)
    first = office.run(EnterNarrative(*key, 0, obstacle=" Banjir. \r\n"), _chair(office), NOW)
    version = first.inverse.seen_version
    second = office.run(EnterNarrative(*key, version, follow_up="Pompa."), _chair(office), NOW)
    row = _row(office, "2.1")
    assert (row.obstacle, row.follow_up) == ("Banjir.", "Pompa.")
    office.run(second.inverse, _chair(office), NOW)
    assert _row(office, "2.1").follow_up == ""


def test_spending_is_typed_taken_back_and_never_negative(office: Office) -> None:
    from app.models.budget import BudgetCeiling, BudgetSpending

    with office.reading() as session:
        line = session.query(BudgetCeiling.budget_line_id).first()
    assert line is not None
    done = office.run(EnterSpending(line[0], 1, Decimal(5000), 0), _chair(office), NOW)
    office.run(done.inverse, _chair(office), NOW)
    with office.reading() as session:
        assert session.query(BudgetSpending.spent).one()[0] is None
    with pytest.raises(InputError):
        office.run(EnterSpending(line[0], 2, Decimal(-1), 0), _chair(office), NOW)
    with pytest.raises(ConflictError):
        office.run(EnterSpending(line[0], 1, Decimal(7), 0), _chair(office), NOW)


def test_a_section_somebody_else_wrote_meanwhile_is_kept(office: Office) -> None:
    report = office.report_choices(YEAR, NOW)[0].report_id
    office.run(WriteSection(report, "isu", "Harga beras.", 0), _chair(office), NOW)
    with pytest.raises(ConflictError) as refusal:
        office.run(WriteSection(report, "isu", "Banjir.", 0), _chair(office), NOW)
    assert "Norhayati Contoh" in str(refusal.value)
    rows = {row.key: row.body for row in office.report_page(report, NOW).outline}
    assert rows["isu"] == "Harga beras."
    with pytest.raises(RuleError):
        office.run(WriteSection(report, "isu", "x", 2), _chair(office, "reader"), NOW)
