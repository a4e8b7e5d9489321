"""Large words, names of fields, and room for what is wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from ui.screens.parts import plain


def heading(text: str = "", size: float = 1.5) -> QLabel:
    """Return large words; `size` is how many times the size of ordinary words."""
    label = plain(text, wrap=True)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    font.setBold(True)
    label.setFont(font)
    return label


def field_label(text: str, buddy: QWidget) -> QLabel:
    """Return the name of a field and tell screen readers of it."""
    label = plain(text, name="fieldLabel")
    label.setBuddy(buddy)
    buddy.setAccessibleName(text.replace("&", "").removesuffix(" *"))
    return label


def complaint() -> QLabel:
    """Return room for what is wrong, hidden until `complain` says it."""
    label = plain(name="complaint", wrap=True)
    label.hide()
    return label


def complain(label: QLabel, words: str) -> None:
    """Say what is wrong, or that nothing is; a dialog grows where the words need room."""
    label.setText(words)
    label.setVisible(bool(words))
    window = label.window()
    if words and isinstance(window, QDialog):  # its layout is not asked, see `room.within_screen`
        wide, tall = window.width(), window.height()
        most = tall + 3 * label.heightForWidth(wide)  # a few lines, no more
        window.resize(wide, max(tall, min(window.heightForWidth(wide), most)))
