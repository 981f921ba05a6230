"""Small panel that shows running work with its progress and a way to cancel it."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.jobs import Job
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button
from app.ui.widgets.label import ElidedLabel
from app.ui.widgets.naming import named
from app.ui.widgets.progress import ProgressBar

DELAY_MS = 1000
"""Work that ends sooner is never shown."""

_MARGIN = 14


class JobPanel(ThemedWidget):
    """Floats above the status bar at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._job: Job | None = None
        self.title = ElidedLabel(theme, "", Type.BODY_S)
        self.detail = ElidedLabel(theme, "", Type.CAP, "ink2")
        self.bar = ProgressBar(theme)
        self.cancel_button = Button(theme, text("shell.job.cancel"), height=28)
        named(self, "pekerjaan")
        named(self.cancel_button, "pekerjaan.tombolBatalkan")
        self.cancel_button.clicked.connect(self._on_cancel)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._appear)
        self._lay_out()
        self.hide()

    def follow(self, job: Job) -> None:
        """Show this job once it has lasted a second."""
        self._job = job
        self.title.set_text(job.title)
        self.detail.set_text(text("shell.job.working"))
        self.setAccessibleName(text("shell.job.name", title=job.title))
        self.bar.set_progress(0, 0)
        self.cancel_button.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        job.ended.connect(self._on_ended)
        self._delay.start(DELAY_MS)

    def place(self) -> None:
        """Move to the lower right corner of the parent, above the status bar."""
        parent = self.parentWidget()
        if parent is not None:
            self.resize(self.theme.px(360) + 2 * _MARGIN, self.sizeHint().height())
            y = parent.height() - self.theme.px(28) - self.height() - 2
            self.move(parent.width() - self.width() - 2, y)

    def draw(self, canvas: Canvas) -> None:
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        canvas.shadow(box, 2, 8)
        canvas.box(box, "surface", "line2", radius=8)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        inner = _MARGIN + 14
        column.setContentsMargins(inner, inner - 2, inner, inner - 2)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addWidget(self.detail, 1)
        row.addWidget(self.cancel_button)
        column.addLayout(row)

    def _appear(self) -> None:
        self.place()
        self.show()
        self.raise_()

    def _on_progressed(self, done: int, total: int, what: str) -> None:
        self.bar.set_progress(done, total)
        if self._job is not None and not self._job.is_cancelled:
            self.detail.set_text(what)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self.detail.set_text(text("shell.job.cancelling"))

    def _on_ended(self) -> None:
        self._delay.stop()
        self._job = None
        self.hide()
