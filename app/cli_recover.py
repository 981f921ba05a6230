"""The command line of the administrator: put a stuck report right ("koreksi pengelola")."""

import argparse
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.cli_hand_over import find_person
from app.domain.commands import Acting, RecoverReport, Recovery
from app.domain.texts import text

ACTIONS = {
    "pindah": Recovery.SEND,
    "lewati": Recovery.SKIP,
    "tangguhkan": Recovery.SUSPEND,
    "lanjutkan": Recovery.RESUME,
}


@dataclass(frozen=True)
class RecoverWish:
    """What the command line asks for; ``step`` only for SEND."""

    report_id: int
    person: str
    recovery: Recovery
    reason: str
    step: int | None
    receiver: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--berkas", type=int, required=True, metavar="ID", help=text("cli.report_help")
    )
    parser.add_argument("--sebagai", required=True, metavar="NAMA", help=text("cli.person_help"))
    parser.add_argument(
        "--tindakan", choices=tuple(ACTIONS), required=True, help=text("cli.action_help")
    )
    parser.add_argument("--alasan", required=True, metavar="TEKS", help=text("cli.reason_help"))
    parser.add_argument("--langkah", type=int, metavar="N", help=text("cli.step_help"))
    parser.add_argument("--penerima", default="", metavar="NAMA", help=text("cli.receiver_help"))


def wish_of(options: argparse.Namespace) -> RecoverWish | None:
    """What was asked for; None when the step is missing, or given where there is none."""
    recovery = ACTIONS[options.tindakan]
    if (recovery is Recovery.SEND) is (options.langkah is None):
        return None
    return RecoverWish(
        report_id=options.berkas,
        person=options.sebagai,
        recovery=recovery,
        reason=options.alasan,
        step=options.langkah,
        receiver=options.penerima,
    )


def recover_from_command(data: Path | None, wish: RecoverWish, at: dt.datetime) -> str:
    """Carry it out; the sentence of what happened. UserError when it is refused."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data)) as office:
        people = office.shell(None, at).persons
        acting = Acting(find_person(people, wish.person).id)
        command = RecoverReport(
            report_id=wish.report_id,
            seen_version=office.hand_over_view(wish.report_id, acting, at).card.version,
            recovery=wish.recovery,
            reason=wish.reason,
            target=wish.step,
            receiver_id=find_person(people, wish.receiver).id if wish.receiver else None,
        )
        return office.run(command, acting, at).summary
