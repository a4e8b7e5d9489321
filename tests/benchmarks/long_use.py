"""A day of use by script: memory after many actions beside memory after the first of them.

An action is a click on a place, a search, a new record saved, one chosen, a dialog opened and shut,
a list or a report looked at before printing. BINHYEN_LONG=1 makes it 10,000 actions: eight hours
with one each three seconds, more than anybody does; otherwise 1,000.
Run: python3 dev.py bench desktop
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from storage.ledger import Ledger
from storage.records import Activity
from tests.benchmarks.busy_post import TODAY, fill_busy_post
from tests.conftest import UNIT
from ui.screens.awards_by_year import AwardsByYear
from ui.screens.desk import Desk
from ui.screens.list_menu import lists_of
from ui.screens.look import dress
from ui.screens.month import Month
from ui.screens.register import Register
from ui.screens.window import MainWindow

_SETTLED, _FEW, _MANY = 600, 1_000, 10_000  # the first half hour is no growth
_RARE = 0.02  # so often is something printed
_LOOK_MS = 20
_KEY = bytes(range(32))
_TYPED = ("tuan tra", "hop", "phong chay", "khongco", "", "to 7")
_PAGES = "/proc/self/statm"


def measure() -> str:
    """Work for a day; return what memory grew by, and which widgets there are more of."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    many = _MANY if os.environ.get("BINHYEN_LONG") else _FEW
    with tempfile.TemporaryDirectory() as place, Ledger(Path(place) / "l.db", _KEY) as ledger:
        fill_busy_post(ledger, 12)
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        dress(app, "light")
        window = MainWindow(Desk(ledger, today=lambda: TODAY))
        window.resize(1366, 768)
        window.show()
        begun, ended = after(window, many)
        window.close()
    grown = ended.memory / begun.memory - 1 if begun.memory else 0.0
    more = ended.widgets - begun.widgets
    kinds = ", ".join(f"{name} +{number}" for name, number in more.most_common(5)) or "không"
    return (
        f"{many} thao tác sau {_SETTLED} thao tác đầu: bộ nhớ {begun.memory:.0f} → "
        f"{ended.memory:.0f} MB ({grown:+.1%}); thành phần màn hình tăng thêm: {kinds}"
    )


class Stand:
    """What the process holds now."""

    def __init__(self) -> None:
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.widgets = Counter(type(one).__name__ for one in QApplication.allWidgets())
        self.memory = _megabytes()


def after(window: MainWindow, actions: int) -> tuple[Stand, Stand]:
    """Do so many actions; return how it stood after the first of them, and after all."""
    do = _Day(window)
    for place in window.places:  # what is made once is no growth
        window.show_place(place.code)
        QApplication.processEvents()
    do.each()
    for _each in range(_SETTLED):
        do()
    begun = Stand()
    for _each in range(actions):
        do()
    return begun, Stand()


class _Day:
    """Acts at random, the same each time."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._chance = Random(5)
        self._numbers = count()

        self._usual: list[Callable[[], object]] = [self._go, self._go, self._search, self._write]
        self._usual += [self._choose, self._seek, self._look_in]
        self._rare: list[Callable[[], object]] = [self._print, self._report]

    def each(self) -> None:
        """Do each thing once: what is read for the first of them is read once."""
        for act in (*self._usual, *self._rare):
            act()

    def __call__(self) -> None:
        rare = self._chance.random() < _RARE
        self._chance.choice(self._rare if rare else self._usual)()
        QApplication.processEvents()

    def _go(self) -> None:
        self._window.show_place(self._chance.choice(self._window.places).code)

    def _search(self) -> None:
        shown = self._window.screen_shown
        if isinstance(shown, Register):
            shown.list.search.setText(self._chance.choice(_TYPED))
            shown.list.asked.emit()

    def _choose(self) -> None:
        shown = self._window.screen_shown
        if isinstance(shown, Register) and shown.list.model.rowCount():
            row = self._chance.randrange(min(20, shown.list.model.rowCount()))
            shown.list.table.selectRow(row)

    def _write(self) -> None:
        """Write the same twenty activities again and again: books that grow need more memory."""
        number = next(self._numbers) % 20
        record = Activity(
            id=f"{number:032x}", unit=UNIT, kind="talk", happened_on=TODAY, title=f"Họp {number}"
        )
        self._window.desk.save(record)

    def _look_in(self) -> None:
        """Open a dialog that its screen waits for, and give it up."""
        QTimer.singleShot(0, _give_up)
        AwardsByYear(self._window.desk, self._window.screen_shown).exec()

    def _print(self) -> None:
        """Look at the list as it would be printed."""
        self._window.show_place("teams")
        QTimer.singleShot(0, _give_up)
        lists_of(self._window.screen_shown).print()

    def _report(self) -> None:
        """Look at the report of the month: a job reads its figures and makes its first page."""
        self._window.show_place("month")
        month, shut = self._window.screen_shown, list[bool]()
        assert isinstance(month, Month)
        month.preview_report()

        def shut_it() -> None:
            if QApplication.activeModalWidget() is None:
                QTimer.singleShot(_LOOK_MS, shut_it)
                return
            _give_up()
            shut.append(True)

        QTimer.singleShot(_LOOK_MS, shut_it)
        while not shut:
            QApplication.processEvents()

    def _seek(self) -> None:
        self._window.seek_everything()
        QApplication.processEvents()
        for one in QApplication.topLevelWidgets():
            if one is not self._window and one.isVisible() and _is_dialog(one):
                one.close()


def _give_up() -> None:
    """Close the dialog that is waited for, as soon as there is one."""
    shown = QApplication.activeModalWidget()
    if shown is None:
        QTimer.singleShot(_LOOK_MS, _give_up)
        return
    shown.close()


def _is_dialog(one: QWidget) -> bool:
    return one.isWindow() and one.inherits("QDialog")


def _megabytes() -> float:
    """Return the memory of this process that is in use (Linux; 0 elsewhere)."""
    try:
        resident = int(Path(_PAGES).read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return resident * os.sysconf("SC_PAGE_SIZE") / 1e6
