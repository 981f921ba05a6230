"""Page 3 of the editor: the columns of the form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.sop import Sop
from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.sop.editor.draft import add_actor, remove_actor, rename_actor, steps_of
from app.ui.sop.editor.form_field import plain_list
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class ActorsForm(QWidget):
    """`changed` carries the new Sop. F2 or typing renames a row."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sop: Sop | None = None
        self.list = named(plain_list(), "sop.editor.actors", text("sop.editor.page.actors"))
        self.list.setEditTriggers(
            QListWidget.EditTrigger.DoubleClicked
            | QListWidget.EditTrigger.EditKeyPressed
            | QListWidget.EditTrigger.AnyKeyPressed
        )
        self.message = Label(theme, "", Type.CAP, "bad", wrap=True)
        self.add = Button(theme, text("sop.editor.add_actor"), icon="add")
        self.remove = Button(theme, text("sop.editor.remove_actor"))
        named(self.add, "sop.editor.tombolTambahPelaksana")
        named(self.remove, "sop.editor.tombolHapusPelaksana")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, text("sop.editor.actors_text"), Type.CAP, "ink2", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        self.list.itemChanged.connect(self._on_renamed)
        self.list.currentRowChanged.connect(self._show_remove)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)

    def show_sop(self, sop: Sop) -> None:
        self._sop = sop
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for actor in sop.actors:
            item = QListWidgetItem(actor.label)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(Qt.ItemDataRole.UserRole, actor.id)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, len(sop.actors) - 1)))
        self.list.blockSignals(False)
        self._show_remove()

    def set_problem(self, sentence: str) -> None:
        self.message.setText(sentence)

    @property
    def actor(self) -> str:
        """Id of the chosen row; "" for none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _show_remove(self) -> None:
        used = steps_of(self._sop, self.actor) if self._sop else ()
        self.remove.setEnabled(bool(self.actor) and not used)
        steps = ", ".join(map(str, used))
        self.remove.setToolTip(text("sop.editor.actor_used", steps=steps) if used else "")

    def _on_renamed(self, item: QListWidgetItem) -> None:
        if self._sop is not None:
            id_ = str(item.data(Qt.ItemDataRole.UserRole))
            self._sop = rename_actor(self._sop, id_, item.text().strip())
            self.changed.emit(self._sop)

    def _on_add(self) -> None:
        if self._sop is not None:
            self.show_sop(add_actor(self._sop))
            self.list.setCurrentRow(self.list.count() - 1)
            self.changed.emit(self._sop)
            self.list.setFocus()
            self.list.editItem(self.list.currentItem())

    def _on_remove(self) -> None:
        if self._sop is not None and self.actor:
            self.show_sop(remove_actor(self._sop, self.actor))
            self.changed.emit(self._sop)
