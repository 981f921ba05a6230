"""The command line of a quarter's end that writes: tanda lengkap of a unit, and Ralat."""

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_hand_over import find_person
from app.cli_quarter import add_quarter_arguments
from app.domain.errors import InputError
from app.domain.texts import text

if TYPE_CHECKING:
    from app.domain.acting import Acting
    from app.domain.commands import AmendFigure, MarkComplete
    from app.domain.snapshots.figures import FigureRow
    from app.services.office import Office

WHOLE_OFFICE = "DINAS"
"""Instead of the code of a unit: the indicators of the whole office."""


def add_mark_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    """``year`` reads an argument."""
    add_quarter_arguments(parser, year)
    unit = text("closing.cli.unit_help", whole=WHOLE_OFFICE)
    parser.add_argument("--bidang", required=True, metavar="KODE", help=unit)
    parser.add_argument("--batal", action="store_true", help=text("closing.cli.back_help"))
    parser.add_argument(
        "--alasan", default="", metavar="TEKS", help=text("closing.cli.mark_reason_help")
    )
    _add_person(parser)


def add_amend_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    add_quarter_arguments(parser, year)
    code, value = text("closing.cli.code_help"), text("closing.cli.value_help")
    parser.add_argument("--indikator", required=True, metavar="KODE", help=code)
    parser.add_argument("--nilai", required=True, metavar="NILAI", help=value)
    parser.add_argument(
        "--alasan", required=True, metavar="TEKS", help=text("closing.cli.amend_reason_help")
    )
    _add_person(parser)


def mark_from_command(data: Path | None, options: argparse.Namespace, at: dt.datetime) -> str:
    """The sentence of what happened; UserError when it is refused."""
    return _carry_out(data, options, at, _mark)


def amend_from_command(data: Path | None, options: argparse.Namespace, at: dt.datetime) -> str:
    """The value is read as in a cell of Data Kinerja; UserError when it is refused."""
    return _carry_out(data, options, at, _amendment)


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pelaku", required=True, metavar="NAMA", help=text("cli.person_help"))


def _carry_out(
    data: Path | None,
    options: argparse.Namespace,
    at: dt.datetime,
    wish: "Callable[[Office, argparse.Namespace, Acting], MarkComplete | AmendFigure]",
) -> str:
    from app.domain.acting import Acting
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data)) as office:
        shell = office.shell(None, at)
        if options.tahun not in shell.years:
            raise InputError("year_not_opened", year=options.tahun)
        acting = Acting(find_person(shell.persons, options.pelaku).id)
        return office.run(wish(office, options, acting), acting, at).summary


def _mark(office: "Office", options: argparse.Namespace, acting: "Acting") -> "MarkComplete":
    from app.domain.commands import MarkComplete

    wanted = options.bidang.strip().upper()
    view = office.completeness(options.tahun, options.triwulan, acting)
    units = {unit.code.upper() or WHOLE_OFFICE: unit.division_id for unit in view.units}
    if wanted not in units:
        raise InputError("mark_unknown_unit", unit=options.bidang, codes=", ".join(units))
    place = (options.tahun, options.triwulan, units[wanted])
    return MarkComplete(*place, complete=not options.batal, note=options.alasan)


def _amendment(office: "Office", options: argparse.Namespace, acting: "Acting") -> "AmendFigure":
    from app.domain.commands import EnterFigure
    from app.domain.master_text import two_readings
    from app.ui.figures.columns import Column
    from app.ui.figures.entry import Place, Question, Refusal, amendment_of, interpret

    row = _row(office, options, acting)
    place = Place(options.tahun, options.triwulan)
    read = interpret(place, row, Column.VALUE, options.nilai)
    if isinstance(read, Question):
        raise two_readings(read.readings)
    if isinstance(read, Refusal):
        raise InputError("amend_value", problem=read.sentence)
    assert isinstance(read, EnterFigure)
    return amendment_of(read, options.alasan)


def _row(office: "Office", options: argparse.Namespace, acting: "Acting") -> "FigureRow":
    view = office.figures(options.tahun, options.triwulan, "", acting)
    wanted = options.indikator.strip().casefold()
    rows = (row for group in view.groups for row in group.rows)
    found = next((row for row in rows if row.code.casefold() == wanted), None)
    if found is None:
        raise InputError("amend_no_code", indicator=options.indikator, year=options.tahun)
    return found
