"""Kelengkapan as rows: what is there, and where a missing file can be picked or dropped."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.snapshots.board import RequirementView
from app.domain.texts import text
from app.ui.board.dropped_file import dropped_file
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import LinkButton
from app.ui.widgets.naming import named

ROW = 50
GAP = 6


class RequirementRow(ThemedWidget):
    """One kelengkapan; a missing one takes a file by link or by drop from the file manager."""

    file_chosen = Signal(str, Path)
    """Requirement id and the file."""

    def __init__(self, theme: Theme, view: RequirementView, prefix: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.view = view
        self._link: LinkButton | None = None
        state = text(f"board.dialog.state_{'present' if view.present else 'missing'}")
        label = view.requirement.label
        words = text("board.dialog.requirement_name", label=label, state=state)
        named(self, f"{prefix}.kelengkapan.{view.requirement.id}", words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not view.present:
            self.setAcceptDrops(True)
            self._link = LinkButton(
                theme, text("board.dialog.pick"), style=Type.BODY_S, parent=self
            )
            identifier = f"{prefix}.kelengkapan.{view.requirement.id}.pilih"
            named(self._link, identifier, text("board.dialog.pick_name", requirement=label))
            self._link.clicked.connect(self._pick)

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(ROW))

    def resizeEvent(self, event: object) -> None:
        if self._link is not None:
            size = self._link.sizeHint()
            self._link.setGeometry(
                self.width() - size.width() - 7, self.theme.px(5), size.width(), size.height()
            )

    def draw(self, canvas: Canvas) -> None:
        present = self.view.present
        px = self.theme.px
        rect = QRectF(self.rect())
        if present:
            canvas.box(rect, "surface", "line", 1.0, 6)
            canvas.icon(
                "checkmark_circle", QRectF(13, 0, px(16), rect.height()), 16, "ok_solid", True
            )
        else:
            canvas.box(rect, "warn_soft", "warn_line", 1.0, 6)
            canvas.icon("warning", QRectF(13, 0, px(16), rect.height()), 16, "warn", True)
        left = 26 + px(16)
        right = self._link.width() + 12 if self._link is not None else 10
        width = rect.width() - left - right
        title = QRectF(left, px(6), width, px(20))
        canvas.text(title, self.view.requirement.label, Type.BODY_S)
        detail = self.view.detail or text("board.dialog.present")
        if not present:
            detail = text("board.dialog.missing")
        canvas.text(QRectF(left, px(27), rect.width() - left - 8, px(16)), detail, Type.CAP, "ink2")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(self.view.requirement.id, path)

    def _pick(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, text("board.dialog.pick_title"))
        if name:
            self.file_chosen.emit(self.view.requirement.id, Path(name))


class RequirementList(QScrollArea):
    """All rows of one report; scrolls when there are more than fit."""

    file_chosen = Signal(str, Path)

    def __init__(
        self, theme: Theme, prefix: str, most_rows: int = 3, *, gives_way: bool = False
    ) -> None:
        """``gives_way``: it may become lower than its rows where there is no room for them."""
        super().__init__()
        self._gives_way = gives_way
        self._theme = theme
        self._prefix = prefix
        self._most_rows = most_rows
        self._full = self._wanted = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.rows: list[RequirementRow] = []

    def show_rows(self, views: tuple[RequirementView, ...]) -> None:
        """In the order of the SOP; when they do not all fit, missing ones come first."""
        if len(views) > self._most_rows:
            views = tuple(sorted(views, key=lambda view: view.present))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.rows = []
        for view in views:
            row = RequirementRow(self._theme, view, self._prefix, holder)
            row.file_chosen.connect(self.file_chosen)
            column.addWidget(row)
            self.rows.append(row)
        column.addStretch(1)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        shown = min(len(views), self._most_rows)
        half = 0.5 if len(views) > self._most_rows else 0
        self._full = max(0, round((shown + half) * (self._theme.px(ROW) + GAP)) - GAP)
        self.make_room(False)

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted)

    def minimumSizeHint(self) -> QSize:
        least = round(1.5 * self._theme.px(ROW)) if self._gives_way else self._wanted
        return QSize(100, min(self._wanted, least))

    def make_room(self, wanted: bool) -> None:
        """Three rows only while the dialog has a sentence to say below the note."""
        small = 3 * (self._theme.px(ROW) + GAP) - GAP
        self._wanted = min(self._full, small) if wanted else self._full
        self.updateGeometry()
