"""Whoever was erased, or ended, comes back by no older copy of the books."""

from __future__ import annotations

from datetime import date

import pytest

from storage.backup_restoring import stage_restore, unlock_backup
from storage.backup_swap import finish_restore
from storage.errors import OfficerError
from storage.giving_back import removed_lately
from storage.journal import check_journal
from storage.officers import actor_for, add, change, end, hand_on, officers
from storage.privacy.erasing import erase, erasures
from storage.records import Member
from storage.repository import find, remove
from storage.steps import drain
from sync.restored import tell_restored
from sync.restored_officers import came_back, note_read
from tests.conftest import PASSPHRASE, UNIT, NewBooks
from tests.storage.backing_up import backed_up, open_ledger
from tests.storage.registers import member, team

NAME = "Đặng Hoài Quỳnh"


def test_what_was_removed_before_the_erasure_cannot_be_given_back(books: NewBooks) -> None:
    with open_ledger(books) as ledger:
        of = team(ledger)
        mistake = member(ledger, of, NAME, phone="0912345678")
        other = member(ledger, of, "Lê Văn Tám")
        remove(ledger, mistake)
        remove(ledger, other)
        again = member(ledger, of, NAME)
        done = erase(ledger, [again], "objection", date(2022, 12, 20))
        assert {one.record for one in done.tombstones} == {mistake.id, again.id}
        offered = [line.record for one in removed_lately(ledger) for line in one.lines]
        assert offered == [other.id]
        said = ledger.db.execute("SELECT before, after FROM journal").fetchall()
        assert "0912345678" not in str(said)
        check_journal(ledger.db)


def test_an_older_copy_lets_no_officer_in_who_ended_since(books: NewBooks) -> None:
    with open_ledger(books) as ledger:
        add(ledger, "Trần Văn Trưởng", "", "chief", as_keeper=True)
        left = add(ledger, "Lê Văn Thôi", "", "officer")
    copy = backed_up(books)
    with open_ledger(books) as ledger:
        end(ledger, left.id)
    wanted = unlock_backup(copy.path, books.books.folder, passphrase=PASSPHRASE)
    drain(stage_restore(books.books, wanted, lambda *_said: None, unit=UNIT))
    assert finish_restore(books.books)
    with open_ledger(books) as ledger:
        assert [one.name for one in officers(ledger)] == ["Trần Văn Trưởng"]
        with pytest.raises(OfficerError):
            actor_for(ledger, left.id)
        assert actor_for(ledger, None).role == "chief"


def test_an_older_copy_gives_no_role_back_and_says_who_opens_it(books: NewBooks) -> None:
    with open_ledger(books) as ledger:
        add(ledger, "Trần Văn Trưởng", "", "chief", as_keeper=True)
        lan = add(ledger, "Lê Thị Lan", "", "chief")
        left = add(ledger, "Lê Văn Thôi", "", "officer")
    copy = backed_up(books)
    with open_ledger(books) as ledger:
        assert came_back(ledger) is None
        change(ledger, lan.id, name=lan.name, title=lan.title, role="reader")
        end(ledger, left.id)
    wanted = unlock_backup(copy.path, books.books.folder, passphrase=PASSPHRASE)
    drain(stage_restore(books.books, wanted, tell_restored, unit=UNIT))
    assert finish_restore(books.books)
    with open_ledger(books) as ledger:
        found = came_back(ledger)
        assert found
        assert {one.name: one.role for one in found.valid} == {
            "Trần Văn Trưởng": "chief",
            "Lê Thị Lan": "reader",
        }
        assert [one.name for one in found.ended] == ["Lê Văn Thôi"]
        assert not found.doubtful
        note_read(ledger)
        assert came_back(ledger) is None
        check_journal(ledger.db)


def test_a_keeper_who_was_followed_since_is_named_as_one_who_should_not_open(
    books: NewBooks,
) -> None:
    with open_ledger(books) as ledger:
        add(ledger, "Trần Văn Trưởng", "", "chief", as_keeper=True)
        lan = add(ledger, "Lê Thị Lan", "", "chief")
    copy = backed_up(books)
    with open_ledger(books) as ledger:
        hand_on(ledger, lan.id)
    wanted = unlock_backup(copy.path, books.books.folder, passphrase=PASSPHRASE)
    drain(stage_restore(books.books, wanted, tell_restored, unit=UNIT))
    assert finish_restore(books.books)
    with open_ledger(books) as ledger:
        found = came_back(ledger)
        assert found
        assert [one.name for one in found.doubtful] == ["Trần Văn Trưởng"]
        hand_on(ledger, lan.id)
        assert not (came_back(ledger) or found).doubtful


def test_an_older_copy_brings_nobody_back_who_was_erased_since(books: NewBooks) -> None:
    with open_ledger(books) as ledger:
        of = team(ledger)
        gone = member(ledger, of, NAME)
        stays = member(ledger, of, "Lê Văn Tám")
    copy = backed_up(books)
    with open_ledger(books) as ledger:
        erase(ledger, [gone], "objection", date(2022, 12, 20))
    wanted = unlock_backup(copy.path, books.books.folder, passphrase=PASSPHRASE)
    drain(stage_restore(books.books, wanted, lambda *_said: None, unit=UNIT))
    assert finish_restore(books.books)
    with open_ledger(books) as ledger:
        names = {one.full_name for one in find(ledger, Member)}
        assert NAME not in names
        assert stays.full_name in names
        said = ledger.db.execute("SELECT before, after FROM journal").fetchall()
        assert NAME not in str(said)
        assert len(erasures(ledger)) == 1
        check_journal(ledger.db)
