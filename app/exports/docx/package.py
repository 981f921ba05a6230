"""Turns a document into bytes that depend on its content only."""

import io
import zipfile
from pathlib import Path

from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def normalised(document: Document) -> bytes:
    """The .docx with sorted member names and fixed dates: same content, same bytes."""
    raw = io.BytesIO()
    document.save(raw)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda item: (item != _FIRST, item)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = _compression(name)
            member.create_system = 3
            target.writestr(member, source.read(name))
    return packed.getvalue()


def _compression(name: str) -> int:
    """Pictures are compressed already."""
    return zipfile.ZIP_STORED if Path(name).suffix == ".png" else zipfile.ZIP_DEFLATED
