"""Whether words stand out from what is behind them, in the picture that is really drawn."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PySide6.QtCore import QBuffer, QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.access.colours import contrast
from tests.ui.access.seen import said, visible

READABLE = 4.3  # to 1; of 4.5, for the edges of letters are softened
_MANY = 65536


def pale(root: QWidget) -> list[str]:
    """Complain of words that are drawn too pale to be read."""
    picture = _picture(root)
    found = []
    for one in visible(root):
        if not isinstance(one, QLabel | QAbstractButton) or not one.text() or not one.isEnabled():
            continue
        if one.visibleRegion().boundingRect() != one.rect():
            continue  # scrolled away: it is looked at elsewhere
        corner = one.mapTo(root, QPoint(0, 0))
        box = (corner.x(), corner.y(), corner.x() + one.width(), corner.y() + one.height())
        ratio = _clearest(picture.crop(box))
        if ratio < READABLE:
            found.append(f"contrast {ratio:.1f}: {said(one)}")
    return found


def _clearest(picture: Image.Image) -> float:
    """Return how far the clearest point stands out from what most of the picture is."""
    counted = sorted(picture.getcolors(_MANY) or [(1, (0, 0, 0))], reverse=True)
    behind = _named(counted[0][1])
    return max(contrast(behind, _named(colour)) for _count, colour in counted)


def _named(colour: object) -> str:
    assert isinstance(colour, tuple)
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"


def _picture(root: QWidget) -> Image.Image:
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    root.grab().save(held, "BMP")
    return Image.open(BytesIO(held.data().data())).convert("RGB")
