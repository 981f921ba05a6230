"""Column widths: shares of the table, but never narrower than the longest unbreakable word."""

import re
from collections.abc import Sequence

_NARROW = {**dict.fromkeys(".,:;!|ijlIft' ()[]/-", 0.31), **dict.fromkeys("mwMW%—", 0.92)}
_LETTERS = {
    **dict.fromkeys("cksvxyz", 0.5),
    **dict.fromkeys("ijl", 0.222),
    **dict.fromkeys("ft .,:;/", 0.278),
    **dict.fromkeys("r()-", 0.333),
    "m": 0.833,
    "w": 0.722,
}
_KINDS = str.maketrans(
    {
        **dict.fromkeys("0123456789abcdeghknopqrsuvxyz", "0"),
        **dict.fromkeys("ijlft.,:;!|I'()[]/-", "."),
        **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", "A"),
        **dict.fromkeys("mwMW%", "m"),
    }
)
_CAPITAL, _OTHER, _BOLD = 0.70, 0.556, 1.06
_TWIPS_PER_EM = 9 * 20
"""Words in tables are 9 points high."""
_BREAKS = re.compile("[ \n\t]+")


def word_width(words: str, *, bold: bool = False) -> int:
    """Twips of the longest word of a text in Arial 9, estimated by kinds of letters."""
    return max((_measure(word, bold) for word in _BREAKS.split(words)), default=0)


def shape_of(words: str) -> str:
    """The same words with one letter for each kind: texts of one shape are equally wide."""
    return words.translate(_KINDS)


def line_width(words: str, points: float) -> int:
    """Twips of a text on one line in Arial; small letters exactly, capitals by their mean."""
    ems = sum(_LETTERS.get(sign, 0.69 if sign.isupper() else _OTHER) for sign in words)
    return round(ems * points * 20)


def could_exceed(words: str, width: int) -> bool:
    """Whether a text is long enough to be worth measuring against ``width`` twips."""
    return len(words) * _TWIPS_PER_EM > width


def _measure(word: str, bold: bool) -> int:
    ems = sum(_NARROW.get(sign, _CAPITAL if sign.isupper() else _OTHER) for sign in word)
    return round(ems * _TWIPS_PER_EM * (_BOLD if bold else 1.0))


def fitted(weights: Sequence[float], minima: Sequence[int], total: int) -> list[int]:
    """Widths that add up to ``total`` twips; too narrow columns take from the others."""
    if sum(minima) >= total:
        weights, minima = [float(item) for item in minima], [0] * len(minima)
    fixed: dict[int, int] = {}
    while True:
        share = sum(weight for index, weight in enumerate(weights) if index not in fixed)
        room = total - sum(fixed.values())
        widths = [
            fixed.get(index, round(room * weight / share) if share else 0)
            for index, weight in enumerate(weights)
        ]
        narrow = {
            index: minima[index]
            for index, width in enumerate(widths)
            if index not in fixed and width < minima[index]
        }
        if not narrow:
            widths[widths.index(max(widths))] += total - sum(widths)
            return widths
        fixed.update(narrow)
