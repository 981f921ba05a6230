"""Ctrl K over the practice office: what is found, in what order, and where it leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.snapshots.search import SearchKind
from app.ui.board.page import BoardPage
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.reports.page import ReportsPage
from app.ui.search_match import Group, SearchEntry, find
from app.ui.sop.page import SopPage
from tests.ui.driving import CONTROL, press

KEYS = Qt.Key


@pytest.fixture
def window(whole_window: MainWindow) -> MainWindow:
    return whole_window


def search(window: MainWindow, words: str) -> tuple[Group, ...]:
    """Ctrl K and the words, as a person types them."""
    press(KEYS.Key_K, CONTROL, window)
    assert window.top_bar.search.hasFocus()
    QTest.keyClicks(window.top_bar.search, words)
    return window.search.groups


def shown(window: MainWindow) -> str:
    """The row that Enter would open."""
    item = window.search.list.currentItem()
    assert item is not None
    return item.text()


def entry(label: str, detail: str = "", also: str = "") -> SearchEntry:
    return SearchEntry(SearchKind.DOCUMENT, label, "home", lambda: None, detail, also)


def labels(entries: list[SearchEntry], typed: str) -> list[str]:
    return [found.label for group in find(entries, typed) for found in group.entries]


def test_words_are_found_in_any_order_and_all_of_them_must_be_there() -> None:
    entries = [entry("Triwulan II 2026 · Bidang Perikanan"), entry("Triwulan II 2026 · Perkebunan")]
    assert labels(entries, "ikan ii") == [entries[0].label]
    assert labels(entries, "PERIKANAN triw") == [entries[0].label]
    assert labels(entries, "perikanan iv") == []


def test_beginnings_come_before_middles_and_names_before_details() -> None:
    entries = [
        entry("Naskah", detail="Laporan lama"),
        entry("Kelaporan"),
        entry("Rekap laporan"),
        entry("Laporan Kinerja"),
    ]
    assert labels(entries, "lapor") == ["Laporan Kinerja", "Rekap laporan", "Naskah", "Kelaporan"]


def test_a_whole_word_comes_before_its_longer_relatives() -> None:
    entries = [entry("Triwulan III"), entry("Triwulan II"), entry("Triwulan I")]
    assert labels(entries, "triwulan i")[0] == "Triwulan I"
    assert labels(entries, "ii") == ["Triwulan II", "Triwulan III"]


def test_a_code_with_a_point_is_one_word() -> None:
    entries = [entry("1.1 Skor PPH"), entry("2.11 Produksi padi"), entry("1.10 Konsumsi")]
    assert labels(entries, "1.1")[:2] == ["1.1 Skor PPH", "1.10 Konsumsi"]


def test_signs_alone_find_nothing() -> None:
    assert find([entry("Laporan")], "···") == ()


def test_before_anything_is_typed_it_offers_pages_and_commands(window: MainWindow) -> None:
    groups = search(window, "")
    assert [group.kind for group in groups] == [SearchKind.PAGE, SearchKind.COMMAND]
    assert [(row.label, row.keys) for row in groups[0].entries][:2] == [
        ("Beranda", "Ctrl 1"),
        ("Papan Alur", "Ctrl 2"),
    ]


def test_a_report_is_found_by_period_and_unit_and_opens_on_the_board(window: MainWindow) -> None:
    groups = search(window, "tw3 perikanan")
    assert groups[0].kind is SearchKind.REPORT
    assert shown(window) == "Triwulan III 2026 · Bidang Perikanan"
    press(KEYS.Key_Return, widget=window.top_bar.search)
    page = window.stack.current
    assert isinstance(page, BoardPage)
    assert page.drawer.isVisible()
    assert not window.search.isVisible()


def test_a_report_is_found_while_the_board_shows_another_year(window: MainWindow) -> None:
    window.open_place("papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    page.year = 2025
    page.refresh()
    search(window, "tw iii perikanan")
    press(KEYS.Key_Return, widget=window.top_bar.search)
    assert page.year == 2026
    assert page.drawer.isVisible()


def test_an_indicator_opens_at_its_cell_in_the_quarter_that_is_being_entered(
    window: MainWindow,
) -> None:
    search(window, "skor pph")
    assert shown(window) == "1.1 Skor Pola Pangan Harapan (PPH) konsumsi"
    press(KEYS.Key_Enter, widget=window.top_bar.search)
    page = window.stack.current
    assert isinstance(page, FiguresPage)
    assert page.presenter.quarter == 3
    assert page.grid.current_figure is not None
    assert page.grid.current_figure.code == "1.1"


def test_evidence_opens_at_the_figure_that_it_proves(window: MainWindow) -> None:
    groups = search(window, "rekap 4.2 tw 2 csv")
    assert groups[0].kind is SearchKind.DOCUMENT
    press(KEYS.Key_Return, widget=window.top_bar.search)
    page = window.stack.current
    assert isinstance(page, FiguresPage)
    assert page.presenter.quarter == 2
    assert page.grid.current_figure is not None
    assert page.grid.current_figure.code == "4.2"


def test_a_finished_report_opens_in_laporan(window: MainWindow) -> None:
    search(window, "laporan kinerja semester 1")
    press(KEYS.Key_Return, widget=window.top_bar.search)
    page = window.stack.current
    assert isinstance(page, ReportsPage)
    assert page.chooser.choice is not None
    assert page.chooser.choice.title == "Laporan Kinerja Semester 1 2026"


def test_a_disposition_is_found_by_its_number_and_opens_the_trail(window: MainWindow) -> None:
    search(window, "069/dkp3")
    assert shown(window).startswith("069/DKP3-REN/2026")
    press(KEYS.Key_Return, widget=window.top_bar.search)
    assert isinstance(window.stack.current, BoardPage)
    assert window.stack.current.dialogs.current is not None or (
        window.stack.current.drawer.isVisible()
    )


def test_a_step_of_the_sop_opens_on_its_sheet(window: MainWindow) -> None:
    search(window, "langkah 7")
    press(KEYS.Key_Return, widget=window.top_bar.search)
    page = window.stack.current
    assert isinstance(page, SopPage)
    assert page.strip.tab == "flow"


def test_commands_are_found_with_their_keys_and_carried_out(window: MainWindow) -> None:
    groups = search(window, "muat ulang")
    assert (groups[0].kind, groups[0].entries[0].keys) == (SearchKind.COMMAND, "F5")
    press(KEYS.Key_Return, widget=window.top_bar.search)
    assert window.toast.text == "Data dimuat ulang."


def test_the_commands_of_the_shown_page_are_found_too(window: MainWindow) -> None:
    window.open_place("laporan")
    groups = search(window, "ekspor")
    assert ("Ctrl E", SearchKind.COMMAND) in [
        (row.keys, group.kind) for group in groups for row in group.entries
    ]


def test_arrows_step_over_the_heads_and_page_keys_go_from_head_to_head(window: MainWindow) -> None:
    groups = search(window, "perikanan")
    assert len(groups) > 1
    field = window.top_bar.search
    for row in groups[0].entries[1:]:
        press(KEYS.Key_Down, widget=field)
        assert shown(window) == row.label
    press(KEYS.Key_Down, widget=field)
    assert shown(window) == groups[1].entries[0].label
    press(KEYS.Key_PageUp, widget=field)
    assert shown(window) == groups[0].entries[0].label
    press(KEYS.Key_PageDown, widget=field)
    assert shown(window) == groups[1].entries[0].label
    press(KEYS.Key_PageUp, widget=field)
    press(KEYS.Key_Up, widget=field)
    assert shown(window) == groups[0].entries[0].label


def test_nothing_found_is_said_with_a_way_on(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.search.told) as told:
        assert search(window, "traktor roda empat") == ()
    assert told.args == ["Tidak ditemukan traktor roda empat"]
    assert window.search.isVisible()
    press(KEYS.Key_Return, widget=window.top_bar.search)
    assert window.stack.current is not None
    assert window.stack.current.key == "beranda"


def test_the_count_and_each_row_are_announced(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.search.told) as counted:
        groups = search(window, "perikanan")
    count = sum(group.count for group in groups)
    first = groups[0].entries[0].label
    assert counted.args is not None
    assert counted.args[0].startswith(f"{count} hasil.")
    assert first in counted.args[0]
    with qtbot.waitSignal(window.search.told) as stepped:
        press(KEYS.Key_Down, widget=window.top_bar.search)
    assert stepped.args is not None
    assert shown(window) in stepped.args[0]


@pytest.mark.parametrize("place", ["beranda", "papan", "data", "laporan", "sop", "induk"])
def test_it_opens_on_every_page_and_escape_gives_the_focus_back(
    window: MainWindow, place: str
) -> None:
    window.open_place(place)
    before = QApplication.focusWidget()
    assert before is not None
    press(KEYS.Key_K, CONTROL, before)
    assert window.top_bar.search.hasFocus()
    assert window.search.isVisible()
    press(KEYS.Key_Escape, widget=window.top_bar.search)
    assert not window.search.isVisible()
    assert QApplication.focusWidget() is before


def test_it_opens_while_a_passage_is_being_written(window: MainWindow) -> None:
    window.open_place("laporan")
    page = window.stack.current
    assert isinstance(page, ReportsPage)
    press(KEYS.Key_F8, widget=page)
    writing = next(
        edit for edit in page.findChildren(QPlainTextEdit) if edit.objectName() or edit.isEnabled()
    )
    writing.show()
    writing.setFocus()
    press(KEYS.Key_K, CONTROL, writing)
    assert window.search.isVisible()


def test_what_is_found_keeps_up_with_the_office(window: MainWindow) -> None:
    def details() -> list[str]:
        found = search(window, "triwulan iii perikanan")
        press(KEYS.Key_Escape, widget=window.top_bar.search)
        return [row.detail for row in found[0].entries]

    before = details()
    window.open_place("papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    assert before == details(), "nothing has changed yet"
    assert before[0].startswith("Langkah 2")
