"""What words seem to hold that should not be written: said below them while they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from resources.catalogues import words
from resources.wording import _
from storage.privacy.patterns import patterns_in
from ui.screens.parts import plain


def pattern_words(codes: Iterable[str]) -> str:
    """Say patterns in words."""
    known = words("text_patterns")
    return ", ".join(known.get(code, code) for code in codes)


def warning_words(codes: Sequence[str]) -> str:
    """Say under a field what its words seem to hold; "" for nothing."""
    if not codes:
        return ""
    said = _("Có vẻ chứa {patterns}. Bỏ đi nếu không thật cần; khi ghi sẽ hỏi lý do.")
    return said.format(patterns=pattern_words(codes))


def warning_line(*boxes: QPlainTextEdit | QLineEdit) -> QLabel:
    """Make the quiet line below boxes of free words that says what these seem to hold."""
    line = plain(look="warning", wrap=True)
    line.hide()

    def watch() -> None:
        found = {code: None for box in boxes for code in patterns_in(_words(box))}
        said = warning_words(tuple(found))
        if said != line.text():
            line.setText(said)
            line.setVisible(bool(said))

    for box in boxes:
        box.textChanged.connect(watch)
    return line


def _words(box: QPlainTextEdit | QLineEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()
