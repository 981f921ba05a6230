"""Data induk: forms and tables of master data."""
