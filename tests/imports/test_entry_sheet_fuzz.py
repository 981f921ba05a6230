"""Whatever comes in a file is understood, listed or refused in a sentence; nothing else happens."""

import random
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.entry_sheet import NUMBERS, FigureValue, ReadSheet, SheetColumn
from app.domain.errors import InputError
from app.domain.numbers import parse_number
from app.imports.entry_sheet import read_entry_sheet
from app.imports.sheet_cells import Known, Unreadable, read_cell, tidy
from tests.imports.sheet_making import Cells, example_sheet, fill, rearranged, written

CODES = {line.code for line in example_sheet().lines}
FILLED_BY_HAND: Cells = {
    ("1.2", SheetColumn.VALUE): "1.260,5",
    ("1.3", SheetColumn.VALUE): 43.5,
    ("2.1", SheetColumn.NUMERATOR): "14",
    ("1.2", SheetColumn.OBSTACLE): "Hama tikus",
}
RESAVED = Path(__file__).parents[1] / "data"
"""The same file saved again by LibreOffice as lembar-isian.xls and .ods."""
ROUNDS = 40
"""Files per kind of damage."""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled file as it comes back."""
    return fill(written(tmp_path_factory.mktemp("asli")), FILLED_BY_HAND)


def understood(path: Path) -> ReadSheet | None:
    """The file's content, every indicator of it accounted for; None when it was refused."""
    try:
        read: ReadSheet | None = read_entry_sheet(path)
    except InputError as error:
        refused = str(error)
        read = None
    if read is None:
        assert refused.endswith(".")
        return None
    told = {problem.code for problem in read.problems}
    changed = {line.code for line in read.lines}
    assert all(problem.sentence for problem in read.problems)
    assert changed <= CODES
    assert len(changed | (told & CODES)) + read.unchanged >= len(CODES)
    return read


def cell_or_sentence(column: SheetColumn, value: object) -> tuple[FigureValue, str]:
    """What a cell gives, and the sentence when it gives nothing."""
    try:
        return read_cell(KNOWN, column, value), ""  # type: ignore[arg-type]
    except Unreadable as told:
        return None, str(told)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def spliced(content: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(content)), chance.randrange(400)
    other = chance.randrange(len(content))
    return content[:start] + content[other : other + length] + content[start + length :]


def zeroed(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + b"\0" * 64 + content[start + 64 :]


def doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start : start + 900] * 2 + content[start + 900 :]


Damage = Callable[[bytes, random.Random], bytes]
DAMAGES: tuple[Damage, ...] = (cut, flipped, spliced, zeroed, doubled)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_refused_or_understood(
    real: Path, tmp_path: Path, damage: Damage
) -> None:
    whole, chance = real.read_bytes(), random.Random(damage.__name__)
    read = 0
    for number in range(ROUNDS):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(damage(whole, chance))
        read += understood(path) is not None
    assert read < ROUNDS


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("place", ["worksheets/sheet1", "worksheets/sheet3", "sharedStrings"])
def test_a_damaged_part_of_a_sound_archive_is_refused_or_understood(
    real: Path, tmp_path: Path, damage: Damage, place: str
) -> None:
    for path in damaged_inside(real, tmp_path, damage, place):
        understood(path)
        assert path.exists()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_of_libreoffice_is_refused_or_understood(
    tmp_path: Path, damage: Damage
) -> None:
    whole = RESAVED / "lembar-isian.ods"
    assert understood(whole) is not None
    for path in damaged_inside(whole, tmp_path, damage, "content.xml"):
        understood(path)
        assert path.exists()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_old_file_stops_only_the_process_that_reads_it(
    tmp_path: Path, damage: Damage
) -> None:
    whole, chance = (RESAVED / "lembar-isian.xls").read_bytes(), random.Random(damage.__name__)
    path = tmp_path / "lembar.xls"
    for _ in range(6):
        path.write_bytes(damage(whole, chance))
        understood(path)
    path.write_bytes(whole)
    read = understood(path)
    assert read is not None
    assert read.problems == ()


def damaged_inside(whole: Path, folder: Path, damage: Damage, place: str) -> Iterator[Path]:
    """The archives are sound, so that what is inside reaches the reader."""
    chance = random.Random(damage.__name__ + place)
    with zipfile.ZipFile(whole) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    wanted = next(name for name in parts if place in name)
    for number in range(ROUNDS // 2):
        path = folder / f"{number}{whole.suffix}"
        with zipfile.ZipFile(path, "w") as book:
            for name, content in parts.items():
                book.writestr(name, damage(content, chance) if name == wanted else content)
        yield path


TYPED = st.one_of(
    st.text(max_size=30).filter(lambda said: said.strip() == said),
    st.from_regex(r"\A[-+]?(Rp ?)?\d{1,12}([.,]\d{1,3}){0,4}%?\Z"),
    st.from_regex(r"\A(=|@|\+|-)[A-Z]{1,5}\(?[0-9A-Z!'|]{0,8}\)?\Z"),
    st.sampled_from(["NaN", "inf", "∞", "1e9", "#REF!", "９８", "١٢", "\u202e12", "9" * 40]),
)
KNOWN = Known("1.1", 1, 2, is_ratio=False, grades=(), was=dict.fromkeys(SheetColumn))


@settings(max_examples=250, deadline=None)
@given(TYPED)
def test_a_cell_gives_its_one_number_or_a_sentence(typed: str) -> None:
    wanted = parse_number(tidy(typed))
    value, said = cell_or_sentence(SheetColumn.VALUE, typed)
    assert value == wanted.value
    assert (value is None) == bool(said) or not tidy(typed)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(set(SheetColumn) - {SheetColumn.CODE})),
    st.one_of(
        TYPED,
        st.integers(),
        st.floats(allow_nan=True, allow_infinity=True),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
    ),
)
def test_any_value_of_a_spreadsheet_is_read_or_told(column: SheetColumn, value: object) -> None:
    found, said = cell_or_sentence(column, value)
    assert not (found and said)
    if isinstance(found, Decimal):
        assert column in NUMBERS
        assert abs(found) < 10**20


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(sorted(CODES - {"2.1", "3.1"})),
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], max_codepoint=0xFFFD),
            min_size=1,
            max_size=20,
        ),
        min_size=1,
        max_size=9,
    ),
    st.booleans(),
)
def test_a_filled_column_is_right_or_listed_cell_by_cell(
    tmp_path: Path, typed: dict[str, str], moved: bool
) -> None:
    blank = written(tmp_path)
    cells: Cells = {(code, SheetColumn.VALUE): said for code, said in typed.items()}
    path = rearranged(blank, cells) if moved else fill(blank, cells)
    read = understood(path)
    assert read is not None
    problems = {problem.code for problem in read.problems}
    values = {line.code: line.cells[0].value for line in read.lines if line.cells}
    stored = {line.code: line.fields["value"] for line in example_sheet().lines}
    for code, said in typed.items():
        wanted = parse_number(tidy(said))
        if not tidy(said):
            assert values.get(code) is None
        elif wanted.value is None:
            assert code in problems
            assert code not in values
        elif wanted.value != stored[code]:
            assert values[code] == wanted.value
