"""`alur-kinerja lembar-isian` writes a sheet to fill; `impor` reads filled ones back."""

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.cli_hand_over import find_person
from app.cli_quarter import add_division_argument, add_quarter_arguments
from app.domain.acting import Acting
from app.domain.entry_sheet import Comparison, ReadSheet, SheetProblem, accepted, doubled
from app.domain.errors import InputError, UserError
from app.domain.snapshots.office import PersonView
from app.domain.texts import text


@dataclass(frozen=True)
class SheetOrder:
    """Which sheet to write; ``division`` "" is the whole office."""

    year: int
    quarter: int
    division: str
    target: Path


@dataclass(frozen=True)
class ImportOrder:
    """A file or a folder to read; ``trial`` changes nothing."""

    source: Path
    trial: bool
    person: str


@dataclass(frozen=True)
class Imported:
    """What to print, and whether every cell of every file was taken over (or could be)."""

    lines: tuple[str, ...]
    complete: bool


def add_sheet_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    """``year`` reads an argument."""
    add_quarter_arguments(parser, year)
    add_division_argument(parser)
    parser.add_argument(
        "--keluaran", type=Path, required=True, metavar="FILE.xlsx", help=text("cli.sheet_help")
    )


def add_import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=text("cli.import_file_help"))
    parser.add_argument("--uji", action="store_true", help=text("cli.import_trial_help"))
    parser.add_argument("--sebagai", default="", metavar="NAMA", help=text("cli.person_help"))


def sheet_order(options: argparse.Namespace) -> SheetOrder:
    division = options.bidang.strip().upper()
    return SheetOrder(options.tahun, options.triwulan, division, options.keluaran)


def import_order(options: argparse.Namespace) -> ImportOrder:
    return ImportOrder(options.file, options.uji, options.sebagai)


def write_sheet(data: Path | None, order: SheetOrder, at: dt.datetime) -> str:
    """Write the file; the sentence of what was written. UserError when it cannot be."""
    from app.exports.entry_sheet import write_entry_sheet
    from app.exports.files import check_target
    from app.paths import existing_data_file
    from app.services.office import Office

    check_target(order.target)
    with Office.open(existing_data_file(data), read_only=True) as office:
        sheet = office.entry_sheet(order.year, order.quarter, order.division, at)
    write_entry_sheet(sheet, order.target)
    return text("sheet.exported", count=len(sheet.lines), path=order.target)


def import_files(data: Path | None, order: ImportOrder, at: dt.datetime) -> Imported:
    """Compare every file with the office, then take over what can be taken over.

    Nothing of a file that has a problem is stored: it is mended first, or imported in the
    window, where cells are chosen one by one.
    """
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=order.trial) as office:
        acting = Acting(_person(office.shell(None, at).persons, order.person))
        lines: list[str] = []
        good: list[Comparison] = []
        complete = True
        for path in _files(order.source):
            try:
                comparison = office.compare_sheet(_read(path), acting, at)
            except UserError as error:
                lines += (path.name, f"  {error}")
                complete = False
                continue
            lines += said_of(comparison)
            complete = complete and not comparison.problem_count
            if comparison.differences and not comparison.problem_count:
                good.append(comparison)
        twice = doubled(good)
        for (_, _, code), (one, other) in twice.items():
            lines.append(text("cli.import_doubled", code=code, one=one, other=other))
        if good and not order.trial and not twice:
            chosen = [(one, cell) for one in good for cell in one.differences]
            lines.append(office.run(accepted(chosen), acting, at).summary)
    if order.trial:
        lines.append(text("cli.import_trial"))
    return Imported(tuple(lines), complete and not twice)


def said_of(comparison: Comparison) -> Iterator[str]:
    """The file, its problems with their places, its differences, its notes."""
    read = comparison.read
    yield read.file
    if comparison.refusal:
        yield f"  {comparison.refusal}"
    for problem in read.problems:
        yield _at_its_place(problem)
    for one in comparison.differences:
        column = text(f"sheet.column.{one.column}")
        empty = text("sheet.compare.empty")
        change = f"{one.before or empty} → {one.becomes or empty}"
        why = f" [{one.problem or one.warning}]" if one.problem or one.warning else ""
        yield f"  {one.cell} {one.code} {column}: {change}{why}"
    for note in read.notes:
        yield _at_its_place(note)
    problems = comparison.problem_count
    yield "  " + text("cli.import_counts", changes=len(comparison.differences), problems=problems)


def _at_its_place(one: SheetProblem) -> str:
    place = "!".join(part for part in (one.sheet, one.cell) if part)
    return f"  {place}: {one.sentence}" if place else f"  {one.sentence}"


def _person(people: tuple[PersonView, ...], name: str) -> int:
    """Who imports: the one who is named, otherwise the Kasubbag, who collects the sheets."""
    if name:
        return find_person(people, name).id
    for person in people:
        if person.actor == "planning_head":
            return person.id
    raise InputError("sheet_no_planner")


def _files(source: Path) -> tuple[Path, ...]:
    from app.imports.entry_sheet import sheet_files

    if not source.is_dir():
        return (source,)
    found = sheet_files(source)
    if not found:
        raise InputError("sheet_folder_empty", path=source)
    return found


def _read(path: Path) -> ReadSheet:
    from app.imports.entry_sheet import read_entry_sheet

    return read_entry_sheet(path)
