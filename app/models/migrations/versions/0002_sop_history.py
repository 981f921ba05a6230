"""Revisions and choices of the SOP, notes on it, suspended reports, days of the office.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

from app.models import sqlite
from app.models.migrations.columns import days, flags, longs, numbers, texts

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_APPEND_ONLY = ("sop_choice", "sop_revision", "sop_note")


def upgrade() -> None:
    op.add_column("report", sa.Column("suspended_at", sa.String(), nullable=True))
    op.add_column("document_register", sa.Column("details", sa.Text(), nullable=True))
    _office_days()
    _choices()
    _revisions()
    _notes()
    _keep_what_was_chosen()
    op.drop_column("sop_version", "chosen")
    if op.get_bind().dialect.name == "sqlite":
        for table in _APPEND_ONLY:
            for statement in sqlite.append_only(table):
                op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("history is never taken back")


def _office_days() -> None:
    op.create_table(
        "office_day",
        *days("date", key=True),
        *flags("working"),
        *texts("name"),
        *texts("recorded_at"),
        *numbers("recorded_by_id", refers="person.id"),
    )


def _choices() -> None:
    op.create_table(
        "sop_choice",
        *numbers("id", key=True),
        *numbers("sop_version_id", refers="sop_version.id"),
        *numbers("for_year", null=True),
        *days("valid_from"),
        *texts("at", null=True),
        *numbers("person_id", "on_behalf_of_id", refers="person.id", null=True),
        *longs("reason"),
    )


def _revisions() -> None:
    op.create_table(
        "sop_revision",
        *numbers("sop_version_id", key=True, refers="sop_version.id"),
        *numbers("based_on_id", refers="sop_version.id"),
        *texts("at"),
        *numbers("person_id", refers="person.id"),
        *numbers("on_behalf_of_id", refers="person.id", null=True),
        *longs("reason"),
    )


def _notes() -> None:
    op.create_table(
        "sop_note",
        *numbers("id", key=True),
        *numbers("sop_version_id", refers="sop_version.id"),
        *numbers("number", "version"),
        *longs("in_use", "proposal"),
        *texts("at"),
        *numbers("person_id", refers="person.id"),
        *numbers("on_behalf_of_id", refers="person.id", null=True),
        sa.UniqueConstraint("sop_version_id", "number", "version"),
    )


def _keep_what_was_chosen() -> None:
    """The mark on the version, and the version of each open year, become rows of their own."""
    op.execute(
        "INSERT INTO sop_choice (sop_version_id, valid_from, reason) "
        "SELECT id, valid_from, '' FROM sop_version WHERE chosen"
    )
    op.execute(
        "INSERT INTO sop_choice (sop_version_id, for_year, valid_from, at, reason) "
        "SELECT v.id, y.year, v.valid_from, y.opened_at, '' "
        "FROM year y JOIN sop_version v ON v.id = y.sop_version_id ORDER BY y.year"
    )
