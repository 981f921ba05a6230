"""The board: a sticky header, lanes with nine lists of cards, and the overlay above them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGroupBox, QScrollArea, QWidget

from app.domain.snapshots.board import Card
from app.domain.sop import Sop
from app.domain.workflow import Verdict
from app.ui.board.announce import Speaker
from app.ui.board.board_names import board_name, tray_description, tray_name
from app.ui.board.callout import Callout
from app.ui.board.card_painter import CardPainter
from app.ui.board.flow_lines import flow_lines
from app.ui.board.geometry import BoardGeometry, Measures, lay_out
from app.ui.board.header import Header
from app.ui.board.key_move import KeyMove
from app.ui.board.lanes import Lanes
from app.ui.board.more_cards import MoreButton
from app.ui.board.mouse_move import MouseMove
from app.ui.board.move import Door, MoveMachine
from app.ui.board.move_display import REFUSED_LIFT_SHOWN, MoveDisplay
from app.ui.board.overlay import Overlay
from app.ui.board.slides import Slide
from app.ui.board.tray import Tray
from app.ui.board.walking import Walking
from app.ui.theme import Theme

ROOMY_FROM = 1600
EDGE = 48
EDGE_STEP = 8
LEEWAY = 6
"""What is scrolled to keeps this distance from the edge."""
FLASH = 600
STILL_FLASH = 2000


@dataclass(frozen=True)
class BoardContent:
    """What the board shows: the filtered cards of one procedure, and who looks at them."""

    year: int
    sop: Sop
    cards: tuple[Card, ...]
    archived: int
    late: int
    mine: str = ""
    initials: Mapping[str, str] = field(default_factory=dict)
    sops: Mapping[int, Sop] = field(default_factory=dict)
    """By id, the versions of the procedure that the cards run under."""


class Board(QGroupBox):
    """Shows cards and turns gestures into wishes; only new content moves a card."""

    hand_over_wanted = Signal(object, object)
    """Card and the verdict of the chosen target; the machine is in its dialog state."""
    send_back_wanted = Signal(object)
    open_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    file_dropped = Signal(object, Path)

    def __init__(
        self,
        theme: Theme,
        verdicts_of: Callable[[Card], Mapping[int, Verdict]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._verdicts_of = verdicts_of
        self.machine = MoveMachine(self)
        self.speaker = Speaker(self)
        self.trays: dict[int, Tray] = {}
        self._more: dict[int, MoreButton] = {}
        self._content: BoardContent | None = None
        self._geometry: BoardGeometry | None = None
        self.cards = CardPainter(theme)
        self.header = Header(theme, self.machine, self)
        self._scroll = QScrollArea(self)
        self.lanes = Lanes(theme, self.machine, self._scroll)
        self.overlay = Overlay(theme, self.cards, self, self._set_away)
        self.walking = Walking()
        self._mouse = MouseMove(self.machine, self, self)
        self._keys = KeyMove(self.machine, self)
        self._display = MoveDisplay(self)
        self._dress()
        self._connect()

    # What is shown

    def show_content(self, content: BoardContent) -> None:
        """Replace the cards; trays are made anew only for another procedure."""
        old, self._content = self._content, content
        if old is None or old.sop != content.sop:
            self._make_trays(content.sop)
        for step, tray in self.trays.items():
            tray.show_cards(tuple(c for c in content.cards if c.step == step))
        self.lanes.mine = content.mine
        self.lanes.initials = content.initials
        self.lanes.archived = content.archived
        self.header.sop = content.sop
        self._name_everything(content)
        self.walking.mark_somewhere()
        self.relayout()

    def relayout(self) -> None:
        """Fit everything into the present size."""
        if self._content is None:
            return
        roomy = self.window().width() >= ROOMY_FROM
        measures = Measures.of(roomy=roomy, scale=self.theme.scale / 100)
        self.cards.set_measures(measures)
        self.header.setGeometry(0, 0, self.width(), measures.header)
        below = QRect(0, measures.header, self.width(), self.height() - measures.header)
        self._scroll.setGeometry(below)
        self.overlay.setGeometry(self.rect())
        counts = {step: tray.cards_model.rowCount() for step, tray in self.trays.items()}
        self._geometry = self._fit(counts, below.size(), measures)
        self.lanes.counts = counts
        self._place(self._geometry, below.height())

    def flash(self, report_id: int) -> None:
        """Mark a card for a moment where it has arrived."""
        self._set_flash(report_id)
        still = self.theme.reduced_motion
        QTimer.singleShot(STILL_FLASH if still else FLASH, self, lambda: self._set_flash(None))

    @property
    def content(self) -> BoardContent | None:
        """What is shown; None before the first load."""
        return self._content

    @property
    def sop(self) -> Sop:
        """The procedure that the moved card runs under, otherwise the one that is shown."""
        assert self._content is not None
        move = self.machine.move
        own = self._content.sops.get(move.card.sop_version_id) if move else None
        return own or self._content.sop

    def tray_rect(self, target: int) -> QRect:
        """A tray (or the capsule) in own coordinates."""
        assert self._geometry is not None
        return self._geometry.target_rect(target).translated(self._origin())

    # Ground of the mouse gesture and of the keys

    def lift(self, card: Card, door: Door) -> bool:
        """Start a move; a card that cannot go anywhere says why instead."""
        self.overlay.hide_callout()
        verdicts = self._verdicts_of(card)
        if not any(verdict.allowed for verdict in verdicts.values()):
            self._display.refuse_lift(card, verdicts)
            return False
        self.machine.start(card, verdicts, door)
        return True

    def target_at(self, place: QPoint) -> int | None:
        viewport = self._scroll.viewport()
        if self._geometry is None or not viewport.rect().contains(viewport.mapFromGlobal(place)):
            return None
        return self._geometry.target_at(self.lanes.mapFromGlobal(place))

    def carry(self, top_left: QPoint) -> None:
        move = self.machine.move
        if move is not None:
            corner = self.overlay.mapFromGlobal(top_left)
            self.overlay.show_ghost(move.card, corner, self.card_size(), placed=False)

    def scroll_near_edge(self, place: QPoint) -> None:
        bar = self._scroll.verticalScrollBar()
        y = self._scroll.viewport().mapFromGlobal(place).y()
        if y < EDGE:
            bar.setValue(bar.value() - EDGE_STEP)
        elif y > self._scroll.viewport().height() - EDGE:
            bar.setValue(bar.value() + EDGE_STEP)

    def hand_over(self, card: Card, target: int | None = None) -> None:
        """Straight to the dialog through the same machine."""
        door = Door.KEYBOARD if target is None else Door.MENU
        if self.lift(card, door) and self.machine.move is not None:
            self.machine.over(self.machine.move.valid[0] if target is None else target)
            self.machine.drop()

    def send_back(self, card: Card) -> None:
        self.send_back_wanted.emit(card)

    def open_card(self, card: Card) -> None:
        self.open_wanted.emit(card)

    def show_menu(self, card: Card) -> None:
        self.menu_wanted.emit(card, self.mapToGlobal(self.card_rect(card).center()))

    def explain(self, target: int) -> None:
        verdict = self.machine.move.verdicts.get(target) if self.machine.move else None
        if verdict is not None:
            self._display.show_callout(verdict, lasting=REFUSED_LIFT_SHOWN)

    def step_down(self, by: int) -> None:
        self.walking.step_down(by)

    def step_across(self, by: int) -> None:
        self.walking.step_across(by)

    def go_to_end(self, *, last: bool) -> None:
        self.walking.go_to_end(last=last)

    def go_to_step(self, number: int) -> None:
        self.walking.go_to_step(number)

    def find_unit(self, letter: str) -> None:
        self.walking.find_unit(letter)

    def say_at(self, card: Card, title: str, detail: str) -> None:
        """A refusal at the card itself."""
        bubble = Callout(self.card_rect(card), title, detail, allowed=False)
        self.overlay.show_callout(bubble, at_once=True, lasting=REFUSED_LIFT_SHOWN)
        self.speaker.say(f"{title}. {detail}", assertive=True)

    def say_at_tray(self, step: int, title: str, detail: str) -> None:
        """Something that has become of a report which lay there."""
        bubble = Callout(self.tray_rect(step), title, detail, allowed=False)
        self.overlay.show_callout(bubble, at_once=True, lasting=REFUSED_LIFT_SHOWN)
        self.speaker.say(f"{title}. {detail}")

    def seen_rect(self, card: Card) -> QRect:
        """Where a card is seen; a folded one leaves and arrives at the foot of its tray."""
        rect, tray = self.card_rect(card), self.tray_rect(card.step)
        rect.moveBottom(min(rect.bottom(), tray.bottom()))
        return rect

    def slide(self, slides: Sequence[Slide]) -> None:
        """Show cards on their way to where they already lie."""
        self.overlay.slides.start(slides)

    def card_rect(self, card: Card) -> QRect:
        """Where a card is, in own coordinates."""
        tray = self.trays[card.step]
        rect = tray.card_rect(max(tray.cards_model.row_of(card.report_id), 0))
        return QRect(tray.viewport().mapTo(self, rect.topLeft()), rect.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A group only to screen readers: it has no frame."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.relayout()

    # Helpers

    def _dress(self) -> None:
        self.setObjectName("papan")
        self.setAccessibleIdentifier("papan")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.lanes)
        self.overlay.raise_()

    def _connect(self) -> None:
        self._scroll.verticalScrollBar().valueChanged.connect(self._sync_overlay)
        self.walking.entered = self._scroll_to_card
        self.theme.changed.connect(self.relayout)

    def _make_trays(self, sop: Sop) -> None:
        for widget in (*self.trays.values(), *self._more.values()):
            widget.hide()
            widget.deleteLater()
        self.trays = {step.number: self._make_tray(sop, step.number) for step in sop.steps}
        self._more = {step: MoreButton(self.theme, self, tray) for step, tray in self.trays.items()}
        self.walking.set_trays(self.trays)

    def _make_tray(self, sop: Sop, number: int) -> Tray:
        tray = Tray(self.theme, self.cards, sop.step(number), self.lanes)
        tray.carrying = lambda: self.machine.carrying
        tray.pressed_card.connect(self._mouse.press)
        tray.pointer_moved.connect(self._mouse.move)
        tray.pointer_released.connect(self._mouse.release)
        tray.pointer_cancelled.connect(self._mouse.cancel)
        tray.key.connect(lambda event: self._keys.handle(event, tray.current_card()))
        tray.menu_requested.connect(self.menu_wanted)
        tray.opened.connect(self.open_wanted)
        tray.file_dropped.connect(self.file_dropped)
        tray.focused.connect(self.walking.mark)
        return tray

    def _fit(self, counts: Mapping[int, int], size: QSize, measures: Measures) -> BoardGeometry:
        assert self._content is not None
        sop = self._content.sop
        fitted = lay_out(sop, counts, size.width(), size.height(), measures)
        if fitted.height <= size.height():
            return fitted
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return lay_out(sop, counts, size.width() - bar, size.height(), measures)

    def _place(self, geometry: BoardGeometry, height: int) -> None:
        assert self._content is not None
        measures = geometry.measures
        lines = flow_lines(self._content.sop, geometry)
        self.lanes.resize(geometry.width, max(geometry.height, height))
        for box in geometry.trays:
            tray = self.trays[box.step.number]
            rect = QRect(box.rect)
            if box.hidden:
                rect.setHeight(box.shown * measures.pitch + 3)
            tray.setGeometry(rect)
            tray.show()
            self._more[box.step.number].place(box, measures)
        self.lanes.geometry_ = self.header.geometry_ = geometry
        self.lanes.lines = self.overlay.lines = lines
        self._sync_overlay()
        self.repaint_move()

    def repaint_move(self) -> None:
        """The state of the move has changed: ground, header and overlay show it."""
        self.overlay.strong = self.lanes.strong()
        self.lanes.invalidate()
        self.header.update()
        self.overlay.update()

    def _sync_overlay(self) -> None:
        self.overlay.ground = self._scroll.geometry()
        self.overlay.origin = self._origin()
        self.overlay.update()

    def _origin(self) -> QPoint:
        return self.lanes.mapTo(self, QPoint(0, 0))

    def card_size(self) -> QSize:
        """Size of a card in the present density."""
        assert self._geometry is not None
        measures = self._geometry.measures
        width = self._geometry.trays[0].rect.width() - 2 * measures.tray_pad
        return QSize(width, measures.card)

    def scroll_to(self, target: int) -> None:
        """Bring a tray into sight."""
        assert self._geometry is not None
        rect = self._geometry.target_rect(target)
        middle = rect.center()
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, rect.height() // 2 + LEEWAY)

    def _scroll_to_card(self, step: int, row: int) -> None:
        tray = self.trays[step]
        rect = tray.card_rect(row)
        middle = tray.viewport().mapTo(self.lanes, rect.center())
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, rect.height() // 2 + LEEWAY)

    def _set_flash(self, report_id: int | None) -> None:
        for tray in self.trays.values():
            tray.cards_delegate.look.flashing = report_id
            tray.viewport().update()

    def _set_away(self, reports: frozenset[int]) -> None:
        for tray in self.trays.values():
            tray.cards_delegate.look.away = reports
            tray.viewport().update()

    def _name_everything(self, content: BoardContent) -> None:
        self.setAccessibleName(board_name(content.year, len(content.cards), content.late))
        for tray in self.trays.values():
            count = tray.cards_model.rowCount()
            tray.setAccessibleName(tray_name(content.sop, tray.step, count))
            mine = tray.mine = tray.step.actor == content.mine
            tray.setAccessibleDescription(tray_description(tray.step, mine=mine))
