"""Page 4 of the editor: the steps as a list, and the chosen one as a form."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.sop import Sop, Step
from app.domain.sop_revision import SopProblem
from app.domain.texts import text
from app.ui import icons
from app.ui.fonts import Type
from app.ui.sop.editor.draft import insert_step, put_step, remove_step
from app.ui.sop.editor.form_field import plain_list
from app.ui.sop.editor.step_fields import StepFields
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class StepsForm(QWidget):
    """`changed` carries the new Sop."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._sop: Sop | None = None
        self._problems: tuple[SopProblem, ...] = ()
        self.list = named(plain_list(), "sop.editor.langkah", text("sop.editor.page.steps"))
        self.list.setFixedWidth(theme.px(216))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.add = Button(theme, text("sop.editor.add_step"), icon="add")
        self.remove = Button(theme, text("sop.editor.remove_step"))
        self.message = Label(theme, "", Type.CAP, "bad", wrap=True)
        self.fields = StepFields(theme)
        named(self.add, "sop.editor.tombolTambahLangkah")
        named(self.remove, "sop.editor.tombolHapusLangkah")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_step)
        self.fields.edited.connect(self._on_edited)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)

    def show_sop(self, sop: Sop) -> None:
        """List the steps; the chosen row stays."""
        self._sop = sop
        row = max(0, min(self.list.currentRow(), len(sop.steps) - 1))
        self.list.blockSignals(True)
        self.list.clear()
        for step in sop.steps:
            self.list.addItem(QListWidgetItem(_row_words(step)))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show_step()
        self.set_problems(self._problems)

    @property
    def step(self) -> Step | None:
        row = self.list.currentRow()
        steps = self._sop.steps if self._sop else ()
        return steps[row] if 0 <= row < len(steps) else None

    def set_problems(self, problems: Sequence[SopProblem]) -> None:
        """Sentences of the chosen step beside its fields; the other steps get a mark."""
        self._problems = tuple(problems)
        wrong = {one.step for one in problems}
        mark = icons.icon("warning", self.theme.px(14), self.theme.color("bad"), filled=True)
        for row in range(self.list.count()):
            number = self._sop.steps[row].number if self._sop else 0
            item = self.list.item(row)
            item.setIcon(mark if number in wrong else QIcon())
            spoken = text("sop.editor.row_wrong", row=item.text()) if number in wrong else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken or item.text())
        step = self.step
        mine = [one for one in problems if step is not None and one.step == step.number]
        left = self.fields.set_problems(mine)
        left += [one.sentence for one in problems if one.step is None and one.field == "steps"]
        self.message.setText(" ".join(left))
        self.message.setVisible(bool(left))

    def choose(self, number: int) -> None:
        """Go to a step, from the list of problems."""
        if self._sop is not None:
            numbers = [step.number for step in self._sop.steps]
            if number in numbers:
                self.list.setCurrentRow(numbers.index(number))

    def _show_step(self) -> None:
        step = self.step
        if step is not None and self._sop is not None:
            self.fields.show_step(self._sop, step)
            self.set_problems(self._problems)
            self.remove.setEnabled(len(self._sop.steps) > 2)

    def _on_edited(self, step: Step) -> None:
        if self._sop is None:
            return
        sop = put_step(self._sop, step)
        shape_before = self._sop.step(step.number).shape
        self._sop = sop
        item = self.list.currentItem()
        if item is not None:
            item.setText(_row_words(step))
        if shape_before is not step.shape:
            self.fields.show_step(sop, step)
        self.changed.emit(sop)

    def _on_add(self) -> None:
        step = self.step
        if self._sop is not None and step is not None:
            self._restructure(insert_step(self._sop, step.number), self.list.currentRow() + 1)
            self.fields.focus_first()

    def _on_remove(self) -> None:
        step = self.step
        if self._sop is not None and step is not None:
            self._restructure(remove_step(self._sop, step.number), self.list.currentRow() - 1)

    def _restructure(self, sop: Sop, row: int) -> None:
        self.show_sop(replace(sop))
        self.list.setCurrentRow(max(0, row))
        self.changed.emit(sop)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        for button in (self.add, self.remove):
            left.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.fields, 1)
        right.addWidget(self.message)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)


def _row_words(step: Step) -> str:
    return text("sop.editor.row", step=step.number, short=step.short)
