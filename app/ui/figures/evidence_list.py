"""Evidence of a figure in the panel: rows to open or take off, a place to drop files."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.snapshots.figures import EvidenceView
from app.domain.texts import text
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import IconButton, LinkButton
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel

_ICONS = {".pdf": "document_pdf", ".xlsx": "document_table", ".csv": "document_table"}


class EvidenceRow(ThemedWidget):
    """One attached file, 32 high; double click or Enter opens it."""

    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, theme: Theme, evidence: EvidenceView, *, editable: bool) -> None:
        super().__init__(theme)
        self._evidence = evidence
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(8)
        icon = _ICONS.get(Path(evidence.name).suffix.lower(), "document")
        row.addWidget(IconLabel(theme, icon, 16))
        row.addWidget(ElidedLabel(theme, evidence.name, Type.CAP), 1)
        row.addWidget(Label(theme, size_text(evidence.size), Type.MIC, "ink3"))
        row.addWidget(self._button("open", "figures.evidence.open", self._open))
        if editable:
            row.addWidget(self._button("dismiss", "figures.evidence.remove", self._remove))
        self.setFixedHeight(theme.px(32))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._open()

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "subtle", "line")

    def _button(self, icon: str, key: str, call: object) -> IconButton:
        name = text(key, name=self._evidence.name)
        button = IconButton(self.theme, icon, name, side=24)
        button.clicked.connect(call)
        return named(button, f"data.bukti.{icon}")

    def _open(self) -> None:
        self.opened.emit(self._evidence.id)

    def _remove(self) -> None:
        self.removed.emit(self._evidence.id)


class DropArea(ThemedWidget):
    """Files from the file manager are dropped here."""

    dropped = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._over = False
        self.setAcceptDrops(True)
        self.setFixedHeight(theme.px(44))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: object) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        urls = event.mimeData().urls()
        self.dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def draw(self, canvas: Canvas) -> None:
        fill, border = ("accent_wash", "accent") if self._over else (None, "ctl")
        canvas.box(self.rect(), fill, border, 1.0, 6, dash=True)
        area = QRectF(self.rect())
        canvas.text(area, text("figures.evidence.drop"), Type.CAP, "ink2", CENTER)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()


class EvidenceList(QWidget):
    """`add_requested` asks for a file dialog; files dropped arrive as `dropped`."""

    add_requested = Signal()
    dropped = Signal(list)
    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = Label(theme, "", Type.CAP_S)
        self.add = LinkButton(theme, text("figures.evidence.add"), style=Type.CAP_S)
        named(self.add, "data.bukti.tambah")
        self.area = DropArea(theme)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.area)
        self.add.clicked.connect(self.add_requested)
        self.area.dropped.connect(self.dropped)

    def show_evidence(self, rows: tuple[EvidenceView, ...], *, editable: bool) -> None:
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._title.setText(text("figures.evidence.title", count=len(rows)))
        for evidence in rows:
            row = EvidenceRow(self.theme, evidence, editable=editable)
            row.opened.connect(self.opened)
            row.removed.connect(self.removed)
            self._rows.addWidget(row)
        self.add.setVisible(editable)
        self.area.setVisible(editable)

    def setFocus(self, *_reason: object) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)


def size_text(size: int) -> str:
    """`88 KB`, rounded up."""
    return text("figures.evidence.size", size=-(-size // 1024))
