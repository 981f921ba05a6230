"""Laporan: choose, check and export a report."""
