"""The right column of Beranda: due dates, the year's track, the latest news."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from app.domain.snapshots.board import TimeState
from app.domain.snapshots.home import Deadline, NewsRow, TrackNode
from app.domain.spans import long_date, short_date
from app.domain.texts import text
from app.ui.canvas import CENTER, RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.time_words import draw_time_right
from app.ui.widgets.avatar import draw_avatar
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.naming import named
from app.ui.widgets.panel import Panel

_NEAREST = 4
"""As many due dates as the panel shows; its link opens the list of all."""


class DeadlineList(ThemedWidget):
    """Date tile, what is due, how long is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: tuple[Deadline, ...] = ()
        named(self, "beranda.tenggat.daftar")

    def show_rows(self, rows: tuple[Deadline, ...]) -> None:
        """The nearest of them."""
        rows = rows[:_NEAREST]
        self._rows = rows
        self.setAccessibleName("; ".join(_deadline_spoken(row) for row in rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(51) * 4)

    def draw(self, canvas: Canvas) -> None:
        if not self._rows:
            canvas.text(self.rect(), text("home.deadlines_none"), Type.BODY, "ink2")
            return
        least = self.theme.px(50)
        shown = self._rows[: max(1, self.height() // least)]
        pitch = min(self.theme.px(66), self.height() / len(shown))
        for index, row in enumerate(shown):
            area = QRectF(0, index * pitch, self.width(), pitch)
            self._draw_row(canvas, area, row)
            if index < len(shown) - 1:
                canvas.rule(0, area.bottom() - 1, self.width(), area.bottom() - 1)

    def _draw_row(self, canvas: Canvas, area: QRectF, row: Deadline) -> None:
        px, middle = self.theme.px, area.center().y()
        late = row.time.state is TimeState.LATE
        tile = QRectF(0, middle - px(20), px(40), px(40))
        canvas.box(tile, "bad_soft" if late else "sunken")
        day, month = short_date(row.date).split(" ")[:2]
        ink = "bad" if late else "ink"
        upper = QRectF(tile.x(), tile.y() + 2, tile.width(), px(20))
        canvas.text(upper, day, Type.H2, ink, CENTER, elide=False)
        lower = QRectF(tile.x(), tile.y() + px(22), tile.width(), px(14))
        canvas.text(lower, month, Type.MIC, "bad" if late else "ink2", CENTER, elide=False)
        taken = draw_time_right(canvas, area, row.time)
        left = tile.right() + 12
        room = area.width() - left - taken - 10
        canvas.text(QRectF(left, middle - px(19), room, px(19)), row.title, Type.BODY_M)
        canvas.text(QRectF(left, middle + 1, room, px(17)), row.note, Type.CAP, "ink2")


class TrackLine(ThemedWidget):
    """The seven reports of the year as nodes on a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._nodes: tuple[TrackNode, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        named(self, "beranda.tahun.jalur")

    def show_nodes(self, nodes: tuple[TrackNode, ...]) -> None:
        self._nodes = nodes
        self.setAccessibleName("; ".join(f"{node.period.long} {node.note}" for node in nodes))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(68))

    def draw(self, canvas: Canvas) -> None:
        if not self._nodes:
            return
        pitch = self.width() / len(self._nodes)
        y = (self.height() - self.theme.px(70)) / 2 + self.theme.px(20)
        centers = [QPointF(pitch * (i + 0.5), y) for i in range(len(self._nodes))]
        for index, (left, right) in enumerate(pairwise(centers)):
            done = self._nodes[index].state == "done"
            gap = self.theme.px(13)
            color = "accent" if done else "line2"
            canvas.painter.setPen(canvas.pen(color, 2.0 if done else 1.5))
            canvas.painter.drawLine(left + QPointF(gap, 0), right - QPointF(gap, 0))
        for node, center in zip(self._nodes, centers, strict=True):
            self._draw_node(canvas, node, center, pitch)

    def _draw_node(self, canvas: Canvas, node: TrackNode, center: QPointF, pitch: float) -> None:
        px = self.theme.px
        radius = px(10)
        circle = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
        if node.state == "done":
            canvas.box(circle, "accent", radius=radius)
            canvas.icon("checkmark", circle, 14, "on_accent", filled=True)
        elif node.state == "running":
            canvas.box(circle, "surface", "accent", 2.0, radius)
            canvas.painter.setBrush(canvas.color("accent"))
            canvas.painter.setPen(Qt.PenStyle.NoPen)
            canvas.painter.drawEllipse(center, radius / 2, radius / 2)
        else:
            canvas.box(circle, None, "ctl", 1.2, radius, dash=True)
        begun = node.state in ("done", "running")
        label = QRectF(center.x() - pitch / 2, center.y() + px(17), pitch, px(17))
        style = Type.CAP_S if begun else Type.CAP
        canvas.text(label, node.period.short, style, "ink" if begun else "ink2", CENTER)
        below = label.translated(0, px(16))
        canvas.text(below, self.caption(node, pitch), Type.MIC, "ink2", CENTER)

    def caption(self, node: TrackNode, room: float) -> str:
        """`langkah 2–5` where there is room for it, `2–5 / 9` in a narrow panel."""
        if not node.span:
            return node.note
        steps = text("home.track_steps", span=node.span)
        width = self.theme.metrics(Type.MIC).horizontalAdvance(steps)
        return steps if width <= room - 4 else node.note


class NewsList(ThemedWidget):
    """Who did what; as many rows as fit. Focusable so that the bell can lead here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: tuple[NewsRow, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self, "beranda.kabar.daftar")

    def show_rows(self, rows: tuple[NewsRow, ...]) -> None:
        self._rows = rows
        spoken = (
            text("home.news_spoken", person=row.person, sentence=row.sentence, when=row.when)
            for row in rows
        )
        self.setAccessibleName(f"{text('home.news')}: {'; '.join(spoken)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(48) * 4)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def draw(self, canvas: Canvas) -> None:
        if not self._rows:
            first = QRectF(0, 0, self.width(), self.theme.px(36))
            canvas.text(first, text("home.news_none"), Type.BODY, "ink2")
        pitch = self.theme.px(48)
        count = max(1, self.height() // pitch)
        for index, row in enumerate(self._rows[:count]):
            self._draw_row(canvas, QRectF(0, index * pitch, self.width(), pitch), row)
        if self.hasFocus():
            canvas.focus_ring(self.rect(), 6)

    def _draw_row(self, canvas: Canvas, area: QRectF, row: NewsRow) -> None:
        px, middle = self.theme.px, area.center().y()
        side = px(26)
        draw_avatar(canvas, QRectF(0, middle - side / 2, side, side), row.initials)
        left = side + 12
        upper = QRectF(left, middle - px(17), area.width() - left, px(17))
        taken = canvas.text_width(row.when, Type.MIC)
        canvas.text(upper, row.when, Type.MIC, "ink2", RIGHT, elide=False)
        name = QRectF(left, upper.y(), upper.width() - taken - 12, upper.height())
        canvas.text(name, row.person, Type.CAP_S)
        canvas.text(upper.translated(0, px(17)), row.sentence, Type.CAP, "ink2")


class DeadlinePanel(Panel):
    """Tenggat terdekat."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, text("home.deadlines"), "calendar_ltr", link=text("home.all_deadlines")
        )
        self.list = DeadlineList(theme)
        self.body.addWidget(self.list, 1)
        named(self, "beranda.tenggat", text("home.deadlines"))
        if self.link is not None:
            named(self.link, "beranda.tenggat.semua", text("home.all_deadlines"))


class TrackPanel(Panel):
    """Laporan tahun …"""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, " ", "document_text", bottom=4)
        self.line = TrackLine(theme)
        self.body.addWidget(self.line, 1)
        named(self, "beranda.tahun")

    def show_nodes(self, nodes: tuple[TrackNode, ...], year: int) -> None:
        self.set_title(text("home.track", year=year))
        self.line.show_nodes(nodes)


class NewsPanel(Panel):
    """Kabar terakhir."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, text("home.news"), "history")
        self.list = NewsList(theme)
        self.body.addWidget(self.list, 1)
        named(self, "beranda.kabar", text("home.news"))


def _deadline_spoken(row: Deadline) -> str:
    return text(
        "home.deadline_spoken",
        date=long_date(row.date),
        title=row.title,
        note=row.note,
        time=row.time.full,
    )
