"""Of one figure, in the panel: sementara or tetap, source and date, the mark, and the notes."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.snapshots.figures import FigureRow, IndicatorPanel, NoteView
from app.domain.spans import long_date, relative_time
from app.domain.texts import text
from app.ui.figures.history_list import empty_layout
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class CellSection(QWidget):
    """Tells; the page asks and stores."""

    facts_wanted = Signal()
    flag_wanted = Signal(bool)
    """Whether the mark shall be on."""
    note_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flagged = False
        self.change = LinkButton(theme, text("cells.facts.change"), style=Type.CAP_S)
        self.facts = Label(theme, "", Type.CAP, wrap=True)
        self.amended_heading = Label(theme, text("cells.facts.amended"), Type.CAP_S)
        self.amended = Label(theme, "", Type.CAP, "warn", wrap=True)
        self.flag_line = Label(theme, text("cells.facts.flagged"), Type.CAP_M, "warn")
        self.flag = LinkButton(theme, "", style=Type.CAP_S)
        self.heading = Label(theme, "", Type.CAP_S)
        self.add_note = LinkButton(theme, text("cells.note.add"), style=Type.CAP_S)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(4)
        named(self.change, "data.keterangan.ubah")
        named(self.flag, "data.keterangan.tandai")
        named(self.add_note, "data.catatan.tulis")
        self.change.clicked.connect(self.facts_wanted)
        self.flag.clicked.connect(lambda: self.flag_wanted.emit(not self._flagged))
        self.add_note.clicked.connect(self.note_wanted)
        self._lay_out()

    def show_cell(self, panel: IndicatorPanel, now: dt.datetime, *, editable: bool) -> None:
        row = panel.row
        self._flagged = row.flagged
        self.facts.setText(facts_text(row))
        self.amended.setText(row.amended)
        for label in (self.amended_heading, self.amended):
            label.setVisible(bool(row.amended))
        self.change.setVisible(editable)
        self.flag.setVisible(editable)
        self.flag.setText(text("cells.facts.unflag" if row.flagged else "cells.facts.flag"))
        self.flag_line.setVisible(row.flagged)
        self.add_note.setVisible(panel.row.editable)  # an open quarter, whoever looks
        self.heading.setText(text("cells.note.heading", count=len(panel.notes)))
        empty_layout(self._notes)
        if not panel.notes:
            self._notes.addWidget(Label(self._theme, text("cells.note.none"), Type.CAP, "ink3"))
        for note in panel.notes:
            self._notes.addWidget(self._note(note, now))

    def _note(self, note: NoteView, now: dt.datetime) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = text("cells.note.line", person=note.person, body=note.body)
        column.addWidget(Label(self._theme, said, Type.CAP, "ink", wrap=True))
        column.addWidget(Label(self._theme, relative_time(note.at, now), Type.MIC, "ink3"))
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = Label(self._theme, text("cells.facts.heading"), Type.CAP_S)
        column.addLayout(_side_by_side(title, self.change))
        column.addWidget(self.facts)
        column.addWidget(self.flag_line)
        flag = QHBoxLayout()
        flag.addWidget(self.flag)
        flag.addStretch(1)
        column.addLayout(flag)
        column.addWidget(self.amended_heading)
        column.addWidget(self.amended)
        column.addSpacing(8)
        column.addLayout(_side_by_side(self.heading, self.add_note))
        column.addLayout(self._notes)


def facts_text(row: FigureRow) -> str:
    """`Sementara, dari BPS, data per 30 Juni 2026`."""
    said = text(f"cells.facts.{row.status.value}")
    if row.source:
        said += text("cells.facts.shown_source", source=row.source)
    if row.data_date is not None:
        said += text("cells.facts.shown_date", date=long_date(row.data_date))
    return said


def _side_by_side(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row
