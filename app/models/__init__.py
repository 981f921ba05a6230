"""SQLAlchemy mappings, migrations and the file on disk."""
