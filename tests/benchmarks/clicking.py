"""Lists, searches and saves in books of 50,000 activities, beside raw commits of the same row.

Times are from the call to the painted window: a turn of the event loop paints it, as on a screen.
p95 is of so many searches and saves. Behind a stroke stands what the window's own thread computed
in that time: who else uses this machine costs none of it.
Run: python3 dev.py bench desktop
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from random import Random
from statistics import median, quantiles
from time import thread_time
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.app import settle
from storage.driver import connect
from storage.finding import seek
from storage.ledger import Ledger
from storage.records import Activity
from storage.repository import put
from tests.benchmarks.busy_post import TODAY, said
from tests.benchmarks.large_books import copied, large_books
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.look import dress
from ui.screens.places import Place
from ui.screens.window import MainWindow

_TYPED = (
    *("tu", "tuan tra", "phong chay", "lua dao tren khong gian mang", "khongco", "thon 7", "an"),
    *("d", "hội phụ nữ", "camera", "xu ly vi pham", "ký cam kết", "nha van hoa thon", "2022"),
)
_TIMES = 100
_FEWER = 30


class Took(NamedTuple):
    """Milliseconds of the clock, and those that the window's own thread computed."""

    wall: float
    own: float


def measure() -> str:
    """Show the list, search it, search everything, save; return one line of figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "light")
    with copied(large_books()) as (ledger, _large):
        desk = Desk(ledger, today=lambda: TODAY)
        desk.in_turns = True  # as the program's own
        window = MainWindow(desk)
        window.resize(1366, 768)
        window.show()
        settle()
        app.processEvents()
        place = next(one for one in window.places if one.code == "activities")
        making = 1000 * timed(lambda: _made_ahead(window, place))[0]
        first = _painted(lambda: window.show_place("activities"))
        screen = window.screen_shown
        assert isinstance(screen, Activities)
        searches = [_painted(_searching(screen, word)) for word in _words()]
        everything = [1000 * timed(_seeking(ledger, word))[0] for word in _words()]
        screen.list.clear_search()
        records = [_activity() for _each in range(_TIMES)]
        saves = [_saved(window, one) for one in records]
        others = [_activity() for _each in range(_TIMES)]
        putting = [1000 * timed(partial(put, ledger, one))[0] for one in others]
        raw = _committing(ledger, records)
        soon = [_sought_after_saving(ledger, word) for word in _words()[:_FEWER]]
        window.close()
    listing, painting = _p95s(searches), _p95s([painted for _saved, painted in saves])
    return (
        f"Danh sách 50.000 hoạt động, lần đầu: {_said(first)} ms (làm sẵn màn hình lúc máy rảnh "
        f"{making:.0f}); tìm trong danh sách p95 {_said(listing)}, tìm cả sổ p95 "
        f"{_p95(everything):.0f}, ngay sau khi ghi {_p95(soon):.0f}; ghi p95 "
        f"{_said(_p95s([saved for saved, _painted in saves]))} (cả danh sách đọc lại; vẽ xong sau "
        f"đó {_said(painting)}), riêng việc ghi vào sổ p95 {_p95(putting):.1f}, ghi thô cùng dòng "
        f"p95 {_p95(raw):.1f}, tỉ số "
        f"{_p95(putting) / _p95(raw):.1f} (giữa: {median(putting) / median(raw):.1f})"
    )


def _said(took: Took) -> str:
    return f"{took.wall:.0f}/{took.own:.0f}"


def _p95s(times: Sequence[Took]) -> Took:
    return Took(_p95([each.wall for each in times]), _p95([each.own for each in times]))


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _words() -> list[str]:
    each = cycle(_TYPED)
    return [next(each) for _turn in range(_TIMES)]


def _took(act: Callable[[], object]) -> Took:
    before = thread_time()
    wall = timed(act)[0]
    return Took(1000 * wall, 1000 * (thread_time() - before))


def _made_ahead(window: MainWindow, place: Place) -> None:
    """Make a screen as the program does in an idle moment (see `ahead`)."""
    for part in window.parts_of(place):
        part()


def _painted(act: Callable[[], object]) -> Took:
    def click() -> None:
        act()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a loop that runs
        QApplication.processEvents()

    return _took(click)


def _searching(screen: Activities, word: str) -> Callable[[], object]:
    def search() -> None:
        screen.list.search.setText(word)
        screen.list.asked.emit()

    return search


def _seeking(ledger: Ledger, word: str) -> Callable[[], object]:
    return lambda: seek(ledger, word, TODAY)


def _sought_after_saving(ledger: Ledger, word: str) -> float:
    """Return what a search takes that must first list what was just written."""
    put(ledger, _activity())
    return 1000 * timed(_seeking(ledger, word))[0]


def _saved(window: MainWindow, record: Activity) -> tuple[Took, Took]:
    """Return what a save took, and what the list then took to be painted."""
    return _took(lambda: window.desk.save(record)), _painted(lambda: None)


def _activity() -> Activity:
    chance = Random()  # words of a trial, no secret
    return Activity(
        unit=UNIT,
        kind="talk",
        happened_on=date(2022, 11, 15) + timedelta(days=chance.randrange(20)),
        title=said(chance, 9),
        place=said(chance, 3),
        result=said(chance, 8),
    )


def _committing(ledger: Ledger, records: list[Activity]) -> list[float]:
    """Commit the same rows, each alone, into an encrypted file with nothing else in it."""
    assert ledger.path
    raw = connect(ledger.path.with_name("raw.db"), ledger.key)
    (table,) = ledger.db.execute("SELECT sql FROM sqlite_master WHERE name = 'activity'").fetchone()
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(table)
    row = ledger.db.execute("SELECT * FROM activity WHERE id = ?", [records[0].id])
    names = [column[0] for column in row.description]
    found = [
        ledger.db.execute("SELECT * FROM activity WHERE id = ?", [one.id]).fetchone()
        for one in records
    ]
    query = f"INSERT INTO activity VALUES ({', '.join('?' for _name in names)})"
    times = [1000 * timed(partial(raw.execute, query, row))[0] for row in found]
    raw.close()
    return times
