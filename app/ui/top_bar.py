"""Top bar: title, the page's selectors, search, news, and the person."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.page import Page
from app.ui.person_menu import PersonButton
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import IconButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.search_field import SearchField

_DOT = 7
"""Width of the dot beside the bell."""


class BellButton(IconButton):
    """Leads to the news; its dot and its name say that some of it has not been seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "alert", text("shell.top.news"), size=20, side=32)
        self.unseen = False

    def set_unseen(self, unseen: bool) -> None:
        self.unseen = unseen
        name = text("shell.top.news_new" if unseen else "shell.top.news")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)
        if not self.unseen:
            return
        painter = QPainter(self)
        size = self.theme.px(_DOT)
        middle = self.rect().center() + QPoint(self.theme.px(6), -self.theme.px(6))
        dot = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        canvas = Canvas(painter, self.theme)
        canvas.box(dot.adjusted(-1, -1, 1, 1), "surface", radius=size / 2 + 1)
        canvas.box(dot, "bad_solid", radius=size / 2)
        painter.end()


class TopBar(ThemedWidget):
    """48 high in a compact window, 56 in a roomy one."""

    news_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = Label(theme, "", Type.TITLE)
        self.search = SearchField(theme, text("shell.top.search"))
        self.news = BellButton(theme)
        self.person = PersonButton(theme)
        self._slot = QHBoxLayout()
        self._slot.setSpacing(8)
        self._selectors: QWidget | None = None
        self._lay_out()
        self.news.clicked.connect(self.news_requested)
        named(self, "bilahAtas", text("shell.top.name"))
        named(self.search, "bilahAtas.cari", text("shell.top.search_name"))
        named(self.news, "bilahAtas.kabar")
        self.set_roomy(False)

    def set_roomy(self, roomy: bool) -> None:
        self._roomy = roomy
        self.person.roomy = roomy
        self._measure()
        self.person.updateGeometry()

    def show_page(self, page: Page) -> None:
        """Put the page's title and selectors into the bar."""
        self.title.setText(page.title)
        if self._selectors is not None:
            self._slot.removeWidget(self._selectors)
            self._selectors.hide()
        self._selectors = page.selectors()
        if self._selectors is not None:
            self._slot.addWidget(self._selectors)
            self._selectors.show()

    def drop_selectors(self) -> None:
        """The page they belong to is about to go."""
        if self._selectors is not None:
            self._slot.removeWidget(self._selectors)
            self._selectors.hide()
            self._selectors.deleteLater()
            self._selectors = None

    def retheme(self) -> None:
        self._measure()
        super().retheme()

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "surface", radius=0)
        canvas.rule(0, self.height() - 1, self.width(), self.height() - 1)

    def _measure(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(56 if self._roomy else 48) + 1)
        self.search.setMinimumWidth(px(150))
        self.search.setMaximumWidth(px(300 if self._roomy else 190))
        key = "shell.top.search_roomy" if self._roomy else "shell.top.search"
        self.search.setPlaceholderText(text(key))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 1)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(16)
        row.addLayout(self._slot)
        row.addStretch(1)
        row.addWidget(self.search, 100)  # as wide as it may be, before anything is left empty
        row.addSpacing(2)
        row.addWidget(self.news)
        row.addWidget(self.person)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
