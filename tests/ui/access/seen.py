"""What is seen of a window, and what each part of it says."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QWidget,
)


def visible(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be seen of a window, itself left out."""
    yield from (one for one in root.findChildren(QWidget) if one.isVisible())


def said(one: QWidget) -> str:
    """Return how a widget is called in a complaint."""
    text = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
    words = one.accessibleName() or text or one.objectName()
    parents: list[str] = []
    up = one.parentWidget()
    while up and len(parents) < 3:
        parents.append(type(up).__name__)
        up = up.parentWidget()
    return f"{type(one).__name__} “{words}” in {'<'.join(parents)}"


# --- names
