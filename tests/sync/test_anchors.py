"""Somebody who has the key of the books writes the journal anew: it no longer holds."""

from __future__ import annotations

import pytest

from storage.duties import Duty, require
from storage.errors import (
    JournalBrokenError,
    JournalRewrittenError,
    NotAllowedError,
    ReasonMissingError,
)
from storage.journal import check_journal, journal_digest, journal_hash, journal_head
from storage.ledger import Ledger
from storage.steps import drain
from storage.triggers import ensure_triggers
from sync.anchors import READ, acknowledge, anchors, check_books_journal
from sync.outbox import bundle_bytes, outgoing
from tests.storage.registers import activity
from tests.sync.laptops import bought, copy_of, files_for, recover, send
from tests.sync.offices import Office

_COLUMNS = "seq, at, actor, action, kind, record, salt, before, after"


@pytest.fixture
def office(superior: Office, office: Office) -> Office:
    send(superior, office, "2022-12", "2023-01")
    activity(office.ledger, "20/01/2023")
    return office


def _write_anew(ledger: Ledger, *, cut_after: int | None = None, forged: int | None = None) -> None:
    """Do what somebody with the key can: take the guards away, change lines, chain them anew."""
    for name in ("journal_seal", "journal_no_update", "journal_no_delete"):
        ledger.db.execute(f"DROP TRIGGER {name}")
    if cut_after is not None:
        ledger.db.execute("DELETE FROM journal WHERE seq > ?", [cut_after])
    if forged is not None:
        ledger.db.execute("UPDATE journal SET actor = 'người khác' WHERE seq = ?", [forged])
    previous: str | None = None
    for seq, *rest in ledger.db.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY seq").fetchall():
        digest = journal_digest(*rest[5:])
        previous = journal_hash(previous, seq, *rest[:5], digest)
        values = [digest, previous, seq]
        ledger.db.execute("UPDATE journal SET digest = ?, hash = ? WHERE seq = ?", values)
    ledger.db.conn.commit()


def test_a_journal_that_nobody_touched_holds(office: Office) -> None:
    assert len(list(anchors(office.ledger))) == 2
    assert drain(check_books_journal(office.ledger)) == journal_head(office.ledger.db)


def test_a_line_that_was_changed_and_everything_chained_anew_is_found(office: Office) -> None:
    _write_anew(office.ledger, forged=2)
    check_journal(office.ledger.db)  # the chain alone holds: whoever has the key made it
    with pytest.raises(JournalBrokenError, match="đã viết lại nhật ký"):
        drain(check_books_journal(office.ledger))


def test_a_tail_that_was_cut_is_found(office: Office) -> None:
    _write_anew(office.ledger, cut_after=3)
    check_journal(office.ledger.db)
    with pytest.raises(JournalBrokenError, match="GIA-THANG"):
        drain(check_books_journal(office.ledger))


def test_a_tail_that_was_cut_and_grew_again_is_found(office: Office) -> None:
    office.ledger.db.execute("DROP TRIGGER journal_no_delete")
    office.ledger.db.execute("DELETE FROM journal WHERE seq > 3")
    for on in ("21/01/2023", "22/01/2023", "23/01/2023") * 8:
        activity(office.ledger, on)
    check_journal(office.ledger.db)
    with pytest.raises(JournalBrokenError):
        drain(check_books_journal(office.ledger))


def test_a_kept_bundle_that_was_changed_with_the_journal_is_found(office: Office) -> None:
    first, second = outgoing(office.ledger)
    other = bundle_bytes(office.ledger, first)
    query = "UPDATE outgoing_file SET data = ? WHERE bundle_id = ?"
    office.ledger.db.execute(query, [other, second.bundle_id])
    with pytest.raises(JournalBrokenError, match=second.name):
        drain(check_books_journal(office.ledger))


def test_a_laptop_that_got_its_books_back_has_a_journal_of_its_own(
    superior: Office, office: Office
) -> None:
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, office.unit))
    assert len(outgoing(laptop.ledger)) == 2
    assert list(anchors(laptop.ledger)) == []
    assert drain(check_books_journal(laptop.ledger)) == journal_head(laptop.ledger.db)


def test_the_journal_of_such_a_laptop_is_anchored_by_what_it_sends_itself(
    superior: Office, office: Office
) -> None:
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, office.unit))
    activity(laptop.ledger, "20/01/2023")
    send(superior, laptop, "2023-02")
    drain(check_books_journal(laptop.ledger))
    _write_anew(laptop.ledger, forged=1)
    with pytest.raises(JournalBrokenError):
        drain(check_books_journal(laptop.ledger))


def test_an_older_copy_of_the_books_that_caught_up_holds(superior: Office, office: Office) -> None:
    copy = copy_of(office)
    send(superior, office, "2023-02")
    recover(copy, files_for(superior, office.unit))
    assert len(outgoing(copy.ledger)) == 3
    assert drain(check_books_journal(copy.ledger)) == journal_head(copy.ledger.db)


def test_the_chief_reads_it_says_why_and_goes_on(office: Office) -> None:
    _write_anew(office.ledger, forged=2)
    with pytest.raises(JournalRewrittenError) as raised:
        drain(check_books_journal(office.ledger))
    office.ledger.actor.doubt = raised.value
    shut: tuple[Duty, ...] = ("close", "sign", "export")
    for duty in shut:
        with pytest.raises(JournalRewrittenError):
            require(office.ledger, duty)
    require(office.ledger, "record")
    require(office.ledger, "manage")
    ensure_triggers(office.ledger.db)
    with pytest.raises(ReasonMissingError):
        acknowledge(office.ledger, " ")
    assert acknowledge(office.ledger, "Máy hỏng, thợ đã chép lại sổ") == 2
    require(office.ledger, "close")
    drain(check_books_journal(office.ledger))
    lines = office.ledger.db.execute("SELECT after FROM journal WHERE action = ?", [READ])
    assert {said for (said,) in lines} == {"Máy hỏng, thợ đã chép lại sổ"}


def test_who_is_not_the_chief_puts_no_doubt_aside(office: Office) -> None:
    office.ledger.actor.role = "officer"
    with pytest.raises(NotAllowedError):
        acknowledge(office.ledger, "không sao")


def test_what_was_read_covers_no_later_forgery(superior: Office, office: Office) -> None:
    _write_anew(office.ledger, forged=2)
    ensure_triggers(office.ledger.db)
    acknowledge(office.ledger, "Máy hỏng, thợ đã chép lại sổ")
    send(superior, office, "2023-02")
    drain(check_books_journal(office.ledger))
    _write_anew(office.ledger, forged=3)
    with pytest.raises(JournalRewrittenError):
        drain(check_books_journal(office.ledger))
