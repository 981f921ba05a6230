"""How each state of the design is reached: by the window's own pages, keys and mouse."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.pictures.closing_states import CLOSING
from tests.pictures.data_states import DATA, MASTER
from tests.pictures.stage import Stage, settle
from tests.pictures.state import State

DECISION = 7
"""The step whose report is carried in the pictures."""


def _calm(on: Stage) -> None:
    on.board.board.walking.focus_report(on.card(DECISION).report_id)


def _allowed(on: Stage) -> None:
    on.drag(on.card(DECISION), 8)


def _refused(on: Stage) -> None:
    on.drag(on.card(DECISION), 9)


def _by_keys(on: Stage) -> None:
    _calm(on)
    on.key(Qt.Key.Key_M)


def _drawer(on: Stage) -> None:
    _calm(on)
    on.key(Qt.Key.Key_2)
    on.key(Qt.Key.Key_Return)


def _hand_over(on: Stage) -> None:
    _calm(on)
    on.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)


def _return(on: Stage) -> None:
    _hand_over(on)
    on.key(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)


def _send_back(on: Stage) -> None:
    on.board.board.walking.focus_report(on.card(5).report_id)
    on.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)


def _handed(on: Stage) -> None:
    """After a hand-over: the card marked at its place, the toast, the focus."""
    on.board.board.walking.focus_report(on.card(2).report_id)
    on.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_O, Qt.Key.Key_K):
        on.key(key)
    on.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(100)


def _empty_year(on: Stage) -> None:
    on.board.filters.year_chosen.emit(2027)


def _nothing_found(on: Stage) -> None:
    on.board.filters.division.setFocus()
    for _ in range(3):
        on.key(Qt.Key.Key_Down)
    on.board.filters.kind.setFocus()
    on.key(Qt.Key.Key_End)


def _lost(on: Stage) -> None:
    on.board.watch.lost.emit()


def _tab(key: str) -> Callable[[Stage], None]:
    return lambda on: on.go(f"sop:{key}")


BOARD = (
    State("01a_papan_tenang", _calm, "01a_papan_tenang", "01d_papan_gelap_tenang"),
    State("01b_papan_tarik_boleh", _allowed, "01b_papan_tarik_boleh", "01d_papan_gelap"),
    State("01c_papan_tarik_ditolak", _refused, "01c_papan_tarik_ditolak"),
    State("01e_papan_rincian", _drawer, "01e_papan_rincian"),
    State("01g_papan_mode_pindah", _by_keys, "01b_papan_tarik_boleh", "01d_papan_gelap"),
    State("01h_papan_sesudah", _handed, "01a_papan_tenang", "01d_papan_gelap_tenang"),
)
PAGES = (
    State("04_beranda", lambda on: on.go("beranda"), "04_beranda"),
    State("05a_sop_diagram_alir", _tab("flow"), "05a_sop_diagram_alir"),
    State("05b_sop_identitas", _tab("identity"), "05b_sop_identitas"),
)
DIALOGS = (
    State("06_serah_terima", _hand_over, "06_serah_terima"),
    State("06b_kembalikan_keputusan", _return, "06_serah_terima"),
    State("06c_kembalikan", _send_back, "06_serah_terima"),
)
OTHERS = (
    State("08a_kosong", _empty_year, "08a_kosong"),
    State("08a2_saringan", _nothing_found, "08a_kosong"),
    State("08b_galat", lambda _: None, "08b_galat", opens="damaged"),
    State("08b2_selamat_datang", lambda _: None, "08a_kosong", opens="missing"),
    State("08c_hanya_baca", _calm, "08c_luring", opens="read_only"),
    State("08c2_terputus", _lost, "08c_luring"),
)
STATES = (*BOARD, *PAGES, *DATA, *CLOSING, *MASTER, *DIALOGS, *OTHERS)
