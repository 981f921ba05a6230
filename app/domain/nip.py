"""The 18 digits of a civil servant's number: birth date, appointment, sex, serial."""

import datetime as dt

from app.domain.errors import InputError

_LENGTH = 18
_GROUPS = ((0, 8), (8, 14), (14, 15), (15, 18))
_YOUNGEST = 15
"""Nobody is appointed younger: catches two swapped dates without judging real careers."""


def problem_of(nip: str) -> str:
    """Code of what is wrong with a NIP, "" when it is well formed.

    nip_characters, nip_length, nip_birth_date, nip_appointment, nip_sex.
    """
    digits = digits_of(nip)
    if not digits.isascii() or not digits.isdigit():
        return "nip_characters"
    if len(digits) != _LENGTH:
        return "nip_length"
    birth = _date(digits[:8])
    if birth is None:
        return "nip_birth_date"
    appointment = _date(digits[8:14] + "01")
    if appointment is None or appointment.year < birth.year + _YOUNGEST:
        return "nip_appointment"
    return "" if digits[14] in "12" else "nip_sex"


def group(nip: str) -> str:
    """``19680323 199403 1 009``; InputError when the NIP is not well formed."""
    problem = problem_of(nip)
    if problem:
        raise InputError(problem, digits=len(digits_of(nip)))
    digits = digits_of(nip)
    return " ".join(digits[start:end] for start, end in _GROUPS)


def digits_of(nip: str) -> str:
    """The NIP without the spaces it is written with, ordinary or non-breaking."""
    return "".join(nip.split())


def _date(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
