"""Rincian of a report at the right edge of the board (01e): what it needs, where it was."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.snapshots.board import Card, HandOverView
from app.domain.sop import Sop
from app.domain.texts import text
from app.ui.board.card_painter import time_chip
from app.ui.board.drawer_parts import FiguresTile, StepTrack, Trail
from app.ui.board.requirement_list import RequirementList
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, IconButton, Kind, LinkButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named

WIDTH = 400


class Drawer(ThemedWidget):
    """The board stays usable beside it; Esc closes it and gives the focus back."""

    hand_over_wanted = Signal(object)
    send_back_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    file_chosen = Signal(object, str, Path)
    figures_wanted = Signal(object)
    trail_export_wanted = Signal(object)
    documents_wanted = Signal(object)

    def __init__(self, theme: Theme, board: QWidget) -> None:
        super().__init__(theme, board)
        named(self, "rincian")
        self._card: Card | None = None
        self._before: QWidget | None = None
        self._badge = Chip(theme, "", Tone.NONE, height=20)
        self._year = Label(theme, "", Type.CAP, "ink2")
        self._time = Chip(theme, height=20)
        self.title = ElidedLabel(theme, "", Type.TITLE)
        self._caption = ElidedLabel(theme, "", Type.CAP, "ink2")
        self._track = StepTrack(theme)
        self._count = Label(theme, "", Type.CAP, "ink2")
        self.requirements = RequirementList(theme, "rincian")
        self._figures = FiguresTile(theme, self._figures_link())
        self._trail = Trail(theme)
        self._close = IconButton(theme, "dismiss", text("board.dialog.cancel"), size=20, side=32)
        self.hand_over = self._action("hand_over", Kind.PRIMARY, "send", "Ctrl →")
        self.send_back = self._action("send_back", Kind.SECONDARY, "arrow_undo", "Ctrl ←")
        self._more = IconButton(theme, "more_horizontal", text("board.drawer.more"), side=32)
        board.installEventFilter(self)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def card(self) -> Card | None:
        """The report that is shown, as it was when it was read."""
        return self._card

    def show_report(self, view: HandOverView, sop: Sop, *, mine: bool) -> None:
        """Open with a report, or show another one."""
        self.refresh_report(view, sop, mine=mine)
        self._open()

    def show_trail(self) -> None:
        """Bring Jejak to the top of what is seen."""
        top = self._trail.y() - self.theme.px(28)
        self._area.verticalScrollBar().setValue(top)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_report(self, view: HandOverView, sop: Sop, *, mine: bool) -> None:
        """Show the report as it is now; focus and visibility stay as they are."""
        card = self._card = view.card
        self._badge.set_state(card.period.short, Tone.NONE)
        self._year.setText(str(card.period.year))
        self._time.set_state(*time_chip(card.time))
        self.title.set_text(card.title)
        role = sop.actor(card.actor).label
        desk = text("board.drawer.my_desk") if mine else text("board.drawer.desk", role=role)
        words = {"step": card.step, "title": view.step_title, "desk": desk}
        self._caption.set_text(text("board.drawer.caption", **words))
        self._track.show_card(sop, card)
        present = sum(1 for item in card.requirements if item.present)
        total = len(card.requirements)
        self._count.setText(text("board.dialog.required_count", present=present, total=total))
        self.requirements.show_rows(card.requirements)
        filled = {"filled": view.figures_filled, "expected": view.figures_expected}
        self._figures.show_count(text("board.drawer.figures_count", **filled))
        self._trail.show_trail(card, view.trail)
        self.hand_over.setVisible(bool(view.routes))
        self.send_back.setVisible(view.can_send_back or len(view.routes) > 1)
        names = {"period": card.period.long, "name": card.title}
        self.setAccessibleName(text("board.drawer.name", **names))
        self._close.setAccessibleName(text("board.drawer.close", name=card.title))

    def close_drawer(self) -> None:
        """Hide and give the focus back to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, canvas: Canvas) -> None:
        rect = QRectF(self.rect())
        for shade in range(8):
            edge = QRectF(shade, 0, 1, rect.height())
            canvas.painter.setOpacity(0.012 * shade)
            canvas.painter.fillRect(edge, canvas.color("shadow"))
        canvas.painter.setOpacity(1.0)
        canvas.painter.fillRect(rect.adjusted(8, 0, 0, 0), canvas.color("surface"))
        canvas.rule(8, 0, 8, rect.height(), "line2")
        foot = rect.height() - self.theme.px(60)
        canvas.painter.fillRect(
            QRectF(9, foot, rect.width(), rect.height()), canvas.color("subtle")
        )
        canvas.rule(9, foot, rect.width(), foot, "line")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        target = self.hand_over if self.hand_over.isVisibleTo(self) else self._close
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        board = self.parentWidget()
        if board is not None:
            width = min(self.theme.px(WIDTH) + 8, board.width())
            self.setGeometry(board.width() - width, 0, width, board.height())

    def _add_keys(self) -> None:
        """As shortcuts: a focused button takes the arrows, with Ctrl or without, for itself."""
        for keys, wish in (
            ("Ctrl+Right", self.hand_over_wanted),
            ("Ctrl+Left", self.send_back_wanted),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda wish=wish: wish.emit(self._card))

    def _connect(self) -> None:
        self._add_keys()
        self._close.clicked.connect(self.close_drawer)
        self.hand_over.clicked.connect(lambda: self.hand_over_wanted.emit(self._card))
        self.send_back.clicked.connect(lambda: self.send_back_wanted.emit(self._card))
        self._more.clicked.connect(self._open_menu)
        self.requirements.file_chosen.connect(
            lambda id_, path: self.file_chosen.emit(self._card, id_, path)
        )

    def _open_menu(self) -> None:
        place = self._more.mapToGlobal(QPoint(0, self._more.height()))
        self.menu_wanted.emit(self._card, place)

    def _action(self, name: str, kind: Kind, icon: str, key: str) -> Button:
        button = Button(
            self.theme, text(f"board.drawer.{name}"), kind, icon=icon, key=key, height=36
        )
        return named(button, f"rincian.{name}", text(f"board.drawer.{name}"))

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._content(), 1)
        column.addWidget(self._footer())

    def _content(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(4)
        column.addLayout(self._badges())
        column.addWidget(self.title)
        column.addWidget(self._caption)
        column.addSpacing(2)
        column.addWidget(self._track)
        column.addSpacing(10)
        column.addLayout(self._heading("required", self._count))
        column.addWidget(self.requirements)
        column.addSpacing(10)
        column.addLayout(self._heading("figures", None))
        column.addWidget(self._figures)
        column.addSpacing(10)
        column.addLayout(self._heading("trail", self._trail_link()))
        column.addWidget(self._trail)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        named(area, "rincian.isi", text("board.drawer.content"))
        self._area = area
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _badges(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._badge, self._year, self._time):
            row.addWidget(widget)
        row.addStretch(1)
        named(self._close, "rincian.tutup")
        row.addWidget(self._close)
        return row

    def _heading(self, name: str, beside: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.theme, text(f"board.drawer.{name}"), Type.CAP_S), 1)
        if beside is not None:
            row.addWidget(beside)
        return row

    def _figures_link(self) -> QWidget:
        link = LinkButton(self.theme, text("board.drawer.figures_open"), chevron=True)
        named(link, "rincian.isian", text("board.menu.figures"))
        link.clicked.connect(lambda: self.figures_wanted.emit(self._card))
        return link

    def _trail_link(self) -> QWidget:
        link = LinkButton(self.theme, text("board.trail.export"))
        named(link, "rincian.eksporJejak", text("board.trail.export_name"))
        link.clicked.connect(lambda: self.trail_export_wanted.emit(self._card))
        papers = LinkButton(self.theme, text("official.window.open"))
        named(papers, "rincian.dokumen", text("official.window.open_name"))
        papers.clicked.connect(lambda: self.documents_wanted.emit(self._card))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(papers)
        row.addWidget(link)
        return both

    def _footer(self) -> QWidget:
        footer = QWidget()
        footer.setFixedHeight(self.theme.px(60))
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.hand_over)
        row.addWidget(self.send_back)
        row.addStretch(1)
        named(self._more, "rincian.lainnya")
        row.addWidget(self._more)
        return footer
