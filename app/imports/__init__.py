"""Readers of files; they return rows and problems and write nothing."""
