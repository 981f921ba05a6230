"""Before anything is stored: every pasted cell, one question about numbers, one Terapkan."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.numbers import NumberStyle, Parsed, format_number
from app.domain.texts import text
from app.imports.clipboard_block import Block
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.canvas import Canvas
from app.ui.figures.model import FiguresModel
from app.ui.figures.paste_plan import Aim, PlannedCell, plan_paste
from app.ui.figures.paste_table import PlanModel, PlanTable
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named

COMPACT, ROOMY = QSize(900, 600), QSize(980, 684)


class PasteDialog(ScrimDialog):
    """`confirmed` carries the PastePlan; keys 1 and 2 choose a reading, Ctrl Enter applies."""

    confirmed = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, model: FiguresModel, aim: Aim, block: Block
    ) -> None:
        size = ROOMY if window.width() >= 1600 else COMPACT
        super().__init__(theme, window, QSize(theme.px(size.width()), theme.px(size.height())))
        self._figures, self._aim, self._block = model, aim, block
        self.plan = plan_paste(model, aim, block)
        self.previous_of: Callable[[int], str] = lambda _id: ""
        """Last quarter's figure of an indicator, as text."""
        self.rows = PlanModel(model)
        self.table = PlanTable(theme, self.rows)
        self.summary = Label(theme, "", Type.BODY, "ink2")
        self.question = ReadingQuestion(theme)
        self.note = ElidedLabel(theme, "", Type.CAP, "ink2")
        self.apply = Button(theme, "", Kind.PRIMARY, key="Ctrl Enter", height=36)
        title = text("cells.paste.title", count=len(self.plan.cells))
        named(self, "tempel", title)
        self.question.chosen.connect(self._read_as)
        self.apply.clicked.connect(self.confirm)
        self.table.installEventFilter(self)
        self._lay_out(title)

    def open_preview(self) -> None:
        """Show the plan; focus on the question when there is one, else on the way out."""
        asked = self.plan.ambiguous
        if asked:
            self._ask(asked)
        self.question.setVisible(bool(asked))
        self._show_plan()
        self.show()
        first = self.question.buttons[0] if asked else self.apply
        (first if first.isEnabled() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Hand over what is good; what is not stays as it was."""
        if self.plan.good:
            self.confirmed.emit(self.plan)
            self.accept()
        else:
            self.note.set_text(text("cells.paste.nothing"), "bad")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm()
            return True
        number = event.key() - Qt.Key.Key_1
        if self.question.isVisible() and 0 <= number < len(self.question.buttons):
            self.question.buttons[number].click()
            return True
        return False

    def _read_as(self, style: NumberStyle) -> None:
        self.plan = plan_paste(self._figures, self._aim, self._block, style)
        self._show_plan()
        self.apply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self) -> None:
        plan = self.plan
        same = sum(cell.same for cell in plan.cells)
        self.rows.show_plan(plan)
        self.summary.setText(
            text("cells.paste.summary", good=len(plan.good), same=same, bad=plan.problems)
        )
        self.apply.setText(text("cells.paste.apply", count=len(plan.good)))
        self.apply.setEnabled(bool(plan.good))
        self.note.set_text(text("cells.paste.note_bad" if plan.problems else "cells.paste.note"))

    def _ask(self, asked: tuple[PlannedCell, ...]) -> None:
        first = asked[0]
        assert first.readings is not None
        self.question.ask(first.readings, first.pasted, len(asked), self._previous(first))

    def _previous(self, cell: PlannedCell) -> str:
        if cell.figure is None:
            return ""
        said = self.previous_of(cell.figure.indicator_id)
        if not said:
            return ""
        return text("cells.paste.question_previous", indicator=cell.figure.name, value=said)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(self.theme, title, Type.TITLE))
        column.addWidget(self.summary)
        column.addWidget(self.question)
        column.addWidget(self.table, 1)
        cancel = Button(self.theme, text("cells.paste.cancel"), key="Esc", height=36)
        named(cancel, "tempel.tombolBatal").clicked.connect(self.reject)
        named(self.apply, "tempel.tombolTerapkan")
        footer = QHBoxLayout()
        footer.addWidget(self.note, 1)
        for button in (cancel, self.apply):
            button.setAutoDefault(False)
            footer.addWidget(button)
        column.addLayout(footer)


class ReadingQuestion(ThemedWidget):
    """Asks once for the whole block how its ambiguous numbers are read."""

    chosen = Signal(object)
    """NumberStyle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.words = Label(theme, "", Type.BODY_S, "warn", wrap=True)
        self.previous = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._column.setSpacing(6)
        self._column.addWidget(self.words)
        self._column.addWidget(self.previous)
        named(self, "tempel.tanya")

    def ask(self, parsed: Parsed, pasted: str, count: int, previous: str = "") -> None:
        """Both readings of the first of ``count`` cells in words, beside last quarter's figure."""
        question = text("cells.paste.question", typed=pasted, count=count)
        self.words.setText(question)
        self.previous.setText(previous)
        self.previous.setVisible(bool(previous))
        row = QHBoxLayout()
        for number, reading in enumerate(parsed.readings, start=1):
            said = text(
                "cells.paste.choice", value=format_number(reading.value), words=reading.words
            )
            button = Button(self.theme, said, key=str(number), height=36)
            named(button, f"tempel.bacaan{number}")
            button.clicked.connect(lambda _=False, style=reading.style: self.chosen.emit(style))
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "warn_soft", "warn_line", radius=8)
