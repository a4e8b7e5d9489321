"""What is tried on a failing disk: acts, how one sees that they are done, and real books."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from storage.backup import backups_in, make_backup, scratch
from storage.backup_trial import try_backup
from storage.cards import register_cards
from storage.driver import Connection, connect
from storage.key_file import read_key_file
from storage.months import closed_month
from storage.records import Activity
from storage.repository import find
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import close_month, write_out
from sync.received import kept_receipt, state_of
from tests.journeys.killed_books import Desks, make_books, opened
from tests.storage.registers import activity

TODAY = date(2100, 1, 1)
KEYS = "ledger.key"
FIRST, SECOND, THIRD = "2022-12", "2023-01", "2023-02"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a user does in open books, and how one sees that it is done."""

    does: Callable[[Desks], object]
    is_done: Callable[[Desks], bool]


def _save(desks: Desks) -> None:
    activity(desks.post.ledger, "20/02/2023", title="Thử", measures={"sessions": 1})


def _saved(desks: Desks) -> bool:
    return any(each.title == "Thử" for each in find(desks.post.ledger, Activity))


def _close(desks: Desks) -> None:
    drain(close_month(desks.post.ledger, THIRD, desks.post.keys, TODAY))


def _closed(desks: Desks) -> bool:
    return closed_month(desks.post.ledger, THIRD) is not None


def _export(desks: Desks) -> None:
    write_out(desks.post.ledger, SECOND, desks.stick, desks.post.keys)


def _exported(desks: Desks) -> bool:
    (bundle,) = outgoing(desks.post.ledger, SECOND)
    return bundle.written_at is not None


def _receive(desks: Desks) -> None:
    (bundle,) = outgoing(desks.post.ledger, SECOND)
    desks.superior.receive(bundle_bytes(desks.post.ledger, bundle))


def _received(desks: Desks) -> bool:
    (bundle,) = outgoing(desks.post.ledger, SECOND)
    return bool(state_of(desks.superior.ledger, bundle.bundle_id))


def _answer(desks: Desks) -> None:
    (bundle,) = outgoing(desks.post.ledger, FIRST)
    take_receipt(desks.post.ledger, kept_receipt(desks.superior.ledger, bundle.bundle_id))


def _answered(desks: Desks) -> bool:
    (bundle,) = outgoing(desks.post.ledger, FIRST)
    return bundle.answer is not None


def _renew(desks: Desks) -> None:
    path = desks.stick.root.parent / KEYS
    file = read_key_file(path)
    file.with_slots(recovery=file.slots.passphrase).write(path)


def _renewed(desks: Desks) -> bool:
    slots = read_key_file(desks.stick.root.parent / KEYS).slots
    return slots.recovery == slots.passphrase


def _copies(desks: Desks) -> Path:
    return desks.stick.root.parent / "sao-luu"


def _back_up(desks: Desks) -> None:
    drain(make_backup(desks.post.ledger))


def _backed_up(desks: Desks) -> bool:
    found = backups_in(_copies(desks)) if _copies(desks).exists() else []
    for backup in found:  # whatever is taken for a copy is one, from end to end
        with scratch(_copies(desks)) as place:
            assert drain(try_backup(backup.path, desks.post.ledger.key, place)).went_well
    return bool(found)


ACTS = {
    "secret": Act(_renew, _renewed),
    "save": Act(_save, _saved),
    "close": Act(_close, _closed),
    "export": Act(_export, _exported),
    "receive": Act(_receive, _received),
    "receipt": Act(_answer, _answered),
    "backup": Act(_back_up, _backed_up),
}


def lay_books(folder: Path) -> None:
    """Lay books in which each act may be done once."""
    make_books(folder)
    with opened(folder) as desks:
        post = desks.post.ledger
        for month in (FIRST, SECOND):
            drain(close_month(post, month, desks.post.keys, TODAY))
        (first,) = outgoing(post, FIRST)
        desks.superior.receive(bundle_bytes(post, first))


def content_of(connection: Connection) -> str:
    """Return a digest of every row of every table: equal means that nothing changed."""
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    digest = sha256()
    for (name,) in connection.execute(f"{tables} ORDER BY name").fetchall():
        digest.update(
            repr((name, connection.execute(f"SELECT * FROM [{name}]").fetchall())).encode()
        )
    return digest.hexdigest()


def content_at(path: Path, key: bytes) -> str:
    """Return that digest of a file that no program has open, once its pages were read through."""
    connection = connect(path, key)
    try:
        register_cards(connection)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return content_of(connection)
    finally:
        connection.close()
