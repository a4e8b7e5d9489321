"""Putting all windows of the program out of sight at once, and back as they were."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QMenu, QWidget
from shiboken6 import isValid

from ui.screens.kept import desk_of, keep_dialog
from ui.screens.room import ScrolledDialog, within_screen
from ui.screens.typed_place import TypedPlace

_MOST = 100  # popups and dialogs over one another; more are a loop of ours


def wait_for(dialog: QDialog) -> int:
    """Show a dialog and wait until it is done with, as its exec() does; it may be hidden meanwhile.

    Qt's own exec() takes a dialog that is hidden for one that was given up. What lies over a window
    goes when its asker is done with it: the window would keep it for as long as it lives.
    """
    loop = QEventLoop()
    dialog.finished.connect(loop.quit)
    dialog.setResult(QDialog.DialogCode.Rejected)
    dialog.setModal(True)
    keep_dialog(dialog)
    if desk := desk_of(dialog):
        from ui.screens.list_menu import offer_rest  # noqa: PLC0415  # the window starts without

        offer_rest(dialog, desk)
    house, shown = dialog.parentWidget(), within_screen(dialog)
    shown.show()
    loop.exec()
    if isinstance(shown, ScrolledDialog):
        shown.give_back(house)
    if house:
        house.window().activateWindow()  # who typed there goes on typing there
        dialog.deleteLater()
    return int(dialog.result())


def let_dialogs_hide() -> None:
    """Make every dialog of the program one that may be hidden while it is waited for."""
    QDialog.exec = wait_for  # type: ignore[method-assign]  # one place, instead of every caller


class Cover(QObject):
    """Hides what a window shows and every other window; one that opens later is hidden too."""

    def __init__(self, window: QMainWindow, page: QWidget) -> None:
        """`page` is what is seen instead."""
        super().__init__(window)
        self._window, self._page = window, page
        self._places: list[TypedPlace] = []
        self._parts: list[QWidget] = []  # of the window, its content first
        self._others: list[QWidget] = []  # the topmost first
        self._shortcuts: list[QShortcut] = []
        self._ending = False

    def lay(self) -> None:
        """Hide everything; what opens by itself while it lies waits out of sight."""
        _close_popups()
        self._places = [TypedPlace(self._window)]
        for other in _others(self._window):
            self._places.append(TypedPlace(other))
            self._put_away(other)
        _forget_done(self._window)
        found = self._window.findChildren(QShortcut)
        self._shortcuts = [one for one in found if one.isEnabled()]
        for one in self._shortcuts:
            one.setEnabled(False)
        self._parts = list(self._take_out())
        self._page.setGeometry(self._window.rect())
        self._page.show()
        self._page.raise_()
        self._window.installEventFilter(self)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one

    def let_go(self) -> None:
        """Hide no other window any more: this one is left, and what opens next is seen."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one

    def lift(self) -> None:
        """Show everything as it was, and go back to where somebody was typing."""
        self.let_go()
        self._window.removeEventFilter(self)
        self._page.hide()
        content, *notes = self._parts
        self._window.setCentralWidget(content)
        content.show()
        for note in notes:
            note.setParent(self._window)
        for one in self._shortcuts:
            one.setEnabled(True)
        others, self._others = self._others, []
        for other in reversed(others):
            if isValid(other):
                other.show()
        for place in self._places:
            place.go_back()

    def give_up_all(self) -> None:
        """End every hidden dialog without its question, and each that opens from now on."""
        self._ending = True
        others, self._others = self._others, []
        for other in others:
            if isValid(other) and isinstance(other, QDialog):
                other.done(QDialog.DialogCode.Rejected)

    def _take_out(self) -> Iterator[QWidget]:
        """Take the content, and passing notes over it, out of the window.

        A screen reader, and whatever else asks, is told of hidden parts of a window too.
        """
        content = self._window.centralWidget()
        assert content is not None
        content.hide()
        yield content
        self._window.takeCentralWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for part in self._window.findChildren(QWidget, options=direct):
            if part is not self._page and not part.isWindow():
                part.hide()
                part.setParent(None)
                yield part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._page.setGeometry(self._window.rect())
        opens = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if opens and watched.isWindow() and watched is not self._window:  # type: ignore[attr-defined]  # a widget
            self._keep_unseen(watched)  # type: ignore[arg-type]  # a widget
        return False

    def _keep_unseen(self, other: QWidget) -> None:
        """Hide a window that is about to be shown: it never comes to the screen."""
        other.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)

        def put_away() -> None:
            if isValid(other) and other.isVisible():
                self._put_away(other)
            if isValid(other):
                other.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)

        QTimer.singleShot(0, self, put_away)

    def _put_away(self, other: QWidget) -> None:
        if isinstance(other, QFileDialog) or (self._ending and isinstance(other, QDialog)):
            other.done(QDialog.DialogCode.Rejected)  # the system's own window cannot be hidden
            return
        unseen = other.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        other.hide()
        if unseen and other.isModal():
            here = self._window.isActiveWindow()
            _let_others_be_clicked(other.windowHandle())
            if here:
                self._window.activateWindow()
        other.destroy()  # what the system had of it: a screen reader may ask for hidden windows too
        self._others.append(other)


def _close_popups() -> None:
    for _each in range(_MOST):
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        popup.close()


def _let_others_be_clicked(hidden: QWindow) -> None:
    """Show a modal window unseen, for no time, and hide it.

    A QMessageBox that was only ever shown off the screen goes on keeping mouse and keys from all
    others, the lock page too, and Qt still looks for it after its end.
    """
    hidden.setProperty("_q_showWithoutActivating", True)  # noqa: FBT003  # Qt's own name and way
    hidden.setOpacity(0)
    hidden.show()
    hidden.hide()


def _forget_done(window: QWidget) -> None:
    """Take what the system still has of windows that were done with; shown again, they get it."""
    for other in QApplication.topLevelWidgets():
        if other is not window and not other.isVisible() and other.windowHandle():
            other.destroy()


def _others(window: QWidget) -> Iterator[QWidget]:
    """Yield the windows that are seen beside this one, each before what it lies upon."""
    for _each in range(_MOST):
        modal = QApplication.activeModalWidget()
        if modal is None or not modal.isVisible():
            break
        yield modal
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible() and not isinstance(other, QMenu):
            yield other
