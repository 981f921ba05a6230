"""Collects the blocks of one place of a document: prose, tables, pictures, headings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from docx.document import Document

from app.domain.errors import StorageError
from app.domain.report_data import ReportData
from app.domain.texts import text
from app.exports.charts.gallery import Gallery, Picture
from app.exports.docx.oxml import (
    Element,
    element,
    keep_with_next,
    paragraph,
    properties_of,
    run,
)
from app.exports.docx.page import PageSetup
from app.exports.docx.pictures import Pictures
from app.exports.docx.tables import Table, TableStyles

LANDSCAPE_START, LANDSCAPE_END = "w:landscapeStart", "w:landscapeEnd"


class Styles:
    """Style ids of a template by the name people see in Word."""

    def __init__(self, document: Document) -> None:
        self._ids: dict[str, str] = {style.name: style.style_id for style in document.styles}

    def __getitem__(self, name: str) -> str:
        found = self._ids.get(name)
        if found is None:
            raise StorageError("template_style_missing", style=name)
        return found

    @property
    def table(self) -> TableStyles:
        return TableStyles(self["Isi Tabel"], self["Kepala Tabel"])


@dataclass(frozen=True)
class Caption:
    """A caption waiting for its number."""

    block: Element
    label: str
    title: str


@dataclass
class Desk:
    """What all places of one document share."""

    document: Document
    data: ReportData
    page: PageSetup
    styles: Styles
    pictures: Pictures
    gallery: Gallery
    captions: list[Caption] = field(default_factory=list)


class Writer:
    """Writes into one place; the blocks are put there when the place is complete."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.data = desk.data
        self.blocks: list[Element] = []
        self._landscape = False

    @property
    def text_width(self) -> float:
        return self.desk.page.text_width(self._landscape)

    def add(self, *blocks: Element) -> None:
        self.blocks.extend(blocks)

    def styled(self, style: str, words: str, *properties: Element, bold: bool = False) -> Element:
        made = paragraph(self.desk.styles[style], run(words, bold=bold), properties=properties)
        self.add(made)
        return made

    def heading(self, level: int, words: str) -> None:
        self.styled(f"Heading {level}", words)

    def say(self, words: str) -> None:
        """A paragraph of running text."""
        self.styled("Body Text", words)

    def bullets(self, lines: Iterator[str] | tuple[str, ...]) -> None:
        for line in lines:
            self.styled("List Bullet", line)

    def unwritten(self, title: str) -> None:
        """The marked placeholder of a passage that nobody has written yet."""
        self.styled("Belum Ditulis", text("documents.unwritten", title=title))

    def prose(self, body: str) -> None:
        """Paragraphs separated by a blank line; lines with "- " are a list."""
        for part in body.replace("\r\n", "\n").split("\n\n"):
            lines = [line.strip() for line in part.split("\n") if line.strip()]
            words: list[str] = []
            for line in lines:
                if line.startswith("- "):
                    self._flush(words)
                    self.styled("List Bullet", line[2:])
                else:
                    words.append(line)
            self._flush(words)

    def _flush(self, words: list[str]) -> None:
        if words:
            made = self.styled("Body Text", " ".join(words))
            if words[-1].endswith(":"):
                keep_with_next(made)
            words.clear()

    def table(self, title: str, table: Table, *notes: str) -> None:
        """Caption above, table, notes under it; all three hold together."""
        self.caption_of_table(title)
        self.add(table.xml(self.text_width, self.desk.styles.table))
        for note in notes[:-1]:
            self.styled("Catatan Tabel", note, element("w:keepNext"))
        self.styled("Catatan Tabel", notes[-1])
        gap = element("w:spacing", before=0, after=0, line=160, lineRule="exact")
        self.styled("Catatan Tabel", "", gap)

    def caption_of_table(self, title: str) -> None:
        self._caption("documents.table_label", title)

    def chart(self, key: str) -> None:
        """A chart of the report with all its parts, when it has one of that name."""
        for name in self.desk.gallery.parts(key):
            picture = self.desk.gallery.picture(name)
            if picture is not None:
                self._picture(picture)

    def _picture(self, picture: Picture) -> None:
        """A picture as wide as the text, its caption below."""
        width = min(self.text_width, picture.width)
        height = picture.height * width / picture.width
        shown = self.desk.pictures.run(picture.png, width, height, picture.alt)
        self.add(paragraph(self.desk.styles["Gambar"], shown))
        caption = self._caption("documents.figure_label", picture.title)
        properties = properties_of(caption)
        properties.append(element("w:keepNext", val=0))
        properties.append(element("w:spacing", before=60, after=200))

    @contextmanager
    def landscape(self) -> Iterator[None]:
        """What is written inside stands on landscape pages."""
        self.add(element(LANDSCAPE_START))
        self._landscape = True
        yield
        self._landscape = False
        self.add(element(LANDSCAPE_END))

    def _caption(self, label: str, title: str) -> Element:
        block = paragraph(self.desk.styles["Caption"])
        self.add(block)
        self.desk.captions.append(Caption(block, text(label), title))
        return block
