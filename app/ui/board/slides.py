"""Cards that somebody else has moved slide to their new place (DESIGN.md 9.5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRect, QVariantAnimation
from PySide6.QtGui import QPainter

from app.domain.snapshots.board import Card
from app.ui.board.card_painter import CardPainter
from app.ui.theme import Theme

DURATION = 200


@dataclass(frozen=True)
class Slide:
    """One card on its way, in coordinates of the board."""

    card: Card
    start: QRect
    end: QRect

    def at(self, share: float) -> QRect:
        way = QPointF(self.end.topLeft() - self.start.topLeft()) * share
        return self.end.translated(self.start.topLeft() - self.end.topLeft() + way.toPoint())


class Slides(QObject):
    """All cards of one change move together; without motion they are simply there."""

    def __init__(
        self,
        theme: Theme,
        cards: CardPainter,
        repaint: Callable[[QRect], None],
        away: Callable[[frozenset[int]], None],
        parent: QObject,
    ) -> None:
        """``repaint`` a rectangle of the overlay; ``away`` tells which cards are on their way."""
        super().__init__(parent)
        self._theme = theme
        self._cards = cards
        self._repaint = repaint
        self._away = away
        self._slides: tuple[Slide, ...] = ()
        self._share = 0.0
        self._flight: QVariantAnimation | None = None

    @property
    def under_way(self) -> bool:
        return bool(self._slides)

    def start(self, slides: Sequence[Slide]) -> None:
        """Begin; what is still on its way arrives at once."""
        self.finish()
        duration = self._theme.duration(DURATION)
        if not slides or not duration:
            return
        self._slides = tuple(slides)
        self._away(frozenset(slide.card.report_id for slide in slides))
        flight = QVariantAnimation(self)
        flight.setStartValue(0.0)
        flight.setEndValue(1.0)
        flight.setDuration(duration)
        flight.setEasingCurve(QEasingCurve.Type.OutCubic)
        flight.valueChanged.connect(self._on_step)
        flight.finished.connect(self.finish)
        self._flight = flight
        flight.start()

    def finish(self) -> None:
        """Everything lies in its tray again."""
        if self._flight is not None:
            flight, self._flight = self._flight, None
            flight.stop()
            flight.deleteLater()
        if self._slides:
            self._repaint_all()
            self._slides = ()
            self._away(frozenset())

    def paint(self, painter: QPainter) -> None:
        for slide in self._slides:
            self._cards.draw(painter, slide.card, slide.at(self._share))

    def _on_step(self, share: float) -> None:
        self._repaint_all()
        self._share = share
        self._repaint_all()

    def _repaint_all(self) -> None:
        for slide in self._slides:
            self._repaint(slide.at(self._share).adjusted(-3, -3, 3, 3))
