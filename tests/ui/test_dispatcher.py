"""The one door for changes: it tells what happened, and the way back works or says why not."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.changes import Change
from app.domain.commands import Acting, HandOver, MarkOpened
from app.domain.errors import UserError
from app.domain.sop import Choice
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from tests.ui.conftest import NOW


def first_card(office: Office, acting: Acting) -> tuple[int, int]:
    """Id and version of a report on the desk of the acting person."""
    card = office.home(2026, acting, NOW).desk[0].card
    return card.report_id, card.version


def hand_over(office: Office, acting: Acting) -> HandOver:
    report_id, version = first_card(office, acting)
    return HandOver(report_id, Choice.FORWARD, version, note="Diserahkan untuk direkap.")


def place(office: Office, acting: Acting, report_id: int) -> int:
    cards = office.board(2026, acting, NOW).cards
    return next(card.step for card in cards if card.report_id == report_id)


def test_a_committed_command_is_told_once_and_can_be_undone_and_redone(
    qtbot: QtBot, office: Office, acting: Acting, dispatcher: Dispatcher
) -> None:
    command = hand_over(office, acting)
    told: list[object] = []
    dispatcher.changed.connect(told.append)
    dispatcher.done.connect(told.append)
    outcome = dispatcher.run(command)
    assert outcome is not None
    assert told == [outcome.changes, outcome]
    assert Change("reports", command.report_id) in outcome.changes
    assert place(office, acting, command.report_id) == 2
    assert dispatcher.can_undo

    with qtbot.waitSignal(dispatcher.reverted):
        dispatcher.undo()
    assert place(office, acting, command.report_id) == 1
    assert not dispatcher.can_undo


def test_a_refusal_becomes_one_sentence_and_nothing_can_be_undone(
    qtbot: QtBot, office: Office, acting: Acting, dispatcher: Dispatcher
) -> None:
    command = hand_over(office, acting)
    stale = HandOver(command.report_id, Choice.FORWARD, command.seen_version + 7, note="Lama")
    with qtbot.waitSignal(dispatcher.refused) as told:
        assert dispatcher.run(stale) is None
    assert isinstance(told.args[0], UserError)
    assert str(told.args[0])
    assert not dispatcher.can_undo


def test_undo_that_is_no_longer_allowed_says_why_and_is_forgotten(
    qtbot: QtBot, office: Office, acting: Acting, dispatcher: Dispatcher
) -> None:
    command = hand_over(office, acting)
    dispatcher.run(command)
    receiver = next(
        card.holder_id
        for card in office.board(2026, acting, NOW).cards
        if card.report_id == command.report_id
    )
    assert receiver is not None
    office.run(MarkOpened(command.report_id), Acting(receiver), NOW)
    with qtbot.waitSignal(dispatcher.refused):
        assert dispatcher.undo() is None
    assert place(office, acting, command.report_id) == 2
    assert not dispatcher.can_undo


def test_a_bug_becomes_a_report_and_the_program_goes_on(
    qtbot: QtBot, dispatcher: Dispatcher, caplog: object
) -> None:
    with qtbot.waitSignal(dispatcher.crashed) as told:
        assert dispatcher.ask(lambda: 1 // 0) is None
    assert "ZeroDivisionError" in told.args[0]
    assert dispatcher.ask(lambda: 4) == 4


def test_another_person_cannot_undo_what_the_former_did(
    qapp: QApplication, office: Office, acting: Acting, dispatcher: Dispatcher
) -> None:
    dispatcher.run(hand_over(office, acting))
    dispatcher.set_acting(Acting(5))
    assert not dispatcher.can_undo
    assert dispatcher.undo() is None
