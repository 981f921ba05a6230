"""Frozen pictures of the records, each made for one screen; what leaves the services."""
