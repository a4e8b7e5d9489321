from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.books import Books
from storage.recovery_code import new_code
from ui.screens.first_run import FirstRun
from ui.screens.new_books import NewBooks

FOLDER = Path("/home/cax/so")
PHRASE = "một câu dễ nhớ"


@pytest.fixture
def first_run(qtbot: QtBot) -> FirstRun:
    screen = FirstRun(FOLDER)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def fill(first_run: FirstRun, qtbot: QtBot, *, again: str = PHRASE) -> None:
    form = first_run.form
    QTest.keyClicks(form.finder.line, "gia thang, gia vien")
    QTest.keyClick(form.finder.line, Qt.Key.Key_Return)
    form.passphrase.first.setText(PHRASE)
    form.passphrase.second.setText(again)


def test_a_post_finds_itself_without_marks_and_asks_for_its_books(
    first_run: FirstRun, qtbot: QtBot
) -> None:
    first_run.own.click()
    fill(first_run, qtbot)
    with qtbot.waitSignal(first_run.books_wanted) as wanted:
        first_run.form.go.click()
    assert wanted.args == [
        NewBooks(
            unit="ninh-binh/gia-vien/gia-thang",
            name="Công an xã Gia Thắng",
            role="post",
            superior="ninh-binh/gia-vien",
            folder=FOLDER,
            passphrase=PHRASE,
        )
    ]


def test_a_superior_asks_for_its_own_role(first_run: FirstRun, qtbot: QtBot) -> None:
    first_run.superior.click()
    fill(first_run, qtbot)
    with qtbot.waitSignal(first_run.books_wanted) as wanted:
        first_run.form.go.click()
    assert wanted.args is not None
    assert wanted.args[0].role == "superior"


def test_two_different_passphrases_make_no_books(first_run: FirstRun, qtbot: QtBot) -> None:
    first_run.own.click()
    fill(first_run, qtbot, again="một câu khác")
    with qtbot.assertNotEmitted(first_run.books_wanted):
        first_run.form.go.click()
    assert "chưa giống nhau" in first_run.form.complaint.text()


def test_a_name_that_was_typed_but_not_chosen_is_no_unit(first_run: FirstRun, qtbot: QtBot) -> None:
    first_run.own.click()
    fill(first_run, qtbot)
    QTest.keyClicks(first_run.form.finder.line, "x")
    with qtbot.assertNotEmitted(first_run.books_wanted):
        first_run.form.go.click()
    assert "chọn đơn vị" in first_run.form.complaint.text()


def test_the_sample_is_one_click_away(first_run: FirstRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first_run.sample_wanted):
        first_run.sample.click()


def test_the_code_must_be_typed_back_before_going_on(first_run: FirstRun, qtbot: QtBot) -> None:
    code = new_code()
    made = NewBooks("ninh-binh/dai-hoang", "Công an xã Đại Hoàng", "post", None, FOLDER, "")
    first_run.show_code(code, made, date(2026, 1, 2))
    page = first_run.recovery
    assert page.code.text().replace("\n", "") == code
    page.typed.setText("SAI!")
    with qtbot.assertNotEmitted(first_run.finished):
        page.go.click()
    page.typed.setText(code[-4:].lower())
    with qtbot.waitSignal(first_run.finished):
        page.go.click()


def test_no_passphrase_stays_on_screen_after_the_books_are_made(
    first_run: FirstRun, qtbot: QtBot
) -> None:
    first_run.own.click()
    fill(first_run, qtbot)
    made = NewBooks("ninh-binh/dai-hoang", "Công an xã Đại Hoàng", "post", None, FOLDER, "")
    first_run.show_code(new_code(), made, date(2026, 1, 2))
    assert first_run.form.passphrase.text() == ""


def test_books_that_are_here_already_are_offered_by_their_name(
    qtbot: QtBot, tmp_path: Path
) -> None:
    books = Books(tmp_path / "ninh-binh_dai-hoang")
    books.folder.mkdir()
    books.ledger.touch()
    (tmp_path / "rỗng").mkdir()
    screen = FirstRun(tmp_path)
    qtbot.addWidget(screen)
    (card,) = screen.known
    assert card.accessibleName() == "Mở sổ Công an xã Đại Hoàng"
    with qtbot.waitSignal(screen.known_wanted) as wanted:
        card.click()
    assert wanted.args == [books]


def test_a_folder_without_books_is_said_to_have_none(
    first_run: FirstRun, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("ui.screens.first_run.tell", lambda *words: said.append(words[-1]))
    with qtbot.assertNotEmitted(first_run.known_wanted):
        first_run.open_folder(tmp_path)
    assert "không có sổ nào" in said[0]
