"""Edits a report as a person would in Word: rewrites, adds, deletes, moves, copies."""

import io
import subprocess
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.domain.measures import Achievement
from app.domain.report_data import ReportData
from app.exports.charts.gallery import Gallery
from app.exports.docx.compose import compose
from app.exports.docx.living.names import name_in
from app.exports.docx.oxml import Element
from tests.exports.conftest import PERIODS
from tests.exports.sample_data import report_data

BODY = qn("w:body")


@cache
def sample() -> ReportData:
    return report_data(PERIODS["triwulan"])


@cache
def changed() -> ReportData:
    """The same report after the first indicator's figure came in."""
    data = sample()
    first = data.objectives[0]
    item = first.indicators[1]
    last = item.quarters[-1]
    value, percent = Decimal("77.7"), Achievement(Decimal("83.33"))
    quarters = (*item.quarters[:-1], replace(last, value=value, to_date=value, achievement=percent))
    newer = replace(item, to_date=value, achievement=percent, quarters=quarters)
    indicators = (first.indicators[0], newer, *first.indicators[2:])
    objective = replace(first, indicators=indicators, achievement=Achievement(Decimal("91.11")))
    return replace(data, objectives=(objective, *data.objectives[1:]))


@cache
def written(which: str = "sample") -> bytes:
    """A report as exported, with charts of few dots: nobody looks at them here."""
    return composed({"sample": sample, "changed": changed}[which]())


def composed(data: ReportData) -> bytes:
    return compose(data, Gallery(data, 40, lambda _title: None), lambda _words: None, None)


def opened_bytes(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def said(block: Element) -> str:
    return "".join(node.text or "" for node in block.iter(qn("w:t")))


def paragraph_of(document: Document, start: str) -> Element:
    """The first paragraph outside tables that starts with these words."""
    return next(
        block
        for block in document.element.body.iter(qn("w:p"))
        if said(block).startswith(start) and next(block.iterancestors(qn("w:tc")), None) is None
    )


def top(block: Element) -> Element:
    """The child of the body that holds an element."""
    while block.getparent().tag != BODY:
        block = block.getparent()
    return block


def rewrite(block: Element, words: str) -> None:
    """Other words in bold in place of those there; the first run is used on."""
    runs = [run for run in block.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    for run in runs[1:]:
        run.getparent().remove(run)
    runs[0].find(qn("w:t")).text = words
    for extra in runs[0].findall(qn("w:t"))[1:]:
        runs[0].remove(extra)
    properties = runs[0].find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        runs[0].insert(0, properties)
    properties.append(OxmlElement("w:b"))


def add_after(block: Element, words: str, *, bold: bool = False) -> Element:
    """A paragraph of somebody behind a block."""
    made, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
    if bold:
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:b"))
        run.append(properties)
    text.text = words
    run.append(text)
    made.append(run)
    top(block).addnext(made)
    return made


def marks_of(document: Document, key: str) -> tuple[list[Element], list[Element]]:
    """Controls and bookmark starts of a region."""
    controls = [
        item
        for item in document.element.body.iter(qn("w:sdt"))
        if (name := name_in(_alias(item))) is not None and name.key == key
    ]
    starts = [
        item
        for item in document.element.body.iter(qn("w:bookmarkStart"))
        if (name := name_in(item.get(qn("w:name")))) is not None and name.key == key
    ]
    return controls, starts


def _alias(control: Element) -> str:
    item = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
    return "" if item is None else str(item.get(qn("w:val")))


def keys(document: Document) -> list[str]:
    """Keys of all bookmarked regions in order."""
    starts = document.element.body.iter(qn("w:bookmarkStart"))
    names = (name_in(item.get(qn("w:name"))) for item in starts)
    return [name.key for name in names if name is not None]


def key_like(document: Document, start: str) -> str:
    return next(key for key in keys(document) if key.startswith(start))


def blocks_of(document: Document, key: str) -> list[Element]:
    """Children of the body from the first to the last mark of a region."""
    start = marks_of(document, key)[1][0]
    number = start.get(qn("w:id"))
    end = next(
        item
        for item in document.element.body.iter(qn("w:bookmarkEnd"))
        if item.get(qn("w:id")) == number
    )
    blocks, last = [top(start)], top(end)
    while blocks[-1] is not last:
        blocks.append(blocks[-1].getnext())
    return blocks


def delete(document: Document, key: str) -> None:
    for block in blocks_of(document, key):
        block.getparent().remove(block)


def drop_bookmark(document: Document, key: str) -> None:
    numbers = {item.get(qn("w:id")) for item in marks_of(document, key)[1]}
    for item in list(document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        if item.get(qn("w:id")) in numbers:
            item.getparent().remove(item)


def drop_control(document: Document, key: str) -> None:
    for control in marks_of(document, key)[0]:
        for item in list(control.find(qn("w:sdtContent"))):
            control.addprevious(item)
        control.getparent().remove(control)


def copy_behind(document: Document, key: str, place: Element) -> None:
    """Word takes the bookmarks of a copy away and leaves its controls."""
    for block in reversed(blocks_of(document, key)):
        made = deepcopy(block)
        for item in list(made.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            item.getparent().remove(item)
        place.addnext(made)


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[said(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
        for table in document.element.body.iter(qn("w:tbl"))
    ]


def resaved(path: Path, folder: Path) -> Path:
    """The same document after LibreOffice has opened it and saved it as .docx."""
    target = folder / "disimpan"
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(target),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target / path.name


def comments(content: bytes) -> list[str]:
    """Words of all comments."""
    with ZipFile(io.BytesIO(content)) as package:
        if "word/comments.xml" not in package.namelist():
            return []
    return [comment.text for comment in opened_bytes(content).comments]
