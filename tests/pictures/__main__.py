"""`python -m tests.pictures DIR [name…]`: every state, in every size and theme, as PNG.

Names choose pictures by parts of their file names, `01a.*1366x768`. When the environment's
ALUR_DESIGN is the folder of the design's pictures, DIR/pairs has ours beside them; DIR/grey has
the board at rest without its colours.
"""

import os
import re
import shutil
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.pictures.busy_office import make_busy_office
from tests.pictures.compare import beside, design_picture
from tests.pictures.kit_sheet import kit_sheet
from tests.pictures.stage import Look, Stage, opened, started
from tests.pictures.state import State
from tests.pictures.states import STATES

SIZES = ((1366, 768), (1366, 697), (1920, 1080))
LOOKS = (
    *(Look(width, height, dark) for width, height in SIZES for dark in (False, True)),
    Look(1180, 640, dark=False, scale=125),
)
KIT = State("00_bahasa_rancang", lambda _: None, "00_bahasa_rancang")


def main(arguments: Sequence[str]) -> None:
    """Take the chosen pictures into a folder."""
    folder, wanted = Path(arguments[0]), arguments[1:] or [""]
    (folder / "pairs").mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(["pictures"])
    office = folder / "office.db"
    if not office.exists():
        make_busy_office(office)
    for look in LOOKS:
        for state in (KIT, *STATES) if look in LOOKS[:2] else STATES:
            name = f"{state.name}_{look.suffix}"
            if any(re.search(part, name) for part in wanted):
                _save(_take(state, look, office), state, look, folder, name)
    application.quit()


def _take(state: State, look: Look, office: Path) -> QImage:
    """The window in one state; every picture begins with a fresh copy of the office."""
    with _open(state, look, office) as stage:
        if state is KIT:
            content = stage.board.board.content
            return kit_sheet(stage.theme, content.cards if content else ())
        state.reach(stage)
        return stage.picture()


def _open(state: State, look: Look, office: Path) -> AbstractContextManager[Stage]:
    file = office.with_name("kinerja.db")
    for path in file.parent.glob("kinerja.db*"):
        path.unlink()
    if state.opens == "missing":
        return started(look, file)
    if state.opens == "damaged":
        file.write_bytes(b"SQLite format 3\0" + b"?" * 5000)
        return started(look, file)
    shutil.copy(office, file)
    return opened(look, file, read_only=state.opens == "read_only")


def _save(picture: QImage, state: State, look: Look, folder: Path, name: str) -> None:
    picture.save(str(folder / f"{name}.png"))
    if state.name.startswith("01a"):
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        grey.save(str(folder / f"{name}_grey.png"))
    design = design_picture(os.environ.get("ALUR_DESIGN", ""), state, look)
    if design is not None:
        beside(picture, design).save(str(folder / "pairs" / f"{name}.png"))


if __name__ == "__main__":
    main(sys.argv[1:])
