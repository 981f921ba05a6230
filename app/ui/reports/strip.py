"""The strip above a section: its title, and whether it is saved."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.domain.snapshots.reports import OutlineRow
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named


class SectionStrip(ThemedWidget):
    """40 high, below the top bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.title = ElidedLabel(theme, "", Type.BODY_S)
        self.state = Label(theme, "", Type.CAP, "ink2")
        named(self.state, "laporan.isi.simpan")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 1)
        row.setSpacing(12)
        row.addWidget(self.title, 1)
        row.addWidget(self.state)
        self.setFixedHeight(theme.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, part: OutlineRow) -> None:
        self.title.set_text(f"{part.number} {part.title}".strip())

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "surface", radius=0)
        canvas.rule(0, self.height() - 1, self.width(), self.height() - 1)
