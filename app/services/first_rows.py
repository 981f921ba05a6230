"""What a new database holds before anybody has typed anything: the procedure."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.sop_file import SHIPPED, load_sop, shipped_text
from app.models.sop import SopChoice, SopVersion
from app.services.journal import Author, JournalEntry, write_journal


def add_first_rows(session: Session, at: dt.datetime) -> None:
    """Both readings of the SOP, the flow in use chosen; the journal begins with them."""
    for id_ in SHIPPED:
        toml = shipped_text(id_)
        sop = load_sop(toml)
        version = SopVersion(
            number=sop.number, reading=sop.reading, text=toml, valid_from=sop.approved_on
        )
        session.add(version)
        session.flush()
        if id_ == SHIPPED[0]:
            session.add(SopChoice(sop_version_id=version.id, valid_from=version.valid_from))
    made = JournalEntry("office", 0, {}, {"sop_versions": len(SHIPPED)})
    write_journal(session, Author("CreateOffice", at, None), [made])
