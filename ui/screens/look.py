"""One look everywhere: Fusion, the bundled font, our own light and dark colours, Vietnamese."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.screens.style import STYLE

Scheme = Literal["light", "dark", "system"]

GAP = 8  # logical pixels between things that belong together
WIDE = 16  # between things that do not
ROW = 30  # height of a row of a list
_POINTS = 10
_SIZES = {"huge": 20, "large": 15, "title": 12, "said": 11}  # points, when letters are usual
_TALL = 20  # logical pixels of what is pressed or typed into, without its edge
_SCHEME, _PERCENT = "scheme", "percent"  # properties of the app


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a scheme; each text colour stands out 4.5:1 from what is behind it."""

    window: str
    base: str
    band: str  # every second row of a list
    nav: str
    text: str
    muted: str
    line: str  # between things; whatever only divides
    edge: str  # around what is typed into or pressed: 3:1 (WCAG 2.2 §1.4.11)
    accent: str
    on_accent: str
    chosen: str  # behind a chosen row
    good: str
    warning: str
    bad: str


LIGHT = Colours(
    window="#f4f6f8",
    base="#ffffff",
    band="#f7f9fb",
    nav="#e8edf2",
    text="#1a2530",
    muted="#55636f",
    line="#c9d2da",
    edge="#74818d",
    accent="#1f5c93",
    on_accent="#ffffff",
    chosen="#d8e6f3",
    good="#1a6b3c",
    warning="#855300",
    bad="#b02a23",
)
DARK = Colours(
    window="#1d2227",
    base="#252b31",
    band="#2a3138",
    nav="#181c20",
    text="#e8ecf0",
    muted="#a9b5c0",
    line="#434d57",
    edge="#828e99",
    accent="#7fb5ea",
    on_accent="#0f1f2e",
    chosen="#2c3f52",
    good="#7fce9b",
    warning="#e9b85c",
    bad="#f2938c",
)


def dress(app: QApplication, scheme: Scheme = "system") -> None:
    """Give the app its font, colours, style and language."""
    app.setStyle("Fusion")
    _load_fonts()
    app.setFont(QFont("Noto Sans", _POINTS))
    _speak_vietnamese(app)
    colour(app, scheme)


def colour(app: QApplication, scheme: Scheme) -> None:
    """Change between light and dark."""
    app.setProperty(_SCHEME, scheme)
    app.setPalette(palette_of(_chosen(scheme)))
    _style(app)


def size_text(app: QApplication, percent: int) -> None:
    """Make all letters larger or smaller; 100 is the usual size."""
    font = QFont("Noto Sans")
    font.setPointSizeF(_POINTS * percent / 100)
    app.setFont(font)
    app.setProperty(_PERCENT, percent)
    _style(app)


def in_force(app: QApplication) -> tuple[Scheme, int]:
    """Return the scheme and the size of letters that were last chosen."""
    return app.property(_SCHEME) or "system", app.property(_PERCENT) or 100


def colours() -> Colours:
    """Return the colours in force."""
    shown = QGuiApplication.palette().color(QPalette.ColorRole.Window).name()
    return DARK if shown == DARK.window else LIGHT


def tone_colour(tone: str) -> QColor:
    """Return the colour of a tone, by default that of ordinary words."""
    return QColor(getattr(colours(), tone or "text"))


def palette_of(scheme: Colours) -> QPalette:
    """Return the palette of a scheme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for one, name in {
        role.Window: scheme.window,
        role.WindowText: scheme.text,
        role.Base: scheme.base,
        role.AlternateBase: scheme.band,
        role.Text: scheme.text,
        role.Button: scheme.base,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.bad,
        role.Highlight: scheme.chosen,
        role.HighlightedText: scheme.text,
        role.Accent: scheme.accent,
        role.Link: scheme.accent,
        role.PlaceholderText: scheme.muted,
        role.ToolTipBase: scheme.text,
        role.ToolTipText: scheme.window,
        role.Mid: scheme.line,
    }.items():
        palette.setColor(one, QColor(name))
    for one in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(scheme.muted))
    return palette


def _style(app: QApplication) -> None:
    """Write the style sheet in the colours and for the letters in force."""
    scheme, percent = in_force(app)
    chosen = _chosen(scheme)
    sizes = {name: f"{points * percent / 100:.1f}pt" for name, points in _SIZES.items()}
    sizes["tall"] = f"{_TALL * percent // 100}px"
    icons = {"icons": resources.file("icons").as_posix()}
    theme = {"theme": "dark" if chosen is DARK else "light"}
    app.setStyleSheet(STYLE.substitute(asdict(chosen) | sizes | icons | theme))


def _chosen(scheme: Scheme) -> Colours:
    return DARK if _is_dark(scheme) else LIGHT


def _is_dark(scheme: Scheme) -> bool:
    if scheme == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return scheme == "dark"


def _load_fonts() -> None:
    for path in sorted(resources.file("fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _speak_vietnamese(app: QApplication) -> None:
    """Qt ships no Vietnamese: the words of its own buttons, menus and dialogs are ours."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    words = QTranslator(app)
    if words.load(str(resources.file("translations", "qtbase_vi.qm"))):
        app.installTranslator(words)
