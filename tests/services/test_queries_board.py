"""What the board, the desk and the frame show of the stored reports."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.commands import Acting, HandOver, MarkOpened
from app.domain.snapshots.board import Card, TimeState
from app.domain.sop import Choice
from app.domain.workflow import ReportStatus
from app.services.office import Office
from tests.services.office_fixture import (
    CHAIRS,
    DIVISIONS,
    MONDAY,
    PLANNING,
    READER,
    SECRETARY,
    START,
    YEAR,
    chair_for,
    make_empty_office,
    make_office,
)

SECRETARY_ACTING = Acting(SECRETARY)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as made:
        yield made


def cards(office: Office, at: dt.datetime = MONDAY) -> tuple[Card, ...]:
    return office.board(YEAR, SECRETARY_ACTING, at).cards


def pass_on(office: Office, card: Card, at: dt.datetime) -> None:
    seen = next(c.version for c in cards(office, at) if c.report_id == card.report_id)
    command = HandOver(card.report_id, Choice.FORWARD, seen, note="Lihat catatan.")
    office.run(command, chair_for(office, card.report_id, card.actor), at)


def test_nothing_is_on_the_board_before_the_quarter_has_ended(office: Office) -> None:
    assert cards(office, START) == ()


def test_one_card_per_unit_after_the_quarter(office: Office) -> None:
    shown = cards(office)
    assert [card.short_title for card in shown] == list(DIVISIONS)
    assert {card.step for card in shown} == {1}
    assert {card.holder_name for card in shown} == {"Sri Contoh, S.P."}


def test_cards_that_wait_too_long_are_late_and_counted(office: Office) -> None:
    view = office.board(YEAR, SECRETARY_ACTING, MONDAY)
    assert view.late == len(DIVISIONS)
    assert {card.time.state for card in view.cards} == {TimeState.LATE}


def test_within_a_step_late_cards_come_first(office: Office) -> None:
    late, fresh = cards(office)[2], cards(office)[0]
    pass_on(office, late, MONDAY)
    noon = MONDAY + dt.timedelta(hours=2)
    pass_on(office, fresh, noon)
    second = [card.report_id for card in cards(office, noon) if card.step == 2]
    assert second == [late.report_id, fresh.report_id]


def test_a_card_is_new_until_its_holder_opens_it(office: Office) -> None:
    card = cards(office)[0]
    pass_on(office, card, MONDAY)
    moved = next(c for c in cards(office) if c.report_id == card.report_id)
    assert moved.new
    office.run(MarkOpened(card.report_id), CHAIRS["planning_head"], MONDAY)
    opened = next(c for c in cards(office) if c.report_id == card.report_id)
    assert not opened.new
    assert opened.version == moved.version


def test_a_semester_card_waits_with_its_slots(office: Office) -> None:
    for card in cards(office):
        for _ in range(5):
            current = next(c for c in cards(office) if c.report_id == card.report_id)
            pass_on(office, current, MONDAY)
    (waiting,) = cards(office)
    assert (waiting.step, waiting.state.status) == (6, ReportStatus.WAITING_PARTS)
    assert [slot.label for slot in waiting.slots] == ["TW I ada", "TW II menunggu"]
    assert waiting.time.state is TimeState.WAITING


def test_a_card_of_last_year_that_is_still_open_stays_on_the_board(office: Office) -> None:
    later = MONDAY.replace(year=2027)
    assert len(office.board(2027, SECRETARY_ACTING, later).cards) == 4 * len(DIVISIONS)


def test_the_desk_lists_what_its_owner_holds(office: Office) -> None:
    home = office.home(YEAR, SECRETARY_ACTING, MONDAY)
    assert home.greeting == "Selamat pagi, Sri Contoh"
    assert home.fact == "Senin, 6 April 2026. Ada 5 berkas di meja Anda, 5 sudah lewat waktu SOP."
    assert {row.action for row in home.desk} == {"Lengkapi"}
    assert office.home(YEAR, Acting(PLANNING), MONDAY).desk == ()


def test_home_shows_due_dates_track_and_news(office: Office) -> None:
    pass_on(office, cards(office)[1], MONDAY)
    home = office.home(YEAR, SECRETARY_ACTING, MONDAY + dt.timedelta(minutes=5))
    assert home.deadlines[0].title == "Laporan Triwulan I 2026"
    assert home.deadlines[0].note == "0 dari 5 siap"
    assert [node.state for node in home.track] == ["running"] + ["future"] * 6
    assert home.track[0].note == "1–2 / 9"
    (news,) = home.news
    assert news.sentence == (
        "TW I TPH: menyerahkan ke langkah 2, Kasubbag Perencanaan dan Pelaporan"
    )
    assert news.when == "5 menit lalu"


def test_the_frame_knows_years_units_and_persons(office: Office) -> None:
    shell = office.shell(None, MONDAY)
    assert shell.years == (YEAR,)
    assert [view.code for view in shell.divisions] == list(DIVISIONS)
    assert shell.persons[0].role_label == "Sekretaris"
    assert next(view for view in shell.persons if view.id == READER).role_label == "Pembaca"
    assert shell.office_name == "DINAS CONTOH"


def test_an_office_without_a_year_has_an_empty_board(tmp_path: Path) -> None:
    with make_empty_office(tmp_path / "a.db") as office:
        view = office.board(YEAR, SECRETARY_ACTING, MONDAY)
        assert view.cards == ()
        assert len(view.sop.steps) == 9
        assert office.shell(None, MONDAY).years == ()
