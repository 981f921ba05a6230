"""Blocks from Excel into the tables of Data induk, with real keys: shown, applied, undone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from app.domain.commands import Acting
from app.domain.master import BudgetLineValue, TargetValue
from app.domain.snapshots.master import MasterView
from app.ui.main_window import MainWindow
from app.ui.master.block_dialog import BlockDialog
from app.ui.master.page import MasterPage
from app.ui.master.table_tab import TableTab
from tests.ui.driving import CONTROL, press

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk:
    """Data induk of the sample office, before a keeper of master data."""

    def __init__(self, window: MainWindow, part: str) -> None:
        self.window = window
        window.open_place(f"induk:{part}")
        page = window.stack.current
        assert isinstance(page, MasterPage)
        self.page = page

    @property
    def tab(self) -> TableTab:
        tab = self.page.tab
        assert isinstance(tab, TableTab)
        return tab

    @property
    def stored(self) -> MasterView:
        dispatcher = self.page._dispatcher
        return dispatcher.office.master(self.page.year, dispatcher.acting)

    def target(self, code: str) -> TargetValue:
        view = self.stored
        id_ = next(id_ for id_, one in view.indicators.items() if one.code == code)
        return view.agreements[-1].targets.get(id_, TargetValue())

    def line(self, code: str) -> BudgetLineValue:
        return next(one for one in self.stored.budget.values() if one.code == code)

    def goto(self, code: str, key: str) -> None:
        table = self.tab.table
        rows = table.value_rows(0, table.rowCount())
        row = next(row for row in rows if table.row_of(row).code == code)
        table.go_to((table.row_of(row).id, key))
        assert table.row_of(table.currentRow()).code == code

    def paste(self, plain: str, html: str = "") -> BlockDialog:
        data = QMimeData()
        data.setText(plain)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)
        press(KEY.Key_V, CONTROL, self.tab.table)
        return next(one for one in self.window.findChildren(BlockDialog) if one.isVisible())


def apply(dialog: BlockDialog) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert dialog.isAncestorOf(focus)
    press(KEY.Key_Return, CONTROL, focus)
    assert not dialog.isVisible()


@pytest.fixture
def targets(whole_window: MainWindow) -> Desk:
    return Desk(whole_window, "target")


@pytest.fixture
def money(whole_window: MainWindow) -> Desk:
    return Desk(whole_window, "uang")


def numbers(value: TargetValue) -> list[Decimal | None]:
    return [one.value for one in (value.year, *value.quarters)]


def test_targets_of_several_indicators_are_shown_applied_and_undone_at_once(targets: Desk) -> None:
    before = [targets.target(code) for code in ("2.1", "2.2")]
    targets.goto("2.1", "q1")
    dialog = targets.paste("14500\t42.000,5\n43,25\tbanyak")
    seen = [(one.becomes, bool(one.problem)) for one in dialog.cells]
    assert seen == [("14.500", False), ("42.000,5", False), ("43,25", False), ("", True)]
    assert "bukan angka" in dialog.cells[-1].problem
    assert dialog.apply.text() == "Terapkan 3 isian"
    assert targets.target("2.1") == before[0]
    apply(dialog)
    assert numbers(targets.target("2.1"))[1:3] == [Decimal(14500), Decimal("42000.5")]
    assert numbers(targets.target("2.2"))[1] == Decimal("43.25")
    assert targets.page.unsaved == 0
    press(KEY.Key_Z, CONTROL, targets.tab.table)
    assert [targets.target(code) for code in ("2.1", "2.2")] == before


def test_headings_between_the_indicators_are_stepped_over(targets: Desk) -> None:
    targets.goto("2.5", "year")
    dialog = targets.paste("13–15\n25.000,5")
    assert [one.row[:3] for one in dialog.cells] == ["2.5", "3.1"]
    apply(dialog)
    assert numbers(targets.target("3.1"))[0] == Decimal("25000.5")
    assert targets.target("2.5").year.upper == Decimal(15)


def test_an_ambiguous_block_is_asked_once(targets: Desk) -> None:
    targets.goto("2.2", "q1")
    dialog = targets.paste("1.234\t2.345")
    assert dialog.question.isVisible()
    assert not dialog.good
    press(KEY.Key_2)
    assert [one.becomes for one in dialog.cells] == ["1,234", "2,345"]
    apply(dialog)
    assert numbers(targets.target("2.2"))[1:3] == [Decimal("1.234"), Decimal("2.345")]


def test_the_number_that_excel_tells_settles_what_its_text_leaves_open(targets: Desk) -> None:
    targets.goto("2.2", "q1")
    dialog = targets.paste("1.234", '<table><tr><td x:num="1234">1.234</td></tr></table>')
    assert dialog.question.isHidden()
    apply(dialog)
    assert numbers(targets.target("2.2"))[1] == Decimal(1234)


def test_one_value_fills_the_cells_chosen_with_shift(targets: Desk) -> None:
    targets.goto("2.2", "q1")
    for _ in range(2):
        press(KEY.Key_Right, SHIFT, targets.tab.table)
    apply(targets.paste("44"))
    assert numbers(targets.target("2.2"))[1:4] == [Decimal(44)] * 3


def test_what_was_typed_before_stays_typed_and_unsaved(targets: Desk) -> None:
    targets.goto("2.3", "year")
    item = targets.tab.table.currentItem()
    assert item is not None
    item.setText("14000")
    targets.goto("2.2", "q1")
    apply(targets.paste("44"))
    assert targets.page.unsaved == 1
    assert numbers(targets.target("2.3"))[0] != Decimal(14000)
    press(KEY.Key_S, CONTROL)
    assert numbers(targets.target("2.3"))[0] == Decimal(14000)


def test_copied_targets_go_back_into_the_same_cells_without_a_change(targets: Desk) -> None:
    targets.goto("2.1", "year")
    for key in (KEY.Key_Right, KEY.Key_Down):
        press(key, SHIFT, targets.tab.table)
    press(KEY.Key_C, CONTROL, targets.tab.table)
    data = QApplication.clipboard().mimeData()
    assert data.text().splitlines()[0].split("\t")[0] == "108000"
    dialog = targets.paste(data.text(), data.html())
    assert all(one.same for one in dialog.cells)
    press(KEY.Key_Escape)


def test_delete_empties_all_chosen_cells(targets: Desk) -> None:
    targets.goto("2.1", "q1")
    press(KEY.Key_Right, SHIFT, targets.tab.table)
    press(KEY.Key_Delete, widget=targets.tab.table)
    assert len(targets.tab.table.typed) == 2


def test_ceilings_and_spending_are_pasted_for_several_lines(money: Desk) -> None:
    codes = ("3.27.02.2.01.02", "3.27.02.2.01.05")
    before = [money.line(code) for code in codes]
    money.goto(codes[0], "ceiling_original")
    dialog = money.paste("Rp 900.000.000\t\t100.000.000\n450.000\t500.000\t95.000")
    assert not any(one.problem for one in dialog.cells)
    apply(dialog)
    first, second = (money.line(code) for code in codes)
    assert first.ceilings[0].amount == Decimal(900_000_000)
    assert first.spent[0] == Decimal(100_000_000)
    assert [one.amount for one in second.ceilings] == [Decimal(450_000), Decimal(500_000)]
    assert second.spent[0] == Decimal(95_000)
    press(KEY.Key_Z, CONTROL, money.tab.table)
    assert [money.line(code) for code in codes] == before


def test_money_is_typed_and_saved_for_many_lines_as_one(money: Desk) -> None:
    codes = ("3.27.02.2.01.02", "3.27.02.2.01.05")
    before = [money.line(code) for code in codes]
    for code in codes:
        money.goto(code, "spent4")
        item = money.tab.table.currentItem()
        assert item is not None
        item.setText("123.000")
    press(KEY.Key_S, CONTROL, money.tab.table)
    assert [money.line(code).spent[3] for code in codes] == [Decimal(123_000)] * 2
    press(KEY.Key_Z, CONTROL, money.tab.table)
    assert [money.line(code) for code in codes] == before


def test_keys_of_a_table_edit_go_down_and_up_and_step_over_headings(targets: Desk) -> None:
    table = targets.tab.table
    targets.goto("2.5", "q1")
    press(KEY.Key_F2, widget=table)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert table.viewport().isAncestorOf(editor)
    press(KEY.Key_Escape, widget=editor)
    assert not table.typed
    press(KEY.Key_Return, widget=table)
    assert table.row_of(table.currentRow()).code == "3.1"
    press(KEY.Key_Return, SHIFT, table)
    assert table.row_of(table.currentRow()).code == "2.5"
    press(KEY.Key_Down, widget=table)
    press(KEY.Key_Up, widget=table)
    assert table.row_of(table.currentRow()).code == "2.5"


def test_who_only_reads_cannot_paste_and_is_told(targets: Desk) -> None:
    told: list[str] = []
    targets.page.refusal_told.connect(told.append)
    reader = next(
        one.id
        for one in targets.page._dispatcher.office.shell(
            None, targets.page._dispatcher.now()
        ).persons
        if one.actor == "section_head"
    )
    targets.page._dispatcher.set_acting(Acting(reader))
    targets.goto("2.2", "q1")
    QApplication.clipboard().setText("44")
    press(KEY.Key_V, CONTROL, targets.tab.table)
    assert not [one for one in targets.window.findChildren(BlockDialog) if one.isVisible()]
    assert len(told) == 1
