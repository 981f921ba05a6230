"""The window as it stands before anything is loaded: bars in the colours of the theme.

Touches neither Qt's namespace of enums nor the kit, which cost more than the window itself;
the real contents are put in with `fill` after the first paint.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.settings import Settings
from app.ui.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from app.ui.main_window import MainWindow

_ROOMY = 1600
_TITLE = 40
"""A generous title bar."""


class FirstFrame(QMainWindow):
    """The top-level window; `MainWindow` becomes its only content."""

    painted = Signal()
    """Once, after the bars were drawn for the first time."""

    def __init__(self, settings: Settings, title: str) -> None:
        super().__init__()
        self.settings = settings
        self._contents: MainWindow | None = None
        self.setWindowTitle(title)
        self.setMinimumSize(1180, 640)
        self.resize(1366, 768)
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)
        self.setCentralWidget(_Sketch(self, self._tokens(), settings.scale))

    @property
    def fills_screen(self) -> bool:
        """A new window on a small screen is opened maximised: with its title bar it is taller."""
        if self.settings.geometry is not None:
            return False
        free = self.screen().availableSize()
        whole = free.width() >= self.minimumWidth()  # a screen that people sit at
        return whole and (free.width() <= self.width() or free.height() < self.height() + _TITLE)

    def fill(self, contents: "MainWindow") -> None:
        """Put the real window in; its title and its closing are this window's."""
        self._contents = contents
        contents.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(contents.windowTitle())
        self.setWindowIcon(contents.windowIcon())
        self.setCentralWidget(contents)

    def closeEvent(self, event: "QCloseEvent") -> None:
        self.settings.geometry = self.saveGeometry()
        if self._contents is not None:
            self._contents.close()
        super().closeEvent(event)

    def _tokens(self) -> Tokens:
        dark = self.settings.dark
        if dark is None:  # the system's palette tells without loading Qt's enums
            dark = self.palette().window().color().lightness() < 128
        return DARK if dark else LIGHT


class _Sketch(QWidget):
    """Navigation, top bar and status bar as plain fields."""

    def __init__(self, frame: FirstFrame, tokens: Tokens, scale: int) -> None:
        super().__init__(frame)
        self._frame = frame
        self._told = False
        self._tokens = tokens
        self._scale = scale

    def paintEvent(self, event: object) -> None:
        width, height, roomy = self.width(), self.height(), self.width() >= _ROOMY
        rail = self._px(208 if roomy else 72)
        top, foot = self._px(56 if roomy else 48), self._px(28)
        painter = QPainter(self)
        self._field(painter, self._tokens.canvas, (0, 0, width, height))
        self._field(painter, self._tokens.surface, (rail, 0, width - rail, top))
        self._field(painter, self._tokens.surface, (rail, height - foot, width - rail, foot))
        self._field(painter, self._tokens.nav, (0, 0, rail, height))
        for line in (
            (rail - 1, 0, 1, height),
            (rail, top, width, 1),
            (rail, height - foot, width, 1),
        ):
            self._field(painter, self._tokens.line, line)
        painter.end()
        if not self._told:
            self._told = True
            self._frame.painted.emit()

    def _field(self, painter: QPainter, color: str, area: tuple[int, int, int, int]) -> None:
        painter.fillRect(*area, QColor(color))

    def _px(self, n: int) -> int:
        return round(n * self._scale / 100)
