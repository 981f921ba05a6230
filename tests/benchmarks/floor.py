"""The floor of the start-up benchmark: an empty window, as little as PySide6 can be asked for.

Prints the moment of its first paint and how many files were opened until then.
"""

import sys
import time
from typing import Any

opened = 0


def count(event: str, _arguments: tuple[Any, ...]) -> None:
    """An audit hook."""
    global opened  # noqa: PLW0603 - nothing may be imported before the count begins
    opened += event == "open"


def tell(mark: str) -> None:
    """`mark moment files`; the clock is the same in all processes of a machine."""
    print(mark, time.perf_counter(), opened, flush=True)


def main() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        def paintEvent(self, _event: object) -> None:
            tell("painted")
            application.quit()

    application = QApplication(sys.argv)
    window = Empty()
    window.resize(1366, 768)
    window.show()
    sys.exit(application.exec())


if __name__ == "__main__":
    sys.addaudithook(count)
    main()
