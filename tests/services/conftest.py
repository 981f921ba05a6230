"""A sample office with a whole typed year, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Office
from tests.services.reporting import typed_office


@pytest.fixture(scope="session")
def typed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("laporan") / "kantor.alur"
    typed_office(path).close()
    return path


@pytest.fixture
def office(typed_file: Path, tmp_path: Path) -> Iterator[Office]:
    """The office of the typed year; tests that begin earlier make their own."""
    copy = tmp_path / "kantor.alur"
    shutil.copy2(typed_file, copy)
    with Office.open(copy) as opened:
        yield opened
