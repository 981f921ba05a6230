"""Controls of the design, painted with the theme's tokens."""

from app.ui.widgets.avatar import Avatar
from app.ui.widgets.banner import Banner
from app.ui.widgets.button import Button, IconButton, Kind, LinkButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Field
from app.ui.widgets.key_cap import KeyHintLabel
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel, Panel
from app.ui.widgets.progress import ProgressBar
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.segmented import Segmented, SegmentItem
from app.ui.widgets.selector import Selector
from app.ui.widgets.toast import Toast

__all__ = [
    "Avatar",
    "Banner",
    "Button",
    "Chip",
    "ElidedLabel",
    "EmptyState",
    "Field",
    "IconButton",
    "IconLabel",
    "KeyHintLabel",
    "Kind",
    "Label",
    "LinkButton",
    "Panel",
    "ProgressBar",
    "SearchField",
    "SegmentItem",
    "Segmented",
    "Selector",
    "Toast",
    "named",
]
