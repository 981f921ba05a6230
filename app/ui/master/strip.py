"""The strip below the top bar: the five parts of Data induk, and their templates and import."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.naming import named
from app.ui.widgets.tabs import TAB_HEIGHT, TabBar

TABS = ("tree", "targets", "budget", "money", "earlier")


class MasterStrip(ThemedWidget):
    """`tabs` choose; the buttons belong to the chosen part."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        labels = [text(f"master.tab.{key}") for key in TABS]
        self.tabs = TabBar(theme, labels, "induk.tab", text("master.tab.name"))
        self.template = Button(
            theme, text("master.template"), Kind.GHOST, icon="document_arrow_down"
        )
        self.import_ = Button(theme, text("master.import"), icon="document_table")
        named(self.template, "induk.tombolTemplat")
        named(self.import_, "induk.tombolImpor")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.template)
        row.addWidget(self.import_)
        self.setFixedHeight(theme.px(TAB_HEIGHT) + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def tab(self) -> str:
        return TABS[self.tabs.currentIndex()]

    def choose(self, key: str) -> None:
        self.tabs.setCurrentIndex(TABS.index(key))

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "surface", radius=0)
        canvas.rule(0, self.height() - 1, self.width(), self.height() - 1)
