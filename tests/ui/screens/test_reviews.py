"""Dossiers at the superior's desk: found, narrowed, carried back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from storage.records import Proposal
from storage.repository import get
from storage.steps import drain
from sync.decision_signing import decisions_to_write
from sync.receipts import receipt_of
from tests.sync.reviewed import Posts, names_one
from tests.ui.screens.commendation_books import when
from tests.ui.screens.reviewed_books import above, desk, posts, screen, send, states, wait
from ui.screens import review_writing
from ui.screens.commendations import Commendations
from ui.screens.desk import Desk
from ui.screens.proposals import Proposals
from ui.screens.review_writing import write_answers, write_to
from ui.screens.reviews import Reviews

__all__ = ["above", "desk", "posts", "screen"]  # the fixtures


def test_before_anything_came_it_says_how_dossiers_come(screen: Reviews) -> None:
    assert screen.list.empty.isVisible()
    assert not any(one.isEnabled() for one in screen.answers.values())


def test_dossiers_are_narrowed_by_words_unit_and_state(screen: Reviews, posts: Posts) -> None:
    first, _second = send(screen, posts, "Hà Văn A", "Hà Văn B")
    posts.reply(first)
    screen.refresh()
    assert states(screen) == ["Mới nhận", "Đã quyết định"]
    screen.list.narrow("state", "open")
    assert states(screen) == ["Mới nhận"]
    screen.list.narrow("state", "")
    screen.list.narrow("unit", first.unit)
    assert states(screen) == ["Đã quyết định"]
    screen.list.narrow("unit", "")
    screen.list.search.setText("ha van b")
    screen.list.show_found()
    assert states(screen) == ["Mới nhận"]
    assert screen.list.count.text() == "1 hồ sơ, 1 chờ trả lời"
    screen.list.search.setText("khong co")
    screen.list.show_found()
    assert states(screen) == []
    assert "Không tìm thấy" in screen.list.empty.text()
    screen.list.search.setText("nam 2022")
    screen.list.show_found()
    assert len(states(screen)) == 2


def test_a_click_on_a_head_sorts_and_the_space_bar_ticks(
    screen: Reviews, posts: Posts, desk: Desk
) -> None:
    send(screen, posts, "Hà Văn A", "Hà Văn B")
    table = screen.list.table
    posts.reply(get(desk.ledger, Proposal, table.lines.lines[0].key), status="appraised")
    screen.refresh()
    table.sort_by(0)
    assert states(screen) == ["Đang thẩm định", "Mới nhận"]
    table.sort_by(0)
    assert states(screen) == ["Mới nhận", "Đang thẩm định"]
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked == [table.key()]
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked == []


def test_answers_are_written_with_their_receipts_and_again_the_same(
    screen: Reviews, posts: Posts, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (sent,) = send(screen, posts, "Hà Văn A")
    (data,) = posts.reply(sent)
    screen.refresh()
    assert screen.write_button.text() == "&Ghi 1 trả lời ra USB, thư mục…"
    stick = tmp_path / "usb"
    stick.mkdir()
    said: list[object] = []
    write_to(desk, screen.working, stick, (), said.append)
    wait(screen, qtbot)
    assert said == [review_writing.Carried(1, 1, 1)]
    (answer,) = stick.rglob("*.byq")
    (receipt,) = stick.rglob("*.byr")
    assert answer.read_bytes() == data
    assert receipt_of(receipt.read_bytes()).unit == posts.one.unit
    assert decisions_to_write(desk.ledger) == []
    assert not screen.write_button.isEnabled()
    assert screen.again_button.isEnabled()
    answer.unlink()
    drain(write_answers(desk.ledger, stick, desk.keys, [sent.id]))
    assert answer.read_bytes() == data


def test_nothing_is_written_where_nothing_waits(screen: Reviews) -> None:
    heard: list[str] = []

    def read(box: QMessageBox) -> None:
        heard.append(box.text())
        box.buttons()[0].click()

    when(QMessageBox, read)
    screen.carry()
    assert heard == ["Không có trả lời nào chờ ghi"]


def test_above_dossiers_come_first_and_own_proposals_stay_apart(
    desk: Desk, posts: Posts, qtbot: QtBot
) -> None:
    posts.send(posts.one, names_one(posts.one, "Hà Văn A"))
    own = names_one(posts.superior, "Phạm Văn Của Huyện", "Của huyện")
    place = Commendations(desk)
    qtbot.addWidget(place)
    place.show()
    assert isinstance(place.shown, Reviews)
    assert [words[2] for words in place.shown.list.table.words()] == ["Năm 2022"]
    place.tabs.setCurrentIndex(1)
    assert isinstance(place.shown, Proposals)
    rows = place.shown.list.model
    assert [rows.record_at(row).id for row in range(rows.rowCount())] == [own.id]
