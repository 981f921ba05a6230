"""The command line at the end of a quarter: who has reported, and closing the books."""

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from app.cli_hand_over import find_person
from app.cli_quarter import add_quarter_arguments
from app.domain.commands import Acting, CloseQuarter
from app.domain.completeness import Receipt, Reported
from app.domain.errors import InputError
from app.domain.periods import Period
from app.domain.snapshots.completeness import CompletenessView, UnitCompleteness
from app.domain.spans import long_date
from app.domain.texts import text


def add_list_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    """``year`` reads an argument."""
    add_quarter_arguments(parser, year)


def add_close_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    add_list_arguments(parser, year)
    parser.add_argument("--pelaku", required=True, metavar="NAMA", help=text("cli.person_help"))
    parser.add_argument("--catatan", default="", metavar="TEKS", help=text("cli.note_help"))


def completeness_lines(
    data: Path | None, year: int, quarter: int, at: dt.datetime
) -> tuple[str, ...]:
    """What Kelengkapan shows; InputError for a year that is not open."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        shell = office.shell(None, at)
        if year not in shell.years:
            raise InputError("year_not_opened", year=year)
        view = office.completeness(year, quarter, Acting(shell.persons[0].id))
    return tuple(_lines(view))


def close_from_command(
    data: Path | None, command: CloseQuarter, person: str, at: dt.datetime
) -> str:
    """Carry it out; the sentence of what happened. UserError when it is refused."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data)) as office:
        who = find_person(office.shell(None, at).persons, person)
        return office.run(command, Acting(who.id), at).summary


def _lines(view: CompletenessView) -> Iterator[str]:
    period = Period.quarter(view.year, view.quarter).long
    yield text("closing.cli.head", period=period, deadline=long_date(view.deadline))
    yield text("closing.cli.total", **vars(view.total))
    for unit in view.units:
        yield from _unit(unit)
    if view.silent:
        yield text("closing.cli.silent", names="; ".join(view.silent))
    if view.close:
        day = long_date(view.close.at.date())
        yield text("closing.cli.closed", date=day, person=view.close.person, seal=view.close.seal)
    for one in view.amendments:
        yield f"{one.code} {one.indicator}: {one.label}"


def _unit(unit: UnitCompleteness) -> Iterator[str]:
    done = unit.mark if unit.mark and unit.mark.complete else None
    mark = text("closing.cli.mark", person=done.person) if done else ""
    yield text("closing.cli.unit", name=unit.name, mark=mark, **vars(unit.tally))
    for row in unit.missing:
        yield _open(row)


def _open(row: Reported) -> str:
    key = "wrong" if row.receipt is Receipt.WRONG else "missing"
    persons = ", ".join(row.persons) or text("closing.cli.nobody")
    return text(f"closing.cli.{key}", code=row.code, name=row.name, persons=persons)
