"""One whole sample year without a window: the same commands, then every document."""

from app.demo.run import run_demo

__all__ = ["run_demo"]
