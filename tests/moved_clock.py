"""Runs a module of ours on another day: python -m tests.moved_clock DAYS MODULE ARGUMENT…"""

import datetime as dt
import runpy
import sys
import time
from typing import Any

_REAL_DATETIME, _REAL_DATE = dt.datetime, dt.date
_REAL_TIME, _REAL_LOCAL, _REAL_GM = time.time, time.localtime, time.gmtime


def move(seconds: float) -> None:
    """From now on the clock of this process runs ``seconds`` ahead, for every library in it."""
    time.time = lambda: _REAL_TIME() + seconds
    time.time_ns = lambda: int(time.time() * 1e9)
    time.localtime = lambda at=None: _REAL_LOCAL(time.time() if at is None else at)
    time.gmtime = lambda at=None: _REAL_GM(time.time() if at is None else at)
    dt.datetime = _moved_datetime()  # type: ignore[misc]
    dt.date = _moved_date()  # type: ignore[misc]


class _AnyDatetime(type):
    """What the libraries made before is a datetime as well."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _REAL_DATETIME)


class _AnyDate(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _REAL_DATE)


def _moved_datetime() -> Any:
    class Moved(_REAL_DATETIME, metaclass=_AnyDatetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Any:
            return _REAL_DATETIME.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls) -> Any:
            return _REAL_DATETIME.fromtimestamp(time.time(), dt.UTC).replace(tzinfo=None)

    return Moved


def _moved_date() -> Any:
    class Moved(_REAL_DATE, metaclass=_AnyDate):
        @classmethod
        def today(cls) -> Any:
            return _REAL_DATE.fromtimestamp(time.time())

    return Moved


if __name__ == "__main__":
    days, module, *arguments = sys.argv[1:]
    move(float(days) * 86400)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
