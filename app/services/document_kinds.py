"""Kinds of documents that get a number of their own in the register."""

DISPOSITION = "disposition"
MINUTES = "minutes"
TASKS = "tasks"
