"""The notices that a post holds: read, and what they bring that is not used here yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from resources.catalogues.entry import Said, joined, read_list
from storage.catalogue_checks import CatalogueError
from storage.catalogues import ListChange, changes_in, held_version, list_held
from storage.journal import now_text
from storage.ledger import Ledger
from sync.notice import Notice, NoticeCatalogue, NoticeTask, lists_of


@dataclass(frozen=True, slots=True)
class KeptNotice:
    """A notice in the books of a post, and when somebody read it there."""

    digest: str
    notice: Notice
    taken_at: str
    seen_at: str | None


@dataclass(frozen=True, slots=True)
class WaitingList:
    """A newer list that came and is not used yet: what it would change, or why it may not."""

    name: str
    version: int
    data: bytes = field(repr=False)
    changes: Sequence[ListChange] = ()
    wrong: str = ""


def kept_notices(ledger: Ledger) -> list[KeptNotice]:
    """Return the notices that these books took, the newest first."""
    query = (
        "SELECT digest, said, made_at, seen_at FROM notice WHERE unit = ? ORDER BY number DESC,"
        " made_at DESC"
    )
    rows = ledger.db.execute(query, [ledger.settings.unit]).fetchall()
    return [
        KeptNotice(digest, Notice.from_bytes(bytes(said)), taken_at, seen_at)
        for digest, said, taken_at, seen_at in rows
    ]


def unread_notices(ledger: Ledger) -> list[KeptNotice]:
    """Return the notices that nobody read yet, the newest first."""
    return [one for one in kept_notices(ledger) if one.seen_at is None]


def mark_read(ledger: Ledger, digest: str) -> None:
    """Note that a notice was read."""
    with ledger.change():
        query = "UPDATE notice SET seen_at = ? WHERE digest = ? AND seen_at IS NULL"
        ledger.db.execute(query, [now_text(), digest])


def tasks_from_above(ledger: Ledger) -> Mapping[str, NoticeTask]:
    """Return what the newest notice that speaks of it says of each task, by identity."""
    said = [task for one in reversed(kept_notices(ledger)) for task in one.notice.tasks]
    return {task.id: task for task in said}


def waiting_lists(ledger: Ledger) -> list[WaitingList]:
    """Return the newer lists of the newest notice that these books do not use yet, in order."""
    query = "SELECT data FROM notice WHERE unit = ? ORDER BY number DESC LIMIT 1"
    row = ledger.db.execute(query, [ledger.settings.unit]).fetchone()
    known: dict[str, Said] = {}
    return [
        _waiting(ledger, one, data, known)
        for one, data in (lists_of(bytes(row[0])) if row else ())
        if one.version > held_version(ledger, one.name)
    ]


def _waiting(
    ledger: Ledger, one: NoticeCatalogue, data: bytes, known: dict[str, Said]
) -> WaitingList:
    """Look at a list over the one held and those that wait before it, which become `known`."""
    over = known.setdefault(one.name, list_held(ledger, one.name))
    try:
        changes = changes_in(one.name, data, over)
    except CatalogueError as error:
        return WaitingList(one.name, one.version, data, wrong=str(error))
    known[one.name] = joined(over, read_list(data.decode()))
    return WaitingList(one.name, one.version, data, changes)
