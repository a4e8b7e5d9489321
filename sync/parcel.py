"""What travels, as values: a parcel that waits, what became of one that came, a kind of file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from storage.ledger import Ledger
from sync.keys import UnitKeys
from sync.labels import Label
from sync.outbox import Outgoing

Outcome = Literal["good", "again", "waits", "care", "people", "refused"]
Way = Literal["stick", "mailbox", "file"]

OUTCOMES: tuple[Outcome, ...] = ("good", "again", "waits", "care", "people", "refused")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that should leave these books; its bytes are asked for when it goes."""

    kind: str
    identity: str  # its name in the books: id of a bundle, digest, version
    unit: str  # in whose folder it lies on a stick
    to: str  # who opens it; "" for everybody who keeps to this superior
    name: str
    size: int  # bytes, some more once it was addressed
    late: bool = False  # photos: they leave after all data


@dataclass(frozen=True, slots=True)
class TakenParcel:
    """What became of a file that came, for people, and what waits to leave because of it.

    `outcome`: good; again (it was known, nothing changed); waits (for another file); care (taken,
    but somebody has to look); people (not taken: somebody has to do it by hand); refused.
    `state` is the finer word of its own kind, such as a place in a chain or an answer.
    """

    kind: str
    outcome: Outcome
    words: str
    title: str = ""
    unit: str = ""  # from whom
    state: str = ""
    replies: Sequence[Parcel] = ()
    wanted: Sequence[Outgoing] = ()


Taker = Callable[[Ledger, bytes, UnitKeys], TakenParcel]


@dataclass(frozen=True, slots=True)
class Outlet:
    """How one kind of file leaves books: which wait, their bytes, and that one of them left.

    `waits` names what never left, or is wanted again; `worth` what a fresh stick should hold,
    since nobody has said yet that it arrived.
    """

    waits: Callable[[Ledger, UnitKeys], list[Parcel]]
    contents: Callable[[Ledger, Parcel, UnitKeys], bytes]
    left: Callable[[Ledger, Parcel], object]
    worth: Callable[[Ledger, UnitKeys], list[Parcel]] | None = None
    check: Callable[[Ledger, bytes], object] = lambda _ledger, _data: True


@dataclass(frozen=True, slots=True)
class ParcelKind:
    """One kind of file: how it is known, who takes it how, how it leaves."""

    suffix: str
    mimetype: str
    words: str
    above: Taker | None = None  # at a superior
    below: Taker | None = None  # at a post
    outlet: Outlet | None = None
    label: Callable[[bytes], Label] | None = None  # what its outside says
