"""The disposition sheet as the paper it will be, painted black on white in both themes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.commands import DispositionText, Urgency, Wish
from app.domain.snapshots.board import Disposition
from app.domain.spans import long_date
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import DOCUMENT_FAMILIES, load_document_fonts
from app.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class DispositionPreview(QWidget):
    """Follows receiver and note while they are chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_document_fonts()
        self._theme = theme
        self._content: Disposition | None = None
        self._to = ""
        self._note = ""
        self._words = DispositionText("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName("serah.disposisi")
        self.setAccessibleIdentifier("serah.disposisi")

    def show_content(self, content: Disposition, to: str, words: DispositionText) -> None:
        """``to`` is role and name of the receiver; ``words`` what the sender decides."""
        self._content, self._to = content, to
        self.show_words(words)

    def show_words(self, words: DispositionText) -> None:
        self._words = words
        if self._content is not None:
            content = self._content
            said = {"sender": content.from_role, "receiver": self._to, "subject": words.subject}
            name = text("board.paper.spoken", number=content.agenda_number, **said)
            self.setAccessibleName(name)
        self.update()

    def show_note(self, note: str) -> None:
        self._note = note
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self._theme)
        sheet = QRectF(self.rect()).adjusted(1, 0, -1, -2)
        canvas.shadow(sheet, 1, 1)
        canvas.box(sheet, "paper", "line2", 1.0, 1)
        if self._content is not None:
            paper = _Sheet(painter, canvas, sheet)
            paper.paint(self._content, self._to, self._note, self._words)
        painter.end()


class _Sheet:
    """One painting of the sheet."""

    def __init__(self, painter: QPainter, canvas: Canvas, sheet: QRectF) -> None:
        self._painter = painter
        self._ink = canvas.color("paper_ink")
        self._frame = QRectF(sheet.left() + 14, sheet.top() + 66, sheet.width() - 28, 0)
        self._frame.setBottom(sheet.bottom() - 13)
        self._sheet = sheet
        painter.setPen(self._ink)

    def paint(self, content: Disposition, to: str, note: str, words: DispositionText) -> None:
        self._head(content)
        frame = self._frame
        split = frame.left() + frame.width() * 0.5
        row1, row2 = frame.top() + 66, frame.top() + 90
        self._painter.setPen(QPen(self._ink, 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(frame.toRect())
        for y in (row1, row2):
            self._line(frame.left(), y, frame.right(), y)
        self._line(split, frame.top(), split, row1)
        self._line(split, row2, split, frame.bottom())
        self._facts(content, split)
        self._urgency(split, words.urgency)
        subject = f"{text('board.paper.subject')} : {words.subject}"
        self._words(QRectF(frame.left() + 8, row1 + 5, frame.width() - 14, 16), subject, 10)
        self._forward(content, to, note, QRectF(frame.left(), row2, split - frame.left(), 0))
        self._wishes(split, row2, words.wishes)

    def _head(self, content: Disposition) -> None:
        sheet = self._sheet
        area = QRectF(sheet.left() + 8, sheet.top() + 7, sheet.width() - 16, 14)
        for index, line in enumerate(content.letterhead[:2]):
            self._words(
                area.translated(0, index * 13), line, 9 if index == 0 else 10, index == 1, _MIDDLE
            )
        self._words(area.translated(0, 35), text("board.paper.title"), 13, True, _MIDDLE)

    def _facts(self, content: Disposition, split: float) -> None:
        rows = (
            ("from_", content.from_role),
            ("agenda", content.agenda_number),
            ("date", long_date(content.date)),
        )
        left, top = self._frame.left() + 8, self._frame.top() + 6
        for key, value in rows:
            self._words(QRectF(left, top, 60, 15), text(f"board.paper.{key}"), 10)
            width = split - left - 66
            self._words(QRectF(left + 62, top, width, 15), f": {self._cut(value, width - 8)}", 10)
            top += 19

    def _urgency(self, split: float, chosen: Urgency) -> None:
        top = self._frame.top() + 6
        self._words(QRectF(split + 8, top, 50, 15), text("board.paper.urgency"), 10)
        for urgency in Urgency:
            label = text(f"board.paper.{urgency.value}")
            self._check(QPointF(split + 56, top), label, urgency is chosen)
            top += 19

    def _forward(self, content: Disposition, to: str, note: str, area: QRectF) -> None:
        left, width = area.left() + 8, area.width() - 14
        top = area.top() + 6
        self._words(QRectF(left, top, width, 15), text("board.paper.to"), 10, bold=True)
        self._words(QRectF(left, top + 17, width, 40), to, 10)
        bottom = self._frame.bottom()
        room = bottom - top - 84
        if note and room > 12:
            self._words(QRectF(left, top + 54, width, room), note, 9)
        signed = text("board.paper.signed", name=content.signed_by)
        self._words(QRectF(left, bottom - 28, width, 26), signed, 9)

    def _wishes(self, split: float, top: float, chosen: tuple[Wish, ...]) -> None:
        self._words(QRectF(split + 8, top + 6, 180, 15), text("board.paper.please"), 10, bold=True)
        for index, wish in enumerate(Wish):
            at = QPointF(split + 8, top + 25 + 18 * index)
            self._check(at, text(f"board.paper.{wish.value}"), wish in chosen)

    def _check(self, at: QPointF, label: str, checked: bool) -> None:
        box = QRectF(at.x() + 0.5, at.y() + 1.5, 11, 11)
        self._painter.setPen(QPen(self._ink, 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box)
        if checked:
            self._painter.setPen(QPen(self._ink, 1.6))
            corners = [box.topLeft() + QPointF(*p) for p in ((2, 5.5), (4.6, 8.4), (9.4, 2.4))]
            self._painter.drawPolyline(corners)
        self._words(QRectF(at.x() + 19, at.y(), 140, 15), label, 10)

    def _line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._painter.setPen(QPen(self._ink, 1))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.drawLine(round(x1), round(y1), round(x2), round(y2))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _words(
        self,
        area: QRectF,
        words: str,
        size: int,
        bold: bool = False,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        self._painter.setFont(_font(size, bold))
        self._painter.setPen(self._ink)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._painter.drawText(area, words, option)

    def _cut(self, words: str, width: float) -> str:
        self._painter.setFont(_font(10, False))
        metrics = self._painter.fontMetrics()
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(width))


def _font(size: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(DOCUMENT_FAMILIES))
    font.setPixelSize(size)
    font.setBold(bold)
    return font
