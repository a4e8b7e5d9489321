"""The journal: a line for each change, chained by hashes, so that no line can vanish unseen.

The chain covers a digest of what was changed and not the content itself, so that a person's data
can one day be erased from the journal without breaking it (Luật 91/2025/QH15).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from os import urandom
from typing import TYPE_CHECKING, Literal

from resources.wording import _
from storage.driver import Connection, Database
from storage.errors import JournalBrokenError

if TYPE_CHECKING:
    from storage.ledger import Ledger

MACHINE = "may"  # the name of nobody: work of the program itself
START = "0" * 64  # what the first line is chained to


@dataclass
class Actor:
    """Who is at the desk; lines of the journal are written in this name.

    The name is the identity of an officer, or "may" for the machine itself, which may do all.
    A `doubt` about the journal that nobody has read yet keeps them from closing and signing.
    """

    name: str = MACHINE
    role: Literal["chief", "officer", "reader"] = "chief"
    doubt: Exception | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of the journal: its number and its hash."""

    seq: int
    hash: str


def register_functions(connection: Connection, actor: Actor) -> None:
    """Give the connection the functions that the triggers of the journal call."""
    connection.create_function("journal_now", 0, now_text)
    connection.create_function("journal_actor", 0, lambda: actor.name)
    connection.create_function("journal_salt", 0, lambda: urandom(16).hex())
    connection.create_function("journal_digest", 3, journal_digest, deterministic=True)
    connection.create_function("journal_hash", 8, journal_hash, deterministic=True)


def now_text() -> str:
    """Return this moment in UTC as text, to the microsecond."""
    return datetime.now(UTC).isoformat()


def journal_digest(salt: str | None, before: str | None, after: str | None) -> str:
    """Return the digest of what a line says; the salt keeps short values from being guessed."""
    return sha256(json.dumps([salt, before, after]).encode()).hexdigest()


def journal_hash(previous: str | None, seq: int, *rest: str) -> str:
    """Return the hash that chains a line to the one before."""
    return sha256(json.dumps([previous or START, seq, *rest]).encode()).hexdigest()


def note(ledger: Ledger, action: str, kind: str, record: str, said: str = "") -> None:
    """Write a line about something that is not a change of a record: an export, a print."""
    ledger.db.execute(
        "INSERT INTO journal (at, actor, action, kind, record, salt, after)"
        " VALUES (journal_now(), journal_actor(), ?, ?, ?, journal_salt(), ?)",
        [action, kind, record, said],
    )


def journal_head(db: Database) -> Head:
    """Return the last line of the journal."""
    row = db.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, START)


def check_journal(db: Database, anchor: Head | None = None) -> Head:
    """Follow the chain from its first line, through an anchor signed earlier, to its head.

    Raises JournalBrokenError when a line was changed, removed or put in, or when the line of the
    anchor is not the one that was signed.
    """
    last, anchored = Head(0, START), anchor is None or anchor.seq == 0
    for last in walk_journal(db):
        anchored = anchored or last == anchor
    if not anchored:
        raise _broken(anchor.seq if anchor else 0)
    return last


def walk_journal(db: Database) -> Iterator[Head]:
    """Follow the chain line by line from the first; JournalBrokenError where it does not hold."""
    previous, expected = START, 1
    columns = "seq, at, actor, action, kind, record, digest, hash, salt, before, after"
    for row in db.execute(f"SELECT {columns} FROM journal ORDER BY seq"):
        seq, *parts, digest, found = row[:8]
        if seq != expected or found != journal_hash(previous, seq, *parts, digest):
            raise _broken(seq)
        erased = row[8:] == (None, None, None)
        if not erased and digest != journal_digest(*row[8:]):
            raise _broken(seq)
        previous, expected = found, seq + 1
        yield Head(seq, found)


def _broken(seq: int) -> JournalBrokenError:
    return JournalBrokenError(
        _(
            "Nhật ký của sổ bị đứt ở dòng {seq}: tệp sổ đã bị sửa từ bên ngoài. Các bản ghi vẫn "
            "còn; đừng chốt tháng, hãy khôi phục bản sao lưu gần nhất hoặc gọi người hỗ trợ."
        ).format(seq=seq)
    )
