"""Finds the design's picture of a state and puts it below or beside ours."""

from pathlib import Path

from PySide6.QtGui import QImage, QPainter, Qt

from tests.pictures.stage import Look
from tests.pictures.state import State

GAP = 12


def design_picture(folder: str, state: State, look: Look) -> QImage | None:
    """The nearest picture of the design: of this theme and size where there is one."""
    if not folder or not state.design:
        return None
    bases = (state.dark_design, state.design) if look.dark else (state.design,)
    sizes = ("_1920", "_1366", "") if look.width == 1920 else ("_1366", "")
    exact = Path(folder) / f"01f_papan_{look.width}x{look.height}.png"
    if state.name.startswith("01a") and exact.exists() and not look.dark:
        return QImage(str(exact))
    for base in filter(None, bases):
        for size in sizes:
            path = Path(folder) / f"{base}{size}.png"
            if path.exists():
                return QImage(str(path))
    return None


def beside(ours: QImage, design: QImage) -> QImage:
    """Ours above, the design's below: whole pictures at their own size."""
    width = max(ours.width(), design.width())
    both = QImage(width, ours.height() + GAP + design.height(), QImage.Format.Format_RGB32)
    both.fill(Qt.GlobalColor.magenta)
    painter = QPainter(both)
    painter.drawImage(0, 0, ours)
    painter.drawImage(0, ours.height() + GAP, design)
    painter.end()
    return both
