"""A row of tabs in the design's way; keys and roles are Qt's own."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTabBar

from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.naming import named

TAB_HEIGHT = 44


class TabBar(QTabBar):
    """``labels`` from left to right."""

    def __init__(self, theme: Theme, labels: Sequence[str], identifier: str, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        for label in labels:
            self.addTab(label)
        named(self, identifier, name)

    def tabSizeHint(self, index: int) -> QSize:
        width = self.theme.metrics(Type.BODY_S).horizontalAdvance(self.tabText(index))
        return QSize(round(width) + 22, self.theme.px(TAB_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            chosen = index == self.currentIndex()
            style, ink = (Type.BODY_S, "ink") if chosen else (Type.BODY_M, "ink2")
            canvas.text(rect, self.tabText(index), style, ink, CENTER, elide=False)
            if chosen:
                line = QRectF(rect.left() + 6, rect.bottom() - 2.5, rect.width() - 12, 3)
                canvas.box(line, "accent", radius=1.5)
                if self.hasFocus():
                    canvas.focus_ring(rect.adjusted(2, 6, -2, -6), 5)
        painter.end()
