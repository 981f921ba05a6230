"""Runs the revisions on the connection that `app.models.upgrade` opened."""

from alembic import context

from app.models.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    # The caller owns the transaction: a failing revision leaves the file as it was.
    transaction_per_migration=False,
)
context.run_migrations()
