"""All tables together, and the numbers of the schema that this program knows."""

from sqlalchemy import MetaData

from app.models import (
    budget,
    collection,
    document,
    indicator,
    journal,
    measurement,
    organisation,
    report,
    sop,
)
from app.models.base import Base
from app.models.revisions import REVISION, REVISIONS

__all__ = [
    "APPEND_ONLY",
    "METADATA",
    "REVISION",
    "REVISIONS",
    "budget",
    "collection",
    "document",
    "indicator",
    "journal",
    "measurement",
    "organisation",
    "report",
    "sop",
]

METADATA: MetaData = Base.metadata
APPEND_ONLY = (
    "journal",
    "movement",
    "measurement_entry",
    "section_text_entry",
    "sop_choice",
    "sop_revision",
    "sop_note",
    "measurement_note",
    "follow_up_answer",
    "completeness_mark",
    "amendment",
)
"""Tables whose rows are never changed nor deleted; the database itself refuses it."""
