"""The person at the right of the top bar, and the menu to change person and look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from app.domain.acting import Acting
from app.domain.snapshots.office import PersonView
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import SCALES
from app.ui.widgets.avatar import draw_avatar
from app.ui.widgets.naming import named

_AVATAR = 28
_GAP = 8


@dataclass(frozen=True)
class Chair:
    """Who sits here: the person and the person whose role is used."""

    person: PersonView
    role: PersonView

    @property
    def on_behalf(self) -> bool:
        return self.person.id != self.role.id


def chair_of(persons: Sequence[PersonView], acting: Acting) -> Chair | None:
    """The chair of an acting person; None when the office does not know them."""
    known = {person.id: person for person in persons}
    person = known.get(acting.person_id)
    if person is None:
        return None
    return Chair(person, known.get(acting.role_person_id, person))


class PersonButton(QAbstractButton):
    """Avatar, name over role; opens the menu."""

    person_chosen = Signal(int)
    role_chosen = Signal(object)
    """Person id to act for, or None for oneself."""
    days_wanted = Signal()
    """The calendar of the office."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.roomy = False
        self._chair: Chair | None = None
        self._persons: tuple[PersonView, ...] = ()
        self.appearance = AppearanceMenu(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        named(self, "bilahAtas.orang", text("shell.top.nobody"))
        self.clicked.connect(self.open_menu)

    def show_chair(self, chair: Chair | None, persons: tuple[PersonView, ...]) -> None:
        self._chair, self._persons = chair, persons
        self._name_itself()
        self.updateGeometry()
        self.update()

    def build_menu(self) -> QMenu:
        """The menu as it stands now."""
        menu = QMenu(self)
        named(menu, "orang.menu")
        self._add_persons(menu.addMenu(text("shell.person.sign_in")))
        self._add_roles(menu.addMenu(text("shell.person.act_for")))
        menu.addSeparator()
        menu.addAction(text("days.menu")).triggered.connect(lambda _=False: self.days_wanted.emit())
        self.appearance.fill(menu)
        return menu

    def open_menu(self) -> None:
        menu = self.build_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.mapToGlobal(self.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), -2))

    def sizeHint(self) -> QSize:
        name = self.theme.metrics(Type.CAP_S).horizontalAdvance(self._name)
        role = self.theme.metrics(Type.MIC).horizontalAdvance(self._role)
        width = min(round(max(name, role)) + 1, self.theme.px(330 if self.roomy else 200))
        return QSize(self.theme.px(_AVATAR) + _GAP + width + 8, self.theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """A name that is cut is still told from another; the tool tip has all of it."""
        width = self.theme.px(_AVATAR) + _GAP + self.theme.px(120)
        return QSize(min(width, self.sizeHint().width()), self.theme.px(40))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        if self.underMouse():
            canvas.box(self.rect(), "sunken")
        side = self.theme.px(_AVATAR)
        circle = QRectF(4, (self.height() - side) / 2, side, side)
        draw_avatar(canvas, circle, self._chair.person.initials if self._chair else "?")
        x = circle.right() + _GAP
        name = QRectF(x, self.height() / 2 - self.theme.px(16), self.width() - x, self.theme.px(16))
        canvas.text(name, self._name, Type.CAP_S)
        role = name.translated(0, self.theme.px(16))
        color = "warn" if self._chair and self._chair.on_behalf else "ink2"
        canvas.text(role, self._role, Type.MIC, color)
        if self.hasFocus():
            canvas.focus_ring(self.rect(), 6)
        painter.end()

    @property
    def _name(self) -> str:
        return self._chair.person.name if self._chair else text("shell.top.nobody")

    @property
    def _role(self) -> str:
        if self._chair is None:
            return ""
        label = self._chair.role.role_label
        short = label if self.roomy else " ".join(label.split()[:2])
        return text("shell.person.on_behalf_short", role=short) if self._chair.on_behalf else short

    def _name_itself(self) -> None:
        if self._chair is None:
            return
        person, role = self._chair.person, self._chair.role
        key = "button_on_behalf" if self._chair.on_behalf else "button"
        name = text(f"shell.person.{key}", name=person.name, other=role.name, role=role.role_label)
        self.setAccessibleName(name)
        self.setToolTip(f"{person.name} · {role.role_label}")

    def _add_persons(self, menu: QMenu) -> None:
        for person in self._persons:
            action = menu.addAction(_entry(person))
            action.setCheckable(True)
            action.setChecked(self._chair is not None and self._chair.person.id == person.id)
            action.triggered.connect(lambda _=False, id_=person.id: self.person_chosen.emit(id_))

    def _add_roles(self, menu: QMenu) -> None:
        chair = self._chair
        own = menu.addAction(text("shell.person.myself"))
        own.setCheckable(True)
        own.setChecked(chair is not None and not chair.on_behalf)
        own.triggered.connect(lambda: self.role_chosen.emit(None))
        menu.addSeparator()
        for person in self._persons:
            if chair is not None and person.id == chair.person.id:
                continue
            action = menu.addAction(_entry(person))
            action.setCheckable(True)
            action.setChecked(chair is not None and chair.on_behalf and chair.role.id == person.id)
            action.triggered.connect(lambda _=False, id_=person.id: self.role_chosen.emit(id_))


class AppearanceMenu(QWidget):
    """Look, contrast, size, motion and Serahkan cepat; whoever listens stores the choices."""

    dark_chosen = Signal(object)
    scale_chosen = Signal(int)
    motion_chosen = Signal(bool)
    contrast_chosen = Signal(bool)
    quick_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.quick = False
        """Serahkan cepat is on."""
        self.hide()

    def fill(self, menu: QMenu) -> None:
        """Add the choices to a menu."""
        look = menu.addMenu(text("shell.person.appearance"))
        group = QActionGroup(look)
        for key, dark in (("light", False), ("dark", True), ("system", None)):
            action = look.addAction(text(f"shell.person.{key}"))
            action.setCheckable(True)
            action.setChecked(self.theme.fixed_dark is dark)
            action.triggered.connect(lambda _=False, value=dark: self.dark_chosen.emit(value))
            group.addAction(action)
        look.addSeparator()
        contrast = look.addAction(text("shell.person.contrast"))
        contrast.setCheckable(True)
        contrast.setChecked(self.theme.fixed_contrast)
        contrast.toggled.connect(self.contrast_chosen)
        self._fill_sizes(menu.addMenu(text("shell.person.size")))
        motion = menu.addAction(text("shell.person.motion"))
        motion.setCheckable(True)
        motion.setChecked(self.theme.reduced_motion)
        motion.toggled.connect(self.motion_chosen)
        quick = menu.addAction(text("shell.person.quick"))
        quick.setCheckable(True)
        quick.setChecked(self.quick)
        quick.toggled.connect(self.quick_chosen)

    def _fill_sizes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for percent in SCALES:
            action = menu.addAction(text("shell.person.percent", n=percent))
            action.setCheckable(True)
            action.setChecked(self.theme.scale == percent)
            action.triggered.connect(lambda _=False, n=percent: self.scale_chosen.emit(n))
            group.addAction(action)


def _entry(person: PersonView) -> str:
    key = "shell.person.entry_unit" if person.division_name else "shell.person.entry"
    unit = person.division_name
    return text(key, name=person.name, role=person.role_label, unit=unit)
