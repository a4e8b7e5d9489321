"""Takes the pictures of README anew: the sample year is made, walked through and grabbed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

import resources
from desktop.compose import opened
from desktop.demo.plan import facts
from desktop.demo.run import PASSPHRASE, run_demo
from desktop.demo.term import ten_years
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from storage.ledger import Ledger
from storage.records import SecurityModel
from storage.repository import find
from storage.steps import drain
from sync.answers import return_bundle
from sync.held import keep_registry, steps_since
from sync.inbox import receive
from sync.received import received
from ui.screens.consolidation import Consolidation
from ui.screens.desk import Desk
from ui.screens.look import colour, dress
from ui.screens.month import Month
from ui.screens.receiving import Receiving
from ui.screens.safe import Safe
from ui.screens.safety import Safety
from ui.screens.window import MainWindow
from ui.screens.working import Working

SIZE = (1366, 768)
COLOURS = 256  # of a picture; more are not seen
HEAVIEST = 150_000  # bytes
WAIT_MS, STEP_MS = 20_000, 20
SHOWN_MODEL = "Tổ liên gia"
SHOWN_INDICATOR = "TT01"
MORE = {  # places shown as they open, for the handbook
    "activities": "hoat-dong",
    "calendar": "lich",
    "sending": "gui-nhan",
    "backups": "sao-luu",
    "officers": "nguoi-dung",
    "journal": "nhat-ky",
    "settings": "thiet-lap",
}
TABS = {"sending": 1}  # which one is shown, if it is not the first
NOT_YET = ("GIA-LAP_2022-09*", "GIA-SINH_2022-1[12]*", "LIEN-SON_2022-12*")  # left out
RETURNED = "ninh-binh/gia-vien/gia-tien"
BROUGHT = (  # ends of the names of bundles, in the order in which they are brought
    "GIA-THANG_2022-0[12]*",
    "GIA-HOA_2022-01*",
    "GIA-LAP_2022-0[13]*",
    "GIA-MINH_2022-0[123]*",
    "GIA-SINH_2022-02*",
    "LIEN-SON_2022-0[12]*",
)


def main(target: Path) -> None:
    """Leave every picture of README in a folder."""
    app = QApplication(["pictures"])
    dress(app, "light")
    with TemporaryDirectory() as folder:
        out = Path(folder)
        drain(run_demo(out))
        with desk_of(out, str(facts()["proposing"])) as desk:
            take_post(app, desk, target)
            for code, name in MORE.items():
                take_place(desk, code, target / f"{name}.png", TABS.get(code, 0))
        with desk_of(out, str(facts()["superior"])) as desk:
            take_consolidation(desk, target)
            with newly_begun(desk, out / "begun") as fresh:
                take_receiving(fresh, out, target)
            with newly_begun(desk, out / "late") as waiting:
                take_board(waiting, out, target)
        with desk_of(out, ten_years().unit) as desk:
            take_place(desk, "reports", target / "bao-cao.png")


def take_post(app: QApplication, desk: Desk, target: Path) -> None:
    """Walk through what a commune post sees."""
    window = shown(desk)
    grab(window, target / "trang-chu.png")
    window.show_place("models")
    models = find(desk.ledger, SecurityModel)
    window.screen_shown.show_record(next(one.id for one in models if SHOWN_MODEL in one.name))
    grab(window, target / "mo-hinh.png")
    window.show_place("month")
    month = window.screen_shown
    assert isinstance(month, Month)
    month.show_month(f"{facts()['year']}-12")
    grab(window, target / "thang.png")
    window.show_place("commendations")
    grab(window, target / "khen-thuong.png")
    window.show_place("safety")
    safety = window.screen_shown
    assert isinstance(safety, Safety)
    safety.show_year(facts()["year"])
    grab(window, target / "an-toan.png")
    window.show_place("home")
    colour(app, "dark")
    grab(window, target / "trang-chu-toi.png")
    colour(app, "light")
    window.close()


def take_consolidation(desk: Desk, target: Path) -> None:
    """Go down from a figure of the year to the records of one unit."""
    window = shown(desk)
    window.show_place("consolidation")
    screen = window.screen_shown
    assert isinstance(screen, Consolidation)
    finish(screen.working)
    keys = [line.key for line in screen.indicators.lines.lines]
    screen.indicators.selectRow(keys.index(SHOWN_INDICATOR))
    units = [line.key for line in screen.units.lines.lines]
    screen.units.selectRow(units.index(facts()["proposing"]))
    grab(window, target / "tong-hop.png")
    window.close()


def take_place(desk: Desk, code: str, path: Path, tab: int = 0) -> None:
    """Show one place of the window as it opens."""
    window = shown(desk)
    window.show_place(code)
    for working in window.findChildren(Working):
        finish(working)
    turn(window, tab)
    grab(window, path)
    window.close()


def take_receiving(desk: Desk, out: Path, target: Path) -> None:
    """Bring bundles in no order, one of them twice, one spoilt, one with a gap before it."""
    window = shown(desk)
    window.show_place("receiving")
    screen = window.screen_shown
    assert isinstance(screen, Receiving)
    bundles = [path for end in BROUGHT for path in sorted((out / "bundles").glob(end))]
    spoilt = Path(copy(bundles[0], out / "GIA-VAN_2022-01_hong.byb"))
    spoilt.write_bytes(spoilt.read_bytes()[:-99])
    screen.drop.bring(bundles[:1])
    finish(screen.working)
    screen.drop.bring([*reversed(bundles), spoilt])
    finish(screen.working)
    turn(window, 1)
    grab(window, target / "nhan-goi.png")
    window.hide()  # closing would ask what becomes of the receipts


def take_board(desk: Desk, out: Path, target: Path) -> None:
    """Show a year in which something is late, something waits, something was returned."""
    absent = {path for end in NOT_YET for path in (out / "bundles").glob(end)}
    for path in sorted(set((out / "bundles").iterdir()) - absent):
        drain(receive(desk.ledger, path.read_bytes(), desk.keys))
    december = [one for one in received(desk.ledger, RETURNED) if one.month.endswith("-12")]
    return_bundle(desk.ledger, december[0].bundle_id, "Số hộ chưa khớp.", desk.keys)
    window = shown(desk)
    grab(window, target / "bang-theo-doi.png")
    window.close()


@contextmanager
def desk_of(out: Path, unit: str) -> Iterator[Desk]:
    """Open the sample books of a unit on the day that they live in."""
    books = Books(out / "ledgers" / unit.replace("/", "_"))
    master = unlock_with_passphrase(books.key_file, PASSPHRASE)
    with opened(books, master) as both:
        safe = Safe(books, master, both.keys)
        yield Desk(both.ledger, safe=safe, today=lambda: date.fromisoformat(str(facts()["today"])))


@contextmanager
def newly_begun(desk: Desk, folder: Path) -> Iterator[Desk]:
    """Open books that know the same units by the same keys, but have received nothing yet."""
    assert desk.safe
    folder.mkdir()
    books = Books(folder)
    with Ledger(books.ledger, desk.ledger.key) as ledger:
        ledger.keep_settings(desk.settings)
        for step in steps_since(desk.ledger, 1):
            keep_registry(ledger, step)
        safe = Safe(books, desk.safe.master, desk.safe.keys)
        yield Desk(ledger, safe=safe, today=desk.today)


def shown(desk: Desk) -> MainWindow:
    """Show the main window on a desk."""
    window = MainWindow(desk)
    window.resize(*SIZE)
    window.show()
    return window


def turn(window: MainWindow, tab: int) -> None:
    """Turn to one of the tabs of the screen that is shown, if it has any."""
    for tabs in window.screen_shown.findChildren(QTabWidget)[:1]:
        tabs.setCurrentIndex(tab)


def finish(working: Working) -> None:
    """Wait until long work is done, in a loop of events: qWait leaves a job hardly any time."""
    for _turn in range(WAIT_MS // STEP_MS):
        if not working.is_busy:
            return
        loop = QEventLoop()
        QTimer.singleShot(STEP_MS, loop.quit)
        loop.exec()
    raise TimeoutError


def grab(window: QWidget, path: Path) -> None:
    """Write what the window shows as a small PNG."""
    QTest.qWait(200)
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(held, "PNG")
    picture = Image.open(BytesIO(held.data().data())).convert("RGB")
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    weight = path.stat().st_size
    assert weight < HEAVIEST, f"{path.name}: {weight} bytes"
    sys.stdout.write(f"{path}  {weight // 1000} kB\n")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else resources.file("help")
    folder.mkdir(exist_ok=True)
    main(folder)
