"""Who may change the procedure."""

from app.domain.errors import RuleError
from app.domain.recovery import ADMINISTRATOR
from app.services.context import Context

_REVISERS = frozenset({"planning_head", "secretary", ADMINISTRATOR})
"""Role ids: Kasubbag Perencanaan, Sekretaris, Pengelola."""


def may_revise(actor: str) -> bool:
    """May this role record versions, choose one, and write into the notes?"""
    return actor in _REVISERS


def require_reviser(context: Context) -> None:
    """RuleError "sop_not_yours" for everybody else."""
    if not may_revise(context.actor):
        raise RuleError("sop_not_yours")
