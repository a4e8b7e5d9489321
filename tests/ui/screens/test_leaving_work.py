"""Nobody leaves settings, lists, receipts or books with work undone unless they say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.records import Nominee, Proposal
from sync.parcels_out import receipts_left_to_carry
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from tests.ui.screens.pair import JANUARY, Pair, close, paired
from ui.screens.desk import Desk
from ui.screens.proposals import Proposals
from ui.screens.quick_lines import nominee_of
from ui.screens.quick_nominees import QuickNominees
from ui.screens.receiving import Receiving
from ui.screens.register import Register
from ui.screens.settings import Settings
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def window(desk: Desk, shown: Show) -> MainWindow:
    made = MainWindow(desk)
    shown(made)
    made.show_place("settings")
    return made


def settings_of(window: MainWindow) -> Settings:
    screen = window.screen_shown
    assert isinstance(screen, Settings)
    return screen


def test_settings_that_were_typed_are_asked_about_before_going(
    window: MainWindow, desk: Desk
) -> None:
    line = settings_of(window).unit.editors["signer_name"].focusProxy()
    assert line
    QTest.keyClicks(line, "An")
    answer("Nhập tiếp")
    assert not window.close()
    answer("Ghi vào sổ")
    assert window.show_place("home")
    assert desk.settings.signer_name == "An"


def test_saving_one_page_of_settings_keeps_what_is_typed_on_the_other(
    window: MainWindow, desk: Desk
) -> None:
    screen = settings_of(window)
    line = screen.unit.editors["signer_name"].focusProxy()
    assert line
    QTest.keyClicks(line, "An")
    screen.tabs.setCurrentWidget(screen.months)
    screen.months.editors["deadline_days"].write(3)
    screen.save()
    screen.tabs.setCurrentWidget(screen.unit)
    assert screen.state.text() == "Chưa ghi"
    screen.save()
    assert (desk.settings.signer_name, desk.settings.deadline_days) == ("An", 3)


def test_books_are_not_closed_over_what_was_typed(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    screen = settings_of(window)
    line = screen.unit.editors["signer_name"].focusProxy()
    assert line
    QTest.keyClicks(line, "An")
    answer("Nhập tiếp")
    with qtbot.assertNotEmitted(desk.left):
        desk.leaving.emit()
    answer("Không ghi")
    with qtbot.waitSignal(desk.left):
        desk.leaving.emit()
    assert window.close()


PROPOSAL = Proposal(unit=UNIT, occasion="Năm 2022", form="certificate", authority="commune_chair")


def test_a_list_of_names_that_is_refused_stays_to_be_mended(qtbot: QtBot) -> None:
    heard: list[Nominee] = []

    def refuse(found: object) -> bool:
        heard.extend(found if isinstance(found, list) else [])
        return False

    dialog = QuickNominees(PROPOSAL, refuse)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.box.setPlainText("Nguyễn Văn An")
    dialog.go.click()
    assert [nominee.name for nominee in heard] == ["Nguyễn Văn An"]
    assert dialog.isVisible()
    answer("Nhập tiếp")
    dialog.reject()
    assert dialog.isVisible()
    answer("Bỏ danh sách")
    dialog.reject()
    assert not dialog.isVisible()


def test_nominees_are_listed_collectives_first_then_households_then_people_by_name(
    desk: Desk, shown: Show
) -> None:
    desk.save(PROPOSAL)
    for name, subject in (
        ("Trần Văn Bình", "individual"),
        ("Hộ ông Cường", "household"),
        ("Nguyễn Thị An", "individual"),
        ("Tổ liên gia 3", "collective"),
    ):
        desk.save(nominee_of(name, PROPOSAL, subject))
    screen: Register = Proposals(desk)
    shown(screen)
    model = screen.below[0].list.model
    records = [model.record_at(row) for row in range(model.rowCount())]
    assert [one.name for one in records if isinstance(one, Nominee)] == [
        "Tổ liên gia 3",
        "Hộ ông Cường",
        "Nguyễn Thị An",
        "Trần Văn Bình",
    ]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def test_receipts_that_were_not_written_wait_in_the_books_and_closing_asks_nothing(
    pair: Pair, shown: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "goi.byb"
    path.write_bytes(close(pair.post, JANUARY))
    window = MainWindow(pair.superior)
    shown(window)
    window.show_place("receiving")
    receiving = window.screen_shown
    assert isinstance(receiving, Receiving)
    receiving.drop.bring([path])
    receiving.drop.bring([path])  # while the first is being read
    qtbot.waitUntil(lambda: not receiving.working.is_busy)
    assert [words[0] for words in receiving.verdicts.words()] == ["Đã có"]
    assert window.show_place("units")
    assert receipts_left_to_carry(pair.superior.ledger) == 1
    assert window.close()
