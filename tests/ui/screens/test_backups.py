"""Copies of the books on the screen: made, tried, carried, brought back; said on the first page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from storage.backup import backups_in, folder_of
from storage.backup_file import now
from storage.backup_notes import keep_notes
from storage.backup_swap import finish_waiting
from storage.journal import note
from storage.ledger import Ledger
from storage.records import Activity
from storage.repository import find
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.inbox import receive
from sync.keys import UnitKeys
from sync.machine_keys import RESTORED
from tests.conftest import PASSPHRASE, NewBooks
from tests.storage.registers import activity
from tests.ui.screens.answering import do_to_next
from tests.ui.screens.pair import JANUARY, close, paired
from ui.screens.backup_home import backup_words, offer_backups
from ui.screens.backup_restoring import RestoreDialog
from ui.screens.backup_rounds import rounds_of
from ui.screens.backups import Backups
from ui.screens.desk import Desk
from ui.screens.first_run import FirstRun
from ui.screens.rows import Rows
from ui.screens.safe import Safe
from ui.screens.sending import Sending
from ui.screens.unlock import Unlock


@pytest.fixture
def kept(books: NewBooks) -> Iterator[Ledger]:
    with Ledger(books.books.ledger, books.master.ledger_key) as ledger:
        activity(ledger, "20/11/2022", title="Trước")
        yield ledger


@pytest.fixture
def desk(qapp: object, books: NewBooks, kept: Ledger) -> Desk:
    return Desk(kept, safe=Safe(books.books, books.master, UnitKeys.generate()))


@pytest.fixture
def screen(desk: Desk, shown: Callable[[Any], Any]) -> Backups:
    made: Backups = shown(Backups(desk))
    return made


def wait_idle(qtbot: QtBot, screen: Backups) -> None:
    qtbot.waitUntil(lambda: not screen.working.is_busy)


def test_the_action_of_the_search_makes_a_copy_at_once(qtbot: QtBot, screen: Backups) -> None:
    screen.begin_with({})
    wait_idle(qtbot, screen)
    assert len(screen.table.words()) == 1


def test_one_button_makes_a_copy_tries_it_and_says_so(
    qtbot: QtBot, desk: Desk, screen: Backups
) -> None:
    assert screen.state.words.text() == "Sổ chưa có bản sao lưu nào."
    screen.make.click()
    wait_idle(qtbot, screen)
    ((_when, size, place, tried),) = screen.table.words()
    assert size.endswith("MB")
    assert place == "Máy này"
    assert tried.startswith("Mở lại tốt")
    assert "đã thử mở lại tốt" in screen.state.words.text()
    assert backup_words(desk) is not None


def test_the_stick_gets_a_copy_and_its_absence_is_said_without_a_dialog(
    qtbot: QtBot, screen: Backups, tmp_path: Path
) -> None:
    screen.make.click()
    wait_idle(qtbot, screen)
    stick = tmp_path / "usb"
    stick.mkdir()
    screen.use_place(stick)
    wait_idle(qtbot, screen)
    assert [line[2] for line in screen.table.words()] == ["Máy này, USB"]
    stick.rename(tmp_path / "rút")
    screen.refresh()
    assert "Chưa cắm USB" in screen.place.words.text()
    screen.give_up.click()
    assert "Chưa chọn USB" in screen.place.words.text()


def test_before_anything_is_sent_from_restored_books_the_post_is_told_to_ask(
    tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    with paired(tmp_path) as pair:
        data = close(pair.post, JANUARY)
        screen: Sending = shown(Sending(pair.post))
        assert "Đã ghép đôi" in screen.partner.text()
        with pair.post.ledger.change():
            note(pair.post.ledger, RESTORED, "book", now().isoformat())
        todo = Rows()
        offer_backups(pair.post, todo, Rows())
        assert todo.count() >= 1
        screen.refresh()
        assert "hãy gọi hỏi cấp trên" in screen.partner.text()
        assert screen.partner.property("look") == "warning"
        above = pair.superior
        receipt = drain(receive(above.ledger, data, above.keys)).receipts[0]
        take_receipt(pair.post.ledger, receipt, pair.post.keys)
        screen.refresh()
        assert "Đã ghép đôi" in screen.partner.text()


def test_what_is_wrong_stands_among_what_is_to_be_done(desk: Desk, books: NewBooks) -> None:
    todo, recent = Rows(), Rows()
    offer_backups(desk, todo, recent)
    assert (todo.count(), recent.count()) == (1, 0)
    keep_notes(books.books, failed="BS-02")
    said = backup_words(desk)
    assert said
    assert said.tone == "bad"
    assert "BS-02" in said.words
    todo.clear()


def test_copies_are_made_in_the_background_and_after_a_closing(
    qtbot: QtBot, desk: Desk, books: NewBooks
) -> None:
    rounds = rounds_of(desk)
    with qtbot.waitSignal(rounds.ended) as ended:
        rounds.go()
    assert ended.args
    assert ended.args[0].made
    (made,) = backups_in(folder_of(books.books))
    with qtbot.waitSignal(rounds.ended) as ended:
        rounds.go()
    assert ended.args
    assert not ended.args[0].made, "nothing changed, and one was made today"
    rounds.begin()
    desk.hear(frozenset({"closed_month"}))
    with qtbot.waitSignal(rounds.ended) as ended:
        rounds.go()
    assert ended.args
    assert ended.args[0].made
    rounds.stop()
    assert [one.path for one in backups_in(folder_of(books.books))] != [made.path]


def test_books_that_are_open_are_shut_and_come_back_as_they_were(
    qtbot: QtBot, desk: Desk, screen: Backups, books: NewBooks
) -> None:
    screen.make.click()
    wait_idle(qtbot, screen)
    activity(desk.ledger, "21/11/2022", title="Sau")
    screen.table.selectRow(0)

    def fill(dialog: RestoreDialog) -> None:
        dialog.secret.setText("sai mật khẩu rồi")
        dialog.restore()
        qtbot.waitUntil(lambda: "SO-02" in dialog.complaint.text())
        dialog.secret.setText(PASSPHRASE)
        dialog.go.click()

    do_to_next(RestoreDialog, fill)
    with qtbot.waitSignal(desk.restored):
        screen.restore_button.click()
    desk.ledger.close()
    finish_waiting(books.books)
    with Ledger(books.books.ledger, books.master.ledger_key) as again:
        assert {one.title for one in find(again, Activity)} == {"Trước"}
        (noted,) = again.db.execute("SELECT 1 FROM journal WHERE action = 'restore'").fetchall()
        assert noted


def test_a_computer_without_books_gets_them_from_the_file_and_the_code_on_paper(
    qtbot: QtBot, screen: Backups, books: NewBooks, tmp_path: Path, shown: Callable[[Any], Any]
) -> None:
    screen.make.click()
    wait_idle(qtbot, screen)
    (made,) = backups_in(folder_of(books.books))
    first: FirstRun = shown(FirstRun(tmp_path / "máy mới"))

    def fill(dialog: RestoreDialog) -> None:
        dialog.use_file(tmp_path / "không có.bysl")
        assert "BS-01" in dialog.complaint.text()
        dialog.use_file(made.path)
        dialog.by_code.setChecked(True)
        dialog.secret.setText(books.code)
        dialog.go.click()

    do_to_next(RestoreDialog, fill)
    with qtbot.waitSignal(first.known_wanted) as wanted:
        first.restore()
    assert wanted.args
    assert wanted.args[0].ledger.exists()


def test_books_that_are_damaged_are_restored_from_the_page_that_says_so(
    qtbot: QtBot, screen: Backups, desk: Desk, books: NewBooks, shown: Callable[[Any], Any]
) -> None:
    screen.make.click()
    wait_idle(qtbot, screen)
    desk.ledger.close()
    books.books.ledger.write_bytes(b"rot" * 5000)
    page: Unlock = shown(Unlock(books.books))

    def fill(dialog: RestoreDialog) -> None:
        assert dialog.copies.count() == 1
        dialog.secret.setText(PASSPHRASE)
        dialog.go.click()

    do_to_next(RestoreDialog, fill)
    with qtbot.waitSignal(page.restored):
        page.restore()
    with books.books.open(books.master) as again:
        assert {one.title for one in find(again, Activity)} == {"Trước"}
