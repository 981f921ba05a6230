"""Word comments of the program: on every changed figure, and none of an earlier version."""

import datetime as dt

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from app.domain.texts import text
from app.exports.docx.oxml import Element, clean

_MARKS = tuple(
    qn(tag) for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
)
_ID = qn("w:id")


def remove_own(document: Document) -> None:
    """Takes away the comments of an earlier version; those of people stay."""
    own = {
        comment.comment_id: comment._comment_elm
        for comment in document.comments
        if comment.author == text("living.author")
    }
    for item in list(document.element.body.iter(*_MARKS)):
        if int(item.get(_ID) or -1) in own:
            holder = item.getparent()
            if holder is not None:
                holder.remove(item)
                outer = holder.getparent()
                if holder.tag == qn("w:r") and not len(holder) and outer is not None:
                    outer.remove(holder)
    for made in own.values():
        parent = made.getparent()
        if parent is not None:
            parent.remove(made)


def comment_on(document: Document, block: Element, words: str, day: dt.date) -> None:
    """A comment on everything that a paragraph or a cell says; its date is the document's."""
    runs = [item for item in block.iter(qn("w:r")) if item.find(qn("w:t")) is not None]
    if not runs:
        return
    first, last = Run(runs[0], document), Run(runs[-1], document)  # type: ignore[arg-type]
    made = document.add_comment(
        [first, last], clean(words), author=text("living.author"), initials=text("living.initials")
    )
    _drop_style(runs[-1])
    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    made._comment_elm.set(qn("w:date"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _drop_style(last: Element) -> None:
    """The mark behind the words asks for a style that the office's file may lack."""
    after = last.getnext()
    while after is not None and after.find(qn("w:commentReference")) is None:
        after = after.getnext()
    properties = after.find(qn("w:rPr")) if after is not None else None
    if after is not None and properties is not None:
        after.remove(properties)
