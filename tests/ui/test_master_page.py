"""Data induk driven by real keys and the mouse, over real files."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.measures import AgreementKind, Polarity, Rule, Target
from app.domain.snapshots.figures import FiguresView
from app.domain.snapshots.master import MasterView
from app.pages import page_specs
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.master.agreement_dialog import AgreementDialog
from app.ui.master.import_dialog import MasterImportDialog
from app.ui.master.page import MasterPage
from app.ui.settings import Settings
from app.ui.theme import Theme
from tests.services.office_fixture import PLANNING, READER, YEAR, make_office
from tests.ui.accessible import nameless
from tests.ui.driving import CONTROL, click, press

NOW = dt.datetime(YEAR, 5, 4, 9, 0, tzinfo=WITA)
KEY = Qt.Key


class Desk:
    """The window at Data induk, and the person who types."""

    def __init__(self, window: MainWindow, dispatcher: Dispatcher) -> None:
        self.window = window
        self.dispatcher = dispatcher

    @property
    def page(self) -> MasterPage:
        page = self.window.stack.current
        assert isinstance(page, MasterPage)
        return page

    @property
    def stored(self) -> MasterView:
        return self.dispatcher.office.master(YEAR, self.dispatcher.acting)

    def type(self, form: str, key: str, words: str) -> None:
        """Go to a field by its focus, replace its words."""
        tab = self.page.budget if form == "line" else self.page.records
        editor = tab.forms[form].fields[key].editor
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(editor, KEY.Key_A, CONTROL)
        QTest.keyClicks(editor, words)

    def pick(self, form: str, key: str, steps: int) -> None:
        """Walk down in a drop-down."""
        tab = self.page.budget if form == "line" else self.page.records
        editor = tab.forms[form].fields[key].editor
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(steps):
            QTest.keyClick(editor, KEY.Key_Down)

    def cell(self, words: str) -> None:
        """Type into the current cell of the table and go right."""
        for letter in words:
            QTest.keyClicks(focus(), letter)
        QTest.keyClick(focus(), KEY.Key_Tab)


def focus() -> QWidget:
    """What the keyboard speaks to."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office) -> Desk:
    window = MainWindow(theme, Settings())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    dispatcher = Dispatcher(office, Acting(PLANNING), lambda: NOW, window)
    window.attach(dispatcher, page_specs(dispatcher, window))
    press(KEY.Key_7, CONTROL, window)
    return Desk(window, dispatcher)


def make_indicator(desk: Desk) -> int:
    """An objective and an indicator, by keys only."""
    press(KEY.Key_N, CONTROL)
    desk.type("objective", "title", "Pangan cukup")
    press(KEY.Key_S, CONTROL)
    press(KEY.Key_N, CONTROL)
    desk.type("indicator", "name", "Produksi padi")
    desk.type("indicator", "unit", "ton")
    press(KEY.Key_S, CONTROL)
    return next(iter(desk.stored.indicators))


def test_an_empty_office_is_told_where_to_begin(desk: Desk) -> None:
    assert desk.page.records.empty.isVisible()
    assert "Mulai dengan sasaran" in desk.page.records.empty.text_label.text()
    for place in ("target", "anggaran", "uang", "lalu"):
        desk.window.open_place(f"induk:{place}")
        assert desk.page.tab.empty.isVisible()
        assert nameless(desk.window) == []


def test_from_an_empty_office_to_an_achievement_by_keys(desk: Desk) -> None:
    id_ = make_indicator(desk)
    desk.window.open_place("induk:target")
    press(KEY.Key_N, CONTROL)
    dialog = desk.window.findChild(AgreementDialog)
    assert dialog is not None
    number = dialog.form.fields["number"].editor
    number.setFocus()
    QTest.keyClicks(number, "050/1")
    press(KEY.Key_Return, CONTROL)
    (agreement,) = desk.stored.agreements
    assert (agreement.value.kind, agreement.value.number) == (AgreementKind.ORIGINAL, "050/1")
    desk.page.setFocus()
    for words in ("1200", "300", "200,5", "400", "299,5"):
        desk.cell(words)
    press(KEY.Key_S, CONTROL)
    goals = desk.stored.agreements[0].targets[id_]
    assert goals.year == Target(Decimal(1200))
    assert goals.quarters[1] == Target(Decimal("200.5"))
    press(KEY.Key_3, CONTROL, desk.window)
    figures = desk.window.stack.current
    assert isinstance(figures, FiguresPage)
    figures._on_quarter(1)
    grid = figures.grid
    grid.select_cell(id_)
    grid.setFocus()
    QTest.keyClicks(grid, "3")
    editor = grid.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "15")
    QTest.keyClick(editor, KEY.Key_Return)
    (row,) = view_of(desk).groups[0].rows
    assert row.target_text == "300,00"
    assert row.achievement.percent == Decimal(105)
    assert row.year_achievement.percent == Decimal("26.25")


def view_of(desk: Desk) -> FiguresView:
    return desk.dispatcher.office.figures(YEAR, 1, "", desk.dispatcher.acting, at=NOW)


def test_data_kinerja_without_indicators_leads_here(desk: Desk) -> None:
    press(KEY.Key_3, CONTROL, desk.window)
    figures = desk.window.stack.current
    assert isinstance(figures, FiguresPage)
    assert figures.empty.title_label.text() == "Target 2026 belum diimpor"
    assert nameless(desk.window) == []
    click(figures.empty.type_in)
    assert desk.page.records.forms["objective"].isVisible()
    assert desk.page.unsaved == 1


def test_a_year_without_targets_leads_to_its_own_agreement(whole_window: MainWindow) -> None:
    """Indicators go on for years; a year without a Perjanjian Kinerja is not a wall of errors."""
    whole_window.open_place("data")
    figures = whole_window.stack.current
    assert isinstance(figures, FiguresPage)
    assert figures.grid.isVisible()
    figures.presenter.year = 2031
    figures.refresh()
    assert figures.empty.title_label.text() == "Target 2031 belum diimpor"
    hidden = (figures.grid, figures.side, figures.toolbar.progress, figures.toolbar.problems)
    assert not any(widget.isVisible() for widget in hidden)
    click(figures.empty.type_in)
    master = whole_window.stack.current
    assert isinstance(master, MasterPage)
    assert master.tab is master.targets
    assert master.year == 2031


def test_problems_stand_beside_their_fields_and_nothing_is_stored(desk: Desk) -> None:
    make_indicator(desk)
    press(KEY.Key_N, CONTROL)
    form = desk.page.records.forms["indicator"]
    desk.type("indicator", "decimals", "9")
    desk.pick("indicator", "polarity", 1)
    press(KEY.Key_S, CONTROL)
    assert form.fields["name"].message.text() == "Wajib diisi."
    assert form.fields["decimals"].message.text() == "Desimal antara 0 dan 6."
    assert "makin tinggi" in form.fields["rule"].message.text()
    assert form.fields["decimals"].editor.accessibleDescription() == "Desimal antara 0 dan 6."
    assert len(desk.stored.indicators) == 1
    assert QApplication.focusWidget() is form.fields["name"].editor
    desk.type("indicator", "decimals", "0")
    assert form.fields["decimals"].message.text() == ""


def test_choices_of_a_drop_down_are_stored(desk: Desk) -> None:
    id_ = make_indicator(desk)
    desk.pick("indicator", "polarity", 1)
    desk.pick("indicator", "rule", 1)
    desk.pick("indicator", "person_id", 2)
    desk.pick("indicator", "division_id", 1)
    click(desk.page.records.save)
    value = desk.stored.indicators[id_]
    assert (value.polarity, value.rule) == (Polarity.LOWER, Rule.NEGATIVE_A)
    assert value.person_id == desk.stored.persons[1].id
    assert value.division_id == desk.stored.divisions[0].id


def test_what_is_typed_survives_going_elsewhere_and_is_marked(desk: Desk) -> None:
    id_ = make_indicator(desk)
    desk.type("indicator", "name", "Produksi padi sawah")
    tree = desk.page.records.tree
    top = tree.visualItemRect(tree.topLevelItem(0)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=top)
    assert desk.page.records.stack.currentWidget() is desk.page.records.forms["objective"]
    press(KEY.Key_4, CONTROL, desk.window)
    press(KEY.Key_7, CONTROL, desk.window)
    child = tree.topLevelItem(0).child(0)
    assert child.text(0) == "1.1 · Produksi padi · belum disimpan"
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(child).center()
    )
    name = desk.page.records.forms["indicator"].fields["name"].editor
    assert isinstance(name, QLineEdit)
    assert name.text() == "Produksi padi sawah"
    assert desk.stored.indicators[id_].name == "Produksi padi"


def test_the_window_warns_once_before_it_closes_on_unsaved_words(desk: Desk) -> None:
    make_indicator(desk)
    desk.type("indicator", "name", "Lain")
    press(KEY.Key_1, CONTROL, desk.window)
    desk.window.close()
    assert desk.window.isVisible()
    assert isinstance(desk.window.stack.current, MasterPage)
    assert "belum disimpan: 1" in desk.window.message.label.text()
    desk.window.close()
    assert not desk.window.isVisible()


def test_escape_goes_back_to_the_list_and_then_to_what_is_stored(desk: Desk) -> None:
    make_indicator(desk)
    desk.type("indicator", "name", "Lain")
    press(KEY.Key_Escape)
    assert desk.page.records.tree.hasFocus()
    assert desk.page.unsaved == 1
    press(KEY.Key_Escape)
    assert desk.page.unsaved == 0


def test_control_z_takes_a_save_back_and_control_y_repeats_it(desk: Desk) -> None:
    id_ = make_indicator(desk)
    desk.type("indicator", "name", "Produksi padi ladang")
    press(KEY.Key_S, CONTROL)
    press(KEY.Key_Z, CONTROL, desk.page.records.tree)
    assert desk.stored.indicators[id_].name == "Produksi padi"
    press(KEY.Key_Y, CONTROL, desk.page.records.tree)
    assert desk.stored.indicators[id_].name == "Produksi padi ladang"


def test_a_conflict_is_told_and_the_words_stay(desk: Desk) -> None:
    from dataclasses import replace

    from app.domain.commands_master import SaveIndicator

    id_ = make_indicator(desk)
    desk.type("indicator", "name", "Versi saya")
    seen = desk.stored.indicators[id_]
    other = SaveIndicator(replace(seen, name="Versi orang lain"), id_, seen)
    desk.dispatcher.office.run(other, Acting(PLANNING), NOW)
    press(KEY.Key_S, CONTROL)
    assert "sudah diubah sejak Anda membukanya" in desk.window.message.label.text()
    name = desk.page.records.forms["indicator"].fields["name"].editor
    assert isinstance(name, QLineEdit)
    assert name.text() == "Versi saya"
    assert desk.stored.indicators[id_].name == "Versi orang lain"
    assert "Simpan lagi untuk memakai isian Anda" in desk.page.records.state.text()
    press(KEY.Key_S, CONTROL)
    assert desk.stored.indicators[id_].name == "Versi saya"


def test_a_wrong_target_is_marked_and_holds_the_table_back(desk: Desk) -> None:
    id_ = make_indicator(desk)
    desk.window.open_place("induk:target")
    press(KEY.Key_N, CONTROL)
    press(KEY.Key_Return, CONTROL)
    desk.page.setFocus()
    desk.cell("banyak")
    desk.cell("5")
    press(KEY.Key_S, CONTROL)
    assert "“banyak” bukan angka" in desk.page.targets.state.text()
    assert desk.stored.agreements[0].targets == {}
    press(KEY.Key_Delete)
    press(KEY.Key_S, CONTROL)
    assert desk.stored.agreements[0].targets[id_].quarters[0] == Target(Decimal(5))


def test_a_budget_line_is_typed_below_its_parent(desk: Desk) -> None:
    id_ = make_indicator(desk)
    desk.window.open_place("induk:anggaran")
    for code, name in (("2.09", "Program"), ("2.09.01", "Kegiatan"), ("2.09.01.01", "Sub")):
        press(KEY.Key_N, CONTROL)
        desk.type("line", "code", code)
        desk.type("line", "name", name)
        if name == "Sub":
            desk.type("line", "ceiling_original", "1.250.000")
            desk.type("line", "spent1", "Rp 250.000")
            checks = desk.page.budget.forms["line"].fields["indicator_ids"].editor
            checks.setFocus()
            QTest.keyClick(checks, KEY.Key_Down)
            QTest.keyClick(checks, KEY.Key_Space)
        press(KEY.Key_S, CONTROL)
    lines = list(desk.stored.budget.values())
    assert [(line.level, line.code) for line in lines] == [
        (1, "2.09"),
        (2, "2.09.01"),
        (3, "2.09.01.01"),
    ]
    assert lines[2].ceilings[0].amount == Decimal(1250000)
    assert lines[2].spent[0] == Decimal(250000)
    assert lines[2].indicator_ids == (id_,)


def test_a_reader_sees_everything_and_changes_nothing(desk: Desk) -> None:
    make_indicator(desk)
    desk.dispatcher.set_acting(Acting(READER))
    desk.page.refresh()
    form = desk.page.records.forms["indicator"]
    assert not form.fields["name"].editor.isEnabled()
    assert "hanya dapat diubah oleh" in desk.page.records.state.text()
    press(KEY.Key_N, CONTROL)
    assert desk.page.unsaved == 0


def test_a_workbook_is_shown_before_it_is_applied_and_goes_back_as_one(
    desk: Desk, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Nomor sasaran", "Sasaran strategis"], [1, "Satu"], [2, "Dua"]):
        sheet.append(row)
    book.save(tmp_path / "induk.xlsx")
    desk.page.preview(tmp_path / "induk.xlsx")
    dialog = desk.window.findChild(MasterImportDialog)
    assert dialog is not None
    assert dialog.table.rowCount() == 4
    assert nameless(dialog) == []
    assert desk.stored.objectives == {}
    press(KEY.Key_Return, CONTROL, dialog)
    assert [one.title for one in desk.stored.objectives.values()] == ["Satu", "Dua"]
    press(KEY.Key_Z, CONTROL, desk.window)
    assert desk.stored.objectives == {}


def test_a_workbook_with_problems_cannot_be_applied(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Nomor sasaran", "Sasaran strategis"], ["satu", "Satu"], [2, "Dua"]):
        sheet.append(row)
    book.save(tmp_path / "salah.xlsx")
    desk.page.preview(tmp_path / "salah.xlsx")
    dialog = desk.window.findChild(MasterImportDialog)
    assert dialog is not None
    first = dialog.table.item(0, 4)
    assert first is not None
    assert "bukan angka" in first.text()
    assert not dialog.apply.isEnabled()
    press(KEY.Key_Escape, widget=dialog)
    assert desk.stored.objectives == {}


def test_every_tab_and_dialog_of_a_filled_office_has_names(whole_window: MainWindow) -> None:
    for place in ("sasaran", "target", "anggaran", "uang", "lalu"):
        whole_window.open_place(f"induk:{place}")
        assert nameless(whole_window) == []
    page = whole_window.stack.current
    assert isinstance(page, MasterPage)
    page.targets.open_agreement(page.targets.agreement)
    assert nameless(whole_window) == []


def test_control_tab_walks_through_the_parts(desk: Desk) -> None:
    seen = []
    for _ in range(5):
        press(KEY.Key_Tab, CONTROL, desk.page)
        seen.append(desk.page.strip.tab)
    assert seen == ["targets", "budget", "money", "earlier", "tree"]


def test_a_tab_is_chosen_by_the_mouse(desk: Desk) -> None:
    tabs = desk.page.strip.tabs
    place: QPoint = tabs.tabRect(2).center()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    assert desk.page.stack.currentWidget() is desk.page.budget
