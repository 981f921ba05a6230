"""The first schema: every table of the office.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

from app.models import sqlite
from app.models.migrations.columns import choices, days, flags, longs, numbers, texts

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = ("journal", "movement", "measurement_entry", "section_text_entry")


def upgrade() -> None:
    _part_1()
    _part_2()
    _part_3()
    _part_4()
    _indicator_targets()
    _part_5()
    _part_6()
    _part_7()
    _part_8()
    if op.get_bind().dialect.name == "sqlite":
        for table in _APPEND_ONLY:
            for statement in sqlite.append_only(table):
                op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("history is never taken back")


def _part_1() -> None:
    op.create_table(
        "division",
        *numbers("id", key=True),
        *texts("code", "name", "short", "icon"),
        *numbers("order"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "grade_scale",
        *numbers("id", key=True),
        *texts("code", "name"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "holiday",
        *days("date", key=True),
        *texts("name"),
        *choices("kind"),
    )
    op.create_table(
        "objective",
        *numbers("id", key=True),
        *numbers("number"),
        *texts("title"),
        *numbers("order", "valid_from"),
        *numbers("valid_to", null=True),
    )
    op.create_table(
        "office_identity",
        *numbers("id", key=True),
        *texts("government", "name", "short", "address", "place", "emblem"),
        *days("valid_from"),
    )
    op.create_table(
        "performance_agreement",
        *numbers("id", key=True),
        *numbers("year"),
        *choices("kind"),
        *days("date"),
        *texts("number"),
        *longs("reason"),
        sa.UniqueConstraint("year", "kind"),
    )


def _part_2() -> None:
    op.create_table(
        "rating_scale",
        *numbers("id", key=True),
        *texts("name", "basis"),
        *days("valid_from"),
        *flags("chosen"),
    )
    op.create_table(
        "setting",
        *texts("key", length=80, key=True),
        *longs("value"),
    )
    op.create_table(
        "sop_version",
        *numbers("id", key=True),
        *texts("number", "reading"),
        *longs("text"),
        *days("valid_from"),
        *flags("chosen"),
    )
    op.create_table(
        "budget_line",
        *numbers("id", key=True),
        *numbers("year", "level"),
        *texts("code", "name"),
        *numbers("parent_id", refers="budget_line.id", null=True),
        *numbers("division_id", refers="division.id", null=True),
        *numbers("objective_id", refers="objective.id", null=True),
        *numbers("order"),
        sa.UniqueConstraint("year", "code"),
    )
    op.create_index("ix_budget_line_parent_id", "budget_line", ["parent_id"])
    op.create_table(
        "grade",
        *numbers("id", key=True),
        *numbers("scale_id", refers="grade_scale.id"),
        *texts("letter", "value"),
        *numbers("order"),
        sa.UniqueConstraint("scale_id", "letter"),
    )


def _part_3() -> None:
    op.create_table(
        "indicator",
        *numbers("id", key=True),
        *numbers("objective_id", refers="objective.id"),
        *numbers("division_id", refers="division.id", null=True),
        *texts("code", "name", "unit"),
        *numbers("decimals"),
        *choices("polarity", "rule", "aggregation"),
        *texts("cap", null=True),
        *choices("zero_rule"),
        *flags("ratio_to_date"),
        *longs("definition", "formula"),
        *texts("data_source", "responsible"),
        *texts("national_standard", null=True),
        *texts("standard_source"),
        *texts("mid_term_target", null=True),
        *numbers("mid_term_year"),
        *numbers("grade_scale_id", refers="grade_scale.id", null=True),
        *texts("required_evidence"),
        *numbers("valid_from"),
        *numbers("valid_to", null=True),
        *numbers("order"),
    )
    op.create_index("ix_indicator_division_id", "indicator", ["division_id"])
    op.create_index("ix_indicator_objective_id", "indicator", ["objective_id"])
    op.create_table(
        "rating_band",
        *numbers("id", key=True),
        *numbers("scale_id", refers="rating_scale.id"),
        *texts("label"),
        *texts("lower", null=True),
        *flags("inclusive"),
        *numbers("order"),
    )
    op.create_index("ix_rating_band_scale_id", "rating_band", ["scale_id"])
    op.create_table(
        "section",
        *numbers("id", key=True),
        *numbers("division_id", refers="division.id"),
        *texts("name"),
        *numbers("order"),
    )
    op.create_index("ix_section_division_id", "section", ["division_id"])


def _part_4() -> None:
    op.create_table(
        "year",
        *numbers("year", key=True, given=True),
        *numbers("sop_version_id", refers="sop_version.id"),
        *flags("per_division"),
        *texts("opened_at"),
    )
    op.create_table(
        "budget_ceiling",
        *numbers("id", key=True),
        *numbers("budget_line_id", refers="budget_line.id"),
        *choices("kind"),
        *days("valid_from"),
        *texts("amount"),
        sa.UniqueConstraint("budget_line_id", "kind"),
    )
    op.create_table(
        "budget_spending",
        *numbers("id", key=True),
        *numbers("budget_line_id", refers="budget_line.id"),
        *numbers("quarter"),
        *texts("spent", "planned", null=True),
        *numbers("version"),
        sa.UniqueConstraint("budget_line_id", "quarter"),
    )
    op.create_table(
        "earlier_year",
        *numbers("indicator_id", key=True, refers="indicator.id"),
        *numbers("year", key=True),
        *texts("target", "value", "achievement", null=True),
    )
    op.create_table(
        "indicator_budget",
        *numbers("indicator_id", key=True, refers="indicator.id"),
        *numbers("budget_line_id", key=True, refers="budget_line.id"),
    )
    op.create_index("ix_indicator_budget_budget_line_id", "indicator_budget", ["budget_line_id"])


def _indicator_targets() -> None:
    op.create_table(
        "indicator_target",
        *numbers("id", key=True),
        *numbers("agreement_id", refers="performance_agreement.id"),
        *numbers("indicator_id", refers="indicator.id"),
        *texts("year_value", "year_upper", "q1", "q1_upper", "q2", "q2_upper", null=True),
        *texts("q3", "q3_upper", "q4", "q4_upper", null=True),
        sa.UniqueConstraint("agreement_id", "indicator_id"),
    )
    op.create_index("ix_indicator_target_indicator_id", "indicator_target", ["indicator_id"])


def _part_5() -> None:
    op.create_table(
        "measurement",
        *numbers("id", key=True),
        *numbers("indicator_id", refers="indicator.id"),
        *numbers("year", "quarter"),
        *texts("value", "numerator", "denominator", null=True),
        *choices("blank_reason", null=True),
        *choices("status"),
        *texts("source"),
        *days("data_date", null=True),
        *longs("obstacle", "follow_up", "supporting", "inhibiting"),
        *numbers("version"),
        sa.UniqueConstraint("year", "quarter", "indicator_id"),
    )
    op.create_index("ix_measurement_indicator_id", "measurement", ["indicator_id"])
    op.create_table(
        "person",
        *numbers("id", key=True),
        *texts("name", "honorific", "nip", "rank", "actor"),
        *numbers("division_id", refers="division.id", null=True),
        *numbers("section_id", refers="section.id", null=True),
        *flags("active"),
    )
    op.create_index("ix_person_division_id", "person", ["division_id"])
    op.create_table(
        "journal",
        *numbers("id", key=True),
        *texts("at"),
        *numbers("person_id", "on_behalf_of_id", refers="person.id", null=True),
        *texts("command", "entity"),
        *numbers("entity_id"),
        *longs("before", "after", "reason"),
        *texts("previous_hash", "hash"),
    )
    op.create_table(
        "measurement_entry",
        *numbers("id", key=True),
        *numbers("measurement_id", refers="measurement.id"),
        *texts("at"),
        *numbers("person_id", refers="person.id"),
        *numbers("on_behalf_of_id", refers="person.id", null=True),
        *texts("field"),
        *longs("before", "after"),
    )
    op.create_index("ix_measurement_entry_measurement_id", "measurement_entry", ["measurement_id"])


def _part_6() -> None:
    op.create_table(
        "official_term",
        *numbers("id", key=True),
        *numbers("person_id", refers="person.id"),
        *texts("post"),
        *choices("form"),
        *days("valid_from"),
        *days("valid_to", null=True),
    )
    op.create_index("ix_official_term_person_id", "official_term", ["person_id"])
    op.create_table(
        "quarter_close",
        *numbers("year", "quarter", key=True),
        *texts("closed_at"),
        *numbers("person_id", refers="person.id"),
    )
    op.create_table(
        "report",
        *numbers("id", key=True),
        *numbers("year", refers="year.year"),
        *choices("kind"),
        *numbers("number"),
        *numbers("division_id", refers="division.id", null=True),
        *numbers("sop_version_id", refers="sop_version.id"),
        *numbers("step"),
        *choices("status"),
        *numbers("holder_id", refers="person.id", null=True),
        *texts("arrived_at", "due_at", null=True),
        *numbers("returned_from", "sender_step", null=True),
        *texts("sender_actor", "opened_at", "archived_at", null=True),
        *days("deadline", null=True),
        *numbers("version"),
        sa.UniqueConstraint("year", "kind", "number", "division_id"),
    )
    op.create_index("ix_report_holder_id", "report", ["holder_id"])
    op.create_index("ix_report_status_year", "report", ["status", "year"])


def _part_7() -> None:
    op.create_table(
        "evidence",
        *numbers("id", key=True),
        *texts("sha256", "original_name"),
        *numbers("size"),
        *texts("mime", "stored_path"),
        *numbers("indicator_id", refers="indicator.id", null=True),
        *numbers("year", "quarter", null=True),
        *numbers("report_id", refers="report.id", null=True),
        *texts("requirement"),
        *numbers("added_by_id", refers="person.id"),
        *texts("at"),
        *texts("removed_at", null=True),
    )
    op.create_index("ix_evidence_figure", "evidence", ["indicator_id", "year", "quarter"])
    op.create_index("ix_evidence_report_id", "evidence", ["report_id"])
    op.create_table(
        "movement",
        *numbers("id", key=True),
        *numbers("report_id", refers="report.id"),
        *numbers("seq"),
        *texts("at"),
        *choices("outcome"),
        *numbers("person_id", refers="person.id"),
        *numbers("on_behalf_of_id", refers="person.id", null=True),
        *numbers("from_step", "to_step"),
        *choices("from_status", "to_status"),
        *numbers("from_holder_id", "receiver_id", refers="person.id", null=True),
        *texts("from_arrived_at", "from_due_at", null=True),
        *numbers("from_returned_from", "minutes_used", null=True),
        *longs("note", "requirements"),
        sa.UniqueConstraint("report_id", "seq"),
    )
    op.create_table(
        "report_part",
        *numbers("report_id", "part_id", key=True, refers="report.id"),
    )
    op.create_index("ix_report_part_part_id", "report_part", ["part_id"])


def _part_8() -> None:
    op.create_table(
        "section_text",
        *numbers("id", key=True),
        *numbers("report_id", refers="report.id"),
        *texts("section"),
        *longs("body"),
        *numbers("author_id", refers="person.id"),
        *texts("at"),
        *numbers("version"),
        sa.UniqueConstraint("report_id", "section"),
    )
    op.create_table(
        "document_register",
        *numbers("id", key=True),
        *texts("kind"),
        *numbers("year", "sequence"),
        *texts("number"),
        *days("date"),
        *texts("subject"),
        *numbers("report_id", refers="report.id", null=True),
        *numbers("movement_id", refers="movement.id", null=True),
        sa.UniqueConstraint("kind", "year", "sequence"),
    )
    op.create_index("ix_document_register_report_id", "document_register", ["report_id"])
    op.create_table(
        "section_text_entry",
        *numbers("id", key=True),
        *numbers("section_text_id", refers="section_text.id"),
        *texts("at"),
        *numbers("person_id", refers="person.id"),
        *numbers("on_behalf_of_id", refers="person.id", null=True),
        *longs("before", "after"),
    )
    op.create_index(
        "ix_section_text_entry_section_text_id", "section_text_entry", ["section_text_id"]
    )
