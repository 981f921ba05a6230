"""Time of a drag frame on the board at 60 and 1,000 cards; run as a module, prints medians.

python -m tests.benchmarks.board
"""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from app.domain.periods import Period
from app.domain.snapshots.board import Card, CardTime, TimeState
from app.domain.sop import FINISH, Sop
from app.domain.sop_file import shipped_sops
from app.domain.workflow import ReportState, ReportStatus, verdict_to
from app.ui.board.board import Board, BoardContent
from app.ui.board.move import Door
from app.ui.theme import Theme

FRAMES = 400
SIZE = (1294, 692)


def main() -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(dark=False, reduced_motion=True)
    theme.apply(app)
    for count in (60, 1000):
        board = make_board(app, theme, count)
        frames = drag(app, board)
        print(f"{count:5d} cards: build {build_time(app, board):6.1f} ms, {summary(frames)}")
        board.close()


def summary(frames: Sequence[float]) -> str:
    """Median, 99th percentile and worst, in milliseconds."""
    ordered = sorted(frames)
    p99 = ordered[int(len(ordered) * 0.99) - 1]
    middle = statistics.median(ordered)
    return f"frame p50 {middle:.2f} ms, p99 {p99:.2f} ms, worst {ordered[-1]:.2f} ms"


def make_board(app: QApplication, theme: Theme, count: int) -> Board:
    sop = shipped_sops()[0]

    def verdicts(card: Card) -> dict[int, object]:
        targets = [FINISH, *(step.number for step in sop.steps)]
        return {t: verdict_to(sop, card.state, t, card.actor) for t in targets}

    board = Board(theme, verdicts)  # type: ignore[arg-type]
    board.resize(*SIZE)
    board.show()
    board.show_content(content(sop, count))
    app.processEvents()
    return board


def drag(app: QApplication, board: Board) -> list[float]:
    """Lift a card of step 7 and lead it over the whole board; time of every frame in ms."""
    card = board.trays[7].cards_model.cards[0]
    board.lift(card, Door.MOUSE)
    app.processEvents()
    times = []
    for frame in range(FRAMES):
        x = 120 + frame * 1100 // FRAMES
        y = 80 + (frame * 37) % 560
        start = time.perf_counter()
        place = board.mapToGlobal(QPoint(x, y))
        board.carry(place - QPoint(40, 20))
        board.machine.over(board.target_at(place))
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    board.machine.cancel()
    return times


def build_time(app: QApplication, board: Board) -> float:
    """Milliseconds to show another set of cards of the same number."""
    before = board.content
    assert before is not None
    cards = tuple(replace(card, version=card.version + 1) for card in before.cards)
    start = time.perf_counter()
    board.show_content(replace(before, cards=cards))
    app.processEvents()
    return (time.perf_counter() - start) * 1000


def content(sop: Sop, count: int) -> BoardContent:
    states = (TimeState.ON_TIME, TimeState.NEAR, TimeState.LATE, TimeState.RETURNED)
    cards = tuple(_card(sop, number, states[number % 4]) for number in range(count))
    return BoardContent(2026, sop, cards, 9, count // 4, "planning_head")


def _card(sop: Sop, number: int, state: TimeState) -> Card:
    step = sop.steps[number % 9]
    parts = {"quarterly": Period.quarter(2026, 2), "semester": Period.semester(2026, 1)}
    period = parts.get(step.clock.value, Period.annual(2026))
    return Card(
        report_id=number + 1,
        version=1,
        period=period,
        state=ReportState(period, step.number, ReportStatus.ACTIVE),
        division_code="KP",
        title=f"Bidang Nomor {number}",
        short_title=f"Bidang {number}",
        icon="food_grains",
        step=step.number,
        actor=step.actor,
        holder_id=1,
        holder_name="",
        arrived_at=None,
        due_at=None,
        time=CardTime(state, "12/30 menit", "12 dari 30 menit", 0.4),
        new=number % 5 == 0,
        requirements=(),
        attachments=2,
    )


if __name__ == "__main__":
    main()
