"""A post and its superior at their desks, paired, with real books on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from storage.books import Books
from storage.keystore import MasterKey
from storage.ledger import Ledger
from storage.records import Activity, ModelSite, SecurityModel, StatusEvent
from storage.repository import put
from storage.settings import Settings
from storage.steps import drain
from sync.enrolment import ask, invite, spoken_code
from sync.held import (
    confirm_pairing,
    found_registry,
    held_registry,
    keep_registry,
    take_invitation,
)
from sync.keys import UnitKeys
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import close_month
from ui.screens.desk import Desk
from ui.screens.safe import Safe

POST, SUPERIOR = "ninh-binh/gia-vien/gia-thang", "ninh-binh/gia-vien"
TODAY = date(2022, 2, 20)
JANUARY, FEBRUARY = "2022-01", "2022-02"


@dataclass(frozen=True)
class Pair:
    """The two desks."""

    post: Desk
    superior: Desk


@contextmanager
def strangers(folder: Path) -> Iterator[Pair]:
    """Give a post and a superior that have not met."""
    post = Settings(
        unit=POST,
        unit_name="Công an xã Gia Thắng",
        superior=SUPERIOR,
        superior_name="Công an huyện Gia Viễn",
    )
    superior = Settings(unit=SUPERIOR, unit_name="Công an huyện Gia Viễn", role="superior")
    with _desk(folder / "post", post) as ours, _desk(folder / "superior", superior) as theirs:
        found_registry(theirs.ledger, theirs.keys)
        yield Pair(ours, theirs)


@contextmanager
def paired(folder: Path) -> Iterator[Pair]:
    """Give a post with a model and some work, and the superior it is paired with."""
    with strangers(folder) as pair:
        request = invited(pair)
        code = spoken_code(request)
        superior = pair.superior
        keep_registry(
            pair.post.ledger, confirm_pairing(superior.ledger, request, code, superior.keys)
        )
        fill(pair.post.ledger)
        yield pair


def invited(pair: Pair) -> bytes:
    """Return the request by which the post answers an invitation."""
    superior = pair.superior
    held = held_registry(superior.ledger)
    invitation = invite(POST, "Công an xã Gia Thắng", held, superior.keys)
    take_invitation(pair.post.ledger, invitation)
    return ask(invitation, pair.post.keys)


def fill(ledger: Ledger) -> None:
    """Put one model with one site and the work of two months into a post's books."""
    model = SecurityModel(unit=POST, name="Tổ liên gia PCCC", type="A01")
    put(ledger, model)
    put(ledger, ModelSite(unit=POST, model=model.id, name="Thôn Đồng Phú"))
    day = date(2021, 12, 20)
    put(
        ledger,
        StatusEvent(unit=POST, model=model.id, happened_on=day, status="new", paper="01/QĐ"),
    )
    for happened, meetings in ((day, 3), (date(2022, 1, 20), 5)):
        put(
            ledger,
            Activity(
                unit=POST,
                kind="propaganda",
                happened_on=happened,
                title=f"Tuyên truyền {meetings} buổi",
                measures={"sessions": meetings},
            ),
        )


@contextmanager
def another_laptop(folder: Path, pair: Pair) -> Iterator[Desk]:
    """Give another laptop of the same post, with empty books and keys of its own."""
    with _desk(folder, pair.post.settings) as desk:
        yield desk


@contextmanager
def cloned(folder: Path, pair: Pair) -> Iterator[Desk]:
    """Give a laptop with a copy of the post's books as they are now, and its keys."""
    with _desk(folder, pair.post.settings) as desk:
        pair.post.ledger.connection.backup(desk.ledger.connection)
        assert desk.safe
        assert pair.post.safe
        desk.safe = Safe(desk.safe.books, desk.safe.master, pair.post.safe.keys)
        yield desk


def close(desk: Desk, month: str) -> bytes:
    """Close a month of a post and return the bundle that was sealed."""
    made = drain(close_month(desk.ledger, month, desk.keys, desk.today()))
    return bundle_bytes(desk.ledger, made)


def sent(desk: Desk) -> list[str]:
    """Return the states of a post's bundles."""
    return [bundle.state for bundle in outgoing(desk.ledger)]


@contextmanager
def _desk(folder: Path, settings: Settings) -> Iterator[Desk]:
    folder.mkdir()
    master, books = MasterKey(settings.unit.encode().ljust(32)[:32]), Books(folder)
    with Ledger(books.ledger, master.ledger_key) as ledger:
        ledger.keep_settings(settings)
        safe = Safe(books, master, UnitKeys.generate())
        yield Desk(ledger, safe=safe, today=lambda: TODAY)
