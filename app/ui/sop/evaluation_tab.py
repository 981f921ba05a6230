"""Cermin SOP: real times against the standard, who waits for whom, returns, proposals."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.snapshots.evaluation import SopEvaluation
from app.domain.spans import moment_text
from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.sop.evaluation_tables import (
    late_cells,
    proposal_table,
    return_table,
    step_table,
    wait_table,
)
from app.ui.sop.fitted_table import FittedTable
from app.ui.sop.presenter import SopPresenter
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

_SECTIONS = ("steps", "waits", "returns", "proposals")


class EvaluationTab(QWidget):
    """Read when it is shown: the figures of a year take a moment."""

    export_wanted = Signal(object)
    """The SopEvaluation that is shown."""

    def __init__(self, theme: Theme, presenter: SopPresenter) -> None:
        super().__init__()
        self.theme = theme
        self._presenter = presenter
        self._year = 0
        self._shown: SopEvaluation | None = None
        self._stale = True
        self.title = Label(theme, text("sop.evaluation.title"), Type.H2)
        self.caption = Label(theme, "", Type.CAP, "ink2")
        self.years = Selector(theme, text("sop.evaluation.year"))
        self.word = Button(
            theme, text("sop.evaluation.word"), Kind.PRIMARY, icon="document_arrow_down"
        )
        self.notes = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self.tables = {
            key: FittedTable(theme, f"sop.cermin.{key}", text(f"sop.evaluation.{key}"))
            for key in _SECTIONS
        }
        self.empty = {key: Label(theme, "", Type.CAP, "ink3") for key in _SECTIONS}
        named(self.years, "sop.cermin.tahun", text("sop.evaluation.year"))
        named(self.word, "sop.cermin.tombolWord")
        named(self, "sop.cermin", text("sop.evaluation.title"))
        self._lay_out()
        self.setFocusProxy(self.tables["steps"])
        self.years.chosen.connect(self._on_year)
        self.word.clicked.connect(self.export)

    def refresh(self, *, visible: bool) -> None:
        """Read the year again when it is looked at, else later."""
        self._stale = True
        if visible:
            self._load()

    def export(self) -> None:
        if self._shown is not None:
            self.export_wanted.emit(self._shown)

    def set_busy(self, busy: bool) -> None:
        self.word.setEnabled(not busy)

    def _load(self) -> None:
        years = self._presenter.years()
        self._year = self._year if self._year in years else self._presenter.year
        items = [(str(year), year) for year in sorted(years, reverse=True)]
        self.years.set_items(items, self._year)
        evaluation = self._presenter.evaluation(self._year)
        if evaluation is not None:
            self._stale = False
            self.show_evaluation(evaluation)

    def show_evaluation(self, evaluation: SopEvaluation) -> None:
        """Fill the four tables."""
        self._shown = evaluation
        until = moment_text(evaluation.measured_until)
        self.caption.setText(text("sop.evaluation.caption", sop=evaluation.sop_number, until=until))
        contents = {
            "steps": step_table(evaluation),
            "waits": wait_table(evaluation),
            "returns": return_table(evaluation),
            "proposals": proposal_table(evaluation),
        }
        for key, content in contents.items():
            alarms = late_cells(evaluation) if key == "steps" else frozenset()
            self.tables[key].show_marked(content, alarms)
            self.tables[key].setVisible(bool(content.rows))
            self.empty[key].setVisible(not content.rows)
            self.empty[key].setText(text(f"sop.evaluation.no_{key}"))
        self.notes.setText("\n".join(evaluation.notes))

    def _on_year(self, year: object) -> None:
        if isinstance(year, int):
            self._year = year
            self._load()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 10)
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        head.addLayout(words, 1)
        head.addWidget(self.years)
        head.addWidget(self.word)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(20, 0, 20, 20)
        rows.setSpacing(8)
        for key in _SECTIONS:
            rows.addWidget(Label(self.theme, text(f"sop.evaluation.{key}"), Type.H3))
            rows.addWidget(self.tables[key])
            rows.addWidget(self.empty[key])
            rows.addSpacing(10)
        rows.addWidget(self.notes)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
