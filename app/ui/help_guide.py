"""The user guide as the help dialogs read it: one chapter, and its tables of keys."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.domain.resources import resource

CHAPTERS = {
    "beranda": "memulai",
    "papan": "papan-alur",
    "data": "data-kinerja",
    "laporan": "laporan",
    "sop": "sop",
    "induk": "data-induk",
}
"""Which chapter explains a page; without one of its own the contents of the guide."""
CONTENTS = "README"
_KEYS = "tombol"
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class KeyRow:
    """A row of the tables of keys: `Ctrl K` and what it does."""

    keys: str
    label: str


def guide_folder() -> Path:
    return resource().parent / "docs" / "panduan"


def chapter_of(page: str) -> str:
    """Name of the chapter for a page's key."""
    name = CHAPTERS.get(page, CONTENTS)
    return name if (guide_folder() / f"{name}.md").exists() else CONTENTS


def chapter_text(name: str) -> str:
    """The chapter as Markdown without its pictures; "" when the guide is not there."""
    path = guide_folder() / f"{name}.md"
    if not path.exists():
        return ""
    return _PICTURE.sub("", path.read_text(encoding="utf-8"))


def anchor_of(heading: str) -> str:
    """`Keputusan YA dan TIDAK` as links name it: `keputusan-ya-dan-tidak`."""
    plain = "".join(one for one in heading.lower() if one.isalnum() or one in " -")
    return plain.strip().replace(" ", "-")


def keys_of(section: str) -> tuple[KeyRow, ...]:
    """The keys below a head of the chapter on keys, in its order."""
    rows: list[KeyRow] = []
    head = ""
    for line in chapter_text(_KEYS).splitlines():
        if line.startswith("## "):
            head = line[3:]
        elif head == section and line.startswith("| `"):
            keys, label = (cell.strip() for cell in line.strip("|").split("|")[:2])
            rows.append(KeyRow(keys.replace("`", ""), label))
    return tuple(rows)
