"""Labels and buttons of one make: plain text always, our own icons, a look by one word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from resources.wording import _
from ui.screens.icons import wear


def plain(text: str = "", *, name: str = "", look: str = "", wrap: bool = False) -> QLabel:
    """Return a label that never reads its text as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    if look:
        label.setProperty("look", look)
    return label


def button(
    words: str, do: Callable[[], object] | None = None, *, picture: str = "", look: str = ""
) -> QPushButton:
    """Return a button; `look` is primary (one on a screen), quiet, tight or "" (of style.py)."""
    made = QPushButton(words)
    made.setAutoDefault(True)  # Enter presses it where it has the keyboard, in a window too
    if picture:
        wear(made, picture)
    if look:
        made.setProperty("look", look)
    if do:
        made.clicked.connect(lambda _checked: do())
    return made


def go_or_back(go: QPushButton, back: Callable[[], object]) -> QHBoxLayout:
    """Return the foot of a dialog: what it is for, and the way back, at the right."""
    foot = QHBoxLayout()
    foot.addStretch()
    foot.addWidget(go)
    foot.addWidget(button(_("&Quay lại"), back))
    return foot


def frame(look: str) -> QFrame:
    """Return a frame: card (something that stands by itself) or notice (something to act on)."""
    made = QFrame()
    made.setProperty("look", look)
    return made
