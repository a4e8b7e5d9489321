"""What takes long at a screen: a table got in, a month closed, certificates and slips made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from storage.records import Hamlet
from sync.board import board
from sync.held import keep_registry
from sync.keys import UnitKeys
from sync.registry import RegisteredUnit, Registry, Superior, UnitKey
from sync.trust import sign_registry
from tests.journeys.watchdog import Watchdog
from tests.journeys.watched_commands import at, idle, watched
from tests.storage.imports.dirty import wrote
from tests.ui.paper.certificates.samples import certificate
from ui.screens.board_cell import CellDialog
from ui.screens.certificates import CertificateDialog
from ui.screens.desk import Desk
from ui.screens.importing import Importing
from ui.screens.month import Month
from ui.screens.window import MainWindow

_ROWS, _WRONG = 1_000, 5  # each fifth says no number
_SHEETS = 40
_YEAR = 2022  # of the superior's books
_SUPERIOR = "ninh-binh/gia-vien"


def import_table(window: MainWindow, dog: Watchdog, folder: Path) -> None:
    """Get a long table in: read, looked at, carried out, taken out again."""
    rows = [[f"Thôn {n}", "nhiều" if n % _WRONG == 0 else n] for n in range(1, _ROWS)]
    file = wrote(folder / "thon.xlsx", ["Tên thôn", "Số hộ"], *rows)
    dialog = Importing(window.desk, Hamlet, None, window)
    dog.click("nhập Excel", dialog.open)
    steps: dict[str, Callable[[], object]] = {
        "đọc tệp Excel": partial(dialog.choice.area.bring, [file]),
        "xem trước khi nhập": dialog.go.click,
        "nhập vào sổ": dialog.go.click,
        "hoàn tác lần nhập": dialog.outcome.take_back.click,
    }
    for what, do in steps.items():
        dog.click(what, do)
        dog.live(idle(dialog))
    assert dialog.pages.currentWidget() is dialog.choice
    assert "đã hoàn tác" in dialog.choice.said.text().lower()
    dog.click("đóng nhập Excel", dialog.reject)


def print_certificates(window: MainWindow, dog: Watchdog) -> None:
    """Go through a batch, sheet by sheet, put one right, and look at all before printing."""
    batch = [certificate(f"Nguyễn Văn {n}") for n in range(_SHEETS)]
    dialog = CertificateDialog(window.desk, batch, window)
    dog.click("in giấy khen", dialog.open)
    picture = dialog.one.picture
    dog.live(lambda: not picture.is_busy)
    for row in range(3):
        dog.click("chọn tờ giấy khen", partial(dialog.table.selectRow, row))
        dog.live(lambda: not picture.is_busy)
    dog.click("sửa tờ giấy khen", partial(dialog.one.editors["address"].write, "thôn Trung"))
    dog.click("xếp giấy khen", partial(dialog.order.setCurrentIndex, 1))
    makes = (dialog.show_trial, dialog.show_calibration, dialog.show_proof, dialog.show_all)
    for what, do in zip(("thử", "căn chỉnh", "soát", "cả loạt"), makes, strict=True):
        watched(dog, dialog, f"giấy khen: {what}", do)
    dog.click("đóng giấy khen", dialog.accept)


def close_month(window: MainWindow, dog: Watchdog) -> None:
    """Look at what leaves with the open month, agree, and wait until it is sealed."""
    _paired(window.desk)
    month = at(window, "month", Month)
    assert month.standing.state == "open"
    watched(dog, month, "chốt tháng", month.close_month, QDialog.accept)
    assert month.standing.state == "sealed"


def print_slip(window: MainWindow, dog: Watchdog) -> None:
    """Look at the slip of a receipt that answered a unit's month."""
    desk = window.desk
    months = [f"{_YEAR}-{month:02}" for month in range(1, 13)]
    cell = next(one for one in board(desk.ledger, months, desk.today()) if one.bundle)
    dialog = CellDialog(desk, cell, window)
    dog.click("mở một ô của bảng theo dõi", dialog.open)
    watched(dog, dialog, "in biên nhận", dialog.print_receipt)
    dog.click("đóng ô", dialog.reject)


def _paired(desk: Desk) -> None:
    """Let books speak to a superior: without one no month is closed."""
    ours, theirs = desk.keys.public(), UnitKeys.generate()
    unit, above = desk.settings.unit, _SUPERIOR
    post = RegisteredUnit(code=unit, name=unit, keys=(UnitKey(**ours.model_dump()),))
    superior = Superior(code=above, name=above, keys=(theirs.public(),))
    known = Registry(version=1, superior=superior, units=(post,))
    keep_registry(desk.ledger, sign_registry(known, theirs))
    desk.keep_settings(desk.settings.model_copy(update={"superior": above}))
