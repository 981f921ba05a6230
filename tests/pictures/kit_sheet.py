"""The kit in all its states on one sheet, as the design shows it (00)."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.snapshots.board import Card, CardTime, TimeState
from app.domain.workflow import Outcome, Verdict
from app.ui.board.card_painter import CardPainter, paint_time
from app.ui.board.geometry import Measures
from app.ui.board.looks import TrayLook, paint_tray
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.field import Field
from app.ui.widgets.toast import Toast
from tests.pictures.stage import settle

SIZE = QSize(1366, 900)
BUTTON_STATES = ("biasa", "sorot", "tekan", "fokus", "mati")
COLORS = (
    "canvas", "surface", "nav", "sunken", "line2", "ctl", "ink", "ink2", "ink3", "accent",
    "accent_soft", "focus", "ok_soft", "warn_soft", "bad_soft", "info_soft",
)  # fmt: skip
TIMES = (
    CardTime(TimeState.ON_TIME, "12/30 menit", "", 0.4),
    CardTime(TimeState.NEAR, "Sisa 6 menit", "", 0.8),
    CardTime(TimeState.LATE, "Lewat 1 j 10 m", "", 2.0),
    CardTime(TimeState.RETURNED, "Dikembalikan", "", 0.0),
    CardTime(TimeState.DONE, "Disahkan", "", 1.0),
    CardTime(TimeState.LOCKED, "Terkunci", "", 1.0),
)
YES = Verdict(True, Outcome.YES, 8, "", "", "")
NO = Verdict(True, Outcome.NO, 4, "", "", "")
PASSED = Verdict(False, None, 1, "LEWAT", "Sudah dilewati", "")
TRAYS = (
    (TrayLook.VALID, YES),
    (TrayLook.AIMED, YES),
    (TrayLook.REFUSED, PASSED),
    (TrayLook.REFUSED_AIMED, PASSED),
    (TrayLook.VALID, NO),
)


def kit_sheet(theme: Theme, cards: tuple[Card, ...]) -> QImage:
    """Colours, type, buttons, fields, cards, trays, states of time and the toast."""
    ground = QWidget()
    ground.resize(SIZE)
    palette = ground.palette()
    palette.setColor(palette.ColorRole.Window, theme.color("surface"))
    ground.setPalette(palette)
    ground.show()
    ground.activateWindow()
    settle()
    picture = QImage(SIZE, QImage.Format.Format_RGB32)
    picture.fill(theme.color("surface"))
    painter = QPainter(picture)
    canvas = Canvas(painter, theme)
    _colors(canvas)
    _type(canvas)
    _buttons(canvas, ground)
    _fields(canvas, ground)
    _cards(canvas, cards)
    _trays(canvas)
    _times(canvas)
    _toast(canvas, ground)
    painter.end()
    ground.deleteLater()
    return picture


def _colors(canvas: Canvas) -> None:
    for index, name in enumerate(COLORS):
        at = QRectF(32 + index * 82, 32, 72, 40)
        canvas.box(at, name, "line2")
        canvas.text(at.translated(0, 36), name, Type.MIC_M)


def _type(canvas: Canvas) -> None:
    top = 120.0
    for style in Type:
        face = style.value
        words = f"{face.size}/{face.line} · {style.name.lower()}  Laporan 1.260"
        canvas.text(QRectF(32, top, 420, face.line), words, style)
        top += face.line + 2


def _buttons(canvas: Canvas, ground: QWidget) -> None:
    for row, kind in enumerate(Kind):
        for column, state in enumerate(BUTTON_STATES):
            button = Button(canvas.theme, "Serahkan", kind, icon="send", parent=ground)
            button.setEnabled(state != "mati")
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "sorot")
            button.setDown(state == "tekan")
            button.resize(button.sizeHint())
            button.show()
            if state == "fokus":
                button.setFocus()
            else:
                button.clearFocus()
            place = QPointF(480 + column * 116, 144 + row * 42)
            canvas.painter.drawPixmap(place, button.grab())
            canvas.text(QRectF(place.x(), 120, 90, 16), state, Type.MIC, "ink2")


def _fields(canvas: Canvas, ground: QWidget) -> None:
    column = QVBoxLayout(box := QWidget(ground))
    for row, words in enumerate(("1.260", "435", "3.204")):
        field = Field(canvas.theme, "Realisasi", help_text="Angka dengan koma.")
        field.edit.setText(words)
        field.edit.setEnabled(row != 2)
        column.addWidget(field)
        if row == 1:
            field.set_problem("Sepuluh kali target. Koma hilang?")
    box.resize(270, column.sizeHint().height())
    box.show()
    settle()
    canvas.painter.drawPixmap(QPointF(1074, 112), box.grab())


def _cards(canvas: Canvas, cards: tuple[Card, ...]) -> None:
    for top, roomy in ((440, True), (550, False)):
        measures = Measures.of(roomy=roomy)
        painter = CardPainter(canvas.theme)
        painter.set_measures(measures)
        for index, card in enumerate(cards[:8]):
            width = 145 if roomy else 111
            place = QRect(32 + index * 164, top, width, measures.card)
            painter.draw(canvas.painter, card, place)
            if index == 1:
                canvas.focus_ring(place.adjusted(-2, -2, 2, 2), 8)


def _trays(canvas: Canvas) -> None:
    for index, (look, verdict) in enumerate(TRAYS):
        place = QRect(32 + index * 260, 640, 228, 64)
        paint_tray(canvas, place, look, verdict, 62, empty=True)


def _times(canvas: Canvas) -> None:
    for index, time in enumerate(TIMES):
        paint_time(canvas, time, QRectF(35 + index * 130, 730, 120, 20))
    left = 32.0
    for tone in Tone:
        left += canvas.chip(left, 770, 22, tone, "clock", str(tone.value) or "tanpa") + 10


def _toast(canvas: Canvas, ground: QWidget) -> None:
    toast = Toast(canvas.theme, ground)
    toast.announce("Berkas diserahkan ke Kepala Bidang.", "Batalkan  Ctrl Z")
    image = QImage(toast.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    toast.render(image, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    canvas.painter.drawImage(QPointF(32, 800), image)
