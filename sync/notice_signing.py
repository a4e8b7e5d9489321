"""How the superior announces something: signed once for each unit, kept, written again as it was.

What holds is carried along each time: tasks that were set before, the lock, all newer lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from resources.wording import _, official
from storage.catalogues import held_lists, held_version, take_list
from storage.duties import require
from storage.journal import journal_head, note, now_text
from storage.ledger import Ledger
from storage.locked_months import locked_through
from sync.bundle import manifest_of
from sync.courier import Courier
from sync.held import held_registry, steps_lacking, steps_of_unit
from sync.keys import UnitKeys
from sync.notice import (
    MOST_TASKS,
    Notice,
    NoticeCatalogue,
    NoticeTask,
    notice_inside,
    notice_name,
    notice_sealed_for,
    write_notice,
)
from sync.notice_errors import NoticeForOtherError, NoticeUnsaidError
from sync.received import received, received_bytes
from sync.sealed import address_to, is_addressed_to, readers_of
from sync.trust import SignedRegistry

_A_YEAR = timedelta(days=365)  # a task that was due so long ago is not carried along any more


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """What is to be announced: words, tasks that are new, changed or withdrawn, newer lists."""

    text: str = ""
    tasks: Sequence[NoticeTask] = ()
    lists: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """A notice that was signed for one unit; `digest` is its name in the books."""

    digest: str
    number: int
    unit: str
    made_at: str
    written_at: str | None
    size: int  # bytes of its file


@official
def sign_notices(
    ledger: Ledger, units: Sequence[str], draft: NoticeDraft, keys: UnitKeys, today: date
) -> list[NoticeFile]:
    """Sign and keep a notice for each of these units; the superior's books use the lists too.

    Raises NoticeUnsaidError, UnknownUnitError, or CatalogueError for a list that breaks rules;
    then nothing is kept.
    """
    require(ledger, "sign")
    if not (draft.text.strip() or draft.tasks or draft.lists):
        raise NoticeUnsaidError(what=_("chưa có lời thông báo, nhiệm vụ hay danh mục nào"))
    if not units:
        raise NoticeUnsaidError(what=_("chưa chọn xã nhận"))
    with ledger.change():
        for name, data in draft.lists.items():
            take_list(ledger, name, held_version(ledger, name) + 1, data)
        return [_sign(ledger, unit, draft, keys, today) for unit in units]


@official
def notices(ledger: Ledger, unit: str = "") -> list[NoticeFile]:
    """Return all notices that were signed, the oldest first; those to one unit if it is named."""
    return _files(ledger, "? IN (unit, '')", unit)


@official
def sent_notices(ledger: Ledger, most: int = 500) -> list[tuple[NoticeFile, Notice]]:
    """Return the notices that were signed last with what they say, the newest first."""
    query = "SELECT digest FROM notice ORDER BY number DESC LIMIT ?"
    digests = [digest for (digest,) in ledger.db.execute(query, [most]).fetchall()]
    return [
        (file, notice_said(ledger, digest))
        for digest in digests
        for file in _files(ledger, "digest = ?", digest)
    ]


@official
def notices_to_write(ledger: Ledger, unit: str = "") -> list[NoticeFile]:
    """Return the notices that were never written out, to one unit or to all."""
    return _files(ledger, "? IN (unit, '') AND written_at IS NULL", unit)


@official
def standing_tasks(ledger: Ledger, unit: str) -> list[NoticeTask]:
    """Return the tasks that a unit was set and that were not withdrawn, the oldest first."""
    return [task for task in _tasks_said(ledger, unit) if not task.withdrawn]


@official
def newest_notices(ledger: Ledger) -> list[NoticeFile]:
    """Return the newest notice to each unit."""
    newest = "number = (SELECT max(number) FROM notice AS other WHERE other.unit = notice.unit)"
    return _files(ledger, newest)


@official
def notices_to_seal_anew(ledger: Ledger) -> list[NoticeFile]:
    """Return the newest notices to units that have a new laptop since: it cannot open them yet."""
    newest = newest_notices(ledger)
    known = held_registry(ledger).registry if newest else None
    return [
        one
        for one in newest
        if known
        and known.newest_epoch(one.unit)
        and not is_addressed_to(ledger, one.digest, readers_of(ledger, one.unit))
    ]


@official
def carried_tasks(
    ledger: Ledger, unit: str, fresh: Sequence[NoticeTask], today: date
) -> tuple[NoticeTask, ...]:
    """Return what a notice would say of a unit's tasks: what stands, and what is said anew.

    NoticeUnsaidError when it is more than one may hold.
    """
    known = {task.id: task for task in _tasks_said(ledger, unit)}
    meant = {task.id: task for task in fresh if task.id in known or not task.withdrawn}
    tasks = known | meant
    kept = [task for task in tasks.values() if (task.due_on or task.set_on) > today - _A_YEAR]
    if len(kept) > MOST_TASKS:
        raise NoticeUnsaidError(what=_("quá {most} nhiệm vụ").format(most=MOST_TASKS))
    return tuple(kept)


@official
def notice_said(ledger: Ledger, digest: str) -> Notice:
    """Return what a kept notice says."""
    query = "SELECT said FROM notice WHERE digest = ?"
    (said,) = ledger.db.execute(query, [digest]).fetchone()
    return Notice.from_bytes(bytes(said))


@official
def notice_bytes(ledger: Ledger, digest: str, keys: UnitKeys) -> bytes:
    """Return the `.byt` file as it was written before, the same bytes each time.

    Only for a unit's new laptop it is encrypted anew; what was signed stays.
    """
    query = "SELECT unit, data FROM notice WHERE digest = ?"
    unit, data = ledger.db.execute(query, [digest]).fetchone()
    readers = readers_of(ledger, unit)
    if is_addressed_to(ledger, digest, readers):
        return bytes(data)
    try:
        inside = notice_inside(bytes(data), keys)
    except NoticeForOtherError:  # of keys that these books had before: it stays as it is
        anew = bytes(data)
    else:
        anew = notice_sealed_for(inside, readers)
    with ledger.change():
        ledger.db.execute("UPDATE notice SET data = ? WHERE digest = ?", [anew, digest])
        address_to(ledger, "notice", digest, readers)
    return anew


@official
def notice_left(ledger: Ledger, digest: str) -> None:
    """Note that a notice was written out."""
    with ledger.change():
        query = "UPDATE notice SET written_at = ? WHERE digest = ?"
        ledger.db.execute(query, [now_text(), digest])
        note(ledger, "export", "notice", digest)


@official
def write_notice_file(ledger: Ledger, kept: NoticeFile, courier: Courier, keys: UnitKeys) -> Path:
    """Write a notice to where its unit finds it, read it back and check it; again, if asked.

    Raises what the courier raises; the notice stays in the books.
    """
    require(ledger, "export")
    data = notice_bytes(ledger, kept.digest, keys)
    path = courier.put(kept.unit, notice_name(kept.unit, kept.number), data)
    notice_left(ledger, kept.digest)
    return path


def _files(ledger: Ledger, where: str, *values: str) -> list[NoticeFile]:
    query = (
        "SELECT digest, number, unit, made_at, written_at, length(data) AS size FROM notice"
        f" WHERE {where} ORDER BY number"
    )
    return [NoticeFile(**row) for row in ledger.db.query(query, values)]


def _sign(ledger: Ledger, unit: str, draft: NoticeDraft, keys: UnitKeys, today: date) -> NoticeFile:
    tasks = carried_tasks(ledger, unit, draft.tasks, today)
    before = _newest(ledger, unit)
    note(ledger, "notice", "unit", unit)
    lists = held_lists(ledger)
    notice = Notice(
        number=journal_head(ledger.db).seq,
        before=before.number if before else None,
        superior=ledger.settings.unit,
        unit=unit,
        locked=locked_through(ledger),
        text=draft.text,
        tasks=tasks,
        catalogues=tuple(_named(name, version, data) for name, version, data in lists),
        registry_version=held_registry(ledger).version,
        written_at=datetime.now(UTC),
    )
    readers = readers_of(ledger, unit)
    sealed = write_notice(notice, [data for *_, data in lists], keys, _steps(ledger, unit), readers)
    row = {"digest": notice.digest, "number": notice.number, "unit": unit, "data": sealed}
    row |= {"said": notice.to_bytes(), "made_at": now_text(), "written_at": None, "seen_at": None}
    ledger.db.table("notice").insert(row)
    address_to(ledger, "notice", notice.digest, readers)
    (kept,) = _files(ledger, "digest = ?", notice.digest)
    return kept


def _named(name: str, version: int, data: bytes) -> NoticeCatalogue:
    return NoticeCatalogue(name=name, version=version, sha256=sha256(data).hexdigest())


def _steps(ledger: Ledger, unit: str) -> list[SignedRegistry]:
    """Return the registry as the unit may lack it: its newest bundle tells what it holds."""
    epoch = held_registry(ledger).registry.newest_epoch(unit)
    sent = [bundle for bundle in received(ledger, unit) if bundle.epoch == epoch]
    if not sent:
        return steps_of_unit(ledger, unit)
    return steps_lacking(ledger, manifest_of(received_bytes(ledger, sent[-1].bundle_id)))


def _tasks_said(ledger: Ledger, unit: str) -> Sequence[NoticeTask]:
    newest = _newest(ledger, unit)
    return newest.tasks if newest else ()


def _newest(ledger: Ledger, unit: str) -> Notice | None:
    query = "SELECT said FROM notice WHERE unit = ? ORDER BY number DESC LIMIT 1"
    found = ledger.db.execute(query, [unit]).fetchone()
    return Notice.from_bytes(bytes(found[0])) if found else None
