"""The ledger file: sealed without the key, whole or said to be damaged, copied, upgraded."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from storage import ledger as ledger_module
from storage.drafts import draft_of, drafts, keep_draft
from storage.driver import Database, IntegrityError, connect
from storage.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerTooNewError,
    NoLedgerError,
    TriggersMissingError,
)
from storage.ledger import Ledger
from storage.migrations import LEDGER
from storage.records import Hamlet, Member
from storage.repository import count, find
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, hamlet, member, team

KEY = bytes(range(32))
CANARIES = ("Chim Hoàng Yến", "Ngõ Bí Mật", "0912345678", "hamlet", "CREATE TABLE")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a ledger on the disk with a few records, and close it."""
    path = tmp_path / "ledger.db"
    with Ledger(path, KEY) as ledger:
        ledger.keep_settings(post_settings())
        for number in range(40):
            hamlet(ledger, f"Thôn {number}", note="Ghi chú dài " * 20)
    return path


def test_no_word_of_the_ledger_stands_in_its_files(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db", KEY) as ledger:
        ledger.keep_settings(post_settings())
        member(ledger, team(ledger, name=CANARIES[1]), CANARIES[0], phone=CANARIES[2])
        keep_draft(ledger, "member", {"full_name": CANARIES[0]})
        files = {file.suffix: file.read_bytes() for file in tmp_path.iterdir()}
        assert set(files) == {".db", ".db-wal", ".db-shm"}
        ledger.check_pages()
    files[".closed"] = (tmp_path / "ledger.db").read_bytes()
    for data in files.values():
        assert not any(word.encode() in data for word in CANARIES)
        assert b"SQLite format 3" not in data


def test_stock_sqlite_cannot_read_the_ledger(path: Path) -> None:
    stranger = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        stranger.execute("SELECT * FROM hamlet")
    stranger.close()


def test_what_is_kept_is_there_after_closing(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        assert ledger.is_set_up
        assert ledger.settings.unit == UNIT
        assert count(ledger, Hamlet) == 40
        ledger.check_pages()


def test_settings_are_read_anew_after_they_were_changed(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        assert ledger.settings.cutoff_day == 14
        ledger.keep_settings(post_settings(cutoff_day=31))
        assert ledger.settings.cutoff_day == 31
        assert not ledger.settings.is_superior


def test_a_ledger_that_was_never_set_up_says_so() -> None:
    with Ledger() as ledger:
        assert not ledger.is_set_up
        with pytest.raises(NoLedgerError, match=r"chưa lập xong.*SO-10"):
            _ = ledger.settings


@pytest.mark.parametrize("key", [b"\x00" * 32, b""])
def test_a_wrong_key_opens_nothing(path: Path, key: bytes) -> None:
    with pytest.raises(LedgerDamagedError, match=r"ledger\.db.*SO-04"):
        Ledger(path, key)


def test_a_ledger_cut_short_anywhere_is_said_to_be_damaged(path: Path) -> None:
    data = path.read_bytes()
    for length in (0, 1, 511, 512, 4096, 8192, len(data) // 2, len(data) - 4096, len(data) - 1):
        path.write_bytes(data[:length])
        with pytest.raises(LedgerDamagedError):
            _read_whole(path)


def test_a_damaged_page_anywhere_is_said_to_be_damaged(path: Path) -> None:
    data = path.read_bytes()
    for start in range(0, len(data), 4096):
        damaged = bytearray(data)
        damaged[start + 1000] ^= 1
        path.write_bytes(damaged)
        with pytest.raises(LedgerDamagedError, match="Đừng xóa"):
            _read_whole(path)


def _read_whole(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        ledger.check_pages()


def test_pages_that_disagree_with_each_other_are_damage(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        ledger.db.execute("PRAGMA writable_schema = ON")
        ledger.db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'ordered', 'name')"
            " WHERE name = 'by_01_hamlet'"
        )
    with Ledger(path, KEY) as ledger, pytest.raises(LedgerDamagedError):
        ledger.check_pages()


def test_a_file_held_by_another_program_is_busy_and_not_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.driver._WAIT_S", 0.05)
    holder = connect(path, KEY)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("DELETE FROM draft")
    with pytest.raises(LedgerBusyError, match=r"đang giữ tệp.*SO-06"):
        Ledger(path, KEY)
    holder.close()


def test_a_change_waits_for_the_other_hand_and_then_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.driver._WAIT_S", 0.05)
    with Ledger(path, KEY) as one, Ledger(path, KEY) as other:
        with one.change(), pytest.raises(LedgerBusyError, match=r"đã lưu vẫn còn.*SO-06"):
            keep_draft(other, "team", {"name": "Tổ 1"})
        keep_draft(other, "team", {"name": "Tổ 1"})
        assert drafts(one) == ["team"]


def test_a_folder_that_is_not_there_is_not_called_damage(tmp_path: Path) -> None:
    with pytest.raises(LedgerBusyError, match="không có quyền"):
        Ledger(tmp_path / "none" / "ledger.db", KEY)


def test_a_newer_ledger_is_refused_and_left_as_it_is(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        row = {"migration_set": "ledger", "name": "m9999_future", "applied_at": "2030"}
        ledger.db.table("_sqlite_migrations").insert(row)
    before = path.read_bytes()
    with pytest.raises(LedgerTooNewError, match=r"cập nhật.*SO-01"):
        Ledger(path, KEY)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER month_update_activity",
        "DROP TRIGGER journal_no_delete",
        "CREATE TRIGGER extra AFTER INSERT ON draft BEGIN SELECT 1; END",
    ],
)
def test_a_missing_or_strange_trigger_is_found_at_the_start(path: Path, statement: str) -> None:
    with Ledger(path, KEY) as ledger:
        ledger.db.execute(statement)
    with pytest.raises(TriggersMissingError, match=r"không còn nguyên vẹn.*SO-07"):
        Ledger(path, KEY)


def test_a_changed_trigger_is_found_at_the_start(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        (sql,) = ledger.db.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'month_delete_activity'"
        ).fetchone()
        ledger.db.execute("DROP TRIGGER month_delete_activity")
        ledger.db.execute(sql.replace("<> 'reopened'", "= 'never'"))
    with pytest.raises(TriggersMissingError):
        Ledger(path, KEY)


def test_transforming_a_table_loses_its_triggers_and_is_noticed(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        ledger.db.table("award").transform(drop={"programme"})
    with pytest.raises(TriggersMissingError):
        Ledger(path, KEY)


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program know one migration more."""

    def add(statement: str) -> None:
        longer = Migrations("ledger")
        for step in LEDGER.pending(Database(memory=True)):
            longer()(step.fn)

        @longer()
        def m0100_later(db: Database) -> None:
            db.execute("CREATE TABLE later (id TEXT) STRICT")
            db.execute(statement)

        monkeypatch.setattr(ledger_module, "LEDGER", longer)

    return add


def test_a_ledger_is_copied_before_it_is_upgraded(
    path: Path, upgrade: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade("DROP TRIGGER IF EXISTS month_insert_activity")
    with Ledger(path, KEY) as ledger:
        assert ledger.db.table("later").exists()
        activity(ledger, "20/11/2022")
    copy = path.with_suffix(".truoc-nang-cap")
    assert b"later" not in copy.read_bytes()
    monkeypatch.undo()
    with Ledger(copy, KEY) as ledger:
        assert not ledger.db.table("later").exists()
        assert count(ledger, Hamlet) == 40
    with pytest.raises(LedgerTooNewError):
        Ledger(path, KEY)


def test_an_upgrade_that_fails_leaves_the_ledger_as_it_was(
    path: Path, upgrade: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade("INSERT INTO draft VALUES ('a', 'b', NULL)")
    with pytest.raises(IntegrityError):
        Ledger(path, KEY)
    monkeypatch.undo()
    with Ledger(path, KEY) as ledger:
        assert not ledger.db.table("later").exists()
        ledger.check_pages()


def test_a_change_is_kept_whole_or_not_at_all(ledger: Ledger) -> None:
    def change() -> None:
        with ledger.change():
            hamlet(ledger)
            with ledger.change():
                keep_draft(ledger, "hamlet", {"name": "Thôn 2"})
                ledger.keep_settings(post_settings(cutoff_day=31))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert not find(ledger, Hamlet)
    assert not drafts(ledger)


def test_a_change_that_cannot_be_kept_leaves_the_ledger_free(ledger: Ledger) -> None:
    def change() -> None:
        with ledger.change():
            ledger.db.execute("PRAGMA defer_foreign_keys = ON")
            member(ledger, team(ledger))
            ledger.db.execute("DELETE FROM team")

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        change()
    assert not ledger.connection.in_transaction
    assert count(ledger, Member) == 0


def test_two_hands_write_the_same_ledger_one_after_the_other(path: Path) -> None:
    with Ledger(path, KEY) as one, Ledger(path, KEY) as other:
        keep_draft(one, "team", {"name": "Tổ 1"})
        assert draft_of(other, "team") == {"name": "Tổ 1"}
