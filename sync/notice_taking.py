"""What a post does with a notice: tasks become its own, locks hold, lists wait to be looked at.

A notice carries all that holds, so the one with the greatest number counts and order does not
matter: one that comes late is kept for its words, and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from resources.catalogues.entry import Said, joined, read_list
from storage.catalogue_checks import CatalogueError
from storage.catalogues import ListChange, changes_in, held_version, list_held, take_list
from storage.duties import require
from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.locked_months import is_locked
from storage.records import Task
from storage.repository import find, put
from storage.tasks import DONE, DROPPED, OPEN
from sync.held import held_registry, keep_registry
from sync.keys import UnitKeys
from sync.locking import Locked, lock_months
from sync.notice import Notice, NoticeCatalogue, NoticeTask, OpenedNotice, lists_of, open_notice


@dataclass(frozen=True, slots=True)
class TakenNotice:
    """What became of a notice.

    `fresh` is false for one that was taken before; `late` for one older than the newest: only its
    words are new. `tasks` were set, changed or withdrawn by it; `missing` is the number of the
    notice before it, where that never came; `lists` counts newer lists that wait to be looked at.
    """

    notice: Notice
    fresh: bool
    late: bool = False
    tasks: Sequence[Task] = ()
    locked: Locked | None = None
    missing: int | None = None
    lists: int = 0


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


def take_notice(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenNotice:
    """Take over what the superior announced, in one change; again it changes nothing.

    Raises NoticeUnreadableError, NoticeForOtherError, NoticeSignerError, and the refusals of
    containers and registries.
    """
    with ledger.change():
        opened = open_notice(data, held_registry(ledger), ledger.settings.unit, keys)
        notice = opened.notice
        keep_registry(ledger, opened.registry)
        kept = kept_notices(ledger)
        if any(one.digest == notice.digest for one in kept):
            return TakenNotice(notice, fresh=False)
        newest = kept[0].notice if kept else None
        late = newest is not None and notice.number <= newest.number
        _keep(ledger, opened)
        known = {one.notice.number for one in kept}
        missing = None if notice.before in known else notice.before
        if late:
            return TakenNotice(notice, fresh=True, late=True, missing=missing)
        return TakenNotice(
            notice,
            fresh=True,
            tasks=_set_tasks(ledger, notice, newest),
            locked=_lock(ledger, notice, keys),
            missing=missing,
            lists=len(waiting_lists(ledger)),
        )


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


def take_waiting_lists(ledger: Ledger) -> list[WaitingList]:
    """Use the lists that wait from now on, and return them; those that may not be used stay.

    Later versions of one list are checked over the earlier ones.
    """
    require(ledger, "manage")
    taken = []
    for one in waiting_lists(ledger):
        try:
            take_list(ledger, one.name, one.version, one.data)
        except CatalogueError:
            continue
        taken.append(one)
    return taken


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


def _keep(ledger: Ledger, opened: OpenedNotice) -> None:
    notice = opened.notice
    row = {"digest": notice.digest, "number": notice.number, "unit": notice.unit}
    row |= {"said": notice.to_bytes(), "data": opened.inside}
    row |= {"made_at": now_text(), "written_at": None, "seen_at": None}
    ledger.db.table("notice").insert(row)
    note(ledger, "notice", "notice", notice.digest, str(notice.number))


def _lock(ledger: Ledger, notice: Notice, keys: UnitKeys) -> Locked | None:
    if notice.locked is None or is_locked(ledger, notice.locked):
        return None
    return lock_months(ledger, notice.locked, keys)


def _set_tasks(ledger: Ledger, notice: Notice, before: Notice | None) -> list[Task]:
    """Write the tasks of which the superior says something new; what is done stays done."""
    known = {task.id: task for task in before.tasks} if before else {}
    changed = []
    for said in notice.tasks:
        if known.get(said.id) != said:
            changed += _set(ledger, said, known.get(said.id))
    return changed


def _set(ledger: Ledger, said: NoticeTask, known: NoticeTask | None) -> list[Task]:
    found = find(ledger, Task, id=said.id)
    if not found and (known or said.withdrawn):  # taken out here, or never meant for here
        return []
    if found and found[0].state == DONE:
        return []
    facts = said.model_dump(include={"id", "title", "owner", "set_on", "due_on"})
    if said.withdrawn or (known and known.withdrawn):
        facts["state"] = DROPPED if said.withdrawn else OPEN
    kept = found[0] if found else Task(unit=ledger.settings.unit, **facts)
    task = kept.model_copy(update=facts | {"changed_at": datetime.now(UTC)})
    put(ledger, task)
    return [task]
