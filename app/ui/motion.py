"""Whether the system asks for less motion (Windows: "Show animations"; DESIGN.md 15)."""

import sys

_GET_CLIENT_AREA_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION of the Windows API."""


def motion_unwanted() -> bool:
    """True when the user has turned animations off for the whole system."""
    if sys.platform == "win32":
        import ctypes

        shown = ctypes.c_int(1)
        known = ctypes.windll.user32.SystemParametersInfoW(
            _GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0
        )
        return bool(known) and not shown.value
    return False
