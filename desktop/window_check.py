"""Opens a real window for a moment: the part of the self-test that needs Qt."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from resources.wording import _


def open_and_close() -> str:
    """Show a window with Vietnamese letters and close it; say on which platform."""
    app = QApplication.instance() or QApplication(["binhyen"])
    label = QLabel(_("Bình Yên"))
    label.show()
    app.processEvents()  # the one place: no user is at this window
    picture = label.grab()
    label.close()
    assert not picture.isNull()
    words = _("mở được ({platform}, Qt {version})")
    return words.format(platform=QGuiApplication.platformName(), version=qVersion())
