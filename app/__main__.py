"""Entry point of the command and of ``python -m app``."""

import sys


def main() -> int:
    """Open the window, or run the sub-command that was given."""
    from app.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
