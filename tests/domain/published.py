"""The published tables in tests/data/truth as typed rows."""

import csv
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

from app.domain.numbers import NumberStyle, parse_machine_or_indonesian, quantize_half_up

TRUTH = Path(__file__).resolve().parents[1] / "data" / "truth"
AGREES, AGREES_IF_CUT, DISAGREES = "COCOK", "COCOK_JIKA_DIPOTONG", "TIDAK_COCOK"


@dataclass(frozen=True)
class Row:
    """One row of a table; ``name`` is its file number and its own number, for messages."""

    name: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def status(self) -> str:
        return self.cells["status"]

    def number(self, column: str) -> Decimal:
        """A machine number of the table."""
        return Decimal(self.cells[column])

    def printed(self, column: str) -> Decimal:
        """A number as the source printed it, with the decimals it printed."""
        return parse_machine_or_indonesian(self.cells[column], NumberStyle.INDONESIAN).require()


def truth_file(number: str) -> Path:
    (path,) = TRUTH.glob(f"{number}_*.csv")
    return path


def rows(number: str) -> tuple[Row, ...]:
    """The rows of the table whose file name begins with this number."""
    with truth_file(number).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(Row(f"{number}/{cells.get('no', '')}", cells) for cells in reader)


def with_status(numbers: tuple[str, ...], *statuses: str) -> tuple[Row, ...]:
    return tuple(row for number in numbers for row in rows(number) if row.status in statuses)


def decimals_of(printed: Decimal) -> int:
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent


def agrees(computed: Decimal, printed: Decimal) -> bool:
    """True when the number rounds half up to the printed digits."""
    return quantize_half_up(computed, decimals_of(printed)) == printed


def agrees_if_cut(computed: Decimal, printed: Decimal) -> bool:
    """True when the number, its further digits cut off, is the printed one."""
    return computed.quantize(printed, rounding=ROUND_DOWN) == printed
