"""The journal: each change leaves a line, and no line is changed, taken out or put in unseen."""

from __future__ import annotations

import json

import pytest

from storage.driver import IntegrityError
from storage.errors import JournalBrokenError
from storage.journal import (
    START,
    Head,
    check_journal,
    journal_digest,
    journal_hash,
    journal_head,
    note,
)
from storage.ledger import Ledger
from storage.repository import put, remove
from tests.conftest import UNIT
from tests.storage.registers import hamlet, member, team


@pytest.fixture
def written(ledger: Ledger) -> Ledger:
    """Write a journal of six lines."""
    for name in ("Thôn 1", "Thôn 2", "Thôn 3", "Thôn 4", "Thôn 5"):
        hamlet(ledger, name)
    note(ledger, "export", "month", "2022-12", "gói 1")
    return ledger


def _unguarded(ledger: Ledger) -> None:
    """Take the guards away, as somebody with the key could."""
    for name in ("journal_no_update", "journal_no_delete"):
        ledger.db.execute(f"DROP TRIGGER {name}")


def test_an_empty_journal_holds(ledger: Ledger) -> None:
    assert check_journal(ledger.db) == journal_head(ledger.db) == Head(0, START)


def test_each_change_leaves_a_line_with_what_was_and_what_is(ledger: Ledger) -> None:
    ledger.actor.name = "Nguyễn Văn A"
    first = hamlet(ledger, "Thôn 1")
    put(ledger, first.model_copy(update={"name": "Thôn 2"}))
    remove(ledger, first)
    query = "SELECT actor, action, kind, record, before, after FROM journal ORDER BY seq"
    lines = ledger.db.execute(query).fetchall()
    assert [line[:4] for line in lines] == [
        ("Nguyễn Văn A", action, "hamlet", first.id) for action in ("insert", "update", "delete")
    ]
    names = [[json.loads(side)["name"] if side else None for side in line[4:]] for line in lines]
    assert names == [[None, "Thôn 1"], ["Thôn 1", "Thôn 2"], ["Thôn 2", None]]
    assert check_journal(ledger.db) == journal_head(ledger.db)


def test_the_headcount_that_follows_a_member_leaves_its_line_too(ledger: Ledger) -> None:
    member(ledger, team(ledger))
    kinds = ledger.db.execute("SELECT action, kind FROM journal ORDER BY seq").fetchall()
    assert kinds == [("insert", "team"), ("insert", "member"), ("update", "team")]


def test_records_of_other_units_leave_no_line(ledger: Ledger) -> None:
    hamlet(ledger, unit="ninh-binh")
    assert journal_head(ledger.db).seq == 0


def test_a_record_that_leaves_the_unit_leaves_a_line(ledger: Ledger) -> None:
    own = hamlet(ledger)
    put(ledger, own.model_copy(update={"unit": "ninh-binh"}))
    assert journal_head(ledger.db).seq == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor = 'ai đó' WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 6",
        "INSERT OR REPLACE INTO journal VALUES (3, '', '', '', '', '', '', '', '', '', '')",
    ],
)
def test_the_ledger_itself_refuses_to_touch_a_line(written: Ledger, statement: str) -> None:
    with pytest.raises(IntegrityError, match="journal is append-only"):
        written.db.execute(statement)
    assert check_journal(written.db).seq == 6


@pytest.mark.parametrize(
    "assignment",
    [
        "at = '2020-01-01T00:00:00+00:00'",
        "actor = 'ai đó'",
        "action = 'delete'",
        "kind = 'team'",
        "record = 'x'",
        "after = replace(after, 'Thôn', 'Xóm')",
        "before = after, after = NULL",
        "before = ''",
        "salt = NULL",
        "salt = NULL, after = replace(after, 'Thôn', 'Xóm')",
        "digest = salt",
        "hash = digest",
        "seq = 60",
    ],
)
def test_a_changed_line_is_named(written: Ledger, assignment: str) -> None:
    _unguarded(written)
    written.db.execute(f"UPDATE journal SET {assignment} WHERE seq = 3")
    with pytest.raises(JournalBrokenError, match=r"dòng [34]\b.*SO-08"):
        check_journal(written.db)


@pytest.mark.parametrize("seq", [1, 3])
def test_a_removed_line_is_missed(written: Ledger, seq: int) -> None:
    _unguarded(written)
    written.db.execute("DELETE FROM journal WHERE seq = ?", [seq])
    with pytest.raises(JournalBrokenError, match=f"dòng {seq + 1}"):
        check_journal(written.db)


def test_removed_last_lines_are_missed_by_the_anchor(written: Ledger) -> None:
    anchor = journal_head(written.db)
    assert check_journal(written.db, anchor) == anchor
    _unguarded(written)
    written.db.execute("DELETE FROM journal WHERE seq >= 5")
    assert check_journal(written.db).seq == 4
    with pytest.raises(JournalBrokenError, match="dòng 6"):
        check_journal(written.db, anchor)


def test_a_journal_chained_anew_does_not_meet_its_anchor(written: Ledger) -> None:
    anchor = journal_head(written.db)
    _unguarded(written)
    written.db.execute("UPDATE journal SET after = replace(after, 'Thôn 3', 'Thôn 9')")
    _chain_anew(written)
    assert check_journal(written.db).seq == 6
    with pytest.raises(JournalBrokenError, match="dòng 6"):
        check_journal(written.db, anchor)


def test_what_a_line_said_can_be_erased_without_breaking_the_chain(written: Ledger) -> None:
    anchor = journal_head(written.db)
    _unguarded(written)
    written.db.execute("UPDATE journal SET salt = NULL, before = NULL, after = NULL WHERE seq = 2")
    assert check_journal(written.db, anchor) == anchor


def test_parts_of_a_line_cannot_be_divided_anew() -> None:
    assert journal_digest("a", "b", "c") != journal_digest("a", "b\x1fc", "")
    assert journal_digest("a", None, "c") != journal_digest("a", "", "c")
    assert journal_hash(None, 1, "a", "b\x1fc") != journal_hash(None, 1, "a\x1fb", "c")


def test_lines_go_on_after_the_anchor(written: Ledger) -> None:
    anchor = journal_head(written.db)
    hamlet(written, "Thôn 7")
    assert check_journal(written.db, anchor) == Head(7, journal_head(written.db).hash)
    assert check_journal(written.db, Head(0, START)).seq == 7


def _chain_anew(ledger: Ledger) -> None:
    previous = None
    columns = "seq, at, actor, action, kind, record, salt, before, after"
    for row in ledger.db.execute(f"SELECT {columns} FROM journal ORDER BY seq").fetchall():
        digest = journal_digest(*row[6:])
        previous = journal_hash(previous, *row[:6], digest)
        ledger.db.execute(
            "UPDATE journal SET digest = ?, hash = ? WHERE seq = ?", [digest, previous, row[0]]
        )


def test_the_line_names_the_unit_it_is_about(ledger: Ledger) -> None:
    hamlet(ledger)
    (after,) = ledger.db.execute("SELECT after FROM journal").fetchone()
    assert json.loads(after)["unit"] == UNIT
