"""The two sheets in their scroll areas: identity and flow."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.snapshots.sop import SopView
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.sop.flow_layout import FlowPage, whole_flow
from app.ui.sop.flow_painter import paint_flow
from app.ui.sop.identity_painter import WIDTH as IDENTITY_WIDTH
from app.ui.sop.identity_painter import IdentitySheet, identity_height, paint_head, paint_identity
from app.ui.sop.measures import Measures
from app.ui.sop.mirror import SheetMirror
from app.ui.sop.overlay import Overlay, paint_overlay
from app.ui.sop.paper import Paper, paper_color
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.naming import named

_GAP, _INSET = 16, 14
"""Around the paper, and from its edge to the table."""
_EDGE = QPointF(0.5, 0.5)
"""The outer lines of the table need half a pixel around it."""
_LEAST = 730.0
"""Narrower than this the sheet scrolls sideways, at 100 %."""
_GROWTH = 0.4
"""How much of a larger display size the least width takes: the heads keep their words whole."""
_ROOMY = 1200
_HEAD_GAP = 16.0
_SHORT_FACT = 22.0
"""Height of a row of the head above the flow."""


class PaperWidget(ThemedWidget):
    """A white sheet on the canvas; subclasses say how high it is and paint it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: SopView | None = None
        self._height = 0
        self._ringed = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_view(self, view: SopView) -> None:
        self._view = view
        self.lay_out()

    def lay_out(self) -> None:
        """Measure the sheet for the present width."""
        room = self.parentWidget()
        size = room.size() if room is not None else self.size()
        width = max(size.width(), round(self.least) + 2 * (_GAP + _INSET))
        self._height = round(self.paper_height(width))
        self.resize(QSize(width, max(size.height(), self._height + _GAP + 8)))
        self.update()

    @property
    def least(self) -> float:
        """Width of the table below which it scrolls, in pixels."""
        return _LEAST * (1 + _GROWTH * (self.theme.scale - 100) / 100)

    def ring(self, shown: bool) -> None:
        """The focus ring around the paper."""
        self._ringed = shown
        self.update()

    def paper(self) -> QRect:
        return QRect(_GAP, _GAP - 1, self.width() - 2 * _GAP - 8, self._height)

    def paper_height(self, width: int) -> float:
        """Height of the paper for this width of the widget."""
        return 0.0

    def draw_sheet(self, painter: QPainter) -> None:
        """Paint in units of the sheet; does nothing by default."""

    def draw(self, canvas: Canvas) -> None:
        paper = self.paper()
        canvas.box(self.rect(), "canvas", radius=0)
        canvas.shadow(paper, 2, 1)
        canvas.box(paper, "paper", radius=1)
        if self._view is not None:
            canvas.painter.save()
            self.draw_sheet(canvas.painter)
            canvas.painter.restore()
        if self._ringed:
            canvas.focus_ring(paper.adjusted(-3, -3, 3, 3), 3)

    def retheme(self) -> None:
        super().retheme()
        self.lay_out()


class IdentityPaper(PaperWidget):
    """Identitas."""

    def paper_height(self, width: int) -> float:
        sheet = self._sheet(width)
        return identity_height(sheet) + sheet.px(68) if sheet else 0.0

    def draw_sheet(self, painter: QPainter) -> None:
        sheet = self._sheet(self.width())
        if sheet is not None:
            left = self.paper().center().x() - sheet.width / 2
            painter.translate(QPointF(round(left) + 0.5, self.paper().top() + sheet.px(34) + 0.5))
            paint_identity(Paper(painter), sheet, placeholder=True)

    def _sheet(self, width: int) -> IdentitySheet | None:
        if self._view is None:
            return None
        room = width - 2 * _GAP - 8 - 80
        grow = (1.0 + max(0.0, room / IDENTITY_WIDTH - 1.0) * 0.45) * self.theme.scale / 100
        return IdentitySheet(self._view.sop, self._view.letterhead, round(room), grow)


class FlowPaper(PaperWidget):
    """Diagram alir: the painting above the mirror. `step_chosen` and `opened` come from clicks."""

    step_chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._page: FlowPage | None = None
        self._picture: QPixmap | None = None
        self._head: IdentitySheet | None = None
        self.overlay = Overlay((), "")
        self.focused = False

    @property
    def page(self) -> FlowPage:
        """The laid out sheet, for tests and for finding a step; shown views only."""
        assert self._page is not None
        return self._page

    @property
    def origin(self) -> QPointF:
        """Where the sheet's (0, 0) lies in the widget."""
        top = self.paper().top() + 10
        if self._head is not None:
            top += 10 + round(self._head.head_height + _HEAD_GAP)
        return QPointF(self.paper().left() + self._inset + 0.5, top + 0.5)

    def show_overlay(self, overlay: Overlay, *, focused: bool) -> None:
        self.overlay = overlay
        self.focused = focused
        self.update()

    def row_rect(self, step: int) -> QRect:
        """The row of a step in the widget; empty when there is none."""
        row = self.page.rows.get(step, QRectF())
        return row.translated(self.origin).toAlignedRect()

    def paper_height(self, width: int) -> float:
        if self._view is None:
            return 0.0
        table = width - 2 * _GAP - 8 - 2 * self._inset
        measures = Measures.on_screen(max(self.least, table), self.theme.scale)
        self._page = whole_flow(self._view.sop, measures)
        self._picture = None
        roomy = table >= _ROOMY
        self._head = None
        if roomy:
            self._head = IdentitySheet(
                self._view.sop, self._view.letterhead, table, self.theme.scale / 100, _SHORT_FACT
            )
        head = self._head.head_height + _HEAD_GAP + 10 if self._head is not None else 0.0
        return self._page.height + head + 10 + 14

    def draw_sheet(self, painter: QPainter) -> None:
        if self._page is None:
            return
        if self._head is not None:
            painter.save()
            painter.translate(QPointF(self.origin.x(), self.paper().top() + 20.5))
            paint_head(Paper(painter), self._head, placeholder=True)
            painter.restore()
        painter.drawPixmap(self.origin - _EDGE, self._drawn(painter))
        painter.save()
        painter.translate(self.origin)
        paint_overlay(painter, self.theme, self._page, self.overlay)
        painter.restore()
        if self.focused and self.overlay.selected in self._page.rows:
            canvas = Canvas(painter, self.theme)
            canvas.focus_ring(self.row_rect(self.overlay.selected).adjusted(-2, -2, 2, 2), 3)

    def _drawn(self, painter: QPainter) -> QPixmap:
        """The sheet without its overlay, painted once for every layout and screen."""
        ratio = painter.device().devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            page = self.page
            size = QSizeF(page.columns[-1] + 2, page.height + 2) * ratio
            self._picture = QPixmap(size.toSize())
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(paper_color("paper"))
            inner = QPainter(self._picture)
            inner.translate(_EDGE)
            paint_flow(Paper(inner), page)
            inner.end()
        return self._picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position())
        if step:
            self.step_chosen.emit(step)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position())
        if step:
            self.opened.emit(step)

    @property
    def _inset(self) -> int:
        return _INSET

    def _step_at(self, place: QPointF) -> int:
        at = place - self.origin
        rows = self._page.rows if self._page else {}
        return next((step for step, row in rows.items() if row.contains(at)), 0)


class SheetScroll(QScrollArea):
    """Holds one paper; its width follows the window."""

    def __init__(self, paper: PaperWidget) -> None:
        super().__init__()
        self.paper = paper
        self.setWidget(paper)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_view(self, view: SopView) -> None:
        self.paper.show_view(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.paper.lay_out()


class IdentityTab(SheetScroll):
    """The identity sheet; Tab reaches it so that it can be scrolled by keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(IdentityPaper(theme))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self, "sop.identitas", text("sop.tab.identity"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.paper.ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.paper.ring(False)

    def show_view(self, view: SopView) -> None:
        super().show_view(view)
        self.setAccessibleDescription(_spoken_identity(view))


class FlowTab(QWidget):
    """The flow sheet with its mirror. `opened` asks for the berkas at a step."""

    step_chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.paper = FlowPaper(theme)
        self.mirror = SheetMirror(self)
        self.scroller = SheetScroll(self.paper)
        self.scroller.setParent(self)
        self._view: SopView | None = None
        self._positions = True
        self.setFocusProxy(self.mirror)
        self.mirror.step_chosen.connect(self._on_step)
        self.mirror.opened.connect(self.opened)
        self.mirror.focus_changed.connect(self._show_overlay)
        self.paper.step_chosen.connect(self._on_clicked)
        self.paper.opened.connect(self.opened)
        named(self, "sop.diagram", text("sop.tab.flow"))

    @property
    def step(self) -> int:
        return self.mirror.step

    def show_view(self, view: SopView) -> None:
        self._view = view
        self.mirror.show_rows(view.sop, view.loads)
        self.scroller.show_view(view)
        self._show_overlay()

    def show_positions(self, shown: bool) -> None:
        """`Tampilkan posisi berkas`."""
        self._positions = shown
        self._show_overlay()

    def choose(self, step: int) -> None:
        self.mirror.choose(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mirror.setGeometry(self.rect())
        self.scroller.setGeometry(self.rect())
        self.scroller.raise_()

    def _show_overlay(self) -> None:
        if self._view is None:
            return
        overlay = Overlay(self._view.loads, self._view.my_actor, self.step, self._positions)
        self.paper.show_overlay(overlay, focused=self.mirror.hasFocus())

    def _on_step(self, step: int) -> None:
        self._show_overlay()
        row = self.paper.row_rect(step)
        self.scroller.ensureVisible(row.left(), row.center().y(), 0, row.height())
        self.step_chosen.emit(step)

    def _on_clicked(self, step: int) -> None:
        self.mirror.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mirror.choose(step)


def _spoken_identity(view: SopView) -> str:
    """The sheet in words, for screen readers."""
    sop = view.sop
    lists = (
        ("legal_basis", sop.legal_basis),
        ("qualifications", sop.qualifications),
        ("related", sop.related),
        ("equipment", sop.equipment),
        ("warnings", sop.warnings),
        ("records", sop.records),
    )
    words = [f"{text('sop_sheet.identity.sop_number')} {sop.number}", sop.title, sop.approved_by]
    words += [f"{text(f'sop_sheet.identity.{key}')}: {'; '.join(items)}" for key, items in lists]
    return ". ".join(words)
