"""Entry point of the command and of ``python -m app``."""

import io
import sys


def main() -> int:
    """Open the window, or run the sub-command that was given."""
    from app.cli import main as run

    for stream in (sys.stdout, sys.stderr):  # a pipe on Windows would be in the local code page
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
