"""The list of records at the left: a tree that keys, mouse and screen readers walk alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.master.drafts import Key
from app.ui.theme import Theme
from app.ui.widgets.naming import named


@dataclass(frozen=True)
class Branch:
    """One record; ``unsaved`` when something typed for it is not stored."""

    key: Key
    label: str
    above: Key | None = None
    unsaved: bool = False


class RecordTree(QTreeWidget):
    """`chosen` after the user has gone to another record."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, identifier: str, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setHeaderHidden(True)
        self.setProperty("plain", True)
        self.setIndentation(theme.px(18))
        self.setUniformRowHeights(True)
        self.setFont(theme.font(Type.BODY))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, identifier, name)
        self.currentItemChanged.connect(self._on_current)

    def show_branches(self, branches: Sequence[Branch], current: Key | None) -> None:
        """Show the records without telling anybody."""
        with QSignalBlocker(self):
            self.clear()
            items: dict[Key, QTreeWidgetItem] = {}
            for branch in branches:
                item = QTreeWidgetItem([_words(branch)])
                item.setData(0, Qt.ItemDataRole.UserRole, branch.key)
                item.setToolTip(0, branch.label)
                above = items.get(branch.above) if branch.above else None
                if above is not None:
                    above.addChild(item)
                else:
                    self.addTopLevelItem(item)
                items[branch.key] = item
            self.expandAll()
            if current in items:
                self.setCurrentItem(items[current])
                self.scrollToItem(items[current])

    @property
    def current(self) -> Key | None:
        item = self.currentItem()
        found = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        return (str(found[0]), int(found[1])) if found else None

    def _on_current(self, *_items: object) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)


def _words(branch: Branch) -> str:
    label = branch.label or text("master.unnamed")
    return text("master.unsaved_mark", label=label) if branch.unsaved else label
