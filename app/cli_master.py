"""The command line of master data: import a workbook, or only say what it would change."""

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.cli_hand_over import find_person
from app.domain.commands import Acting
from app.domain.errors import InputError
from app.domain.master import KEEPERS
from app.domain.master_plan import MasterPlan, PlanLine
from app.domain.snapshots.office import PersonView
from app.domain.texts import text


@dataclass(frozen=True)
class MasterOrder:
    """``try_only``: say what would change and store nothing. ``person`` "": the Kasubbag."""

    file: Path
    year: int
    person: str
    try_only: bool


@dataclass(frozen=True)
class MasterDone:
    """What to print, and whether everything in the file was sound."""

    lines: tuple[str, ...]
    sound: bool


def add_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    """``year`` reads an argument."""
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help=text("cli.master_file_help"))
    parser.add_argument("--tahun", type=year, metavar="Y", help=text("cli.year_help"))
    parser.add_argument("--uji", action="store_true", help=text("cli.master_try_help"))
    parser.add_argument("--sebagai", default="", metavar="NAMA", help=text("cli.person_help"))


def order_of(options: argparse.Namespace, today: dt.date) -> MasterOrder:
    return MasterOrder(options.file, options.tahun or today.year, options.sebagai, options.uji)


def import_master(data: Path | None, order: MasterOrder, at: dt.datetime) -> MasterDone:
    """Every difference and problem as a line; stored when nothing is wrong and it is no test."""
    from app.domain.master_plan import plan_master
    from app.imports.master_workbook import read_master
    from app.paths import existing_data_file
    from app.services.office import Office

    file = read_master(order.file)
    with Office.open(existing_data_file(data), read_only=order.try_only) as office:
        acting = Acting(_person(office.shell(None, at).persons, order.person))
        plan = plan_master(office.master(order.year, acting), file)
        lines = [_line(one) for one in plan.lines]
        if plan.command is not None and not order.try_only:
            return MasterDone((*lines, office.run(plan.command, acting, at).summary), True)
    return MasterDone((*lines, _end(plan)), not plan.problems)


def _person(persons: tuple[PersonView, ...], name: str) -> int:
    """The one who is named, else the first who keeps the master data."""
    if name:
        return find_person(persons, name).id
    for person in persons:
        if person.actor in KEEPERS:
            return person.id
    raise InputError("master_no_keeper")


def _line(line: PlanLine) -> str:
    if line.problem:
        return text("cli.master_problem", place=line.place, problem=line.problem)
    return text(
        "cli.master_change",
        place=line.place,
        column=line.column,
        before=line.before or "—",
        after=line.after or "—",
    )


def _end(plan: MasterPlan) -> str:
    if not plan.lines:
        return text("master.preview.nothing", file=plan.name)
    problems = len(plan.problems)
    return text("master.preview.summary", file=plan.name, changes=plan.changes, problems=problems)
