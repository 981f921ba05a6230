"""Kinds of documents that get a number of their own in the register."""

DISPOSITION = "disposition"
