"""Beranda: what is on my desk, how the year stands, what is due, what has happened."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.snapshots.home import HomeView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.fonts import Type
from app.ui.home.averages import AveragesPanel
from app.ui.home.desk import DeskPanel
from app.ui.home.objectives import ObjectivesPanel
from app.ui.home.side import DeadlinePanel, NewsPanel, TrackPanel
from app.ui.navigation import ROOMY, SIDE_BAR
from app.ui.page import KeyHint, Page
from app.ui.theme import Theme
from app.ui.widgets.label import ElidedLabel
from app.ui.widgets.naming import named
from app.ui.years import default_year

_WIDEST = 0.36
"""Share of the page that the right column may take."""


class HomePage(Page):
    """Asks `papan:serah:<report>` for a row's action, `papan` and `data` for the links."""

    key = "beranda"
    icon_name = "home"

    def __init__(self, theme: Theme, dispatcher: Dispatcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text("shell.page.beranda")
        self.theme = theme
        self._dispatcher = dispatcher
        self._roomy = False
        self._view: HomeView | None = None
        self.greeting = ElidedLabel(theme, "", Type.DISPLAY)
        self.fact = ElidedLabel(theme, "", Type.BODY, "ink2")
        self.desk = DeskPanel(theme)
        self.objectives = ObjectivesPanel(theme)
        self.averages = AveragesPanel(theme)
        self.deadlines = DeadlinePanel(theme)
        self.track = TrackPanel(theme)
        self.news = NewsPanel(theme)
        self._area = QScrollArea()
        named(self, "beranda", self.title)
        self._lay_out()
        self._connect()
        self._measure()

    def refresh(self) -> None:
        view = self._dispatcher.ask(self._load)
        if view is not None:
            self.show_view(view)

    def show_view(self, view: HomeView) -> None:
        """Show one snapshot."""
        self.greeting.set_text(view.greeting)
        self.fact.set_text(view.fact)
        self.desk.show_rows(view.desk, view.year, view.next_from)
        self.objectives.show_bars(view.objectives, view.objectives_title)
        self.averages.line.show_means(view.quarters)
        self._view = view
        self.deadlines.list.show_rows(view.deadlines)
        self.track.show_nodes(view.track, view.year)
        self.news.list.show_rows(view.news)
        self.hints_changed.emit()

    def hints(self) -> tuple[KeyHint, ...]:
        rows: tuple[tuple[str, str], ...] = (
            ("Ctrl K", "shell.hint.search"),
            ("F1", "home.hint.help"),
        )
        if self.desk.rows:
            own = (("↑ ↓", "choose"), ("Enter", "do"), ("Ctrl ←", "send_back"))
            rows = (*((keys, f"home.hint.{name}") for keys, name in own), *rows)
        return tuple(KeyHint(keys, text(key)) for keys, key in rows)

    def open_place(self, place: str) -> None:
        """`kabar` leads to the news."""
        if place == "kabar":
            self.news.list.setFocus()
            self._area.ensureWidgetVisible(self.news)

    def show_deadlines(self) -> None:
        """Every due date in a list."""
        from app.ui.home.deadlines_dialog import DeadlinesDialog

        if self._view is not None:
            DeadlinesDialog(self.theme, self.window(), self._view.deadlines).open()

    def panes(self) -> tuple[QWidget, ...]:
        return (self.desk, self.objectives, self.news)

    def tick(self) -> None:
        self.refresh()

    def setFocus(self, *reason: object) -> None:
        """The first row of the desk takes it."""
        self.desk.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._roomy = self.width() >= ROOMY - SIDE_BAR
        self._measure()

    def _load(self) -> HomeView:
        dispatcher = self._dispatcher
        office, now = dispatcher.office, dispatcher.now()
        years = office.shell(dispatcher.acting, now).years
        return office.home(default_year(years, now.year), dispatcher.acting, now)

    def _connect(self) -> None:
        desk, go = self.desk, self.open_requested
        desk.chosen.connect(lambda id_: go.emit(f"papan:serah:{id_}"))
        desk.send_back_requested.connect(lambda id_: go.emit(f"papan:kembali:{id_}"))
        desk.board_requested.connect(lambda: go.emit("papan"))
        for panel, place in ((self.desk, "papan"), (self.objectives, "data")):
            if panel.link is not None:
                panel.link.clicked.connect(lambda _=False, to=place: self.open_requested.emit(to))
        if self.deadlines.link is not None:
            self.deadlines.link.clicked.connect(self.show_deadlines)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 0, 4)
        head.setSpacing(0)
        head.addWidget(self.greeting)
        head.addWidget(self.fact)
        self._left = QVBoxLayout()
        self._left.setSpacing(16)
        self._left.addLayout(head)
        self._left.addWidget(self.desk, 1)
        figures = QHBoxLayout()
        figures.setSpacing(16)
        figures.addWidget(self.objectives, 5)
        figures.addWidget(self.averages, 3)
        self._left.addLayout(figures)
        self._side = QWidget()
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        for panel in (self.deadlines, self.track):
            right.addWidget(panel)
        right.addWidget(self.news, 1)
        content = QWidget()
        self._row = QHBoxLayout(content)
        self._row.setSpacing(16)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self._side)
        self._scroll(content)

    def _scroll(self, content: QWidget) -> None:
        """A low window, or a large display size, shows the page piece by piece."""
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _measure(self) -> None:
        px, roomy = self.theme.px, self._roomy
        side, top = (32, 24) if roomy else (20, 12)
        self._row.setContentsMargins(side, top, side, 24 if roomy else 16)
        self._left.setContentsMargins(0, 3, 0, 0)
        self._side.setFixedWidth(min(px(560 if roomy else 430), round(self.width() * _WIDEST)))
        self.averages.setVisible(roomy)
        self.objectives.setMinimumHeight(px(400 if roomy else 226))
        self.desk.setMinimumHeight(px(172))
        self.deadlines.setMinimumHeight(px(316 if roomy else 209))
        self.deadlines.setMaximumHeight(px(316 if roomy else 260))
        self.news.setMinimumHeight(px(152))
        self.track.setFixedHeight(px(140 if roomy else 122))
