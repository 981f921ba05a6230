"""The disposition sheet beside the note: as paper, or with `Ubah isi` as a form (8.6)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.commands import (
    WISHES_BACK,
    WISHES_ONWARD,
    DispositionText,
    Urgency,
    Wish,
)
from app.domain.snapshots.board import Disposition
from app.domain.texts import text
from app.ui.board.choice_lines import CheckLine, RadioLine
from app.ui.board.disposition_preview import DispositionPreview
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

HEADING = 24
"""Height of the line above the sheet: its link needs a target of that size."""


class DispositionSide(QWidget):
    """What is changed in the form is seen on the paper and stored with the hand-over."""

    def __init__(self, theme: Theme, subject: str) -> None:
        super().__init__()
        self.theme = theme
        self._touched = False
        self.preview = DispositionPreview(theme)
        self.link = LinkButton(theme, text("board.dialog.edit_sheet"), style=Type.BODY_S)
        self.subject = named(QLineEdit(subject), "serah.perihal", text("board.paper.subject"))
        self.urgencies: dict[Urgency, RadioLine] = {}
        self.wishes: dict[Wish, CheckLine] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self._form())
        named(self.link, "serah.ubahIsi", text("board.dialog.edit_sheet_name"))
        self.link.clicked.connect(self.toggle)
        self._lay_out()

    @property
    def words(self) -> DispositionText:
        """What the sheet says now."""
        urgency = next(u for u, button in self.urgencies.items() if button.isChecked())
        wishes = tuple(wish for wish, box in self.wishes.items() if box.isChecked())
        return DispositionText(self.subject.text().strip(), urgency, wishes)

    def show_content(self, content: Disposition, to: str, *, returns: bool) -> None:
        """``to`` is role and name of the receiver; ``returns`` for TIDAK."""
        if not self._touched:
            self._tick(WISHES_BACK if returns else WISHES_ONWARD)
        self.preview.show_content(content, to, self.words)

    def toggle(self) -> None:
        """Paper or form; the focus goes to the first field."""
        editing = self._stack.currentWidget() is self.preview
        self._stack.setCurrentIndex(int(editing))
        self.link.setText(text(f"board.dialog.{'show' if editing else 'edit'}_sheet"))
        self.link.updateGeometry()
        if editing:
            self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, wishes: tuple[Wish, ...]) -> None:
        for wish, box in self.wishes.items():
            box.blockSignals(True)
            box.setChecked(wish in wishes)
            box.blockSignals(False)

    def _on_edited(self) -> None:
        self._touched = True
        self.preview.show_words(self.words)

    def _form(self) -> QWidget:
        form, theme = QWidget(), self.theme
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = self._heading("subject")
        heading.setBuddy(self.subject)
        column.addWidget(heading)
        column.addWidget(self.subject)
        column.addSpacing(8)
        column.addWidget(self._heading("urgency"))
        group = QButtonGroup(form)
        for urgency in Urgency:
            button = RadioLine(theme, text(f"board.paper.{urgency.value}"))
            named(button, f"serah.sifat.{urgency.value}")
            button.setChecked(urgency is Urgency.PLAIN)
            button.toggled.connect(self._on_edited)
            group.addButton(button)
            self.urgencies[urgency] = button
            column.addWidget(button)
        column.addSpacing(8)
        column.addWidget(self._heading("please"))
        for wish in Wish:
            box = CheckLine(theme, text(f"board.paper.{wish.value}"))
            named(box, f"serah.harap.{wish.value}")
            box.toggled.connect(self._on_edited)
            self.wishes[wish] = box
            column.addWidget(box)
        column.addStretch(1)
        self.subject.textChanged.connect(self._on_edited)
        return form

    def _heading(self, name: str) -> Label:
        return Label(self.theme, text(f"board.paper.{name}"), Type.CAP_M, "ink2")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addStrut(self.theme.px(HEADING))
        head.addWidget(Label(self.theme, text("board.dialog.disposition"), Type.CAP_S), 1)
        head.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
