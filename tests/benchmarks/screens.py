"""From click to painted screen in books of 50,000 activities, beside painting it once more.

The books stand on the disk, encrypted; the first click on a place also makes its widgets.
Run: python3 dev.py bench
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from storage.driver import connect
from storage.ledger import Ledger
from storage.records import Activity
from storage.repository import put
from tests.benchmarks.busy_post import TODAY, fill_busy_post
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT
from ui.screens.desk import Desk
from ui.screens.look import dress
from ui.screens.window import MainWindow

KEY = bytes(range(32))
MONTHS, COUNT = 100, 50_000
_ELSEWHERE = "settings"
_EVERYTHING: frozenset[str] = frozenset({"activity", "team", "security_model", "hamlet", "task"})


def measure() -> str:
    """Fill books, click through the places, save, and return one line of figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "ledger.db"
        with Ledger(path, KEY) as ledger:
            fill_busy_post(ledger, MONTHS)
        opening, ledger = timed(lambda: Ledger(path, KEY))
        with ledger:
            clicked = _clicks(Desk(ledger, today=lambda: TODAY))
            saving = _best(lambda: put(ledger, _activity()))
            raw = _best(_committing(Path(place) / "raw.db"))
        checking = timed(lambda: _checked(path))[0]
    return (
        f"Mở màn hình với {COUNT} hoạt động, ms (lần đầu/có thay đổi/vẽ lại): {clicked}; ghi một "
        f"hoạt động {saving:.1f}, ghi thô {raw:.1f}, tỉ số {saving / raw:.1f}; mở sổ "
        f"{1000 * opening:.0f}, soát hết các trang {1000 * checking:.0f}"
    )


def _clicks(desk: Desk) -> str:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "light")
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    said = []
    for code in [place.code for place in window.places]:
        first = _click(app, window, code)
        changed = min(_after_a_change(app, window, code) for _turn in range(3))
        painting = _best(window.grab)
        said.append(f"{code} {first:.0f}/{changed:.0f}/{painting:.0f}")
        window.show_place(_ELSEWHERE)
    window.close()
    return ", ".join(said)


def _after_a_change(app: QApplication, window: MainWindow, code: str) -> float:
    window.show_place(_ELSEWHERE)
    app.processEvents()
    window.desk.changed.emit(_EVERYTHING)
    return _click(app, window, code)


def _click(app: QApplication, window: MainWindow, code: str) -> float:
    def click() -> None:
        window.show_place(code)
        app.processEvents()
        window.grab()

    return 1000 * timed(click)[0]


def _activity() -> Activity:
    return Activity(unit=UNIT, kind="talk", happened_on=date(2022, 12, 1), title="Họp thôn Đoài")


def _committing(path: Path) -> Callable[[], object]:
    """Return what writes one row of a like size, alone, into an encrypted file."""
    raw = connect(path, KEY)
    raw.execute("CREATE TABLE activity (id INTEGER PRIMARY KEY, said TEXT) STRICT")
    return lambda: raw.execute("INSERT INTO activity (said) VALUES (?)", ["họp thôn " * 100])


def _checked(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        ledger.check_pages()


def _best(work: Callable[[], object]) -> float:
    """Return the milliseconds of the best of five: what the work costs, not what stood by."""
    return 1000 * min(timed(work)[0] for _each in range(5))
