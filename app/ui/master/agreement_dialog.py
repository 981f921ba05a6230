"""A version of the Perjanjian Kinerja: murni or perubahan, date, number and reason."""

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands_master import SaveAgreement
from app.domain.master import AgreementValue
from app.domain.master_rules import agreement_problems
from app.domain.measures import AgreementKind
from app.domain.snapshots.master import AgreementView, MasterView
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.dispatcher import Dispatcher
from app.ui.fonts import Type
from app.ui.master.fields import FieldRow, Look
from app.ui.master.form import RecordForm
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_SIZE = QSize(560, 372)


class AgreementDialog(ScrimDialog):
    """`saved` carries the number of the version."""

    saved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        dispatcher: Dispatcher,
        view: MasterView,
        agreement: AgreementView | None,
    ) -> None:
        super().__init__(theme, window, _SIZE)
        self._dispatcher = dispatcher
        self._view = view
        self._stored = agreement
        title = agreement.label if agreement else text("master.agreement.new")
        named(self, "induk.perjanjian", title)
        self.title = Label(theme, title, Type.TITLE)
        self.form = RecordForm(theme, "induk.perjanjian", _rows())
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self.save = Button(theme, text("master.save"), Kind.PRIMARY, key="Ctrl Enter", height=36)
        self.cancel = Button(theme, text("master.cancel"), key="Esc", height=36)
        named(self.save, "induk.perjanjian.simpan")
        named(self.cancel, "induk.perjanjian.batal")
        self._lay_out()
        value = agreement.value if agreement else _proposal(view, dispatcher.now().date())
        options = {"kind": [(text(f"master.kind.{kind.value}"), kind) for kind in AgreementKind]}
        self.form.show_raw(dict(vars(value)), options, editable=True)
        self.save.clicked.connect(self.store)
        self.cancel.clicked.connect(self.reject)
        self._dispatcher.refused.connect(self._on_refused)
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
            return
        super().keyPressEvent(event)

    def store(self) -> None:
        """Simpan: the problems beside their fields, or one wish."""
        raw, stored = self.form.raw, self._stored
        value = AgreementValue(
            self._view.year,
            AgreementKind(raw["kind"]),
            raw["date"],
            raw["number"].strip(),
            raw["reason"].strip(),
        )
        own = stored.id if stored else 0
        others = [one.value for one in self._view.agreements if one.id != own]
        problems = {one.field: one.sentence for one in agreement_problems(value, others)}
        self.form.show_problems(problems)
        if problems:
            self.form.focus_first(problems)
            return
        wish = SaveAgreement(value, stored.id if stored else None, stored.value if stored else None)
        outcome = self._dispatcher.run(wish)
        if outcome is not None:
            self.saved.emit(outcome.created[0])
            self.accept()

    def _on_refused(self, error: object) -> None:
        self.problem.setText(str(error))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(8, 20, 8, 16)
        column.setSpacing(8)
        self.title.setContentsMargins(16, 0, 16, 0)
        self.problem.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self.title)
        column.addWidget(self.form, 1)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        for button in (self.save, self.cancel):
            button.setAutoDefault(False)


def _rows() -> tuple[FieldRow, ...]:
    return (
        FieldRow("kind", text("master.agreement.kind"), Look.CHOICE),
        FieldRow("date", text("master.agreement.date"), Look.DATE),
        FieldRow("number", text("master.agreement.number"), wide=True),
        FieldRow("reason", text("master.agreement.reason"), Look.AREA),
    )


def _proposal(view: MasterView, today: dt.date) -> AgreementValue:
    """Murni first, then perubahan, dated today when that is in the year."""
    known = {one.value.kind for one in view.agreements}
    kind = AgreementKind.REVISED if AgreementKind.ORIGINAL in known else AgreementKind.ORIGINAL
    day = today if today.year == view.year else dt.date(view.year, 1, 2)
    if kind is AgreementKind.ORIGINAL:
        day = min(day, dt.date(view.year, 1, 31))
    return AgreementValue(view.year, kind, day)
