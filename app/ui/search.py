"""Ctrl K: the list below the search field, of everything that can be opened."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.texts import text
from app.ui.board.announce import announce
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.search_match import Group, SearchEntry, find
from app.ui.search_rows import ENTRY, SearchRows, entry_item, head_item, spoken
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.naming import named
from app.ui.widgets.search_field import SearchField

Source = Callable[[], Sequence[SearchEntry]]

_MARGIN = 12
_WIDTH = 520
_FOOT = 34
"""Room for the sentence below the list when nothing is typed or found."""
_QUIET_MS = 250
"""The count is told when the typing pauses."""


class SearchList(ThemedWidget):
    """The field keeps the focus; arrows choose, Enter opens, Esc goes back to where one was."""

    left = Signal()
    """The search ended: the focus belongs to the page again."""
    told = Signal(str)
    """What a screen reader is told."""

    def __init__(self, theme: Theme, field: SearchField, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._field = field
        self.near: Source = tuple
        """Pages and commands: shown before anything is typed."""
        self.source: Source = tuple
        """Asked for everything that can be opened, once after the list has opened."""
        self._entries: Sequence[SearchEntry] | None = None
        self.groups: tuple[Group, ...] = ()
        self._before: QWidget | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._tell_count)
        self.list = QListWidget()
        self._make_list()
        field.textEdited.connect(self._on_edited)
        field.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Focus the field and show where one can go."""
        focus = QApplication.focusWidget()
        if focus is not self._field:
            self._before = focus
        self._entries = None
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._show(self._field.text())

    def close_list(self) -> None:
        """Put the list away and give the focus back to what had it before."""
        self.hide()
        self._field.clear()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def draw(self, canvas: Canvas) -> None:
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        canvas.shadow(box, 2, 8)
        canvas.box(box, "surface", "line2", radius=8)
        foot = QRectF(box.x() + 14, 0, box.width() - 28, self.theme.px(_FOOT))
        foot.moveBottom(box.bottom() - 2)
        words = self._field.text()
        if not self.groups:
            title = foot.translated(0, -self.theme.px(22))
            canvas.text(title, text("search.list.none", words=words), Type.BODY_S)
            canvas.text(foot, text("search.list.none_help"), Type.CAP, "ink2")
        elif not words:
            canvas.text(foot, text("search.list.start_help"), Type.CAP, "ink2")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        jumps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in steps and not self.isVisible():
            self.start()
        elif key in steps:
            self._choose(steps[key])
        elif key in jumps and self.isVisible():
            self._choose_head(jumps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.list.currentRow())
        else:
            return False
        return True

    def _on_edited(self, words: str) -> None:
        if not self.isVisible():
            self._entries = None
        self._show(words)
        self._quiet.start()

    def _show(self, words: str) -> None:
        self.groups = find(self._candidates(words), words)
        self.list.clear()
        for group in self.groups:
            self.list.addItem(head_item(group))
            for entry in group.entries:
                self.list.addItem(entry_item(entry))
        self.list.setCurrentRow(1 if self.groups else -1)
        self._place()
        self.list.scrollToTop()
        self.show()
        self.raise_()

    def _candidates(self, words: str) -> Sequence[SearchEntry]:
        if not words.strip():
            return self.near()
        if self._entries is None:
            self._entries = self.source()
        return self._entries

    def _choose(self, step: int) -> None:
        """The next row that is not a head."""
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count() and self._entry(row) is None:
            row += step
        self._go_to(row)

    def _choose_head(self, step: int) -> None:
        """The first row below the next or previous head."""
        heads = [row for row in range(self.list.count()) if self._entry(row) is None]
        at = max((i for i, row in enumerate(heads) if row < self.list.currentRow()), default=0)
        if heads:
            self._go_to(heads[max(0, min(len(heads) - 1, at + step))] + 1)

    def _go_to(self, row: int) -> None:
        entry = self._entry(row)
        if entry is None:
            return
        self.list.setCurrentRow(row)
        if row == 1:
            self.list.scrollToTop()
        self._tell(spoken(entry))

    def _entry(self, row: int) -> SearchEntry | None:
        item = self.list.item(row)
        entry = item.data(ENTRY) if item is not None else None
        return entry if isinstance(entry, SearchEntry) else None

    def _tell_count(self) -> None:
        if not self.isVisible():
            return
        entry = self._entry(self.list.currentRow())
        if entry is None:
            self._tell(text("search.say.none", words=self._field.text()))
        else:
            count = sum(group.count for group in self.groups)
            self._tell(text("search.say.count", count=count, first=spoken(entry)))

    def _tell(self, sentence: str) -> None:
        announce(self._field, sentence)
        self.told.emit(sentence)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        px = self.theme.px
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        foot = 0 if self.groups and self._field.text() else px(_FOOT)
        foot += 0 if self.groups else px(_FOOT) - 8
        below = self._field.mapTo(parent, QPoint(0, self._field.height()))
        height = min(rows + foot + 8 + 2 * _MARGIN, parent.height() - below.y() - px(24))
        width = px(_WIDTH) + 2 * _MARGIN
        x = min(below.x() - _MARGIN, parent.width() - width)
        self.layout().setContentsMargins(  # type: ignore[union-attr]
            _MARGIN + 4, _MARGIN + 4, _MARGIN + 4, _MARGIN + 4 + foot
        )
        self.setGeometry(x, below.y() - _MARGIN + 4, width, height)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._open(self.list.row(item))

    def _open(self, row: int) -> None:
        entry = self._entry(row)
        if entry is not None and self.isVisible():
            self.close_list()
            entry.open()

    def _make_list(self) -> None:
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(SearchRows(self.theme, self.list))
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._on_clicked)
        named(self.list, "cari.hasil", text("search.list.name"))
        QVBoxLayout(self).addWidget(self.list)
