"""The same data give the same file on another day, in another place, by another process."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.calendar import WITA
from app.domain.periods import Period
from app.services.office import Office
from tests.conftest import PRACTICE_NOW
from tests.exports.every_document import write_documents, write_pictures
from tests.exports.every_export import WISHES, export_everything

ROOT = Path(__file__).parents[2]
ELSEWHERE = {
    "PYTHONHASHSEED": "99",
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "SOURCE_DATE_EPOCH": "1700000000",
}
LATER = ("-m", "tests.moved_clock", "400.37")
"""A year, a month and nine hours from now."""


def run_later(*wish: str) -> str:
    """A module of ours in a new process, where the clock and the place are others."""
    command = [sys.executable, *LATER, *wish]
    environment = {**os.environ, **ELSEWHERE}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def folders(tmp_path: Path) -> tuple[Path, Path]:
    made = tmp_path / "kini", tmp_path / "nanti"
    for folder in made:
        folder.mkdir()
    return made


def test_every_document_and_picture_is_byte_equal_on_another_day(tmp_path: Path) -> None:
    now, later = folders(tmp_path)
    write_documents(now)
    write_pictures(now)
    run_later("tests.exports.every_document", str(later))
    first, second = contents(now), contents(later)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_clock_of_the_other_process_really_is_another_one(tmp_path: Path) -> None:
    script = tmp_path / "hari_ini.py"
    script.write_text(
        "import datetime, time\nprint(datetime.datetime.now().timestamp(), time.time())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, *LATER, "hari_ini"]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    for moment in told.stdout.split():
        ahead = float(moment) - dt.datetime.now(dt.UTC).timestamp()
        assert ahead == pytest.approx(400.37 * 86400, abs=600)


def test_what_the_command_writes_does_not_depend_on_the_day(
    practice_file: Path, tmp_path: Path
) -> None:
    now, later = folders(tmp_path)
    export_everything(practice_file, now)
    run_later("tests.exports.every_export", str(practice_file), str(later))
    first, second = contents(now), contents(later)
    assert sorted(first) == sorted(second) == sorted(WISHES)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_day_of_a_document_is_that_of_its_records(practice_file: Path) -> None:
    with Office.open(practice_file, read_only=True) as office:
        choices = office.report_choices(2026, PRACTICE_NOW)
        annual = next(one for one in choices if one.period == Period.annual(2026))
        first = next(one for one in choices if one.period == Period.quarter(2026, 1))
        assert office.document_date(annual.report_id) == office.recorded_until().date()
        last_move = office.trail(first.report_id, PRACTICE_NOW).rows[-1].at
        assert office.document_date(first.report_id) == last_move.astimezone(WITA).date()
        assert last_move.astimezone(WITA) < office.recorded_until()
