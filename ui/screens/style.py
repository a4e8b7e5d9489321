"""The one style sheet, small on purpose: Fusion and the palette do the rest."""

from __future__ import annotations

from string import Template

STYLE = Template("""
QToolTip { color: $window; background: $text; border: 0; padding: 4px 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QPushButton[look="field"] {
    background: $base; border: 1px solid $edge; border-radius: 4px; padding: 3px 6px;
    min-height: $tall; selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit, QTextEdit { padding: 2px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus, QPushButton[look="field"]:focus {
    border: 2px solid $accent; padding: 2px 5px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 1px; }
QLineEdit:read-only { background: $window; }
QComboBox QLineEdit, QComboBox QLineEdit:focus,
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
    border: 0; padding: 0; min-height: 0; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url("$icons/chevron-$theme.svg"); width: 14px; height: 14px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { margin-left: 5px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: 0; width: 18px; subcontrol-origin: border;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up-$theme.svg"); }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-$theme.svg"); }
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { width: 12px; height: 12px; }
QPushButton[look="field"] { text-align: left; font-weight: normal; }

QPushButton {
    background: $base; border: 1px solid $edge; border-radius: 4px; padding: 4px 12px;
    min-height: $tall;
}
QPushButton:hover, QToolButton:hover { background: $chosen; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton:disabled { color: $muted; border-color: $line; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: bold;
}
QPushButton[look="primary"]:focus { border: 3px double $on_accent; padding: 2px 10px; }
QPushButton[look="primary"]:disabled { background: $line; color: $text; border-color: $line; }
QPushButton[look="quiet"] {
    background: transparent; border: 1px solid transparent; padding: 4px 8px; color: $accent;
}
QPushButton[look="tight"] {
    background: transparent; border: 1px solid transparent; padding: 4px 3px; color: $accent;
}
QPushButton[look="tight"]:focus { border: 2px solid $accent; padding: 3px 2px; }
QPushButton[look="quiet"]:hover, QPushButton[look="tight"]:hover { background: $chosen; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton[look="step"] {
    background: transparent; border: 1px solid transparent; padding: 4px 6px; color: $muted;
}
QPushButton[look="step"][stands="done"] { color: $text; }
QPushButton[look="step"][stands="now"] {
    color: $accent; font-weight: bold; border-bottom: 2px solid $accent; border-radius: 0;
}
QPushButton[look="step"]:focus { border: 2px solid $accent; padding: 3px 5px; }
QPushButton[look="figure"] { border: 1px solid $line; border-radius: 8px; padding: 0; }
QPushButton[look="figure"]:hover { border-color: $accent; }
QPushButton[look="figure"]:focus { border: 2px solid $accent; padding: 0; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px; }
QToolButton:focus { border: 2px solid $accent; padding: 2px; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton[popupMode="2"]:focus { padding-right: 17px; }
QToolButton::menu-indicator {
    image: url("$icons/chevron-$theme.svg"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 2px;
}

QTableView, QListView, QTreeView, QListWidget {
    background: $base; alternate-background-color: $band; border: 1px solid $line;
    border-radius: 4px; gridline-color: transparent; outline: 0;
    selection-background-color: $chosen; selection-color: $text;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid $accent; }
QScrollArea[look="read"] { border: 1px solid transparent; }
QScrollArea:focus, QScrollArea[look="read"]:focus { border: 1px solid $accent; }
QListView::item { padding: 2px 4px; min-height: $tall; }
#qt_msgbox_label { font-weight: bold; }
QTableView[look="grid"] { gridline-color: $line; }
QTableView[look="grid"] QHeaderView::section:vertical {
    font-weight: normal; color: $text; border-right: 1px solid $line;
}
QTableView[look="grid"] QTableCornerButton::section { background: $window; border: 0; }
QHeaderView::section {
    background: $window; color: $muted; border: 0; border-bottom: 1px solid $line;
    padding: 4px 3px; font-weight: bold;
}
#placeTabs::tab-bar { left: 8px; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    padding: 5px 12px; border: 0; border-bottom: 3px solid transparent; color: $muted;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus {
    color: $accent; border: 2px solid $accent; border-radius: 4px; padding: 3px 10px 4px 10px;
}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; border-radius: 3px; background: $base;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/check-$theme.svg");
}
QRadioButton::indicator:checked {
    border-color: $accent;
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
        stop:0 $accent, stop:0.55 $accent, stop:0.65 $base, stop:1 $base);
}
QCheckBox, QRadioButton { border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { color: $accent; border-color: $accent; }
QProgressBar { background: $line; border: 0; border-radius: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QScrollArea, #formBody { background: transparent; }
QScrollBar:vertical { width: 11px; background: transparent; margin: 1px; }
QScrollBar:horizontal { height: 11px; background: transparent; margin: 1px; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#nav { background: $nav; }
#nav QToolButton { text-align: left; padding: 6px 10px; border-radius: 6px; border: 0; }
#nav QPushButton[look="quiet"] { text-align: left; padding: 6px 9px; }
#nav QPushButton[look="quiet"]:focus { padding: 5px 8px; }
#nav QToolButton:checked { background: $accent; color: $on_accent; font-weight: bold; }
#nav QToolButton:focus { border: 2px solid $accent; padding: 4px 8px; }
#nav QToolButton:checked:focus { border-color: $text; }
#foot { background: $nav; }
#foot QLabel { color: $muted; }
#foot #secrets { color: $bad; font-weight: bold; }

#screenTitle { font-size: $large; font-weight: bold; }
#sheetTitle { font-size: $title; font-weight: bold; }
#sectionTitle { font-weight: bold; text-align: left; padding: 3px 0; color: $accent; }
#fieldLabel { color: $muted; }
#complaint { color: $bad; }
#empty { color: $muted; font-size: $said; }
#figure { font-size: $huge; font-weight: bold; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="good"] { color: $good; font-weight: bold; }
QLabel[look="warning"] { color: $warning; font-weight: bold; }
QLabel[look="bad"] { color: $bad; font-weight: bold; }
QFrame[look="card"] { background: $base; border: 1px solid $line; border-radius: 8px; }
QFrame[look="notice"] { background: $chosen; border: 1px solid $accent; border-radius: 6px; }
#monthButton { text-align: left; background: $base; border: 1px solid $line; border-radius: 6px; }
#monthButton:checked { background: $chosen; border: 2px solid $accent; font-weight: bold; }
#monthButton:focus { border: 2px solid $accent; }
#sheet { background: $base; border: 1px solid $line; border-radius: 8px; }
#toast { background: $text; border-radius: 6px; }
#toast QLabel { color: $window; }
#toast QPushButton { background: transparent; border: 0; color: $window; font-weight: bold;
    text-decoration: underline; }
""")
