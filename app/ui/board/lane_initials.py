"""Initials for the avatars of the lanes."""

from collections.abc import Iterable, Mapping

from app.domain.snapshots.office import PersonView
from app.domain.sop import Sop


def lane_initials(sop: Sop, persons: Iterable[PersonView]) -> Mapping[str, str]:
    """The person's where a role has only one, else the role's own: `KB` for Kepala Bidang."""
    found: dict[str, str] = {}
    everybody = tuple(persons)
    for actor in sop.actors:
        holders = [person for person in everybody if person.actor == actor.id]
        words = actor.label.split()
        role = "".join(word[0].upper() for word in words[:2])
        found[actor.id] = holders[0].initials if len(holders) == 1 else role
    return found
