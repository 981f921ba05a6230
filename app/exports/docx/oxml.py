"""Small builders of WordprocessingML: runs, paragraphs, fields, bookmarks."""

import re
from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

Element = _Element

# Characters that XML 1.0 cannot carry, and the one that marks places in templates.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue001-\ufffd\U00010000-\U0010ffff]")


def clean(words: str) -> str:
    """The text without characters that no Word file can hold."""
    return _ILLEGAL.sub("", words).replace("\r\n", "\n").replace("\r", "\n")


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """``element("w:jc", val="left")``; attributes take the prefix of the tag."""
    made = OxmlElement(tag)
    prefix = tag.partition(":")[0]
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    made.extend(children)
    return made


def properties_of(block: Element) -> Element:
    """The w:pPr of a paragraph, made when there is none."""
    found = block.find(qn("w:pPr"))
    if found is None:
        found = element("w:pPr")
        block.insert(0, found)
    return found


def run(
    words: str, *, bold: bool = False, italic: bool = False, underline: bool = False
) -> Element:
    """A run; a line feed breaks the line, a tab is a tab."""
    made = element("w:r")
    marks = [("w:b", bold), ("w:i", italic)]
    properties = [element(tag) for tag, wanted in marks if wanted]
    if underline:
        properties.append(element("w:u", val="single"))
    if properties:
        made.append(element("w:rPr", *properties))
    made.extend(_pieces(clean(words)))
    return made


def _pieces(words: str) -> Iterator[Element]:
    for piece in re.split("([\n\t])", words):
        if piece == "\n":
            yield element("w:br")
        elif piece == "\t":
            yield element("w:tab")
        elif piece:
            text = element("w:t")
            text.text = piece
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            yield text


def paragraph(style: str, *runs: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph; ``properties`` must come in the order of the schema (keepNext … jc)."""
    frame = element("w:pPr", element("w:pStyle", val=style), *properties)
    return element("w:p", frame, *runs)


def field(instruction: str, result: str, *, dirty: bool = False) -> tuple[Element, ...]:
    """A complex field with the result it shows until it is refreshed."""
    begin = element("w:fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    return (
        element("w:r", begin),
        element("w:r", _instruction(instruction)),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        run(result),
        element("w:r", element("w:fldChar", fldCharType="end")),
    )


def _instruction(instruction: str) -> Element:
    made = element("w:instrText")
    made.text = f" {instruction} "
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def bookmark(target: Element, name: str, number: int) -> None:
    """Wraps the content of a paragraph in a bookmark."""
    start = element("w:bookmarkStart", id=number, name=name)
    target.insert(1 if target[0].tag == qn("w:pPr") else 0, start)
    target.append(element("w:bookmarkEnd", id=number))


def style_of(block: Element) -> str:
    """Style id of a paragraph; "" for the default style and for tables."""
    found = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def words_of(block: Element) -> str:
    """The visible words of a paragraph on one line."""
    parts = []
    for item in block.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        parts.append(item.text or "" if item.tag == qn("w:t") else " ")
    return " ".join("".join(parts).split())


def keep_with_next(block: Element) -> None:
    """Sets keepNext on a paragraph (the second child of w:pPr by schema)."""
    properties = properties_of(block)
    if properties.find(qn("w:keepNext")) is None:
        properties.insert(
            1 if properties.find(qn("w:pStyle")) is not None else 0, element("w:keepNext")
        )
