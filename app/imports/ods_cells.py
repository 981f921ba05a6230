"""Finds what a reader of .ods does not tell: formulas, errors, cells that stand for thousands."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ROW = re.compile(rb"<table:table-row(?=[\s>/])")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_SAID = re.compile(rb"<text:p[^>]*>([^<]*)")
_MOST_COPIES = 1000


@dataclass
class OdsCells:
    """One table of content.xml. ``extent`` is rows times columns up to the last filled cell."""

    name: str
    extent: int = 0
    formulas: list[tuple[int, int]] = field(default_factory=list)
    """Row and column from 0."""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    commands: bool = False
    """A formula that starts another program (DDE)."""


def tables_of(content: bytes) -> Iterator[OdsCells]:
    """The tables of content.xml in their order."""
    for part in re.split(rb"<table:table(?=\s)", content)[1:]:
        yield _table(part)


def _table(part: bytes) -> OdsCells:
    found = OdsCells(_attribute(part[: part.find(b">")], rb"table:name"))
    last_row = widest = at = 0
    for row in _ROW.split(part)[1:]:
        copies = repeated(row[: row.find(b">")], b"rows")
        filled = _row(found, row, range(at, at + min(copies, _MOST_COPIES)))
        at += copies
        if filled:
            last_row, widest = at, max(widest, filled)
    found.extent = last_row * widest
    return found


def _row(found: OdsCells, row: bytes, copies: range) -> int:
    """Width up to the last filled cell; 0 of an empty row."""
    column = filled = 0
    for cell in _CELL.finditer(row):
        given, span = cell[1], repeated(cell[1], b"columns")
        if b"office:value-type=" in given:
            filled = column + span
        if b'table:formula="' in given:
            found.commands |= b"DDE(" in given.upper()
            places = [
                (at, along)
                for at in copies
                for along in range(column, column + min(span, _MOST_COPIES))
            ]
            found.formulas += places
            if b'value-type="error"' in given:
                said = _SAID.search(row, cell.end())
                sentence = html.unescape(said[1].decode("utf-8", "replace")) if said else "#N/A"
                found.errors |= dict.fromkeys(places, sentence)
        column += span
    return filled


def repeated(attributes: bytes, what: bytes) -> int:
    """How many rows or columns an element stands for."""
    found = re.search(rb"number-" + what + rb'-repeated="(\d{1,9})"', attributes)
    return int(found[1]) if found else 1


def _attribute(head: bytes, name: bytes) -> str:
    found = re.search(name + rb'="([^"]*)"', head)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""
