"""Fields of a form as rows of data: what each is called, how it is edited, and its raw content."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from app.ui.sop.editor.form_field import (
    area,
    date_edit,
    line,
    plain_list,
    read_date,
    show_date,
    show_text,
)
from app.ui.theme import Theme
from app.ui.widgets.selector import Selector

Options = Sequence[tuple[str, object]]
"""Labels with their values."""
Raw = dict[str, Any]
"""What stands in the editors of a form: texts, chosen values, dates."""


class Look(Enum):
    """Which editor a field has."""

    LINE = auto()
    AREA = auto()
    CHOICE = auto()
    DATE = auto()
    CHECKS = auto()


@dataclass(frozen=True)
class FieldRow:
    """``key`` names the field of the value; ``section`` begins a new heading above it."""

    key: str
    label: str
    look: Look = Look.LINE
    wide: bool = False
    """Across both columns."""
    needed: bool = False
    section: str = ""


def make_editor(theme: Theme, row: FieldRow) -> QWidget:
    """The control of a field, empty."""
    if row.look is Look.AREA:
        edit = area(theme.px(52))
        edit.setFixedHeight(theme.px(58))
        return edit
    if row.look is Look.CHOICE:
        selector = Selector(theme)
        selector.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return selector
    if row.look is Look.DATE:
        return date_edit(theme)
    if row.look is Look.CHECKS:
        checks = plain_list()
        checks.setFixedHeight(theme.px(132))
        return checks
    return line(theme)


def on_edited(editor: QWidget, tell: Callable[[], object]) -> None:
    """Call ``tell`` when the user changes the content."""
    if isinstance(editor, QLineEdit):
        editor.textEdited.connect(lambda _: tell())
    elif isinstance(editor, QPlainTextEdit):
        editor.textChanged.connect(tell)
    elif isinstance(editor, Selector):
        editor.chosen.connect(lambda _: tell())
    elif isinstance(editor, QDateEdit):
        editor.dateChanged.connect(lambda _: tell())
    elif isinstance(editor, QListWidget):
        editor.itemChanged.connect(lambda _: tell())


def read_editor(editor: QWidget) -> Any:
    """The raw content; a tuple of the ticked values of a list of checks."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, Selector):
        return editor.value
    if isinstance(editor, QDateEdit):
        return read_date(editor)
    assert isinstance(editor, QListWidget)
    return tuple(
        editor.item(row).data(Qt.ItemDataRole.UserRole)
        for row in range(editor.count())
        if editor.item(row).checkState() is Qt.CheckState.Checked
    )


def show_raw(editor: QWidget, raw: Any, options: Options = ()) -> None:
    """Show a content without telling anybody."""
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        show_text(editor, str(raw))
    elif isinstance(editor, Selector):
        editor.set_items(options, raw)
    elif isinstance(editor, QDateEdit):
        show_date(editor, raw)
    elif isinstance(editor, QListWidget):
        _show_checks(editor, raw, options)


def _show_checks(checks: QListWidget, ticked: Sequence[object], options: Options) -> None:
    with QSignalBlocker(checks):
        checks.clear()
        for label, value in options:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, value)
            state = Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            checks.addItem(item)
