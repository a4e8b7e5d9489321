"""Opens a real window for a moment: the part of the self-test that needs Qt."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from resources.wording import _
from ui.screens.icons import icon
from ui.screens.look import dress


def open_and_close() -> str:
    """Show a window with our font, an icon and Qt in Vietnamese; say on which platform."""
    app = QApplication.instance() or QApplication(["binhyen"])
    assert isinstance(app, QApplication)
    dress(app)
    button = QPushButton(icon("save"), _("Bình Yên"))
    button.show()
    app.processEvents()  # the one place: no user is at this window
    picture = button.grab()
    button.close()
    assert not picture.isNull()
    assert not icon("save").pixmap(16).isNull()
    assert "Noto Sans" in QFontDatabase.families()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"
    words = _("mở được ({platform}, Qt {version})")
    return words.format(platform=QGuiApplication.platformName(), version=qVersion())
