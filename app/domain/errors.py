"""Errors a user can do something about; everything else is a bug of ours."""

from app.domain.texts import text


class UserError(Exception):
    """A refusal with a code; its sentence says what happened and what to do.

    The sentence is ``errors.<code>`` of the catalogue, filled with the details.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return text(f"errors.{self.code}", **self.details)


class RuleError(UserError):
    """The procedure does not allow this; the code is a reason code of the verdict."""


class ConflictError(UserError):
    """Somebody changed the same record after the user had seen it."""


class StorageError(UserError):
    """The database or a file cannot be read or written."""


class InputError(UserError):
    """A value cannot be understood or is not allowed."""
