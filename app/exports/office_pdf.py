"""Turns a Word document into a PDF with LibreOffice, where it is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from app.domain.errors import StorageError
from app.exports.files import write_atomically

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECONDS = 120


def find_office() -> str:
    """Path of LibreOffice; StorageError "pdf_no_office" where none is installed."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    for place in _USUAL:
        if Path(place).is_file():
            return place
    raise StorageError("pdf_no_office")


def write_pdf(content: bytes, path: Path) -> Path:
    """The PDF of a .docx; it is complete or not there.

    Raises StorageError: pdf_no_office, pdf_failed, and those of `files.write_atomically`.
    LibreOffice runs with a profile of its own: one that is open does not mind.
    """
    office = find_office()
    with tempfile.TemporaryDirectory(prefix="alur-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "dokumen.docx"
        source.write_bytes(content)
        _convert(office, source)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise StorageError("pdf_failed", name=path.name)
        write_atomically(path, made.read_bytes())
    return path


def _convert(office: str, source: Path) -> None:
    profile = (source.parent / "profil").as_uri()
    command = [
        office,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    # No console window may flash up on Windows.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) if os.name == "nt" else 0
    try:
        subprocess.run(
            command, check=True, capture_output=True, timeout=_SECONDS, creationflags=flags
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise StorageError("pdf_failed", name=source.name) from error
