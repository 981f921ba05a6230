"""The undo and redo stacks: ways back that stay valid while one's own undos move versions on."""

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Step:
    """A way back. Running it gives the record the content it had at version ``restores``."""

    command: Any
    restores: int | None


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
        self.undo.append(Step(inverse, seen_version(command)))
        self.redo.clear()

    def reverted(self, step: Step, inverse: Any, source: list[Step], target: list[Step]) -> None:
        """A step was run. Older steps that waited for the version it restored get the new one."""
        version = seen_version(inverse)
        target.append(Step(inverse, seen_version(step.command)))
        if version is None or step.restores is None:
            return
        key = record_key(step.command)
        for index, waiting in enumerate(source):
            same = record_key(waiting.command) == key
            if same and seen_version(waiting.command) == step.restores:
                source[index] = replace(
                    waiting, command=replace(waiting.command, seen_version=version)
                )


def seen_version(command: Any) -> int | None:
    """The version that a command expects; None for commands without one."""
    version = getattr(command, "seen_version", None)
    return version if isinstance(version, int) else None


def record_key(command: Any) -> tuple[object, ...]:
    """Which record's version counter a command looks at."""
    from app.domain.commands import (
        EditSopNote,
        EnterFigure,
        EnterNarrative,
        EnterSpending,
        WriteSection,
    )

    if isinstance(command, EnterFigure | EnterNarrative):
        return ("figure", command.indicator_id, command.year, command.quarter)
    if isinstance(command, EnterSpending):
        return ("spending", command.budget_line_id, command.quarter)
    if isinstance(command, WriteSection):
        return ("section", command.report_id, command.section)
    if isinstance(command, EditSopNote):
        return ("sop_note", command.sop_version_id, command.number)
    return ("report", getattr(command, "report_id", None))
