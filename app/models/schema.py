"""All tables together, and the numbers of the schema that this program knows."""

from sqlalchemy import MetaData

from app.models import budget, document, indicator, journal, measurement, organisation, report, sop
from app.models.base import Base

__all__ = [
    "APPEND_ONLY",
    "METADATA",
    "REVISION",
    "REVISIONS",
    "budget",
    "document",
    "indicator",
    "journal",
    "measurement",
    "organisation",
    "report",
    "sop",
]

METADATA: MetaData = Base.metadata
REVISIONS = ("0001",)
"""Every revision of the migrations, oldest first."""
REVISION = REVISIONS[-1]
APPEND_ONLY = ("journal", "movement", "measurement_entry", "section_text_entry")
"""Tables whose rows are never changed nor deleted; the database itself refuses it."""
