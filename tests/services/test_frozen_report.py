"""The report of a closed quarter keeps what was sealed, however master data go on."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text, update

from app.domain.commands_master import (
    EarlierChange,
    SaveAgreement,
    SaveBudgetLine,
    SaveEarlierYear,
    SaveIndicator,
    SaveObjective,
)
from app.domain.errors import RuleError
from app.domain.master import CeilingValue, EarlierValue
from app.domain.measures import Aggregation, AgreementKind, Polarity, Rule
from app.domain.report_data import ReportData
from app.models.collection import FollowUp
from app.models.indicator import Grade, GradeScale, Indicator, RatingBand, RatingScale
from app.models.organisation import Division
from app.services.office import Office
from tests.services.closed import (
    LATE,
    amend,
    chair,
    close,
    enter,
    figure_rows,
    plain_row,
    problems,
    row_again,
)
from tests.services.sample import YEAR, make_sample

Change = Callable[[Office], Any]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "data.db") as made:
        enter(made, plain_row(made), "10")
        yield made


def _reports(office: Office) -> list[ReportData]:
    """Of the first quarter, each unit's."""
    return [one for one in _all_reports(office) if one.period.last_quarter == 1]


def _all_reports(office: Office) -> list[ReportData]:
    choices = office.report_choices(YEAR, LATE)
    return [office.report_data(one.report_id, LATE.date()) for one in choices]


def _run(office: Office, wish: Any) -> None:
    office.run(wish, chair(office), LATE)


def _save_indicator(office: Office, **fields: Any) -> None:
    id_ = plain_row(office).indicator_id
    seen = office.master(YEAR, chair(office)).indicators[id_]
    _run(office, SaveIndicator(replace(seen, **fields), id_, seen))


def _write_indicator(office: Office) -> None:
    _save_indicator(
        office,
        code="9.9",
        name="Nama yang lain",
        definition="Definisi yang lain",
        data_source="BPS",
        responsible="Orang lain",
        national_standard=Decimal(77),
        standard_source="Permentan",
        mid_term_target=Decimal(88),
        mid_term_year=YEAR + 3,
    )


def _move_indicator(office: Office) -> None:
    view, row = office.master(YEAR, chair(office)), plain_row(office)
    seen = view.indicators[row.indicator_id]
    objective = next(id_ for id_ in view.objectives if id_ != seen.objective_id)
    division = next(one.id for one in view.divisions if one.code == "BUN")
    _save_indicator(office, objective_id=objective, division_id=division)


def _add_indicator(office: Office) -> None:
    view, row = office.master(YEAR, chair(office)), plain_row(office)
    seen = view.indicators[row.indicator_id]
    _run(office, SaveIndicator(replace(seen, code="9.8", name="Baru", valid_from=YEAR)))


def _rename_objectives(office: Office) -> None:
    for id_, seen in office.master(YEAR, chair(office)).objectives.items():
        _run(office, SaveObjective(replace(seen, title=f"{seen.title} baru"), id_, seen))


def _change_money(office: Office) -> None:
    ceiling = CeilingValue(AgreementKind.ORIGINAL, dt.date(YEAR, 1, 2), Decimal(7_000_000))
    for id_, seen in office.master(YEAR, chair(office)).budget.items():
        value = replace(seen, name=f"{seen.name} baru", indicator_ids=())
        value = replace(value, ceilings=(ceiling,)) if seen.ceilings else value
        _run(office, SaveBudgetLine(value, id_, seen))


def _change_earlier_years(office: Office) -> None:
    id_ = plain_row(office).indicator_id
    seen = office.master(YEAR, chair(office)).earlier.get((id_, YEAR - 1))
    value = EarlierValue(Decimal(3), Decimal(4), Decimal(5))
    _run(office, SaveEarlierYear((EarlierChange(id_, YEAR - 1, value, seen),)))


def _number_agreement(office: Office) -> None:
    view = office.master(YEAR, chair(office)).agreements[0]
    _run(office, SaveAgreement(replace(view.value, number="9/PK"), view.id, view.value))


def _choose_scale(office: Office) -> None:
    with office.writing() as session:
        scale = RatingScale(name="Lain", valid_from=dt.date(YEAR, 1, 1), chosen=True)
        session.add(scale)
        session.flush()
        session.add(RatingBand(scale_id=scale.id, label="Semua", lower=None))


def _rename_divisions(office: Office) -> None:
    with office.writing() as session:
        session.execute(update(Division).values(name=Division.name + " Daerah"))


@pytest.mark.parametrize(
    "change",
    [
        _write_indicator,
        _move_indicator,
        _add_indicator,
        _rename_objectives,
        _change_money,
        _change_earlier_years,
        _number_agreement,
        _choose_scale,
        _rename_divisions,
    ],
)
def test_what_master_data_say_later_changes_no_report_of_a_closed_quarter(
    office: Office, change: Change
) -> None:
    open_ = _reports(office)
    close(office)
    before = _reports(office)
    assert before == open_
    change(office)
    assert _reports(office) == before
    assert problems(office) == ""


def test_an_open_quarter_prints_what_master_data_say(office: Office) -> None:
    before = _reports(office)
    for change in (_write_indicator, _rename_objectives, _change_money, _choose_scale):
        change(office)
        assert _reports(office) != before
        before = _reports(office)


@pytest.mark.parametrize(
    "fields",
    [
        {"unit": "kg"},
        {"decimals": 5},
        {"polarity": Polarity.LOWER, "rule": Rule.NEGATIVE_A},
        {"aggregation": Aggregation.AVERAGE},
        {"cap": Decimal(50)},
        {"formula": "lain"},
    ],
    ids=str,
)
def test_what_a_closed_figure_was_computed_by_stays(office: Office, fields: dict[str, Any]) -> None:
    close(office)
    with pytest.raises(RuleError, match="triwulan yang ditutup"):
        _save_indicator(office, **fields)


def test_an_indicator_that_a_close_holds_without_a_figure_stays_as_well(office: Office) -> None:
    _add_indicator(office)
    view = office.master(YEAR, chair(office))
    id_, seen = next((id_, one) for id_, one in view.indicators.items() if one.code == "9.8")
    close(office)
    for wish in (SaveIndicator(None, id_, seen), SaveIndicator(replace(seen, unit="x"), id_, seen)):
        with pytest.raises(RuleError, match="triwulan yang ditutup"):
            _run(office, wish)
    assert id_ in office.master(YEAR, chair(office)).fixed


def test_the_check_names_a_scale_of_letters_changed_behind_the_program(office: Office) -> None:
    row = next(one for one in figure_rows(office) if one.grades)
    close(office)
    with office.writing() as session:
        session.execute(update(Grade).values(value=Grade.value + 1))
    assert f"“{row.name}” Triwulan I" in problems(office)
    assert "skala huruf" in problems(office)


def test_an_indicator_given_another_scale_behind_the_program_is_named(office: Office) -> None:
    row = next(one for one in figure_rows(office) if one.grades)
    close(office)
    with office.writing() as session:
        scale = GradeScale(code="lain", name="Lain")
        session.add(scale)
        session.flush()
        session.add(Grade(scale_id=scale.id, letter="A", value=Decimal(1)))
        chosen = update(Indicator).where(Indicator.id == row.indicator_id)
        session.execute(chosen.values(grade_scale_id=scale.id))
    assert "skala huruf" in problems(office)


def test_the_check_names_follow_ups_written_behind_the_program(office: Office) -> None:
    id_ = plain_row(office).indicator_id
    close(office)
    with office.writing() as session:
        session.add(FollowUp(indicator_id=id_, year=YEAR, quarter=1, action="rapat"))
    assert "Tindak lanjut Triwulan I" in problems(office)


def test_the_check_names_spending_added_behind_the_program(office: Office) -> None:
    close(office)
    line = next(iter(office.master(YEAR, chair(office)).budget))
    with office.writing() as session:
        values = {"line": line, "spent": "5"}
        session.execute(
            text(
                "INSERT INTO budget_spending (budget_line_id, quarter, spent, version) "
                "VALUES (:line, 1, :spent, 1)"
            ),
            values,
        )
    assert "Realisasi anggaran Triwulan I" in problems(office)


def test_a_report_moved_to_another_sop_version_does_not_disturb_the_seal(office: Office) -> None:
    close(office)
    with office.writing() as session:
        session.execute(
            text(
                "INSERT INTO sop_version SELECT (SELECT max(id) + 1 FROM sop_version), "
                + _rest(session, "sop_version")
                + " FROM sop_version LIMIT 1"
            )
        )
        session.execute(
            text("UPDATE report SET sop_version_id = (SELECT max(id) FROM sop_version)")
        )
    assert problems(office) == ""


def _rest(session: Any, table: str) -> str:
    columns = [row.name for row in session.execute(text(f"PRAGMA table_info({table})"))]
    return ", ".join(f'"{name}"' for name in columns if name != "id")


def test_the_note_of_an_amendment_follows_an_indicator_with_a_new_code(office: Office) -> None:
    row = plain_row(office)
    close(office)
    amend(office, row, replace(row.figure, value=Decimal(12)))
    before = [one.amendments for one in _reports(office)]
    _write_indicator(office)
    assert [one.amendments for one in _reports(office)] == before


def test_a_ralat_of_letters_tells_the_letters(office: Office) -> None:
    row = next(one for one in figure_rows(office) if len(one.grades) > 1)
    enter(office, row, str(row.grade_values[1]))
    close(office)
    amend(office, row, replace(row.figure, value=row.grade_values[0]))
    said = f"{row.grades[1]} menjadi {row.grades[0]}"
    assert said in row_again(office, row).amended
    assert said in office.completeness(YEAR, 1, chair(office)).amendments[0].label
    notes = [note for report in _all_reports(office) for code, note in report.amendments]
    assert notes
    assert all(said in note for note in notes)
