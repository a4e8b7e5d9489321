"""A chief's month by mouse in a real window at 125 %: whatever is clicked is seen whole."""

from __future__ import annotations

import sys
from datetime import date
from faulthandler import dump_traceback_later
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.start import Start
from storage.records import Activity, Hamlet, ModelSite, SecurityModel
from storage.repository import find
from sync.outbox import outgoing
from tests.journeys.hands import when
from tests.journeys.keyboard_child import (
    SECRET,
    asked,
    at,
    begun,
    paired_above,
    settled,
    wait_until,
)
from ui.screens.activities import Activities
from ui.screens.hamlets import Hamlets
from ui.screens.leaving import LeavingDialog
from ui.screens.lock_page import LockPage
from ui.screens.models import Models
from ui.screens.month import Month
from ui.screens.register import Register
from ui.screens.window import MainWindow

_LEFT = Qt.MouseButton.LeftButton


class Mouse:
    """A hand on a mouse; `clicked` counts. Letters alone are typed."""

    def __init__(self) -> None:
        self.clicked = 0

    def click(self, part: QWidget) -> None:
        """Scroll to a part of the window, see that it is whole, and click on it."""
        for area in _around(part):
            area.ensureWidgetVisible(part)  # a turn of the wheel
        QTest.qWait(20)
        seen = part.visibleRegion().boundingRect()
        assert part.isEnabled(), f"switched off: {_named(part)}"
        assert seen == part.rect(), f"cut off: {_named(part)}, {seen} of {part.rect()}"
        corner = part.mapToGlobal(QPoint(0, 0))
        room = part.screen().geometry()
        assert room.contains(corner), f"outside the screen: {_named(part)}"
        assert room.contains(corner + part.rect().bottomRight()), f"outside: {_named(part)}"
        self.clicked += 1
        QTest.mouseClick(part, _LEFT)

    def fill(self, screen: Register, name: str, text: str) -> None:
        """Click on a line of the form that is shown and type into it."""
        line = screen.shown.form.cells[name].editor.focusProxy()
        assert line is not None
        field = line.findChild(QLineEdit) or line
        self.click(field)
        if isinstance(field, QLineEdit):
            field.selectAll()
        QTest.keyClicks(QApplication.focusWidget() or field, text)

    def choose(self, screen: Register, name: str, text: str) -> None:
        """Type what is sought in a list, and take the first that is found."""
        self.fill(screen, name, text)
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Return)

    def row(self, rows: QListWidget, row: int) -> None:
        """Click on a row."""
        place = rows.visualItemRect(rows.item(row)).center()
        self.clicked += 1
        QTest.mouseClick(rows.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, place)


def _around(part: QWidget) -> list[QScrollArea]:
    found, one = [], part.parentWidget()
    while one is not None:
        if isinstance(one, QScrollArea):
            found.append(one)
        one = one.parentWidget()
    return found


def _named(part: QWidget) -> str:
    said = part.text() if isinstance(part, QAbstractButton | QLineEdit) else ""
    return f"{type(part).__name__} {said or part.accessibleName()!r}"


def labelled(shown: QWidget, words: str) -> QPushButton:
    """Find the button that is seen and says something."""
    found = [one for one in shown.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in found if words in one.text().replace("&", ""))


def main(stick: Path) -> None:
    """Live the month."""
    (start, day), mouse = begun(), Mouse()
    assert QApplication.primaryScreen().devicePixelRatio() == 1.25
    window = unlock(start, mouse)
    enter(window, mouse, day)
    paired_above(window)
    close(window, mouse, stick)
    lock(window, mouse)
    print(mouse.clicked)  # noqa: T201  # what the test reads
    start.close()


def unlock(start: Start, mouse: Mouse) -> MainWindow:
    """Type the passphrase and click."""
    page = asked(start)
    mouse.click(page.passphrase)
    QTest.keyClicks(page.passphrase, SECRET)
    mouse.click(labelled(page, "Mở sổ"))
    window = start.window
    assert isinstance(window, MainWindow)
    window.showMaximized()
    assert QTest.qWaitForWindowActive(window)
    QTest.qWait(300)
    return window


def enter(window: MainWindow, mouse: Mouse, day: date) -> None:
    """Write down a hamlet, a model with a site, and two activities."""
    wait_until(lambda: any("Thêm thôn" in one.text() for one in window.findChildren(QPushButton)))
    mouse.click(labelled(window, "Thêm thôn"))
    hamlets = at(window, Hamlets)
    mouse.fill(hamlets, "name", "Thon Doai")
    mouse.click(hamlets.shown.keep)
    mouse.click(window.nav["models"])
    models = at(window, Models)
    mouse.click(models.list.new)
    mouse.choose(models, "type", "to lien gia")
    mouse.fill(models, "launched_on", f"{day:%d/%m/%Y}")
    mouse.click(models.shown.keep)
    mouse.click(models.below[0].list.new)
    mouse.fill(models, "name", "Xom 1")
    mouse.click(models.shown.keep)
    mouse.click(window.nav["activities"])
    doing = at(window, Activities)
    for title in ("Phong chay", "Giao thong"):
        mouse.click(doing.list.new)
        if title == "Phong chay":
            mouse.choose(doing, "kind", "tuyen truyen")
        mouse.fill(doing, "happened_on", f"{day:%d%m%y}")
        mouse.fill(doing, "title", title)
        mouse.click(doing.shown.keep)
    kinds = (Hamlet, SecurityModel, ModelSite, Activity)
    assert [len(find(window.desk.ledger, kind)) for kind in kinds] == [1, 1, 1, 2]


def close(window: MainWindow, mouse: Mouse, stick: Path) -> None:
    """Close the month after every part of what leaves was looked at; write it to the stick."""
    mouse.click(window.nav["month"])
    month = at(window, Month)
    settled(month)

    def read(dialog: LeavingDialog) -> None:
        assert QTest.qWaitForWindowActive(dialog)
        for part in range(dialog.view.list.count()):
            mouse.row(dialog.view.list, part)
        mouse.click(dialog.go)

    def choose_folder(dialog: QFileDialog) -> None:
        assert QTest.qWaitForWindowActive(dialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        mouse.click(line)
        line.selectAll()
        QTest.keyClicks(line, str(stick))
        box = dialog.findChild(QDialogButtonBox)
        assert isinstance(box, QDialogButtonBox)
        mouse.click(box.buttons()[0])

    def agree(box: QMessageBox) -> None:
        assert QTest.qWaitForWindowActive(box)
        mouse.click(box.defaultButton())

    when(LeavingDialog, read)
    mouse.click(month.close_button)
    wait_until(lambda: month.state.text() == "Đã chốt")
    settled(month)
    when(QFileDialog, choose_folder)
    when(QMessageBox, agree)
    mouse.click(month.write_button)
    settled(month)
    assert any(stick.rglob("*.byb"))
    assert outgoing(window.desk.ledger)[-1].written_at


def lock(window: MainWindow, mouse: Mouse) -> None:
    """Lock, and come back."""
    mouse.click(window.foot.lock)
    assert window.desk.locked
    QTest.qWait(100)
    (page,) = window.findChildren(LockPage)
    mouse.click(page.secret)
    QTest.keyClicks(page.secret, SECRET)
    mouse.click(page.go)
    wait_until(lambda: not window.desk.locked)


if __name__ == "__main__":
    dump_traceback_later(40, exit=True)  # a dialog that nobody answers says where it waits
    main(Path(sys.argv[1]))
