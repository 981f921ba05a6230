"""Data Kinerja and Data induk in every state that a person can bring them to."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.domain.commands import Acting
from app.domain.commands_paste import AddNote, FlagFigure
from app.domain.entry_sheet import SheetColumn
from app.domain.snapshots.figures import FigureRow
from app.exports.entry_sheet import write_entry_sheet
from app.exports.master_template import write_template
from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from app.ui.master.page import MasterPage
from tests.imports.sheet_making import fill
from tests.pictures.stage import Stage, settle
from tests.pictures.state import State

Reach = Callable[[Stage], object]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DESIGN, DARK = "02_isian_triwulan", "02_isian_triwulan_gelap"
BLOCK = "31.870\t\tHujan lebat\n43,9\t\t\n3.4O1\t\tGanti benih\n1.234\t\t\n13,6\t100%\tSesuai"


def _data(on: Stage, quarter: int = 3) -> FiguresPage:
    on.go("data")
    page = on.window.stack.current
    assert isinstance(page, FiguresPage)
    page.toolbar.quarters.chosen.emit(quarter - 1)
    settle()
    return page


def _master(on: Stage, part: str) -> MasterPage:
    on.go(f"induk:{part}")
    page = on.window.stack.current
    assert isinstance(page, MasterPage)
    return page


def _row(page: FiguresPage, code: str) -> FigureRow:
    lines = page.model.lines
    return next(one for one in lines if isinstance(one, FigureRow) and one.code == code)


def _at(page: FiguresPage, code: str, column: Column = Column.VALUE) -> None:
    assert page.grid.select_cell(_row(page, code).indicator_id, column)
    page.grid.setFocus()


def _type(words: str) -> None:
    for letter in words:
        QTest.keyClick(_focus(), letter)
    settle()


def _focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _fill(page: FiguresPage, code: str, words: str) -> None:
    _at(page, code)
    _type(words)
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    settle()


def _marks(on: Stage) -> FiguresPage:
    """Wrong, to be explained, empty, unsaved, with a note, flagged."""
    page = _data(on)
    run = page._dispatcher.run
    _fill(page, "2.1", "55000")
    _fill(page, "2.2", "439")
    _at(page, "2.3")
    on.key(Qt.Key.Key_Delete)
    row = _row(page, "2.4")
    run(AddNote(row.indicator_id, 2026, 3, "Angka dari laporan POPT Oktober, diperbarui."))
    row = _row(page, "1.2")
    run(FlagFigure(row.indicator_id, 2026, 3, row.version, True))
    _fill(page, "1.4", "lima")
    _at(page, "2.1")
    return page


def _editing(on: Stage) -> None:
    page = _marks(on)
    on.key(Qt.Key.Key_F2)
    _type("33.8")
    assert page.grid.state() == page.grid.State.EditingState


def _ambiguous(on: Stage) -> None:
    page = _data(on)
    _fill(page, "2.2", "1.234")


def _selected(on: Stage) -> None:
    page = _data(on)
    _at(page, "2.1")
    for key in (*[Qt.Key.Key_Down] * 3, Qt.Key.Key_Right, Qt.Key.Key_Right):
        on.key(key, SHIFT)


def _pasted(on: Stage) -> None:
    page = _data(on)
    data = QMimeData()
    data.setText(BLOCK)
    QGuiApplication.clipboard().setMimeData(data)
    _at(page, "2.1")
    on.key(Qt.Key.Key_V, CONTROL)


def _note(on: Stage) -> None:
    _at(_data(on), "2.4")
    on.key(Qt.Key.Key_F2, SHIFT)


def _facts(on: Stage) -> None:
    page = _data(on)
    _at(page, "2.4")
    page.side.cell.facts_wanted.emit()
    settle()


def _narrative(on: Stage) -> None:
    _at(_data(on), "3.1")
    on.key(Qt.Key.Key_T, CONTROL)


def _findings(on: Stage) -> None:
    _marks(on)
    on.key(Qt.Key.Key_F7)


def _thresholds(on: Stage) -> None:
    page = _data(on)
    page.findings.thresholds_wanted.emit()
    settle()


def _panel(share: float) -> Reach:
    def reach(on: Stage) -> None:
        page = _marks(on)
        _at(page, "2.4")
        area = page.side.findChild(QScrollArea)
        assert area is not None
        settle(200)
        area.verticalScrollBar().setValue(int(area.verticalScrollBar().maximum() * share))

    return reach


def _ratio(on: Stage) -> None:
    page = _data(on)
    _at(page, "1.2")
    on.key(Qt.Key.Key_F2)


def _others(on: Stage) -> None:
    """The figures of another unit, which this person only reads."""
    page = _data(on)
    dispatcher = page._dispatcher
    persons = dispatcher.office.shell(None, dispatcher.now()).persons
    dispatcher.set_acting(
        Acting(
            next(
                one.id
                for one in persons
                if (one.actor, one.division_code) == ("section_head", "TPH")
            )
        )
    )
    page.refresh()
    settle()


def _closed(on: Stage) -> None:
    _data(on, 1)


def _empty(on: Stage) -> None:
    page = _data(on)
    page.presenter.year = 2027
    page.refresh()


def _to_come(on: Stage) -> None:
    _data(on, 4)


def _sheet(on: Stage) -> None:
    page = _data(on, 4)
    page.presenter.division = "TPH"
    page.refresh()
    assert page.exchange is not None
    sheet = page.exchange._sheet()
    assert sheet is not None
    folder = Path(page._dispatcher.office.path).parent
    path = folder / "Isian TW IV TPH.xlsx"
    write_entry_sheet(sheet, path)
    fill(
        path,
        {
            ("2.1", SheetColumn.VALUE): "12.500,5",
            ("2.2", SheetColumn.VALUE): "1.234",
            ("2.3", SheetColumn.VALUE): Decimal("912.5"),
            ("2.4", SheetColumn.VALUE): 60,
            ("2.4", SheetColumn.OBSTACLE): "Serangan wereng di Paringin Selatan sejak September",
        },
    )
    broken = folder / "Isian rusak.xlsx"
    broken.write_bytes(b"PK\3\4" + b"?" * 500)
    page.exchange.take_back()
    dialog = page.exchange.dialog
    assert dialog is not None
    dialog.read_files([path, broken])
    while not dialog.results:
        settle()
    settle(200)
    path.unlink()
    broken.unlink()


def _record(kind: str, place: int = 0) -> Reach:
    def reach(on: Stage) -> None:
        page = _master(on, "sasaran" if kind != "line" else "anggaran")
        view = page._view
        assert view is not None
        tab = page.budget if kind == "line" else page.records
        known = {
            "objective": view.objectives,
            "indicator": view.indicators,
            "line": view.budget,
        }[kind]
        tab.choose(kind, list(known)[place])
        settle()

    return reach


def _record_problems(on: Stage) -> None:
    page = _master(on, "sasaran")
    page.records.choose("indicator", 1)
    on.key(Qt.Key.Key_N, CONTROL)
    on.key(Qt.Key.Key_S, CONTROL)


def _wrong_target(on: Stage) -> None:
    page = _master(on, "target")
    page.setFocus()
    for words in ("dua puluh", "12,5"):
        _type(words)
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
    settle()


def _pasted_targets(on: Stage) -> None:
    page = _master(on, "target")
    page.setFocus()
    data = QMimeData()
    data.setText("85,5\t80\t82,25\t84\t85,5\n88\t1.234\tbanyak\n\t6\t6,1")
    QGuiApplication.clipboard().setMimeData(data)
    on.key(Qt.Key.Key_V, CONTROL)


def _agreement(on: Stage) -> None:
    page = _master(on, "target")
    page.targets.open_agreement(None)


def _master_import(on: Stage) -> None:
    page = _master(on, "sasaran")
    assert page._view is not None
    path = Path(page._dispatcher.office.path).parent / "Target dan indikator.xlsx"
    write_template(page._view, "tree", path)
    book = load_workbook(path)
    sheet = book.worksheets[-1]
    for place in range(1, sheet.max_row + 1):
        words = [str(cell.value) for cell in sheet[place]]
        if "2.2" in words:
            sheet.cell(place, words.index("2.2") + 2, "Produktivitas padi sawah dan ladang")
        if "2.3" in words:
            sheet.cell(place, words.index("2.3") + 5, "kadang-kadang")
    book.save(path)
    page.preview(path)
    settle()
    path.unlink()


DATA = (
    State("02_isian_triwulan", lambda on: on.go("data"), DESIGN, DARK),
    State("02b_tanda", _marks, DESIGN, DARK),
    State("02c_mengetik", _editing, DESIGN, DARK),
    State("02d_bacaan", _ambiguous),
    State("02e_pilihan", _selected, DESIGN, DARK),
    State("02f_tempel", _pasted),
    State("02g_catatan", _note),
    State("02h_keterangan", _facts),
    State("02i_narasi", _narrative),
    State("02j_temuan", _findings, DESIGN, DARK),
    State("02k_batas", _thresholds),
    State("02l_panel_tengah", _panel(0.5), DESIGN, DARK),
    State("02m_panel_bawah", _panel(1.0), DESIGN, DARK),
    State("02n_rasio", _ratio, DESIGN, DARK),
    State("02o_disahkan", _closed, DESIGN, DARK),
    State("02o2_bidang_lain", _others, DESIGN, DARK),
    State("02p_tahun_kosong", _empty, "08a_kosong"),
    State("02p2_belum_dibuka", _to_come, "08a_kosong"),
    State("02q_lembar_isian", _sheet),
)
MASTER = (
    State("20a_sasaran", _record("objective")),
    State("20b_indikator", _record("indicator", 4)),
    State("20c_indikator_salah", _record_problems),
    State("20d_target", lambda on: _master(on, "target")),
    State("20e_target_salah", _wrong_target),
    State("20f_versi", _agreement),
    State("20g_anggaran", _record("line", 2)),
    State("20g2_pagu", lambda on: _master(on, "uang")),
    State("20g3_tempel_target", _pasted_targets),
    State("20h_tahun_lalu", lambda on: _master(on, "lalu")),
    State("20j_skala", lambda on: _master(on, "sasaran").records.open_scales()),
    State("20i_impor", _master_import),
)
