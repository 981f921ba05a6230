"""The procedure as a value: actors, steps, exits, requirements and standard times."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.periods import ReportKind

FINISH = 0
"""Target of the exit that ends the procedure (SELESAI)."""


class Shape(StrEnum):
    """Symbol of a step on the official form (PermenPANRB 35/2012)."""

    START = "start"
    ACTIVITY = "activity"
    DECISION = "decision"
    END = "end"


class Choice(StrEnum):
    """How a report leaves a step by the SOP: handed on, YA or TIDAK."""

    FORWARD = "forward"
    YES = "yes"
    NO = "no"


class TimeUnit(StrEnum):
    """Unit of a step's standard time; minutes and hours count in office hours."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


@dataclass(frozen=True)
class Standard:
    """Standard time of a step, as worked with; ``printed`` is the untouched text."""

    amount: int
    unit: TimeUnit
    printed: str


@dataclass(frozen=True)
class Actor:
    """A role of the procedure; a lane of the board."""

    id: str
    label: str


@dataclass(frozen=True)
class Requirement:
    """An input that a step needs (kelengkapan): its id within the step and the printed name."""

    id: str
    label: str


@dataclass(frozen=True)
class Exit:
    """One way out of a step. ``target`` is a step number or FINISH.

    ``label`` is the sentence of the hand-off dialog, for example "YA, sudah benar".
    """

    choice: Choice
    target: int
    label: str


@dataclass(frozen=True)
class Step:
    """One row of the sheet. ``printed_*`` is the sheet's own text, the rest is in use."""

    number: int
    actor: str
    shape: Shape
    clock: ReportKind
    short: str
    verb: str
    printed_activity: str
    printed_mark: str
    printed_requirements: str
    printed_output: str
    standard: Standard
    requirements: tuple[Requirement, ...]
    exits: tuple[Exit, ...]
    note: str = ""
    separate_decision: bool = False
    """Whoever handed the draft on to this step may not decide on it."""

    @property
    def is_decision(self) -> bool:
        """True where the person answers YA (or TIDAK) instead of simply handing on."""
        return any(exit_.choice is not Choice.FORWARD for exit_ in self.exits)


@dataclass(frozen=True)
class SheetNote:
    """A place where the sheet is silent, odd or wrong ("Catatan atas SOP").

    ``steps`` are the rows it is about, () for the whole sheet. ``printed`` is the sheet's own
    text ("" where it says nothing), ``in_use`` what the program works with, ``proposal`` what
    the office may write into the next revision.
    """

    number: int
    steps: tuple[int, ...]
    title: str
    printed: str
    in_use: str
    proposal: str


@dataclass(frozen=True)
class Sop:
    """One version of the procedure with the facts of its identity sheet."""

    id: str
    reading: str
    number: str
    title: str
    made_on: dt.date
    revised_on: dt.date | None
    approved_on: dt.date
    approved_by: str
    legal_basis: tuple[str, ...]
    qualifications: tuple[str, ...]
    related: tuple[str, ...]
    equipment: tuple[str, ...]
    warnings: tuple[str, ...]
    records: tuple[str, ...]
    actors: tuple[Actor, ...]
    steps: tuple[Step, ...]
    notes: tuple[SheetNote, ...] = ()
    source: str = ""
    """Name of the document that the texts were taken from."""
    sheet_title: str = ""
    """Heading of the flow pages, as printed."""
    in_use_since: dt.date | None = None
    """From when the office works with these values in use; None = not decided yet."""

    def step(self, number: int) -> Step:
        """The step with this number; KeyError when the procedure has none."""
        for step in self.steps:
            if step.number == number:
                return step
        raise KeyError(number)

    def actor(self, id_: str) -> Actor:
        """The actor with this id; KeyError when the procedure has none."""
        for actor in self.actors:
            if actor.id == id_:
                return actor
        raise KeyError(id_)

    def first_step(self, clock: ReportKind) -> Step:
        """Where a report of this kind begins: 1, 6 or 9 in the sheet of 2023."""
        return next(step for step in self.steps if step.clock is clock)
