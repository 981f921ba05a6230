"""Papan Alur: lanes, trays, cards and their movement."""
