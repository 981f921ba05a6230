"""The command line: the same use cases without a window, in Indonesian sentences."""

import argparse
import builtins
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from app.domain.errors import UserError
from app.domain.texts import text, texts

OK, TOLD, USAGE = 0, 1, 2
"""Exit codes: done; told the user why not; the command itself is wrong."""

FIRST_PAGES = ("beranda", "papan", "data", "laporan", "sop")
_WINDOW_OPTIONS = ("--data", "--halaman")

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command; without one the window opens. Returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    _speak_indonesian()
    # The sub-commands know half of the domain; a window must not wait for them.
    parser = _window_parser() if _for_window(given) else build_parser()
    try:
        options = parser.parse_args(given)
    except SystemExit as stop:  # argparse has said what is wrong, or has shown the help
        return int(stop.code or OK)
    command: Command = options.command
    try:
        return command(options)
    except UserError as error:
        print(text("cli.refused", reason=error), file=sys.stderr)
        return TOLD


def _for_window(given: Sequence[str]) -> bool:
    """Whether nothing but options of the window stands there."""
    names, values = given[::2], given[1::2]
    whole = len(given) % 2 == 0 and not any(value.startswith("-") for value in values)
    return whole and all(name in _WINDOW_OPTIONS for name in names)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line with its sub-commands."""
    parser = _window_parser()
    commands = parser.add_subparsers(metavar=text("cli.command"), title=text("cli.commands"))
    _add_demo(commands)
    _add_export(commands)
    _add_recompute(commands)
    _add_check(commands)
    _add_hand_over(commands)
    return parser


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="alur-kinerja", description=text("cli.about"))
    parser.add_argument("--data", type=Path, metavar="FILE", help=text("cli.data_help"))
    parser.add_argument(
        "--halaman", choices=FIRST_PAGES, default=FIRST_PAGES[0], help=text("cli.page_help")
    )
    parser.set_defaults(command=_window)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add(commands: _Commands, name: str, command: Command) -> argparse.ArgumentParser:
    sub = commands.add_parser(
        name, help=text(f"cli.{name}_help"), description=text(f"cli.{name}_help")
    )
    # Without a default of its own: a --data given before the sub-command must survive.
    sub.add_argument(
        "--data", type=Path, metavar="FILE", help=text("cli.data_help"), default=argparse.SUPPRESS
    )
    sub.set_defaults(command=command)
    return sub


def _add_demo(commands: _Commands) -> None:
    sub = _add(commands, "demo", _demo)
    sub.add_argument(
        "--keluaran", type=Path, required=True, metavar="DIR", help=text("cli.folder_help")
    )
    sub.add_argument("--tahun", type=_year, default=2026, metavar="Y", help=text("cli.year_help"))


def _add_export(commands: _Commands) -> None:
    from app import cli_documents, cli_report

    sub = _add(commands, "ekspor", _export)
    kinds = (*cli_report.KINDS, "sop", "evaluasi-sop", "jejak", *cli_documents.KINDS)
    sub.add_argument("jenis", choices=kinds, help=text("cli.kind_help"))
    sub.add_argument("--tahun", type=_year, metavar="Y", help=text("cli.year_help"))
    sub.add_argument(
        "--triwulan", type=int, choices=(1, 2, 3, 4), metavar="N", help=text("cli.quarter_help")
    )
    sub.add_argument(
        "--semester", type=int, choices=(1, 2), metavar="N", help=text("cli.semester_help")
    )
    sub.add_argument("--bidang", default="", metavar="KODE", help=text("cli.division_help"))
    sub.add_argument(
        "--keluaran", type=Path, required=True, metavar="FILE.docx", help=text("cli.docx_help")
    )
    sub.add_argument("--dari", type=Path, metavar="FILE.docx", help=text("cli.renew_help"))
    sub.add_argument("--versi", type=int, metavar="N", help=text("cli.version_help"))
    sub.add_argument("--berkas", type=int, metavar="ID", help=text("cli.trail_help"))
    sub.add_argument("--tanggal", type=_date, metavar="YYYY-MM-DD", help=text("cli.date_help"))
    cli_documents.add_arguments(sub)


def _add_recompute(commands: _Commands) -> None:
    sub = _add(commands, "hitung", _recompute)
    sub.add_argument("file", type=Path, metavar="FILE.csv", help=text("cli.csv_help"))


def _add_check(commands: _Commands) -> None:
    from app import cli_quality

    _add(commands, "periksa", _check)
    cli_quality.add_arguments(_add(commands, "mutu-laporan", cli_quality.print_quality), _year)


def _add_hand_over(commands: _Commands) -> None:
    from app import (
        cli_amend,
        cli_checks,
        cli_closing,
        cli_hand_over,
        cli_master,
        cli_office_day,
        cli_recover,
        cli_sheet,
    )

    cli_hand_over.add_arguments(_add(commands, "serahkan", _hand_over))
    cli_recover.add_arguments(_add(commands, "koreksi", _recover))
    cli_office_day.add_arguments(_add(commands, "hari", _office_day), _year, _date)
    cli_checks.add_arguments(_add(commands, "periksa-data", _check_figures), _year)
    checked = _add(commands, "periksa-dokumen", _check_document)
    checked.add_argument("file", type=Path, help=text("cli.checked_document_help"))
    cli_sheet.add_sheet_arguments(_add(commands, "lembar-isian", _write_sheet), _year)
    cli_sheet.add_import_arguments(_add(commands, "impor", _import_sheets))
    cli_master.add_arguments(_add(commands, "impor-induk", _import_master), _year)
    cli_closing.add_list_arguments(_add(commands, "kelengkapan", _completeness), _year)
    cli_closing.add_close_arguments(_add(commands, "tutup-triwulan", _close_quarter), _year)
    cli_amend.add_mark_arguments(_add(commands, "tandai-lengkap", _mark_complete), _year)
    cli_amend.add_amend_arguments(_add(commands, "ralat", _amend), _year)


def _year(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 2000 <= int(value) <= 2099):
        raise argparse.ArgumentTypeError(text("cli.bad_year", value=value))
    return int(value)


def _date(value: str) -> object:
    import datetime as dt

    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(text("cli.bad_date", value=value)) from None


def _speak_indonesian() -> None:
    """Argparse takes its sentences from module functions; ours look them up in the catalogue."""
    own = texts("argparse")
    known = {own[f"{key}.from"]: own[f"{key}.to"] for key in {name.split(".")[0] for name in own}}
    argparse._ = lambda message: known.get(message, message)  # type: ignore[attr-defined]
    argparse.ngettext = (  # type: ignore[attr-defined]
        lambda one, many, count: known.get(one if count == 1 else many, one if count == 1 else many)
    )


def _window(options: argparse.Namespace) -> int:
    plain_import = builtins.__import__
    from app.build import open_window

    # PySide6 puts its own in place, which opens the source of every module that comes later.
    builtins.__import__ = plain_import
    # Loading makes many lasting objects; looking for garbage after every 700 finds none.
    gc.set_threshold(20_000, 10, 10)
    return open_window(options.data, options.halaman)


def _demo(options: argparse.Namespace) -> int:
    from app.demo import run_demo

    for line in run_demo(options.keluaran, options.tahun):
        print(line, flush=True)
    return OK


def _export(options: argparse.Namespace) -> int:
    from app import cli_documents, cli_report
    from app.sop_export import KINDS

    if options.jenis in KINDS:
        return _export_sheet(options)
    if options.jenis in cli_documents.KINDS:
        code, said = cli_documents.answer(options)
        print(said, file=sys.stderr if code else sys.stdout)
        return code
    wish = cli_report.wish_of(options)
    if wish.missing:
        print(text(wish.missing, kind=wish.what), file=sys.stderr)
        return USAGE
    print(cli_report.report_from_command(options.data, wish))
    return OK


def _export_sheet(options: argparse.Namespace) -> int:
    """The SOP, how it ran, or the trail of reports."""
    import datetime as dt

    from app.domain.calendar import WITA
    from app.sop_export import SheetWish, sheet_from_command

    wish = SheetWish(
        kind=options.jenis,
        target=options.keluaran,
        version=options.versi,
        year=options.tahun,
        report_id=options.berkas,
        quarter=options.triwulan,
        division=options.bidang,
    )
    if wish.missing:
        print(text(wish.missing, kind=wish.kind), file=sys.stderr)
        return USAGE
    print(sheet_from_command(options.data, wish, dt.datetime.now(WITA)))
    return OK


def _recompute(options: argparse.Namespace) -> int:
    from app.imports.achievement_table import recompute, write_csv

    write_csv(recompute(options.file), sys.stdout)
    return OK


def _check(options: argparse.Namespace) -> int:
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(options.data), read_only=True) as office:
        result = office.check()
    for line in (*result.passed, *result.problems):
        print(line)
    return OK if result.ok else TOLD


def _hand_over(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_hand_over import hand_over_from_command, wish_of
    from app.domain.calendar import WITA

    wish = wish_of(options)
    if wish is None:
        print(text("cli.receiver_not_here"), file=sys.stderr)
        return USAGE
    print(hand_over_from_command(options.data, wish, dt.datetime.now(WITA)))
    return OK


def _recover(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_recover import recover_from_command, wish_of
    from app.domain.calendar import WITA

    wish = wish_of(options)
    if wish is None:
        print(text("cli.step_only_to_send"), file=sys.stderr)
        return USAGE
    print(recover_from_command(options.data, wish, dt.datetime.now(WITA)))
    return OK


def _office_day(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_office_day import change_day, list_days, wish_of
    from app.domain.calendar import WITA

    wish = wish_of(options)
    if (wish is None) is (options.tahun is None):
        print(text("cli.year_or_date"), file=sys.stderr)
        return USAGE
    if wish is None:
        print("\n".join(list_days(options.data, options.tahun)))
    else:
        print(change_day(options.data, wish, dt.datetime.now(WITA)))
    return OK


def _check_figures(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_checks import findings_of, lines_of, wish_of
    from app.domain.calendar import WITA
    from app.domain.quarter_checks import Severity

    wish = wish_of(options)
    found = findings_of(options.data, wish, dt.datetime.now(WITA))
    print("\n".join(lines_of(wish, found)))
    return TOLD if any(one.severity is Severity.WRONG for one in found) else OK


def _check_document(options: argparse.Namespace) -> int:
    from app.document_check import check_from_command

    lines, agrees = check_from_command(options.data, options.file)
    print("\n".join(lines))
    return OK if agrees else TOLD


def _write_sheet(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_sheet import sheet_order, write_sheet
    from app.domain.calendar import WITA

    print(write_sheet(options.data, sheet_order(options), dt.datetime.now(WITA)))
    return OK


def _import_sheets(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_sheet import import_files, import_order
    from app.domain.calendar import WITA

    done = import_files(options.data, import_order(options), dt.datetime.now(WITA))
    print("\n".join(done.lines))
    return OK if done.complete else TOLD


def _import_master(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_master import import_master, order_of
    from app.domain.calendar import WITA

    now = dt.datetime.now(WITA)
    done = import_master(options.data, order_of(options, now.date()), now)
    print("\n".join(done.lines))
    return OK if done.sound else TOLD


def _completeness(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_closing import completeness_lines
    from app.domain.calendar import WITA

    now = dt.datetime.now(WITA)
    print("\n".join(completeness_lines(options.data, options.tahun, options.triwulan, now)))
    return OK


def _close_quarter(options: argparse.Namespace) -> int:
    import datetime as dt

    from app.cli_closing import close_from_command
    from app.domain.calendar import WITA
    from app.domain.commands import CloseQuarter

    command = CloseQuarter(options.tahun, options.triwulan, options.catatan)
    print(close_from_command(options.data, command, options.pelaku, dt.datetime.now(WITA)))
    return OK


def _mark_complete(options: argparse.Namespace) -> int:
    from app.cli_amend import mark_from_command

    return _carry_out(mark_from_command, options)


def _amend(options: argparse.Namespace) -> int:
    from app.cli_amend import amend_from_command

    return _carry_out(amend_from_command, options)


def _carry_out(deed: Callable[..., str], options: argparse.Namespace) -> int:
    import datetime as dt

    from app.domain.calendar import WITA

    print(deed(options.data, options, dt.datetime.now(WITA)))
    return OK
