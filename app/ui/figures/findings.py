"""Below the grid after F7: everything that was found, each line leading to its cell."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.quarter_checks import QuarterFinding
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.figures.findings_rows import FINDING, FindingRows, finding_item, head_item
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import IconButton, LinkButton
from app.ui.widgets.label import ElidedLabel
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel

HEIGHT = 216
_EMPTY = 44
"""Height of the panel: with findings, and when all is well."""


class FindingsList(QListWidget):
    """Enter or a click leads to the cell; Esc goes back to the grid."""

    wanted = Signal(object)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.tell(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def tell(self, item: QListWidgetItem | None) -> None:
        """Ask for the cell of a row; heads lead nowhere."""
        found = item.data(FINDING) if item is not None else None
        if isinstance(found, QuarterFinding):
            self.wanted.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class FindingsPanel(ThemedWidget):
    """Hidden until the first check; `chosen` asks for the cell of a finding."""

    chosen = Signal(object)
    """QuarterFinding."""
    closed = Signal()
    left = Signal()
    thresholds_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.findings: tuple[QuarterFinding, ...] = ()
        self._icon = IconLabel(theme, "checkmark_circle", 16, "ok_solid", filled=True)
        self.title = ElidedLabel(theme, "", Type.BODY_S)
        self.thresholds = LinkButton(theme, text("checks.panel.thresholds"), style=Type.CAP_S)
        self.close_button = IconButton(theme, "dismiss", text("checks.panel.close"))
        self.list = FindingsList()
        self.list.setItemDelegate(FindingRows(theme, self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._name()
        self._lay_out()
        self.list.itemClicked.connect(self.list.tell)
        self.list.wanted.connect(self.chosen)
        self.list.left.connect(self.left)
        self.close_button.clicked.connect(self.closed)
        self.thresholds.clicked.connect(self.thresholds_wanted)
        self.hide()

    def show_findings(self, findings: Iterable[QuarterFinding], period: str) -> None:
        """Take a new list; the row that was chosen stays chosen when it is still there."""
        before = self.current
        self.findings = tuple(findings)
        self.list.clear()
        for severity, group in groupby(self.findings, key=lambda one: one.severity):
            members = tuple(group)
            self.list.addItem(head_item(severity, len(members)))
            for finding in members:
                self.list.addItem(finding_item(finding))
        count = len(self.findings)
        key = "found" if count else "clean"
        self.title.set_text(text(f"checks.panel.{key}", count=count, period=period))
        self.list.setAccessibleName(self.title.text())
        name, color = ("warning", "warn_solid") if count else ("checkmark_circle", "ok_solid")
        self._icon.set_icon(name, color, filled=True)
        self.list.setVisible(bool(count))
        self._fit()
        self._choose(before)
        self.show()

    def mark_old(self) -> None:
        """Figures have changed and nobody has checked again yet."""
        self.title.set_text(text("checks.panel.old", count=len(self.findings)))

    def retheme(self) -> None:
        """Another display size: another height."""
        self._fit()
        super().retheme()

    @property
    def current(self) -> QuarterFinding | None:
        """The finding of the chosen row."""
        item = self.list.currentItem()
        found = item.data(FINDING) if item is not None else None
        return found if isinstance(found, QuarterFinding) else None

    def step(self, by: int) -> QuarterFinding | None:
        """F8 and Shift F8: choose the next finding, after the last one the first again."""
        if not self.findings:
            return None
        place = self._place(self.current)
        following = 0 if by > 0 else -1
        if place is not None:
            following = (place + by) % len(self.findings)
        found = self.findings[following]
        self._choose(found)
        return found

    def draw(self, canvas: Canvas) -> None:
        canvas.painter.fillRect(self.rect(), canvas.color("surface"))
        canvas.rule(0, 0, self.width(), 0, "line2")

    def _fit(self) -> None:
        self.setFixedHeight(self.theme.px(HEIGHT if self.findings else _EMPTY))

    def _place(self, finding: QuarterFinding | None) -> int | None:
        return self.findings.index(finding) if finding in self.findings else None

    def _choose(self, finding: QuarterFinding | None) -> None:
        for row in range(self.list.count()) if finding is not None else ():
            if self.list.item(row).data(FINDING) == finding:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row))
                return

    def _name(self) -> None:
        named(self, "data.temuan", text("checks.panel.name"))
        named(self.list, "data.temuan.daftar", text("checks.panel.name"))
        named(self.thresholds, "data.temuan.batas")
        named(self.close_button, "data.temuan.tutup")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(8)
        for widget in (self._icon, self.title, self.thresholds, self.close_button):
            head.addWidget(widget, 1 if widget is self.title else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.px(HEIGHT))
