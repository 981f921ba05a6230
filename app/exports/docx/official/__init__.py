"""Official documents (naskah dinas) of the office as Word files."""
