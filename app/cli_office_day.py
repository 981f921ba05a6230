"""The command line of the office calendar: list a year, add days off and working days."""

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.cli_hand_over import find_person
from app.domain.commands import Acting, ClearOfficeDay, SetOfficeDay
from app.domain.spans import day_date
from app.domain.texts import text

OFF, WORKING, USUAL = "libur", "kerja", "biasa"


@dataclass(frozen=True)
class OfficeDayWish:
    """One day to change, and by whom; ``state`` is OFF, WORKING or USUAL."""

    date: dt.date
    state: str
    name: str
    person: str


def add_arguments(
    parser: argparse.ArgumentParser, year: Callable[[str], object], date: Callable[[str], object]
) -> None:
    """``year`` and ``date`` read an argument."""
    parser.add_argument("--tahun", type=year, metavar="Y", help=text("cli.list_year_help"))
    parser.add_argument(
        "--tanggal", type=date, metavar="YYYY-MM-DD", help=text("cli.office_day_help")
    )
    parser.add_argument(
        "--jadikan", choices=(OFF, WORKING, USUAL), default=OFF, help=text("cli.day_state_help")
    )
    parser.add_argument("--nama", default="", metavar="TEKS", help=text("cli.day_name_help"))
    parser.add_argument("--sebagai", default="", metavar="NAMA", help=text("cli.person_help"))


def wish_of(options: argparse.Namespace) -> OfficeDayWish | None:
    """The change that was asked for; None when a year is to be listed."""
    if options.tanggal is None:
        return None
    return OfficeDayWish(options.tanggal, options.jadikan, options.nama, options.sebagai)


def list_days(data: Path | None, year: int) -> tuple[str, ...]:
    """`Jumat, 20 Maret 2026 · cuti bersama · Cuti Bersama Hari Raya Idul Fitri`, by date."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        days = office.office_days(year)
    lines = [
        text("cli.office_day", date=day_date(day.date), label=day.label, name=day.name)
        for day in days
    ]
    return tuple(lines) or (text("cli.no_office_days", year=year),)


def change_day(data: Path | None, wish: OfficeDayWish, at: dt.datetime) -> str:
    """Carry it out; the sentence of what happened. UserError when it is refused."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data)) as office:
        person = find_person(office.shell(None, at).persons, wish.person)
        command: SetOfficeDay | ClearOfficeDay = ClearOfficeDay(wish.date)
        if wish.state != USUAL:
            command = SetOfficeDay(wish.date, wish.state == WORKING, wish.name)
        return office.run(command, Acting(person.id), at).summary
