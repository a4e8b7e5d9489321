"""One month of a commune post, from empty books to the receipt of its second revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from desktop.compose import found_books, opened, proposed_settings
from storage.records import Activity
from storage.repository import find
from storage.settings import Settings
from storage.spelling import fold
from tests.conftest import PASSPHRASE
from tests.journeys.entering import (
    LAST_DAY,
    MEMBER,
    PHONE,
    TITLES,
    enter_activities,
    enter_registers,
)
from tests.journeys.hands import Hands, answer, choose_folder, say, when
from ui.screens.activities import Activities
from ui.screens.board import Board
from ui.screens.confirming import Confirming
from ui.screens.consolidation import Consolidation
from ui.screens.desk import Desk
from ui.screens.leaving import LeavingDialog
from ui.screens.measures_editor import MeasuresEditor
from ui.screens.month import Month
from ui.screens.receiving import Receiving
from ui.screens.safe import Safe
from ui.screens.sending import Sending
from ui.screens.stick_trip import StickTrip
from ui.screens.units import Units
from ui.screens.window import MainWindow
from ui.screens.working import Working

POST, SUPERIOR = "ninh-binh/gia-vien/gia-thang", "ninh-binh/gia-vien"
MONTH = "2022-12"
MORE = "Tuyen truyen phong chay, tap chua chay"


@dataclass(frozen=True)
class Journey:
    """The chief at the post, the officer above, and the stick that goes between them."""

    chief: Hands
    above: Hands
    stick: Path
    qtbot: QtBot

    def rest(self, working: Working) -> None:
        """Wait until long work has ended."""
        self.qtbot.waitUntil(lambda: not working.is_busy)


@pytest.fixture
def journey(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Journey]:
    (stick := tmp_path / "usb").mkdir()
    with ExitStack() as books:
        desks = (
            _desk(books, tmp_path / "post", proposed_settings(POST, "post", SUPERIOR, MONTH)),
            _desk(books, tmp_path / "above", proposed_settings(SUPERIOR, "superior")),
        )
        windows = [MainWindow(desk) for desk in desks]
        for window in windows:
            window.show()
        yield Journey(Hands(windows[0]), Hands(windows[1]), stick, qtbot)
        for window in windows:
            window.desk.left.emit()  # a test that failed half-way is not asked about its words
            window.close()
            window.deleteLater()


def _desk(stack: ExitStack, folder: Path, settings: Settings) -> Desk:
    books, master, _code = found_books(
        folder, settings, PASSPHRASE, use_keyring=False, anywhere=True
    )
    both = stack.enter_context(opened(books, master))
    return Desk(both.ledger, safe=Safe(books, master, both.keys), today=lambda: LAST_DAY)


def test_a_month_from_empty_books_to_the_receipt_of_its_second_revision(journey: Journey) -> None:
    enter_registers(journey.chief)
    enter_activities(journey.chief)
    close_month(journey)
    pair(journey)
    carry_up(journey)
    the_superior_sees(journey, revision="", attendances="300")
    bring_back(journey)
    a_change_is_refused(journey.chief)
    mend_and_close_anew(journey)
    carry_up(journey)
    the_superior_sees(journey, revision="bản 2", attendances="350")
    bring_back(journey)


def close_month(journey: Journey) -> dict[str, list[tuple[str, ...]]]:
    """Close the month after looking at every line that leaves; return the lines by part."""
    chief, shown = journey.chief, {}
    month = chief.go("month", Month)

    def read_and_agree(dialog: LeavingDialog) -> None:
        parts = dialog.view.list
        for row in range(parts.count()):
            _click_row(parts, row)
            shown[parts.item(row).text()] = dialog.view.table.words()
        chief.click(dialog.go)

    when(LeavingDialog, read_and_agree)
    chief.click(month.close_button)
    journey.rest(month.working)
    assert month.state.text() == "Đã chốt"
    assert "Hoạt động (3)" in shown
    said = str(shown)
    assert MEMBER not in said
    assert PHONE not in said
    return shown


def _click_row(parts: QListWidget, row: int) -> None:
    place = parts.visualItemRect(parts.item(row)).center()
    QTest.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, pos=place)


def pair(journey: Journey) -> None:
    """Carry invitation, request and registry on the stick; the words go by telephone."""
    chief, above, stick = journey.chief, journey.above, journey.stick
    units = above.go("units", Units)
    above.click(units.finder.line)
    above.type("gia thang")
    above.press("Return")
    choose_folder(stick)
    above.click(units.invite_button)
    sending = chief.go("sending", Sending)
    choose_folder(stick)
    chief.click(sending.pairing.invitation.look)
    choose_folder(stick)
    chief.click(sending.pairing.write_button)
    heard = sending.pairing.code.text().replace("–", " ")

    def type_what_is_heard(dialog: Confirming) -> None:
        QTest.keyClicks(dialog.typed, fold(" ".join(heard.split())))
        above.click(dialog.go)

    above.go("units", Units)
    choose_folder(stick)
    when(Confirming, type_what_is_heard)
    above.click(units.requests.look)
    assert [words[0] for words in units.table.words()] == ["Công an xã Gia Thắng"]
    choose_folder(stick)
    above.click(units.registry_button)
    chief.go("sending", Sending)
    choose_folder(stick)
    chief.click(sending.pairing.registry.look)
    assert "Công an huyện Gia Viễn" in sending.partner.text()


def carry_up(journey: Journey) -> None:
    """Write what waits to the stick; the superior takes it in and puts its receipt beside it."""
    sending = journey.chief.go("sending", Sending)
    travel(journey, journey.chief, sending.trip)
    assert "chưa phải là đã nhận" in sending.trip.next.text()
    assert sending.outbox.words()[0][0] == "Đã ghi ra"
    receiving = journey.above.go("receiving", Receiving)
    travel(journey, journey.above, receiving.trip)
    assert "Đã nhận" in [words[0] for words in receiving.trip.groups.came.words()]


def travel(journey: Journey, hands: Hands, trip: StickTrip) -> None:
    """Show the stick, look again if it was shown before, and press the one button."""
    if trip.choice.root == journey.stick:
        hands.click(trip.choice.again)
    else:
        choose_folder(journey.stick)
        hands.click(trip.choice.other)
    journey.rest(trip.working)
    hands.click(trip.go)
    journey.rest(trip.working)


def the_superior_sees(journey: Journey, revision: str, attendances: str) -> None:
    """Find the month on the board, and behind a total the unit and its records."""
    above = journey.above
    board = above.go("review", Board)
    cell = board.model.index(0, int(MONTH[5:]))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert board.model.data(cell, role) == "Công an xã Gia Thắng, tháng 12/2022: Đã nhận"
    assert (board.model.data(cell) or "") == revision
    screen = above.go("consolidation", Consolidation)
    journey.rest(screen.working)
    names = [words[0] for words in screen.indicators.words()]
    row = names.index("Lượt người được tuyên truyền")
    above.choose_row(screen.indicators, row)
    assert screen.indicators.words()[row][2] == attendances
    above.choose_row(screen.units, 0)
    assert [words[:2] for words in screen.units.words()] == [("Công an xã Gia Thắng", attendances)]
    first = MORE if revision else TITLES[0]
    assert {words[0] for words in screen.records.words()} == {first, *TITLES[1:]}


def bring_back(journey: Journey) -> None:
    """Carry the receipt down; the month turns green."""
    chief = journey.chief
    sending = chief.go("sending", Sending)
    travel(journey, chief, sending.trip)
    assert sending.outbox.words()[0][0] == "Đã nhận"
    month = chief.go("month", Month)
    assert month.state.text().startswith("Đã nhận – biên nhận số")
    assert month.state.property("look") == "good"


def a_change_is_refused(chief: Hands) -> None:
    """Try to change a record of the closed month: it says why not, and nothing is changed."""
    screen = change_first(chief)
    said: list[str] = []
    answer("Đã hiểu", said)
    chief.press("Ctrl+S")
    assert "Tháng của bản ghi này đã chốt" in said[0]
    answer("Bỏ thay đổi")
    chief.click(screen.sheet.cancel)
    assert MORE not in [one.title for one in find(chief.window.desk.ledger, Activity)]


def change_first(chief: Hands) -> Activities:
    """Type another title and number into the first activity of the month."""
    screen = chief.go("activities", Activities)
    titles = [screen.list.model.index(row, 2).data() for row in range(len(TITLES))]
    chief.choose_row(screen.list.table, titles.index(TITLES[0]))
    chief.fill(screen.sheet, "title", MORE)
    numbers = screen.sheet.form.cells["measures"].editor
    assert isinstance(numbers, MeasuresEditor)
    chief.click(numbers._editors["attendances"].line)
    chief.press("Ctrl+A")
    chief.type("150")
    return screen


def mend_and_close_anew(journey: Journey) -> None:
    """Open the month with a reason, change it, and close it as revision 2 with its slip."""
    chief = journey.chief
    month = chief.go("month", Month)
    say("Sot mot buoi tap")
    chief.click(month.reopen_button)
    assert month.state.text() == "Mở lại"
    change_first(chief)
    chief.press("Ctrl+S")
    shown = close_month(journey)
    (slip,) = (lines for part, lines in shown.items() if part.startswith("Phiếu sửa"))
    assert {line[-1] for line in slip} == {"Sot mot buoi tap"}
    assert any(MORE in line for line in slip)
    assert journey.chief.go("sending", Sending).outbox.words()[0][2] == "2"
