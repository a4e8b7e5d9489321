from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from storage.books import Books
from storage.keystore import MasterKey
from storage.ledger import Ledger
from storage.records import Activity, Hamlet, SecurityModel, Team
from storage.repository import find
from storage.settings import Settings
from sync.keys import UnitKeys
from ui.screens.desk import Desk
from ui.screens.look import size_text
from ui.screens.places import places_for
from ui.screens.safe import Safe
from ui.screens.window import MainWindow

UNIT = "ninh-binh/gia-vien/gia-thang"
PLACES = [place.code for place in places_for("post")]
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """Put real books on a desk: some places need keys."""
    master, books = MasterKey(bytes(32)), Books(tmp_path)
    with Ledger(books.ledger, master.ledger_key) as ledger:
        ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã Gia Thắng"))
        safe = Safe(books, master, UnitKeys.generate())
        yield Desk(ledger, safe=safe, today=lambda: date(2022, 12, 8))


@pytest.fixture
def window(desk: Desk, shown: Show, qtbot: QtBot) -> MainWindow:
    hamlet = Hamlet(unit=UNIT, name="Thôn Đoài")
    desk.save(hamlet)
    desk.save(SecurityModel(unit=UNIT, name="Tổ liên gia", type="D01"))
    desk.save(Team(unit=UNIT, name="Tổ 1", form="mediation", hamlets=(hamlet.id,)))
    desk.save(Activity(unit=UNIT, kind="talk", title="Ma túy", happened_on=date(2022, 12, 1)))
    window = MainWindow(desk)
    shown(window)
    return window


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window, QKeySequence(keys))


def test_ctrl_and_a_number_goes_to_a_place(window: MainWindow) -> None:
    press(window, "Ctrl+4")
    assert window.screen_shown.accessibleName() == "Hoạt động"
    assert window.nav["activities"].isChecked()


def test_the_first_nine_places_have_a_key_and_later_ones_promise_none(window: MainWindow) -> None:
    assert len(window.listed) > 9
    for number, place in enumerate(window.listed[:9], 1):
        assert window.nav[place.code].toolTip() == f"Ctrl+{number}"
        press(window, f"Ctrl+{number}")
        assert window.screen_shown.accessibleName() == place.title
    assert {window.nav[place.code].toolTip() for place in window.listed[9:]} == {""}


def test_ctrl_f_goes_to_the_search_of_the_screen(window: MainWindow, qapp: QApplication) -> None:
    window.show_place("teams")
    press(window, "Ctrl+F")
    focus = qapp.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.accessibleName() == "Tìm tổ"


def test_the_foot_says_whose_books_these_are_which_month_is_open_and_no_secrets(
    window: MainWindow,
) -> None:
    said = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "Công an xã Gia Thắng" in said
    assert "Tháng 12/2022 (15/11–14/12)" in said
    assert "KHÔNG NHẬP THÔNG TIN BÍ MẬT NHÀ NƯỚC" in said


def test_undo_in_the_note_takes_the_last_save_back(window: MainWindow, desk: Desk) -> None:
    desk.save(Hamlet(unit=UNIT, name="Thôn Trung"))
    assert window.toast.isVisible()
    assert window.toast.words.text() == "Đã ghi “Thôn Trung”."
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    assert list(desk.names(Hamlet).values()) == ["Thôn Đoài"]


def test_the_note_never_takes_the_keyboard(window: MainWindow, desk: Desk) -> None:
    window.show_place("teams")
    press(window, "Ctrl+F")
    before = QApplication.focusWidget()
    desk.save(Hamlet(unit=UNIT, name="Thôn Trung"))
    assert QApplication.focusWidget() is before


def test_a_refusal_is_told_in_a_message_that_can_be_closed(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    heard: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        heard.extend([box.informativeText(), *(one.text() for one in box.buttons())])
        box.buttons()[0].click()

    (hamlet,) = find(desk.ledger, Hamlet)
    QTimer.singleShot(50, answer)
    desk.remove(hamlet)
    assert "BG-02" in heard[0]
    assert heard[1:] == ["Đã hiểu"]


@pytest.mark.parametrize("place", PLACES)
def test_no_two_letters_to_press_with_alt_clash_on_one_screen(
    window: MainWindow, place: str
) -> None:
    window.show_place(place)
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    keys = [QKeySequence.mnemonic(one.text()).toString() for one in shown]
    assert {key: n for key, n in Counter(filter(None, keys)).items() if n > 1} == {}
    assert all(key.removeprefix("Alt+").isascii() for key in keys)


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow, place: str) -> None:
    window.show_place(place)
    window.screen_shown.begin_new()
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QTableView, QAbstractButton)
    nameless = [
        one
        for kind in kinds
        for one in window.screen_shown.findChildren(kind)
        if one.isVisible()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not isinstance(one.parent(), QComboBox)
    ]
    assert nameless == []


@pytest.mark.parametrize("place", PLACES)
def test_going_to_a_place_opens_no_other_window(
    window: MainWindow, place: str, qapp: QApplication
) -> None:
    opened: list[int] = []
    qapp.focusWindowChanged.connect(lambda _window: opened.append(1))
    window.show_place(place)
    window.screen_shown.begin_new()
    qapp.processEvents()
    assert window.isActiveWindow()
    assert opened == []


@pytest.mark.parametrize("place", PLACES)
def test_no_label_reads_its_text_as_markup(window: MainWindow, place: str) -> None:
    window.show_place(place)
    labels = window.screen_shown.findChildren(QLabel)
    assert [
        one for one in labels if one.textFormat() != Qt.TextFormat.PlainText and one.text()
    ] == []


@pytest.mark.parametrize("place", PLACES)
def test_nothing_needs_more_room_than_a_small_laptop_at_125_percent_has(
    window: MainWindow, place: str, qtbot: QtBot
) -> None:
    window.show_place(place)
    window.screen_shown.begin_new()
    window.resize(1080, 614)
    qtbot.waitUntil(lambda: window.width() == 1080)
    assert window.minimumSizeHint().width() <= 1080
    assert window.minimumSizeHint().height() <= 614


def test_ctrl_z_takes_back_the_last_change_but_a_text_field_keeps_it_for_its_words(
    window: MainWindow, desk: Desk
) -> None:
    window.show_place("hamlets")
    desk.save(Hamlet(unit=UNIT, name="Thôn Mới"))
    window.screen_shown.search()
    line = QApplication.focusWidget()
    assert line
    QTest.keyClicks(line, "moi")
    QTest.keySequence(line, QKeySequence("Ctrl+Z"))
    assert len(find(desk.ledger, Hamlet)) == 2
    window.nav["home"].setFocus()
    press(window, "Ctrl+Z")
    assert [one.name for one in find(desk.ledger, Hamlet)] == ["Thôn Đoài"]


def test_whoever_comes_to_a_place_can_work_with_the_keyboard_at_once(window: MainWindow) -> None:
    press(window, "Ctrl+2")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QTableView)
    assert focus.accessibleName() == "Danh sách mô hình"


@pytest.mark.parametrize("percent", [80, 100, 125, 200])
def test_the_words_of_the_navigation_are_never_cut_across(
    window: MainWindow, qapp: QApplication, percent: int
) -> None:
    size_text(qapp, percent)
    try:
        QTest.qWait(1)
        for one in window.nav.values():
            assert one.sizeHint().width() <= one.width()
    finally:
        size_text(qapp, 100)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_navigation_fits_a_small_laptop(
    window: MainWindow, qapp: QApplication, percent: int
) -> None:
    size_text(qapp, percent)
    try:
        QTest.qWait(1)
        assert window.minimumSizeHint().height() <= 614
    finally:
        size_text(qapp, 100)
