"""How often the disk is waited for: must be once per acknowledged change.

Run: python -m tests.benchmarks.fsyncs (needs strace).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from app.domain.commands import HandOver, Withdraw
from app.domain.sop import Choice
from tests.services.office_fixture import CHAIRS, MONDAY, make_office

PAIRS = 50
START, END = "MARK START", "MARK END"


def main() -> None:
    strace = shutil.which("strace")
    if strace is None:
        sys.exit("strace is missing")
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "calls"
        calls = "trace=fsync,fdatasync,write"
        program = [sys.executable, "-m", "tests.benchmarks.fsyncs", "work"]
        subprocess.run(
            [strace, "-f", "-e", calls, "-o", str(log), *program],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        between = log.read_text().partition(START)[2].partition(END)[0]
    waits = sum("sync(" in line for line in between.splitlines())
    print(f"{waits} fsyncs for {2 * PAIRS} changes")


def work() -> None:
    """Hand over and withdraw, over and over."""
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as name,
        make_office(Path(name) / "kinerja.db") as office,
    ):
        os.write(2, START.encode())
        for version in range(1, 2 * PAIRS, 2):
            command = HandOver(1, Choice.FORWARD, version, note="x")
            office.run(command, CHAIRS["secretary"], MONDAY)
            office.run(Withdraw(1, version + 1), CHAIRS["secretary"], MONDAY)
        os.write(2, END.encode())


if __name__ == "__main__":
    work() if sys.argv[1:] == ["work"] else main()
