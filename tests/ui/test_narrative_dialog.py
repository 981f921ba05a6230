"""Narasi and follow-ups by real keys and mouse: saved when left, asked again, undone."""

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from app.domain.commands import Acting, EnterNarrative
from app.domain.commands_narrative import AddFollowUp
from app.domain.follow_ups import FollowUpState, Promise
from app.domain.limits import Limits
from app.domain.snapshots.narrative import NarrativeView
from app.models.measurement import Measurement
from app.services.office import Office
from app.ui.figures.narrative_dialog import NarrativeDialog
from app.ui.figures.promise_rows import AnswerRow, PromiseRow
from app.ui.theme import Theme
from app.ui.widgets.button import Button, IconButton, LinkButton
from app.ui.widgets.selector import Selector
from tests.ui.driving import CONTROL, click, find, press
from tests.ui.figures_driving import JULY, Desk, open_desk, person_of

CODE = "2.2"


@pytest.fixture
def kasi(office: Office) -> Acting:
    return person_of(office, "section_head", "TPH")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office, kasi: Acting) -> Desk:
    """TW II before the Kasi of TPH, who promised something with TW I."""
    view = office.figures(2026, 1, "", kasi)
    rows = [row for group in view.groups for row in group.rows]
    indicator = next(row.indicator_id for row in rows if row.code == CODE)
    when = dt.datetime(2026, 4, 8, 9, tzinfo=dt.UTC)
    for action in ("Pompanisasi 120 ha", "Gerakan tanam serempak"):
        office.run(AddFollowUp(indicator, 2026, 1, action, "Rahmawati"), kasi, when)
    opened = open_desk(qtbot, theme, office, kasi)
    opened.goto(CODE)
    return opened


def stored(desk: Desk) -> NarrativeView:
    row = desk.row(CODE)
    return desk.office.narrative(row.indicator_id, 2026, 2, desk.dispatcher.acting)


def open_dialog(desk: Desk) -> NarrativeDialog:
    press(Qt.Key.Key_T, CONTROL, desk.page.grid)
    return find(desk.window, "narasi", NarrativeDialog)


def type_words(dialog: NarrativeDialog, name: str, words: str) -> None:
    editor = find(dialog, f"narasi.{name}", QPlainTextEdit)
    editor.setFocus()
    QTest.keyClicks(editor, words)


def row_of(dialog: NarrativeDialog, action: str) -> AnswerRow:
    return next(row for row in dialog.answers.values() if row.promise.action == action)


def choose(dialog: NarrativeDialog, row: AnswerRow, state: FollowUpState) -> None:
    """By keys: open the list, walk down to the state, take it."""
    selector = find(dialog, f"narasi.jawab{row.promise.id}.keadaan", Selector)
    selector.setFocus()
    steps = list(FollowUpState).index(state) + 1 - selector.currentIndex()
    for _ in range(steps):
        press(Qt.Key.Key_Down, widget=selector)


def test_the_panel_says_what_is_not_answered_yet(desk: Desk) -> None:
    waiting = desk.page.side.narrative.waiting
    assert waiting.isVisible()
    assert waiting.said.text() == "2 tindak lanjut Triwulan I 2026 belum dijawab."
    desk.goto("2.1")
    assert not waiting.isVisible()


def test_the_quarter_opens_with_what_was_promised_before(desk: Desk) -> None:
    banner = desk.page.narrating.banner
    assert banner.isVisible()
    assert banner.label.text() == "2 tindak lanjut Triwulan I 2026 belum dijawab."
    desk.goto("2.1")
    click(banner.findChildren(LinkButton)[0])
    dialog = find(desk.window, "narasi", NarrativeDialog)
    for row in dialog.answers.values():
        choose(dialog, row, FollowUpState.UNDER_WAY)
    press(Qt.Key.Key_Escape)
    assert banner.isHidden()
    assert desk.at[0] == CODE


def test_the_quarter_of_the_promise_asks_nothing(desk: Desk) -> None:
    desk.page.toolbar.quarter_chosen.emit(1)
    assert desk.page.narrating.banner.isHidden()


def test_each_field_saves_itself_when_it_is_left(desk: Desk) -> None:
    dialog = open_dialog(desk)
    type_words(dialog, "supporting", "Pupuk datang tepat waktu")
    assert stored(desk).supporting == ""
    press(Qt.Key.Key_Tab)
    assert stored(desk).supporting == "Pupuk datang tepat waktu"
    type_words(dialog, "obstacle", "Kemarau")
    press(Qt.Key.Key_Escape)
    assert stored(desk).obstacle == "Kemarau"
    assert desk.row(CODE).obstacle == "Kemarau"


def test_every_field_is_undone_by_itself(desk: Desk) -> None:
    dialog = open_dialog(desk)
    type_words(dialog, "supporting", "Pupuk")
    type_words(dialog, "inhibiting", "Hama")
    press(Qt.Key.Key_Escape)
    desk.page.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert (stored(desk).supporting, stored(desk).inhibiting) == ("Pupuk", "")
    press(Qt.Key.Key_Z, CONTROL)
    assert stored(desk).supporting == ""
    press(Qt.Key.Key_Y, CONTROL)
    assert stored(desk).supporting == "Pupuk"


def test_a_change_by_somebody_else_is_told_before_it_is_overwritten(desk: Desk) -> None:
    dialog = open_dialog(desk)
    row = desk.row(CODE)
    wish = EnterNarrative(row.indicator_id, 2026, 2, row.version, obstacle="Banjir")
    desk.office.run(wish, person_of(desk.office, "planning_head"), JULY)
    type_words(dialog, "obstacle", "Kemarau")
    press(Qt.Key.Key_Tab)
    assert "Norhayati" in dialog.told.text()
    assert stored(desk).obstacle == "Banjir"
    type_words(dialog, "obstacle", " panjang")
    press(Qt.Key.Key_Tab)
    assert stored(desk).obstacle == "Kemarau panjang"


def promise(desk: Desk, dialog: NarrativeDialog, action: str, who: str) -> Promise:
    field = find(dialog, "narasi.tindakBaru", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, action)
    find(dialog, "narasi.pic", QLineEdit).setFocus()
    QTest.keyClicks(find(dialog, "narasi.pic", QLineEdit), who)
    press(Qt.Key.Key_Return)
    return stored(desk).promises[-1]


def test_a_follow_up_is_promised_changed_and_taken_off(desk: Desk) -> None:
    dialog = open_dialog(desk)
    made = promise(desk, dialog, "Benih tahan rebah", "Seksi Pangan")
    assert (made.action, made.responsible) == ("Benih tahan rebah", "Seksi Pangan")
    assert made.due == dt.date(2026, 9, 30), "the next quarter's end is offered"
    click(find(dialog, f"narasi.tindak{made.id}.change", IconButton))
    assert dialog.form.action.text() == "Benih tahan rebah"
    QTest.keyClicks(dialog.form.action, " Inpari")
    click(find(dialog, "narasi.tambah", Button))
    assert [one.action for one in stored(desk).promises] == ["Benih tahan rebah Inpari"]
    assert dialog.form.action.text() == ""
    click(find(dialog, f"narasi.tindak{made.id}.remove", IconButton))
    assert stored(desk).promises == ()
    assert not [row for row in dialog.findChildren(PromiseRow) if row.isVisible()]
    press(Qt.Key.Key_Escape)
    desk.page.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert len(stored(desk).promises) == 1


def test_an_empty_follow_up_is_refused_in_a_sentence(desk: Desk) -> None:
    dialog = open_dialog(desk)
    click(find(dialog, "narasi.tambah", Button))
    assert "Tulis apa yang akan dilakukan" in dialog.told.text()
    assert stored(desk).promises == ()


def test_answers_are_given_by_keys_and_the_box_counts_down(desk: Desk) -> None:
    dialog = open_dialog(desk)
    choose(dialog, row_of(dialog, "Pompanisasi 120 ha"), FollowUpState.UNDER_WAY)
    given = stored(desk).asked[0].answer_in(2026, 2)
    assert given is not None
    assert given.state is FollowUpState.UNDER_WAY
    assert len(stored(desk).waiting) == 1
    press(Qt.Key.Key_Escape)
    said = desk.page.side.narrative.waiting.said.text()
    assert said == "1 tindak lanjut Triwulan I 2026 belum dijawab."


def test_not_begun_asks_for_a_note_before_it_is_saved(desk: Desk) -> None:
    dialog = open_dialog(desk)
    row = row_of(dialog, "Gerakan tanam serempak")
    choose(dialog, row, FollowUpState.OPEN)
    assert len(stored(desk).waiting) == 2
    assert "memerlukan keterangan" in row.problem.text()
    assert QApplication.focusWidget() is row.note
    QTest.keyClicks(row.note, "Menunggu hujan.")
    press(Qt.Key.Key_Tab)
    assert len(stored(desk).waiting) == 1
    given = stored(desk).asked[1].answer_in(2026, 2)
    assert given is not None
    assert given.note == "Menunggu hujan."


def test_a_click_from_a_field_into_a_row_reaches_the_row(desk: Desk) -> None:
    dialog = open_dialog(desk)
    type_words(dialog, "supporting", "Pupuk")
    row = row_of(dialog, "Pompanisasi 120 ha")
    click(row.note)
    assert stored(desk).supporting == "Pupuk"
    assert QApplication.focusWidget() is row.note


def test_the_link_of_the_box_opens_the_dialog(desk: Desk) -> None:
    click(find(desk.window, "data.narasi.jawab", LinkButton))
    assert find(desk.window, "narasi", NarrativeDialog).isVisible()


def test_tab_brings_what_it_reaches_into_sight(
    qtbot: QtBot, theme: Theme, office: Office, kasi: Acting, desk: Desk
) -> None:
    row = desk.row(CODE)
    for number in range(9):
        wish = AddFollowUp(row.indicator_id, 2026, 2, f"Tindakan {number}")
        office.run(wish, kasi, JULY)
    small = open_desk(qtbot, theme, office, kasi, (1024, 600))
    small.goto(CODE)
    dialog = open_dialog(small)
    assert dialog.form.action.visibleRegion().isEmpty()
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is dialog.form.action:
            break
    assert not dialog.form.action.visibleRegion().isEmpty()


def test_others_only_read(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    reader = person_of(desk.office, "section_head", "IKAN")
    other = open_desk(qtbot, theme, desk.office, reader)
    other.goto(CODE)
    dialog = open_dialog(other)
    assert find(dialog, "narasi.obstacle", QPlainTextEdit).isReadOnly()
    assert dialog.form.isHidden()
    assert not row_of(dialog, "Pompanisasi 120 ha").state.isEnabled()
    assert "hanya dapat membaca" in dialog.told.text()


def give_history(desk: Desk, *values: str) -> None:
    """Values of the quarters before this year."""
    rows = [
        {
            "indicator_id": desk.row(CODE).indicator_id,
            "year": 2025 - place // 4,
            "quarter": 4 - place % 4,
            "value": Decimal(value),
        }
        for place, value in enumerate(values)
    ]
    with desk.office.writing() as session:
        session.execute(insert(Measurement), rows)
    desk.page.refresh()


def test_too_few_values_are_told_in_words(desk: Desk) -> None:
    section = desk.page.side.narrative
    assert section.limits.text() == (
        "Belum ditetapkan. Baru 1 triwulan sebelumnya yang terisi; usulan memerlukan 8."
    )
    assert section.take.isHidden()


def test_suggested_limits_are_taken_and_undone(
    qtbot: QtBot, theme: Theme, office: Office, desk: Desk
) -> None:
    give_history(desk, "40", "41", "42", "43", "44", "45", "46")
    own = open_desk(qtbot, theme, office, person_of(office, "planning_head"))
    own.goto(CODE)
    section = own.page.side.narrative
    assert "Usulan" in section.limits.text()
    click(find(own.window, "data.batas.pakai", LinkButton))
    limits = stored(own).limits
    assert limits.given
    assert limits == stored(own).suggestion.limits
    assert section.limits.text().startswith("Realisasi ")
    assert section.take.isHidden()
    own.page.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert stored(own).limits == Limits()


def test_only_those_who_may_are_offered_to_take_limits(desk: Desk) -> None:
    give_history(desk, "40", "41", "42", "43", "44", "45", "46")
    assert "Usulan" in desk.page.side.narrative.limits.text()
    assert desk.page.side.narrative.take.isHidden()
