"""What a workbook would change, before anything is stored: differences and problems, one button."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.master_plan import MasterPlan, PlanLine
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.reports.section_tables import Column, SectionTable
from app.ui.sop.fitted_table import WordTable
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_SIZE = QSize(1180, 684)


class MasterImportDialog(ScrimDialog):
    """`applied` carries the one wish; offered only when nothing is wrong."""

    applied = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, plan: MasterPlan) -> None:
        super().__init__(theme, window, _SIZE)
        self.plan = plan
        named(self, "induk.impor", text("master.preview.title"))
        self.table = WordTable(theme, "induk.impor.tabel", text("master.preview.table"))
        self.summary = Label(theme, _summary(plan), Type.BODY, "ink2", wrap=True)
        self.hold = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self.apply = Button(
            theme, text("master.preview.apply"), Kind.PRIMARY, key="Ctrl Enter", height=36
        )
        self.shut = Button(theme, text("master.preview.close"), key="Esc", height=36)
        named(self.apply, "induk.impor.terapkan")
        named(self.shut, "induk.impor.tutup")
        self._lay_out()
        self.hold.setText(text("master.preview.hold") if plan.problems else "")
        self.apply.setEnabled(plan.command is not None)
        # Problems first: they are what has to be done.
        lines = sorted(plan.lines, key=lambda line: not line.problem)
        self.table.show_table(SectionTable(_columns(), tuple(_row(line) for line in lines)))
        self.table.setVisible(bool(lines))
        self.apply.clicked.connect(self.store)
        self.shut.clicked.connect(self.reject)
        (self.table if lines else self.shut).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter applies."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
            return
        super().keyPressEvent(event)

    def store(self) -> None:
        """Terapkan."""
        command = self.plan.command
        if command is not None:
            self.accept()
            self.applied.emit(command)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(self.theme, text("master.preview.title"), Type.TITLE))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.hold, 1)
        row.addWidget(self.shut)
        row.addWidget(self.apply)
        column.addLayout(row)
        for button in (self.apply, self.shut):
            button.setAutoDefault(False)


def _summary(plan: MasterPlan) -> str:
    if not plan.lines:
        return text("master.preview.nothing", file=plan.name)
    problems = len(plan.problems)
    return text("master.preview.summary", file=plan.name, changes=plan.changes, problems=problems)


def _columns() -> tuple[Column, ...]:
    return (
        Column(text("master.preview.row")),
        Column(text("master.preview.column")),
        Column(text("master.preview.before"), 2),
        Column(text("master.preview.after"), 2),
        Column(text("master.preview.problem"), 3),
    )


def _row(line: PlanLine) -> tuple[str, ...]:
    words = (line.place, line.column, line.before, line.after, line.problem)
    return tuple(word or text("numbers.target.none") for word in words)
