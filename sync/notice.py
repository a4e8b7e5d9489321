"""What the superior announces to a unit ("thông báo", `.byt`): words, tasks, locks, newer lists.

A notice carries all that still holds, not only what is new: one that was lost on the way costs
nothing but its words, and `before` tells that it is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from storage.records.base import Identity, LongText, Name, Text, UnitCode
from sync.container import KIB, MIB, expect
from sync.document import Day, Digest, Document, Moment, Month, Number, Value
from sync.errors import RefusedError
from sync.keys import UnitKeys
from sync.notice_errors import NoticeForOtherError, NoticeSignerError, NoticeUnreadableError
from sync.sealed import Sealing
from sync.trust import SignedRegistry

NOTICE_MIMETYPE = "application/vnd.binhyen.notice+zip"
PURPOSE = "notice@binhyen"
CATALOGUE_CAP = 256 * KIB
MOST_TASKS, MOST_CATALOGUES = 500, 40

_SEALING = Sealing(
    outer=NOTICE_MIMETYPE,
    inner="application/vnd.binhyen.announcement+zip",
    entry="notice.age",
    name="notice",
    purpose=PURPOSE,
    cap=4 * MIB,
    for_other=NoticeForOtherError,
    wrong_signer=NoticeSignerError,
    file_cap=32 * MIB,
)
_Catalogue = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class NoticeTask(Value):
    """A task set by the superior; its identity is that of the record at the post, for ever."""

    id: Identity
    title: Name
    owner: Text = ""
    set_on: Day
    due_on: Day | None = None
    text: LongText = ""
    withdrawn: bool = False


class NoticeCatalogue(Value):
    """A newer official list that travels in the notice; of two, the greater version counts."""

    name: _Catalogue
    version: Number
    sha256: Digest


class Notice(Document):
    """What the superior announces to one unit; of two, the greater number counts."""

    UNREADABLE: ClassVar[type[RefusedError]] = NoticeUnreadableError

    number: Number
    before: Number | None  # the notice to this unit that came before
    superior: UnitCode
    unit: UnitCode
    locked: Month | None  # months up to this one take no revision any more
    text: LongText = ""
    tasks: Annotated[tuple[NoticeTask, ...], Field(max_length=MOST_TASKS)] = ()
    catalogues: Annotated[tuple[NoticeCatalogue, ...], Field(max_length=MOST_CATALOGUES)] = ()
    registry_version: Number
    written_at: Moment  # for people only

    @property
    def digest(self) -> str:
        """The name under which books keep it."""
        return sha256(self.to_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class OpenedNotice:
    """A notice that is believed, the registry that came with it, and its signed inside."""

    notice: Notice
    registry: SignedRegistry
    inside: bytes = field(repr=False)


def write_notice(
    notice: Notice,
    lists: Sequence[bytes],
    keys: UnitKeys,
    steps: Sequence[SignedRegistry],
    readers: Iterable[str],
) -> bytes:
    """Return the `.byt` file for these age recipients; `lists` are those it names, as TOML."""
    entries = dict(zip(map(_entry, notice.catalogues), lists, strict=True))
    return notice_sealed_for(_SEALING.inside(notice.to_bytes(), keys, steps, entries), readers)


def notice_sealed_for(inside: bytes, readers: Iterable[str]) -> bytes:
    """Return the file that holds a signed inside, which stays as it is, for other readers."""
    return _SEALING.sealed(inside, readers)


def open_notice(data: bytes, held: SignedRegistry, me: str, keys: UnitKeys) -> OpenedNotice:
    """Check and open a notice for unit `me` by the registry held; the first failure refuses it.

    Raises NoticeUnreadableError, NoticeForOtherError, NoticeSignerError, and the refusals of
    containers and registries.
    """
    inside = notice_inside(data, keys)
    said, signature, rest = _SEALING.split(inside)
    lists = {name: part for name, part in rest.items() if _is_list(name)}
    steps = {name: part for name, part in rest.items() if not _is_list(name)}
    if [*lists, *steps] != list(rest):
        raise NoticeUnreadableError
    registry = _SEALING.believed(said, signature, steps, held)
    notice = Notice.from_bytes(said)
    _refuse_lists(notice, lists)
    if notice.unit != me:
        raise NoticeForOtherError
    if notice.superior != registry.registry.superior.code:
        raise NoticeSignerError
    return OpenedNotice(notice, registry, inside)


def notice_inside(data: bytes, keys: UnitKeys) -> bytes:
    """Return what a file holds for these keys; NoticeForOtherError if they do not open it."""
    return _SEALING.opened(data, keys)


def notice_of(inside: bytes) -> Notice:
    """Return the notice of an inside that was believed before."""
    return Notice.from_bytes(_SEALING.split(inside)[0])


def lists_of(inside: bytes) -> list[tuple[NoticeCatalogue, bytes]]:
    """Return the lists of an inside that was believed before, each with its name and version."""
    rest = _SEALING.split(inside)[2]
    return [(one, rest[_entry(one)]) for one in notice_of(inside).catalogues]


def notice_name(unit: str, number: int) -> str:
    """Return a file name that helps people and stays short on FAT32."""
    return f"{unit.rsplit('/', 1)[-1].upper()[:24].strip('-')}_thong-bao-{number:06d}.byt"


def _is_list(name: str) -> bool:
    return name.startswith("catalogues/")


def _entry(one: NoticeCatalogue) -> str:
    return f"catalogues/{one.name}-{one.version:06d}.toml"


def _refuse_lists(notice: Notice, lists: Mapping[str, bytes]) -> None:
    """Refuse any list but those the signed words name, in their order, byte for byte."""
    named = {_entry(one): one.sha256 for one in notice.catalogues}
    if len(named) != len(notice.catalogues):
        raise NoticeUnreadableError
    expect(lists, dict.fromkeys(named, CATALOGUE_CAP))
    if {name: sha256(part).hexdigest() for name, part in lists.items()} != named:
        raise NoticeUnreadableError
