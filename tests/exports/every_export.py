"""Exports by the command line: python -m tests.exports.every_export DATABASE FOLDER."""

import sys
from pathlib import Path

from app.cli import main

WISHES = {
    "triwulan": ("triwulan", "--triwulan", "1", "--bidang", "IKAN"),
    "semester": ("semester", "--semester", "1"),
    "tahunan": ("tahunan",),
    "evaluasi": ("evaluasi-sop",),
    "jejak": ("jejak", "--triwulan", "3"),
}


def export_everything(database: Path, folder: Path) -> None:
    """A finished report, two that still run, the evaluation of the SOP, and trails; no dates."""
    for name, wish in WISHES.items():
        target = str(folder / f"{name}.docx")
        command = ("--data", str(database), "ekspor", *wish, "--tahun", "2026")
        assert main([*command, "--keluaran", target]) == 0


if __name__ == "__main__":
    export_everything(Path(sys.argv[1]), Path(sys.argv[2]))
