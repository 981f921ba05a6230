"""The window does not wait for what it does not need yet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NEVER_BEFORE_AN_EXPORT = {"matplotlib", "docx", "docxtpl", "openpyxl", "numpy", "alembic", "lxml"}
NOT_BEFORE_THE_FRAME = NEVER_BEFORE_AN_EXPORT | {"sqlalchemy", "holidays", "jinja2"}


FEW_FILES = {"frame": 350, "home": 600, "board": 600}
"""A slow disk pays for each; PySide6's own import function would open 400 sources more."""


@pytest.fixture(scope="module")
def told(practice_file: Path) -> list[list[str]]:
    """What a real start at each page says at its marks, in a process of its own."""
    return [line for page in ("beranda", "papan") for line in _started(practice_file, page)]


def _started(file: Path, page: str) -> list[list[str]]:
    command = [sys.executable, "-m", "tests.benchmarks.opened", str(file), page, "modules"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [line.split() for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def loaded(told: list[list[str]]) -> dict[str, set[str]]:
    """The packages that are loaded at each mark."""
    marks = [line[0] for line in told if line[0] != "modules"]
    packages = [
        {name.partition(".")[0] for name in line[1:]} for line in told if line[0] == "modules"
    ]
    return dict(zip(marks, packages, strict=True))


def test_the_frame_is_painted_before_anything_heavy_is_loaded(loaded: dict[str, set[str]]) -> None:
    assert "PySide6" in loaded["frame"]
    assert loaded["frame"] & NOT_BEFORE_THE_FRAME == set()


@pytest.mark.parametrize("mark", ["home", "board"])
def test_the_board_is_usable_before_anything_of_an_export_is_loaded(
    mark: str, loaded: dict[str, set[str]]
) -> None:
    assert "sqlite3" in loaded[mark], "the office is open"
    assert loaded[mark] & NEVER_BEFORE_AN_EXPORT == set()


@pytest.mark.parametrize("mark", ["home", "board"])
def test_a_first_page_is_read_before_sqlalchemy_is_loaded(
    mark: str, loaded: dict[str, set[str]]
) -> None:
    assert "sqlalchemy" not in loaded[mark]


@pytest.mark.parametrize("mark", list(FEW_FILES))
def test_few_files_are_opened_until_then(mark: str, told: list[list[str]]) -> None:
    files = next(int(line[2]) for line in told if line[0] == mark)
    assert files <= FEW_FILES[mark]
