"""Alembic's scripts: one revision per released schema."""
