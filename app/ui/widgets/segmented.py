"""Row of exclusive segments with state icons (7.4): the quarters of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget


@dataclass(frozen=True)
class SegmentItem:
    """``spoken`` is the full accessible name, e.g. "Triwulan II, sedang diisi"."""

    label: str
    spoken: str
    icon: str = ""
    color: str = "ink3"
    filled: bool = False


class Segment(QRadioButton):
    """One segment; arrow keys move between them."""

    stepped = Signal(int)
    """-1 or 1: the neighbour is wanted."""

    def __init__(self, theme: Theme, item: SegmentItem, width: int) -> None:
        super().__init__(item.label)
        self.theme = theme
        self._width = width
        self.set_item(item)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_item(self, item: SegmentItem) -> None:
        self.item = item
        self.setAccessibleName(item.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._width), self.theme.px(26))

    def hitButton(self, position: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        chosen = self.isChecked()
        if self.hasFocus():
            canvas.box(self.rect(), "surface" if chosen else None, "focus", 2.0, 5)
        elif chosen:
            canvas.box(self.rect(), "surface", "line2", radius=5)
        self._draw_content(canvas, chosen)
        painter.end()

    def _draw_content(self, canvas: Canvas, chosen: bool) -> None:
        style = Type.BODY_S if chosen else Type.BODY
        size = self.theme.px(16) if self.item.icon else 0
        gap = 6 if self.item.icon else 0
        width = canvas.text_width(self.item.label, style) + size + gap
        x = (self.width() - width) / 2
        if self.item.icon:
            place = QRectF(x, 0, size, self.height())
            canvas.icon(self.item.icon, place, 16, self.item.color, self.item.filled)
        area = QRectF(x + size + gap, 0, self.width(), self.height())
        canvas.text(area, self.item.label, style, "ink" if chosen else "ink2", elide=False)


class Segmented(ThemedWidget):
    """`chosen` tells the index the user picked."""

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        items: Sequence[SegmentItem],
        *,
        segment_width: int = 82,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self.segments = [Segment(theme, item, segment_width) for item in items]
        for index, segment in enumerate(self.segments):
            self._group.addButton(segment, index)
            row.addWidget(segment)
            segment.stepped.connect(self._on_stepped)
        self._group.idClicked.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(32))

    @property
    def index(self) -> int:
        """The chosen segment; -1 for none."""
        return self._group.checkedId()

    def select(self, index: int) -> None:
        """Show a segment as chosen without telling anybody."""
        self.segments[index].setChecked(True)
        self.update()

    def set_items(self, items: Sequence[SegmentItem]) -> None:
        """New icons and names for the same segments."""
        for segment, item in zip(self.segments, items, strict=True):
            segment.set_item(item)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "sunken", "line", radius=6)

    def _on_stepped(self, step: int) -> None:
        to = self.index + step
        if 0 <= to < len(self.segments):
            self.segments[to].setFocus(Qt.FocusReason.TabFocusReason)
            self.segments[to].click()
