"""In the side panel: follow-ups that wait for an answer, this quarter's, and usual limits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands_settings import SetLimits
from app.domain.follow_ups import unanswered_text
from app.domain.limits import Limits
from app.domain.numbers import format_number
from app.domain.snapshots.narrative import NarrativeView
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.figures.promise_rows import clear, facts_of
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel

_SHOWN = 3


class WaitingBox(ThemedWidget):
    """`3 tindak lanjut Triwulan I 2026 belum dijawab.` with a way to answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        names = tone_names(Tone.WARN)
        self.said = Label(theme, "", Type.CAP_S, names.ink, wrap=True)
        self.answer = LinkButton(theme, text("narrative.answer"), style=Type.CAP_S)
        named(self.answer, "data.narasi.jawab")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "warning", 16, names.solid, filled=True))
        row.addWidget(self.said, 1)
        row.addWidget(self.answer)

    def draw(self, canvas: Canvas) -> None:
        names = tone_names(Tone.WARN)
        canvas.box(self.rect(), names.soft, names.line, radius=8)


class NarrativeSection(QWidget):
    """`opened` asks for the dialog, `limits_wanted` carries a SetLimits."""

    opened = Signal()
    limits_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.waiting = WaitingBox(theme)
        """Stands higher up in the panel: it asks for something."""
        self.open = LinkButton(theme, text("narrative.open"), style=Type.CAP_S)
        self.take = LinkButton(theme, text("checks.usual.take"), style=Type.CAP_S)
        self.drop = LinkButton(theme, text("checks.usual.drop"), style=Type.CAP_S)
        self.limits = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self._promises = QVBoxLayout()
        self._suggested: SetLimits | None = None
        self._indicator = 0
        named(self, "data.narasi", text("narrative.title"))
        named(self.open, "data.narasi.buka")
        named(self.take, "data.batas.pakai")
        named(self.drop, "data.batas.hapus")
        self._lay_out()
        self.open.clicked.connect(self.opened)
        self.waiting.answer.clicked.connect(self.opened)
        self.take.clicked.connect(lambda: self.limits_wanted.emit(self._suggested))
        self.drop.clicked.connect(
            lambda: self.limits_wanted.emit(SetLimits(self._indicator, None, None))
        )

    def show_narrative(self, view: NarrativeView) -> None:
        """Fill everything from one snapshot."""
        self._indicator = view.indicator_id
        said = unanswered_text(view.waiting)
        self.waiting.said.setText(said)
        self.waiting.setVisible(bool(said))
        clear(self._promises)
        for promise in view.promises[:_SHOWN]:
            line = text(
                "narrative.line", action=promise.action, facts=facts_of(promise, made=False)
            )
            self._promises.addWidget(Label(self.theme, line, Type.CAP, wrap=True))
        more = len(view.promises) - _SHOWN
        if not view.promises or more > 0:
            key = "narrative.more" if more > 0 else "narrative.no_promises"
            rest = Label(self.theme, text(key, count=more), Type.CAP, "ink3", wrap=True)
            self._promises.addWidget(rest)
        self._show_limits(view)

    def _show_limits(self, view: NarrativeView) -> None:
        found = view.suggestion.limits
        same = found == view.limits
        self._suggested = SetLimits(view.indicator_id, found.lower, found.upper) if found else None
        parts = [limits_text(view)]
        if not same:
            parts.append(suggestion_text(view))
        self.limits.setText(" ".join(parts))
        self.take.setVisible(view.may_set_limits and found is not None and not same)
        self.drop.setVisible(view.may_set_limits and view.limits.given)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.theme, text("narrative.heading"), Type.CAP_S), 1)
        head.addWidget(self.open)
        links = QHBoxLayout()
        for link in (self.take, self.drop):
            links.addWidget(link)
        links.addStretch(1)
        self._promises.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._promises)
        column.addSpacing(8)
        column.addWidget(Label(self.theme, text("checks.usual.heading"), Type.CAP_S))
        column.addWidget(self.limits)
        column.addLayout(links)


def limits_text(view: NarrativeView) -> str:
    """`Pertambahan triwulan 800–1.400.`, or that there are none yet."""
    if not view.limits.given:
        return text("checks.usual.none")
    kind = text(f"checks.limits.{'growth' if view.grows else 'value'}")
    return text("checks.usual.now", kind=kind, span=_span(view.limits, view.decimals))


def suggestion_text(view: NarrativeView) -> str:
    """What the past suggests, or in words why it suggests nothing."""
    found = view.suggestion
    if found.limits is None:
        key = f"checks.usual.{found.reason}"
        return text(key, count=found.count, least=view.least)
    key = "extremes" if found.from_extremes else "suggested"
    span = _span(found.limits, view.decimals)
    return text(f"checks.usual.{key}", span=span, count=found.count)


def _span(limits: Limits, decimals: int) -> str:
    low, high = (
        text("checks.usual.open_end") if one is None else format_number(one, decimals)
        for one in (limits.lower, limits.upper)
    )
    return text("checks.usual.span", low=low, high=high)
