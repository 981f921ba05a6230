"""Numbers of the schema that this program knows; apart, so that a start need not load tables."""

REVISIONS = ("0001", "0002", "0003")
"""Every revision of the migrations, oldest first."""
REVISION = REVISIONS[-1]
