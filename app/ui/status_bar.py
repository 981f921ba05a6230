"""Status bar: what is saved and where, and the key hints of the focus."""

import datetime as dt

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.snapshots.office import ShellView
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.page import KeyHint
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.key_cap import KeyHintLabel
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel

_MOST_HINTS = 5


def clock_text(moment: dt.datetime) -> str:
    """`10.14`: hour and minute as written in Indonesian."""
    return moment.strftime("%H.%M")


class StatusBar(ThemedWidget):
    """28 high; hidden while a page shows its own bar (moving a berkas)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._mark = IconLabel(theme, "checkmark_circle", 16, "ok", filled=True)
        self.state = Label(theme, "", Type.CAP, "ink2")
        self._place_mark = IconLabel(theme, "database", 16, "ink3")
        self.place = ElidedLabel(theme, "", Type.CAP, "ink2")
        self._hints = QHBoxLayout()
        self._hints.setSpacing(16)
        self._shown: tuple[KeyHint, ...] = ()
        self._unsaved = 0
        self._saved: tuple[str, dt.datetime | None] = ("", None)
        self._lay_out()
        self._show_marks(False)
        named(self, "bilahStatus", text("shell.status.name"))
        named(self.state, "bilahStatus.simpan")
        named(self.place, "bilahStatus.tempat")
        self._measure()

    def show_shell(self, shell: ShellView, saved_at: dt.datetime | None) -> None:
        """``saved_at`` is the last commit of this session, None before the first."""
        self._show_marks(True)
        self._saved = (shell.read_only_reason, saved_at)
        self._show_state(*self._saved)
        if shell.last_backup is not None:
            sentence = text("shell.status.backup", time=clock_text(shell.last_backup))
        else:
            sentence = text("shell.status.location", path=shell.data_file)
        self.place.set_text(sentence)

    def show_unsaved(self, count: int) -> None:
        """Texts that are typed and not saved; 0 gives the save state back."""
        self._unsaved = count
        self._show_state(*self._saved)

    def show_hints(self, hints: tuple[KeyHint, ...]) -> None:
        if hints == self._shown:
            return
        self._shown = hints
        while self._hints.count():
            item = self._hints.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()  # it goes with the next turn of the event loop, not now
                widget.deleteLater()
        for hint in hints[:_MOST_HINTS]:
            self._hints.addWidget(KeyHintLabel(self.theme, hint))

    def retheme(self) -> None:
        self._measure()
        super().retheme()

    def draw(self, canvas: Canvas) -> None:
        canvas.box(QRectF(self.rect()), "surface", radius=0)
        canvas.rule(0, 0, self.width(), 0)

    def _show_state(self, read_only: str, saved_at: dt.datetime | None) -> None:
        if read_only:
            self._mark.set_icon("lock_closed", "warn")
            self.state.setText(text("shell.status.read_only"))
            self.state.set_color("warn")
            return
        if self._unsaved:
            self._mark.set_icon("error_circle", "bad_solid", filled=True)
            self.state.setText(text("shell.status.unsaved", count=self._unsaved))
            self.state.set_color("bad")
            return
        self._mark.set_icon("checkmark_circle", "ok", filled=True)
        self.state.set_color("ink2")
        if saved_at is None:
            self.state.setText(text("shell.status.saved"))
        else:
            self.state.setText(text("shell.status.saved_at", time=clock_text(saved_at)))

    def _show_marks(self, shown: bool) -> None:
        """A mark without its word says nothing: there is none before an office is open."""
        self._mark.setVisible(shown)
        self._place_mark.setVisible(shown)

    def _measure(self) -> None:
        self.setFixedHeight(self.theme.px(28))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self.state)
        row.addSpacing(12)
        row.addWidget(self._place_mark)
        row.addWidget(self.place, 1)
        row.addSpacing(12)
        row.addLayout(self._hints)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
