"""`alur-kinerja periksa-data`: the checks of F7 on the command line."""

import argparse
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.cli_quarter import add_division_argument, add_quarter_arguments
from app.domain.errors import InputError
from app.domain.periods import Period
from app.domain.quarter_checks import QuarterFinding, Severity
from app.domain.texts import text


@dataclass(frozen=True)
class CheckWish:
    """The quarter to check; ``division`` "" is the whole office."""

    year: int
    quarter: int
    division: str = ""


def add_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    """``year`` reads an argument."""
    add_quarter_arguments(parser, year)
    add_division_argument(parser)


def wish_of(options: argparse.Namespace) -> CheckWish:
    return CheckWish(options.tahun, options.triwulan, options.bidang.strip().upper())


def findings_of(data: Path | None, wish: CheckWish, at: dt.datetime) -> tuple[QuarterFinding, ...]:
    """What the window lists after F7; InputError for a year or unit that does not exist."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        shell = office.shell(None, at)
        codes = [division.code for division in shell.divisions]
        if wish.year not in shell.years:
            raise InputError("year_not_opened", year=wish.year)
        if wish.division and wish.division not in codes:
            raise InputError("no_such_division", division=wish.division, codes=", ".join(codes))
        return office.check_quarter(wish.year, wish.quarter, wish.division)


def lines_of(wish: CheckWish, findings: Iterable[QuarterFinding]) -> Iterator[str]:
    """A head for each severity with its count; a line for each finding below it."""
    period, found = Period.quarter(wish.year, wish.quarter).long, tuple(findings)
    if not found:
        yield text("checks.cli.clean", period=period)
        return
    yield text("checks.cli.head", period=period, count=len(found))
    for severity, group in groupby(found, key=lambda one: one.severity):
        members = tuple(group)
        yield ""
        yield text("checks.cli.group", severity=severity_text(severity), count=len(members))
        for one in members:
            yield text(
                "checks.cli.line",
                indicator=one.indicator_code,
                name=one.name,
                field=text(f"checks.field.{one.field}"),
                message=one.message,
                code=one.code,
            )


def severity_text(severity: Severity) -> str:
    """`Perlu penjelasan`"""
    return text(f"checks.severity.{severity}")
