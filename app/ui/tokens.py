"""Colours of the two themes (DESIGN.md 3.1) and the tones a status can have.

No other module may hold a colour value. Values are Qt colour strings; #AARRGGBB has alpha.
"""

from dataclasses import dataclass
from enum import StrEnum

SCALES = (100, 112, 125)
"""Choices of "Ukuran tampilan", in percent."""


class Tone(StrEnum):
    """Colour family of a chip, a message or a banner."""

    NONE = "none"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    OFF = "off"
    ACCENT = "accent"


@dataclass(frozen=True)
class ToneNames:
    """Token names of a tone: text, tint, border of the tint, solid mark."""

    ink: str
    soft: str
    line: str
    solid: str


_TONES = {
    Tone.NONE: ToneNames("ink2", "sunken", "line2", "ctl"),
    Tone.OK: ToneNames("ok", "ok_soft", "ok_line", "ok_solid"),
    Tone.WARN: ToneNames("warn", "warn_soft", "warn_line", "warn_solid"),
    Tone.BAD: ToneNames("bad", "bad_soft", "bad_line", "bad_solid"),
    Tone.INFO: ToneNames("info", "info_soft", "info_line", "info_solid"),
    Tone.OFF: ToneNames("off_ink", "off", "line2", "ctl"),
    Tone.ACCENT: ToneNames("accent_ink", "accent_soft", "accent_line", "accent"),
}


def tone_names(tone: Tone | str) -> ToneNames:
    """The four token names of a tone."""
    return _TONES[Tone(tone)]


@dataclass(frozen=True, repr=False, eq=False)
class Tokens:
    """One value per token; the field names are the token names in snake_case."""

    canvas: str
    nav: str
    surface: str
    subtle: str
    sunken: str
    lane: str
    lane_mine: str
    line: str
    line2: str
    ctl: str
    ink: str
    ink2: str
    ink3: str
    ink_off: str
    accent: str
    accent_hover: str
    accent_press: str
    accent_ink: str
    on_accent: str
    accent_soft: str
    accent_wash: str
    accent_line: str
    ok: str
    ok_soft: str
    ok_line: str
    ok_solid: str
    warn: str
    warn_soft: str
    warn_line: str
    warn_solid: str
    bad: str
    bad_soft: str
    bad_line: str
    bad_solid: str
    info: str
    info_soft: str
    info_line: str
    info_solid: str
    off: str
    off_ink: str
    focus: str
    flow: str
    flow_strong: str
    flow_back: str
    scrim: str
    paper: str
    paper_ink: str
    paper_head: str
    """Ground of table heads on paper."""
    shadow: str
    float_fill: str
    """Ground of toast and callout."""
    float_ink: str
    float_ink2: str
    float_accent: str
    """Action text on the toast."""
    on_solid: str
    """Text on a solid status colour (counters, numbers of findings)."""


LIGHT = Tokens(
    canvas="#F4F3EF",
    nav="#ECEAE4",
    surface="#FFFFFF",
    subtle="#FAF9F6",
    sunken="#EEECE6",
    lane="#F9F8F5",
    lane_mine="#E9F3F3",
    line="#E3E0D8",
    line2="#CFCBC0",
    ctl="#878378",
    ink="#1D2422",
    ink2="#525956",
    ink3="#606663",
    ink_off="#8E918C",
    accent="#0F6370",
    accent_hover="#0C525D",
    accent_press="#0A434C",
    accent_ink="#0C5560",
    on_accent="#FFFFFF",
    accent_soft="#DDEFF0",
    accent_wash="#EFF7F7",
    accent_line="#8FC0C5",
    ok="#1A6A3F",
    ok_soft="#E2F2E7",
    ok_line="#A6D3B5",
    ok_solid="#22804D",
    warn="#7A4B00",
    warn_soft="#FFF0CF",
    warn_line="#E9C77A",
    warn_solid="#B57A00",
    bad="#A52F17",
    bad_soft="#FCE6DF",
    bad_line="#EDB5A5",
    bad_solid="#BF3B1F",
    info="#1D5A94",
    info_soft="#E4EFFA",
    info_line="#A9CAE9",
    info_solid="#2B6CB0",
    off="#ECEAE5",
    off_ink="#5F635F",
    focus="#0B57D0",
    flow="#8E897C",
    flow_strong="#0F6370",
    flow_back="#9A5A00",
    scrim="#6E1D2422",
    paper="#FFFFFF",
    paper_ink="#14181A",
    paper_head="#EEF1F0",
    shadow="#1D2422",
    float_fill="#1D2422",
    float_ink="#FFFFFF",
    float_ink2="#D5DAD7",
    float_accent="#7ACFD9",
    on_solid="#FFFFFF",
)

DARK = Tokens(
    canvas="#14181A",
    nav="#101415",
    surface="#1F2527",
    subtle="#1A2022",
    sunken="#171C1E",
    lane="#1A1F21",
    lane_mine="#172A2D",
    line="#2C3437",
    line2="#3D474A",
    ctl="#7F8B8A",
    ink="#E9EDEB",
    ink2="#B4BCB9",
    ink3="#98A19E",
    ink_off="#6F7876",
    accent="#62C3CF",
    accent_hover="#7DD0DA",
    accent_press="#93DBE3",
    accent_ink="#7ACFD9",
    on_accent="#06272C",
    accent_soft="#17383D",
    accent_wash="#172A2D",
    accent_line="#2F6870",
    ok="#7FD3A0",
    ok_soft="#173326",
    ok_line="#2F6146",
    ok_solid="#4FB87C",
    warn="#F0C264",
    warn_soft="#3A2D10",
    warn_line="#6B5420",
    warn_solid="#E0A52A",
    bad="#FF9C84",
    bad_soft="#422019",
    bad_line="#7A3A2B",
    bad_solid="#F0694A",
    info="#8FC1F2",
    info_soft="#172C41",
    info_line="#32567A",
    info_solid="#5B9DDD",
    off="#262C2E",
    off_ink="#A3ABA8",
    focus="#8AB4FF",
    flow="#707B7E",
    flow_strong="#62C3CF",
    flow_back="#E0A52A",
    scrim="#96000000",
    paper="#FFFFFF",
    paper_ink="#14181A",
    paper_head="#EEF1F0",
    shadow="#000000",
    float_fill="#E9EDEB",
    float_ink="#14181A",
    float_ink2="#3A4240",
    float_accent="#0C5560",
    on_solid="#14181A",
)
