"""The stage of the sample exchange: three sets of books, one stick, one mailbox, and the story."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.compose import Opened
from desktop.demo.plan import Post, facts, posts
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.periods import window_of
from storage.records import Activity
from storage.repository import between
from storage.steps import drain
from sync.keys import UnitKeys
from sync.outbox import Outgoing, outgoing
from sync.outgoing import close_month
from sync.post_office import PostOffice
from sync.stick_trip import TripReport, trip

SUPERIOR = "ninh-binh/gia-vien"
BY_MAIL, BY_STICK = "gia-thang", "gia-van"
FIRST, SECOND = "2022-11", "2022-12"  # the months that are played; the one after is open
CHANGED = "TT02"  # people who were spoken to: the figure that is put right
TODAY = facts()["today"]

_A_MINUTE = 60.0  # seconds


class Party:
    """One set of books that takes part, and the keys that speak for them now."""

    def __init__(self, name: str, books: Opened) -> None:
        self.name = name
        self.books = books.books
        self.ledger = books.ledger
        self.keys: UnitKeys = books.keys
        self.key_place = books.key_place

    @property
    def unit(self) -> str:
        """Return the code of the unit."""
        return self.ledger.settings.unit

    def close(self, month: str) -> Outgoing:
        """Close a month: its figures are frozen and its bundle is sealed."""
        return drain(close_month(self.ledger, month, self.keys, TODAY))

    def newest(self, month: str) -> Outgoing:
        """Return the newest bundle of a month."""
        return outgoing(self.ledger, month)[-1]

    def meeting(self, month: str) -> Activity:
        """Return the meeting at which people were spoken to in a month."""
        held = between(self.ledger, Activity, self.unit, *window_of(month))
        return next(one for one in held if one.kind == "propaganda")


@dataclass(frozen=True, slots=True)
class Told:
    """One step of the story: who did what, with which file, what came of it; facts for tests."""

    chapter: str
    who: str
    what: str
    file: str = ""
    verdict: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class Stage:
    """Who plays, where, and what was told so far."""

    out: Path
    superior: Party
    by_mail: Party
    by_stick: Party
    mailbox: str = ""  # its address
    clone: Path = Path()  # where the books of one post were copied to
    chapter: str = ""
    story: list[Told] = field(default_factory=list)

    @property
    def usb(self) -> Path:
        """Return the folder that plays the stick."""
        return self.out / "usb"

    @property
    def units(self) -> list[str]:
        """Return the posts."""
        return [self.by_mail.unit, self.by_stick.unit]

    def tell(
        self, party: Party, what: str, file: str = "", verdict: str = "", **known: object
    ) -> None:
        """Add a step to the story."""
        self.story.append(Told(self.chapter, party.name, what, file, verdict, known))

    def trip(self, party: Party) -> TripReport:
        """Plug the stick into a computer and press the one button."""
        return drain(trip(party.ledger, party.keys, self.usb))

    def visit(self, party: Party) -> PostOffice:
        """Let the post office of some books visit the mailbox until it rests for minutes."""
        settings = party.ledger.settings
        if settings.mailbox != self.mailbox:
            party.ledger.keep_settings(settings.model_copy(update={"mailbox": self.mailbox}))
        office = PostOffice(lambda: _lent(party.ledger), lambda: party.keys)
        now = 0.0
        while (due := office.turn(now)) < now + _A_MINUTE:
            now = due
        office.close()
        return office


def post_named(short: str) -> Post:
    """Return a post of the sample year."""
    return next(post for post in posts() if post.short == short)


def came_words(report: TripReport, kind: str, name: str = "") -> str:
    """Return what a trip says of the first file of a kind that came, or of the one of a name."""
    return next(
        came.taken.words
        for came in report.came
        if came.taken.kind == kind and name in ("", came.found.path.name)
    )


def written_name(report: TripReport, kind: str) -> str:
    """Return the name of the first file of a kind that a trip wrote."""
    return next(parcel.name for parcel in report.written if parcel.kind == kind)


def refusal(work: Callable[[], object]) -> KnownError:
    """Do what is expected to be refused, and return the refusal."""
    try:
        work()
    except KnownError as error:
        return error
    raise AssertionError("it was not refused")


def _lent(ledger: Ledger) -> AbstractContextManager[Ledger]:
    return nullcontext(ledger)
