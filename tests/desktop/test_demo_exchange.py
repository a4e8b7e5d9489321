"""The sample exchange: its story is true of the books, the stick and the mailbox it leaves."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any
from zipfile import ZipFile

import pytest

from desktop.compose import Opened, opened
from desktop.demo.books import PASSPHRASE
from desktop.demo.exchange import Exchanged, run_exchange
from desktop.demo.exchange_mailbox import mailbox_here
from desktop.demo.exchange_months import PHONE
from desktop.demo.exchange_stage import CHANGED, FIRST, SECOND, TODAY, Told
from resources.catalogues import words
from storage.adjustments import judged
from storage.books import Books
from storage.consolidation import consolidate_both
from storage.keystore import unlock_with_passphrase
from storage.locked_months import locked_through
from storage.months import closed_months
from storage.records import Activity, Member, Task
from storage.report_period import month_period
from storage.repository import find
from storage.steps import drain
from sync.board import board
from sync.carried import history
from sync.forks import fork_of
from sync.held import held_registry, own_key
from sync.notice_held import waiting_lists
from sync.outbox import outgoing
from sync.parcels import kind_of, waiting
from sync.post_office import PostOffice
from sync.received import received
from tests.sync.tools import needs
from tests.ui.paper.pdf import texts

ABOVE = "ninh-binh/gia-vien"
MAILED, CARRIED = f"{ABOVE}/gia-thang", f"{ABOVE}/gia-van"

pytestmark = pytest.mark.xdist_group("exchange")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exchanged]:
    out = tmp_path_factory.mktemp("exchange") / "trao-doi"
    return out, drain(run_exchange(out))


@pytest.fixture
def out(played: tuple[Path, Exchanged]) -> Path:
    return played[0]


@pytest.fixture
def story(played: tuple[Path, Exchanged]) -> list[Told]:
    return played[1].story


@contextmanager
def books_of(out: Path, unit: str, which: str = "") -> Iterator[Opened]:
    books = Books(out / "ledgers" / f"{unit.replace('/', '_')}{which}")
    with opened(books, unlock_with_passphrase(books.key_file, PASSPHRASE)) as both:
        yield both


@pytest.fixture
def above(out: Path) -> Iterator[Opened]:
    with books_of(out, ABOVE) as both:
        yield both


def fact(story: list[Told], name: str) -> list[Any]:
    return [told.facts[name] for told in story if name in told.facts]


def test_both_posts_and_the_new_laptop_were_paired_by_words_that_were_read_aloud(
    story: list[Told], above: Opened
) -> None:
    read = [said for said in fact(story, "words") if len(said.split()) == 6]
    assert len(set(read)) == 3
    assert "GD-04" in fact(story, "code")  # words that were typed wrong
    units = held_registry(above.ledger).registry.units
    known = {
        unit.code: [(key.epoch, key.from_seq, key.to_seq) for key in unit.keys] for unit in units
    }
    assert known == {
        MAILED: [(1, 1, 1), (1, 2, None)],  # its keys were changed after the first bundle
        CARRIED: [(1, 1, 3), (2, 1, None)],  # its laptop was lost after the third
    }


def test_a_month_is_sent_then_answered_and_never_green_before(story: list[Told]) -> None:
    assert fact(story, "state") == ["written", "full", "full", "full", "phoned_full", "full"]


def test_the_correction_changes_the_total_and_the_lock_keeps_it(
    story: list[Told], above: Opened
) -> None:
    said = fact(story, "figure")
    assert said == [said[0], said[0], said[0] - 40, said[0] - 40, said[0] - 40]
    (reported,) = [step.facts for step in story if "adjusted" in step.facts]
    period = month_period(FIRST)
    before, after = consolidate_both(above.ledger, [MAILED, CARRIED], period)
    assert before[CHANGED].value == said[-1] == reported["reported"]
    assert after[CHANGED].value == said[-1] + 12 == reported["adjusted"]
    (line,) = judged(above.ledger, MAILED, period)
    assert (line.applied, line.change, line.adjustment.indicator) == (True, 12, CHANGED)
    assert locked_through(above.ledger) == FIRST


def test_the_board_tells_what_became_of_each_month(story: list[Told], above: Opened) -> None:
    by_stick = [said[CARRIED] for said in fact(story, "board")]
    assert by_stick[:4] == ["taken", "returned", "resubmitted", "resubmitted"]
    cells = board(above.ledger, [FIRST, SECOND], TODAY)
    assert {(one.unit, one.month): one.state for one in cells} == {
        (MAILED, FIRST): "taken",
        (CARRIED, FIRST): "resubmitted",
        (MAILED, SECOND): "quarantined",  # a cloned laptop said it too
        (CARRIED, SECOND): "taken",
    }


def test_every_bundle_that_was_taken_in_has_a_receipt(out: Path, above: Opened) -> None:
    states = [one.state for one in received(above.ledger)]
    assert sorted(states) == ["quarantined", *["taken"] * 5]
    assert len(list((out / "receipts").glob("*.byr"))) == 6
    with books_of(out, MAILED) as both:
        assert [one.state for one in outgoing(both.ledger)] == ["full", "full"]


def test_a_cloned_laptop_is_seen_and_left_for_people_to_decide(above: Opened) -> None:
    fork = fork_of(above.ledger, MAILED)
    assert fork
    assert [tail.taken for tail in fork.tails] == [True, False]
    assert [one.seq for one in fork.common] == [1]


def test_what_the_lost_laptop_signs_is_refused(story: list[Told]) -> None:
    (refused,) = [step.facts for step in story if "outcome" in step.facts]
    assert (refused["code"], refused["outcome"]) == ("GOI-09", "refused")


def test_the_new_laptop_has_the_books_back_and_goes_on(out: Path) -> None:
    with books_of(out, CARRIED, "_may-moi") as both:
        ledger = both.ledger
        assert own_key(ledger, both.keys).epoch == 2
        assert [(one.month, one.revision) for one in closed_months(ledger)] == [
            (FIRST, 2),
            (SECOND, 2),
        ]
        assert [(one.epoch, one.seq, one.state) for one in outgoing(ledger)] == [
            (1, 1, "returned"),
            (1, 2, "full"),
            (1, 3, "full"),
            (2, 1, "written"),
        ]
        assert not find(ledger, Member)  # people never left the laptop that was lost
        assert not [one for one in waiting(ledger, both.keys) if one.kind == "request"]


def test_the_notice_brought_a_task_a_lock_and_a_list_to_look_at_first(out: Path) -> None:
    with books_of(out, MAILED) as both:
        assert "Rà soát mô hình phòng, chống thiên tai" in [
            t.title for t in find(both.ledger, Task)
        ]
        assert {one.state for one in closed_months(both.ledger)} == {"locked", "closed"}
        assert waiting_lists(both.ledger) == []
        assert "floods" in words("topics")
    with books_of(out, CARRIED) as both:
        assert [one.name for one in waiting_lists(both.ledger)] == ["topics"]


def test_stick_and_mailbox_hold_what_the_story_says(out: Path, above: Opened) -> None:
    stick = [kind_of(path.read_bytes()) for path in (out / "usb").rglob("*.by*")]
    assert {kind: stick.count(kind) for kind in set(stick)} == {
        "invitation": 2,
        "request": 2,
        "registry": 5,
        "bundle": 5,
        "receipt": 5,
        "notice": 2,
        "recovery": 1,
    }
    ways = {(one.way, one.direction) for one in history(above.ledger)}
    assert ways == {(way, to) for way in ("stick", "mailbox") for to in ("in", "out")}
    letters = [path for path in (out / "mailbox" / "store" / "files").rglob("*") if path.is_file()]
    assert sorted(kind_of(path.read_bytes()) for path in letters) == ["bundle", "notice"]


def test_nobody_is_named_in_the_clear_on_stick_or_in_the_mailbox(out: Path) -> None:
    with books_of(out, MAILED) as both:
        people = [one.full_name for one in find(both.ledger, Member)]
        done = [one.title for one in find(both.ledger, Activity)]
    assert len(people) == 6
    canaries = [text.encode() for text in (*people, *done, PHONE)]
    for path in (*(out / "usb").rglob("*"), *(out / "mailbox").rglob("*")):
        if path.is_file():
            held = [path.read_bytes(), *_unzipped(path.read_bytes())]
            assert not [one for one in canaries for data in held if one in data], path


def _unzipped(data: bytes) -> list[bytes]:
    """Return what anybody can unpack of a file, to any depth."""
    if not data.startswith(b"PK"):
        return []
    with ZipFile(BytesIO(data)) as entries:
        inside = [entries.read(name) for name in entries.namelist()]
    return inside + [more for one in inside for more in _unzipped(one)]


def test_what_waits_in_the_mailbox_is_taken_when_the_superior_comes(
    out: Path, tmp_path: Path
) -> None:
    copytree(out / "mailbox", tmp_path / "mailbox")
    copytree(out / "ledgers", tmp_path / "ledgers")
    with books_of(tmp_path, ABOVE) as both, mailbox_here(both.ledger, tmp_path / "mailbox") as url:
        both.ledger.keep_settings(both.ledger.settings.model_copy(update={"mailbox": url}))
        office = PostOffice(lambda: nullcontext(both.ledger), lambda: both.keys)
        while office.turn(0) <= 0:
            pass
        office.close()
        newest = received(both.ledger, CARRIED)[-1]
        assert (newest.epoch, newest.seq, newest.revision, newest.state) == (2, 1, 2, "taken")


def test_the_papers_say_what_was_corrected_and_what_was_read_aloud(
    out: Path, story: list[Told]
) -> None:
    slip = " ".join(texts((out / "papers" / "phieu-dieu-chinh.pdf").read_bytes()))
    for said in ("Công an xã Gia Vân", "không khớp biên bản", "Lượt người được tuyên truyền"):
        assert said in " ".join(slip.split())
    (code,) = [said for said in fact(story, "words") if len(said) == 11]
    assert code in " ".join(texts((out / "papers" / "bien-nhan.pdf").read_bytes()))


def test_the_story_is_written_down_as_it_was_told(out: Path, story: list[Told]) -> None:
    steps = json.loads((out / "exchange.json").read_text("utf-8"))["steps"]
    assert [step["what"] for step in steps] == [told.what for told in story]
    assert len({step["chapter"] for step in steps}) == 15


@needs("ssh-keygen")
def test_stock_ssh_keygen_believes_every_bundle(out: Path, tmp_path: Path) -> None:
    bundles = sorted((out / "bundles").glob("*.byb"))
    assert len(bundles) == 6
    for bundle in bundles:
        with ZipFile(bundle) as entries:
            manifest = entries.read("manifest.json")
            (tmp_path / "manifest.sig").write_bytes(entries.read("manifest.json.sig"))
        sender = json.loads(manifest)["sender"]
        signers = ["-f", str(out / "allowed_signers"), "-I", sender, "-n", "month@binhyen"]
        command = ["ssh-keygen", "-Y", "verify", *signers, "-s", str(tmp_path / "manifest.sig")]
        subprocess.run(command, input=manifest, check=True, capture_output=True)


@needs("age")
def test_stock_age_opens_what_waits_in_the_mailbox(out: Path) -> None:
    (bundle,) = (out / "bundles").glob("GIA-VAN_2022-12_so-0001*")
    with ZipFile(bundle) as entries:
        said = json.loads(entries.read("manifest.json"))
        sealed = entries.read("payload.age")
    command = ["age", "-d", "-i", str(out / "keys" / "superior.agekey")]
    payload = subprocess.run(command, input=sealed, check=True, capture_output=True).stdout
    assert sha256(payload).hexdigest() == said["payload_sha256"]
