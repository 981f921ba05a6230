"""Data Kinerja driven with real keys on the real sample office."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.commands import Acting, EnterFigure
from app.domain.numbers import parse_number
from app.domain.snapshots.figures import CellState, FigureRow
from app.models.indicator import Indicator
from app.models.journal import Journal
from app.models.measurement import Measurement, MeasurementEntry
from app.pages import page_specs
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from app.ui.figures.ambiguity import AmbiguityDialog
from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.theme import Theme
from tests.ui.conftest import NOW
from tests.ui.driving import CONTROL, NONE, click, find, press

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
JULY = NOW + dt.timedelta(days=91)


class Driven:
    """The window at Data Kinerja with somebody at the keyboard."""

    def __init__(self, window: MainWindow, page: FiguresPage, office: Office) -> None:
        self.window = window
        self.page = page
        self.office = office

    def go(self, code: str, column: Column = Column.VALUE) -> None:
        self.page.setFocus()
        assert self.page.grid.select_cell(self.id_of(code), column)

    def type(self, typed: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type over the cell under the cursor and leave it with a key."""
        QTest.keyClicks(self.page.grid, typed[0])
        QTest.keyClicks(QApplication.focusWidget(), typed[1:])
        press(end)

    def row(self, code: str) -> FigureRow:
        found = self.page.model.figure_at(self.page.model.row_of(self.id_of(code)))
        assert found is not None
        return found

    def id_of(self, code: str) -> int:
        with self.office.reading() as session:
            return session.execute(select(Indicator.id).where(Indicator.code == code)).scalar_one()

    def stored(self, code: str) -> Measurement | None:
        with self.office.reading() as session:
            return session.execute(
                select(Measurement).where(
                    Measurement.indicator_id == self.id_of(code),
                    Measurement.year == 2026,
                    Measurement.quarter == self.page.presenter.quarter,
                )
            ).scalar_one_or_none()

    @property
    def cursor(self) -> tuple[str, int]:
        figure = self.page.grid.current_figure
        assert figure is not None
        return figure.code, self.page.grid.currentIndex().column()


@pytest.fixture
def driven(qtbot: QtBot, theme: Theme, office: Office) -> Driven:
    """TW II in July, nothing filled yet, the Kasubbag at the keyboard."""
    people = office.shell(None, JULY).persons
    planner = next(person.id for person in people if person.actor == "planning_head")
    dispatcher = Dispatcher(office, Acting(planner), lambda: JULY)
    window = MainWindow(theme, Settings())
    qtbot.addWidget(window)
    window.show()
    window.attach(dispatcher, page_specs(dispatcher, window), "data")
    with qtbot.waitActive(window):
        window.activateWindow()
    page = window.stack.current
    assert isinstance(page, FiguresPage)
    return Driven(window, page, office)


def asked(driven: Driven, qtbot: QtBot) -> AmbiguityDialog:
    """The question, once the editor behind it has really gone."""
    qtbot.waitUntil(lambda: driven.window.findChild(AmbiguityDialog) is not None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialog = driven.window.findChild(AmbiguityDialog)
    assert dialog is not None
    return dialog


def test_a_typed_figure_is_stored_with_history_and_journal(driven: Driven) -> None:
    driven.go("2.1")
    driven.type("41.875,5")
    stored = driven.stored("2.1")
    assert stored is not None
    assert stored.value == Decimal("41875.5")
    with driven.office.reading() as session:
        entry = session.execute(
            select(MeasurementEntry).where(MeasurementEntry.measurement_id == stored.id)
        ).scalar_one()
        assert (entry.field, entry.before, entry.after) == ("value", "", "41875.5")
        last = session.execute(select(Journal).order_by(Journal.id.desc())).scalars().first()
        assert last is not None
        assert last.command == "EnterFigure"
    assert driven.office.check().ok


def test_the_achievement_follows_the_figure_at_once(driven: Driven) -> None:
    assert driven.row("2.2").achievement.percent == Decimal("42.8") / Decimal("43.5") * 100
    driven.go("2.2")
    driven.type("43,5")
    assert driven.row("2.2").achievement.percent == 100


def test_enter_goes_down_and_tab_to_the_next_entry(driven: Driven) -> None:
    driven.go("2.1")
    driven.type("40000", Qt.Key.Key_Return)
    assert driven.cursor == ("2.2", Column.VALUE)
    driven.type("43", Qt.Key.Key_Tab)
    assert driven.cursor == ("2.2", Column.OBSTACLE)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert driven.cursor == ("2.2", Column.VALUE)
    press(Qt.Key.Key_Return, SHIFT)
    assert driven.cursor == ("2.1", Column.VALUE)
    press(Qt.Key.Key_Down)
    assert driven.cursor == ("2.2", Column.VALUE)


def test_escape_restores_what_stood_there(driven: Driven) -> None:
    driven.go("2.2")
    driven.type("43", Qt.Key.Key_Return)
    driven.go("2.2")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "99")
    press(Qt.Key.Key_Escape)
    stored = driven.stored("2.2")
    assert stored is not None
    assert stored.value == 43
    assert driven.row("2.2").value_text == "43,0"


def test_the_decimal_key_of_the_number_pad_types_a_comma(driven: Driven) -> None:
    driven.go("2.2")
    QTest.keyClicks(driven.page.grid, "4")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "3")
    QTest.keyClick(editor, Qt.Key.Key_Period, KEYPAD)
    QTest.keyClicks(editor, "5")
    assert editor.text() == "43,5"
    press(Qt.Key.Key_Return)
    assert driven.row("2.2").figure.value == Decimal("43.5")


def test_what_is_no_number_stays_in_its_cell_with_a_sentence(driven: Driven) -> None:
    driven.go("2.1")
    driven.type("banyak")
    row = driven.row("2.1")
    assert driven.stored("2.1") is None
    assert driven.page.model.shown(row, Column.VALUE) == "banyak"
    index = driven.page.model.index(driven.page.model.row_of(row.indicator_id), Column.VALUE)
    hint = index.data(Qt.ItemDataRole.ToolTipRole)
    assert driven.window.message.isVisible()
    assert driven.window.status.state.text() == "1 isian belum tersimpan"
    assert "bukan angka" in hint
    assert "1.260,5" in hint
    driven.go("2.1")
    press(Qt.Key.Key_Delete)
    assert driven.page.model.shown(row, Column.VALUE) == ""
    assert "belum tersimpan" not in driven.window.status.state.text()


def test_an_ambiguous_number_is_asked_once_in_words(driven: Driven, qtbot: QtBot) -> None:
    driven.go("4.1")
    driven.type("1.868")
    dialog = asked(driven, qtbot)
    words = [
        find(dialog, f"data.tanyaAngka.pilihan{n}", QApplication.focusWidget().__class__).text()
        for n in (1, 2)
    ]
    assert any("seribu delapan ratus enam puluh delapan" in label for label in words)
    assert any("koma" in label for label in words)
    thousand = 1 if "seribu" in words[0] else 2
    QTest.keyClick(dialog, Qt.Key(Qt.Key.Key_0 + thousand))
    qtbot.waitUntil(lambda: driven.stored("4.1") is not None)
    stored = driven.stored("4.1")
    assert stored is not None
    assert stored.value == 1868


def test_leaving_the_question_loses_nothing(driven: Driven, qtbot: QtBot) -> None:
    driven.go("4.1")
    driven.type("1.868")
    dialog = asked(driven, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert driven.stored("4.1") is None
    assert driven.page.model.shown(driven.row("4.1"), Column.VALUE) == "1.868"


def test_a_dialog_survives_the_editor_that_had_the_focus_before_it(
    driven: Driven, theme: Theme
) -> None:
    """Touching the editor's dead wrapper once ended the whole program."""
    driven.go("2.1")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    dialog = AmbiguityDialog(theme, driven.window, "1.868", parse_number("1.868"))
    dialog.ask("Produksi padi", "")
    editor.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClick(dialog, Qt.Key.Key_1)
    assert dialog.answer == 1868
    assert not dialog.isVisible()


def test_what_one_person_left_unsaved_is_not_shown_to_the_next(driven: Driven) -> None:
    driven.go("2.1")
    driven.type("banyak")
    dispatcher = driven.page._dispatcher
    first = dispatcher.acting
    people = driven.office.shell(None, JULY).persons
    reader = next(person.id for person in people if person.actor == "reader")
    dispatcher.set_acting(Acting(reader))
    assert driven.page.model.shown(driven.row("2.1"), Column.VALUE) == ""
    assert "belum tersimpan" not in driven.window.status.state.text()
    assert not driven.page.toolbar.hand_over.isVisible()
    dispatcher.set_acting(first)
    assert driven.page.model.shown(driven.row("2.1"), Column.VALUE) == "banyak"
    assert driven.window.status.state.text() == "1 isian belum tersimpan"


def test_a_lost_comma_is_marked_wrong_and_its_suggestion_can_be_taken(driven: Driven) -> None:
    driven.go("2.2")
    driven.type("435", Qt.Key.Key_Return)
    assert driven.row("2.2").state is CellState.WRONG
    driven.go("2.2")
    take = driven.page.side.message.take
    assert take.text() == "Pakai 43,5"
    click(take)
    assert driven.row("2.2").figure.value == Decimal("43.5")
    assert driven.row("2.2").state is CellState.SAVED


def test_an_explanation_settles_an_unusual_achievement(driven: Driven) -> None:
    driven.go("4.2")
    driven.type("900")
    assert driven.row("4.2").state is CellState.NEEDS_EXPLANATION
    driven.go("4.2", Column.OBSTACLE)
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "Panen raya di rawa")
    press(Qt.Key.Key_Return)
    assert driven.row("4.2").obstacle == "Panen raya di rawa"
    assert driven.row("4.2").state is CellState.SAVED


def test_a_ratio_is_typed_as_two_numbers(driven: Driven) -> None:
    driven.go("1.2")
    driven.type("31")
    assert driven.stored("1.2") is None
    driven.go("1.2")
    driven.type("31/40")
    stored = driven.stored("1.2")
    assert stored is not None
    assert (stored.numerator, stored.denominator) == (31, 40)
    assert driven.row("1.2").value_text == "77,50"


def test_several_changes_of_one_cell_are_undone_and_redone_in_turn(driven: Driven) -> None:
    for typed in ("40", "41", "42"):
        driven.go("2.2")
        driven.type(typed)
    seen = []
    for key in (Qt.Key.Key_Z,) * 3 + (Qt.Key.Key_Y,) * 3:
        press(key, CONTROL, driven.page.grid)
        seen.append(driven.row("2.2").figure.value)
    assert seen == [41, 40, None, 40, 41, 42]
    stored = driven.stored("2.2")
    assert stored is not None
    with driven.office.reading() as session:
        rows = session.execute(
            select(MeasurementEntry.after).where(
                MeasurementEntry.measurement_id == stored.id, MeasurementEntry.field == "value"
            )
        )
        assert [row.after for row in rows] == ["40", "41", "42", "41", "40", "", "40", "41", "42"]


def test_delete_on_an_empty_cell_offers_the_reasons(driven: Driven, qtbot: QtBot) -> None:
    driven.go("4.4")
    press(Qt.Key.Key_Delete)
    menu = driven.page.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    late = next(action for action in menu.actions() if "instansi lain" in action.text())
    late.trigger()
    menu.close()
    stored = driven.stored("4.4")
    assert stored is not None
    assert stored.blank_reason == "late_source"
    assert driven.row("4.4").state is CellState.SAVED


def test_f8_visits_what_needs_somebody_and_f7_lists_it(driven: Driven) -> None:
    driven.go("1.2")
    press(Qt.Key.Key_F8)
    first = driven.cursor[0]
    press(Qt.Key.Key_F8)
    assert driven.cursor[0] != first
    press(Qt.Key.Key_F8, SHIFT)
    assert driven.cursor[0] == first
    press(Qt.Key.Key_F7)
    found = driven.page.findings.findings
    assert "kosong-tanpa-alasan" in {finding.code for finding in found}
    assert driven.page.findings.title.text() == f"{len(found)} temuan, Triwulan II 2026"


def test_a_change_by_somebody_else_keeps_the_typed_text(driven: Driven) -> None:
    driven.go("2.3")
    row = driven.row("2.3")
    people = driven.office.shell(None, JULY).persons
    other = next(p.id for p in people if p.actor == "section_head" and p.division_code == "TPH")
    wish = EnterFigure(row.indicator_id, 2026, 2, row.version, value=Decimal(3000))
    driven.office.run(wish, Acting(other), JULY)
    driven.type("3204")
    assert driven.page.model.shown(driven.row("2.3"), Column.VALUE) == "3204"
    assert driven.window.message.isVisible()
    stored = driven.stored("2.3")
    assert stored is not None
    assert stored.value == 3000


def test_a_dropped_file_becomes_evidence(driven: Driven, tmp_path: Path) -> None:
    path = tmp_path / "Rekap panen.csv"
    path.write_text("panen;1\n", encoding="utf-8")
    driven.go("2.1")
    area = driven.page.side.evidence.area
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(area.rect().center())
    enter = QDragEnterEvent(
        place.toPoint(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE
    )
    QApplication.sendEvent(area, enter)
    assert enter.isAccepted()
    drop = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(area, drop)
    assert driven.row("2.1").evidence == 1
    panel = driven.page.presenter.panel(driven.id_of("2.1"))
    assert panel is not None
    assert [item.name for item in panel.evidence] == ["Rekap panen.csv"]
    assert Path(panel.evidence[0].path).read_text(encoding="utf-8") == "panen;1\n"


def test_one_bad_file_does_not_keep_the_others_out(driven: Driven, tmp_path: Path) -> None:
    empty, good = tmp_path / "kosong.pdf", tmp_path / "isi.pdf"
    empty.write_bytes(b"")
    good.write_bytes(b"%PDF-")
    driven.go("2.1")
    driven.page.presenter.attach(driven.row("2.1"), [empty, good])
    assert driven.row("2.1").evidence == 1
    assert "kosong.pdf" in driven.window.message.label.text()


def test_the_quarter_is_chosen_with_the_segments(driven: Driven) -> None:
    segments = driven.page.toolbar.quarters.segments
    click(segments[0])
    assert driven.page.presenter.quarter == 1
    assert driven.row("2.1").value_text == "13.620"


def test_every_cell_says_its_name_value_and_state(driven: Driven) -> None:
    driven.go("2.2")
    driven.type("435")
    model = driven.page.model
    index = model.index(model.row_of(driven.id_of("2.2")), Column.VALUE)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Produktivitas padi sawah, Realisasi TW II, 435,0, salah"
