"""Word refuses documents whose properties stand in another order than the schema's."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.exports.reading import parts

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
    "pBdr": "top left bottom right between bar",
}


def disorder(content: bytes) -> list[str]:
    """Properties whose children stand in the wrong order or twice."""
    wrong = []
    root = etree.fromstring(content)
    for name, order in ORDER.items():
        places = {qn(f"w:{tag}"): index for index, tag in enumerate(order.split())}
        for block in root.iter(qn(f"w:{name}")):
            found = [places[child.tag] for child in block if isinstance(child.tag, str)]
            if found != sorted(found):
                wrong.append(f"{name}: {[child.tag.split('}')[1] for child in block]}")
    return wrong


@pytest.mark.parametrize("draft_mark", [False, True])
def test_properties_stand_in_the_order_of_the_schema(
    finished: dict[str, Path], draft: Path, kind: str, draft_mark: bool
) -> None:
    for name, content in parts(draft if draft_mark else finished[kind]).items():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            assert disorder(content) == [], name


def test_ids_of_bookmarks_and_pictures_are_unique(finished: dict[str, Path], kind: str) -> None:
    root = etree.fromstring(parts(finished[kind])["word/document.xml"])
    for tag, key in (("w:bookmarkStart", qn("w:id")), ("wp:docPr", "id")):
        ids = [item.get(key) for item in root.iter(qn(tag))]
        assert len(ids) == len(set(ids)) > 0
