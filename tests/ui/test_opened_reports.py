"""A hand-over may be withdrawn until the receiver opens the report, wherever that happens."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.cli import main
from app.domain.commands import Acting
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, DIVISION_HEAD, PLANNING, SECTION_HEAD
from tests.ui.board_driving import LATER, Desk, office_at_step, open_desk

OPENED = "select count(*) from report where opened_at is not null"


@pytest.fixture
def given(qtbot: QtBot, tmp_path: Path) -> tuple[Desk, int]:
    """Handed over to the Kepala Bidang, who has not looked at it yet; seen by the sender."""
    office, report_id = office_at_step(tmp_path, 3)
    return open_desk(qtbot, office, Acting(PLANNING)), report_id


def sit(desk: Desk, person_id: int, report_id: int) -> None:
    desk.dispatcher.set_acting(Acting(person_id))
    desk.page.refresh()
    desk.focus(report_id)


def may_withdraw(office: Office, report_id: int) -> bool:
    return office.hand_over_view(report_id, CHAIRS["planning_head"], LATER).can_withdraw


def withdraw_by_command(desk: Desk, report_id: int) -> int:
    words = ["--data", str(desk.office.path), "serahkan", "--berkas", str(report_id)]
    return main([*words, "--sebagai", "Norhayati", "--keputusan", "tarik"])


def test_the_drawer_of_the_receiver_ends_the_withdrawal(
    given: tuple[Desk, int], capsys: pytest.CaptureFixture[str]
) -> None:
    desk, report_id = given
    assert may_withdraw(desk.office, report_id)
    sit(desk, DIVISION_HEAD, report_id)
    desk.key(Qt.Key.Key_Return)
    assert desk.page.drawer.isVisible()
    assert desk.rows(OPENED) == [(1,)]
    assert not may_withdraw(desk.office, report_id)
    assert withdraw_by_command(desk, report_id) == 1
    assert "Kepala Bidang sudah membuka berkas ini." in capsys.readouterr().err


@pytest.mark.parametrize("person_id", [PLANNING, DIVISION_HEAD + 1, SECTION_HEAD])
def test_the_drawer_of_anybody_else_opens_nothing(given: tuple[Desk, int], person_id: int) -> None:
    desk, report_id = given
    sit(desk, person_id, report_id)
    desk.key(Qt.Key.Key_Return)
    assert desk.page.drawer.isVisible()
    assert desk.rows(OPENED) == [(0,)]
    assert withdraw_by_command(desk, report_id) == 0


def test_beranda_and_the_board_alone_open_nothing(given: tuple[Desk, int]) -> None:
    desk, report_id = given
    holder = Acting(DIVISION_HEAD)
    home = desk.office.home(2026, holder, LATER)
    assert [row.card.report_id for row in home.desk] == [report_id]
    sit(desk, DIVISION_HEAD, report_id)
    desk.key(Qt.Key.Key_Right)
    assert desk.rows(OPENED) == [(0,)]
    assert may_withdraw(desk.office, report_id)


def test_the_row_of_beranda_that_leads_to_the_report_opens_it(given: tuple[Desk, int]) -> None:
    desk, report_id = given
    sit(desk, DIVISION_HEAD, report_id)
    desk.page.open_place(f"berkas:{report_id}")
    assert desk.rows(OPENED) == [(1,)]
    assert not may_withdraw(desk.office, report_id)
