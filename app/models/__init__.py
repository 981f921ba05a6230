"""The records of the office in a database; the only place that knows SQLAlchemy's mappings."""
