"""Names of the hidden part of a Lembar Isian, which writer and reader share."""

FACTS_SHEET = "_alur"
"""The hidden sheet; found by MARK in its first cell, whatever it is called."""
MARK = "alur-kinerja-lembar-isian"
