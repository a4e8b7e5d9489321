"""A walk through every place of a role: its tabs, new entries, and the dialogs of its buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QTableView,
    QTabWidget,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from ui.screens.desk import Desk
from ui.screens.window import MainWindow
from ui.screens.working import Working

SMALL = 1080, 580  # 1366×768 at 125 %, less the bar of the system
STEP_MS, TURNS = 5, 2000
LAID_OUT = 8  # turns until layouts within layouts have heard of each other
Look = Callable[[str, QWidget], object]


class Walk:
    """Shows one window after another thing; whatever is shown is looked at under a name."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._open: list[str] = []
        self.seen: list[str] = []
        self.stayed: list[str] = []  # dialogs that Esc did not close
        self._dialogs: set[tuple[str, str]] = set()
        self._timer = QTimer()
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._shut_dialog)

    def through(self, window: MainWindow) -> None:
        """Look at every place of a window, its tabs and its new entries."""
        self._timer.start()
        for place in window.places:
            self._open = [f"{window.desk.settings.role}/{place.code}"]
            window.show_place(place.code)
            self._see(window)
            for name in self._turns(window):
                self._open.append(name)
                self._see(window)
                self._open.pop()
        self._timer.stop()

    def dialogs(self, window: MainWindow) -> None:
        """Press every button that promises a dialog, and look at what opens."""
        self._timer.start()
        for place in window.places:
            self._open = [f"{window.desk.settings.role}/{place.code}"]
            window.show_place(place.code)
            settle(window)
            for name in ("", *self._turns(window)):
                self._open[1:] = [name] if name else []
                self._press_all(window)
        self._timer.stop()

    def _turns(self, window: MainWindow) -> Iterator[str]:
        screen = window.screen_shown
        for tabs in [one for one in screen.findChildren(QTabWidget) if one.isVisible()]:
            for place in filter(tabs.isTabVisible, range(1, tabs.count())):
                tabs.setCurrentIndex(place)
                settle(window)
                yield tabs.tabText(place)
            tabs.setCurrentIndex(0)
        for table in screen.findChildren(QTableView):
            model, chosen = table.model(), table.currentIndex().isValid()
            if table.isVisible() and model and model.rowCount() and not chosen:
                table.selectRow(0)
                settle(window)
                yield "chosen"
        screen.begin_new()
        settle(window)
        yield "new"
        screen.back()

    def _see(self, window: QWidget) -> None:
        settle(window)
        self._look_at(window)

    def _look_at(self, shown: QWidget) -> None:
        self.seen.append("/".join(self._open))
        self._look(self.seen[-1], shown)

    def _press_all(self, window: MainWindow) -> None:
        for one in window.screen_shown.findChildren(QPushButton):
            if not isValid(one):  # of a dialog that was shut
                continue
            if one.isVisible() and one.isEnabled() and one.text().endswith("…"):
                self._do(one.text(), one.click)
        for action in list(_offered(window.screen_shown)):
            if isValid(action):
                self._do(action.text(), action.trigger)

    def _do(self, name: str, deed: Callable[[], object]) -> None:
        self._open.append(name)
        deed()
        self._shut_dialog()
        self._open.pop()

    def _shut_dialog(self) -> None:
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if dialog is None:
            return
        if isinstance(dialog, QDialog | QMenu):
            key = (type(dialog).__name__, dialog.windowTitle())
            if key not in self._dialogs:
                self._dialogs.add(key)
                with QSignalBlocker(self._timer):
                    dialog.activateWindow()
                    settle(dialog)
                    self._look_at(dialog)
                    self._leave(dialog)
        dialog.close()

    def _leave(self, dialog: QDialog | QMenu) -> None:
        """Press Esc, which is to leave it."""
        if not isinstance(dialog, QFileDialog):  # Qt's own; where there is a system, its own is
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
            if isValid(dialog) and dialog.isVisible():
                self.stayed.append(self.seen[-1])


def _offered(screen: QWidget) -> Iterator[QAction]:
    """Yield what the menus of a screen's buttons offer and that promises a dialog."""
    for one in screen.findChildren(QAbstractButton):
        menu = one.menu() if isinstance(one, QPushButton | QToolButton) else None
        if menu and one.isVisible() and one.isEnabled():
            menu.aboutToShow.emit()
            yield from (each for each in menu.actions() if each.isEnabled() and "…" in each.text())


def settle(shown: QWidget) -> None:
    """Wait until no long work is under way, and all was laid out."""
    loop = QEventLoop()
    for turn in range(TURNS):
        QTimer.singleShot(STEP_MS, loop.quit)
        loop.exec()
        if turn >= LAID_OUT and not any(one.is_busy for one in shown.findChildren(Working)):
            return
    raise TimeoutError


def window_on(desk: Desk, size: tuple[int, int] = SMALL) -> MainWindow:
    """Show the main window on a desk."""
    window = MainWindow(desk)
    window.resize(*size)
    window.show()
    window.activateWindow()
    settle(window)
    return window


def shut(window: MainWindow) -> None:
    """Close a window whatever stands in it."""
    window.desk.left.emit()  # what works behind it ends
    window.hide()
    window.deleteLater()
