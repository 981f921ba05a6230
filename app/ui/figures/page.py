"""Data Kinerja: the figures of one quarter, filled cell by cell, saved as they are typed."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.periods import Quarter
from app.domain.snapshots.figures import FigureRow, FiguresView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.figures.asking import ask_reading
from app.ui.figures.cell_details import CellDetails
from app.ui.figures.cell_menu import CellMenu
from app.ui.figures.checking import Checking
from app.ui.figures.columns import Column
from app.ui.figures.entry import Question
from app.ui.figures.filters import FiguresFilters
from app.ui.figures.findings import FindingsPanel
from app.ui.figures.grid import FiguresGrid
from app.ui.figures.legend import Legend
from app.ui.figures.model import FiguresModel
from app.ui.figures.narrating import Narrating
from app.ui.figures.no_targets import NoTargets, not_open, nothing_agreed
from app.ui.figures.panel import IndicatorSide
from app.ui.figures.presenter import FiguresPresenter
from app.ui.figures.range_keys import RangeKeys
from app.ui.figures.toolbar import FiguresToolbar
from app.ui.jobs import JobRunner
from app.ui.navigation import ROOMY, SIDE_BAR
from app.ui.page import KeyHint, Page
from app.ui.panes import focus_next
from app.ui.sheet.exchange import SheetExchange
from app.ui.theme import Theme
from app.ui.widgets.banner import Banner
from app.ui.widgets.naming import named

_AREAS = frozenset({"figures", "evidence", "year", "reports", "office"})
SIDE_FROM = 1208
"""Width of the page from which the panel fits beside the grid (window of 1280)."""
HINTS = (
    ("Tab", "next"),
    ("Enter", "down"),
    ("F2", "edit"),
    ("Alt ↓", "panel"),
    ("F7", "check"),
)


class FiguresPage(Page):
    """Asks `papan:serah:<report>` when the quarter is ready to be handed over."""

    key = "data"
    icon_name = "table"

    def __init__(
        self,
        theme: Theme,
        dispatcher: Dispatcher,
        jobs: JobRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``jobs`` runs the checks of a large office in the background."""
        super().__init__(parent)
        self.title = text("shell.page.data")
        self.theme = theme
        self._dispatcher = dispatcher
        self.model = FiguresModel()
        self.presenter = FiguresPresenter(dispatcher, self.model)
        self.filters = FiguresFilters(theme)
        self.toolbar = FiguresToolbar(theme)
        self.locked = Banner(theme, "", icon="lock_closed")
        self.grid = FiguresGrid(theme, self.model)
        self.ranges = RangeKeys(self.grid, self.presenter)
        self.legend = Legend(theme)
        self.findings = FindingsPanel(theme)
        self.checking = Checking(self, dispatcher, self.findings, jobs)
        self.exchange = SheetExchange(self, dispatcher, jobs) if jobs is not None else None
        self.side = IndicatorSide(theme, self)
        self.details = CellDetails(dispatcher, self.grid, self.presenter, self.side)
        self.narrating = Narrating(self, dispatcher, self.side.narrative)
        self.empty = NoTargets(theme)
        self._early = (0, 0)
        self._side_wanted = True
        self._side_over = False
        """In a narrow window the panel lies over the grid, when it was asked for."""
        self._content = QHBoxLayout()
        named(self, "data", self.title)
        named(self.grid, "data.kisi", text("figures.grid_name"))
        self._lay_out()
        self._connect()

    def selectors(self) -> QWidget:
        return self.filters

    def hints(self) -> tuple[KeyHint, ...]:
        return tuple(KeyHint(keys, text(f"figures.hint.{key}")) for keys, key in HINTS)

    def panes(self) -> tuple[QWidget, ...]:
        side = () if self.side.isHidden() else (self.side.evidence,)
        return (self.grid, *side, *self.checking.panes())

    def interested(self, changes: ChangeSet) -> bool:
        return any(change.area in _AREAS for change in changes)

    def refresh(self) -> None:
        """Read the quarter again; the cursor and texts not yet saved stay."""
        shell = self.presenter.shell()
        if shell is None:
            return
        presenter = self.presenter
        self.year = presenter.year
        self.filters.set_years(shell.years or (presenter.year,), presenter.year)
        self.filters.set_divisions(shell.divisions, presenter.division)
        view = presenter.view()
        if view is None:
            return
        current = self.grid.current_figure
        column = self.grid.currentIndex().column()
        self.model.person_id = self._dispatcher.acting.person_id
        rebuilt = self.model.show_view(view, presenter.period.short)
        self.toolbar.show_view(view)
        self.toolbar.hand_over.setVisible(view.editable)
        self.locked.set_sentence(view.locked_reason)
        self.locked.setVisible(bool(view.locked_reason))
        self._show_empty(view)
        if rebuilt and not (current and self.grid.select_cell(current.indicator_id, column)):
            self.grid.select_first()
        self.grid.setAccessibleName(text("figures.grid_period", period=presenter.period.long))
        self.narrating.refresh(editable=view.editable)
        self.checking.follow()
        self._show_side()

    def open_place(self, place: str) -> None:
        """`indikator:<id>:<quarter>[:<year>]`: that cell; `triwulan:<year>:<quarter>:<bidang>`."""
        parts = place.split(":")
        if len(parts) == 4 and parts[0] == "triwulan":
            self.presenter.year, self.presenter.quarter = int(parts[1]), int(parts[2])
            self.presenter.division = parts[3]
            self.refresh()
        if len(parts) in (3, 4) and parts[0] == "indikator":
            self.presenter.quarter = int(parts[2])
            self.presenter.year = int(parts[3]) if len(parts) == 4 else self.presenter.year
            self.presenter.division = ""
            self.refresh()
            self.grid.select_cell(int(parts[1]))
            self.setFocus()

    def leave(self) -> None:
        """An open editor is saved by taking the focus from it."""
        self.toolbar.setFocus()

    def setFocus(self, *_reason: object) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = self.width() >= ROOMY - SIDE_BAR
        self.grid.set_roomy(roomy)
        self.side.setFixedWidth(self.theme.px(380 if roomy else 320))
        if self.side.isHidden():
            self._show_side()
        else:
            self._place_side()

    def check(self) -> None:
        """F7: read everything again, list what is odd, go to the first cell of it."""
        self.refresh()
        self.checking.run()

    def _next_problem(self, step: int) -> None:
        """Through the list of findings while it is open, else through the marked cells."""
        if not self.checking.step(step):
            self.grid.next_problem(step)

    def _show_empty(self, view: FiguresView) -> None:
        agreed, indicators = not nothing_agreed(view), bool(view.groups)
        coming = agreed and not_open(view) and self._early != (view.year, view.quarter)
        empty = coming or not agreed
        for widget in (self.grid, self.legend):
            widget.setVisible(not empty)
        self.toolbar.show_counts(shown=not empty)
        self.empty.setVisible(empty)
        if coming:
            self.empty.show_not_open(view.year, Quarter(view.quarter))
            return
        filtered = bool(self.presenter.division) and not indicators
        self.empty.show_state(view.year, filtered=filtered, targets_only=indicators)

    def _fill_early(self) -> None:
        """The figures of a quarter that is not over, for as long as it is shown."""
        self._early = (self.presenter.year, self.presenter.quarter)
        self.refresh()
        self.setFocus()

    def _show_side(self, *_row: object) -> None:
        row = self.grid.current_figure
        self._place_side()
        if row is None or self.side.isHidden():
            return
        panel = self.presenter.panel(row.indicator_id)
        if panel is not None:
            period, now = self.presenter.period.long, self._dispatcher.now()
            why = "" if self._can_change(row) else self.model.why_fixed(row)
            self.side.show_panel(panel, period, now, why_fixed=why)
            self.narrating.show(row.indicator_id)

    def _place_side(self) -> None:
        side = self.side
        beside = self.width() >= self.theme.px(SIDE_FROM)
        wanted = self._side_wanted if beside else self._side_over
        docked = self._content.indexOf(side) >= 0
        if beside and not docked:
            self._content.addWidget(side)
        elif docked and not beside:
            self._content.removeWidget(side)
        shown = self.grid.current_figure is not None and not self.grid.isHidden()
        side.setVisible(wanted and shown)
        if not beside:
            top = self.toolbar.height()
            side.setGeometry(self.width() - side.width(), top, side.width(), self.height() - top)
            side.raise_()

    def _open_side(self) -> None:
        self._side_wanted = self._side_over = True
        self._show_side()
        self.side.evidence.setFocus()

    def _close_side(self) -> None:
        self._side_wanted = self._side_over = False
        self._place_side()
        self.setFocus()

    def _on_filter(self) -> None:
        presenter = self.presenter
        presenter.year = self.filters.year
        presenter.division = self.filters.division
        self.refresh()
        self.grid.renew_filter()
        self.hints_changed.emit()

    def _on_quarter(self, quarter: int) -> None:
        self.presenter.quarter = quarter
        self.refresh()
        self.grid.renew_filter()

    def _on_question(self, row: FigureRow, question: Question) -> None:
        """Asked after the editor of the cell has closed, so that focus goes back to the grid."""
        QTimer.singleShot(0, self, lambda: ask_reading(self, row, question))

    def undo_typing(self) -> str:
        """Ctrl Z after a refused text: that text goes, and nothing that was stored before it."""
        cell = self.presenter.take_back_draft()
        if cell is None:
            return ""
        row, column = cell
        self.grid.select_cell(row.indicator_id, column)
        return text("figures.draft_dropped", indicator=row.name)

    def _on_told(self, _row: FigureRow, sentence: str) -> None:
        if sentence:
            self.refusal_told.emit(sentence)

    def _can_change(self, row: FigureRow) -> bool:
        return self.model.can_edit(self.model.row_of(row.indicator_id), Column.VALUE)

    def _on_evidence(self, row: FigureRow) -> None:
        if not self._can_change(row):
            self.refusal_told.emit(self.model.why_fixed(row))
            return
        names, _ = QFileDialog.getOpenFileNames(self, text("figures.evidence.choose"))
        self.presenter.attach(row, [Path(name) for name in names])

    def _with_current(self, call: object) -> None:
        row = self.grid.current_figure
        if row is not None and callable(call):
            call(row)

    def _show_menu(self, row: FigureRow, place: QPoint) -> None:
        menu = CellMenu(self, self.presenter, row, editable=self._can_change(row))
        menu.place_wanted.connect(self.open_requested)
        menu.popup(place)

    def _on_cleared(self, row: FigureRow, column: int) -> None:
        if column == Column.VALUE and not self.model.edited(row, column):
            below = self.grid.visualRect(self.grid.currentIndex()).bottomLeft()
            self._show_menu(row, self.grid.viewport().mapToGlobal(below))
        else:
            self.presenter.clear(row, column)

    def _open_evidence(self, evidence_id: int) -> None:
        copy = self.presenter.evidence_to_read(evidence_id)
        if copy is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def open_completeness(self) -> None:
        """Who has reported the shown quarter; closing the books; amendments."""
        from app.ui.closing.dialog import CompletenessDialog

        year, quarter = self.presenter.year, self.presenter.quarter
        dialog = CompletenessDialog(self.theme, self.window(), self._dispatcher, year, quarter)
        current = self.grid.current_figure
        dialog.start_at(current.indicator_id if current is not None else 0)
        dialog.cell_wanted.connect(lambda id_: self.grid.select_cell(id_, Column.VALUE))
        dialog.open_dialog()

    def _explain(self) -> None:
        row = self.grid.current_figure
        if row is not None:
            self.setFocus()
            self.grid.select_cell(row.indicator_id, Column.OBSTACLE)
            self.grid.edit(self.grid.currentIndex())

    def _connect(self) -> None:
        grid, side, presenter = self.grid, self.side, self.presenter
        grid.row_entered.connect(self._show_side)
        self.ranges.said.connect(self.message_requested)
        self.ranges.refused.connect(self.refusal_told)
        grid.cleared.connect(self._on_cleared)
        grid.panel_wanted.connect(self._open_side)
        grid.evidence_wanted.connect(self._on_evidence)
        grid.menu_wanted.connect(self._show_menu)
        grid.edit_refused.connect(lambda row: self.refusal_told.emit(self.model.why_fixed(row)))
        presenter.question.connect(self._on_question)
        presenter.told.connect(self._on_told)
        self.model.unsaved_changed.connect(self.unsaved_changed)
        self.filters.changed.connect(self._on_filter)
        self.toolbar.quarter_chosen.connect(self._on_quarter)
        self.toolbar.problems_toggled.connect(grid.show_problems_only)
        self.empty.wanted.connect(self.open_requested)
        self.empty.quarter_wanted.connect(self._on_quarter)
        self.empty.early_wanted.connect(self._fill_early)
        self.toolbar.check_requested.connect(self.check)
        self.toolbar.hand_over_requested.connect(self._hand_over)
        self.toolbar.completeness_requested.connect(self.open_completeness)
        self.toolbar.sheet.setVisible(self.exchange is not None)
        if self.exchange is not None:
            self.toolbar.sheet_requested.connect(self.exchange.open_menu)
        side.closed.connect(self._close_side)
        side.left.connect(self.setFocus)
        side.explain_requested.connect(self._explain)
        side.suggestion_taken.connect(lambda: self._with_current(presenter.take_suggestion))
        evidence = side.evidence
        evidence.add_requested.connect(lambda: self._with_current(self._on_evidence))
        evidence.dropped.connect(
            lambda paths: self._with_current(lambda row: presenter.attach(row, paths))
        )
        evidence.opened.connect(self._open_evidence)
        evidence.removed.connect(presenter.detach)
        self._add_shortcuts()

    def _add_shortcuts(self) -> None:
        calls = (
            ("F7", self.check),
            ("F8", lambda: self._next_problem(1)),
            ("Shift+F8", lambda: self._next_problem(-1)),
            ("Ctrl+T", self.narrating.open),
            ("Ctrl+L", self.open_completeness),
            ("Ctrl+Tab", lambda: focus_next((*self.panes(), self.toolbar), 1)),
            ("Ctrl+Shift+Tab", lambda: focus_next((*self.panes(), self.toolbar), -1)),
            ("Ctrl+Right", self._hand_over),
            ("Ctrl+N", lambda: self._with_current(self._on_evidence)),
        )
        for keys, call in calls:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _hand_over(self) -> None:
        self.open_requested.emit(self.presenter.report_place())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.locked)
        left.addWidget(self.narrating.banner)
        left.addWidget(self.grid, 1)
        left.addWidget(self.empty, 1)
        left.addWidget(self.findings)
        left.addWidget(self.legend)
        row = self._content
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(row, 1)
        self.locked.hide()
        self.empty.hide()
        self.side.setFixedWidth(self.theme.px(320))
