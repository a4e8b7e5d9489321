"""One page says what is well with the computer and the books, and what is not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.records import Hamlet
from storage.repository import put
from storage.steps import drain
from sync.machine_check import Check, check_books, without_paths
from tests.conftest import UNIT
from ui.screens.desk import Desk
from ui.screens.machine_check import MachineCheck, support_text

Show = Callable[[MachineCheck], MachineCheck]


@pytest.fixture
def kept(tmp_path: Path, ledger: Ledger) -> Ledger:
    """Give books on a disk, without any copy."""
    key = b"k" * 32
    path = tmp_path / "Nguyen Van A" / "so.db"
    path.parent.mkdir()
    with Ledger(path, key) as made:
        made.keep_settings(ledger.settings)
        put(made, Hamlet(unit=UNIT, name="Thôn Đoài"))
    return Ledger(path, key)


def state_of(ledger: Ledger, name: str) -> str:
    return next(one.state for one in drain(check_books(ledger)) if one.name == name)


def test_books_without_a_copy_are_not_well(kept: Ledger) -> None:
    with kept:
        assert state_of(kept, "Sao lưu") == "bad"
        assert state_of(kept, "Các trang của sổ") == "good"
        assert state_of(kept, "Chuỗi nhật ký") == "good"


@pytest.mark.parametrize(
    ("assignment", "name", "state"),
    [
        ("at = '2099-01-01T00:00:00+00:00'", "Đồng hồ của máy", "warning"),
        ("actor = 'ai đó'", "Chuỗi nhật ký", "bad"),
    ],
)
def test_a_wrong_clock_and_a_changed_journal_are_told(
    kept: Ledger, assignment: str, name: str, state: str
) -> None:
    with kept:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
        for (trigger,) in kept.db.execute(query).fetchall():
            kept.db.execute(f"DROP TRIGGER {trigger}")
        kept.db.execute(f"UPDATE journal SET {assignment}")
        assert state_of(kept, name) == state


def test_a_full_disk_is_told(kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(kept.path or "/")._replace(free=50 * 1024**2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)  # a disk cannot be filled here
    with kept:
        assert state_of(kept, "Chỗ trống của ổ đĩa") == "bad"


def test_the_page_shows_every_part_in_words_and_signs(desk: Desk, shown: Show) -> None:
    desk.program_checks = lambda: [Check("Phông chữ", "bad", "thiếu phông")]
    screen = shown(MachineCheck(desk))
    assert not screen.table.isVisible()
    screen.go.click()
    words = screen.table.words()
    assert ("Phông chữ", "Chưa tốt", "thiếu phông") in words
    assert {"Chỗ trống của ổ đĩa", "Chuỗi nhật ký", "Máy in"} <= {line[0] for line in words}
    assert all(line.sign for line in screen.table.lines.lines)
    assert screen.said.text().startswith("1 phần chưa tốt")


def test_books_on_a_disk_are_looked_at_behind_the_window(
    kept: Ledger, shown: Show, qtbot: QtBot
) -> None:
    with kept:
        screen = shown(MachineCheck(Desk(kept)))
        screen.go.click()
        qtbot.waitUntil(lambda: bool(screen.checks))
        assert screen.go.isEnabled()


def test_what_is_sent_names_no_folder_and_no_person(desk: Desk, shown: Show) -> None:
    lost = r"Không ghi được C:\Users\Nguyen Van A\so bằng tay"
    desk.program_checks = lambda: [Check("Giấy tờ PDF", "bad", lost)]
    screen = shown(MachineCheck(desk))
    screen.go.click()
    screen.copy_button.click()
    sent = QGuiApplication.clipboard().text()
    assert "Nguyen" not in sent
    assert "[Chưa tốt] Giấy tờ PDF: Không ghi được …" in sent
    assert sent == support_text(screen.checks)


@pytest.mark.parametrize("words", ["ngày 08/12/2022", "1/2 số trang", "PDF/A"])
def test_days_and_fractions_are_no_paths(words: str) -> None:
    assert without_paths(words) == words


@pytest.mark.parametrize("path", ["/home/nguyen van a/so", r"\\may1\chung\an", "~/so"])
def test_paths_of_every_system_are_left_out(path: str) -> None:
    assert without_paths(f"Lỗi ở {path}") == "Lỗi ở …"
