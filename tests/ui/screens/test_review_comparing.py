"""Nominees of several dossiers at the superior's desk: side by side, alike, marked, listed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from storage.records import Nominee, Proposal, Review
from storage.repository import find, get, put
from sync.decision_signing import decisions
from tests.sync.proposals import proposal
from tests.sync.reviewed import Posts
from tests.ui.screens.commendation_books import when
from tests.ui.screens.reviewed_books import above, decide, desk, posts, screen, send, states, wait
from ui.screens.desk import Desk
from ui.screens.preview import PreviewDialog
from ui.screens.review_answer import ReviewAnswer
from ui.screens.review_answering import marks_of
from ui.screens.reviews import Reviews
from ui.screens.signed_paper import SignedPaper

__all__ = ["above", "desk", "posts", "screen"]  # the fixtures


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
    say_again = {"said": ""}

    def empty(dialog: QInputDialog) -> None:
        say_again["said"] = dialog.textValue()
        dialog.setTextValue("")
        dialog.accept()

    when(QInputDialog, empty)
    screen.compare.doubles.pass_over()
    wait(screen, qtbot)
    assert say_again["said"].startswith("Đã hỏi")
    assert screen.compare.tabs.tabText(1) == "Trùng lặp (1)"


def test_of_two_who_are_alike_one_is_marked_and_the_reason_names_nobody_else(
    screen: Reviews, posts: Posts, desk: Desk, qtbot: QtBot
) -> None:
    sent = send(screen, posts, "Hà Văn A", "Hà Văn A")
    screen.list.table.tick(*(one.id for one in sent))
    screen.open_chosen()
    wait(screen, qtbot)
    double = screen.compare.doubles.table.key()
    assert double.other
    offered: list[str] = []

    def choose_other(box: QMessageBox) -> None:
        when(QInputDialog, agree)
        box.buttons()[1].click()

    def agree(dialog: QInputDialog) -> None:
        offered.append(dialog.textValue())
        dialog.accept()

    when(QMessageBox, choose_other)
    screen.compare.doubles.refuse()
    assert list(marks_of(desk)) == [double.other.id]
    assert offered[0].startswith("Đề nghị hai lần: xem đề nghị của Công an")
    assert "Hà Văn A" not in offered[0]
    assert screen.compare.table.key() == double.other.id


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
    qtbot.waitUntil(lambda: not papers.working.is_busy)
    assert papers.table.words()[0][:2] == ("Tệp hỏng", "Tờ trình đã ký")
    seen: list[str] = []

    def look(dialog: SignedPaper) -> None:
        qtbot.waitUntil(lambda: dialog.judged is not None)
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
