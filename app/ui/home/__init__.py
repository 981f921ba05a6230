"""Beranda: my desk and the deadlines."""
