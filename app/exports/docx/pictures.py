"""Pictures in the text: the image part is placed directly, with alternative text."""

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.exports.docx.oxml import Element, clean, element

_EMU_PER_CM = 360000
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


class Pictures:
    """Places pictures in one document and numbers them.

    python-docx compares every new picture with all earlier ones; here each one is new.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._count = 0

    def run(
        self, image: bytes, width: float, height: float, alt: str, kind: str = "png"
    ) -> Element:
        """A run showing the image, ``width`` by ``height`` centimetres."""
        self._count += 1
        name = PackURI(f"/word/media/gambar{self._count:03}.{kind}")
        part = Part(name, _TYPES[kind], image, self._document.part.package)
        link = self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return element("w:r", self._drawing(link, width, height, clean(alt)))

    def _drawing(self, link: str, width: float, height: float, alt: str) -> Element:
        extent = f'cx="{round(width * _EMU_PER_CM)}" cy="{round(height * _EMU_PER_CM)}"'
        label = f'id="{1000 + self._count}" name="Gambar {self._count}"'
        spaces = nsdecls("w", "wp", "a", "pic", "r")
        return parse_xml(
            f"<w:drawing {spaces}><wp:inline distT='0' distB='0' distL='0' distR='0'>"
            f"<wp:extent {extent}/><wp:docPr {label} descr={quoteattr(alt)}/>"
            "<a:graphic><a:graphicData"
            ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {label}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
