"""A labelled one-line field with help and error line (7.2)."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.label import Label


class Field(QWidget):
    """Label above, message below; `edit` is the line itself."""

    def __init__(
        self, theme: Theme, label: str, *, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._help, self._problem = theme, help_text, ""
        self.edit = QLineEdit()
        self.mark = self.edit.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self.edit.setFixedHeight(theme.px(32))
        self.edit.setAccessibleName(label)
        self.label = Label(theme, label, Type.CAP_M, "ink2")
        self.label.setBuddy(self.edit)
        self.message = Label(theme, help_text, Type.MIC, "ink3", wrap=True)
        self.message.setVisible(bool(help_text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, self.edit, self.message):
            column.addWidget(widget)
        self._show_mark()
        theme.changed.connect(self._show_mark)

    def set_problem(self, problem: str) -> None:
        """Show what is wrong below the field; "" when all is well."""
        self._problem = problem
        self._show_mark()
        self.edit.setProperty("problem", bool(problem))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self.message.set_color("bad" if problem else "ink3")
        self.message.setText(problem or self._help)
        self.message.setVisible(bool(problem or self._help))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A parent that is already disabled tells so before the field is built.
        if event.type() == QEvent.Type.EnabledChange and hasattr(self, "mark"):
            self._show_mark()

    def _show_mark(self) -> None:
        """A mark at the end of the line: not by its colour alone."""
        shown, color = ("error_circle", "bad") if self._problem else ("lock_closed", "ink3")
        icon = icons.icon(shown, 16, self._theme.color(color), filled=bool(self._problem))
        self.mark.setIcon(icon)
        self.mark.setText(self._problem)
        self.mark.setVisible(bool(self._problem) or not self.isEnabled())
