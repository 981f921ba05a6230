"""Exports by the command line: python -m tests.exports.every_export DATABASE FOLDER."""

import sys
from pathlib import Path

from app.cli import main

WISHES = {
    "triwulan.docx": ("triwulan", "--triwulan", "1", "--bidang", "IKAN"),
    "semester.docx": ("semester", "--semester", "1"),
    "tahunan.docx": ("tahunan",),
    "tabel.xlsx": ("tabel",),
    "evaluasi.docx": ("evaluasi-sop",),
    "jejak.docx": ("jejak", "--triwulan", "3"),
    "jejak.xlsx": ("jejak", "--triwulan", "1"),
    "perjanjian.docx": ("perjanjian-kinerja",),
    "rencana.docx": ("rencana-aksi",),
    "pengukuran.docx": ("pengukuran-kinerja", "--triwulan", "2"),
    "berita-acara.docx": ("berita-acara", "--triwulan", "2"),
}


def export_everything(database: Path, folder: Path) -> None:
    """Reports, finished and running, tables, sheets of the SOP, official documents; no dates."""
    for name, wish in WISHES.items():
        target = str(folder / name)
        command = ("--data", str(database), "ekspor", *wish, "--tahun", "2026")
        assert main([*command, "--keluaran", target]) == 0


if __name__ == "__main__":
    export_everything(Path(sys.argv[1]), Path(sys.argv[2]))
