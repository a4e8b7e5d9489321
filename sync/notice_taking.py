"""What a post does with a notice: tasks become its own, locks hold, lists wait to be looked at.

A notice carries all that holds, so the one with the greatest number counts and order does not
matter: one that comes late is kept for its words, and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from storage.catalogue_checks import CatalogueError
from storage.catalogues import take_list
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
from sync.notice import Notice, NoticeTask, OpenedNotice, open_notice
from sync.notice_held import WaitingList, kept_notices, waiting_lists


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
