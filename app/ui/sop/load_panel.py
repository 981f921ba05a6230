"""Right panel: per step how many berkas, the real time (median), and the standard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.domain.snapshots.board import TimeState
from app.domain.snapshots.sop import SopView, StepLoad
from app.domain.texts import text
from app.ui.canvas import RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.sop.overlay import look_of
from app.ui.sop.wording import join_words
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_ROW = 40
_MOST = 11
"""More steps than this scroll."""
_MEDIAN = 114
_BAR = 84
_FULL = 1.6
"""Where the bar ends: at 160 % of the standard."""
_LOAD = Qt.ItemDataRole.UserRole


class LoadDelegate(QStyledItemDelegate):
    """Paints one step; the whole row is one line of text and one bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, self._theme.px(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        load = index.data(_LOAD)
        if not isinstance(load, StepLoad):
            return
        canvas = Canvas(painter, self._theme)
        rect = QRectF(option.rect)
        view = option.widget
        current = isinstance(view, QListWidget) and view.currentRow() == index.row()
        if current:
            canvas.box(rect.adjusted(0, 1, 0, 0), "accent_wash", radius=0)
            if view.hasFocus():
                canvas.focus_ring(rect, 4)
        canvas.rule(rect.left(), rect.top(), rect.right(), rect.top())
        self._paint_count(canvas, rect, load)
        self._paint_time(canvas, rect, load)

    def _paint_count(self, canvas: Canvas, rect: QRectF, load: StepLoad) -> None:
        px = self._theme.px
        counter = QRectF(rect.left(), rect.center().y() - px(11), px(22), px(22))
        canvas.counter(counter, str(load.step), "sunken", "ink")
        count = len(load.reports)
        look = look_of(load)
        color, filled = "ink3", False
        if count and look.tone is not Tone.ACCENT:
            color, filled = tone_names(look.tone).ink, look.filled
        icon = QRectF(rect.left() + px(30), rect.top(), px(16), rect.height())
        canvas.icon(look.icon, icon, 16, color, filled)
        words = QRectF(rect.left() + px(50), rect.top(), px(_MEDIAN - 52), rect.height())
        canvas.text(words, text("sop.count", n=count), Type.CAP, "ink" if count else "ink3")

    def _paint_time(self, canvas: Canvas, rect: QRectF, load: StepLoad) -> None:
        px = self._theme.px
        left = rect.left() + px(_MEDIAN)
        over = (load.ratio or 0) > 1
        label = load.median_label or text("sop.panel.unmeasured")
        area = QRectF(left, rect.top() + px(4), rect.right() - left - px(4), px(16))
        style, ink = (
            (Type.CAP_S, "bad" if over else "ink") if load.median_label else (Type.CAP, "ink3")
        )
        standard = QRectF(left, rect.top(), rect.right() - left, rect.height())
        room = canvas.text_width(load.standard_label, Type.CAP)
        canvas.text(area.adjusted(0, 0, 0, 0), label, style, ink)
        canvas.text(
            standard.adjusted(px(_BAR) + 2, px(8), 0, 0),
            load.standard_label,
            Type.CAP,
            "ink2",
            RIGHT,
        )
        bar = QRectF(
            left, rect.top() + px(23), min(px(_BAR), rect.width() - px(_MEDIAN) - room - 4), 6
        )
        canvas.box(bar, "sunken", radius=3)
        if load.ratio is not None:
            part = bar.width() * min(load.ratio / _FULL, 1.0)
            filled = QRectF(bar.left(), bar.top(), max(part, 4.0), 6)
            canvas.box(filled, "bad_solid" if over else "accent", radius=3)
        mark = bar.left() + bar.width() / _FULL
        over_label = left + canvas.text_width(label, style) < mark
        rise = 3 if over_label else 0  # the mark does not cross a long label
        canvas.box(QRectF(mark, bar.top() - rise, 2, 9 + rise), "ink", radius=0)


class LoadList(QListWidget):
    """Steps as rows; `opened` is Enter or a double click."""

    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setItemDelegate(LoadDelegate(theme))
        self.setMinimumHeight(theme.px(_ROW) * 3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.itemDoubleClicked.connect(lambda _: self._open())
        named(self, "sop.posisi.langkah", text("sop.panel.title"))

    def show_loads(self, loads: tuple[StepLoad, ...]) -> None:
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for load in loads:
            item = QListWidgetItem()
            item.setData(_LOAD, load)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken_load(load))
            self.addItem(item)
        self.setCurrentRow(min(row, len(loads) - 1))
        self.blockSignals(False)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows; fewer where the window is low, and then it scrolls."""
        return QSize(240, self._theme.px(_ROW) * min(self.count(), _MOST) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def load_at(self, row: int) -> StepLoad | None:
        item = self.item(row)
        load = item.data(_LOAD) if item is not None else None
        return load if isinstance(load, StepLoad) else None

    def _open(self) -> None:
        load = self.load_at(self.currentRow())
        if load is not None:
            self.opened.emit(load.step)


class NoteBox(ThemedWidget):
    """`Ditampilkan sesuai naskah`, whenever a stored time is flagged."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.title = Label(theme, text("sop.panel.as_printed"), Type.BODY_S, "info")
        self.words = Label(theme, "", Type.CAP, "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 10, 12, 14)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        named(self, "sop.posisi.naskah", self.title.text())

    def show_view(self, view: SopView) -> None:
        flagged = flagged_times(view)
        self.setVisible(bool(flagged))
        self.words.setText(text("sop.panel.odd_times", times=join_words(flagged)))

    def draw(self, canvas: Canvas) -> None:
        canvas.box(QRectF(self.rect()), "info_soft", "info_line", radius=8)
        side = self.theme.px(16)
        canvas.icon("info", QRectF(12, 11, side, side + 2), 16, "info", True)


class LoadPanel(ThemedWidget):
    """304 wide, 344 in a roomy window."""

    step_chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.title = Label(theme, text("sop.panel.title"), Type.H2)
        self.caption = Label(theme, "", Type.CAP, "ink2")
        self.list = LoadList(theme)
        self.note = NoteBox(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.caption)
        column.addSpacing(6)
        column.addWidget(_Heads(theme))
        column.addWidget(self.list)
        column.addSpacing(12)
        column.addWidget(self.note)
        column.addStretch(1)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.opened.connect(self.opened)
        named(self, "sop.posisi", text("sop.panel.title"))

    def show_view(self, view: SopView) -> None:
        counts = sum(len(load.reports) for load in view.loads)
        late = sum(r.state is TimeState.LATE for load in view.loads for r in load.reports)
        self.caption.setText(text("sop.panel.caption", n=counts, late=late))
        self.list.show_loads(view.loads)
        self.note.show_view(view)

    def choose(self, step: int) -> None:
        """Show a step as chosen without telling anybody."""
        for row in range(self.list.count()):
            load = self.list.load_at(row)
            if load is not None and load.step == step:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)
                self.list.viewport().update()

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "surface", radius=0)
        canvas.rule(0, 0, 0, self.height())

    def _on_row(self, row: int) -> None:
        load = self.list.load_at(row)
        if load is not None:
            self.step_chosen.emit(load.step)


class _Heads(ThemedWidget):
    """Column heads of the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFixedHeight(theme.px(26))

    def draw(self, canvas: Canvas) -> None:
        area = QRectF(0, 0, self.width(), self.height() - 3)
        canvas.text(area, text("sop.panel.step"), Type.CAP_M, "ink2")
        middle = area.adjusted(self.theme.px(_MEDIAN), 0, 0, 0)
        canvas.text(middle, text("sop.panel.median"), Type.CAP_M, "ink2")
        canvas.text(area, text("sop.panel.standard"), Type.CAP_M, "ink2", RIGHT)


def flagged_times(view: SopView) -> tuple[str, ...]:
    """`langkah 3 (2 Menit)`: times that a note of the sheet is about."""
    found = []
    for note in view.notes:
        for step in view.sop.steps:
            if step.number in note.steps and note.printed == step.standard.printed:
                found.append(
                    text("sop.panel.odd_time", step=step.number, time=note.printed.lower())
                )
    return tuple(found)


def spoken_load(load: StepLoad) -> str:
    """`Langkah 2, 3 berkas, nyata 41 menit, standar 30 menit`."""
    return text(
        "sop.panel.spoken",
        step=load.step,
        n=len(load.reports),
        median=load.median_label or text("sop.panel.unmeasured"),
        standard=load.standard_label,
    )
