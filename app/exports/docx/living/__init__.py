"""Laporan Hidup: a report knows its own regions, and is renewed without losing people's words."""
