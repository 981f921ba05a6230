"""Lembar Disposisi: one recorded hand-over on half a sheet of paper."""

from collections.abc import Callable

from app.domain.calendar import WITA
from app.domain.commands import Urgency, Wish
from app.domain.snapshots.official import HandOverSheet
from app.domain.sop import FINISH
from app.domain.spans import clock_time
from app.domain.texts import text
from app.exports.docx.official.blocks import (
    ending,
    form_row,
    grid,
    labelled,
    line,
    place_and_day,
    signed,
    ticked,
)
from app.exports.docx.oxml import Element
from app.exports.docx.page import PageSetup, twips
from app.exports.docx.sheets import Sheet, cell
from app.exports.words import NONE, in_sentence, long_date

_SIZES = {"A4": (14.8, 21.0), "F4": (16.5, 21.5)}
"""Half of the paper, in centimetres: A5, and half a folio."""
_MARGIN = 1.2
_LABEL = 1.9
_POINTS = 9.5


def compose_disposition(
    data: HandOverSheet, step: Callable[[str], None], paper: str = "A4"
) -> bytes:
    """The bytes of the sheet; the same hand-over gives the same bytes."""
    step(text("official.progress", title=text("official.disposition.title")))
    width, height = _SIZES[paper]
    sheet = Sheet(PageSetup(width, height, _MARGIN), landscape=False, margin=_MARGIN)
    sheet.letterhead(data.letterhead)
    sheet.title(text("official.disposition.title"))
    if data.withdrawn_at is not None:
        sheet.subtitle(withdrawn(data))
    left = round(sheet.width * 0.5, 2)
    widths = (left, sheet.width - left)
    rows = (
        form_row(
            _cell(widths[0], *_letter(sheet, data)), _cell(widths[1], *_received(sheet, data))
        ),
        form_row(_whole(sheet, _line(sheet, "subject", data.subject))),
        form_row(_cell(widths[0], *_forward(sheet, data)), _cell(widths[1], *_wishes(sheet, data))),
        form_row(_whole(sheet, *_note(sheet, data)), whole=False),
        form_row(_cell(widths[0], *_initials(sheet)), _cell(widths[1], *_signature(sheet, data))),
    )
    sheet.add(grid(widths, rows), ending(sheet))
    title = text("official.disposition.file_title", number=data.number, subject=data.subject)
    return sheet.finish(title, data.at.astimezone(WITA).date())


def withdrawn(data: HandOverSheet) -> str:
    """`Ditarik kembali pada 13 Juli 2026 pukul 10.20`"""
    assert data.withdrawn_at is not None
    day = data.withdrawn_at.astimezone(WITA).date()
    return text("official.withdrawn", date=long_date(day), time=clock_time(data.withdrawn_at))


def _letter(sheet: Sheet, data: HandOverSheet) -> tuple[Element, ...]:
    arrived = long_date(data.arrived_on) if data.arrived_on else NONE
    return (
        _line(sheet, "from", f"{data.giver.name}, {data.from_role}"),
        _line(sheet, "letter_number", text("official.disposition.report", id=data.report_id)),
        _line(sheet, "letter_date", arrived),
    )


def _received(sheet: Sheet, data: HandOverSheet) -> tuple[Element, ...]:
    day = long_date(data.at.astimezone(WITA).date())
    received = text("official.disposition.at", date=day, time=clock_time(data.at))
    boxes = (
        ticked(sheet, text(f"board.paper.{one.value}"), one is data.urgency, points=_POINTS)
        for one in Urgency
    )
    return (
        _line(sheet, "received", received),
        _line(sheet, "agenda", data.number or NONE),
        _line(sheet, "urgency", ""),
        *boxes,
    )


def _forward(sheet: Sheet, data: HandOverSheet) -> tuple[Element, ...]:
    blocks = [line(sheet, text("board.paper.to"), points=_POINTS, bold=True)]
    if data.receiver is not None:
        blocks.append(line(sheet, data.receiver.name, points=_POINTS))
    role = text("official.finish") if data.to_step == FINISH else data.to_role
    if data.receiver is not None:
        role = in_sentence(data.receiver.lines[-1])
    blocks.append(line(sheet, role, points=_POINTS))
    until = NONE
    if data.due is not None:
        day = long_date(data.due.astimezone(WITA).date())
        until = text("official.disposition.at", date=day, time=clock_time(data.due))
    return (*blocks, _line(sheet, "until", until))


def _wishes(sheet: Sheet, data: HandOverSheet) -> tuple[Element, ...]:
    head = line(sheet, text("board.paper.please"), points=_POINTS, bold=True)
    boxes = (
        ticked(sheet, text(f"board.paper.{one.value}"), one in data.wishes, points=_POINTS)
        for one in Wish
    )
    return (head, *boxes)


def _note(sheet: Sheet, data: HandOverSheet) -> tuple[Element, ...]:
    head = line(sheet, text("official.disposition.note"), points=_POINTS, bold=True)
    return (head, line(sheet, data.note or NONE, points=_POINTS))


def _initials(sheet: Sheet) -> tuple[Element, ...]:
    """Where the receiver puts initials and the day by hand."""
    dots = text("official.short_dots")
    head = line(sheet, text("official.disposition.receiver"), points=_POINTS, bold=True)
    return (head, _line(sheet, "initials", dots), _line(sheet, "day", dots))


def _signature(sheet: Sheet, data: HandOverSheet) -> list[Element]:
    return signed(sheet, data.giver, place_and_day(data.giver), points=_POINTS).blocks


def _line(sheet: Sheet, name: str, words: str) -> Element:
    label = text(f"official.disposition.{name}")
    return labelled(sheet, label, words, _LABEL, points=_POINTS)


def _cell(width: float, *blocks: Element) -> Element:
    return cell(twips(width), *blocks, center=False)


def _whole(sheet: Sheet, *blocks: Element) -> Element:
    return cell(twips(sheet.width), *blocks, span=2, center=False)
