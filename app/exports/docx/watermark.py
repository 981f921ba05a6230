"""The word DRAF across every page, as Word itself draws a watermark."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from app.domain.texts import text
from app.exports.docx.oxml import Element

HEADER = RELATIONSHIP_TYPE.HEADER

_SHAPE = """<w:r {spaces} xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>
<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
</v:formulas><v:path textpathok="t" o:connecttype="custom"
 o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136"
 alt="{word}" style="position:absolute;margin-left:0;margin-top:0;width:380pt;height:152pt;
rotation:315;z-index:-251658752;mso-position-horizontal:center;
mso-position-horizontal-relative:margin;mso-position-vertical:center;
mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e2e2e2" stroked="f">
<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;
font-weight:bold" string="{word}"/></v:shape></w:pict></w:r>"""


def add_watermark(document: Document) -> None:
    """Puts the mark into every header; sections without a header of their own inherit it.

    The template engine replaces header parts: only the relationships know the present ones.
    """
    links = (link for link in document.part.rels.values() if link.reltype == HEADER)
    for number, link in enumerate(sorted(links, key=lambda item: item.rId), start=1):
        part = link.target_part
        if isinstance(part, XmlPart):
            next(part.element.iter(qn("w:p"))).append(_shape(number))


def _shape(number: int) -> Element:
    word = text("documents.draft_word")
    filled = _SHAPE.replace("\n", "").format(
        spaces=nsdecls("w"), number=number, spid=2048 + number, word=word
    )
    return parse_xml(filled)
