"""Columns of the grid and their widths in both forms (DESIGN.md 8.2)."""

from enum import IntEnum


class Column(IntEnum):
    """In the order on the screen."""

    NUMBER = 0
    NAME = 1
    UNIT = 2
    TARGET = 3
    VALUE = 4
    ACHIEVEMENT = 5
    OBSTACLE = 6
    FOLLOW_UP = 7
    EVIDENCE = 8


EDITABLE = (Column.VALUE, Column.OBSTACLE, Column.FOLLOW_UP)
RIGHT_ALIGNED = frozenset({Column.TARGET, Column.VALUE})

COMPACT = {
    Column.NUMBER: 40,
    Column.UNIT: 76,
    Column.TARGET: 80,
    Column.VALUE: 104,
    Column.ACHIEVEMENT: 112,
    Column.OBSTACLE: 132,
    Column.FOLLOW_UP: 132,
    Column.EVIDENCE: 56,
}
ROOMY = {
    Column.NUMBER: 40,
    Column.UNIT: 88,
    Column.TARGET: 96,
    Column.VALUE: 116,
    Column.ACHIEVEMENT: 150,
    Column.OBSTACLE: 210,
    Column.FOLLOW_UP: 210,
    Column.EVIDENCE: 68,
}
"""Logical pixels; NAME takes the rest."""

HEADER = 36
ROW = {False: 41, True: 52}
GROUP_ROW = {False: 32, True: 38}
"""Heights, compact (False) and roomy (True)."""
PADDING = 10
