"""The program as a user starts it, told when its frame and when its pages are painted.

python -m tests.benchmarks.opened DATABASE PAGE [modules]: opens at Beranda or the board, closes.
With ``modules`` the names of what is loaded at each mark are told too.
"""

import builtins
import sys

from tests.benchmarks import floor


def main(path: str, page: str, with_modules: bool) -> int:
    plain_import = builtins.__import__
    from app import build, cli

    builtins.__import__ = plain_import  # as app.cli does it when it is the first to load PySide6
    build_frame = build.build_frame

    def watched(data: object, first: object) -> object:
        frame = build_frame(data, first)  # type: ignore[arg-type]
        frame.painted.connect(lambda: _tell("frame", with_modules))
        frame.painted.connect(lambda: _watch(frame, with_modules))
        return frame

    build.build_frame = watched  # type: ignore[assignment]
    return cli.main(["--data", path, "--halaman", page])


def _tell(mark: str, with_modules: bool) -> None:
    floor.tell(mark)
    if with_modules:
        print("modules", *sorted(sys.modules), flush=True)


def _watch(frame: object, with_modules: bool) -> None:
    """Wait for the page without asking again and again."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Paints(QObject):
        """Tells when a widget was painted for the first time, and closes the window."""

        def __init__(self, mark: str) -> None:
            super().__init__(frame)
            self._mark = mark

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self._painted)
            return False

        def _painted(self) -> None:
            _tell(self._mark, with_modules)
            frame.close()  # type: ignore[attr-defined]

    def attend(page: object) -> None:
        if page.key == "papan":  # type: ignore[attr-defined]
            assert page.board.content.cards  # type: ignore[attr-defined]
            page.board.installEventFilter(Paints("board"))  # type: ignore[attr-defined]
        else:
            page.installEventFilter(Paints("home"))  # type: ignore[attr-defined]

    def window() -> object:
        return frame.centralWidget()  # type: ignore[attr-defined]

    # Behind the program's own timer, which puts the window into the frame.
    QTimer.singleShot(0, lambda: window().stack.shown.connect(attend))  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.addaudithook(floor.count)
    sys.exit(main(sys.argv[1], sys.argv[2], "modules" in sys.argv[3:]))
