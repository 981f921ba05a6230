"""What a screen reader calls the board and its trays (DESIGN.md 14.1)."""

from app.domain.sop import Sop, Step
from app.domain.texts import text
from app.ui.board.header import step_time


def board_name(year: int, cards: int, late: int) -> str:
    """`Papan alur 2026, 12 berkas, 3 lewat waktu`."""
    return text("board.name", year=year, count=cards, late=late)


def tray_name(sop: Sop, step: Step, cards: int) -> str:
    """`Langkah 2, Rekap laporan triwulan, Kasubbag Perencanaan dan Pelaporan, 2 berkas`."""
    role = sop.actor(step.actor).label
    return text("board.tray_name", step=step.number, title=step.short, role=role, count=cards)


def tray_description(step: Step, *, mine: bool) -> str:
    """`Waktu SOP 30 menit. Meja Anda.`"""
    return text(
        "board.tray_description_mine" if mine else "board.tray_description", time=step_time(step)
    )
