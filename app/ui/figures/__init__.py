"""Data Kinerja: the grid of one quarter."""
