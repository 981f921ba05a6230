"""The command line as a door of the board: hand over, decide, send back, withdraw."""

import argparse
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.commands import Acting, Command, HandOver, SendBack, Withdraw
from app.domain.errors import InputError
from app.domain.sop import Choice
from app.domain.texts import text

if TYPE_CHECKING:
    from app.domain.snapshots.board import HandOverView
    from app.domain.snapshots.office import PersonView
    from app.services.office import Office

BACK, WITHDRAW = "kembali", "tarik"
CHOICES = {"": Choice.FORWARD, "ya": Choice.YES, "tidak": Choice.NO}
DECISIONS = ("ya", "tidak", BACK, WITHDRAW)


@dataclass(frozen=True)
class HandOverWish:
    """What the command line asks for; persons by name, "" where nothing was said."""

    report_id: int
    person: str
    on_behalf_of: str = ""
    decision: str = ""
    """One of DECISIONS; "" simply hands on."""
    note: str = ""
    receiver: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--berkas", type=int, required=True, metavar="ID", help=text("cli.report_help")
    )
    parser.add_argument("--sebagai", required=True, metavar="NAMA", help=text("cli.person_help"))
    parser.add_argument("--atas-nama", default="", metavar="NAMA", help=text("cli.behalf_help"))
    parser.add_argument("--keputusan", choices=DECISIONS, default="", help=text("cli.choice_help"))
    parser.add_argument("--catatan", default="", metavar="TEKS", help=text("cli.note_help"))
    parser.add_argument("--penerima", default="", metavar="NAMA", help=text("cli.receiver_help"))


def wish_of(options: argparse.Namespace) -> HandOverWish | None:
    """What was asked for; None when a receiver is named for a way that has none to choose."""
    if options.penerima and options.keputusan in (BACK, WITHDRAW):
        return None
    return HandOverWish(
        report_id=options.berkas,
        person=options.sebagai,
        on_behalf_of=options.atas_nama,
        decision=options.keputusan,
        note=options.catatan,
        receiver=options.penerima,
    )


def hand_over_from_command(data: Path | None, wish: HandOverWish, at: dt.datetime) -> str:
    """Carry it out like every other door; the sentence of what happened.

    UserError when the rule refuses, or when a name fits nobody or several people.
    """
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data)) as office:
        people = office.shell(None, at).persons
        behalf = find_person(people, wish.on_behalf_of).id if wish.on_behalf_of else None
        acting = Acting(find_person(people, wish.person).id, behalf)
        return office.run(_command(office, people, wish, acting, at), acting, at).summary


def _command(
    office: "Office",
    people: "tuple[PersonView, ...]",
    wish: HandOverWish,
    acting: Acting,
    at: dt.datetime,
) -> Command:
    view = office.hand_over_view(wish.report_id, acting, at)
    seen = view.card.version
    if wish.decision == WITHDRAW:
        return Withdraw(wish.report_id, seen, wish.note)
    if wish.decision == BACK:
        return SendBack(wish.report_id, seen, wish.note)
    return HandOver(
        report_id=wish.report_id,
        choice=CHOICES[wish.decision],
        seen_version=seen,
        receiver_id=find_person(people, wish.receiver).id if wish.receiver else None,
        note=wish.note,
        requirements=_present(view, CHOICES[wish.decision]),
    )


def _present(view: "HandOverView", choice: Choice) -> tuple[str, ...]:
    """What is there is ticked, as the dialog shows it."""
    return tuple(item.requirement.id for item in view.required_for(choice) if item.present)


def find_person(people: "tuple[PersonView, ...]", name: str) -> "PersonView":
    """The one person with this name, or whose name contains it; InputError otherwise."""
    wanted = name.strip().casefold()
    exact = [person for person in people if person.name.casefold() == wanted]
    found = exact or [person for person in people if wanted and wanted in person.name.casefold()]
    if not found:
        raise InputError("person_not_found", name=name)
    if len(found) > 1:
        names = "; ".join(person.name for person in found)
        raise InputError("person_ambiguous", name=name, names=names)
    return found[0]
