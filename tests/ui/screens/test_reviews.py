"""Dossiers at the superior's desk: found, opened side by side, answered, carried back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from storage.records import Award, Nominee, Proposal, Review
from storage.repository import find, get, put
from storage.steps import drain
from sync.decision_signing import decisions, decisions_to_write
from sync.receipts import receipt_of
from tests.sync.proposals import proposal
from tests.sync.reviewed import Posts, names_one
from tests.ui.screens.commendation_books import when
from tests.ui.screens.reviewed_books import reviewing
from ui.screens import review_writing
from ui.screens.commendations import Commendations
from ui.screens.desk import Desk
from ui.screens.preview import PreviewDialog
from ui.screens.review_answer import ReviewAnswer
from ui.screens.review_writing import write_answers, write_to
from ui.screens.reviews import Reviews
from ui.screens.signed_paper import SignedPaper


@pytest.fixture
def above(tmp_path: Path) -> Iterator[tuple[Posts, Desk]]:
    with reviewing(tmp_path) as both:
        yield both


@pytest.fixture
def posts(above: tuple[Posts, Desk]) -> Posts:
    return above[0]


@pytest.fixture
def desk(above: tuple[Posts, Desk]) -> Desk:
    return above[1]


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> Reviews:
    made = Reviews(desk)
    qtbot.addWidget(made)
    made.resize(1150, 620)
    made.show()
    return made


def send(screen: Reviews, posts: Posts, *names: str) -> list[Proposal]:
    """Send a dossier of one person from each post, and show them."""
    sent = []
    for office, name in zip((posts.one, posts.other), names, strict=False):
        sent.append(names_one(office, name, born=1980))
        posts.send(office, sent[-1])
    screen.desk.changed.emit(frozenset({"proposal"}))
    return sent


def wait(screen: Reviews, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.working.is_busy, timeout=20_000)


def states(screen: Reviews) -> list[str]:
    return [words[0] for words in screen.list.table.words()]


def decide(dialog: ReviewAnswer) -> None:
    dialog.number.setText("45/QĐ-CAH")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)


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


def test_nominees_of_two_units_stand_side_by_side(
    screen: Reviews, posts: Posts, qtbot: QtBot
) -> None:
    sent = send(screen, posts, "Hà Văn A", "Hà Văn A")
    screen.list.table.tick(*(one.id for one in sent))
    assert screen.open_button.text() == "&Xem 2 hồ sơ cạnh nhau"
    screen.open_chosen()
    wait(screen, qtbot)
    compare = screen.compare
    assert [words[0] for words in compare.table.words()] == ["Cá nhân: 2", "Hà Văn A", "Hà Văn A"]
    assert compare.tabs.tabText(1) == "Trùng lặp (1)"
    compare.doubles.open_double(compare.doubles.table.key())
    assert [row for row in compare.beside.said if row[0] == "Năm sinh"] == [
        ("Năm sinh", "1980", "1980")
    ]
    screen.back()
    assert screen.open_button.isVisible()


def test_a_likeness_is_passed_over_with_a_reason(
    screen: Reviews, posts: Posts, qtbot: QtBot
) -> None:
    sent = send(screen, posts, "Hà Văn A", "Hà Văn A")
    screen.list.table.tick(*(one.id for one in sent))
    screen.open_chosen()
    wait(screen, qtbot)

    def say(dialog: QInputDialog) -> None:
        dialog.setTextValue("Đã hỏi: hai người khác nhau")
        dialog.accept()

    when(QInputDialog, say)
    screen.compare.doubles.pass_over()
    wait(screen, qtbot)
    (words,) = screen.compare.doubles.table.words()
    assert words[0] == "Đã xem"
    assert words[-1].startswith("Đã hỏi")
    assert screen.compare.tabs.tabText(1) == "Trùng lặp"


def test_a_decision_over_two_units_is_a_number_and_enter(
    screen: Reviews, posts: Posts, desk: Desk, qtbot: QtBot
) -> None:
    sent = send(screen, posts, "Hà Văn A", "Hà Văn B")
    screen.list.table.tick(*(one.id for one in sent))
    when(ReviewAnswer, decide)
    screen.answer("decided")
    wait(screen, qtbot)
    assert states(screen) == ["Đã quyết định", "Đã quyết định"]
    assert find(desk.ledger, Award) == []
    for office, file in zip((posts.one, posts.other), decisions(desk.ledger), strict=True):
        (award,) = posts.take(office, file.data).awards
        assert (award.number, award.amount > 0) == ("45/QĐ-CAH", True)


def test_whoever_was_marked_is_left_out_with_the_reason(
    screen: Reviews, posts: Posts, desk: Desk, qtbot: QtBot
) -> None:
    sent = send(screen, posts, "Hà Văn A", "Hà Văn B")
    screen.list.table.tick(*(one.id for one in sent))
    screen.open_chosen()
    wait(screen, qtbot)
    left = find(desk.ledger, Nominee, name="Hà Văn A")[0]
    screen.compare.table.stand_on(left.id)

    def say(dialog: QInputDialog) -> None:
        dialog.setTextValue("Chưa đủ thành tích")
        dialog.accept()

    when(QInputDialog, say)
    screen.compare.mark_chosen()
    assert "Không đạt (chưa ký): Chưa đủ thành tích" in screen.compare.table.words()[1]
    when(ReviewAnswer, decide)
    screen.answer("decided")
    wait(screen, qtbot)
    by_proposal = {one.proposal: one.status for one in find(desk.ledger, Review)}
    assert by_proposal == {sent[0].id: "refused", sent[1].id: "decided"}
    assert screen.compare.table.words()[1][-1] == "Không đạt: Chưa đủ thành tích"


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


def test_a_return_needs_words_and_a_revision_shows_what_changed(
    screen: Reviews, posts: Posts, desk: Desk, qtbot: QtBot
) -> None:
    (sent,) = send(screen, posts, "Hà Văn A")
    heard: list[str] = []

    def give_back(dialog: ReviewAnswer) -> None:
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.table.say(find(desk.ledger, Nominee)[0].id, "Ghi rõ chức vụ")
        dialog.go.click()

    when(ReviewAnswer, give_back)
    screen.answer("returned")
    wait(screen, qtbot)
    assert heard == ["Cần ghi lý do để đơn vị biết."]
    taken = posts.take(posts.one, decisions(desk.ledger)[0].data)
    assert taken.document.reason == "Hà Văn A: Ghi rõ chức vụ"
    (nominee,) = find(posts.one.ledger, Nominee)
    put(posts.one.ledger, nominee.model_copy(update={"position": "Tổ trưởng"}))
    posts.send(posts.one, get(posts.one.ledger, Proposal, sent.id))
    screen.refresh()
    assert states(screen) == ["Bản bổ sung mới"]
    screen.open(sent.id)
    wait(screen, qtbot)
    last = screen.compare.changes.words()[-1]
    assert last[1:] == ("Chức vụ, đơn vị", "không ghi", "Tổ trưởng")


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


def test_papers_that_came_along_are_opened_and_their_signatures_judged(
    screen: Reviews, posts: Posts, qtbot: QtBot
) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    screen.refresh()
    screen.open(written.id)
    wait(screen, qtbot)
    papers = screen.compare.papers
    (words,) = papers.table.words()
    assert words[:2] == ("0 chữ ký, chưa kiểm tra", "Tờ trình đã ký")
    screen.compare.tabs.setCurrentWidget(papers)
    qtbot.waitUntil(lambda: not papers.working.is_busy, timeout=20_000)
    assert papers.table.words()[0][:2] == ("Tệp hỏng", "Tờ trình đã ký")
    seen: list[str] = []

    def look(dialog: SignedPaper) -> None:
        qtbot.waitUntil(lambda: dialog.judged is not None, timeout=20_000)
        seen.append(dialog.windowTitle())
        dialog.accept()

    when(SignedPaper, look)
    papers.judge()
    assert seen == ["Chữ ký của Tờ trình đã ký"]


def test_the_joint_list_is_shown_and_saved_for_word_and_excel(
    screen: Reviews, posts: Posts, qtbot: QtBot, tmp_path: Path
) -> None:
    sent = send(screen, posts, "Hà Văn A", "Hà Văn B")
    screen.list.table.tick(*(one.id for one in sent))
    pages: list[int] = []

    def look(dialog: PreviewDialog) -> None:
        pages.append(dialog.pages.page_count)
        dialog.accept()

    when(PreviewDialog, look)
    screen.roster.show_pdf()
    wait(screen, qtbot)
    assert len(pages) == 1
    for ending in ("docx", "xlsx"):
        when(QMessageBox, lambda box: box.buttons()[0].click())
        screen.roster.write(tmp_path / f"ds.{ending}", ending)
        wait(screen, qtbot)
        assert (tmp_path / f"ds.{ending}").stat().st_size > 1000


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
    proposals = place.stand_in("Đề nghị của đơn vị")
    rows = proposals.list.model  # type: ignore[attr-defined]
    assert [rows.record_at(row).id for row in range(rows.rowCount())] == [own.id]
