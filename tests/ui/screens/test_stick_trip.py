"""The screen of a stick, on both sides: looked at, done by one button, told in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.steps import drain
from sync.couriers.folder import FolderCourier
from sync.stick_trip import trip
from tests.ui.screens.pair import FEBRUARY, JANUARY, POST, Pair, close, paired, sent
from tests.ui.screens.test_reaching import (
    no_clash_of_letters,
    no_markup,
    no_part_without_a_name,
)
from ui.screens import stick_choice as choice_module
from ui.screens import stick_trip as trip_module
from ui.screens.desk import Desk
from ui.screens.leaving import LeavingDialog
from ui.screens.receiving import Receiving
from ui.screens.sending import Sending
from ui.screens.stick_trip import StickTrip
from ui.screens.sticks import Stick


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def at_post(pair: Pair, usb: Path, qtbot: QtBot) -> StickTrip:
    return opened(Sending(pair.post), usb, qtbot)


def above(pair: Pair, usb: Path, qtbot: QtBot) -> StickTrip:
    return opened(Receiving(pair.superior), usb, qtbot)


def opened(screen: Sending | Receiving, usb: Path, qtbot: QtBot) -> StickTrip:
    qtbot.addWidget(screen)
    screen.resize(1150, 640)
    screen.show()
    screen.trip.choice.use(usb)
    done(screen.trip, qtbot)
    return screen.trip


def done(shown: StickTrip, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shown.working.is_busy)


def press(shown: StickTrip, qtbot: QtBot) -> None:
    assert shown.go.isEnabled()
    QTest.mouseClick(shown.go, Qt.MouseButton.LeftButton)
    done(shown, qtbot)


def said(shown: StickTrip) -> list[str]:
    return [words[-1] for words in shown.groups.leaving.words()]


def carried(desk: Desk, usb: Path) -> None:
    drain(trip(desk.ledger, desk.keys, usb))


def test_what_leaves_is_shown_before_it_leaves(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    close(pair.post, JANUARY)
    close(pair.post, FEBRUARY)
    shown = at_post(pair, usb, qtbot)
    assert [words[0] for words in shown.groups.leaving.words()] == ["Tháng 1/2022", "Tháng 2/2022"]
    assert shown.groups.leaving_title.text() == "Sẽ ghi gì (2)"
    assert "ghi 2 tệp" in shown.next.text()
    assert list(usb.iterdir()) == []


def test_one_button_writes_all_and_says_that_this_is_not_received(
    pair: Pair, usb: Path, qtbot: QtBot
) -> None:
    close(pair.post, JANUARY)
    shown = at_post(pair, usb, qtbot)
    press(shown, qtbot)
    assert said(shown) == ["Đã ghi, đọc lại đúng"]
    assert "chưa phải là đã nhận" in shown.next.text()
    assert "Công an huyện Gia Viễn" in shown.next.text()
    assert sent(pair.post) == ["written"]
    assert [words[0] for words in shown.groups.lying.words()] == ["Gói tháng 1/2022"]
    assert not shown.go.isEnabled()


def test_the_superior_takes_all_and_answers_on_the_same_stick(
    pair: Pair, usb: Path, qtbot: QtBot
) -> None:
    close(pair.post, JANUARY)
    carried(pair.post, usb)
    shown = above(pair, usb, qtbot)
    assert [words[-1] for words in shown.groups.lying.words()] == ["Mới, chưa nhận"]
    press(shown, qtbot)
    assert [words[:3] for words in shown.groups.came.words()] == [
        ("Đã nhận", "Tháng 1/2022", "Công an xã Gia Thắng")
    ]
    assert "Biên nhận: Tháng 1/2022" in [words[0] for words in shown.groups.leaving.words()]
    assert "Trả USB cho Công an xã Gia Thắng" in shown.next.text()
    assert "new" not in {one.standing for one in shown.seen.found} if shown.seen else False
    assert not shown.go.isEnabled()


def test_receipts_come_home_and_turn_the_month_green(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    close(pair.post, JANUARY)
    for desk in (pair.post, pair.superior):
        carried(desk, usb)
    shown = at_post(pair, usb, qtbot)
    press(shown, qtbot)
    assert sent(pair.post) == ["full"]
    assert "nhận đủ" in shown.groups.came.words()[-1][-1]
    assert "Không có gì chờ ghi ra" in shown.next.text()


def test_a_stick_with_nothing_says_so_and_offers_nothing(
    pair: Pair, usb: Path, qtbot: QtBot
) -> None:
    shown = at_post(pair, usb, qtbot)
    assert not shown.go.isEnabled()
    assert "không có gì mới" in shown.next.text()


def test_a_stick_that_is_gone_is_said_in_place(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    close(pair.post, JANUARY)
    shown = at_post(pair, usb, qtbot)
    usb.rmdir()
    shown.choice.again.click()
    done(shown, qtbot)
    notice = shown.notices.itemAt(0)
    assert notice is not None
    assert not shown.go.isEnabled()
    assert sent(pair.post) == ["sealed"]


def test_a_stick_of_another_unit_is_named(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    FolderCourier(usb).put("ninh-binh/gia-vien/gia-van", "a.byb", b"1")
    shown = at_post(pair, usb, qtbot)
    assert [words[1:] for words in shown.groups.lying.words()] == [
        ("Công an xã Gia Vân", "Để nguyên")
    ]


def test_a_stick_that_is_plugged_in_is_found_by_itself(
    pair: Pair, usb: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(pair.post, JANUARY)
    screen = Sending(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.trip.choice.root is None
    assert screen.trip.empty.isVisible()
    plugged = [Stick(usb, "USB “KINGSTON”")]
    monkeypatch.setattr(choice_module, "sticks", lambda **_how: list(plugged))
    screen.trip.choice.seek()
    done(screen.trip, qtbot)
    assert screen.trip.groups.leaving_title.text() == "Sẽ ghi gì (1)"
    plugged.clear()
    screen.trip.choice.seek()
    assert "Đang chờ ghi ra: Tháng 1/2022." in screen.trip.empty.text()


def test_a_month_can_be_read_line_by_line_before_it_leaves(
    pair: Pair, usb: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(pair.post, JANUARY)
    shown = at_post(pair, usb, qtbot)
    assert not shown.groups.content.isEnabled()
    shown.groups.leaving.selectRow(0)
    seen: list[LeavingDialog] = []

    def look(dialog: LeavingDialog) -> None:
        seen.append(dialog)

    monkeypatch.setattr(LeavingDialog, "exec", look)
    shown.groups.content.click()
    (dialog,) = seen
    assert "Số liệu chỉ tiêu" in dialog.view.parts
    assert dialog.go.isHidden()


def test_ejecting_tells_whether_the_stick_may_be_pulled(
    pair: Pair, usb: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    pair.post.noted.connect(told.append)
    shown = at_post(pair, usb, qtbot)
    for done_by_system in (False, True):  # no desktop that ejects is to be had in a test
        monkeypatch.setattr(trip_module, "eject", lambda _root, done=done_by_system: done)
        shown.out.click()
    assert ["an toàn" in told[0], "rút USB được rồi" in told[1]] == [True, True]


def test_the_history_tells_both_ways(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    close(pair.post, JANUARY)
    for desk in (pair.post, pair.superior, pair.post):
        carried(desk, usb)
    screen = Sending(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    screen.tabs.setCurrentWidget(screen.history)
    lines = screen.history.table.words()
    assert [words[1] for words in lines] == ["Vào", "Ra"]
    assert lines[-1][3:6] == ("Gói", "Công an huyện Gia Viễn", "Đã ghi ra")
    screen.history.table.selectRow(0)
    assert "nhận đủ" in screen.history.detail.text()


@pytest.mark.parametrize("side", ["post", "superior"])
def test_every_part_of_a_trip_has_its_name_and_its_own_key(
    pair: Pair, usb: Path, qtbot: QtBot, side: str
) -> None:
    close(pair.post, JANUARY)
    carried(pair.post, usb)
    shown = at_post(pair, usb, qtbot) if side == "post" else above(pair, usb, qtbot)
    no_clash_of_letters(shown)
    no_part_without_a_name(shown)
    no_markup(shown)


def test_at_125_percent_all_of_it_fits_a_small_laptop(
    pair: Pair, usb: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    close(pair.post, JANUARY)
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.25)
    qapp.setFont(larger)
    try:
        shown = at_post(pair, usb, qtbot)
        shown.window().ensurePolished()
        needed = shown.window().minimumSizeHint()
    finally:
        qapp.setFont(before)
    assert needed.width() <= 1366 - 240  # beside the navigation
    assert needed.height() <= 640


def test_the_keyboard_reaches_the_one_button(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    close(pair.post, JANUARY)
    shown = at_post(pair, usb, qtbot)
    shown.window().activateWindow()
    QTest.qWaitForWindowActive(shown.window())
    QTest.keyClick(shown.window(), Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown.report is not None)
    done(shown, qtbot)
    assert (usb / "BINHYEN" / POST.replace("/", "_")).is_dir()
