"""The selector of the page SOP: which version is shown, and whether it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.snapshots.sop import SopVersionRow, SopView
from app.domain.spans import long_date
from app.domain.texts import text
from app.ui.sop.wording import version_label
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets.chip import Chip
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector


class VersionBar(QWidget):
    """`version_chosen` carries the id of a stored version."""

    version_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.versions = Selector(theme, icon="flowchart")
        self.versions.setMaximumWidth(theme.px(380))
        self.state = Chip(theme, "", Tone.OK, height=22)
        named(self.versions, "sop.versi", text("sop.version.selector"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.versions)
        row.addWidget(self.state)
        self.versions.chosen.connect(self.version_chosen)

    def show_view(self, view: SopView) -> None:
        items = [(version_label(row, view.versions), row.version_id) for row in view.versions]
        self.versions.set_items(items, view.version_id)
        row = next(row for row in view.versions if row.version_id == view.version_id)
        self.versions.setToolTip(row.reading)
        words, tone, icon = _state(row)
        self.state.set_state(words, tone, icon)
        self.state.setAccessibleName(words)


def _state(row: SopVersionRow) -> tuple[str, Tone, str]:
    if row.chosen:
        day = long_date(row.approved_on)
        return text("sop.version.in_force", day=day), Tone.OK, "checkmark_circle"
    if row.running:
        return text("sop.version.running", n=row.running), Tone.INFO, "info"
    return text("sop.version.not_used"), Tone.OFF, ""
