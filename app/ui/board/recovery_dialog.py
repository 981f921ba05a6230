"""Koreksi pengelola: the administrator puts a stuck report right, for a reason on record."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.acting import Recovery
from app.domain.recovery import ADMINISTRATOR, recovery_verdict
from app.domain.snapshots.board import Card
from app.domain.sop import Sop, Step
from app.domain.texts import text
from app.ui.board.hand_over_parts import DecisionCard
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

SIZE = QSize(640, 560)
_ICONS = {
    Recovery.SEND: ("arrow_right", "accent"),
    Recovery.SKIP: ("send", "accent"),
    Recovery.SUSPEND: ("pause", "ink2"),
    Recovery.RESUME: ("arrow_clockwise", "accent"),
}


@dataclass(frozen=True)
class Correction:
    """What the administrator wants."""

    recovery: Recovery
    reason: str
    target: int | None


def corrections(sop: Sop, card: Card) -> dict[Recovery, str]:
    """What the rule allows for this report, with its consequence in words."""
    acts: dict[Recovery, str] = {}
    if targets(sop, card):
        acts[Recovery.SEND] = text("board.recovery.send_detail")
    for act in (Recovery.SKIP, Recovery.SUSPEND, Recovery.RESUME):
        answer = recovery_verdict(sop, card.state, act, None, ADMINISTRATOR)
        if answer.allowed:
            acts[act] = answer.long.removesuffix(".")
    return acts


def targets(sop: Sop, card: Card) -> tuple[Step, ...]:
    """Steps to which the report may be put."""
    return tuple(
        step
        for step in sop.steps
        if recovery_verdict(sop, card.state, Recovery.SEND, step.number, ADMINISTRATOR).allowed
    )


class RecoveryDialog(ScrimDialog):
    """Offers what fits the report; stays open until it is stored or given up."""

    confirmed = Signal(object)
    """Correction."""

    def __init__(self, theme: Theme, window: QWidget, card: Card, sop: Sop) -> None:
        super().__init__(theme, window, SIZE)
        named(self, "koreksi", text("board.recovery.title"))
        self._card, self._sop = card, sop
        self.choices: dict[Recovery, DecisionCard] = {}
        self.target = named(Selector(theme), "koreksi.langkah", text("board.recovery.target"))
        self.reason = named(QPlainTextEdit(), "koreksi.alasan", text("board.recovery.reason"))
        self.problem = named(Label(theme, "", Type.CAP_M, "bad", wrap=True), "koreksi.masalah")
        self.primary = Button(
            theme, text("board.recovery.primary"), Kind.PRIMARY, key="Ctrl Enter", height=36
        )
        self._lay_out()
        self._fill()
        self.reason.installEventFilter(self)
        self.reason.setTabChangesFocus(True)

    def choose(self, recovery: Recovery) -> None:
        """One of the acts that are offered."""
        for act, choice in self.choices.items():
            choice.setChecked(act is recovery)
        self.target.setEnabled(recovery is Recovery.SEND)

    def confirm(self) -> None:
        """Send the wish, or say what is missing."""
        reason = self.reason.toPlainText().strip()
        if not reason:
            self.show_problem(text("board.recovery.need_reason"))
            self.reason.setFocus()
            return
        act = next(act for act, choice in self.choices.items() if choice.isChecked())
        target = self.target.value if act is Recovery.SEND else None
        self.confirmed.emit(Correction(act, reason, target if isinstance(target, int) else None))

    def show_problem(self, sentence: str) -> None:
        """Why it was not stored; everything typed stays."""
        self.problem.setText(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The number on a choice takes it."""
        for act, choice in self.choices.items():
            if event.text() == choice.key:
                self.choose(act)
                choice.setFocus()
                return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.confirm()
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        others = targets(self._sop, self._card)
        lines: list[tuple[str, object]] = []
        for step in others:
            role = self._sop.actor(step.actor).label
            words = {"step": step.number, "title": step.short, "role": role}
            lines.append((text("board.recovery.target_line", **words), step.number))
        self.target.set_items(lines, others[0].number if others else None)
        first = next(iter(self.choices))
        self.choose(first)
        self.choices[first].setFocus(Qt.FocusReason.OtherFocusReason)

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(self.theme, text("board.recovery.title"), Type.TITLE))
        card = self._card
        words = {"period": card.period.long, "name": card.title, "step": card.step}
        subject = text("board.recovery.subject", **words)
        column.addWidget(ElidedLabel(self.theme, subject, Type.BODY, "ink2"))
        for index, (act, detail) in enumerate(corrections(self._sop, card).items(), start=1):
            column.addWidget(self._choice(act, detail, str(index)))
        target = QHBoxLayout()
        label = Label(self.theme, text("board.recovery.target"), Type.CAP_M, "ink2")
        label.setBuddy(self.target)
        target.addWidget(label)
        target.addWidget(self.target, 1)
        column.addLayout(target)
        self.target.setVisible(Recovery.SEND in self.choices)
        heading = QHBoxLayout()
        reason = Label(self.theme, text("board.recovery.reason"), Type.CAP_S)
        reason.setBuddy(self.reason)
        heading.addWidget(reason, 1)
        heading.addWidget(Label(self.theme, text("board.recovery.reason_rule"), Type.CAP, "ink2"))
        column.addLayout(heading)
        column.addWidget(self.reason, 1)
        column.addWidget(self.problem)
        column.addLayout(self._buttons())

    def _choice(self, act: Recovery, detail: str, key: str) -> DecisionCard:
        title = text(f"board.recovery.{act.value}")
        choice = DecisionCard(self.theme, title, detail, key, _ICONS[act])
        named(choice, f"koreksi.{act.value}", title)
        choice.toggled.connect(lambda on: self.choose(act) if on else None)
        self.choices[act] = choice
        return choice

    def _buttons(self) -> QHBoxLayout:
        cancel = Button(self.theme, text("board.dialog.cancel"), key="Esc", height=36)
        named(cancel, "koreksi.tombolBatal", text("board.dialog.cancel"))
        named(self.primary, "koreksi.tombolSimpan", text("board.recovery.primary"))
        cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.confirm)
        row = QHBoxLayout()
        note = text("board.recovery.note")
        row.addWidget(ElidedLabel(self.theme, note, Type.CAP, "ink2"), 1)
        for button in (cancel, self.primary):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row
