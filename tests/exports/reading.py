"""Reads a finished document back: headings, captions, cells, lists."""

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn

from app.domain.indicators import achievement
from app.domain.numbers import format_number
from app.domain.report_data import ReportData
from app.exports.docx.living.survey import unmark

NUMBER = re.compile(r"[+−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+−]?\d+,\d+")


def opened(path: Path) -> Document:
    """A report without the marks of its regions, which python-docx does not look into."""
    document = docx.Document(str(path))
    unmark(document)
    return document


def styled(document: Document, *styles: str) -> list[str]:
    """Texts of the paragraphs with one of these styles, each on one line."""
    return [
        " ".join(item.text.split()) for item in document.paragraphs if item.style.name in styles
    ]


def listed(document: Document, *styles: str) -> list[str]:
    """Lines of the contents lists without the page number."""
    return [line.removesuffix("…").strip() for line in styled(document, *styles)]


def cells(document: Document) -> list[str]:
    """Texts of all cells of all tables, quickly."""
    return [
        "\n".join(
            "".join(node.text or "" for node in block.iter(qn("w:t")))
            for block in cell.iter(qn("w:p"))
        )
        for cell in document.element.body.iter(qn("w:tc"))
    ]


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def decimals_in(value: object) -> set[Decimal]:
    """Every Decimal anywhere in report data."""
    if isinstance(value, Decimal):
        return {value}
    if isinstance(value, tuple):
        return set().union(*(decimals_in(item) for item in value))
    if is_dataclass(value):
        return set().union(*(decimals_in(getattr(value, one.name)) for one in fields(value)))
    return set()


def printable(data: ReportData) -> set[str]:
    """All numbers that the report may print: those of the data and what tables derive."""
    numbers = decimals_in(data) | _derived(data)
    made = {format_number(abs(number), places) for number in numbers for places in range(4)}
    return made | {format_number(abs(number)) for number in numbers}


def _derived(data: ReportData) -> set[Decimal]:
    """Shares, remainders, sums and differences that the outlines ask for."""
    made: set[Decimal] = set()
    top = [item for item in data.programmes if item.level == 1]
    pairs = [(item.ceiling, item.spent) for item in data.programmes]
    pairs.append((sum((p.ceiling for p in top), Decimal()), sum((p.spent for p in top), Decimal())))
    for ceiling, spent in pairs:
        made |= {ceiling, spent, ceiling - spent, spent / ceiling * 100}
    for objective in data.objectives:
        now, before = objective.achievement.percent, objective.previous.percent
        if now is not None and before is not None:
            made.add(now - before)
        for item in objective.indicators:
            if item.national_standard is not None and item.to_date is not None:
                made.add(item.to_date - item.national_standard)
            known = [
                own
                for figure in item.quarters
                if (own := achievement(item.rule, figure.target, figure.value).percent) is not None
            ]
            made |= set(known)
            made |= {second - first for first in known for second in known}
    return made
