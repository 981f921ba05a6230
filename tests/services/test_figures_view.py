"""Data Kinerja as it is read from a real file: values to date, states, rights and locks."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import event, update
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import Acting, EnterFigure, EnterNarrative
from app.domain.measures import Aggregation, BlankReason, NoResult
from app.domain.periods import Quarter
from app.domain.snapshots.figures import CellState, FigureRow, FiguresView
from app.domain.workflow import ReportStatus
from app.models.indicator import Indicator
from app.models.measurement import QuarterClose
from app.models.report import Report
from app.services.office import Office
from app.services.sample_indicators import grade_number
from app.services.sample_year import enter_quarter
from tests.services.sample import YEAR, make_sample, person

D = Decimal
NOON = dt.datetime(YEAR, 4, 6, 12, tzinfo=WITA)


class Clock:
    """Gives every command a later moment."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=20)
        return self.now


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "kantor.alur") as made:
        yield made


@pytest.fixture
def kasubbag(office: Office) -> Acting:
    return Acting(person(office, "planning_head"))


def rows_of(view: FiguresView) -> dict[str, FigureRow]:
    return {row.code: row for group in view.groups for row in group.rows}


def row_at(office: Office, acting: Acting, code: str, quarter: int) -> FigureRow:
    return rows_of(office.figures(YEAR, quarter, "", acting))[code]


def type_value(office: Office, acting: Acting, row: FigureRow, quarter: int, value: str) -> None:
    wish = EnterFigure(row.indicator_id, YEAR, quarter, row.version, D(value))
    office.run(wish, acting, NOON)


def first_code(office: Office, acting: Acting, aggregation: Aggregation) -> str:
    rows = rows_of(office.figures(YEAR, 1, "", acting)).values()
    return next(
        row.code
        for row in rows
        if row.aggregation is aggregation and not row.grades and row.target.upper is None
    )


@pytest.mark.parametrize(
    ("aggregation", "to_date"),
    [
        (Aggregation.SUM, ["10", "30", "60", "100"]),
        (Aggregation.CUMULATIVE, ["10", "20", "30", "40"]),
        (Aggregation.LAST, ["10", "20", "30", "40"]),
        (Aggregation.AVERAGE, ["10", "15", "20", "25"]),
    ],
)
def test_typed_quarters_become_the_value_to_date_of_each_aggregation(
    office: Office, kasubbag: Acting, aggregation: Aggregation, to_date: list[str]
) -> None:
    code = first_code(office, kasubbag, aggregation)
    for quarter in Quarter:
        row = row_at(office, kasubbag, code, quarter)
        type_value(office, kasubbag, row, quarter, str(10 * quarter))
        bars = office.panel(row.indicator_id, YEAR, quarter).bars
        assert [bar.value for bar in bars][:quarter] == [D(10 * q) for q in range(1, quarter + 1)]
    with office.reading() as session:
        from app.services.series import load_sheet

        sheet = load_sheet(session, YEAR, 4, indicator_id=row.indicator_id)
    found = [sheet.series[0].to_date(quarter) for quarter in Quarter]
    assert found == [D(value) for value in to_date]


def test_a_ratio_is_the_quotient_of_the_sums(office: Office, kasubbag: Acting) -> None:
    with office.writing() as session:
        session.execute(update(Indicator).values(ratio_to_date=True))
    code = first_code(office, kasubbag, Aggregation.RATIO)
    for quarter, (above, below) in enumerate((("30", "40"), ("10", "60")), start=1):
        row = row_at(office, kasubbag, code, quarter)
        wish = EnterFigure(
            row.indicator_id, YEAR, quarter, 0, numerator=D(above), denominator=D(below)
        )
        office.run(wish, kasubbag, NOON)
    row = row_at(office, kasubbag, code, 2)
    assert row.value_text == "16,67"
    assert row.year_achievement.percent == D(40) * 100 / row_year_target(office, row)


def row_year_target(office: Office, row: FigureRow) -> Decimal:
    from app.services.series import load_sheet

    with office.reading() as session:
        target = load_sheet(session, YEAR, 2, indicator_id=row.indicator_id).series[0].year_target
    assert target.value is not None
    return target.value


def test_an_annual_indicator_waits_for_the_fourth_quarter(office: Office, kasubbag: Acting) -> None:
    row = row_at(office, kasubbag, "1.1", 2)
    assert row.state is CellState.NOT_DUE
    assert row.achievement.reason is NoResult.NO_TARGET_THIS_QUARTER
    assert row_at(office, kasubbag, "1.1", 4).state is CellState.EMPTY_REQUIRED


def test_the_agreement_in_force_at_the_quarters_end_gives_the_targets(
    office: Office, kasubbag: Acting
) -> None:
    early = office.figures(YEAR, 3, "", kasubbag)
    late = office.figures(YEAR, 4, "", kasubbag)
    assert early.agreement == f"Perjanjian Kinerja {YEAR}"
    assert late.agreement == f"Perjanjian Kinerja Perubahan {YEAR}"
    before, after = rows_of(early), rows_of(late)
    assert before.keys() == after.keys()


def test_letters_are_shown_for_ordinal_indicators(office: Office, kasubbag: Acting) -> None:
    row = next(row for row in rows_of(office.figures(YEAR, 4, "", kasubbag)).values() if row.grades)
    best = row.grades[0]
    value = grade_number({"rule": "ordinal", "scale": "bpk"}, "WTP") if best == "WTP" else None
    number = value or _number_of(office, row, best)
    type_value(office, kasubbag, row, 4, number)
    assert row_at(office, kasubbag, row.code, 4).value_text == best
    assert not row.target_text.isdigit()


def _number_of(office: Office, row: FigureRow, letter: str) -> str:
    from app.services.series import load_sheet

    with office.reading() as session:
        series = load_sheet(session, YEAR, 4, indicator_id=row.indicator_id).series[0]
    return str(dict(series.grades)[letter])


def test_a_lost_comma_is_wrong_and_is_counted_as_a_problem(
    office: Office, kasubbag: Acting
) -> None:
    rows = rows_of(office.figures(YEAR, 1, "", kasubbag))
    row = next(
        row
        for row in rows.values()
        if row.state is CellState.EMPTY_REQUIRED
        and row.decimals
        and row.target.value
        and row.aggregation is Aggregation.LAST
        and not row.grades
        and row.target.upper is None
    )
    assert row.target.value is not None
    type_value(office, kasubbag, row, 1, str(row.target.value * 10))
    view = office.figures(YEAR, 1, "", kasubbag)
    assert rows_of(view)[row.code].state is CellState.WRONG
    assert rows_of(view)[row.code].suggestion == row.target.value
    assert view.problems == 1
    assert view.filled == office_filled_before(rows) + 1


def office_filled_before(rows: dict[str, FigureRow]) -> int:
    return sum(row.state is not CellState.EMPTY_REQUIRED for row in rows.values())


def test_an_empty_figure_with_a_reason_counts_as_filled(office: Office, kasubbag: Acting) -> None:
    view = office.figures(YEAR, 1, "", kasubbag)
    row = next(r for r in rows_of(view).values() if r.state is CellState.EMPTY_REQUIRED)
    wish = EnterFigure(row.indicator_id, YEAR, 1, 0, blank_reason=BlankReason.LATE_SOURCE)
    office.run(wish, kasubbag, NOON)
    after = office.figures(YEAR, 1, "", kasubbag)
    assert after.filled == view.filled + 1
    assert rows_of(after)[row.code].blank_reason is BlankReason.LATE_SOURCE


def test_a_division_sees_its_own_indicators(office: Office, kasubbag: Acting) -> None:
    every = office.figures(YEAR, 1, "", kasubbag)
    own = office.figures(YEAR, 1, "IKAN", kasubbag)
    assert own.expected < every.expected
    assert {row.division_code for row in rows_of(own).values()} == {"IKAN"}


def test_a_section_head_edits_only_the_own_division(office: Office) -> None:
    head = Acting(person(office, "section_head", "IKAN"))
    assert office.figures(YEAR, 1, "IKAN", head).editable
    foreign = office.figures(YEAR, 1, "TPH", head)
    assert not foreign.editable
    assert "bidangnya sendiri" in foreign.locked_reason


def test_a_reader_edits_nothing(office: Office) -> None:
    view = office.figures(YEAR, 1, "", Acting(person(office, "reader")))
    assert not view.editable
    assert "hanya dapat membaca" in view.locked_reason


def test_a_finished_year_is_locked(office: Office, kasubbag: Acting) -> None:
    enter_quarter(office, YEAR, Quarter.I, Clock())
    with office.writing() as session:
        session.execute(update(Report).values(status=ReportStatus.ARCHIVED))
    view = office.figures(YEAR, 1, "", kasubbag)
    assert view.quarter_states == ("locked",) * 4
    assert not view.editable
    assert rows_of(view)["1.2"].state is CellState.LOCKED
    assert "diarsipkan" in view.locked_reason


def test_a_closed_quarter_says_who_closed_it(office: Office, kasubbag: Acting) -> None:
    with office.writing() as session:
        close = QuarterClose(year=YEAR, quarter=1, closed_at=NOON, person_id=kasubbag.person_id)
        session.add(close)
    view = office.figures(YEAR, 1, "", kasubbag)
    assert view.quarter_states[:2] == ("locked", "filling")
    assert "6 April 2026" in view.locked_reason


def test_quarters_that_have_not_ended_are_closed(office: Office, kasubbag: Acting) -> None:
    view = office.figures(YEAR, 1, "", kasubbag, at=NOON)
    assert view.quarter_states == ("filling", "closed", "closed", "closed")


def test_a_passed_quarter_is_approved(office: Office, kasubbag: Acting) -> None:
    with office.writing() as session:
        first = update(Report).where(Report.number == 1, Report.kind == "quarterly")
        session.execute(first.values(status=ReportStatus.PASSED))
    assert office.figures(YEAR, 1, "", kasubbag).quarter_states[0] == "approved"


def test_words_beside_a_figure_are_shown(office: Office, kasubbag: Acting) -> None:
    row = row_at(office, kasubbag, "2.1", 1)
    wish = EnterNarrative(row.indicator_id, YEAR, 1, 0, obstacle="Banjir", supporting="Benih")
    office.run(wish, kasubbag, NOON)
    after = row_at(office, kasubbag, "2.1", 1)
    assert (after.obstacle, after.supporting) == ("Banjir", "Benih")


def test_the_number_of_queries_does_not_grow_with_the_indicators(
    office: Office, kasubbag: Acting
) -> None:
    def count(division: str) -> int:
        asked: list[str] = []
        engine = office._database.engine

        def note(*args: object) -> None:
            asked.append(str(args[2]))

        event.listen(engine, "before_cursor_execute", note)
        office.figures(YEAR, 1, division, kasubbag)
        event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    assert count("") == count("IKAN") <= 9


def test_an_empty_year_has_no_groups(office: Office, kasubbag: Acting) -> None:
    with Session(office._database.writer) as session, session.begin():
        from app.models.indicator import Indicator

        session.execute(update(Indicator).values(valid_from=YEAR + 1))
    view = office.figures(YEAR, 1, "", kasubbag)
    assert view.groups == ()
    assert view.expected == 0
