"""Draws the symbols and lines of the SOP form as Word shapes: one drawing per page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml

from app.exports.docx.oxml import Element, clean, element

_EMU = 360_000  # per centimetre
_LINE = 15_875  # 1.25 pt
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
}
_GROUP = _SPACES["wpg"]
_INK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_STROKE = f'<a:ln w="{_LINE}">{_INK}<a:miter lim="800000"/></a:ln>'


@dataclass(frozen=True)
class Point:
    """A place on the page in centimetres from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in centimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @classmethod
    def around(cls, center: Point, width: float, height: float) -> "Box":
        return cls(center.x - width / 2, center.y - height / 2, width, height)


class Symbol(Enum):
    """The symbols of the official form by their names in DrawingML; the arrow is a line."""

    CAPSULE = "flowChartTerminator"
    BOX = "flowChartProcess"
    DIAMOND = "flowChartDecision"
    PENTAGON = "flowChartOffpageConnector"


class Drawing:
    """One group of shapes that lies over a page at fixed places."""

    def __init__(self, number: int, title: str, alt: str) -> None:
        self._number = number
        self._title = title
        self._alt = alt
        self._shapes: list[str] = []
        self._boxes: list[Box] = []

    def symbol(self, symbol: Symbol, box: Box, words: str, points: float, name: str) -> None:
        """A symbol with a word in it; ``points`` is the size of the word."""
        form = f'<a:prstGeom prst="{symbol.value}"><a:avLst/></a:prstGeom>{_WHITE}{_STROKE}'
        self._add(box, form, name, _words(words, points) if words else "")

    def label(self, box: Box, words: str, points: float) -> None:
        """YA or TIDAK on white, so that no line runs through it."""
        form = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_WHITE}<a:ln><a:noFill/></a:ln>'
        self._add(box, form, words, _words(words, points))

    def arrow(self, points: Sequence[Point], name: str) -> None:
        """A line through all points, with the head at the last one."""
        self._add(*_path(points, closed=False), name)
        self._add(*_path(_head(points[-2], points[-1]), closed=True), name)

    def _add(self, box: Box, form: str, name: str, words: str = "") -> None:
        self._boxes.append(box)
        number = self._number * 10_000 + len(self._shapes) + 1
        label = f'id="{number}" name={quoteattr(clean(name) or str(number))}'
        place = (
            f'<a:xfrm><a:off x="{_emu(box.x)}" y="{_emu(box.y)}"/>'
            f'<a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></a:xfrm>'
        )
        body = (
            '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" wrap="square">'
            "<a:noAutofit/></wps:bodyPr>"
        )
        self._shapes.append(
            f"<wps:wsp><wps:cNvPr {label}/><wps:cNvSpPr/><wps:spPr>{place}{form}</wps:spPr>"
            f"{words}{body}</wps:wsp>"
        )

    def run(self) -> Element:
        """The run that carries the drawing; it belongs on the page that it lies over."""
        spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
        drawing = parse_xml(
            f'<mc:AlternateContent {spaces}><mc:Choice Requires="wpg">'
            f"<w:drawing>{self._anchor()}</w:drawing></mc:Choice></mc:AlternateContent>"
        )
        return element("w:r", drawing)

    def _anchor(self) -> str:
        """The group is exactly as large as its shapes: LibreOffice scales it to that anyway."""
        x, y = min(box.x for box in self._boxes), min(box.y for box in self._boxes)
        width = _emu(max(box.x + box.width for box in self._boxes)) - _emu(x)
        height = _emu(max(box.y + box.height for box in self._boxes)) - _emu(y)
        size = f'cx="{width}" cy="{height}"'
        start = f'x="{_emu(x)}" y="{_emu(y)}"'
        label = f'id="{self._number * 10_000}" name={quoteattr(clean(self._title))}'
        return (
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            'relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{_emu(x)}</wp:posOffset>'
            f'</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{_emu(y)}'
            f"</wp:posOffset></wp:positionV><wp:extent {size}/>"
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f"<wp:docPr {label} descr={quoteattr(clean(self._alt))}/><wp:cNvGraphicFramePr/>"
            f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff {start}/><a:chExt {size}/>'
            f"</a:xfrm></wpg:grpSpPr>{''.join(self._shapes)}"
            "</wpg:wgp></a:graphicData></a:graphic></wp:anchor>"
        )


def _emu(centimetres: float) -> int:
    return round(centimetres * _EMU)


def _words(words: str, points: float) -> str:
    """The text of a shape: one centred bold line."""
    half_points = round(points * 2)
    return (
        '<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b/>'
        f'<w:sz w:val="{half_points}"/></w:rPr><w:t>{escape(clean(words))}</w:t></w:r></w:p>'
        "</w:txbxContent></wps:txbx>"
    )


def _path(points: Sequence[Point], *, closed: bool) -> tuple[Box, str]:
    """A line through the points, or a filled face within them."""
    left, top = min(point.x for point in points), min(point.y for point in points)
    box = Box(
        left,
        top,
        max(point.x for point in points) - left,
        max(point.y for point in points) - top,
    )
    if len(points) == 2:
        return box, f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:noFill/>{_STROKE}'
    steps = [f'<a:pt x="{_emu(p.x - left)}" y="{_emu(p.y - top)}"/>' for p in points]
    way = f"<a:moveTo>{steps[0]}</a:moveTo>" + "".join(
        f"<a:lnTo>{step}</a:lnTo>" for step in steps[1:]
    )
    size = f'w="{_emu(box.width)}" h="{_emu(box.height)}"'
    fill = "" if closed else ' fill="none"'
    form = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{fill}>{way}{'<a:close/>' if closed else ''}</a:path>"
        "</a:pathLst></a:custGeom>"
    )
    return box, form + (f"{_INK}<a:ln><a:noFill/></a:ln>" if closed else f"<a:noFill/>{_STROKE}")


_HEAD_LENGTH, _HEAD_WIDTH = 0.2, 0.18


def _head(before: Point, end: Point) -> tuple[Point, ...]:
    """The triangle at the end of a line."""
    dx, dy = end.x - before.x, end.y - before.y
    length = max(0.001, (dx * dx + dy * dy) ** 0.5)
    ux, uy = dx / length, dy / length
    base = Point(end.x - ux * _HEAD_LENGTH, end.y - uy * _HEAD_LENGTH)
    half = _HEAD_WIDTH / 2
    return (
        end,
        Point(base.x - uy * half, base.y + ux * half),
        Point(base.x + uy * half, base.y - ux * half),
    )
