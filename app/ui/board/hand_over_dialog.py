"""Serahkan berkas: route, decision, kelengkapan, note and disposition sheet (DESIGN.md 8.6)."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.snapshots.board import HandOverView, Route
from app.domain.sop import FINISH, Choice, Step
from app.domain.texts import text
from app.ui.board.disposition_form import HEADING, DispositionSide
from app.ui.board.hand_over_answer import Answer, Offer, missing_labels, offers, problem
from app.ui.board.hand_over_parts import CONFIRMS, RETURNS, DecisionCard, RouteRow
from app.ui.board.requirement_list import RequirementList
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, IconButton, Kind
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel
from app.ui.widgets.selector import Selector

COMPACT = QSize(900, 684)
ROOMY = QSize(980, 740)
RETURN = QSize(900, 440)
"""Kembalikan needs a note only: no kelengkapan, and no disposition is made of it."""


NOTE = 64
"""Least height of the note: two lines."""


class HandOverDialog(ScrimDialog):
    """Asks; the page sends. It stays open until the hand-over is stored or given up."""

    confirmed = Signal(object)
    """Answer."""
    file_chosen = Signal(str, object)
    """Requirement id and path of a file to attach."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        view: HandOverView,
        target: int | None = None,
        *,
        back_to: Step | None = None,
    ) -> None:
        """``target`` is the exit chosen by the drop; ``back_to`` asks for Kembalikan instead."""
        size = ROOMY if window.width() >= 1600 else COMPACT
        super().__init__(theme, window, RETURN if back_to is not None else size)
        named(self, "serah", text("board.dialog.hand_over"))
        self._view = view
        self.back_to = back_to
        self._offers = offers(view, back_to)
        self._offer = next((o for o in self._offers if o.target == target), self._offers[0])
        self._title = Label(theme, "", Type.TITLE)
        self._route = RouteRow(theme)
        self.decisions: dict[Choice, DecisionCard] = {}
        decides = any(offer.choice is Choice.NO for offer in self._offers)
        self.requirements = RequirementList(theme, "serah", 3 if decides else 4, gives_way=True)
        self._required_title = Label(theme, "", Type.CAP_S)
        self._count = Label(theme, "", Type.CAP, "ink2")
        self.note = named(QPlainTextEdit(), "serah.catatan", text("board.dialog.note"))
        # It takes what the other parts leave, and pushes none of them together.
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.note.setMinimumHeight(theme.px(NOTE))
        self._note_rule = Label(theme, "", Type.CAP, "ink2")
        self.problem = named(Label(theme, "", Type.CAP_M, "bad", wrap=True), "serah.masalah")
        self.sheet = DispositionSide(theme, view.disposition.subject)
        self.primary = Button(theme, "", Kind.PRIMARY, icon="send", key="Ctrl Enter", height=36)
        self._footer_note = ElidedLabel(theme, "", Type.CAP, "ink2")
        self._lay_out()
        self._connect()
        if back_to is None:
            self.note.setPlainText(view.withdrawn_note)
            self.note.selectAll()  # what is typed takes its place
        self.show_view(view)
        self._first_focus()

    @property
    def view(self) -> HandOverView:
        return self._view

    @property
    def offer(self) -> Offer:
        """The way that is chosen at present."""
        return self._offer

    @property
    def receiver(self) -> Selector:
        """Who gets it, when several people hold the receiving role."""
        return self._route.target.receiver

    def show_view(self, view: HandOverView) -> None:
        """The report as it is now (a file was attached, somebody changed it); the note stays."""
        self._view = view
        self._offers = offers(view, self.back_to)
        same = (offer for offer in self._offers if offer.target == self._offer.target)
        self._offer = next(same, self._offers[0])
        self._show_offer()

    def choose(self, choice: Choice) -> None:
        """YA or TIDAK."""
        for offer in self._offers:
            if offer.choice is choice:
                self._offer = offer
                self._show_offer()

    def show_problem(self, sentence: str) -> None:
        """Why it was not stored; everything typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.requirements.make_room(bool(sentence))

    def confirm(self) -> None:
        """Send, or say what is still missing."""
        answer = self._answer()
        found = problem(self._view, self._offer, answer.note)
        self.show_problem(found)
        if found:
            self.note.setFocus()
        else:
            self.confirmed.emit(answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.note
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._use_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._use_key(event):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.ignore()
                return
            super().keyPressEvent(event)

    def _use_key(self, event: QKeyEvent) -> bool:
        modifiers, key = event.modifiers(), event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.confirm()
            return True
        pair_has_focus = any(card.hasFocus() for card in self.decisions.values())
        if modifiers & Qt.KeyboardModifier.AltModifier or pair_has_focus:
            for choice, card in self.decisions.items():
                if key == ord(card.key):
                    self.choose(choice)
                    card.setFocus()
                    return True
        return False

    def _answer(self) -> Answer:
        receiver = self.receiver.value
        return Answer(
            choice=self._offer.choice,
            receiver_id=receiver if isinstance(receiver, int) else None,
            note=self.note.toPlainText().strip(),
            requirements=tuple(v.requirement.id for v in self._offer.required if v.present),
            disposition=self.sheet.words,
        )

    def _show_offer(self) -> None:
        offer = self._offer
        key = "send_back" if offer.returns else "hand_over"
        self._title.setText(text(f"board.dialog.{key}"))
        view, route = self._view, offer.route
        self._route.source.show_step(view.card.step, view.step_title, view.holder_label)
        self._show_target(route, offer)
        self._show_required(offer)
        for choice, card in self.decisions.items():
            card.setChecked(choice is offer.choice)
        self.primary.setText(offer.primary)
        self.primary.setAccessibleName(offer.primary)
        self.primary.icon_name = "arrow_undo" if offer.returns else "send"
        self.primary.updateGeometry()
        missing = bool(missing_labels(view))
        rule = "required" if offer.returns else "if_missing" if missing else "free"
        self._note_rule.setText(text(f"board.dialog.note_{rule}"))
        note = "finish_note" if offer.target == FINISH else "undo_note"
        self._footer_note.set_text(text(f"board.dialog.{note}"))
        words = {"title": view.card.title, "step": view.card.step, "goal": offer.title}
        self.setAccessibleName(text("board.dialog.name", **words))
        self.show_problem("")
        self._show_paper()

    def _show_required(self, offer: Offer) -> None:
        """Beranda tells of the step where the report lies, this list of the one that gets it."""
        key = "required" if offer.target == FINISH else "required_of"
        self._required_title.setText(text(f"board.dialog.{key}", n=offer.target))
        self.requirements.show_rows(offer.required)
        present = sum(1 for item in offer.required if item.present)
        total = len(offer.required)
        self._count.setText(text("board.dialog.required_count", present=present, total=total))

    def _show_target(self, route: Route | None, offer: Offer) -> None:
        people = list(route.receivers) if route else []
        chosen = next((p.person_id for p in people if p.preferred), None)
        if chosen is None and people:
            chosen = people[0].person_id
        name = people[0].name if len(people) == 1 else ""
        if route is None:
            name = self._view.send_back_person
        detail = offer.role
        if name:
            detail = text("board.dialog.receiver", role=offer.role, name=name)
        target = self._route.target
        target.show_step(offer.target, offer.title, detail)
        target.show_receivers([(p.name, p.person_id) for p in people], chosen)

    def _show_paper(self) -> None:
        name = self.receiver.currentText()
        to = ", ".join(part for part in (self._offer.role, name) if part)
        paper = self._view.disposition
        self.sheet.show_content(paper, to or paper.to, returns=self._offer.returns)

    def _connect(self) -> None:
        self.note.installEventFilter(self)
        self.note.textChanged.connect(self._on_note)
        self.note.setTabChangesFocus(True)
        self.primary.clicked.connect(self.confirm)
        self.requirements.file_chosen.connect(self.file_chosen)
        self.receiver.chosen.connect(lambda _: self._show_paper())

    def _on_note(self) -> None:
        self.sheet.preview.show_note(self.note.toPlainText())
        self.show_problem("")

    def _first_focus(self) -> None:
        checked = next((card for card in self.decisions.values() if card.isChecked()), None)
        (checked or self.note).setFocus(Qt.FocusReason.OtherFocusReason)

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 0, 24, 20)
        inner.setSpacing(0)
        inner.addLayout(self._head())
        inner.addSpacing(14)
        inner.addWidget(self._route)
        inner.addSpacing(18)
        self._add_decision(inner)
        inner.addLayout(self._note_column() if self._offer.choice is None else self._columns(), 1)
        column.addLayout(inner, 1)
        column.addWidget(self._footer())

    def _head(self) -> QHBoxLayout:
        card = self._view.card
        subject = text("board.dialog.subject", period=card.period.long, name=card.title)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._title)
        titles.addWidget(ElidedLabel(self.theme, subject, Type.BODY, "ink2"))
        close = IconButton(self.theme, "dismiss", text("board.dialog.close"), size=20, side=32)
        named(close, "serah.tutup")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addLayout(titles, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_decision(self, inner: QVBoxLayout) -> None:
        """The pair stands only where the SOP has a decision."""
        decisive = [offer for offer in self._offers if offer.choice in (Choice.YES, Choice.NO)]
        if not decisive:
            return
        label = text("board.dialog.decision", step=self._view.card.step)
        inner.addWidget(Label(self.theme, label, Type.CAP_S))
        inner.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        for offer in decisive:
            key = "Y" if offer.choice is Choice.YES else "T"
            icon = RETURNS if offer.returns else CONFIRMS
            card = DecisionCard(self.theme, offer.label, offer.consequence, key, icon)
            assert offer.choice is not None
            named(card, f"serah.keputusan.{'ya' if key == 'Y' else 'tidak'}", offer.label)
            card.clicked.connect(lambda _=False, choice=offer.choice: self.choose(choice))
            self.decisions[offer.choice] = card
            row.addWidget(card, 1)
        inner.addLayout(row)
        inner.addSpacing(20)

    def _columns(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(6)
        heading = QHBoxLayout()
        heading.addWidget(self._required_title, 1)
        heading.addWidget(self._count)
        heading.addStrut(self.theme.px(HEADING))
        left.addLayout(heading)
        left.addWidget(self.requirements)
        left.addSpacing(6)
        left.addLayout(self._note_column(), 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 426)
        row.addWidget(self.sheet, 402)
        return row

    def _note_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(self._heading(text("board.dialog.note"), self._note_rule, self.note))
        column.addWidget(self.note, 1)
        column.addWidget(self.problem)
        self.problem.hide()
        return column

    def _heading(self, words: str, beside: QWidget, field: QWidget | None = None) -> QHBoxLayout:
        label = Label(self.theme, words, Type.CAP_S)
        if field is not None:
            label.setBuddy(field)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(beside)
        return row

    def _footer(self) -> QWidget:
        footer = _Footer(self.theme)
        cancel = Button(self.theme, text("board.dialog.cancel"), key="Esc", height=36)
        named(cancel, "serah.tombolBatal", text("board.dialog.cancel"))
        named(self.primary, "serah.tombolSerahkan")
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.primary):
            button.setAutoDefault(False)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(self.theme, "info", 16, "info", filled=True))
        row.addWidget(self._footer_note, 1)
        row.addWidget(cancel)
        row.addWidget(self.primary)
        return footer


class _Footer(ThemedWidget):
    """64 high under a hairline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFixedHeight(theme.px(64))

    def draw(self, canvas: Canvas) -> None:
        canvas.rule(0, 0, self.width(), 0, "line")
