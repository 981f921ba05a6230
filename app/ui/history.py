"""The undo and redo stacks: ways back that stay valid while one's own undos move versions on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

Key = tuple[object, ...]
Versions = Mapping[Key, int]
"""Version of every record that a command looks at."""


@dataclass(frozen=True)
class Step:
    """A way back. Running it gives the records the content they had at ``restores``."""

    command: Any
    restores: Versions


class History:
    """Two stacks. A step is taken off before it is run and put on the other stack after."""

    def __init__(self) -> None:
        self.undo: list[Step] = []
        self.redo: list[Step] = []

    def clear(self) -> None:
        self.undo.clear()
        self.redo.clear()

    def done(self, command: Any, inverse: Any) -> None:
        """A new command was committed; what had been undone cannot be redone any more."""
        self.undo.append(Step(inverse, seen_versions(command)))
        self.redo.clear()

    def reverted(self, step: Step, inverse: Any, source: list[Step], target: list[Step]) -> None:
        """A step was run. Older steps that waited for the versions it restored get the new ones."""
        now = seen_versions(inverse)
        target.append(Step(inverse, seen_versions(step.command)))
        moved = {key: (old, now[key]) for key, old in step.restores.items() if key in now}
        for index, waiting in enumerate(source):
            command = waiting.command
            for key, (old, new) in moved.items():
                command = with_version(command, key, old, new)
            source[index] = replace(waiting, command=command)


def seen_versions(command: Any) -> Versions:
    """The versions that a command expects; of many writes to one record the first counts."""
    found: dict[Key, int] = {}
    name = _parts_of(command)
    for part in getattr(command, name) if name else (command,):
        version = getattr(part, "seen_version", None)
        if isinstance(version, int):
            found.setdefault(record_key(part), version)
    return found


def with_version(command: Any, key: Key, old: int, new: int) -> Any:
    """The command expecting version ``new`` of a record where it expected ``old``."""
    name = _parts_of(command)
    if name:
        parts = tuple(with_version(part, key, old, new) for part in getattr(command, name))
        return replace(command, **{name: parts})
    same = getattr(command, "seen_version", None) == old and record_key(command) == key
    return replace(command, seen_version=new) if same else command


def _parts_of(command: Any) -> str:
    """The field with the writes of a command that makes many; "" for a single one."""
    from app.domain.commands import ImportSheet, PasteFigures

    if isinstance(command, PasteFigures):
        return "writes"
    return "changes" if isinstance(command, ImportSheet) else ""


def record_key(command: Any) -> Key:
    """Which record's version counter a command looks at."""
    from app.domain.commands import (
        EditSopNote,
        EnterFigure,
        EnterNarrative,
        EnterSpending,
        FlagFigure,
        WriteSection,
    )
    from app.domain.commands_narrative import ChangeFollowUp, RemoveFollowUp, RestoreFollowUp
    from app.domain.entry_sheet import FigureChange

    if isinstance(command, EnterFigure | EnterNarrative | FlagFigure | FigureChange):
        return ("figure", command.indicator_id, command.year, command.quarter)
    if isinstance(command, EnterSpending):
        return ("spending", command.budget_line_id, command.quarter)
    if isinstance(command, WriteSection):
        return ("section", command.report_id, command.section)
    if isinstance(command, ChangeFollowUp | RemoveFollowUp | RestoreFollowUp):
        return ("follow_up", command.follow_up_id)
    if isinstance(command, EditSopNote):
        return ("sop_note", command.sop_version_id, command.number)
    return ("report", getattr(command, "report_id", None))
