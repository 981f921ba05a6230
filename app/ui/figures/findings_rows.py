"""Paints the rows of the list of findings: heads of severity, and one line per finding."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.quarter_checks import QuarterFinding, Severity
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names

Index = QModelIndex | QPersistentModelIndex

FINDING = Qt.ItemDataRole.UserRole
"""The QuarterFinding of a row; the value of its Severity of a head."""
TONES = {
    Severity.WRONG: (Tone.BAD, "error_circle"),
    Severity.EXPLAIN: (Tone.WARN, "warning"),
    Severity.WARNING: (Tone.INFO, "info"),
}
_HEAD, _ROW = 28, 30
_NAME, _FIELD = 0.26, 104
"""Share of the width for the indicator; pixels for the field."""


def head_item(severity: Severity, count: int) -> QListWidgetItem:
    """`Salah (2)`, which cannot be chosen."""
    title = text("checks.panel.group", severity=text(f"checks.severity.{severity}"), count=count)
    item = QListWidgetItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(FINDING, severity.value)
    return item


def finding_item(finding: QuarterFinding) -> QListWidgetItem:
    item = QListWidgetItem(spoken(finding))
    item.setData(FINDING, finding)
    item.setToolTip(finding.message)
    return item


def spoken(finding: QuarterFinding) -> str:
    """`2.1 Produksi padi, Kendala: Capaian …`: what a screen reader says."""
    return text(
        "checks.panel.spoken",
        indicator=finding.indicator_code,
        name=finding.name,
        field=text(f"checks.field.{finding.field}"),
        message=finding.message,
    )


class FindingRows(QStyledItemDelegate):
    """Heads 28 high, findings 30: mark, indicator, field, sentence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = not isinstance(index.data(FINDING), QuarterFinding)
        return QSize(100, self._theme.px(_HEAD if head else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        canvas, shown = Canvas(painter, self._theme), index.data(FINDING)
        rect = QRectF(option.rect)
        if isinstance(shown, QuarterFinding):
            view = self.parent()
            current = isinstance(view, QListWidget) and view.currentIndex() == index
            self._draw_finding(canvas, rect, shown, current=current)
        else:
            inner = rect.adjusted(16, self._theme.px(4), -16, 0)
            canvas.text(
                inner, str(index.data()), Type.CAP_S, tone_names(TONES[Severity(shown)][0]).ink
            )
        painter.restore()

    def _draw_finding(
        self, canvas: Canvas, rect: QRectF, finding: QuarterFinding, *, current: bool
    ) -> None:
        if current:
            view = self.parent()
            canvas.painter.fillRect(rect, canvas.color("accent_soft"))
            canvas.box(QRectF(rect.x(), rect.y() + 4, 3, rect.height() - 8), "accent", radius=1.5)
            if isinstance(view, QListWidget) and view.hasFocus():
                canvas.focus_ring(rect.adjusted(1, 1, -1, -1), 4)
        tone, icon = TONES[finding.severity]
        size, x = self._theme.px(16), rect.x() + 16
        mark = QRectF(x, rect.y(), size, rect.height())
        canvas.icon(icon, mark, 16, tone_names(tone).solid, filled=True)
        x += size + 8
        name = max(self._theme.px(150), rect.width() * _NAME)
        said = f"{finding.indicator_code}  {finding.name}"
        canvas.text(QRectF(x, rect.y(), name - 12, rect.height()), said, Type.CAP_M)
        x += name
        field, wide = text(f"checks.field.{finding.field}"), self._theme.px(_FIELD)
        canvas.text(QRectF(x, rect.y(), wide - 8, rect.height()), field, Type.CAP, "ink2")
        x += wide
        inner = QRectF(x, rect.y(), rect.right() - x - 12, rect.height())
        canvas.text(inner, finding.message, Type.CAP)
