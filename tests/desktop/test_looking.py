"""Books that are shown before they are looked through: nothing that was said before is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.cli import main
from desktop.compose import found_books, opened, proposed_settings
from desktop.start import Start
from storage.books import Books
from storage.duties import require
from storage.errors import JournalRewrittenError
from storage.keystore import MasterKey
from storage.records import Team
from storage.repository import put
from storage.steps import Step, Steps, drain
from sync.outgoing import close_month
from tests.ui.screens.answering import do_to_next
from ui.screens.doubting import read_doubt
from ui.screens.jobs import Gate, Job, StoppedError
from ui.screens.unlock import Unlock
from ui.screens.window import MainWindow

POST, PASSPHRASE = "ninh-binh/dai-hoang", "cây đa bến nước"


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Begin on a computer of its own."""
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))
    started = Start()
    yield started
    started.close()
    if started.window:
        started.window.close()


def made(folder: Path) -> tuple[Books, MasterKey]:
    settings = proposed_settings(POST, "post")
    books, master, _code = found_books(
        folder, settings, PASSPHRASE, use_keyring=False, anywhere=True
    )
    return books, master


def rewrite_the_journal(books: Books, master: MasterKey) -> None:
    with books.open(master) as ledger:
        put(ledger, Team(unit=POST, name="Tổ 1", form="self_managed", hamlets=()))
        run = ledger.connection.execute
        found = run("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        ours = [(name, sql) for name, sql in found if name.startswith("journal")]
        for name, _sql in ours:
            run(f"DROP TRIGGER {name}")
        run("UPDATE journal SET actor = 'ai-do' WHERE seq = 1")
        for _name, sql in ours:
            run(sql)


def test_a_journal_that_was_rewritten_closes_the_window_and_says_so(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    books, master = made(tmp_path / "so")
    rewrite_the_journal(books, master)
    start.open_books(books, master)
    assert isinstance(start.window, MainWindow)

    def is_locked_out() -> bool:
        return start.window is not None and isinstance(start.window.centralWidget(), Unlock)

    qtbot.waitUntil(is_locked_out)
    assert start.window
    page = start.window.centralWidget()
    assert isinstance(page, Unlock)
    assert "Nhật ký" in page.complaint.text()
    page.unlocked.emit(master, None)
    assert start.window.centralWidget() is page
    assert "Nhật ký" in page.complaint.text()


def read_and_close(said: list[str]) -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        said.append(box.text() + box.informativeText())
        next(one for one in box.buttons() if one.text() == "Để sau").click()


def test_books_that_say_otherwise_than_what_was_signed_stay_open_and_close_no_month(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    books, master = made(tmp_path / "so")
    with opened(books, master) as both:
        both.ledger.keep_settings(both.ledger.settings.model_copy(update={"begins": "2022-12"}))
        drain(close_month(both.ledger, "2022-12", both.keys, date(2022, 12, 20)))
        both.ledger.db.execute("UPDATE outgoing SET bundle_id = ?", ["f" * 64])
    start.open_books(books, master)
    window = start.window
    assert isinstance(window, MainWindow)
    said: list[str] = []
    reading = QTimer(interval=20)
    reading.timeout.connect(lambda: read_and_close(said))
    reading.start()
    qtbot.waitUntil(lambda: bool(said))
    reading.stop()
    assert "không khớp với gói" in said[0]
    assert start.window is window
    desk = window.desk
    assert drain(desk.gate.before(work())) == "xong"
    with pytest.raises(JournalRewrittenError):
        drain(desk.gate.sound(work()))
    with pytest.raises(JournalRewrittenError):
        require(desk.ledger, "export")
    do_to_next(QMessageBox, lambda box: _press_and_say(box, "Thợ đã chép lại sổ"))
    read_doubt(desk, said[0], window)
    require(desk.ledger, "export")
    assert drain(desk.gate.sound(work())) == "xong"


def _press_and_say(box: QMessageBox, reason: str) -> None:
    def fill(asked: QInputDialog) -> None:
        asked.setTextValue(reason)
        asked.accept()

    do_to_next(QInputDialog, fill)
    next(one for one in box.buttons() if one.text().startswith("Đã đọc")).click()


def test_commands_warn_and_refuse_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BINHYEN_PASSPHRASE", PASSPHRASE)
    books, master = made(tmp_path / "so")
    with opened(books, master) as both:
        both.ledger.keep_settings(both.ledger.settings.model_copy(update={"begins": "2022-12"}))
        drain(close_month(both.ledger, "2022-12", both.keys, date(2022, 12, 20)))
        both.ledger.db.execute("UPDATE outgoing SET bundle_id = ?", ["f" * 64])
    where = ["--books", str(books.folder)]
    assert main(["backup", *where]) == 0, "looking and copying go on"
    assert "không khớp với gói" in capsys.readouterr().err
    assert main(["export", "2022-12", "--to", str(tmp_path), *where]) == 1
    assert "SO-13" in capsys.readouterr().err
    assert main(["acknowledge", "--reason", "Thợ đã chép lại sổ", *where]) == 0
    capsys.readouterr()
    main(["close", "2023-01", *where])
    assert "không khớp với gói" not in capsys.readouterr().err


def test_books_that_are_well_stay_open_and_let_a_month_be_closed(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    books, master = made(tmp_path / "so")
    start.open_books(books, master)
    window = start.window
    assert isinstance(window, MainWindow)
    job = window.desk.job(lambda _ledger: window.desk.gate.sound(work()))
    with qtbot.waitSignal(job.succeeded) as ended:
        job.start()
    assert ended.args == ["xong"]


def test_work_that_waits_is_stopped_when_the_books_are_closed(qtbot: QtBot) -> None:
    gate = Gate(is_open=False)
    job = Job(lambda: gate.before(work()))
    with qtbot.waitSignal(job.stepped):
        job.start()
    with qtbot.waitSignal(job.failed) as ended:
        gate.end()
    assert ended.args
    assert isinstance(ended.args[0], StoppedError)


def work() -> Steps[str]:
    yield Step(0, 1)
    return "xong"
