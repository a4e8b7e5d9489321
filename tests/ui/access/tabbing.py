"""Pressing Tab, and Shift with Tab, until the keyboard is back where it began."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from tests.ui.access.checks import focus_chain, group_of
from tests.ui.access.seen import said
from ui.screens.typing_table import TypingTable
from ui.screens.window import MainWindow

_STANDS_OUT = 40  # of 255 steps of grey
_ENOUGH = 40  # points; a thin line around the smallest of them has more
_TOO_OFTEN = 2  # rounds that would have come to everything
_SEEN = 20  # logical pixels of a large part that must be in view
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Tabbing:
    """Goes through whatever is shown; what was seen once with the keyboard is not drawn again."""

    def __init__(self) -> None:
        self._drawn: set[str] = set()

    def complaints(self, root: QWidget) -> list[str]:
        """Say what Tab does not come to, does not leave, or comes to without showing it."""
        if isinstance(root, QFileDialog) or not isinstance(root, MainWindow | QDialog):
            return []
        chain = focus_chain(root)
        if not chain:
            return []
        before = root.focusWidget()
        found = self._round(root, chain, back=False) + self._round(root, chain[::-1], back=True)
        if before is not None and isValid(before):
            before.setFocus()
        return found

    def _round(self, root: QWidget, chain: list[QWidget], *, back: bool) -> list[str]:
        """Go once through everything, from the first of them."""
        chain[0].setFocus(Qt.FocusReason.TabFocusReason)
        start, name = root.focusWidget(), "Shift+Tab" if back else "Tab"
        came = [start]
        found: list[str] = []
        for _turn in range(_TOO_OFTEN * len(chain)):
            here = root.focusWidget()
            with_focus = self._drawn_once(here)
            _press(here, back=back)
            there = root.focusWidget()
            if there is here and len(chain) > 1:
                return [*found, f"{name} stays at {said(here)}"]
            if with_focus and not _differ(with_focus, _picture(here)):
                found.append(f"focus is not seen: {said(here)}")
            if there is start:
                return found + _missed(name, chain, came)
            came.append(there)
            if not _in_view(there):
                found.append(f"{name} comes to what is not in view: {said(there)}")
        return [*found, f"{name} never comes back to {said(start)}"]

    def _drawn_once(self, one: QWidget) -> Image.Image | None:
        if said(one) in self._drawn:
            return None
        self._drawn.add(said(one))
        return _picture(one)


def _press(one: QWidget, *, back: bool) -> None:
    """Press Tab; a table that is typed into keeps it for its cells, but not Ctrl+Tab."""
    keys = _SHIFT if back else Qt.KeyboardModifier.NoModifier
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    QTest.keyClick(one, key, keys)
    if isinstance(one, TypingTable) and one.hasFocus():
        QTest.keyClick(one, key, keys | _CONTROL)


def _missed(name: str, chain: list[QWidget], came: list[QWidget]) -> list[str]:
    """Say what was not reached; of buttons of which one is chosen, arrows reach the others."""
    groups = {group for one in came if (group := group_of(one))}
    missed = [one for one in chain if one not in came and group_of(one) not in groups]
    return [f"{name} does not come to {said(one)}" for one in missed]


def _in_view(one: QWidget) -> bool:
    """Tell whether it is seen, as far as there is room for it; what covers it does not count."""
    seen = one.rect()
    inner, up = one, one.parentWidget()
    while up is not None and not inner.isWindow():
        seen = seen.translated(inner.pos()) & up.rect()
        inner, up = up, up.parentWidget()
    return seen.height() >= min(one.height(), _SEEN) and seen.width() >= min(one.width(), _SEEN)


def _differ(one: Image.Image, other: Image.Image) -> bool:
    changed = ImageChops.difference(one, other).convert("L").histogram()
    return one.size != other.size or sum(changed[_STANDS_OUT:]) >= _ENOUGH


def _picture(one: QWidget) -> Image.Image:
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    one.grab().save(held, "BMP")
    return Image.open(BytesIO(held.data().data())).convert("RGB")
