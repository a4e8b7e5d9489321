"""Real books of a post and its superior in one folder, opened by raw keys, as a kill finds them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from shutil import copy
from typing import Any

from storage.backup import backups_in, scratch
from storage.backup_trial import try_backup
from storage.drafts import draft_of
from storage.indicators import figures
from storage.journal import Head, check_journal
from storage.ledger import Ledger
from storage.months import closed_months, kept_figures
from storage.privacy.tombstones import NEUTRAL
from storage.records import KIND_NAMED, Activity, Erasure, Member, Team
from storage.repository import between, find, get
from storage.settings import Settings
from storage.steps import drain
from sync.couriers.folder import FolderCourier
from sync.held import found_registry
from sync.keys import UnitKeys
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import sent_content
from sync.received import TAKEN, kept_receipt, received, state_of
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, event, model, site, team
from tests.sync.offices import DISTRICT, Office, pair

KEY = bytes(range(32))  # of both ledgers and of both key files
DRAFT = "activity:new"
SAMPLE = Path(__file__).parents[1] / "samples" / "ledgers" / "0.4.0" / "post"
CORRECTION = "(đã sửa)"


@dataclass
class Desks:
    """The open books of the post and of its superior, and the stick between them."""

    post: Office
    superior: Office
    stick: FolderCourier


@dataclass
class Known:
    """All that was acknowledged so far."""

    draft: int = 0
    head: Head | None = None
    records: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    months: dict[str, tuple[int, str]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    copied: int = 0  # the last line of the journal that a copy holds

    def learn(self, said: dict[str, Any]) -> None:
        """Take note of one acknowledgement."""
        self.head = Head(*said["head"])
        self.draft = said.get("draft", self.draft)
        self.taken |= {said["taken"]} if "taken" in said else set()
        self.answered |= {said["answered"]} if "answered" in said else set()
        self.erased |= {said["erased"]} if "erased" in said else set()
        self.copied = max(self.copied, said.get("copied", 0))
        if "record" in said:
            self.records[said["record"]["id"]] = (said["kind"], said["record"])
        if "month" in said:
            self.months[said["month"]] = (said["revision"], said["state"])
        if "written" in said:
            self.written[said["written"]] = said["sha256"]


def make_books(folder: Path) -> None:
    """Make a superior's and a post's books that are paired, with a small register."""
    (folder / "stick").mkdir()
    copy(SAMPLE / "ledger.key", folder / "ledger.key")
    for name in ("post", "superior"):
        UnitKeys.generate().save(folder / f"{name}.key", KEY)
    with opened(folder) as desks:
        post, superior = desks.post, desks.superior
        superior.ledger.keep_settings(
            Settings(unit=DISTRICT, unit_name="Công an huyện", role="superior")
        )
        post.ledger.keep_settings(post_settings(superior=DISTRICT))
        found_registry(superior.ledger, superior.keys)
        pair(superior, post)
        running = model(post.ledger)
        site(post.ledger, running)
        event(post.ledger, running, "20/11/2022", "new")
        activity(post.ledger, "20/11/2022", measures={"sessions": 1, "attendances": 30})
        team(post.ledger, "other", name="Tổ của phép thử")


@contextmanager
def opened(folder: Path) -> Iterator[Desks]:
    """Open both books, as a program does that starts anew."""
    with (
        Ledger(folder / "post.db", KEY) as post,
        Ledger(folder / "superior.db", KEY) as superior,
    ):
        yield Desks(
            Office(UNIT, UnitKeys.load(folder / "post.key", KEY), post),
            Office(DISTRICT, UnitKeys.load(folder / "superior.key", KEY), superior),
            FolderCourier(folder / "stick"),
        )


def check_books(folder: Path, known: Known) -> None:
    """Open the books anew: everything acknowledged is there, and nothing is half done."""
    with opened(folder) as desks:
        for ledger in (desks.post.ledger, desks.superior.ledger):
            ledger.check_pages()
            assert not ledger.db.execute("PRAGMA foreign_key_check").fetchall()
        check_journal(desks.post.ledger.db, known.head)
        check_journal(desks.superior.ledger.db)
        _check_saves(desks.post.ledger, known)
        _check_months(desks.post.ledger, known)
        _check_files(desks, known)
        _check_received(desks, known)
    _check_copies(folder, known)


def _check_copies(folder: Path, known: Known) -> None:
    """Hold what is taken for a copy to be one, and the newest to have what was acknowledged."""
    found = backups_in(folder / "sao-luu")
    assert bool(found) >= bool(known.copied)
    if found:
        assert found[0].said.journal >= known.copied
        with scratch(folder / "sao-luu") as place:
            assert drain(try_backup(found[0].path, KEY, place)).went_well


def _check_saves(ledger: Ledger, known: Known) -> None:
    kept = draft_of(ledger, DRAFT)
    assert (kept or {"typed": 0})["typed"] >= known.draft
    erased = {each.record for each in find(ledger, Erasure)}
    assert known.erased <= erased
    assert all(get(ledger, Member, each).full_name == NEUTRAL for each in erased)
    for identity, (kind, said) in known.records.items():
        if identity in erased:  # perhaps not acknowledged, but then it is erased whole
            continue
        now = get(ledger, KIND_NAMED[kind], identity).model_dump(mode="json")
        if kind == "activity":  # a correction may have been kept and not yet acknowledged
            assert now["result"].startswith(said["result"])
            now["result"] = said["result"]
        assert now == said
    for each in find(ledger, Team):
        assert each.headcount == len(find(ledger, Member, team=each.id, left_on=None))


def _check_months(ledger: Ledger, known: Known) -> None:
    found = {month.month: month for month in closed_months(ledger)}
    for month, (revision, state) in known.months.items():
        now = found[month]
        later = now.revision > revision or (state, now.state) == ("closed", "reopened")
        assert later or (now.revision, now.state) == (revision, state)
    for month, now in found.items():
        sealed = outgoing(ledger, month)
        assert [bundle.revision for bundle in sealed] == list(range(1, now.revision + 1))
        frozen = sorted(str(figure) for figure in kept_figures(ledger, UNIT, month))
        counted = sorted(str(figure) for figure in figures(ledger, UNIT, now.first, now.last))
        assert frozen
        assert frozen == counted or not now.is_closed
    (months,) = ledger.db.execute("SELECT count(DISTINCT month) FROM figure").fetchone()
    assert months == len(found)


def _check_files(desks: Desks, known: Known) -> None:
    ledger = desks.post.ledger
    sealed = {bundle.name: bundle_bytes(ledger, bundle) for bundle in outgoing(ledger)}
    files = {path.name: path.read_bytes() for path in desks.stick.fetch(".byb")}
    assert files.items() <= sealed.items()
    digests = {name: sha256(data).hexdigest() for name, data in files.items()}
    assert known.written.items() <= digests.items()
    assert known.answered <= {bundle.bundle_id for bundle in outgoing(ledger) if bundle.answer}


def _check_received(desks: Desks, known: Known) -> None:
    superior, post = desks.superior.ledger, desks.post
    bundles = {bundle.bundle_id: bundle for bundle in outgoing(post.ledger)}
    for identity in known.taken:
        assert state_of(superior, identity) == TAKEN
    newest = {each.month: each for each in received(superior)}
    for each in list(newest.values())[-3:]:
        said = sent_content(post.ledger, bundles[each.bundle_id], post.keys)
        assert kept_receipt(superior, each.bundle_id)
        assert sorted(map(str, kept_figures(superior, UNIT, each.month))) == sorted(
            map(str, said.figures)
        )
        adopted = between(superior, Activity, UNIT, said.first, said.last)
        assert {a.id for a in adopted} == {row["id"] for row in said.records[Activity]}
