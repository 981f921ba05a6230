"""Headings and captions of a report as text; run as a module it writes the golden files."""

import tempfile
from pathlib import Path

from app.exports.report import export_report
from tests.exports.conftest import PERIODS, never, silent
from tests.exports.reading import opened
from tests.exports.sample_data import report_data

STYLES = ("Judul Depan", "Judul Daftar", "Heading 1", "Heading 2", "Heading 3", "Heading 4")


def outline(path: Path) -> str:
    """One line per heading or caption, with its style."""
    lines = [
        f"{item.style.name:13} {' '.join(item.text.split())}"
        for item in opened(path).paragraphs
        if item.style.name in (*STYLES, "Caption")
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes tests/exports/golden/*.txt."""
    folder = Path(__file__).with_name("golden")
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for name, period in PERIODS.items():
            made = export_report(report_data(period), Path(place) / "a.docx", silent, never)
            (folder / f"{name}.txt").write_text(outline(made), "utf-8")


if __name__ == "__main__":
    main()
