"""Days and numbers as Vietnam writes them: 9/3/2022, 14:05, 1.234.567 and 1,5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

from tests.ui.access.seen import said, visible

_ROWS = 60  # of a table; the others are written alike
_FOREIGN = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\d\s?(?:AM|PM)\b"
    r"|\b\d{1,3}(?:,\d{3})+\b"
    r"|\b\d{4}-\d{2}-\d{2}\b"
)


def written_otherwise(root: QWidget) -> list[str]:
    """Complain of days and numbers that are written as elsewhere."""
    return [
        f"“{found[0]}” in “{text[:80]}”: {where}"
        for where, text in _texts(root)
        if (found := _FOREIGN.search(text))
    ]


def _texts(root: QWidget) -> Iterator[tuple[str, str]]:
    for one in visible(root):
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            yield said(one), one.text()
        elif isinstance(one, QTableView) and one.model():
            model = one.model()
            for row in range(min(model.rowCount(), _ROWS)):
                for across in range(model.columnCount()):
                    yield said(one), str(model.index(row, across).data() or "")
