"""What an office is asked about the end of a quarter; a part of `Office` in its own module."""

from typing import TYPE_CHECKING

from app.domain.acting import Acting
from app.services.office_sheets import Readable

if TYPE_CHECKING:
    from app.domain.snapshots.completeness import CompletenessView


class ClosingQueries:
    """Methods of `Office`."""

    def completeness(self: Readable, year: int, quarter: int, acting: Acting) -> "CompletenessView":
        """Who has reported the quarter, what is missing, and how it was closed and amended."""
        from app.services.queries.completeness import load_completeness

        with self.reading() as session:
            return load_completeness(session, year, quarter, acting)
