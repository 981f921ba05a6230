"""Finds the files shipped beside the program."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """Path of a shipped file, for example ``resource("sop", "a.toml")``."""
    return _ROOT.joinpath(*parts)
