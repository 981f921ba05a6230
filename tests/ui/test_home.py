"""Beranda over the sample office: rows, keys, links, and what screen readers hear."""

import re
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting, HandOver
from app.domain.periods import periods_of_year
from app.domain.snapshots.home import ObjectiveBar, TrackNode
from app.domain.sop import Choice
from app.services.office import Office
from app.services.sample_office import load_sample
from app.ui.dispatcher import Dispatcher
from app.ui.home.averages import scale_of
from app.ui.home.objectives import ObjectiveBars, percent_text
from app.ui.home.page import HomePage
from app.ui.home.side import TrackLine
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.theme import Theme
from app.ui.widgets import Button, Label
from app.ui.widgets.button import LinkButton
from app.ui.years import default_year
from tests.ui.conftest import NOW
from tests.ui.driving import CONTROL, OtherPage, click, find, open_window, press


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, dispatcher: Dispatcher) -> MainWindow:
    return open_window(qtbot, theme, dispatcher)


def home(window: MainWindow) -> HomePage:
    page = window.stack.current
    assert isinstance(page, HomePage)
    return page


def places(window: MainWindow) -> list[str]:
    return [place for page in window.findChildren(OtherPage) for place in page.places]


def test_it_greets_the_person_and_states_a_fact(window: MainWindow) -> None:
    page = home(window)
    assert page.greeting.text() == "Selamat pagi, Bu Rusdiana Contoh"
    assert page.fact.text().startswith("Senin, 13 April 2026.")


def test_every_row_of_the_desk_says_itself_in_full(window: MainWindow) -> None:
    row = home(window).desk.rows[0]
    name = row.accessibleName()
    assert name.startswith("Triwulan I 2026, Bidang")
    assert "langkah 1" in name
    assert row.button.accessibleName().startswith(row.button.text())


def test_the_button_of_a_row_leads_to_the_hand_over(window: MainWindow) -> None:
    row = home(window).desk.rows[0]
    report = row.row.card.report_id
    click(find(window, f"beranda.meja.{report}.tombol", Button))
    assert places(window) == [f"serah:{report}"]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Right, CONTROL)],
)
def test_rows_are_walked_with_arrows_and_done_with_a_key(
    window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    rows = home(window).desk.rows
    assert QApplication.focusWidget() is rows[0]
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows[1]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is rows[0]
    press(key, modifiers)
    assert places(window) == [f"serah:{rows[0].row.card.report_id}"]


def test_ctrl_left_on_a_row_asks_to_send_it_back(window: MainWindow) -> None:
    row = home(window).desk.rows[0]
    press(Qt.Key.Key_Left, CONTROL)
    assert places(window) == [f"kembali:{row.row.card.report_id}"]


def test_kelengkapan_is_said_to_be_that_of_the_step_where_the_report_lies(
    window: MainWindow,
) -> None:
    for row in home(window).desk.rows:
        assert f"Kelengkapan langkah {row.row.card.step} " in row.accessibleName()
        assert f"Kelengkapan langkah {row.row.card.step} " in row.toolTip()


def test_only_the_first_row_has_a_primary_button(window: MainWindow) -> None:
    kinds = [row.button.kind for row in home(window).desk.rows]
    assert kinds[0] == "primary"
    assert set(kinds[1:]) == {"secondary"}


def test_links_lead_to_the_board_and_to_the_data(window: MainWindow) -> None:
    page = home(window)
    assert page.desk.link is not None
    click(page.desk.link)
    assert window.stack.current is not None
    assert window.stack.current.key == "papan"
    window.open_place("beranda")
    assert page.objectives.link is not None
    click(page.objectives.link)
    assert window.stack.current.key == "data"


def test_an_empty_desk_says_whose_report_comes_next_and_leads_to_the_board(
    window: MainWindow, dispatcher: Dispatcher
) -> None:
    people = dispatcher.office.shell(None, NOW).persons
    planner = next(person.id for person in people if person.actor == "planning_head")
    dispatcher.set_acting(Acting(planner))
    desk = home(window).desk
    assert desk.rows == []
    assert [hint.keys for hint in home(window).hints()] == ["Ctrl K", "F1"]
    spoken = [label.text() for label in desk.findChildren(Label)]
    assert spoken[0] == "Meja Anda kosong"
    assert spoken[1].startswith("Berkas berikutnya diperkirakan tiba dari Sekretaris, ")
    home(window).setFocus()
    press(Qt.Key.Key_Space)
    assert window.stack.current is not None
    assert window.stack.current.key == "papan"


def test_an_empty_desk_that_nobody_fills_says_so(window: MainWindow) -> None:
    home(window).desk.show_rows((), 2026)
    spoken = [label.text() for label in home(window).desk.findChildren(Label)]
    assert spoken == ["Meja Anda kosong", "Tidak ada berkas yang menunggu tindakan Anda."]


def test_the_means_by_quarter_stand_beside_the_objectives_of_a_wide_window(
    window: MainWindow,
) -> None:
    page = home(window)
    assert not page.averages.isVisible()
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert page.averages.isVisible()
    assert re.search(r"Triwulan I 2026 \d+,\d%", page.averages.line.accessibleName())


@pytest.mark.parametrize(
    ("percents", "scale"),
    [
        (("93.1", "99.7"), (90, 100, 5)),
        (("97.3", "101.4"), (95, 105, 5)),
        (("100",), (100, 105, 5)),
        (("40", "130"), (40, 140, 20)),
    ],
)
def test_the_axis_of_the_means_holds_every_figure_and_the_target(
    percents: tuple[str, ...], scale: tuple[int, int, int]
) -> None:
    assert scale_of([Decimal(percent) for percent in percents]) == scale


def test_the_year_is_a_track_of_seven_reports(window: MainWindow) -> None:
    name = find(window, "beranda.tahun.jalur", QWidget).accessibleName()
    assert len(name.split(";")) == 7
    assert name.startswith("Triwulan I 2026")


def test_due_dates_are_read_out_with_their_day(window: MainWindow) -> None:
    name = find(window, "beranda.tenggat.daftar", QWidget).accessibleName()
    assert "15 April 2026, Laporan Triwulan I 2026" in name


def test_all_due_dates_are_in_a_list_that_the_keyboard_reaches(window: MainWindow) -> None:
    link = find(window, "beranda.tenggat.semua", LinkButton)
    assert link.text() == "Semua tenggat"
    link.setFocus()
    press(Qt.Key.Key_Space)
    table = find(window, "tenggat.tabel", QTableWidget)
    assert table.hasFocus()
    assert table.rowCount() == 7
    first, last = table.item(0, 0), table.item(6, 1)
    assert first is not None
    assert last is not None
    assert first.text() == "15 April 2026"
    assert last.text() == "Laporan Tahun 2026"
    press(Qt.Key.Key_Down)
    assert table.currentRow() == 1
    press(Qt.Key.Key_Escape)
    assert not table.isVisible()
    assert QApplication.focusWidget() is link


def test_the_link_to_all_due_dates_is_clicked(window: MainWindow) -> None:
    click(find(window, "beranda.tenggat.semua", LinkButton))
    assert find(window, "tenggat.tabel", QTableWidget).isVisible()


def test_a_wide_track_says_langkah_and_a_narrow_one_is_short(qtbot: QtBot, theme: Theme) -> None:
    line = TrackLine(theme)
    qtbot.addWidget(line)
    periods = periods_of_year(2026)
    long = TrackNode(periods[0], "running", "2–5 / 9", "2–5")
    line.show_nodes((long, *(TrackNode(one, "future", "Okt") for one in periods[1:])))
    assert line.caption(long, 74) == "langkah 2–5"
    assert line.caption(long, 50) == "2–5 / 9"


def test_achievement_is_read_out_with_a_decimal_comma(qtbot: QtBot, theme: Theme) -> None:
    chart = ObjectiveBars(theme)
    qtbot.addWidget(chart)
    bars = (
        ObjectiveBar(1, "Ketersediaan", 3, Decimal("100.25"), Decimal("2.2"), 0),
        ObjectiveBar(2, "Produksi", 3, None, None, 1),
        ObjectiveBar(3, "Perikanan", 3, Decimal("540"), Decimal("-1"), 0),
    )
    chart.show_bars(bars, "Capaian per sasaran")
    chart.resize(700, 200)
    assert chart.accessibleName() == (
        "Capaian per sasaran: Ketersediaan 100,3%; Produksi —; Perikanan 540,0%"
    )
    assert not chart.grab().isNull()


def test_percentages_are_rounded_half_up() -> None:
    assert percent_text(Decimal("85.85")) == "85,9%"
    assert percent_text(None) == "—"


def test_a_wide_window_gets_the_roomy_measures(window: MainWindow) -> None:
    page = home(window)
    assert page.news.width() == 430
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert page.news.width() == 560


@pytest.mark.parametrize(
    ("years", "this", "shown"), [((2025, 2026), 2026, 2026), ((2024, 2025), 2026, 2025), ((), 7, 7)]
)
def test_the_page_begins_with_the_year_that_has_reports(
    years: tuple[int, ...], this: int, shown: int
) -> None:
    assert default_year(years, this) == shown


def test_a_low_window_with_large_type_scrolls_and_cuts_nothing(
    qtbot: QtBot, dispatcher: Dispatcher, qapp: QApplication
) -> None:
    large = Theme(dark=False, scale=125, reduced_motion=True)
    large.apply(qapp)
    window = open_window(qtbot, large, dispatcher, size=(1180, 640))
    QApplication.processEvents()
    page = home(window)
    panels = (page.desk, page.objectives, page.deadlines, page.track, page.news)
    places = [QRect(panel.mapTo(page, QPoint(0, 0)), panel.size()) for panel in panels]
    assert all(place.right() < page.width() for place in places)
    assert not any(a.intersects(b) for a, b in combinations(places, 2))
    click(window.top_bar.news)
    QApplication.processEvents()
    top = page.news.mapTo(page, QPoint(0, 0)).y()
    assert top >= 0
    assert top + page.news.height() <= page.height()
    Theme(dark=False, reduced_motion=True).apply(qapp)


def test_ctrl_n_opens_the_year_of_an_office_that_has_none(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with Office.create(tmp_path / "baru.db", NOW) as office:
        load_sample(office, 2026, NOW)
        person = office.shell(None, NOW).persons[0]
        window = open_window(qtbot, theme, Dispatcher(office, Acting(person.id), lambda: NOW))
        press(Qt.Key.Key_N, CONTROL, window)
        qtbot.waitUntil(lambda: office.shell(None, NOW).years == (2026,))
        assert home(window).desk.isVisible()


def dot(window: MainWindow) -> bool:
    return window.top_bar.news.unseen


def test_the_bell_has_a_dot_until_the_person_has_gone_to_the_news(
    qtbot: QtBot, theme: Theme, dispatcher: Dispatcher, acting: Acting
) -> None:
    dispatcher.set_acting(_person(dispatcher, "planning_head"))
    window = open_window(qtbot, theme, dispatcher)
    bell = window.top_bar.news
    assert not dot(window)
    plain = bell.grab().toImage()
    _hand_over(dispatcher, acting)
    press(Qt.Key.Key_F5, widget=window)
    assert dot(window)
    assert bell.accessibleName() == "Buka kabar terakhir, ada yang baru"
    assert bell.grab().toImage() != plain
    click(bell)
    assert home(window).news.list.hasFocus()
    assert not dot(window)
    assert bell.accessibleName() == "Buka kabar terakhir"


def test_what_a_person_has_seen_is_kept_for_this_person_only(
    qtbot: QtBot, theme: Theme, dispatcher: Dispatcher, acting: Acting, tmp_path: Path
) -> None:
    _hand_over(dispatcher, acting)
    planner = _person(dispatcher, "planning_head")
    dispatcher.set_acting(planner)
    path = tmp_path / "setelan.ini"
    window = open_window(qtbot, theme, dispatcher, Settings(path))
    bell = window.top_bar.news
    assert dot(window)
    bell.setFocus()
    press(Qt.Key.Key_Space)
    assert not dot(window)
    dispatcher.set_acting(_person(dispatcher, "evaluation_staff"))
    assert dot(window)
    dispatcher.set_acting(planner)
    assert not dot(window)
    assert not dot(open_window(qtbot, theme, dispatcher, Settings(path)))


def test_what_a_person_did_is_no_news_to_this_person(
    qtbot: QtBot, theme: Theme, dispatcher: Dispatcher, acting: Acting
) -> None:
    window = open_window(qtbot, theme, dispatcher)
    window.top_bar.news.click()
    _hand_over(dispatcher, acting)
    press(Qt.Key.Key_F5, widget=window)
    assert not dot(window)


def _person(dispatcher: Dispatcher, actor: str) -> Acting:
    people = dispatcher.office.shell(None, NOW).persons
    return Acting(next(person.id for person in people if person.actor == actor))


def _hand_over(dispatcher: Dispatcher, acting: Acting) -> None:
    """The Sekretaris hands a report on."""
    office = dispatcher.office
    card = office.home(2026, acting, NOW).desk[0].card
    view = office.hand_over_view(card.report_id, acting, NOW)
    wish = HandOver(card.report_id, Choice.FORWARD, view.card.version, note="Catatan")
    office.run(wish, acting, NOW)
