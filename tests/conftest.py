"""What tests of several areas share: the practice office, in a real file, made once."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from app.demo.practice import make_practice_office
from app.domain.calendar import WITA

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PRACTICE_NOW = dt.datetime(2026, 11, 23, 10, 14, tzinfo=WITA)
"""A Monday morning: three quarters are over, the third lies half-way over the board."""


@pytest.fixture(scope="session")
def practice_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice office of PRACTICE_NOW; only for reading."""
    path = tmp_path_factory.mktemp("latihan") / "kinerja.db"
    return make_practice_office(path, PRACTICE_NOW, lambda _done, _total, _text: None)


@pytest.fixture
def practice_copy(practice_file: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return copy_office(practice_file, tmp_path / "kinerja.db")


def copy_office(source: Path, target: Path) -> Path:
    """Copy a database with the kept files beside it (linked: nobody writes to those)."""
    shutil.copy(source, target)
    kept = source.parent / "bukti"
    if kept.exists():
        shutil.copytree(kept, target.parent / "bukti", copy_function=os.link)
    return target
