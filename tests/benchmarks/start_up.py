"""How long the program takes to open, beside an empty PySide6 window; medians of fresh processes.

python -m tests.benchmarks.start_up. Goals: frame at most 1.5 times, board at most 4 times.
"""

import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.demo.practice import make_practice_office
from app.domain.calendar import WITA

ROUNDS = 9
NOW = dt.datetime(2026, 11, 23, 10, 14, tzinfo=WITA)
MARKS = {"painted": "empty window", "frame": "frame painted", "home": "Beranda", "board": "Papan"}
Told = dict[str, tuple[float, int]]


def main(rounds: int = ROUNDS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = make_practice_office(Path(folder) / "kinerja.db", NOW, lambda *_: None)
        once(path)  # the first one reads from the disk and writes .pyc
        runs = [once(path) for _ in range(rounds)]
    floor = statistics.median(run["painted"][0] for run in runs)
    print(f"{'':20}{'median ms':>10}{'x empty':>9}{'files':>8}")
    for mark, label in MARKS.items():
        middle = statistics.median(run[mark][0] for run in runs)
        files = statistics.median(run[mark][1] for run in runs)
        print(f"{label:20}{middle * 1e3:>10.0f}{middle / floor:>9.2f}{files:>8.0f}")


def once(path: Path) -> Told:
    """One process of each kind, so that a busy machine slows both alike."""
    pyc = path.with_name("pyc")
    home = started(pyc, "opened", str(path), "beranda")
    board = started(pyc, "opened", str(path), "papan")
    return {**started(pyc, "floor"), **home, **board}


def started(pyc: Path, module: str, *arguments: str) -> Told:
    """(seconds since the process was started, files opened) of each mark it told."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(pyc)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its .pyc
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    begin = time.perf_counter()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    told = (line.split() for line in done.stdout.splitlines())
    return {mark: (float(moment) - begin, int(files)) for mark, moment, files in told}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
