"""Alur Kinerja: the procedure for collecting performance data, on one office PC."""
