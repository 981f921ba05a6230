"""Makes the Word templates of the reports from installer/templates.toml.

Run it after changing the styles or the first wording; the .docx files are committed because
an office may replace them with its own.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.exports.docx.package import normalised  # noqa: E402 - needs the path above

FONT = "Arial"
INK = RGBColor(0, 0, 0)
CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT = WD_ALIGN_PARAGRAPH.LEFT

# name, base, size, bold, alignment, before, after, line spacing, keep with next
PLAIN_STYLES = (
    ("Body Text", "Normal", 12, False, JUSTIFY, 0, 6, 1.5, False),
    ("List Bullet", "Normal", 12, False, JUSTIFY, 0, 4, 1.5, False),
    ("Heading 1", "Normal", 14, True, CENTER, 0, 14, 1.15, True),
    ("Heading 2", "Normal", 12, True, LEFT, 12, 6, 1.15, True),
    ("Heading 3", "Normal", 12, True, LEFT, 10, 4, 1.15, True),
    ("Heading 4", "Normal", 12, True, LEFT, 8, 4, 1.15, True),
    ("Judul Depan", "Normal", 14, True, CENTER, 0, 14, 1.15, True),
    ("Judul Daftar", "Normal", 14, True, CENTER, 0, 10, 1.15, True),
    ("Caption", "Normal", 10, True, CENTER, 6, 4, 1.0, True),
    ("Isi Tabel", "Normal", 9, False, LEFT, 1, 1, 1.0, False),
    ("Kepala Tabel", "Isi Tabel", 9, True, CENTER, 2, 2, 1.0, True),
    ("Catatan Tabel", "Normal", 8, False, LEFT, 3, 0, 1.0, False),
    ("Gambar", "Normal", 10, False, CENTER, 6, 0, 1.0, True),
    ("Belum Ditulis", "Normal", 12, False, LEFT, 4, 8, 1.15, False),
    ("Kop 1", "Normal", 14, False, CENTER, 0, 0, 1.0, True),
    ("Kop 2", "Normal", 17, True, CENTER, 0, 2, 1.0, True),
    ("Kop 3", "Normal", 9, False, CENTER, 0, 2, 1.0, True),
    ("Tanda Tangan", "Normal", 12, False, LEFT, 0, 0, 1.0, True),
    ("Judul Sampul", "Normal", 22, True, CENTER, 60, 12, 1.2, False),
    ("Anak Judul Sampul", "Normal", 15, True, CENTER, 6, 6, 1.15, False),
    ("Dasar Sampul", "Normal", 12, False, CENTER, 12, 190, 1.15, False),
    ("Kaki Sampul", "Normal", 15, True, CENTER, 0, 4, 1.15, False),
    ("toc 1", "Normal", 11, True, LEFT, 4, 2, 1.0, False),
    ("toc 2", "Normal", 11, False, LEFT, 0, 2, 1.0, False),
    ("toc 3", "Normal", 11, False, LEFT, 0, 2, 1.0, False),
    ("table of figures", "Normal", 11, False, LEFT, 0, 3, 1.0, False),
    ("header", "Normal", 8, False, LEFT, 0, 0, 1.0, False),
    ("footer", "Normal", 9, False, WD_ALIGN_PARAGRAPH.RIGHT, 4, 0, 1.0, False),
)
BUILT_IN = {"toc 1": "TOC1", "toc 2": "TOC2", "toc 3": "TOC3", "table of figures": "TableofFigures"}


def main() -> None:
    """Writes laporan_{triwulan,semester,tahunan}.docx into resources/templates."""
    wording = tomllib.loads(Path(__file__).with_name("templates.toml").read_text("utf-8"))
    for name in ("triwulan", "semester", "tahunan"):
        path = ROOT / "resources" / "templates" / f"laporan_{name}.docx"
        path.write_bytes(template(wording["cover"]["blocks"], wording[name]["blocks"]))
        print(path.name)


def template(cover: str, blocks: str) -> bytes:
    """The bytes of one template: a cover section and the body section."""
    document = Document()
    _clear(document)
    _document_defaults(document)
    _settings(document)
    _styles(document)
    for line in _lines(cover):
        _block(document, line)
    _cover_section(document)
    for line in _lines(blocks):
        _block(document, line)
    return normalised(document)


def _lines(blocks: str) -> Iterator[str]:
    return (line.strip() for line in blocks.splitlines() if line.strip())


def _clear(document: DocumentType) -> None:
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _document_defaults(document: DocumentType) -> None:
    """Arial 12 and Indonesian for everything; no theme font may win over them."""
    run = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rPr')}")
    for child in list(run):
        run.remove(child)
    run.append(_fonts())
    for tag in ("w:sz", "w:szCs"):
        run.append(_value(tag, "24"))
    language = OxmlElement("w:lang")
    for side in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{side}"), "id-ID" if side != "bidi" else "ar-SA")
    run.append(language)


def _settings(document: DocumentType) -> None:
    """Word's present layout, Indonesian signs; no picture of somebody else's first page."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for tag in ("w:proofState", "w:savePreviewPicture", "w:rsids"):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    compat = settings.find(qn("w:compat"))
    compat.remove(compat.find(qn("w:useFELayout")))
    zoom = settings.find(qn("w:zoom"))
    zoom.attrib.clear()
    zoom.set(qn("w:percent"), "100")
    language = settings.find(qn("w:themeFontLang"))
    language.attrib.clear()
    language.set(qn("w:val"), "id-ID")
    for tag, value in (("w:decimalSymbol", ","), ("w:listSeparator", ";")):
        settings.find(qn(tag)).set(qn("w:val"), value)
    _slim(document)


def _slim(document: DocumentType) -> None:
    """Leaves out what python-docx's own template brings and no report uses."""
    unused = ("thumbnail", "stylesWithEffects", "customXml")
    for rels in (document.part.package.rels, document.part.rels):
        for key in [rel.rId for rel in rels.values() if rel.reltype.endswith(unused)]:
            rels.pop(key)
    styles = document.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            styles.remove(style)


def _fonts() -> OxmlElement:
    fonts = OxmlElement("w:rFonts")
    for side in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{side}"), FONT)
    return fonts


def _value(tag: str, value: str) -> OxmlElement:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def _styles(document: DocumentType) -> None:
    for name, base, size, bold, align, before, after, spacing, keep in PLAIN_STYLES:
        style = _style(document, name)
        style.base_style = document.styles[base]
        _font(style, size, bold)
        form = style.paragraph_format
        form.alignment = align
        form.space_before, form.space_after = Pt(before), Pt(after)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, spacing
        form.keep_with_next = keep
        form.widow_control = True
    _special_styles(document)


def _style(document: DocumentType, name: str) -> ParagraphStyle:
    if name not in document.styles:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in BUILT_IN)
        style.element.set(qn("w:styleId"), BUILT_IN.get(name, style.style_id))
        style.quick_style = True
    return document.styles[name]


def _font(style: ParagraphStyle, size: float, bold: bool) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    properties.append(_fonts())
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = INK


def _special_styles(document: DocumentType) -> None:
    styles = document.styles
    for name in ("Heading 1", "Judul Depan", "Judul Daftar"):
        styles[name].paragraph_format.page_break_before = name != "Judul Depan"
    styles["Judul Depan"].element.get_or_add_pPr().append(_value("w:outlineLvl", "0"))
    for name, indent in (("Heading 2", 1.0), ("Heading 3", 1.5)):
        styles[name].paragraph_format.left_indent = Cm(indent)
        styles[name].paragraph_format.first_line_indent = Cm(-indent)
        styles[name].paragraph_format.tab_stops.add_tab_stop(Cm(indent))
    _contents_styles(document)
    styles["Anak Judul Sampul"].font.all_caps = True
    unwritten = styles["Belum Ditulis"]
    unwritten.font.italic = True
    unwritten.font.color.rgb = RGBColor(0x7A, 0x4B, 0x00)
    _shade(unwritten, "FFF0CF", "E9C77A")
    _rule(styles["header"], "bottom")
    _rule(styles["footer"], "top")
    styles["Gambar"].paragraph_format.keep_together = True


def _contents_styles(document: DocumentType) -> None:
    levels = (("toc 1", 0.0, 0.0), ("toc 2", 0.5, 1.0), ("toc 3", 1.5, 1.25))
    for name, left, hanging in (*levels, ("table of figures", 0.0, 2.7)):
        form = document.styles[name].paragraph_format
        form.left_indent, form.first_line_indent = Cm(left + hanging), Cm(-hanging)
        if hanging:
            form.tab_stops.add_tab_stop(Cm(left + hanging))


def _shade(style: ParagraphStyle, fill: str, line: str) -> None:
    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_border(side, line, "4"))
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{key}"), value)
    _insert_after_keeps(properties, borders, shade)


def _rule(style: ParagraphStyle, side: str) -> None:
    borders = OxmlElement("w:pBdr")
    borders.append(_border(side, "808080", "1"))
    _insert_after_keeps(style.element.get_or_add_pPr(), borders)


def _insert_after_keeps(properties: OxmlElement, *elements: OxmlElement) -> None:
    """The schema wants borders and shading right after keepNext … widowControl."""
    early = {
        qn(f"w:{tag}")
        for tag in (
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
        )
    }
    index = sum(1 for child in properties if child.tag in early)
    for offset, element in enumerate(elements):
        properties.insert(index + offset, element)


def _border(side: str, color: str, space: str) -> OxmlElement:
    border = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", "4"), ("space", space), ("color", color)):
        border.set(qn(f"w:{key}"), value)
    return border


def _block(document: DocumentType, line: str) -> None:
    heads = (
        ("!! ", "Judul Daftar"),
        ("! ", "Judul Depan"),
        ("### ", "Heading 3"),
        ("## ", "Heading 2"),
        ("# ", "Heading 1"),
    )
    for mark, style in heads:
        if line.startswith(mark):
            _heading(document, line.removeprefix(mark), style)
            return
    if line.startswith("@"):
        document.add_paragraph(f'{{{{ tempat("{line[1:]}") }}}}', style="Body Text")
    elif line.startswith("%"):
        document.add_paragraph(f"{{%p {line[1:]} %}}", style="Body Text")
    else:
        style, _, words = line.rpartition("|")
        document.add_paragraph(words, style=style or "Body Text")


def _heading(document: DocumentType, words: str, style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    if style == "Heading 2" and words[0].isdigit():
        words = words.replace(" ", "\t", 1)
    first, *rest = words.split(" / ")
    paragraph.add_run(first)
    for part in rest:
        paragraph.add_run().add_break()
        paragraph.add_run(part)
    if words == "IKHTISAR EKSEKUTIF":
        paragraph.paragraph_format.page_break_before = True
    if words == "DAFTAR GAMBAR":
        paragraph.paragraph_format.page_break_before = False
        paragraph.paragraph_format.space_before = Pt(24)


def _cover_section(document: DocumentType) -> None:
    """Closes the cover: it has no header and no number; the body after it has both."""
    body = document.add_section(WD_SECTION.NEW_PAGE)
    section = document.sections[0]
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    for part in (section.header, section.footer):
        part.paragraphs[0].style = document.styles["Normal"]
    for part in (body.header, body.footer):
        part.is_linked_to_previous = False
    header = body.header.paragraphs[0]
    header.style = document.styles["header"]
    header.add_run("{{ judul_kalimat }} · {{ nama_kantor_kalimat }}")
    footer = body.footer.paragraphs[0]
    footer.style = document.styles["footer"]
    footer.add_run("Halaman ")
    _field(footer, "PAGE")
    footer.add_run(" dari ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {name} ")
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)


if __name__ == "__main__":
    main()
