"""A new standard is proposed from what was measured, with the reason in a sentence."""

import pytest

from app.domain.sop import Standard, TimeUnit
from app.domain.sop_proposal import Finding, propose, rounded, usual_minutes

DAY = 480
HALF_HOUR = Standard(30, TimeUnit.MINUTES, "30 Menit")


def finding(*minutes: int, late: int = 0, standard: Standard = HALF_HOUR) -> Finding:
    total = standard.amount * (DAY if standard.unit is TimeUnit.WORKING_DAYS else 1)
    return Finding(3, standard, total, minutes, late, DAY)


def test_nothing_is_proposed_from_four_measurements() -> None:
    proposal = propose(finding(90, 90, 90, 90, late=4))
    assert (proposal.proposed, proposal.proposed_label) == (None, "")
    assert "4 kali" in proposal.because


def test_a_standard_that_most_miss_is_widened_to_what_eight_of_ten_need() -> None:
    proposal = propose(finding(40, 50, 70, 80, 300, late=5))
    assert proposal.proposed == Standard(2, TimeUnit.HOURS, "2 Jam")
    assert "1 jam 20 menit" in proposal.because


def test_a_standard_that_nobody_needs_is_tightened() -> None:
    proposal = propose(finding(2, 3, 4, 5, 6))
    assert proposal.proposed == Standard(5, TimeUnit.MINUTES, "5 Menit")


def test_a_fitting_standard_stays() -> None:
    proposal = propose(finding(10, 15, 20, 25, 28))
    assert proposal.proposed == HALF_HOUR
    assert proposal.standard_label == proposal.proposed_label == "30 menit"


def test_a_few_stragglers_do_not_widen_a_standard_that_half_of_them_keep() -> None:
    proposal = propose(finding(10, 11, 12, 5000, 6000, late=2))
    assert proposal.proposed == HALF_HOUR
    assert "2 lewat waktu" in proposal.because


def test_a_loose_standard_that_rounds_to_itself_stays() -> None:
    five = Standard(5, TimeUnit.MINUTES, "5 Menit")
    assert propose(finding(1, 1, 1, 1, 1, standard=five)).proposed == five


@pytest.mark.parametrize(
    ("minutes", "label"),
    [
        (0, "5 Menit"),
        (6, "10 Menit"),
        (60, "60 Menit"),
        (61, "2 Jam"),
        (420, "7 Jam"),
        (421, "1 Hari"),
        (481, "2 Hari"),
    ],
)
def test_a_proposal_is_a_time_that_an_office_would_write(minutes: int, label: str) -> None:
    assert rounded(minutes, DAY).printed == label


def test_eight_of_ten_are_done_within_the_usual_time() -> None:
    assert usual_minutes((10, 9, 8, 7, 6, 5, 4, 3, 2, 1)) == 8
    assert usual_minutes((1, 2, 3, 4, 100)) == 4
