"""The look in force: tokens, type sizes, motion; turns them into Qt's palette and style sheet."""

from functools import cached_property

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui import icons
from app.ui.contrast import contrast_tokens, contrast_wanted
from app.ui.fonts import Type, font_of, load_fonts
from app.ui.motion import motion_unwanted
from app.ui.style_sheet import style_sheet
from app.ui.text_cache import TextStyle
from app.ui.tokens import DARK, LIGHT, SCALES, Tokens


class Theme(QObject):
    """What every painted widget asks for colours, fonts and measures."""

    changed = Signal()

    def __init__(
        self,
        *,
        dark: bool | None = None,
        scale: int = 100,
        reduced_motion: bool = False,
        high_contrast: bool | None = None,
    ) -> None:
        """``dark`` and ``high_contrast`` None follow the system."""
        super().__init__()
        self._fixed_contrast = high_contrast
        self._high_contrast = self._contrast_now()
        self._system = QPalette(QGuiApplication.palette())
        """The system's colours, before we dress the application in ours."""
        self._contrast: Tokens | None = None
        self._fixed_dark = dark
        self._scale = scale
        self._reduced_motion = reduced_motion
        self._still_system = motion_unwanted()
        self._colors: dict[str, QColor] = {}
        self._styles: dict[Type, TextStyle] = {}
        load_fonts()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    @property
    def dark(self) -> bool:
        if self._fixed_dark is not None:
            return self._fixed_dark
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def fixed_dark(self) -> bool | None:
        """The user's own choice; None when the system decides."""
        return self._fixed_dark

    @property
    def high_contrast(self) -> bool:
        """Only the system's colours, borders at least 2 px, no tints and no shadows."""
        return self._high_contrast

    @property
    def fixed_contrast(self) -> bool:
        """High contrast was chosen here, whatever the system says."""
        return self._fixed_contrast is True

    @property
    def tokens(self) -> Tokens:
        if self.high_contrast:
            self._contrast = self._contrast or contrast_tokens(self._system)
            return self._contrast
        return DARK if self.dark else LIGHT

    @property
    def scale(self) -> int:
        """Display size in percent: 100, 112 or 125."""
        return self._scale

    @property
    def reduced_motion(self) -> bool:
        """By the user's choice here or the system's own."""
        return self._reduced_motion or self._still_system

    def color(self, name: str) -> QColor:
        """The colour of a token, e.g. "accent_soft"."""
        if name not in self._colors:
            self._colors[name] = QColor(getattr(self.tokens, name))
        return self._colors[name]

    def font(self, style: Type) -> QFont:
        return self.text_style(style).font

    def metrics(self, style: Type) -> QFontMetricsF:
        return self.text_style(style).metrics

    def text_style(self, style: Type) -> TextStyle:
        """Font, measures and remembered texts of a style."""
        found = self._styles.get(style)
        if found is None:
            found = TextStyle(font_of(style, self._scale), self.line(style))
            self._styles[style] = found
        return found

    def px(self, n: float) -> int:
        """A height or text-bound width of the design at the chosen display size."""
        return round(n * self._scale / 100)

    def line(self, style: Type) -> int:
        """Line height of a text style."""
        return self.px(style.value.line)

    def duration(self, milliseconds: int) -> int:
        """Length of an animation; 0 when motion is reduced."""
        return 0 if self.reduced_motion else milliseconds

    def set_dark(self, dark: bool | None) -> None:
        self._fixed_dark = dark
        self._refresh()

    def set_scale(self, percent: int) -> None:
        """ValueError for a size that is not offered."""
        if percent not in SCALES:
            raise ValueError(f"scale {percent}")
        self._scale = percent
        self._refresh()

    def set_high_contrast(self, wanted: bool | None) -> None:
        """None follows the system."""
        self._fixed_contrast = wanted
        self._refresh()

    def set_reduced_motion(self, reduced: bool) -> None:
        self._reduced_motion = reduced
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the standard controls: Fusion, palette, base font, style sheet."""
        app.setStyle("Fusion")
        self._dress(app)

    def _dress(self, app: QApplication) -> None:
        app.setPalette(self._palette())
        app.setFont(self.font(Type.BODY))
        app.setStyleSheet(style_sheet(self.tokens, self._scale))

    def _refresh(self) -> None:
        self._high_contrast = self._contrast_now()
        self._colors.clear()
        self._styles.clear()
        icons.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.styleSheet():
            self._dress(app)
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in self._roles.items():
            palette.setColor(role, self.color(token))
        disabled = QPalette.ColorGroup.Disabled
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(disabled, role, self.color("ink_off"))
        palette.setColor(disabled, QPalette.ColorRole.ButtonText, self.color("ink_off"))
        return palette

    @cached_property
    def _roles(self) -> dict[QPalette.ColorRole, str]:
        role = QPalette.ColorRole
        return {
            role.Window: "canvas",
            role.WindowText: "ink",
            role.Base: "surface",
            role.AlternateBase: "subtle",
            role.Text: "ink",
            role.PlaceholderText: "ink3",
            role.Button: "surface",
            role.ButtonText: "ink",
            role.BrightText: "on_accent",
            role.ToolTipBase: "surface",
            role.ToolTipText: "ink",
            role.Highlight: "accent",
            role.HighlightedText: "on_accent",
            role.Link: "accent",
            role.Mid: "line2",
            role.Midlight: "line",
            role.Dark: "ctl",
            role.Light: "surface",
            role.Shadow: "shadow",
            role.Accent: "accent",
        }

    def _contrast_now(self) -> bool:
        return contrast_wanted() if self._fixed_contrast is None else self._fixed_contrast

    def _on_system_scheme(self) -> None:
        if self._fixed_dark is None:
            self._refresh()
