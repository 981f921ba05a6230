"""Column heads painted from the tokens (DESIGN.md 7.9)."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.canvas import LEFT, RIGHT, Canvas
from app.ui.figures.columns import HEADER, PADDING
from app.ui.fonts import Type
from app.ui.theme import Theme


class PaintedHeader(QHeaderView):
    """Fixed sections; ``right`` are the columns of numbers."""

    def __init__(self, theme: Theme, parent: QWidget, right: frozenset[int] = frozenset()) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self._right = right
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        return QSize(0, self.theme.px(HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        canvas = Canvas(painter, self.theme)
        painter.fillRect(rect, canvas.color("subtle"))
        canvas.rule(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom(), "line2")
        label = self.model().headerData(section, Qt.Orientation.Horizontal)
        align = RIGHT if section in self._right else LEFT
        area = rect.adjusted(2 if align == RIGHT else PADDING, 0, -PADDING, 0)
        canvas.text(area, str(label or ""), Type.CAP_S, "ink2", align)
        painter.restore()
