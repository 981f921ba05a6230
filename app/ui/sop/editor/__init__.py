"""The SOP editor: a new version in five pages, checked in sentences while it is written."""
