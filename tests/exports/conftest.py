"""What the export tests share: finished documents, and the office programs."""

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from docx.document import Document as DocumentType

from app.domain.periods import Period
from app.domain.report_data import ReportData
from app.exports.report import export_report
from tests.exports.reading import opened
from tests.exports.sample_data import report_data

PERIODS = {
    "triwulan": Period.quarter(2026, 2),
    "semester": Period.semester(2026, 1),
    "tahunan": Period.annual(2026),
}
Export = Callable[[ReportData], Path]


def silent(_done: int, _total: int, _words: str) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    return False


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The three complete reports, written once."""
    folder = tmp_path_factory.mktemp("laporan")
    return {
        name: export_report(report_data(period), folder / f"{name}.docx", silent, never)
        for name, period in PERIODS.items()
    }


@pytest.fixture(scope="session")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A quarterly report with nothing written and two findings."""
    data = report_data(PERIODS["triwulan"], draft=True, complete=False)
    return export_report(data, tmp_path_factory.mktemp("draf") / "draf.docx", silent, never)


@pytest.fixture(params=list(PERIODS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def document(finished: dict[str, Path], kind: str) -> DocumentType:
    return opened(finished[kind])


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Writes any report data into the test's own folder."""

    def write(data: ReportData) -> Path:
        return export_report(data, tmp_path / "laporan.docx", silent, never)

    return write


@pytest.fixture(scope="session")
def office_programs() -> None:
    """Skips when LibreOffice or poppler is not installed."""
    missing = [name for name in ("soffice", "pdftoppm", "pdftotext") if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.fixture(scope="session")
def render(
    office_programs: None, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], list[str]]:
    """Turns a document into the texts of its pages, with a LibreOffice profile of its own."""
    folder = tmp_path_factory.mktemp("libreoffice")

    @cache
    def pages(document: Path) -> list[str]:
        command = [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(document),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        made = folder / f"{document.stem}.pdf"
        text = subprocess.run(
            ["pdftotext", "-layout", str(made), "-"], check=True, capture_output=True
        ).stdout.decode("utf-8")
        return text.split("\f")[:-1]

    return pages
