"""The end of a quarter: who has reported, closing it, amending it, and the proof of all that."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import (
    Acting,
    AmendFigure,
    CloseQuarter,
    EnterFigure,
    MarkComplete,
)
from app.domain.commands_master import SaveAgreement
from app.domain.errors import InputError, RuleError, UserError
from app.domain.master import AgreementValue
from app.domain.measures import Aggregation, AgreementKind, BlankReason
from app.domain.seals import seal
from app.domain.snapshots.completeness import CompletenessView, UnitCompleteness
from app.domain.snapshots.figures import FigureRow
from app.models.collection import Amendment, CompletenessMark
from app.models.indicator import Indicator
from app.models.measurement import Measurement, QuarterClose
from app.services.office import Office
from tests.services.sample import YEAR, make_sample, person

EARLY = dt.datetime(YEAR, 4, 6, 9, tzinfo=WITA)
LATE = dt.datetime(YEAR, 5, 6, 9, tzinfo=WITA)
NOTE = "menunggu data BPS"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "data.db") as made:
        yield made


def _chair(office: Office, actor: str = "planning_head", division: str = "") -> Acting:
    return Acting(person(office, actor, division))


def _rows(office: Office, quarter: int = 1) -> list[FigureRow]:
    view = office.figures(YEAR, quarter, "", _chair(office))
    return [row for group in view.groups for row in group.rows]


def _plain_row(office: Office) -> FigureRow:
    kinds = (Aggregation.SUM, Aggregation.CUMULATIVE, Aggregation.LAST)
    return next(
        row
        for row in _rows(office)
        if row.aggregation in kinds and row.division_code == "TPH" and not row.grades
    )


def _enter(office: Office, row: FigureRow, number: str, at: dt.datetime = EARLY) -> None:
    wish = EnterFigure(row.indicator_id, YEAR, 1, row.version, value=Decimal(number))
    office.run(wish, _chair(office), at)


def _view(office: Office) -> CompletenessView:
    return office.completeness(YEAR, 1, _chair(office))


def _unit(office: Office, code: str = "TPH") -> UnitCompleteness:
    return next(unit for unit in _view(office).units if unit.code == code)


def _close(office: Office, quarter: int = 1, at: dt.datetime = LATE) -> str:
    return office.run(CloseQuarter(YEAR, quarter, NOTE), _chair(office), at).summary


def _amend(office: Office, row: FigureRow, number: str, reason: str = "salah baca") -> None:
    now = next(one for one in _rows(office) if one.indicator_id == row.indicator_id)
    wish = AmendFigure(row.indicator_id, YEAR, 1, now.version, reason=reason, value=Decimal(number))
    office.run(wish, _chair(office), LATE)


def _problems(office: Office) -> str:
    return "\n".join(office.check().problems)


def test_a_figure_filled_by_the_deadline_is_on_time_and_a_later_one_only_received(
    office: Office,
) -> None:
    before = _unit(office).tally
    first, second = [
        row
        for row in _rows(office)
        if row.division_code == "TPH" and row.aggregation is not Aggregation.RATIO
    ][:2]
    _enter(office, first, "10", EARLY)
    _enter(office, second, "10", LATE)
    tally = _unit(office).tally
    assert (before.received, before.on_time) == (0, 0)
    assert (tally.received, tally.on_time) == (2, 1)
    assert tally.expected == before.expected


def test_a_blank_with_a_reason_counts_as_received(office: Office) -> None:
    row = _plain_row(office)
    reason = BlankReason.LATE_SOURCE
    wish = EnterFigure(row.indicator_id, YEAR, 1, 0, blank_reason=reason)
    office.run(wish, _chair(office), EARLY)
    assert _unit(office).tally.received == 1
    assert row.indicator_id not in [one.indicator_id for one in _unit(office).missing]


def test_who_has_not_reported_anything_is_named(office: Office) -> None:
    head = next(name for name, _ in _unit(office).persons)
    assert head in _view(office).silent
    _enter(office, _plain_row(office), "10")
    assert head not in _view(office).silent


def test_a_unit_with_missing_figures_is_complete_only_with_a_note(office: Office) -> None:
    unit = _unit(office)
    wish = MarkComplete(YEAR, 1, unit.division_id)
    with pytest.raises(RuleError, match="masih terbuka"):
        office.run(wish, _chair(office, "division_head", "TPH"), EARLY)
    assert _unit(office).mark is None
    office.run(replace(wish, note=NOTE), _chair(office, "division_head", "TPH"), EARLY)
    mark = _unit(office).mark
    assert mark is not None
    assert (mark.complete, mark.note, mark.at) == (True, NOTE, EARLY)


def test_a_mark_is_taken_back_with_a_trace(office: Office) -> None:
    unit = _unit(office)
    done = office.run(MarkComplete(YEAR, 1, unit.division_id, note=NOTE), _chair(office), EARLY)
    undone = office.run(done.inverse, _chair(office), EARLY)
    office.run(undone.inverse, _chair(office), EARLY)
    with office.reading() as session:
        query = select(CompletenessMark.complete).order_by(CompletenessMark.id)
        assert session.scalars(query).all() == [True, False, True]


def test_another_units_head_may_not_mark(office: Office) -> None:
    wish = MarkComplete(YEAR, 1, _unit(office).division_id, note=NOTE)
    with pytest.raises(RuleError, match="tidak menandai"):
        office.run(wish, _chair(office, "division_head", "BUN"), EARLY)


def test_a_quarter_with_open_figures_closes_only_with_a_reason(office: Office) -> None:
    with pytest.raises(RuleError, match="masih terbuka"):
        office.run(CloseQuarter(YEAR, 1), _chair(office), LATE)
    assert "ditutup" in _close(office)
    close = _view(office).close
    assert close is not None
    assert (close.at, len(close.seal)) == (LATE, 64)


def test_only_keepers_close(office: Office) -> None:
    with pytest.raises(RuleError, match="tidak menutup"):
        office.run(CloseQuarter(YEAR, 1, NOTE), _chair(office, "division_head", "TPH"), LATE)


@pytest.mark.parametrize(("quarter", "at"), [(1, dt.datetime(YEAR, 3, 31, 12, tzinfo=WITA))])
def test_a_quarter_that_is_not_over_does_not_close(
    office: Office, quarter: int, at: dt.datetime
) -> None:
    with pytest.raises(RuleError, match="belum berakhir"):
        _close(office, quarter, at)


def test_quarters_close_in_order_and_once_and_their_seals_chain(office: Office) -> None:
    _enter(office, _plain_row(office), "10")
    later = LATE.replace(month=11)
    with pytest.raises(RuleError, match="berurutan"):
        _close(office, 2, later)
    _close(office, 1, later)
    with pytest.raises(RuleError, match="berurutan"):
        _close(office, 3, later)
    with pytest.raises(RuleError, match="sudah ditutup"):
        _close(office, 1, later)
    _close(office, 2, later)
    _close(office, 3, later)
    with office.reading() as session:
        rows = session.scalars(select(QuarterClose).order_by(QuarterClose.quarter)).all()
    assert [row.previous_seal for row in rows] == ["", rows[0].seal, rows[1].seal]
    assert all(row.seal == seal(row.previous_seal or "", row.manifest or "") for row in rows)
    assert office.check().ok


def test_closing_cannot_be_undone(office: Office) -> None:
    done = office.run(CloseQuarter(YEAR, 1, NOTE), _chair(office), LATE)
    assert done.inverse is None


def test_the_manifest_holds_figures_formulas_and_versions(office: Office) -> None:
    row = _plain_row(office)
    _enter(office, row, "10.5")
    _close(office)
    with office.reading() as session:
        manifest = json.loads(session.get_one(QuarterClose, (YEAR, 1)).manifest or "")
    frozen = manifest["figures"][str(row.indicator_id)]
    assert (frozen["value"], frozen["rule"]) == ("10.5", row.rule.rule.value)
    assert manifest["agreement"]["kind"] == "original"
    assert len(manifest["sop"][0]["sha256"]) == 64


def test_a_closed_quarter_refuses_entry_and_points_to_the_amendment(office: Office) -> None:
    row = _plain_row(office)
    _close(office)
    with pytest.raises(RuleError, match="Ralat"):
        _enter(office, row, "11")


def test_an_amendment_changes_the_figure_and_is_told_with_its_reason(office: Office) -> None:
    row = _plain_row(office)
    _enter(office, row, "10")
    _close(office)
    _amend(office, row, "12")
    _amend(office, row, "13", "rekap baru")
    view = _view(office)
    assert [one.number for one in view.amendments] == [1, 2]
    assert view.amendments[0].label.endswith("– salah baca")
    now = next(one for one in _rows(office) if one.indicator_id == row.indicator_id)
    assert now.figure.value == 13
    history = office.panel(row.indicator_id, YEAR, 1).history
    assert len(history) == 3
    assert office.check().ok


def test_an_amendment_needs_a_reason_a_change_a_right_and_a_closed_quarter(
    office: Office,
) -> None:
    row = _plain_row(office)
    with pytest.raises(RuleError, match="belum ditutup"):
        _amend(office, row, "12")
    _enter(office, row, "10")
    _close(office)
    with pytest.raises(InputError, match="memerlukan alasan"):
        _amend(office, row, "12", " ")
    _amend(office, row, "12")
    with pytest.raises(InputError, match="tidak berubah"):
        _amend(office, row, "12")
    wish = AmendFigure(row.indicator_id, YEAR, 1, 3, reason="x", value=Decimal(1))
    with pytest.raises(RuleError, match="tidak mencatat"):
        office.run(wish, _chair(office, "division_head", "TPH"), LATE)


def test_an_agreement_signed_later_leaves_the_closed_quarters_targets(office: Office) -> None:
    _close(office)
    before = [(row.indicator_id, row.target) for row in _rows(office)]
    value = AgreementValue(YEAR, AgreementKind.REVISED, dt.date(YEAR, 3, 1), reason="perubahan")
    with pytest.raises(UserError):
        office.run(SaveAgreement(None, None, value), _chair(office), LATE)
    assert [(row.indicator_id, row.target) for row in _rows(office)] == before
    assert office.check().ok


def _with_amended_close(office: Office) -> FigureRow:
    row = _plain_row(office)
    _enter(office, row, "10")
    _close(office)
    _amend(office, row, "12")
    assert office.check().ok
    return row


def test_the_check_names_a_figure_changed_behind_the_program(office: Office) -> None:
    row = _with_amended_close(office)
    with office.writing() as session:
        where = (Measurement.indicator_id == row.indicator_id, Measurement.quarter == 1)
        session.execute(update(Measurement).where(*where).values(value=Decimal(99)))
    assert row.name in _problems(office)
    assert "nilai" in _problems(office)


def test_the_check_names_a_rule_changed_behind_the_program(office: Office) -> None:
    row = _with_amended_close(office)
    with office.writing() as session:
        chosen = update(Indicator).where(Indicator.id == row.indicator_id)
        session.execute(chosen.values(cap=Decimal(100)))
    assert "batas capaian" in _problems(office)


@pytest.mark.parametrize("column", ["manifest", "seal", "previous_seal"])
def test_the_check_finds_one_changed_byte_of_a_close(office: Office, column: str) -> None:
    _with_amended_close(office)
    with office.writing() as session:
        session.execute(text(f"UPDATE quarter_close SET {column} = {column} || ' '"))
    assert "Segel Triwulan I" in _problems(office)


@contextmanager
def _unguarded(office: Office) -> Iterator[Session]:
    """As somebody with another program may write: without the guards of the file."""
    with office.writing() as session:
        guards = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in guards.scalars().all():
            session.execute(text(f'DROP TRIGGER "{name}"'))
        yield session


@pytest.mark.parametrize("column", ["before", "after", "reason", "seal", "previous_seal"])
def test_the_check_finds_one_changed_byte_of_an_amendment(office: Office, column: str) -> None:
    _with_amended_close(office)
    with _unguarded(office) as session:
        session.execute(text(f'UPDATE amendment SET "{column}" = "{column}" || \' \''))
    assert "Ralat 1" in _problems(office)


@pytest.mark.parametrize("table", [Amendment, QuarterClose])
def test_the_check_misses_a_row_that_was_taken_away(office: Office, table: type) -> None:
    _with_amended_close(office)
    with _unguarded(office) as session:
        session.execute(delete(table))
    assert "mencatat segel" in _problems(office)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(numbers=st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_amendments_count_up_and_hang_on_each_other_whatever_they_say(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int]
) -> None:
    with make_sample(tmp_path_factory.mktemp("chain") / "data.db") as office:
        row = _plain_row(office)
        _close(office)
        done, last = 0, None
        for number in numbers:
            if number != last:
                _amend(office, row, str(number))
                done, last = done + 1, number
        with office.reading() as session:
            rows = session.scalars(select(Amendment).order_by(Amendment.number)).all()
            close = session.get_one(QuarterClose, (YEAR, 1))
        assert [one.number for one in rows] == list(range(1, done + 1))
        chain = [close.seal, *(one.seal for one in rows)]
        assert [one.previous_seal for one in rows] == chain[:-1]
        assert office.check().ok


def test_an_amended_figure_says_so_in_the_grid_the_panel_and_the_report(office: Office) -> None:
    row = _with_amended_close(office)
    now = next(one for one in _rows(office) if one.indicator_id == row.indicator_id)
    assert now.amended.startswith("Ralat 1: 10")
    assert office.panel(row.indicator_id, YEAR, 1).row.amended == now.amended
    choices = office.report_choices(YEAR, LATE)
    for one in choices:
        data = office.report_data(one.report_id, LATE.date())
        shown = [item.code for part in data.objectives for item in part.indicators]
        assert [code for code, _ in data.amendments] == [row.code] * (row.code in shown)
        assert all("Ralat 1 (Triwulan I)" in said for _, said in data.amendments)


def test_the_note_under_a_report_table_tells_the_amendment(office: Office) -> None:
    from app.exports.docx.notes import achievement_note, indicators_of

    row = _with_amended_close(office)
    for one in office.report_choices(YEAR, LATE):
        data = office.report_data(one.report_id, LATE.date())
        shows = row.code in [item.code for item in indicators_of(data)]
        assert ("Ralat 1" in " ".join(achievement_note(data))) is shows
