"""Riwayat revisi: every stored version, what differs between two, and the way to a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.snapshots.sop import SopVersionRow, SopView
from app.domain.sop_revision import differences
from app.domain.spans import long_date
from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.reports.section_tables import Column, SectionTable
from app.ui.sop.choose_dialog import ChooseDialog
from app.ui.sop.difference_table import difference_table
from app.ui.sop.editor.dialog import RevisionDialog, RevisionDraft, new_draft
from app.ui.sop.fitted_table import FittedTable, WordTable
from app.ui.sop.presenter import SopPresenter
from app.ui.sop.wording import version_label
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector


class HistoryTab(QWidget):
    """`version_wanted`: show this version on the sheets. `message` is for the toast."""

    version_wanted = Signal(object)
    message = Signal(str)

    def __init__(self, theme: Theme, presenter: SopPresenter) -> None:
        super().__init__()
        self.theme = theme
        self._presenter = presenter
        self._view: SopView | None = None
        self._drafts: dict[int, RevisionDraft] = {}
        self.dialog: RevisionDialog | ChooseDialog | None = None
        self.caption = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self.table = FittedTable(theme, "sop.riwayat.tabel", text("sop.tab.history"))
        self.show_button = Button(theme, text("sop.history.show"))
        self.compare = Button(theme, text("sop.history.compare"))
        self.other = Selector(theme, text("sop.history.with"))
        self.use = Button(theme, text("sop.history.use"))
        self.revise = Button(theme, text("sop.history.revise"), Kind.PRIMARY, icon="edit")
        self.result_title = Label(theme, "", Type.H3)
        self.result = WordTable(theme, "sop.riwayat.perbandingan", text("sop.history.result"))
        self._name()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def show_view(self, view: SopView) -> None:
        """List the versions, newest first; the chosen row stays."""
        at = self.row.version_id if self.row is not None else view.version_id
        self._view = view
        self.table.show_marked(_version_table(view.versions))
        ids = [row.version_id for row in view.versions]
        self.table.setCurrentCell(ids.index(at) if at in ids else 0, 0)
        why = self._presenter.read_only_reason or view.why_not
        self.caption.setText(why or text("sop.history.caption"))
        self._fill_others()
        self._show_rights()
        if self.result.isVisible():
            self.show_comparison()

    @property
    def row(self) -> SopVersionRow | None:
        """The version of the chosen row."""
        at = self.table.currentRow()
        rows = self._view.versions if self._view else ()
        return rows[at] if 0 <= at < len(rows) else None

    def show_comparison(self) -> None:
        """`Bandingkan`: what changed from the other version to the chosen one."""
        later, other = self.row, self.other.value
        if later is None or not isinstance(other, int):
            return
        before, after = self._presenter.view_of(other), self._presenter.view_of(later.version_id)
        if before is None or after is None:
            return
        found = differences(before.sop, after.sop)
        rows = after.versions
        names = [version_label(row, rows) for row in rows if row.version_id == other]
        words = text(
            "sop.history.compared", n=len(found), after=version_label(later, rows), before=names[0]
        )
        self.result_title.setText(words)
        self.result.show_table(difference_table(found))
        self.result_title.show()
        self.result.setVisible(bool(found))

    def open_editor(self) -> None:
        """`Revisi SOP…`: a new version on the basis of the chosen row."""
        row = self.row
        base = self._presenter.view_of(row.version_id) if row else None
        if base is None:
            return
        draft = self._drafts.get(base.version_id) or new_draft(base.sop, self._presenter.today())
        self.dialog = RevisionDialog(self.theme, self.window(), base, draft)
        self.dialog.confirmed.connect(self._on_revised)
        self.dialog.rejected.connect(self._on_closed)
        self.dialog.show()

    def open_choice(self) -> None:
        """`Pakai versi ini…`"""
        row = self.row
        if row is None or self._view is None:
            return
        label = version_label(row, self._view.versions)
        self.dialog = ChooseDialog(self.theme, self.window(), label)
        self.dialog.confirmed.connect(self._on_chosen)
        self.dialog.show()

    def _on_revised(self) -> None:
        dialog = self.dialog
        if not isinstance(dialog, RevisionDialog):
            return
        base = dialog.base.version_id
        outcome = self._presenter.revise(base, dialog.sop, dialog.valid_from, dialog.reason)
        if outcome is not None:
            self._drafts.pop(base, None)
            self._choose_newest()
        self._close(outcome.summary if outcome else "", stored=outcome is not None)

    def _choose_newest(self) -> None:
        """What was recorded just now is what people want to see next."""
        versions = self._view.versions if self._view else ()
        ids = [row.version_id for row in versions]
        if ids:
            self.table.setCurrentCell(ids.index(max(ids)), 0)

    def _on_closed(self) -> None:
        """Closed without recording: what was written is there when the editor opens again."""
        dialog = self.dialog
        if isinstance(dialog, RevisionDialog) and dialog.changed:
            self._drafts[dialog.base.version_id] = dialog.draft
            self.message.emit(text("sop.editor.kept"))

    def _on_chosen(self, reason: str) -> None:
        row = self.row
        if row is None:
            return
        outcome = self._presenter.choose(row.version_id, reason)
        self._close(outcome.summary if outcome else "", stored=outcome is not None)

    def _close(self, sentence: str, *, stored: bool) -> None:
        """A refused version stays open: nothing that was typed is lost."""
        if self.dialog is not None and stored:
            self.dialog.accept()
            self.dialog = None
            self.message.emit(sentence)

    def _on_row(self) -> None:
        self._fill_others()
        self._show_rights()

    def _fill_others(self) -> None:
        view, row = self._view, self.row
        if view is None or row is None:
            return
        others = [one for one in view.versions if one.version_id != row.version_id]
        items = [(version_label(one, view.versions), one.version_id) for one in others]
        self.other.set_items(items, row.based_on)
        self.compare.setEnabled(bool(others))

    def _show_rights(self) -> None:
        view, row = self._view, self.row
        allowed = view is not None and view.may_revise and not self._presenter.read_only_reason
        why = "" if allowed or view is None else view.why_not or self._presenter.read_only_reason
        self.revise.setEnabled(allowed and row is not None)
        self.use.setEnabled(allowed and row is not None and not row.chosen)
        for button in (self.revise, self.use):
            button.setToolTip(why)
        if allowed and row is not None and row.chosen:
            self.use.setToolTip(text("sop.history.used_already"))

    def _on_show(self) -> None:
        if self.row is not None:
            self.version_wanted.emit(self.row.version_id)

    def _connect(self) -> None:
        self.table.currentCellChanged.connect(self._on_row)
        self.table.itemDoubleClicked.connect(self._on_show)
        self.show_button.clicked.connect(self._on_show)
        self.compare.clicked.connect(self.show_comparison)
        self.revise.clicked.connect(self.open_editor)
        self.use.clicked.connect(self.open_choice)

    def _name(self) -> None:
        named(self, "sop.riwayat", text("sop.tab.history"))
        named(self.show_button, "sop.riwayat.tombolLihat")
        named(self.compare, "sop.riwayat.tombolBandingkan")
        named(self.other, "sop.riwayat.pembanding", text("sop.history.with"))
        named(self.use, "sop.riwayat.tombolPakai")
        named(self.revise, "sop.riwayat.tombolRevisi")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.theme, text("sop.tab.history"), Type.H2))
        head.addStretch(1)
        for widget in (self.show_button, self.compare, self.other, self.use, self.revise):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.caption)
        column.addWidget(self.table)
        column.addWidget(self.result_title)
        column.addWidget(self.result, 20)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.result_title.hide()
        self.result.hide()


def _version_table(versions: tuple[SopVersionRow, ...]) -> SectionTable:
    keys = ("number", "about", "revised_on", "approved_on", "valid_from", "running", "state")
    columns = tuple(
        Column(text(f"sop.history.column.{key}"), 1 if key == "about" else 0) for key in keys
    )
    return SectionTable(columns, tuple(_version_row(row) for row in versions))


def _version_row(row: SopVersionRow) -> tuple[str, ...]:
    nothing = text("sop.evaluation.nothing")
    about = row.reading
    if row.reason:
        words = {"about": row.reading, "reason": row.reason, "name": row.recorded_by}
        about = text("sop.history.about", **words)
    return (
        row.number,
        about,
        long_date(row.revised_on) if row.revised_on else nothing,
        long_date(row.approved_on),
        long_date(row.valid_from),
        text("sop.count", n=row.running),
        text("sop.history.in_force" if row.chosen else "sop.history.kept"),
    )
