"""The official sheets on paper: printer and PDF, painted by the painter of the screen."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.domain.errors import StorageError
from app.domain.snapshots.sop import SopView
from app.ui.sop.flow_layout import FlowPage, flow_pages
from app.ui.sop.flow_painter import paint_flow
from app.ui.sop.identity_painter import WIDTH, IdentitySheet, paint_identity
from app.ui.sop.measures import NARROW, Measures
from app.ui.sop.paper import Paper

_MARGIN_MM = 15.0
_DPI = 300


def official_layout() -> QPageLayout:
    """A4, landscape."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, margins)


def write_pdf(view: SopView, target: Path) -> Path:
    """The identity sheet and the flow pages as a PDF; StorageError when it cannot be written."""
    try:
        with target.open("ab"):
            pass
    except OSError as error:
        raise StorageError("sop_pdf_not_written", name=target.name) from error
    writer = QPdfWriter(str(target))
    writer.setResolution(_DPI)
    writer.setTitle(view.sop.number)
    paint_document(writer, view)
    return target


def paint_document(device: QPagedPaintDevice, view: SopView) -> None:
    """Every page of the official form on a printer or PDF; there is no overlay here."""
    device.setPageLayout(official_layout())
    painter = QPainter(device)
    room = QRectF(0, 0, float(painter.viewport().width()), float(painter.viewport().height()))
    _paint_identity(painter, view, room)
    factor = room.width() / NARROW
    for page in flow_pages(view.sop, Measures.on_paper(), room.height() / factor):
        device.newPage()
        paint_page(painter, page, room)
    painter.end()


def _paint_identity(painter: QPainter, view: SopView, room: QRectF) -> None:
    factor = room.width() / WIDTH
    painter.save()
    painter.scale(factor, factor)
    paint_identity(Paper(painter), IdentitySheet(view.sop, view.letterhead))
    painter.restore()


def paint_page(painter: QPainter, page: FlowPage, room: QRectF) -> None:
    """To the width of the paper, smaller only when the page would be too high."""
    factor = min(room.width() / page.columns[-1], room.height() / page.height)
    painter.save()
    painter.translate(QPointF((room.width() - page.columns[-1] * factor) / 2, 0))
    painter.scale(factor, factor)
    paint_flow(Paper(painter), page)
    painter.restore()
