"""Wishes about follow-ups: promise one, change it, take it off, say what became of it."""

import datetime as dt
from dataclasses import dataclass

from app.domain.follow_ups import FollowUpState


@dataclass(frozen=True)
class AddFollowUp:
    """Promise an action with the figure of a quarter; who does it and until when."""

    indicator_id: int
    year: int
    quarter: int
    action: str
    responsible: str = ""
    due: dt.date | None = None


@dataclass(frozen=True)
class ChangeFollowUp:
    """Write a promise anew."""

    follow_up_id: int
    action: str
    responsible: str
    due: dt.date | None
    seen_version: int


@dataclass(frozen=True)
class RemoveFollowUp:
    """Take a promise off; its record and its answers stay."""

    follow_up_id: int
    seen_version: int


@dataclass(frozen=True)
class RestoreFollowUp:
    """The way back of RemoveFollowUp."""

    follow_up_id: int
    seen_version: int


@dataclass(frozen=True)
class AnswerFollowUp:
    """Say in a later quarter what became of a promise; only ever added.

    OPEN and DROPPED need a note. OPEN without one takes the quarter's answer back; only an
    undo asks for that.
    """

    follow_up_id: int
    year: int
    quarter: int
    state: FollowUpState
    note: str = ""
    takes_back: bool = False
