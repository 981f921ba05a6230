"""Dokumen dinas: which document, of which hand-over or quarter, of which date, signed by whom."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.official import PAPERS, DocumentKind, DocumentWish, SignedAs
from app.domain.periods import Quarter
from app.domain.snapshots.official import HandOverChoice
from app.domain.spans import moment_text
from app.domain.texts import text
from app.ui.board.choice_lines import CheckLine
from app.ui.figures.cell_dialogs import CellDialog
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.field import Field
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

_DATE = "%d-%m-%Y"
_HEIGHT = 570


@dataclass(frozen=True)
class DocumentOffer:
    """What may be chosen; a report whose hand-overs are offered, a year for the others."""

    kinds: tuple[DocumentKind, ...]
    title: str
    """The report or the year, below the title of the dialog."""
    report_id: int
    hand_overs: tuple[HandOverChoice, ...]
    year: int
    quarter: int


class DocumentDialog(CellDialog):
    """`wanted` carries a DocumentWish, and whether it takes a number of the register."""

    wanted = Signal(object, bool)

    def __init__(self, theme: Theme, window: QWidget, offer: DocumentOffer) -> None:
        super().__init__(theme, window, _HEIGHT, "dokumen", text("official.window.title"))
        self._offer = offer
        self._rows: dict[Selector, Label] = {}
        self.form.addWidget(Label(theme, offer.title, Type.BODY, "ink2", wrap=True))
        self.kind = self._selector("kind", [(one.label, one) for one in offer.kinds])
        self.hand_over = self._selector("hand_over", [(_told(one), one.seq) for one in _of(offer)])
        self.quarter = self._selector("quarter", _quarters(), offer.quarter)
        self.signed_as = self._selector("signed_as", [(one.label, one) for one in SignedAs])
        self.paper = self._selector("paper", [(one, one) for one in PAPERS])
        self.date = Field(
            theme, text("official.window.date"), help_text=text("official.window.date_help")
        )
        named(self.date.edit, "dokumen.tanggal", text("official.window.date"))
        self.form.addWidget(self.date)
        self.number = CheckLine(theme, text("official.window.take_number"))
        named(self.number, "dokumen.nomor", text("official.window.take_number"))
        self.form.addWidget(self.number)
        self.form.addStretch(1)
        for widget in (*self._rows, self.date.edit, self.number):
            widget.installEventFilter(self)
        self.kind.chosen.connect(lambda _kind: self._show_rows())
        self._show_rows()
        self.add_buttons(text("official.window.make"), text("official.window.cancel"))

    def open_dialog(self) -> None:
        self.show()
        self.kind.setFocus()

    @property
    def chosen(self) -> DocumentKind:
        return DocumentKind(str(self.kind.value))

    def save(self) -> None:
        """Hand the wish over; a date that cannot be read is told at its field."""
        try:
            day = self._day()
        except ValueError:
            self.date.set_problem(text("official.window.bad_date"))
            self.date.edit.setFocus()
            return
        kind, offer = self.chosen, self._offer
        seq = self.hand_over.value if kind.of_hand_over else None
        quarter = self.quarter.value if kind.by_quarter else None
        self.wanted.emit(
            DocumentWish(
                kind=kind,
                report_id=offer.report_id if kind.of_report else 0,
                seq=int(str(seq)) if seq is not None else None,
                year=offer.year,
                quarter=int(str(quarter)) or None if quarter is not None else None,
                date=day,
                signed_as=SignedAs(str(self.signed_as.value)),
                paper=str(self.paper.value),
            ),
            kind.numbered and self.number.isChecked(),
        )
        self.accept()

    def _day(self) -> dt.date | None:
        """None where nothing stands; ValueError where it cannot be read."""
        words = self.date.edit.text().strip()
        if not words or not self.date.isVisibleTo(self):
            return None
        return dt.datetime.strptime(words, _DATE).date()  # noqa: DTZ007 - only the day counts

    def _show_rows(self) -> None:
        kind = self.chosen
        self._show(self.hand_over, kind.of_hand_over)
        self._show(self.quarter, kind.by_quarter)
        whole = kind is DocumentKind.MEASUREMENT
        self.quarter.set_items(_quarters(whole_year=whole), self.quarter.value)
        self._show(self.signed_as, kind.by_office)
        self.date.setVisible(not kind.of_hand_over)
        self.number.setVisible(kind.numbered)

    def _show(self, selector: Selector, visible: bool) -> None:
        selector.setVisible(visible)
        self._rows[selector].setVisible(visible)

    def _selector(
        self, name: str, items: list[tuple[str, object]], selected: object = None
    ) -> Selector:
        words = text(f"official.window.{name}")
        label = Label(self.theme, words, Type.CAP_M, "ink2")
        made = named(Selector(self.theme), f"dokumen.{_NAMES[name]}", words)
        made.set_items(items, selected)
        label.setBuddy(made)
        self._rows[made] = label
        self.form.addWidget(label)
        self.form.addWidget(made)
        return made


_NAMES = {
    "kind": "jenis",
    "hand_over": "serahTerima",
    "quarter": "triwulan",
    "signed_as": "penandatangan",
    "paper": "kertas",
}


def _of(offer: DocumentOffer) -> tuple[HandOverChoice, ...]:
    return offer.hand_overs if any(kind.of_hand_over for kind in offer.kinds) else ()


def _told(one: HandOverChoice) -> str:
    """`13 Juli 2026 10.14 · langkah 3 · 014/DISP/2026 · Fauzan`"""
    facts = {"at": moment_text(one.at), "step": one.from_step, "number": one.number or "—"}
    key = "hand_over_to" if one.receiver else "hand_over_row"
    return text(f"official.window.{key}", receiver=one.receiver, **facts)


def _quarters(*, whole_year: bool = False) -> list[tuple[str, object]]:
    """``whole_year`` offers 0 as well."""
    year: list[tuple[str, object]] = [(text("official.window.whole_year"), 0)]
    rows: list[tuple[str, object]] = [
        (text("official.window.quarter_row", quarter=one.roman), int(one)) for one in Quarter
    ]
    return [*rows, *(year if whole_year else [])]
