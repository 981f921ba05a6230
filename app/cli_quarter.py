"""Arguments that every command about one quarter has."""

import argparse
from collections.abc import Callable

from app.domain.texts import text


def add_quarter_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    """``--tahun`` and ``--triwulan``; ``year`` reads an argument."""
    parser.add_argument(
        "--tahun", type=year, required=True, metavar="Y", help=text("cli.year_help")
    )
    parser.add_argument(
        "--triwulan",
        type=int,
        choices=(1, 2, 3, 4),
        required=True,
        metavar="N",
        help=text("cli.quarter_help"),
    )


def add_division_argument(parser: argparse.ArgumentParser) -> None:
    """``--bidang``, every unit without it."""
    parser.add_argument("--bidang", default="", metavar="KODE", help=text("cli.division_help"))
