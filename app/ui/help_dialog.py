"""F1 and Ctrl /: the chapter of the guide for a page, and the keys that work on it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.help_guide import CONTENTS, anchor_of, chapter_text, guide_folder
from app.ui.help_table import KeyTable, Section
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class HelpDialog(ScrimDialog):
    """Title, something to read, and buttons."""

    offers_help = False

    def __init__(self, theme: Theme, window: QWidget, name: str, size: QSize) -> None:
        super().__init__(theme, window, size)
        self.title = Label(theme, "", Type.TITLE)
        self.buttons = QHBoxLayout()
        self.close_button = Button(theme, text("shell.help.close"), Kind.PRIMARY, height=36)
        self.close_button.clicked.connect(self.accept)
        named(self, name)
        named(self.close_button, f"{name}.tombolTutup", self.close_button.label)

    def fill(self, content: QWidget, others: Sequence[Button] = ()) -> None:
        """Lay out: title, ``content``, and ``others`` beside the button that closes."""
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(content, 1)
        for button in others:
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        column.addLayout(self.buttons)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)


class GuideDialog(HelpDialog):
    """One chapter of the guide; its links lead to the other chapters."""

    def __init__(self, theme: Theme, window: QWidget, chapter: str, section: str = "") -> None:
        size = QSize(theme.px(760), theme.px(620))
        super().__init__(theme, window, "bantuan", size)
        self.chapter = self.section = ""
        self.view = QTextBrowser()
        self.view.setOpenLinks(False)
        self.view.setFont(theme.font(Type.BODY))
        self.view.anchorClicked.connect(self._follow)
        named(self.view, "bantuan.isi")
        self.contents = self._button("contents", "bantuan.tombolDaftarIsi")
        self.folder = self._button("folder", "bantuan.tombolFolder")
        self.contents.clicked.connect(lambda: self.show_chapter(CONTENTS))
        self.folder.clicked.connect(self._open_folder)
        self.fill(self.view, (self.contents, self.folder))
        self.show_chapter(chapter, section)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chapter(self, name: str, section: str = "") -> None:
        """The chapter's first line is the dialog's title; ``section`` is the anchor of a head."""
        whole = chapter_text(name)
        if not whole:
            whole = text("shell.help.missing", folder=guide_folder())
        head, _, rest = whole.partition("\n")
        has_head = head.startswith("# ")
        self.chapter = name
        self.set_title(head[2:].lstrip("0123456789. ") if has_head else text("shell.help.title"))
        self.view.setMarkdown(rest if has_head else whole)
        self._space_out()
        self.view.setAccessibleName(text("shell.help.chapter", title=self.title.text()))
        self.contents.setVisible(name != CONTENTS)
        self._go_to(section)

    def _go_to(self, section: str) -> None:
        """Scroll to a head of the chapter; to its beginning when there is none of this name."""
        self.section = ""
        block = self.view.document().begin()
        while section and block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == section:
                self.section = section
                self.view.setTextCursor(QTextCursor(block))
                self.view.scrollToAnchor(section)
                return
            block = block.next()

    def _space_out(self) -> None:
        """Heads in the size of the window's own, some air above every block."""
        document = self.view.document()
        document.setIndentWidth(self.theme.px(14))
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = block.blockFormat()
            if cursor.currentTable() is None:
                shape.setTopMargin(self.theme.px(12 if shape.headingLevel() else 6))
                cursor.setBlockFormat(shape)
            if shape.headingLevel():
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFont(self.theme.font(Type.H2))
                letters.setAnchor(True)
                letters.setAnchorNames([anchor_of(block.text())])
                cursor.mergeCharFormat(letters)
            block = block.next()

    def _button(self, key: str, name: str) -> Button:
        button = Button(self.theme, text(f"shell.help.{key}"), height=36)
        return named(button, name, button.label)

    def _follow(self, link: QUrl) -> None:
        """Another chapter opens here, everything else in the program it belongs to."""
        name, _, _ = link.path().partition(".md")
        if link.isRelative() and not name:
            self._go_to(link.fragment())
        elif link.isRelative() and (guide_folder() / f"{name}.md").exists():
            self.show_chapter(name, link.fragment())
        elif not link.isRelative():
            QDesktopServices.openUrl(link)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(guide_folder())))


class KeysDialog(HelpDialog):
    """The keys of the page and of the window, below their heads."""

    def __init__(self, theme: Theme, window: QWidget, sections: Sequence[Section]) -> None:
        super().__init__(theme, window, "tombol", QSize(theme.px(640), theme.px(620)))
        self.set_title(text("shell.help.keys_title"))
        self.table = KeyTable(theme, sections)
        self.fill(self.table)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
