"""Between the grid and the office: asks for snapshots, sends commands, keeps what is refused."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.commands import AttachEvidence, Command, RemoveEvidence
from app.domain.errors import UserError
from app.domain.measures import BlankReason
from app.domain.numbers import parse_number
from app.domain.periods import Period, ReportKind
from app.domain.snapshots.figures import FigureRow, FiguresView, IndicatorPanel
from app.domain.snapshots.office import ShellView
from app.ui.dispatcher import Dispatcher
from app.ui.figures.columns import Column
from app.ui.figures.entry import Place, Question, Refusal, figure, interpret
from app.ui.figures.model import FiguresModel
from app.ui.years import default_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.commands_paste import Deed
    from app.ui.figures.paste_plan import PlannedCell


class FiguresPresenter(QObject):
    """Decides nothing about numbers: `entry` reads them, the office checks them."""

    question = Signal(object, object)
    """FigureRow and Question: a number with two readings."""
    told = Signal(object, str)
    """FigureRow and the sentence why its text was not saved."""

    def __init__(self, dispatcher: Dispatcher, model: FiguresModel) -> None:
        super().__init__()
        self._dispatcher = dispatcher
        self._model = model
        self.year = 0
        self.quarter = 0
        self.division = ""
        self._last_kept: tuple[FigureRow, int] | None = None
        self._refusal: UserError | None = None
        dispatcher.refused.connect(self._on_refused)
        model.typed.connect(self.enter)

    @property
    def place(self) -> Place:
        return Place(self.year, self.quarter)

    @property
    def period(self) -> Period:
        return Period.quarter(self.year, self.quarter)

    def shell(self) -> ShellView | None:
        """Years and divisions for the filters; settles year and quarter at first."""
        dispatcher = self._dispatcher
        now = dispatcher.now()
        view = dispatcher.ask(lambda: dispatcher.office.shell(dispatcher.acting, now))
        if view is not None and not self.year:
            self.year = default_year(view.years, now.year)
            finished = (now.month - 1) // 3 if self.year == now.year else 4
            self.quarter = max(1, finished)
        return view

    def view(self) -> FiguresView | None:
        dispatcher = self._dispatcher
        return dispatcher.ask(
            lambda: dispatcher.office.figures(
                self.year, self.quarter, self.division, dispatcher.acting, at=dispatcher.now()
            )
        )

    def panel(self, indicator_id: int) -> IndicatorPanel | None:
        dispatcher = self._dispatcher
        return dispatcher.ask(
            lambda: dispatcher.office.panel(indicator_id, self.year, self.quarter)
        )

    def enter(self, row: FigureRow, column: int, typed: str) -> None:
        """A text was typed into a cell: save it, ask about it, or keep it with a sentence."""
        answer = interpret(self.place, row, column, typed)
        if isinstance(answer, Question):
            self._model.keep_draft(row, column, typed, "")
            self.question.emit(row, answer)
        elif isinstance(answer, Refusal):
            self._keep(row, column, typed, answer.sentence)
        else:
            self._save(row, column, typed, answer)

    def choose(self, row: FigureRow, typed: str, value: Decimal | None) -> None:
        """The answer to a question; None leaves the text unsaved in its cell."""
        if value is None:
            self._keep(row, Column.VALUE, typed, str(_ambiguous(typed)))
        else:
            self._save(row, Column.VALUE, typed, figure(self.place, row, value))

    def clear(self, row: FigureRow, column: int) -> None:
        """Delete: a draft goes first, then what is stored."""
        if self._model.draft(row, column) is not None:
            self._model.forget_draft(row, column)
        elif self._model.edited(row, column):
            self.enter(row, column, "")

    def store_cells(self, cells: "Sequence[PlannedCell]", deed: "Deed") -> str:
        """Many cells in one change; what was done as a sentence, "" when it was refused."""
        from app.domain.commands_paste import PasteFigures

        writes = tuple(cell.write for cell in cells if cell.write is not None)
        for cell in cells:
            if cell.figure is not None:
                self._model.forget_draft(cell.figure, cell.column)
        self._last_kept = None
        outcome = self._dispatcher.run(PasteFigures(writes, deed))
        return outcome.summary if outcome is not None else ""

    def previous_text(self, indicator_id: int) -> str:
        """Last quarter's figure, to judge an ambiguous number by."""
        panel = self.panel(indicator_id)
        return panel.previous_text if panel is not None else ""

    def leave_blank(self, row: FigureRow, reason: BlankReason) -> None:
        """Store why there is no figure."""
        self._save(row, Column.VALUE, "", figure(self.place, row, blank=reason))

    def take_suggestion(self, row: FigureRow) -> None:
        if row.suggestion is not None:
            self._save(row, Column.VALUE, "", figure(self.place, row, row.suggestion))

    def attach(self, row: FigureRow, paths: list[Path]) -> None:
        """Keep every file that can be kept; the others are named together."""
        refused: list[str] = []
        for path in paths:
            wish = AttachEvidence(
                path, indicator_id=row.indicator_id, year=self.year, quarter=self.quarter
            )
            if self._dispatcher.run(wish) is None and self._refusal is not None:
                refused.append(str(self._refusal))
        if refused:
            self.told.emit(row, " ".join(refused))

    def detach(self, evidence_id: int) -> None:
        self._dispatcher.run(RemoveEvidence(evidence_id))

    def evidence_to_read(self, evidence_id: int) -> Path | None:
        """A read-only copy to look at; None when the kept file is not whole (that was told)."""
        office = self._dispatcher.office
        return self._dispatcher.ask(lambda: office.evidence_to_read(evidence_id))

    def report_place(self) -> str:
        """Where the hand-over of this quarter's report begins; the board when there are several."""
        dispatcher = self._dispatcher
        choices = dispatcher.ask(
            lambda: dispatcher.office.report_choices(self.year, dispatcher.now())
        )
        fitting = [
            choice
            for choice in choices or ()
            if choice.period.kind is ReportKind.QUARTERLY
            and choice.period.number == self.quarter
            and (not self.division or choice.division_code == self.division)
        ]
        return f"papan:serah:{fitting[0].report_id}" if len(fitting) == 1 else "papan"

    def take_back_draft(self) -> tuple[FigureRow, int] | None:
        """Forget the text that was refused last, unless something was stored since; its cell."""
        kept, self._last_kept = self._last_kept, None
        if kept is None or self._model.draft(*kept) is None:
            return None
        self._model.forget_draft(*kept)
        return kept

    def _save(self, row: FigureRow, column: int, typed: str, command: Command) -> None:
        self._refusal = None
        self._last_kept = None
        self._model.forget_draft(row, column)
        if self._dispatcher.run(command) is None:
            sentence = str(self._refusal) if self._refusal is not None else ""
            self._keep(row, column, typed, sentence)

    def _keep(self, row: FigureRow, column: int, typed: str, sentence: str) -> None:
        self._model.keep_draft(row, column, typed, sentence)
        self._last_kept = (row, column)
        self.told.emit(row, sentence)

    def _on_refused(self, error: UserError) -> None:
        self._refusal = error


def _ambiguous(typed: str) -> UserError:
    return parse_number(typed).error()
