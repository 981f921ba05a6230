"""What is missing in a report: numbered findings with their way out, and what is in order."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.domain.snapshots.reports import Finding
from app.domain.texts import text
from app.ui.canvas import Canvas, chip_width
from app.ui.fonts import Type
from app.ui.text_lines import wrapped
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import LinkButton
from app.ui.widgets.naming import named

_TONES = {"wrong": Tone.BAD}
_LEADS = ("figure:", "section:")
"""Places that a page of this program can open."""


class FindingCard(ThemedWidget):
    """One finding; `opened` carries its place."""

    opened = Signal(str)

    def __init__(self, theme: Theme, finding: Finding) -> None:
        super().__init__(theme)
        self.finding = finding
        tone = _TONES.get(finding.tone, Tone.WARN)
        self._solid = "bad_solid" if tone is Tone.BAD else "warn"
        self._tone = tone
        self.link: LinkButton | None = None
        if finding.action and finding.place.startswith(_LEADS):
            self.link = LinkButton(
                theme, finding.action, style=Type.CAP_S, chevron=True, parent=self
            )
            self.link.clicked.connect(lambda: self.opened.emit(finding.place))
            spoken = f"{finding.action}: {finding.title}"
            named(self.link, f"laporan.temuan.{finding.number}.tautan", spoken)
        spoken = text(
            "reports.page.finding_spoken",
            n=finding.number,
            chip=finding.chip,
            title=finding.title,
            text=finding.text,
        )
        named(self, f"laporan.temuan.{finding.number}", spoken)
        self.setToolTip(finding.text)
        self._measure()

    def retheme(self) -> None:
        self._measure()
        super().retheme()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: object) -> None:
        self._measure()

    def draw(self, canvas: Canvas) -> None:
        px = self.theme.px
        canvas.box(QRectF(self.rect()), "surface", "line2", radius=8)
        side = px(20)
        circle = QRectF(12, 11, side, side)
        canvas.counter(circle, str(self.finding.number), self._solid, "on_solid")
        icon = "error_circle" if self._tone is Tone.BAD else "warning"
        width = chip_width(self.theme, icon, self.finding.chip)
        left = self.width() - 9 - width
        canvas.chip(left, 11, px(20), self._tone, icon, self.finding.chip)
        inner = QRectF(12, 11 + side + 6, self.width() - 24, px(18))
        canvas.text(inner, self.finding.title, Type.BODY_S)
        below = QRectF(12, inner.bottom() + 1, inner.width(), px(16) * self._lines)
        canvas.text(below, self.finding.text, Type.CAP, "ink2", lines=self._lines)

    def _measure(self) -> None:
        px = self.theme.px
        width = max(80, self.width() - 24)
        metrics = self.theme.metrics(Type.CAP)
        self._lines = len([row for row in wrapped(self.finding.text, metrics, width, 3) if row])
        self._lines = max(1, self._lines)
        height = 11 + px(20) + 6 + px(18) + 1 + px(16) * self._lines + 8
        if self.link is not None:
            hint = self.link.sizeHint()
            self.link.setGeometry(8, height - 4, hint.width(), hint.height())
            height += hint.height() - 2
        self.setFixedHeight(height)


class PassedRow(ThemedWidget):
    """One check that is in order."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__(theme)
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.setFixedHeight(theme.px(24))

    def draw(self, canvas: Canvas) -> None:
        size = self.theme.px(16)
        place = QRectF(0, 0, size, self.height())
        canvas.icon("checkmark_circle", place, 16, "ok", filled=True)
        area = QRectF(size + 8, 0, self.width() - size - 8, self.height())
        canvas.text(area, self._sentence, Type.CAP, "ink")


class FoldButton(QToolButton):
    """`Sudah sesuai (6)`: shows or hides the list below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self, "laporan.sesuai")

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(28))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        size = self.theme.px(16)
        icon = "chevron_down" if self.isChecked() else "chevron_right"
        canvas.icon(icon, QRectF(0, 0, size, self.height()), 16)
        area = QRectF(size + 6, 0, self.width(), self.height())
        canvas.text(area, self.text(), Type.BODY_S)
        if self.hasFocus():
            canvas.focus_ring(self.rect(), 4)
        painter.end()


class FindingList(QScrollArea):
    """Cards in document order, then the folded list of what is in order."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.cards: list[FindingCard] = []
        self._unfolded = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def show_findings(self, findings: tuple[Finding, ...], passed: tuple[str, ...]) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 8)
        column.setSpacing(8)
        self.cards = [FindingCard(self.theme, finding) for finding in findings]
        for card in self.cards:
            card.opened.connect(self.opened)
            column.addWidget(card)
        if passed:
            self._add_passed(column, passed)
        column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def step(self, by: int) -> None:
        """Move the focus to the next (1) or previous (-1) finding with a link."""
        links = [card.link for card in self.cards if card.link is not None]
        if not links:
            return
        at = next((i for i, link in enumerate(links) if link.hasFocus()), -1 if by > 0 else 0)
        link = links[(at + by) % len(links)]
        link.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(link)

    def _add_passed(self, column: QVBoxLayout, passed: tuple[str, ...]) -> None:
        fold = FoldButton(self.theme)
        fold.setText(text("reports.page.passed", n=len(passed)))
        fold.setChecked(self._unfolded)
        column.addWidget(fold)
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(2, 0, 0, 0)
        inner.setSpacing(0)
        for sentence in passed:
            inner.addWidget(PassedRow(self.theme, sentence))
        column.addWidget(rows)  # first: what has no parent would be shown as a window of its own
        rows.setVisible(self._unfolded)
        fold.toggled.connect(rows.setVisible)
        fold.toggled.connect(self._on_folded)

    def _on_folded(self, unfolded: bool) -> None:
        self._unfolded = unfolded
