"""Dossiers answered at the superior's desk: what the dialog asks, warns of and refuses."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from storage.records import Award, Nominee, Review
from storage.repository import find
from sync.decision_signing import decisions
from tests.sync.reviewed import Posts, names_one
from tests.ui.screens.commendation_books import when
from tests.ui.screens.reviewed_books import above, decide, desk, posts, screen, send, states, wait
from ui.screens.desk import Desk
from ui.screens.review_answer import ReviewAnswer
from ui.screens.reviews import Reviews

__all__ = ["above", "desk", "posts", "screen"]  # the fixtures


def test_a_second_decision_over_the_same_dossier_is_warned_of(
    screen: Reviews, posts: Posts
) -> None:
    (sent,) = send(screen, posts, "Hà Văn A")
    posts.reply(sent)
    screen.refresh()
    heard: list[str] = []

    def look(dialog: ReviewAnswer) -> None:
        heard.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    when(ReviewAnswer, look)
    screen.answer("decided")
    assert any("đã có quyết định 99/QĐ ngày 28/12/2022" in words for words in heard)


def test_a_day_before_the_submission_is_asked_to_be_looked_at(
    screen: Reviews, posts: Posts
) -> None:
    send(screen, posts, "Hà Văn A")
    heard: list[str] = []

    def look(dialog: ReviewAnswer) -> None:
        for day in ("19/12/2022", "20/12/2022"):
            dialog.day.line.selectAll()
            QTest.keyClicks(dialog.day.line, day)
            heard.append(dialog.doubt.text())
        dialog.reject()

    when(ReviewAnswer, look)
    screen.answer("decided")
    assert heard[0].endswith("trình (20/12/2022); hãy xem lại.")
    assert heard[1] == ""


def test_a_reason_too_long_for_the_books_is_asked_to_be_shorter(
    screen: Reviews, posts: Posts, desk: Desk
) -> None:
    send(screen, posts, "Hà Văn A")
    heard: list[str] = []

    def say(dialog: ReviewAnswer) -> None:
        dialog.reason.setPlainText("dài " * 3000)
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.reason.setPlainText("")
        dialog.table.say(find(desk.ledger, Nominee)[0].id, "dài " * 200)
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.reject()

    when(ReviewAnswer, say)
    screen.answer("returned")
    assert heard[0].startswith("Lý do dài 11999 chữ cái")
    assert heard[1] == "Lý do riêng dài quá 500 chữ cái, hãy viết gọn lại: Hà Văn A."


def test_a_decision_over_two_units_is_a_number_and_enter(
    screen: Reviews, posts: Posts, desk: Desk, qtbot: QtBot
) -> None:
    sent = send(screen, posts, "Hà Văn A", "Hà Văn B")
    screen.list.table.tick(*(one.id for one in sent))
    when(ReviewAnswer, decide)
    screen.answer("decided")
    wait(screen, qtbot)
    assert states(screen) == ["Đã quyết định", "Đã quyết định"]
    assert screen.list.table.ticked == []
    assert find(desk.ledger, Award) == []
    for office, file in zip((posts.one, posts.other), decisions(desk.ledger), strict=True):
        (award,) = posts.take(office, file.data).awards
        assert (award.number, award.amount > 0) == ("45/QĐ-CAH", True)


def test_an_unticked_nominee_asks_for_a_reason(
    screen: Reviews, posts: Posts, desk: Desk, qtbot: QtBot
) -> None:
    (sent,) = send(screen, posts, "Hà Văn A")
    heard: list[str] = []

    def leave_out(dialog: ReviewAnswer) -> None:
        dialog.number.setText("45/QĐ")
        (nominee,) = find(desk.ledger, Nominee)
        dialog.table.give(nominee.id, on=False)
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.reason.setPlainText("Trùng")
        dialog.go.click()

    when(ReviewAnswer, leave_out)
    screen.answer("decided")
    wait(screen, qtbot)
    assert heard == ["Cần ghi lý do với người bị bỏ dấu: Hà Văn A."]
    (review,) = find(desk.ledger, Review)
    assert (review.status, review.reason) == ("refused", "Hà Văn A: Trùng")
    assert review.proposal == sent.id


def test_what_was_decided_is_not_returned(screen: Reviews, posts: Posts) -> None:
    (sent,) = send(screen, posts, "Hà Văn A")
    posts.reply(sent)
    screen.refresh()
    heard: list[str] = []

    def read(box: QMessageBox) -> None:
        heard.append(box.informativeText())
        box.buttons()[0].click()

    when(QMessageBox, read)
    screen.answer("returned")
    assert "đã có kết quả" in heard[0]


def test_one_decision_does_not_mix_kinds_of_awards(screen: Reviews, posts: Posts) -> None:
    first = names_one(posts.one, "Hà Văn A")
    other = names_one(posts.other, "Hà Văn B", form="merit_certificate")
    posts.send(posts.one, first)
    posts.send(posts.other, other)
    screen.refresh()
    screen.list.table.tick(first.id, other.id)
    heard: list[str] = []

    def read(box: QMessageBox) -> None:
        heard.append(box.informativeText())
        box.buttons()[0].click()

    when(QMessageBox, read)
    screen.answer("decided")
    assert "một quyết định chỉ cho một loại" in heard[0]


def test_a_day_that_has_not_come_is_no_day_of_a_decision(
    screen: Reviews, posts: Posts, qtbot: QtBot
) -> None:
    send(screen, posts, "Hà Văn A")
    heard: list[str] = []

    def go(dialog: ReviewAnswer) -> None:
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.number.setText("1")
        dialog.day.write(date(2030, 1, 1))
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.reject()

    when(ReviewAnswer, go)
    screen.answer("decided")
    assert heard[0].startswith("Cần số quyết định")
    assert "chưa tới" in heard[1]


def test_one_click_on_a_reason_begins_to_type_it(
    screen: Reviews, posts: Posts, qtbot: QtBot
) -> None:
    send(screen, posts, "Hà Văn A")
    said: list[str] = []

    def look(dialog: ReviewAnswer) -> None:
        table = dialog.table
        place = table.visualRect(table.model().index(0, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        line = table.findChild(QLineEdit)
        assert line is not None
        QTest.keyClicks(line, "Thieu xac nhan")
        QTest.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: any(words for _ticked, words in table.typed().values()))
        said.extend(words for _ticked, words in table.typed().values())
        dialog.reject()

    when(ReviewAnswer, look)
    screen.answer("returned")
    assert said == ["Thieu xac nhan"]
