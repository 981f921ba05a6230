"""The small style sheet of standard controls: fields, menus, lists, tool tips, scroll bars."""

from app.ui.tokens import Tokens


def style_sheet(tokens: Tokens, scale: int) -> str:
    """QSS for one theme and display size (percent)."""
    values = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__}
    heights = {"row": round(32 * scale / 100), "field": round(30 * scale / 100)}
    fonts = {"cap_size": round(12 * scale / 100), "body_size": round(13 * scale / 100)}
    return _SHEET % {**values, **heights, **fonts}


_SHEET = """
QToolTip { background: %(surface)s; color: %(ink)s; border: 1px solid %(line2)s;
  padding: 4px 6px; font-size: %(cap_size)dpx; }
QLineEdit { background: %(surface)s; color: %(ink)s; border: 1px solid %(ctl)s;
  border-radius: 5px; padding: 0 10px; min-height: %(field)dpx; font-size: %(body_size)dpx;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QLineEdit:focus { border: 2px solid %(focus)s; padding: 0 9px; min-height: %(field)dpx; }
QLineEdit:disabled, QLineEdit:read-only { background: %(off)s; border-color: %(line)s;
  color: %(off_ink)s; }
QLineEdit[problem="true"] { border: 2px solid %(bad_solid)s; }
QDateEdit { background: %(surface)s; color: %(ink)s; border: 1px solid %(ctl)s;
  border-radius: 5px; padding: 0 0 0 8px; font-size: %(body_size)dpx;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QDateEdit:focus { border: 2px solid %(focus)s; padding: 0 0 0 7px; }
QDateEdit:disabled { background: %(off)s; border-color: %(line)s; color: %(off_ink)s; }
QDateEdit[problem="true"] { border: 2px solid %(bad_solid)s; }
QSpinBox { background: %(surface)s; color: %(ink)s; border: 1px solid %(ctl)s;
  border-radius: 5px; padding: 0 0 0 8px; font-size: %(body_size)dpx;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QSpinBox:focus { border: 2px solid %(focus)s; padding: 0 0 0 7px; }
QSpinBox:disabled { background: %(off)s; border-color: %(line)s; color: %(off_ink)s; }
QDateEdit::drop-down { border: 0; width: 28px; }
QDateEdit::down-arrow { image: none; width: 0; height: 0; }
QPlainTextEdit, QTextEdit { background: %(surface)s; color: %(ink)s; border: 1px solid %(ctl)s;
  border-radius: 5px; padding: 5px 7px; selection-background-color: %(accent)s;
  selection-color: %(on_accent)s; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid %(focus)s; padding: 4px 6px; }
QPlainTextEdit:disabled, QPlainTextEdit[readOnly="true"] { background: %(off)s;
  border-color: %(line)s; color: %(off_ink)s; }
QMenu { background: %(surface)s; color: %(ink)s; border: 1px solid %(line2)s; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: %(accent_soft)s; color: %(accent_ink)s; }
QMenu::item:disabled { color: %(ink_off)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 6px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: %(surface)s; color: %(ink)s; outline: 0;
  border: 1px solid %(line2)s; padding: 4px; selection-background-color: %(accent_soft)s;
  selection-color: %(accent_ink)s; }
QComboBox QAbstractItemView::item { min-height: %(row)dpx; padding: 0 6px; border-radius: 5px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: %(line2)s; min-height: 32px; border-radius: 2px;
  margin: 2px 3px 2px 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: %(line2)s; min-width: 32px; border-radius: 2px;
  margin: 2px 2px 3px 2px; }
QScrollBar::handle:hover { background: %(ctl)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTableWidget { outline: 0; background: %(surface)s; border: 1px solid %(line)s; border-radius: 8px;
  gridline-color: %(line)s; selection-background-color: %(accent_wash)s;
  selection-color: %(ink)s; }
QTableWidget::item:selected { background: %(accent_wash)s; color: %(ink)s; }
QTableWidget::item:focus { border: 2px solid %(focus)s; border-radius: 3px; }
QTableWidget::item { border-bottom: 1px solid %(line)s; padding: 0 8px; }
QTableWidget QHeaderView::section { background: %(subtle)s; color: %(ink2)s; border: 0;
  border-bottom: 1px solid %(line2)s; padding: 0 8px; font-weight: 600;
  font-size: %(cap_size)dpx; }
QTableWidget QHeaderView { background: %(subtle)s; }
QListWidget[plain="true"] { background: %(surface)s; color: %(ink)s; outline: 0;
  border: 1px solid %(line2)s; border-radius: 6px; padding: 3px; }
QListWidget[plain="true"]:focus { border: 2px solid %(focus)s; padding: 2px; }
QListWidget[plain="true"]::item { min-height: %(row)dpx; padding: 0 6px; border-radius: 5px; }
QListWidget[plain="true"]::item:selected { background: %(accent_soft)s; color: %(accent_ink)s; }
QTreeWidget[plain="true"] { background: %(surface)s; color: %(ink)s; outline: 0;
  border: 1px solid %(line2)s; border-radius: 6px; padding: 3px; show-decoration-selected: 1; }
QTreeWidget[plain="true"]:focus { border: 2px solid %(focus)s; padding: 2px; }
QTreeWidget[plain="true"]::item { min-height: %(row)dpx; padding: 0 6px; }
QTreeWidget[plain="true"]::item:selected { background: %(accent_soft)s; color: %(accent_ink)s; }
QScrollArea { border: 0; background: transparent; }
"""
