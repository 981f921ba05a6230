"""The user guide keeps its word: pictures, links, sentences and commands are real."""

import re
import shlex
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import build_parser
from app.domain.texts import texts

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "panduan"
PAGES = (ROOT / "README.md", *sorted(GUIDE.glob("*.md")))
LARGEST = 200_000
SHORTEST = 12
"""Characters of a message between two places that the program fills in; less says little."""


def links(page: Path) -> Iterator[tuple[str, str]]:
    """(file, anchor) of every relative link and picture."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if "://" not in target:
            file, _, anchor = target.partition("#")
            yield file, anchor


def cells(page: Path) -> Iterator[tuple[str, list[str]]]:
    """(section, cells) of every row of the tables, without heads and rules."""
    section, head = "", True
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        if not line.startswith("|"):
            head = True
        elif head or set(line) <= set("|- "):
            head = False
        else:
            yield section, [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_and_link_leads_somewhere(page: Path) -> None:
    for file, anchor in links(page):
        if page.parent == ROOT and not file.endswith(".png"):
            continue  # the README's other links are not the guide's
        target = (page.parent / file).resolve()
        assert target.exists(), file
        heads = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M) if anchor else []
        assert not anchor or anchor in [head.lower().replace(" ", "-") for head in heads]


def test_every_picture_is_shown_and_of_the_promised_size() -> None:
    shown = {Path(file).name for page in PAGES for file, _ in links(page)}
    pictures = sorted((ROOT / "docs" / "gambar").glob("*.png"))
    assert {picture.name for picture in pictures} <= shown
    for picture in pictures:
        head = picture.read_bytes()
        assert struct.unpack(">II", head[16:24]) == (1366, 768), picture.name
        assert len(head) < LARGEST, picture.name


def test_every_chapter_is_in_the_contents() -> None:
    listed = {file for file, _ in links(GUIDE / "README.md")}
    assert {page.name for page in GUIDE.glob("*.md")} - {"README.md"} <= listed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_understood(page: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.S)
    for line in "".join(blocks).splitlines():
        words = shlex.split(line.partition(">")[0], comments=True)
        if words[:1] == ["make"]:
            assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.M)
        else:
            assert words[0].endswith("alur-kinerja")
            assert callable(build_parser().parse_args(words[1:]).command)


def test_every_quoted_message_is_one_of_the_program() -> None:
    areas = ("errors", "workflow", "services", "figures")
    said = "\n".join(line for area in areas for line in texts(area).values()).casefold()
    for _, row in cells(GUIDE / "masalah.md"):
        for part in re.split(r"\[[^\]]+\]|\d+ MB|“|”", row[0]):
            words = part.strip(" .,:/()").casefold()
            assert len(words) < SHORTEST or words in said, words
