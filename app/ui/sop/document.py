"""The official sheets on paper: printer and PDF, painted by the painter of the screen."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.domain.errors import StorageError
from app.domain.snapshots.sop import SopView
from app.ui.sop.cover_painter import paint_cover, paint_signature, signature_height
from app.ui.sop.flow_layout import FlowPage, flow_pages
from app.ui.sop.flow_painter import paint_flow
from app.ui.sop.identity_painter import WIDTH, IdentitySheet, identity_height, paint_identity
from app.ui.sop.measures import NARROW, Measures
from app.ui.sop.notes_painter import paint_notes
from app.ui.sop.paper import Paper

_MARGIN_MM = 15.0
_DPI = 300


def official_layout() -> QPageLayout:
    """A4, landscape."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    unit = QPageLayout.Unit.Millimeter
    return QPageLayout(size, QPageLayout.Orientation.Landscape, margins, unit)


def write_pdf(view: SopView, target: Path, *, notes: bool = False) -> Path:
    """The official form, or the notes on it, as a PDF; StorageError when it cannot be written."""
    try:
        with target.open("ab"):
            pass
    except OSError as error:
        raise StorageError("sop_pdf_not_written", name=target.name) from error
    writer = QPdfWriter(str(target))
    writer.setResolution(_DPI)
    writer.setTitle(view.sop.number)
    paint_document(writer, view, notes=notes)
    return target


def paint_document(device: QPagedPaintDevice, view: SopView, *, notes: bool = False) -> None:
    """Every page on a printer or PDF; what lies over the sheet on the screen is not there."""
    device.setPageLayout(official_layout())
    painter = QPainter(device)
    if notes:
        paint_notes(device, painter, view)
    else:
        _paint_form(device, painter, view)
    painter.end()


def _paint_form(device: QPagedPaintDevice, painter: QPainter, view: SopView) -> None:
    """Cover, identity sheet, flow pages, and the place to sign."""
    room = QRectF(0, 0, float(painter.viewport().width()), float(painter.viewport().height()))
    sheet = IdentitySheet(view.sop, view.letterhead)
    _paint_identity(painter, sheet, room, device)
    factor = room.width() / NARROW
    left = room.height()
    for page in flow_pages(view.sop, Measures.on_paper(), room.height() / factor):
        device.newPage()
        left = paint_page(painter, page, room)
    high = signature_height(sheet, view.signature)
    top = room.height() / factor - left / factor
    if high > left / factor:
        device.newPage()
        top = 0.0
    painter.scale(factor, factor)
    paint_signature(Paper(painter), sheet, view.signature, NARROW, top)


def _paint_identity(
    painter: QPainter, sheet: IdentitySheet, room: QRectF, device: QPagedPaintDevice
) -> None:
    """The cover and the identity sheet; the signature comes after the flow."""
    factor = room.width() / WIDTH
    painter.save()
    painter.scale(factor, factor)
    paint_cover(Paper(painter), sheet, room.height() / factor)
    painter.restore()
    device.newPage()
    factor = min(factor, room.height() / identity_height(sheet))
    painter.save()
    painter.translate(QPointF((room.width() - WIDTH * factor) / 2, 0))
    painter.scale(factor, factor)
    paint_identity(Paper(painter), sheet, signed=False)
    painter.restore()


def paint_page(painter: QPainter, page: FlowPage, room: QRectF) -> float:
    """To the width of the paper, smaller only when it would be too high; returns what is left."""
    factor = min(room.width() / page.columns[-1], room.height() / page.height)
    painter.save()
    painter.translate(QPointF((room.width() - page.columns[-1] * factor) / 2, 0))
    painter.scale(factor, factor)
    paint_flow(Paper(painter), page)
    painter.restore()
    return room.height() - page.height * factor
