"""The window program: one at a time, the right books, and what happens between its pages."""

from __future__ import annotations

import gc
import sys
from hashlib import sha256
from pathlib import Path
from signal import SIG_DFL, SIGINT, signal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.crash import watch
from desktop.paths import home
from desktop.preferences import read_preferences
from desktop.start import Start
from resources.wording import _
from ui.screens.icons import icon
from ui.screens.look import dress, size_text

_WAIT_MS = 500


class SingleWindow(QObject):
    """Lets one window of this user run; a second start brings the first one forward."""

    called = Signal()

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"binhyen-{sha256(str(place).encode()).hexdigest()[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self) -> bool:
        """Call the window that runs already, or become the one that is called."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # left by a program that was killed
        return self._server.listen(self._name)

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.called.emit()


def open_window() -> int:
    """Run the window until it is closed; return the exit code."""
    signal(SIGINT, SIG_DFL)  # Qt's loop never comes back to Python to hear of Ctrl+C
    app = QApplication(sys.argv[:1])
    preferences = read_preferences()
    dress(app, preferences.theme)
    size_text(app, preferences.text_percent)
    app.setWindowIcon(icon("app"))
    watch(_say_crash)
    single = SingleWindow(home(), app)
    if not single.is_first():
        return 0
    start = Start(app)
    single.called.connect(start.come_forward)
    app.aboutToQuit.connect(start.close)
    start.begin()
    settle()
    return app.exec()


def settle() -> None:
    """Look for what is thrown away from now on; what a start made stays for good."""
    gc.freeze()
    gc.enable()


def _say_crash(words: str) -> None:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Bình Yên"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.addButton(_("Đóng"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
