"""Page 5 of the editor: what differs from the version before, and what is still wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from app.domain.sop_revision import SopDifference, SopProblem
from app.domain.texts import text
from app.ui import icons
from app.ui.fonts import Type
from app.ui.sop.difference_table import difference_table
from app.ui.sop.editor.form_field import plain_list
from app.ui.sop.fitted_table import WordTable
from app.ui.theme import Theme
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class ReviewForm(QWidget):
    """`place_wanted` carries the SopProblem that was chosen from the list."""

    place_wanted = Signal(object)

    def __init__(self, theme: Theme, running: int) -> None:
        super().__init__()
        self.theme = theme
        self._problems: tuple[SopProblem, ...] = ()
        words = text("sop.editor.running", n=running)
        self.running = Label(theme, words, Type.BODY, "ink2", wrap=True)
        self.title = Label(theme, "", Type.H3)
        self.table = WordTable(theme, "sop.editor.perbandingan", text("sop.history.result"))
        self.wrong_title = Label(theme, "", Type.H3)
        self.wrong = named(plain_list(), "sop.editor.salah", text("sop.editor.problems"))
        self.wrong.setWordWrap(True)
        self.wrong.setMaximumHeight(theme.px(150))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.running, self.wrong_title, self.wrong, self.title):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self.wrong.itemActivated.connect(self._on_problem)
        self.wrong.itemClicked.connect(self._on_problem)

    def show_problems(self, problems: Sequence[SopProblem]) -> None:
        self._problems = tuple(problems)
        self.wrong_title.setText(text("sop.editor.problems_title", n=len(problems)))
        self.wrong.clear()
        mark = icons.icon("warning", self.theme.px(14), self.theme.color("bad"), filled=True)
        for problem in problems:
            self.wrong.addItem(QListWidgetItem(mark, problem.sentence))
        self.wrong.setMaximumHeight(self.theme.px(38) * min(4, len(problems)) + 12)
        for widget in (self.wrong_title, self.wrong):
            widget.setVisible(bool(problems))

    def show_differences(self, found: Sequence[SopDifference]) -> None:
        self.title.setText(text("sop.editor.differences", n=len(found)))
        self.table.show_table(difference_table(found))

    def _on_problem(self, item: QListWidgetItem) -> None:
        self.place_wanted.emit(self._problems[self.wrong.row(item)])
