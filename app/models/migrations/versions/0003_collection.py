"""Follow-ups, notes and limits of figures, completeness, sealed quarters, amendments.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

from app.models import sqlite
from app.models.migrations.columns import choices, days, flags, longs, numbers, texts

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_APPEND_ONLY = ("measurement_note", "follow_up_answer", "completeness_mark", "amendment")


def upgrade() -> None:
    for table, columns in _new_columns().items():
        for column in columns:
            op.add_column(table, column)
    _indicator_persons()
    _notes()
    _follow_ups()
    _answers()
    _marks()
    _amendments()
    if op.get_bind().dialect.name == "sqlite":
        for table in _APPEND_ONLY:
            for statement in sqlite.append_only(table):
                op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("history is never taken back")


def _new_columns() -> dict[str, list[sa.Column[str]]]:
    return {
        "indicator": texts("lower_limit", "upper_limit", null=True),
        "measurement": texts("flagged_at", null=True),
        "quarter_close": [
            *longs("manifest", null=True),
            *texts("previous_seal", "seal", null=True),
        ],
    }


def _indicator_persons() -> None:
    op.create_table(
        "indicator_person",
        *numbers("indicator_id", key=True, refers="indicator.id"),
        *numbers("person_id", refers="person.id"),
    )
    op.create_index("ix_indicator_person_person_id", "indicator_person", ["person_id"])


def _notes() -> None:
    op.create_table(
        "measurement_note",
        *numbers("id", key=True),
        *numbers("indicator_id", refers="indicator.id"),
        *numbers("year", "quarter"),
        *_written_by(),
        *longs("body"),
    )
    _index_of_figure("measurement_note")


def _follow_ups() -> None:
    op.create_table(
        "follow_up",
        *numbers("id", key=True),
        *numbers("indicator_id", refers="indicator.id"),
        *numbers("year", "quarter"),
        *longs("action"),
        *texts("responsible"),
        *days("due", null=True),
        *numbers("order"),
        *texts("removed_at", null=True),
        *numbers("version"),
    )
    _index_of_figure("follow_up")


def _answers() -> None:
    op.create_table(
        "follow_up_answer",
        *numbers("id", key=True),
        *numbers("follow_up_id", refers="follow_up.id"),
        *numbers("year", "quarter"),
        *choices("state"),
        *longs("note"),
        *_written_by(),
    )
    op.create_index("ix_follow_up_answer_follow_up_id", "follow_up_answer", ["follow_up_id"])


def _marks() -> None:
    op.create_table(
        "completeness_mark",
        *numbers("id", key=True),
        *numbers("year", "quarter"),
        *numbers("division_id", refers="division.id", null=True),
        *flags("complete"),
        *longs("note"),
        *_written_by(),
    )
    columns = ["year", "quarter", "division_id"]
    op.create_index("ix_completeness_mark_unit", "completeness_mark", columns)


def _amendments() -> None:
    op.create_table(
        "amendment",
        *numbers("id", key=True),
        *numbers("indicator_id", refers="indicator.id"),
        *numbers("year", "quarter", "number"),
        *longs("before", "after", "reason"),
        *_written_by(),
        *texts("previous_seal", "seal"),
        sa.UniqueConstraint("year", "quarter", "number"),
    )
    op.create_index("ix_amendment_indicator_id", "amendment", ["indicator_id"])


def _written_by() -> list[sa.Column[str]]:
    return [
        *texts("at"),
        *numbers("person_id", refers="person.id"),
        *numbers("on_behalf_of_id", refers="person.id", null=True),
    ]


def _index_of_figure(table: str) -> None:
    op.create_index(f"ix_{table}_figure", table, ["indicator_id", "year", "quarter"])
