"""What an office is asked about Lembar Isian; a part of `Office` in a module of its own."""

import datetime as dt
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from app.domain.acting import Acting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.entry_sheet import Comparison, EntrySheet, ReadSheet


class Readable(Protocol):
    """Anything that opens a session for reading."""

    def reading(self) -> "AbstractContextManager[Session]": ...


class SheetQueries:
    """Methods of `Office`."""

    def entry_sheet(
        self: Readable, year: int, quarter: int, division_code: str, at: dt.datetime
    ) -> "EntrySheet":
        """What the file for one unit holds; "" is every unit. InputError when nothing is there."""
        from app.services.queries.entry_sheet import load_entry_sheet

        with self.reading() as session:
            return load_entry_sheet(session, year, quarter, division_code, at)

    def compare_sheet(
        self: Readable, read: "ReadSheet", acting: Acting, at: dt.datetime
    ) -> "Comparison":
        """A filled file beside what is stored, cell by cell."""
        from app.services.queries.entry_sheet import compare_sheet

        with self.reading() as session:
            return compare_sheet(session, read, acting, at)
