"""The strip below the top bar: tabs, the switch, and what can be printed or exported."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.sop.switch import Switch
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.naming import named
from app.ui.widgets.tabs import TAB_HEIGHT, TabBar

TABS = ("identity", "flow", "notes", "history", "mirror")
SHEETS = ("identity", "flow")


class Tabs(TabBar):
    """The tabs of the page."""

    def __init__(self, theme: Theme) -> None:
        labels = [text(f"sop.tab.{key}") for key in TABS]
        super().__init__(theme, labels, "sop.tab", text("sop.tab.name"))


class TabStrip(ThemedWidget):
    """`tabs` choose; `positions`, `print`, `word` and `pdf` belong to the sheets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.tabs = Tabs(theme)
        self.positions = Switch(theme, text("sop.strip.positions"))
        self.print = Button(theme, text("sop.strip.print"), icon="print")
        self.word = Button(theme, text("sop.strip.word"), Kind.GHOST, icon="document_arrow_down")
        self.pdf = Button(theme, text("sop.strip.pdf"), Kind.GHOST, icon="document_pdf")
        self.positions.setChecked(True)
        named(self.positions, "sop.posisiBerkas", self.positions.text())
        named(self.print, "sop.tombolCetak", self.print.text())
        named(self.word, "sop.tombolWord", self.word.text())
        named(self.pdf, "sop.tombolPdf", self.pdf.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.positions)
        row.addSpacing(8)
        for button in (self.print, self.word, self.pdf):
            row.addWidget(button)
        self.setFixedHeight(theme.px(TAB_HEIGHT) + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def tab(self) -> str:
        """Key of the chosen tab."""
        return TABS[self.tabs.currentIndex()]

    def choose(self, key: str) -> None:
        self.tabs.setCurrentIndex(TABS.index(key))

    def show_tools(self) -> None:
        """Only the sheets have the switch; only what is a sheet can be printed."""
        sheet = self.tab in SHEETS
        self.positions.setVisible(sheet)
        for button in (self.print, self.word, self.pdf):
            button.setVisible(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tools take their short words where the tabs would lose theirs."""
        super().resizeEvent(event)
        self._word_tools(short=False)
        if self.minimumSizeHint().width() > self.width():
            self._word_tools(short=True)

    def _word_tools(self, *, short: bool) -> None:
        tools = {
            "positions": self.positions,
            "print": self.print,
            "word": self.word,
            "pdf": self.pdf,
        }
        for key, tool in tools.items():
            words = text(f"sop.strip.{key}")
            tool.setText(text(f"sop.strip.{key}_short") if short else words)
            tool.setToolTip(words if short else "")

    def set_busy(self, busy: bool) -> None:
        for button in (self.print, self.word, self.pdf):
            button.setEnabled(not busy)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "surface", radius=0)
        canvas.rule(0, self.height() - 1, self.width(), self.height() - 1)
