"""The form of one step: activity, pelaksana, symbol, time, kelengkapan, output, ways out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from app.domain.periods import ReportKind
from app.domain.sop import FINISH, Choice, Shape, Sop, Step, TimeUnit
from app.domain.sop_revision import SopProblem
from app.domain.texts import text
from app.ui.board.choice_lines import CheckLine
from app.ui.sop.editor.draft import (
    with_actor,
    with_requirements,
    with_shape,
    with_standard,
    with_target,
)
from app.ui.sop.editor.form_field import FormField, area, line, show_text
from app.ui.theme import Theme
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

_MOST = 10_000
_LINES = ("printed_activity", "short", "verb", "printed_output")
_PLACES = (
    # field, row, column, columns
    ("printed_activity", 0, 0, 6),
    ("short", 1, 0, 4),
    ("verb", 1, 4, 2),
    ("actor", 2, 0, 3),
    ("shape", 2, 3, 3),
    ("standard", 3, 0, 2),
    ("unit", 3, 2, 2),
    ("clock", 3, 4, 2),
    ("requirements", 4, 0, 3),
    ("printed_output", 4, 3, 3),
    ("onward", 5, 0, 3),
    ("back", 5, 3, 3),
)


class StepFields(QWidget):
    """`edited` carries the Step as it is written now."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sop: Sop | None = None
        self._step: Step | None = None
        self.lines: dict[str, QLineEdit] = {key: line(theme) for key in _LINES}
        self.requirements = area(theme.px(76))
        self.amount = QSpinBox()
        self.amount.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.amount.setRange(0, _MOST)
        self.amount.setFixedHeight(theme.px(32))
        self.separate = CheckLine(theme, text("sop.editor.step.separate_decision"))
        named(self.separate, "sop.editor.langkah.pemisahan", self.separate.text())
        names = ("actor", "shape", "unit", "clock", "onward", "back")
        self.choices = {key: Selector(theme) for key in names}
        editors: dict[str, QWidget] = {**self.lines, **self.choices}
        editors |= {"requirements": self.requirements, "standard": self.amount}
        self.fields = {
            key: FormField(theme, f"sop.editor.langkah.{key}", text(f"sop.editor.step.{key}"), edit)
            for key, edit in editors.items()
        }
        for choice in self.choices.values():
            policy = choice.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            choice.setSizePolicy(policy)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        for key, row, column, columns in _PLACES:
            top = key == "printed_output"
            align = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag(0)
            grid.addWidget(self.fields[key], row, column, 1, columns, align)
            self.fields[key].set_row(row + 1)
        grid.addWidget(self.separate, 6, 0, 1, 6)
        grid.setRowStretch(4, 1)
        self._connect()

    def show_step(self, sop: Sop, step: Step) -> None:
        """Fill the form without telling anybody."""
        self._sop, self._step = sop, step
        for key, edit in self.lines.items():
            if edit.text().strip() != getattr(step, key):
                show_text(edit, getattr(step, key))
        with QSignalBlocker(self.amount):
            self.amount.setValue(step.standard.amount)
        lines = "\n".join(one.label for one in step.requirements)
        show_text(self.requirements, lines)
        self._fill_choices(sop, step)
        with QSignalBlocker(self.separate):
            self.separate.setChecked(step.separate_decision)
        self.separate.setVisible(step.is_decision)

    def set_problems(self, problems: Iterable[SopProblem]) -> list[str]:
        """Write each sentence beside its field; returns those that have none."""
        sentences: dict[str, list[str]] = {}
        for problem in problems:
            key = self._field_of(problem)
            sentences.setdefault(key, []).append(problem.sentence)
        for key, field in self.fields.items():
            field.set_problem(" ".join(sentences.pop(key, ())))
        return [sentence for left in sentences.values() for sentence in left]

    def focus_first(self) -> None:
        self.lines["printed_activity"].setFocus()

    def _field_of(self, problem: SopProblem) -> str:
        """Problems of the exits stand at the return where it is the return that is wrong."""
        if problem.field != "exits" or self._step is None:
            return problem.field
        backs = [way.target for way in self._step.exits if way.choice is Choice.NO]
        wrong = any(target == FINISH or target >= self._step.number for target in backs)
        return "back" if wrong else "onward"

    def _fill_choices(self, sop: Sop, step: Step) -> None:
        onward = next((way for way in step.exits if way.choice is not Choice.NO), None)
        back = next((way for way in step.exits if way.choice is Choice.NO), None)
        targets = _targets(sop, step)
        fill = {
            "actor": ([(actor.label, actor.id) for actor in sop.actors], step.actor),
            "shape": (_words("shape", Shape), step.shape),
            "unit": (_words("unit", TimeUnit), step.standard.unit),
            "clock": (_words("clock", ReportKind), step.clock),
            "onward": (targets, onward.target if onward else FINISH),
            "back": (targets, back.target if back else FINISH),
        }
        for key, (items, chosen) in fill.items():
            self.choices[key].set_items(items, chosen)
        label = "yes" if onward is not None and onward.choice is Choice.YES else "onward"
        self.fields["onward"].label.setText(text(f"sop.editor.step.{label}"))
        self.fields["back"].setVisible(back is not None)

    def _connect(self) -> None:
        for edit in self.lines.values():
            edit.textEdited.connect(self._on_edited)
        self.requirements.textChanged.connect(self._on_edited)
        self.amount.valueChanged.connect(self._on_edited)
        for choice in self.choices.values():
            choice.chosen.connect(self._on_edited)
        self.separate.toggled.connect(self._on_edited)

    def _on_edited(self) -> None:
        if self._sop is None or self._step is None:
            return
        words: dict[str, Any] = {key: edit.text().strip() for key, edit in self.lines.items()}
        step = replace(self._step, **words)
        step = replace(step, clock=ReportKind(str(self.choices["clock"].value)))
        step = with_requirements(step, self.requirements.toPlainText().split("\n"))
        step = with_standard(step, self.amount.value(), TimeUnit(str(self.choices["unit"].value)))
        actor = str(self.choices["actor"].value)
        if actor != step.actor:
            step = with_actor(self._sop, step, actor)
        step = self._with_ways(step)
        # Only a decision can be kept apart from who made the draft.
        apart = step.is_decision and self.separate.isChecked()
        step = replace(step, separate_decision=apart)
        self._step = step
        self.edited.emit(step)

    def _with_ways(self, step: Step) -> Step:
        assert self._sop is not None
        shape = Shape(str(self.choices["shape"].value))
        if shape is not step.shape:
            return with_shape(self._sop, step, shape)
        for way in step.exits:
            key = "back" if way.choice is Choice.NO else "onward"
            target = self.choices[key].value
            if isinstance(target, int):
                step = with_target(step, way.choice, target)
        return step


def _words(group: str, kinds: Iterable[str]) -> Sequence[tuple[str, object]]:
    return [(text(f"sop.editor.{group}.{kind}"), kind) for kind in kinds]


def _targets(sop: Sop, step: Step) -> Sequence[tuple[str, object]]:
    items: list[tuple[str, object]] = [
        (text("sop.editor.row", step=other.number, short=other.short), other.number)
        for other in sop.steps
        if other.number != step.number
    ]
    return [*items, (text("sop_sheet.finish"), FINISH)]
