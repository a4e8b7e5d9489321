"""The letters of papers on screen: the outlines of the same faces, in millimetres."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QPainterPath, QTransform

import resources
from ui.paper.certificates.setting import POINT, SetText

_OUTLINE = 200  # pixels: large, so that outlines are not fitted to a grid
_FAMILY = "Liberation Serif"


def outline(text: SetText) -> QPainterPath:
    """Return the lines of a text as one outline; mm from where its spot stands."""
    path, font = QPainterPath(), _face(bold=text.spot.bold, italic=text.spot.italic)
    scale = text.size * POINT / _OUTLINE
    for line in text.lines:
        drawn = QPainterPath()
        drawn.addText(0, 0, font, line.text)
        moved = QTransform.fromTranslate(line.x - text.spot.x, line.y - text.spot.y)
        path.addPath((QTransform.fromScale(scale, scale) * moved).map(drawn))
    return path


def words_in(words: str, size: float) -> QPainterPath:
    """Return the outline of one line in italics, of letters so many points high."""
    path = QPainterPath()
    path.addText(0, 0, _face(bold=False, italic=True), words)
    scale = size * POINT / _OUTLINE
    return QTransform.fromScale(scale, scale).map(path)


@cache
def _face(*, bold: bool, italic: bool) -> QFont:
    _load()
    font = QFont(_FAMILY)
    font.setPixelSize(_OUTLINE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)  # the printer does not move letters together either
    font.setBold(bold)
    font.setItalic(italic)
    return font


@cache
def _load() -> None:
    for path in sorted(resources.file("fonts").glob("LiberationSerif-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
