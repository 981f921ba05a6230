"""What Excel files of the program share: a text stays a text, the same content the same bytes."""

import datetime as dt
import io
import re
from typing import TYPE_CHECKING

from app.domain.calendar import WITA

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAD_FILL, LINE, FONT = "#E3EDEC", "#7F8785", "Arial"
MOMENT = "dd/mm/yyyy hh:mm"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32767
"""Characters that a cell can hold."""
_A4 = 9


def new_book(target: io.BytesIO, day: dt.date) -> "Workbook":
    """An empty workbook; ``day`` stands in its properties, never the hour."""
    from xlsxwriter import Workbook

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(target, options)
    book.set_properties({"created": dt.datetime.combine(day, dt.time())})
    return book


def cell_text(words: str) -> str:
    """The text as a cell can hold it: no control characters, no more than Excel allows."""
    clean = _ILLEGAL.sub("", words).replace("\r\n", "\n")
    return clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 2]} …"


def put_text(sheet: "Worksheet", row: int, column: int, words: str, look: "Format") -> None:
    """Writes a text; whatever it begins with, it is no formula and no number."""
    sheet.write_string(row, column, cell_text(words), look)


def put_moment(sheet: "Worksheet", row: int, column: int, at: dt.datetime, look: "Format") -> None:
    """Writes a date and time in WITA, to the minute."""
    local = at.astimezone(WITA).replace(tzinfo=None, second=0, microsecond=0)
    sheet.write_datetime(row, column, local, look)


def head_look(book: "Workbook") -> "Format":
    """The row of column names."""
    return book.add_format(
        {
            "font_name": FONT,
            "font_size": 10,
            "bold": True,
            "bg_color": HEAD_FILL,
            "border": 1,
            "border_color": LINE,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
        }
    )


def set_up_page(sheet: "Worksheet", first: int, last: int) -> None:
    """A4 landscape, as wide as one page; rows ``first`` to ``last`` (from 0) head every page.

    They stay in sight while the rows below are scrolled.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.repeat_rows(first, last)
    sheet.freeze_panes(last + 1, 0)
    sheet.set_footer("&L&8&A&R&8&P / &N")
