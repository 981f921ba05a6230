"""Catatan atas SOP: what the sheet says, what the office works with, what it proposes."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.snapshots.sop import SopNoteView, SopView
from app.domain.spans import moment_text
from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.sop.fitted_table import fit_rows
from app.ui.sop.presenter import SopPresenter
from app.ui.sop.wording import join_words
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_HEADS = ("number", "title", "printed", "in_use", "proposal")
IN_USE, PROPOSAL = 3, 4
_SHARES = (0, 19, 25, 26, 30)


class NoteEditor(QStyledItemDelegate):
    """Several lines; Enter keeps what was typed, Shift Enter begins a line."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        head = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        return named(editor, "sop.catatan.isian", str(head))

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(str(index.data() or ""))
        editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QPlainTextEdit)
        index.model().setData(index, editor.toPlainText().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                assert isinstance(watched, QWidget)
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)


class NotesTable(QTableWidget):
    """One row per note; only the office's own words can be edited."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(_HEADS))
        self.theme = theme
        self.setItemDelegate(NoteEditor(self))
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setFixedHeight(theme.px(36))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalHeaderLabels([text(f"sop.notes.{key}") for key in _HEADS])
        self.setFont(theme.font(Type.CAP))
        named(self, "sop.catatan.tabel", text("sop.notes.name"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell, as F2 does."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        idle = self.state() is not QAbstractItemView.State.EditingState
        if enter and idle:
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @property
    def editor(self) -> QWidget | None:
        """What is being typed into, None at rest."""
        if self.state() is not QAbstractItemView.State.EditingState:
            return None
        return self.viewport().findChild(QPlainTextEdit)

    def show_notes(self, notes: tuple[SopNoteView, ...], *, editable: bool) -> None:
        at = (self.currentRow(), self.currentColumn())
        self.blockSignals(True)
        self.setRowCount(len(notes))
        for row, note in enumerate(notes):
            self._fill(row, note, editable)
        self.blockSignals(False)
        if notes:
            self.setCurrentCell(max(0, at[0]), at[1] if at[0] >= 0 else IN_USE)
        self.fit()

    def fit(self) -> None:
        """Share the width, then give every row the height of its words."""
        first = self.theme.px(40)
        rest = self.viewport().width() - first
        for column, share in enumerate(_SHARES):
            width = rest * share // 100 if share else first
            self.horizontalHeader().resizeSection(column, width)
        fit_rows(self, self.theme.px(41), self.theme.px(14))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _fill(self, row: int, note: SopNoteView, editable: bool) -> None:
        printed = note.printed or text("sop.notes.not_printed")
        words = (str(note.number), _title(note), printed, note.in_use, note.proposal)
        for column, word in enumerate(words):
            item = self.item(row, column) or QTableWidgetItem()
            item.setText(word)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if editable and column in (IN_USE, PROPOSAL):
                flags |= Qt.ItemFlag.ItemIsEditable
            item.setFlags(flags)
            if column == 2 and not note.printed:
                item.setForeground(self.theme.color("ink3"))
            if column in (IN_USE, PROPOSAL):
                item.setToolTip(_changed(note))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, _changed(note))
            if item.tableWidget() is None:
                self.setItem(row, column, item)


class NotesTab(QWidget):
    """The table with a sentence above it; every kept cell is one EditSopNote."""

    def __init__(self, theme: Theme, presenter: SopPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view: SopView | None = None
        self._storing = False
        self.caption = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self.table = NotesTable(theme)
        self.print = Button(theme, text("sop.notes.print"), icon="print")
        self.pdf = Button(theme, text("sop.strip.pdf"), Kind.GHOST, icon="document_pdf")
        named(self.print, "sop.catatan.tombolCetak")
        named(self.pdf, "sop.catatan.tombolPdf")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(theme, text("sop.notes.name"), Type.H2))
        words.addWidget(self.caption)
        head.addLayout(words, 1)
        for button in (self.print, self.pdf):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.table.itemChanged.connect(self._on_changed)
        named(self, "sop.catatan", text("sop.notes.name"))

    def show_view(self, view: SopView) -> None:
        """Show the notes of a version, unless one is being typed into."""
        typing = self.table.editor is not None and not self._storing
        if typing and self._view and self._view.version_id == view.version_id:
            self._view = view
            return
        self._view = view
        editable = view.may_revise and not self._presenter.read_only_reason
        changed = sum(note.version > 0 for note in view.notes)
        words = text("sop.notes.caption", n=len(view.notes), changed=changed)
        why = self._presenter.read_only_reason or view.why_not
        self.caption.setText(words if editable else f"{words} {why}")
        self.table.show_notes(view.notes, editable=editable)

    def save(self) -> None:
        """Keep what is being typed: the page is about to be left."""
        editor = self.table.editor
        if editor is not None:
            self.table.commitData(editor)
            self.table.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _on_changed(self, item: QTableWidgetItem) -> None:
        view = self._view
        if view is None or item.column() not in (IN_USE, PROPOSAL):
            return
        note = view.notes[item.row()]
        words = [note.in_use, note.proposal]
        words[item.column() - IN_USE] = item.text()
        if words == [note.in_use, note.proposal]:
            return
        self._storing = True
        stored = self._presenter.write_note(view, note, words[0], words[1])
        self._storing = False
        if not stored:
            self.table.show_notes(view.notes, editable=True)


def _title(note: SopNoteView) -> str:
    if all(str(step) in note.title for step in note.steps):
        return note.title
    steps = join_words([str(step) for step in note.steps])
    return text("sop.notes.title_steps", title=note.title, steps=steps)


def _changed(note: SopNoteView) -> str:
    """Who changed it last and when; "" while nobody has."""
    if not note.version:
        return ""
    when = moment_text(note.changed_at) if note.changed_at else ""
    return text("sop.notes.changed", name=note.changed_by, when=when)
