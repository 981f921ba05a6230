"""Text painted from the cache looks exactly like text that Qt lays out in a rectangle."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.canvas import CENTER, LEFT, RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme

AREA = QRectF(12.5, 7.25, 260, 40)


def blank() -> QImage:
    image = QImage(300, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFFFFFFFF)
    return image


def laid_out_by_qt(theme: Theme, style: Type, align: Qt.AlignmentFlag, said: str) -> QImage:
    image = blank()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(style))
    painter.setPen(theme.color("ink"))
    line = QRectF(AREA)
    line.setHeight(theme.line(style))
    line.moveTop(AREA.top() + (AREA.height() - line.height()) / 2)
    painter.drawText(line, int(align) | int(Qt.TextFlag.TextSingleLine), said)
    painter.end()
    return image


@pytest.mark.parametrize("align", [LEFT, CENTER, RIGHT])
@pytest.mark.parametrize("style", [Type.BODY, Type.CAP_S, Type.DISPLAY])
def test_every_painting_of_a_text_is_the_same_picture(
    theme: Theme, style: Type, align: Qt.AlignmentFlag
) -> None:
    said = "1.260,5 ÷ 40"
    wanted = laid_out_by_qt(theme, style, align, said)
    for _ in range(5):  # plain at first, shaped for good later
        image = blank()
        painter = QPainter(image)
        Canvas(painter, theme).text(AREA, said, style, "ink", align)
        painter.end()
        assert image == wanted


def test_a_text_too_long_for_its_place_ends_in_an_ellipsis(theme: Theme) -> None:
    look = theme.text_style(Type.BODY)
    rows = look.rows("Produksi perikanan tangkap perairan umum", 90.0, 2)
    assert len(rows) == 2
    assert all(row.width(look) <= 91 for row in rows)


def test_another_display_size_forgets_the_measures_of_the_one_before(
    qapp: QApplication, theme: Theme
) -> None:
    own = Theme(dark=False, reduced_motion=True)
    before = own.text_style(Type.BODY).width("Kendala")
    own.set_scale(125)
    assert own.text_style(Type.BODY).width("Kendala") > before
    assert own.color("ink") == QColor(own.tokens.ink)
    theme.apply(qapp)  # the program takes on the size of the theme that was changed last
