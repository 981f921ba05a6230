"""The controls of the kit, used with mouse and keys and read by their names."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.fonts import Type
from app.ui.page import KeyHint
from app.ui.text_lines import wrapped
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets import (
    Banner,
    Button,
    Chip,
    ElidedLabel,
    EmptyState,
    Field,
    IconButton,
    KeyHintLabel,
    Kind,
    LinkButton,
    Panel,
    ProgressBar,
    SearchField,
    Segmented,
    SegmentItem,
    Selector,
    Toast,
    named,
)
from app.ui.widgets.toast import SHOWN_MS
from tests.ui.driving import click, press

YEARS = (("2024", 2024), ("2025", 2025), ("2026", 2026))
QUARTERS = [SegmentItem(f"TW {n}", f"Triwulan {n}, kosong", "circle") for n in ("I", "II", "III")]


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Shows widgets below each other in a window and keeps it alive."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        kept.append(window)
        return window

    yield show
    kept.clear()


def colors(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {
        QColor(picture.pixelColor(x, y)).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


@pytest.mark.parametrize("kind", list(Kind))
def test_a_button_is_clicked_by_mouse_and_by_space(
    qtbot: QtBot, shown: Show, theme: Theme, kind: Kind
) -> None:
    button = Button(theme, "&Serahkan", kind, icon="send", key="Ctrl →")
    shown(button)
    with qtbot.waitSignal(button.clicked):
        click(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        press(Qt.Key.Key_Space, widget=button)
    assert button.label == "Serahkan"
    assert QAccessible.queryAccessibleInterface(button).role() is QAccessible.Role.Button


def test_only_the_primary_button_is_filled_with_the_accent(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    primary, other = Button(theme, "Simpan", Kind.PRIMARY), Button(theme, "Batal")
    shown(QWidget(), primary, other)
    accent = theme.color("accent").name()
    assert accent in colors(primary)
    assert accent not in colors(other)
    primary.setEnabled(False)
    assert accent not in colors(primary)


def test_a_button_grows_with_the_display_size(qtbot: QtBot) -> None:
    theme = Theme(dark=False)
    button = Button(theme, "Serahkan")
    qtbot.addWidget(button)
    before = button.sizeHint()
    theme.set_scale(125)
    assert button.sizeHint().height() == 40
    assert button.sizeHint().width() > before.width()
    theme.set_scale(100)


def test_an_icon_button_has_a_tool_tip_and_a_name(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    button = IconButton(theme, "dismiss", "Tutup rincian")
    shown(button)
    assert button.toolTip() == button.accessibleName() == "Tutup rincian"
    with qtbot.waitSignal(button.clicked):
        click(button)


def test_a_link_is_followed_by_mouse_and_by_key(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    link = LinkButton(theme, "Buka isian data", chevron=True)
    shown(link)
    followed: list[bool] = []
    link.clicked.connect(lambda: followed.append(True))
    click(link)
    link.setFocus()
    press(Qt.Key.Key_Space, widget=link)
    assert followed == [True, True]


def test_a_selector_tells_only_what_the_user_chose(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    selector = Selector(theme, "Tahun")
    shown(selector)
    told: list[object] = []
    selector.chosen.connect(told.append)
    selector.set_items(YEARS, 2025)
    assert selector.value == 2025
    assert told == []
    selector.setFocus()
    press(Qt.Key.Key_Down, widget=selector)
    assert told == [2026]


def test_a_selector_shows_the_first_item_when_the_wanted_one_is_gone(theme: Theme) -> None:
    selector = Selector(theme)
    selector.set_items(YEARS, 1999)
    assert selector.value == 2024


def test_segments_are_chosen_by_mouse_and_by_arrow(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    segmented = Segmented(theme, QUARTERS)
    shown(segmented)
    segmented.select(0)
    assert segmented.index == 0
    with qtbot.waitSignal(segmented.chosen) as told:
        click(segmented.segments[1])
    assert told.args == [1]
    segmented.segments[1].setFocus()
    with qtbot.waitSignal(segmented.chosen):
        press(Qt.Key.Key_Right, widget=segmented.segments[1])
    assert segmented.index == 2
    assert segmented.segments[2].accessibleName() == "Triwulan III, kosong"


def test_a_chip_is_as_wide_as_its_words(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    chip = Chip(theme, "Sisa 6 menit", Tone.WARN, "clock")
    shown(chip)
    before = chip.sizeHint().width()
    assert theme.color("warn_soft").name() in colors(chip)
    chip.set_state("Lewat 1 j 10 m", Tone.BAD, "warning")
    assert chip.sizeHint().width() > before
    assert theme.color("bad_soft").name() in colors(chip)


def test_a_label_that_is_cut_keeps_its_whole_text_as_tool_tip(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    label = ElidedLabel(theme, "Laporan Kinerja Triwulan II 2026, Bidang Peternakan")
    shown(label)
    label.resize(600, 20)
    assert label.toolTip() == ""
    label.resize(120, 20)
    assert label.toolTip() == label.text()


def test_long_text_breaks_between_words_and_ends_in_an_ellipsis(theme: Theme) -> None:
    metrics: QFontMetricsF = theme.metrics(Type.CAP)
    rows = wrapped("Rasio cadangan pangan pemerintah daerah terhadap kebutuhan", metrics, 150, 2)
    assert len(rows) == 2
    assert rows[0] == "Rasio cadangan pangan"
    assert rows[1].endswith("…")
    assert all(metrics.horizontalAdvance(row) <= 151 for row in rows)


def test_a_field_with_a_problem_says_it_below(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    field = Field(theme, "Target", help_text="Dalam ton")
    shown(field)
    assert field.edit.accessibleName() == "Target"
    field.set_problem("Isi dengan angka, misalnya 1.260,5.")
    assert field.message.text() == "Isi dengan angka, misalnya 1.260,5."
    assert field.mark.isVisible()
    field.set_problem("")
    assert field.message.text() == "Dalam ton"
    assert not field.mark.isVisible()


def test_a_field_that_takes_no_entry_carries_a_lock(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    field = Field(theme, "Target")
    shown(field)
    assert not field.mark.isVisible()
    field.setEnabled(False)
    assert field.mark.isVisible()
    locked = field.edit.grab().toImage()
    field.mark.setVisible(False)
    assert field.edit.grab().toImage() != locked


def test_a_search_field_takes_typing_beside_its_icon(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    field = SearchField(theme, "Cari nama atau NIP…")
    shown(field)
    click(field)
    QTest.keyClicks(field, "rahman")
    assert field.text() == "rahman"
    assert field.accessibleName() == "Cari nama atau NIP…"


def test_a_banner_speaks_its_sentence_and_offers_its_link(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    banner = Banner(theme, "Basis data hanya dapat dibaca.", link="Coba lagi")
    shown(banner)
    assert banner.accessibleName() == "Basis data hanya dapat dibaca."
    with qtbot.waitSignal(banner.activated):
        click(banner.findChildren(LinkButton)[0])


def test_progress_fills_its_track(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    bar = ProgressBar(theme)
    shown(bar)
    accent = theme.color("accent").name()
    assert accent not in colors(bar)
    bar.set_progress(10, 11)
    assert accent in colors(bar)


def test_a_panel_has_a_heading_and_a_link(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    panel = Panel(theme, "Di meja saya hari ini", "person", link="Buka papan alur")
    shown(panel)
    assert panel.link is not None
    with qtbot.waitSignal(panel.link.clicked):
        click(panel.link)
    panel.set_title("Meja lain")
    assert panel.title_label.text() == "Meja lain"


def test_an_empty_state_shows_every_line_of_its_text(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    long = "Satu berkas dibuat per unit kerja untuk tiap laporan: " * 3
    state = EmptyState(theme, "Belum ada berkas", long, (Button(theme, "Buat", "primary"),))
    window = shown(state)
    window.resize(900, 700)
    label = state.text_label
    assert label.height() >= label.heightForWidth(label.width())


def test_a_key_hint_is_as_wide_as_cap_and_words(theme: Theme) -> None:
    short = KeyHintLabel(theme, KeyHint("F5", "Muat ulang"))
    long = KeyHintLabel(theme, KeyHint("Ctrl →", "Muat ulang"))
    assert long.sizeHint().width() > short.sizeHint().width()


def test_a_named_control_is_found_by_screen_readers_and_tests(theme: Theme) -> None:
    button = named(Button(theme, "Serahkan"), "serah.tombolSerahkan", "Serahkan berkas")
    assert button.objectName() == button.accessibleIdentifier() == "serah.tombolSerahkan"
    spoken = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert spoken == "Serahkan berkas"


def test_a_long_toast_takes_two_lines_and_keeps_its_words(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1180, 640)
    toast = Toast(theme, window)
    sentence = "Berkas diserahkan ke Kasubbag Perencanaan dan Pelaporan. Langkah 3 belum dibuka."
    toast.announce("Berkas diserahkan.", "Batalkan  Ctrl Z")
    short = toast.height()
    toast.announce(sentence, "Batalkan  Ctrl Z")
    assert toast.height() == short + theme.line(Type.BODY_M)
    room = toast.words_room
    assert " ".join(wrapped(sentence, theme.metrics(Type.BODY_M), room, 2)) == sentence


def test_a_toast_offers_its_action_by_mouse_and_by_enter(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    window = shown(QWidget())
    window.resize(900, 500)
    toast = Toast(theme, window)
    toast.announce("Berkas diserahkan ke Kepala Bidang.", "Batalkan  Ctrl Z")
    assert toast.isVisible()
    with qtbot.waitSignal(toast.activated):
        click(toast)
    assert not toast.isVisible()
    toast.announce("Berkas diserahkan ke Kepala Bidang.", "Batalkan  Ctrl Z")
    toast.setFocus()
    with qtbot.waitSignal(toast.activated):
        press(Qt.Key.Key_Return, widget=toast)


def test_a_toast_without_action_only_informs_and_escape_closes_it(
    qtbot: QtBot, shown: Show, theme: Theme
) -> None:
    window = shown(QWidget())
    window.resize(900, 500)
    toast = Toast(theme, window)
    toast.announce("Data dimuat ulang.")
    click(toast)
    assert toast.isVisible()
    press(Qt.Key.Key_Escape, widget=toast)
    assert not toast.isVisible()
    assert SHOWN_MS == 8000


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", [Button, LinkButton])
def test_enter_presses_a_button_like_space(
    qtbot: QtBot, theme: Theme, kind: type[Button | LinkButton], key: Qt.Key
) -> None:
    button = kind(theme, "Coba dengan data contoh")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        qtbot.keyClick(button, key)
