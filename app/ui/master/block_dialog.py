"""Before a block is pasted into Data induk: every cell, one question about numbers, Terapkan."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.numbers import NumberStyle
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.figures.paste_dialog import ReadingQuestion
from app.ui.fonts import Type
from app.ui.master.block_plan import PastedCell
from app.ui.reports.section_tables import Column, SectionTable
from app.ui.sop.fitted_table import WordTable
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named

Plan = tuple[PastedCell, ...]
_SIZE = QSize(1080, 640)


class BlockDialog(ScrimDialog):
    """`confirmed` carries the cells that can be stored; keys 1 and 2 choose a reading."""

    confirmed = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, plan: Callable[[NumberStyle | None], Plan]
    ) -> None:
        super().__init__(theme, window, QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height())))
        self._plan = plan
        self.cells = plan(None)
        title = text("cells.paste.title", count=len(self.cells))
        named(self, "induk.tempel", title)
        self.summary = Label(theme, "", Type.BODY, "ink2")
        self.question = ReadingQuestion(theme)
        self.table = WordTable(theme, "induk.tempel.tabel", text("cells.paste.table"))
        self.note = ElidedLabel(theme, "", Type.CAP, "ink2")
        self.apply = Button(theme, "", Kind.PRIMARY, key="Ctrl Enter", height=36)
        self.cancel = Button(theme, text("cells.paste.cancel"), key="Esc", height=36)
        self.question.chosen.connect(self._read_as)
        self.apply.clicked.connect(self.confirm)
        self.cancel.clicked.connect(self.reject)
        self.table.installEventFilter(self)
        self._lay_out(title)

    @property
    def good(self) -> Plan:
        return tuple(one for one in self.cells if one.cell is not None)

    def open_preview(self) -> None:
        """Show the plan; focus on the question when there is one."""
        asked = [one for one in self.cells if one.readings is not None]
        if asked and asked[0].readings is not None:
            self.question.ask(asked[0].readings, asked[0].pasted, len(asked))
        self.question.setVisible(bool(asked))
        self._show_plan()
        self.show()
        first = self.question.buttons[0] if asked else self.apply
        (first if first.isEnabled() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Hand over what is good; what is not stays as it was."""
        if self.good:
            self.accept()
            self.confirmed.emit(self.good)
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
        self.cells = self._plan(style)
        self._show_plan()
        self.apply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self) -> None:
        bad = sum(bool(one.problem) for one in self.cells)
        same = sum(one.same for one in self.cells)
        ordered = sorted(self.cells, key=lambda one: (not one.problem, one.same))
        self.table.show_table(SectionTable(_heads(), tuple(map(_row, ordered))))
        good = len(self.good)
        self.summary.setText(text("cells.paste.summary", good=good, same=same, bad=bad))
        self.apply.setText(text("cells.paste.apply", count=good))
        self.apply.setEnabled(bool(good))
        self.note.set_text(text("cells.paste.note_bad" if bad else "cells.paste.note"))

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(self.theme, title, Type.TITLE))
        column.addWidget(self.summary)
        column.addWidget(self.question)
        column.addWidget(self.table, 1)
        named(self.cancel, "induk.tempel.tombolBatal")
        named(self.apply, "induk.tempel.tombolTerapkan")
        footer = QHBoxLayout()
        footer.addWidget(self.note, 1)
        for button in (self.cancel, self.apply):
            button.setAutoDefault(False)
            footer.addWidget(button)
        column.addLayout(footer)


def _heads() -> tuple[Column, ...]:
    names = ("column", "before", "pasted", "becomes")
    return (
        Column(text("master.preview.row"), 2),
        *(Column(text(f"cells.paste_column.{name}")) for name in names),
        Column(text("cells.paste_column.problem"), 3),
    )


def _row(one: PastedCell) -> tuple[str, ...]:
    empty = text("cells.empty")
    becomes = "—" if one.problem else one.becomes or empty
    remark = one.problem or (text("cells.same") if one.same else "")
    return (one.row, one.column, one.before or empty, one.pasted or empty, becomes, remark)
