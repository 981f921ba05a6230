"""The end of a quarter in pictures: the list, every form of it, and the grid after amendments."""

from decimal import Decimal

from app.domain.commands import AmendFigure, CloseQuarter
from app.domain.snapshots.figures import FigureRow
from app.ui.closing.dialog import CompletenessDialog
from app.ui.closing.forms import AmendDialog
from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from tests.pictures.stage import Stage, settle
from tests.pictures.state import State

YEAR = 2026
REASON = "salah baca rekap kecamatan"


def _page(on: Stage, quarter: int) -> FiguresPage:
    on.go("data")
    page = on.window.stack.current
    assert isinstance(page, FiguresPage)
    page.toolbar.quarters.chosen.emit(quarter - 1)
    settle()
    return page


def _row(page: FiguresPage, code: str) -> FigureRow:
    lines = page.model.lines
    return next(one for one in lines if isinstance(one, FigureRow) and one.code == code)


def _amend(page: FiguresPage, code: str) -> None:
    row = _row(page, code)
    figure = row.figure
    wish = AmendFigure(
        row.indicator_id,
        YEAR,
        1,
        row.version,
        REASON,
        value=_less(figure.value),
        numerator=_less(figure.numerator),
        denominator=figure.denominator,
    )
    page._dispatcher.run(wish)


def _less(value: Decimal | None) -> Decimal | None:
    return None if value is None else value - 1


def _closed(on: Stage) -> FiguresPage:
    page = _page(on, 1)
    page._dispatcher.run(CloseQuarter(YEAR, 1, "BPS belum menerbitkan sebagian angka"))
    for code in ("1.2", "2.1", "2.2"):
        _amend(page, code)
    settle()
    page.grid.select_cell(_row(page, "2.1").indicator_id, Column.VALUE)
    page.grid.setFocus()
    settle()
    return page


def _dialog(page: FiguresPage) -> CompletenessDialog:
    page.toolbar.complete.click()
    settle()
    return page.window().findChildren(CompletenessDialog)[-1]


def _list(on: Stage) -> CompletenessDialog:
    return _dialog(_page(on, 4))


def _mark(on: Stage) -> None:
    dialog = _list(on)
    dialog.units.selectRow(1)
    dialog.toggle_mark()
    settle()


def _close(on: Stage) -> None:
    _dialog(_page(on, 1)).close_quarter()
    settle()


def _closed_list(on: Stage) -> CompletenessDialog:
    return _dialog(_closed(on))


def _amending(on: Stage) -> None:
    dialog = _closed_list(on)
    dialog.amend_figure()
    settle()
    form = dialog.window().findChildren(AmendDialog)[-1]
    form.value.edit.setText("1.234")
    form.save()
    settle()


CLOSING = (
    State("21a_kelengkapan", _list),
    State("21b_tandai_lengkap", _mark),
    State("21c_tutup_triwulan", _close),
    State("21d_triwulan_ditutup", _closed_list),
    State("21e_ralat", _amending),
    State("21f_isian_diralat", _closed),
)
