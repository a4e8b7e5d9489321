"""Words of a tip as plain text: Qt takes a tip for markup as soon as it looks like some."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt


def plain_tip(words: str) -> str:
    """Return words that a tip shows letter by letter, whatever they look like."""
    if "<" not in words:
        return words  # nothing in it can begin a tag
    return f'<span style="white-space: pre-wrap">{escape(words)}</span>'


def told(words: str, role: int) -> str:
    """Return what a cell says, as a tip where the tip is asked for."""
    return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
