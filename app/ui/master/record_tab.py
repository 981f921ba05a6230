"""Records at the left, the form of the chosen one at the right; saved by one wish each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.commands_master import MasterCommand
from app.domain.snapshots.master import MasterView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.fonts import Type
from app.ui.master.drafts import Draft, Drafts, Key
from app.ui.master.form import RecordForm
from app.ui.master.records import Read, RecordKind
from app.ui.master.tree import Branch, RecordTree
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import Panel

Branches = Callable[[MasterView, Drafts], Sequence[Branch]]


class RecordTab(QWidget):
    """`unsaved_changed` tells how many records are typed and not saved."""

    unsaved_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        dispatcher: Dispatcher,
        name: str,
        kinds: Sequence[RecordKind],
        branches: Branches,
    ) -> None:
        """``name`` is the identifier and the area of texts: "tree" or "budget"."""
        super().__init__()
        self.theme = theme
        self._dispatcher = dispatcher
        self._name = name
        self._kinds = {kind.key: kind for kind in kinds}
        self._branches = branches
        self._view: MasterView | None = None
        self._shown: dict[str, Any] = {}
        self.drafts = Drafts()
        self.tree = RecordTree(theme, f"induk.{name}.daftar", text(f"master.{name}.list"))
        self.forms = {
            key: RecordForm(theme, f"induk.{key}", kind.rows()) for key, kind in self._kinds.items()
        }
        self.new_buttons = {key: self._new_button(key) for key in self._kinds}
        self.scales = Button(theme, text("master.scale.open"), Kind.GHOST)
        self.save = Button(theme, text("master.save"), Kind.PRIMARY, key="Ctrl S")
        self.revert = Button(theme, text("master.revert"), Kind.SECONDARY)
        self.remove = Button(theme, text("master.remove"), Kind.GHOST)
        self.state = Label(theme, "", Type.CAP_M, "ink2", wrap=True)
        self.hints = Label(theme, "", Type.CAP, "warn", wrap=True)
        self.panel = Panel(theme, " ", "edit", inset=0, bottom=0)
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            theme, text(f"master.{name}.empty_title"), text(f"master.{name}.empty_text")
        )
        self._lay_out()
        self._connect()

    @property
    def key(self) -> Key | None:
        """The record that is shown."""
        return self.tree.current

    def show_view(self, view: MasterView) -> None:
        """New data; what is being typed stays as it is."""
        self._view = view
        self._show_tree(self.key)
        self._show_record()
        findings = view.budget_findings if "line" in self._kinds else ()
        self.hints.setText("\n".join(findings))
        self.hints.setVisible(bool(findings))

    def choose(self, kind: str, id_: int) -> None:
        """Go to a record."""
        self._show_tree((kind, id_))
        self._show_record()

    def begin(self, kind: str) -> None:
        """`… baru`: an empty form; nothing is stored before Simpan."""
        view = self._view
        if view is None:
            return
        if not view.editable:
            self._tell(view.why_not, "bad")
            return
        value = self._kinds[kind].new(view, self._stored(self.key))
        key = self.drafts.begin(kind, value, self._kinds[kind].raw(value))
        self._show_tree(key)
        self._show_record()
        self.unsaved_changed.emit()
        self.forms[kind].focus_first()

    def save_record(self) -> None:
        """Simpan: one wish, or the problems beside their fields."""
        key, view = self.key, self._view
        draft = self.drafts.get(key) if key else None
        if key is None or view is None or draft is None:
            return
        read = self._read(key)
        form = self.forms[key[0]]
        form.show_problems(read.problems)
        if read.problems:
            self._tell(text("master.problems", count=len(read.problems)), "bad")
            form.focus_first(read.problems)
            return
        id_ = key[1] if key[1] > 0 else None
        wish = self._kinds[key[0]].command(read.value, id_, draft.seen)
        self._run(key, wish)

    def revert_record(self) -> None:
        """Batalkan perubahan: the stored record again; a new one goes."""
        if self.key is not None:
            self.drafts.drop(self.key)
            self._show_tree(self.key if self.key[1] > 0 else None)
            self._show_record()
            self.unsaved_changed.emit()
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_record(self) -> None:
        """Hapus: only what nothing refers to; the way back is Ctrl Z."""
        key = self.key
        stored = self._stored(key)
        if key is not None and stored is not None:
            self._run(key, self._kinds[key[0]].command(None, key[1], stored))

    def open_scales(self) -> None:
        """`Skala huruf…`: a new version of a scale of letters."""
        from app.ui.master.scale_dialog import ScaleDialog

        view = self._view
        if view is not None and view.editable:
            ScaleDialog(self.theme, self.window(), self._dispatcher, view).open()
        elif view is not None:
            self._tell(view.why_not, "bad")

    def _run(self, key: Key, wish: MasterCommand) -> None:
        draft = self.drafts.get(key)
        self.drafts.drop(key)  # the page reads again while the wish is carried out
        outcome = self._dispatcher.run(wish)
        if outcome is None:
            self._keep_refused(key, draft)
        elif outcome.created and wish.value is not None:  # type: ignore[union-attr]
            self.choose(key[0], outcome.created[0])
            self._tell(outcome.summary, "ok")
        self.unsaved_changed.emit()

    def _keep_refused(self, key: Key, draft: Draft | None) -> None:
        """The words stay; after a conflict the next Simpan knows what is stored now."""
        view, dispatcher = self._view, self._dispatcher
        assert view is not None
        fresh = dispatcher.ask(lambda: dispatcher.office.master(view.year, dispatcher.acting))
        self._view = fresh or view
        stored = self._stored(key)
        changed = draft is not None and stored not in (None, draft.seen)
        if draft is not None:
            self.drafts.put_back(key, replace(draft, seen=stored) if changed else draft)
        self._show_tree(key)
        self._show_record()
        self._tell(text("master.changed" if changed else "master.not_saved"), "bad")

    def _read(self, key: Key) -> Read:
        draft = self.drafts.get(key)
        assert draft is not None
        return self._kinds[key[0]].read(draft.raw, draft.base)

    def _stored(self, key: Key | None) -> Any:
        if key is None or self._view is None:
            return None
        return self._kinds[key[0]].values(self._view).get(key[1])

    def _show_tree(self, current: Key | None) -> None:
        if self._view is None:
            return
        branches = self._branches(self._view, self.drafts)
        keys = [branch.key for branch in branches]
        shown = current if current in keys else next(iter(keys), None)
        self.tree.show_branches(branches, shown)
        self.panel.setVisible(bool(keys))
        self.empty.setVisible(not keys)

    def _show_record(self) -> None:
        key, view = self.key, self._view
        if key is None or view is None:
            return
        kind, form = self._kinds[key[0]], self.forms[key[0]]
        draft, stored = self.drafts.get(key), self._stored(key)
        value = stored if draft is None else draft.base
        self._shown = kind.raw(value)
        raw = self._shown if draft is None else draft.raw
        form.show_raw(raw, kind.options(view), editable=view.editable)
        form.fix(kind.fixed(view, key[1]), text("master.fixed"))
        self.stack.setCurrentWidget(form)
        self.panel.set_title(text(f"master.form.{key[0]}"))
        fixed = kind.fixed(view, key[1])
        self._tell(view.why_not or (text("master.fixed") if fixed else ""), "ink2")
        self._show_buttons()

    def _show_buttons(self) -> None:
        editable = self._view is not None and self._view.editable
        typed = self.key in self.drafts if self.key else False
        self.save.setEnabled(editable and typed)
        self.revert.setEnabled(typed)
        self.remove.setEnabled(editable and self._stored(self.key) is not None)

    def _tell(self, sentence: str, color: str) -> None:
        self.state.set_color(color)
        self.state.setText(sentence)

    def _on_edited(self) -> None:
        key = self.key
        if key is None:
            return
        was = key in self.drafts
        self.drafts.write(key, self._stored(key), self._shown, self.forms[key[0]].raw)
        if was != (key in self.drafts):
            self._show_tree(key)
        problems: Mapping[str, str] = self._read(key).problems if key in self.drafts else {}
        self.forms[key[0]].keep_problems(problems)
        self._tell(text("master.unsaved") if key in self.drafts else "", "ink2")
        self._show_buttons()
        self.unsaved_changed.emit()

    def _new_button(self, kind: str) -> Button:
        button = Button(self.theme, text(f"master.new.{kind}"), icon="add")
        named(button, f"induk.{self._name}.{kind}Baru")
        button.clicked.connect(lambda: self.begin(kind))
        return button

    def _connect(self) -> None:
        self.tree.chosen.connect(lambda _key: self._show_record())
        for form in self.forms.values():
            form.edited.connect(self._on_edited)
        self.save.clicked.connect(self.save_record)
        self.scales.clicked.connect(self.open_scales)
        self.revert.clicked.connect(self.revert_record)
        self.remove.clicked.connect(self.remove_record)

    def _lay_out(self) -> None:
        for form in self.forms.values():
            self.stack.addWidget(form)
        named(self.save, f"induk.{self._name}.simpan")
        named(self.scales, "induk.tombolSkala")
        named(self.revert, f"induk.{self._name}.batal")
        named(self.remove, f"induk.{self._name}.hapus")
        left = QVBoxLayout()
        left.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.new_buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        if "indicator" in self._kinds:
            row.addWidget(self.scales)
        left.addLayout(row)
        left.addWidget(self.tree, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.remove)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.revert)
        foot.addWidget(self.save)
        self.panel.body.addWidget(self.stack, 1)
        self.panel.body.addLayout(foot)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.hints)
        right.addWidget(self.panel, 1)
        right.addWidget(self.empty, 1)
        self.hints.hide()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 12, 20, 12)
        whole.setSpacing(16)
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)
