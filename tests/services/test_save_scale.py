"""Versions of scales of letters: new rows only, refused in sentences, taken back while unused."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.commands import Acting
from app.domain.commands_master import SaveIndicator, SaveObjective
from app.domain.errors import InputError, RuleError, UserError
from app.domain.grade_scales import SaveScale, ScaleValue, read_grades, written_grades
from app.domain.master import IndicatorValue, ObjectiveValue
from app.domain.measures import Rule
from app.domain.snapshots.master import MasterView
from app.services.office import Office
from tests.services.office_fixture import MONDAY, PLANNING, READER, YEAR, make_office

VALUE = ScaleValue("Predikat AKIP", 2027, read_grades("AA = 4\nA = 3\nB = 2\nC = 1"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


def view(office: Office) -> MasterView:
    return office.master(YEAR, Acting(PLANNING))


def names(office: Office) -> list[str]:
    return [one.name for one in view(office).scales]


def test_a_version_is_a_new_scale_beside_the_old_ones(office: Office) -> None:
    before = view(office).scales
    outcome = office.run(SaveScale(VALUE), Acting(PLANNING), MONDAY)
    assert outcome.summary == "Skala Predikat AKIP (mulai 2027) tersimpan."
    after = view(office).scales
    added = next(one for one in after if one not in before)
    assert added.grades == VALUE.grades
    assert set(before) < set(after)
    office.run(outcome.inverse, Acting(PLANNING), MONDAY)
    assert set(view(office).scales) == set(before)


def test_the_same_name_with_another_year_is_another_version(office: Office) -> None:
    office.run(SaveScale(VALUE), Acting(PLANNING), MONDAY)
    office.run(SaveScale(replace(VALUE, valid_from=2028)), Acting(PLANNING), MONDAY)
    assert [name for name in names(office) if "Predikat AKIP (mulai" in name] == [
        "Predikat AKIP (mulai 2027)",
        "Predikat AKIP (mulai 2028)",
    ]
    with pytest.raises(InputError, match="sudah ada"):
        office.run(SaveScale(VALUE), Acting(PLANNING), MONDAY)


def test_a_scale_that_an_indicator_uses_is_not_taken_off(office: Office) -> None:
    back = office.run(SaveScale(VALUE), Acting(PLANNING), MONDAY).inverse
    goal = office.run(SaveObjective(ObjectiveValue(9, "Tata kelola")), Acting(PLANNING), MONDAY)
    indicator = IndicatorValue(
        goal.created[0], "9.1", "Nilai AKIP", "predikat", rule=Rule.ORDINAL, scale=VALUE.code
    )
    made = office.run(SaveIndicator(indicator), Acting(PLANNING), MONDAY)
    assert view(office).grades(made.created[0]) == VALUE.grades
    with pytest.raises(InputError, match="dipakai 1 indikator"):
        office.run(back, Acting(PLANNING), MONDAY)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("AA = 4", "2 sampai 40 huruf"),
        ("AA = 4\naa = 3", "tertulis dua kali"),
        ("A = 3\nAA = 4", "Urutkan dari yang terbaik"),
        ("A = 3\nB = 3", "Urutkan dari yang terbaik"),
        ("A = 9999999\nB = 3", "terlalu besar"),
        ("A\nB = 3", "Tulis seperti BB = 5"),
        ("= 4\nB = 3", "Tulis seperti BB = 5"),
        ("A = empat\nB = 3", "bukan angka"),
        ("A =\nB = 3", "Tulis seperti BB = 5"),
    ],
)
def test_letters_that_cannot_be_meant_are_refused_in_a_sentence(
    office: Office, written: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        office.run(SaveScale(replace(VALUE, grades=read_grades(written))), Acting(PLANNING), MONDAY)


@pytest.mark.parametrize(("name", "year"), [("  ", 2027), ("Nilai", 0)])
def test_a_version_needs_a_name_and_a_year(office: Office, name: str, year: int) -> None:
    with pytest.raises(InputError):
        office.run(SaveScale(ScaleValue(name, year, VALUE.grades)), Acting(PLANNING), MONDAY)


def test_only_keepers_of_master_data_may(office: Office) -> None:
    with pytest.raises(RuleError):
        office.run(SaveScale(VALUE), Acting(READER), MONDAY)


def test_letters_are_read_as_they_are_written() -> None:
    grades = (("A+", Decimal("4.5")), ("B", Decimal(3)))
    assert read_grades(written_grades(grades)) == grades
