"""Which letter Alt presses for each button and field of a dialog; never one letter twice."""

from collections.abc import Sequence


def letters(labels: Sequence[str], fixed: Sequence[str] = ()) -> tuple[str, ...]:
    """One capital letter per label, "" where none of its letters is left.

    A label takes the first letter of one of its words, then any other of its letters; an
    earlier label chooses first, but gives way to a later one that has no other letter.
    ``fixed`` letters belong to somebody else.
    """
    wishes = [_wishes(label, fixed) for label in labels]
    owner: dict[str, int] = {}
    for place in range(len(labels)):
        _place(place, wishes, owner, set())
    found = {place: letter for letter, place in owner.items()}
    return tuple(found.get(place, "") for place in range(len(labels)))


def mark_place(label: str, letter: str) -> int:
    """Where ``letter`` is underlined in a label: at the head of a word if it can be; or -1."""
    upper = label.upper()
    if not letter:
        return -1
    heads = [at for at, one in enumerate(upper) if one == letter and _is_head(label, at)]
    return heads[0] if heads else upper.find(letter)


def _is_head(label: str, at: int) -> bool:
    return at == 0 or not label[at - 1].isalnum()


def _wishes(label: str, fixed: Sequence[str]) -> tuple[str, ...]:
    upper = label.upper()
    usable = [at for at, one in enumerate(upper) if "A" <= one <= "Z"]
    usable.sort(key=lambda at: not _is_head(upper, at))
    return tuple(dict.fromkeys(upper[at] for at in usable if upper[at] not in fixed))


def _place(
    place: int, wishes: Sequence[Sequence[str]], owner: dict[str, int], tried: set[str]
) -> bool:
    """Give ``place`` a free letter; else move the owner of one of its letters elsewhere."""
    for letter in wishes[place]:
        if letter not in owner:
            owner[letter] = place
            return True
    for letter in wishes[place]:
        if letter in tried:
            continue
        tried.add(letter)
        if _place(owner[letter], wishes, owner, tried):
            owner[letter] = place
            return True
    return False
