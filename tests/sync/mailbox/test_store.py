"""A folder and a bucket keep the same promises; and what a mailbox throws away, and when."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from sync.mailbox.letters import Letter
from sync.mailbox.office import Mailbox
from sync.mailbox.s3 import BucketStore
from sync.mailbox.settings import MailboxSettings
from sync.mailbox.store import FolderStore, Store
from sync.trust import write_registry
from tests.sync.mailbox.bucket import fresh_place, needs_weed, one_worker
from tests.sync.parties import DISTRICT, NEIGHBOUR, POST, SIGNED

DAY = 24 * 3600


@pytest.fixture
def folder(tmp_path: Path) -> Store:
    return FolderStore(tmp_path / "store")


@pytest.fixture
def in_bucket(s3: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Store:
    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    return BucketStore(fresh_place())


STORES = ["folder", pytest.param("in_bucket", marks=[needs_weed, one_worker])]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


def test_what_is_written_is_read_listed_and_removed(store: Store) -> None:
    for key in ("a/x/2", "a/y", "ab", "a/x/1"):
        store.write(key, key.encode())
    assert {one.key for one in store.listed("a")} == {"a/x/1", "a/x/2", "a/y"}
    assert [one.key for one in store.listed("a/x")] in (["a/x/2", "a/x/1"], ["a/x/1", "a/x/2"])
    assert store.read("ab") == b"ab"
    known = store.stat("a/y")
    assert known
    assert (known.key, known.size) == ("a/y", 3)
    store.write("a/y", b"other")
    changed = store.stat("a/y")
    assert changed
    assert changed.mark != known.mark
    store.remove("a/y")
    store.remove("a/y")
    assert (store.read("a/y"), store.stat("a/y"), store.listed("nowhere")) == (None, None, [])


def test_a_file_is_adopted_and_read_in_blocks(store: Store, tmp_path: Path) -> None:
    data = os.urandom(700_000)
    part = tmp_path / "part"
    part.write_bytes(data)
    store.adopt("files/x", part)
    assert not part.exists()
    assert b"".join(store.blocks("files/x", 0, len(data))) == data
    assert b"".join(store.blocks("files/x", 300_000, 600_001)) == data[300_000:600_001]


def test_what_is_created_first_stays(store: Store) -> None:
    assert [store.create("secret", each) for each in (b"1", b"2")] == [b"1", b"1"]


@needs_weed
@one_worker
def test_a_bucket_that_is_away_fails_as_a_disk_does(
    s3: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    with pytest.raises(OSError, match="hop-thu"):
        BucketStore(fresh_place()).write("a", b"a")


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    file = tmp_path / "so.bys"
    file.write_bytes(write_registry([SIGNED]))
    return Mailbox(MailboxSettings(folder=tmp_path / "kho", registry=file))


@pytest.fixture
def send(mailbox: Mailbox) -> Callable[[bytes], Letter]:
    """Return how to bring a whole file into the mailbox."""

    def send(data: bytes, recipient: str = DISTRICT) -> Letter:
        letter = letter_of(data, recipient)
        part = mailbox.uploads.part(letter.sender, letter.sha256)
        part.append(data, flushed=True)
        mailbox.announce(letter, limited=True)
        assert mailbox.progress([letter], part) == len(data)
        return letter

    return send


def letter_of(data: bytes, recipient: str = DISTRICT) -> Letter:
    said = {"sha256": sha256(data).hexdigest(), "name": "goi.byb", "at": "2022-12-15T00:00:00"}
    sender = DISTRICT if recipient != DISTRICT else POST
    return Letter(size=len(data), sender=sender, recipient=recipient, **said)


def test_a_part_without_news_is_given_up_and_a_fresh_one_kept(mailbox: Mailbox) -> None:
    old, fresh = (mailbox.uploads.part(POST, name * 64) for name in "ab")
    for part in (old, fresh):
        part.append(b"some", flushed=True)
    then = time.time() - 31 * DAY
    os.utime(old.path, (then, then))
    mailbox.sweep()
    assert (old.size, fresh.size) == (0, 4)


def test_a_letter_that_nobody_fetched_for_too_long_is_thrown_away(
    mailbox: Mailbox, send: Callable[[bytes], Letter]
) -> None:
    letter = send(b"month")
    mailbox.sweep(time.time() + 399 * DAY)
    assert mailbox.letters.waiting(DISTRICT) == [letter]
    mailbox.sweep(time.time() + 401 * DAY)
    assert mailbox.letters.waiting(DISTRICT) == []
    assert mailbox.store.listed("files") == []


def test_an_orphan_of_a_crash_is_swept_after_a_day(mailbox: Mailbox) -> None:
    mailbox.store.write(f"files/{POST.replace('/', '.')}/{'a' * 64}", b"orphan")
    mailbox.sweep()
    assert len(mailbox.store.listed("files")) == 1
    mailbox.sweep(time.time() + 2 * DAY)
    assert mailbox.store.listed("files") == []


def test_what_is_held_is_counted_with_parts(
    mailbox: Mailbox, send: Callable[[bytes], Letter]
) -> None:
    send(bytes(1_000))
    mailbox.uploads.part(NEIGHBOUR, "b" * 64).append(bytes(10), flushed=True)
    mailbox.count()
    assert mailbox.held == 1_010
    assert b"binhyen_mailbox_held_bytes 1010.0" in mailbox.metrics.text()


def test_a_letter_whose_note_was_lost_in_a_crash_is_shown_when_asked_for(
    mailbox: Mailbox, send: Callable[[bytes], Letter]
) -> None:
    letter = send(b"month")
    mailbox.store.remove(letter.waiting_key)
    assert mailbox.letters.waiting(DISTRICT) == []
    part = mailbox.uploads.part(letter.sender, letter.sha256)
    assert mailbox.progress([letter], part) == letter.size
    assert mailbox.letters.waiting(DISTRICT) == [letter]
