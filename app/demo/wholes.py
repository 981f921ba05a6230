"""The semester reports (steps 6 to 8, each with one TIDAK) and the annual report (9)."""

from app.demo.year import SampleYear
from app.domain.periods import Period
from app.domain.snapshots.board import Card
from app.domain.sop import Choice
from app.domain.texts import text

DAY = 8 * 60
"""Office minutes of a working day."""


def run_semester(year: SampleYear, semester: int) -> Card:
    """Recap to the connector before step 9; one TIDAK, at 7 (first) or at 8 (second)."""
    card = year.whole(Period.semester(year.year, semester))
    year.clock.work(DAY)
    year.hand_over(card.report_id)
    year.write_sections(year.card(card.report_id))
    if semester == 1:
        _work_and_hand_over(year, card, Choice.NO, text("demo.no_at_7"))
        _work_and_hand_over(year, card, Choice.FORWARD, text("demo.corrected"))
    _work_and_hand_over(year, card, Choice.YES)
    if semester == 2:
        _work_and_hand_over(year, card, Choice.NO, text("demo.no_at_8"), minutes=20)
        _work_and_hand_over(year, card, Choice.YES, text("demo.corrected"))
    _work_and_hand_over(year, card, Choice.YES, minutes=25)
    return card


def run_annual(year: SampleYear) -> Card:
    """Both semesters joined, the passages written, SELESAI: the year is archived."""
    card = year.whole(Period.annual(year.year))
    year.write_sections(card)
    _work_and_hand_over(year, card, Choice.YES, minutes=10)
    return card


def _work_and_hand_over(
    year: SampleYear, card: Card, choice: Choice, note: str = "", *, minutes: int = DAY // 2
) -> None:
    year.clock.work(minutes)
    year.hand_over(card.report_id, choice, note)
