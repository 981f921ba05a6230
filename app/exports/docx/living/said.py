"""What regions say, as values: read from blocks once, kept in the file, compared later."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.exports.docx.living.names import Kind, Name
from app.exports.docx.living.reading import TABLE, Rows, rows_of, seal_of, words
from app.exports.docx.oxml import Element


@dataclass(frozen=True)
class Said:
    """A block as the program wrote it: words of a paragraph, or the rows of a table."""

    words: str
    rows: Rows = ()

    @property
    def is_table(self) -> bool:
        return bool(self.rows)

    @property
    def text(self) -> str:
        """Everything in one text."""
        return "\n".join("\t".join(row) for row in self.rows) if self.rows else self.words


@dataclass(frozen=True)
class Known:
    """A region as the program wrote it."""

    name: Name
    kind: Kind
    title: str
    blocks: tuple[Said, ...]


def known(key: str, kind: Kind, title: str, blocks: Iterable[Element]) -> Known:
    """What blocks say, under a name that seals it."""
    read = tuple(map(say, blocks))
    return Known(Name(key, seal_of(block.text for block in read)), kind, title, read)


def say(block: Element) -> Said:
    return Said("", rows_of(block)) if block.tag == TABLE else Said(words(block))
