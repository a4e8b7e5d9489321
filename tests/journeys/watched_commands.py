"""What people do at screens beside going to them: searches, lists and reports to print, months."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from tests.journeys.watchdog import Watchdog
from ui.screens.list_menu import lists_of
from ui.screens.month import Month
from ui.screens.register import Register
from ui.screens.screen import Screen
from ui.screens.window import MainWindow
from ui.screens.working import Working

S = TypeVar("S", bound=Screen)
_LOOK_MS = 20


def at_a_post(window: MainWindow, dog: Watchdog) -> None:
    """Search, open records, look at papers and at what would leave with the month."""
    search(window, dog, "activities")
    print_list(window, dog, "teams")
    month = at(window, "month", Month)
    watched(dog, month, "xem báo cáo", month.preview_report)
    watched(dog, month, "những gì rời máy", month.show_leaving)
    seek(window, dog)


def above(window: MainWindow, dog: Watchdog) -> None:
    """Print the list of units, and seek in everything."""
    print_list(window, dog, "units")
    seek(window, dog)


def search(window: MainWindow, dog: Watchdog, code: str) -> None:
    """Type into the search of a register, letter by letter, and open what is found."""
    register = at(window, code, Register)
    for typed in ("t", "tu", "tuan", "tuan tra", "khongco", ""):
        register.list.search.setText(typed)
        dog.click(f"tìm trong {code}", register.list.asked.emit)
    for row in range(3):
        dog.click(f"chọn dòng trong {code}", partial(register.list.table.selectRow, row))
    dog.click(f"thêm mới trong {code}", register.begin_new)
    dog.click(f"thôi thêm mới trong {code}", register.back)


def print_list(window: MainWindow, dog: Watchdog, code: str) -> None:
    """Look at a list as it would be printed, until all of it is made."""
    window.show_place(code)
    screen = window.screen_shown
    watched(dog, screen, f"in danh sách {code}", lists_of(screen).print)


def seek(window: MainWindow, dog: Watchdog) -> None:
    """Ask the one search over everything."""
    dog.click("Ctrl+K", window.seek_everything)
    (dialog,) = (one for one in QApplication.topLevelWidgets() if _is_open(one, window))
    line = dialog.findChild(QLineEdit)
    assert line
    for typed in ("t", "to", "to 7", "tuan tra dem"):
        dog.click("gõ trong Ctrl+K", partial(line.setText, typed))
        dog.live(idle(dialog))
    dog.click("đóng Ctrl+K", dialog.close)


def watched(
    dog: Watchdog,
    shown: QWidget,
    what: str,
    do: Callable[[], object],
    end: Callable[[QDialog], object] = QDialog.close,
) -> None:
    """Do what opens a dialog, at once or after some work; end it when it is all there."""
    ended: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not idle(dialog)():
            QTimer.singleShot(_LOOK_MS, look)
            return
        ended.append(True)
        end(dialog)

    QTimer.singleShot(_LOOK_MS, look)
    dog.click(what, do)
    dog.live(lambda: bool(ended) and idle(shown)())


def at(window: MainWindow, code: str, kind: type[S]) -> S:
    """Go to a place."""
    window.show_place(code)
    shown = window.screen_shown
    assert isinstance(shown, kind)
    return shown


def idle(shown: QWidget) -> Callable[[], bool]:
    """Return what tells whether nothing works behind a screen."""
    return lambda: not any(one.is_busy for one in shown.findChildren(Working))


def _is_open(one: QWidget, window: MainWindow) -> bool:
    return one is not window and one.isVisible() and isinstance(one, QDialog)
