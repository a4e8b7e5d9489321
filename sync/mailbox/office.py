"""The mailbox as one thing: its store, its letters, whom it believes, and how much it takes."""

from __future__ import annotations

import asyncio
import logging
import os
import time

from sync.mailbox.letters import Letter, Letters
from sync.mailbox.limits import Buckets, refuse_too_much
from sync.mailbox.metrics import Metrics
from sync.mailbox.nonces import SECRET, Nonces
from sync.mailbox.pinned import Pinned, PinnedRegistry
from sync.mailbox.settings import MailboxSettings
from sync.mailbox.store import FolderStore, Store
from sync.mailbox.uploads import Part, Uploads

LOG = logging.getLogger("binhyen.mailbox")

_DAY = 24 * 3600


class Mailbox:
    """One replica of a mailbox."""

    def __init__(self, settings: MailboxSettings) -> None:
        self.settings = settings
        self.store = store_of(settings)
        self.letters = Letters(self.store)
        self.uploads = Uploads(settings.folder / "parts")
        self.registry = PinnedRegistry(self.store)
        self.registry.pin(settings.registry)
        self.nonces = Nonces(self.store.create("secret", os.urandom(SECRET)))
        self.units = Buckets(settings.unit_rate, settings.unit_burst)
        self.addresses = Buckets(settings.address_rate, settings.address_burst)
        self.metrics = Metrics()
        self.held = 0  # bytes, as counted last and added to since

    async def pinned(self) -> Pinned:
        """Return the registry to believe now."""
        if self.registry.is_fresh:
            return self.registry.current()
        return await asyncio.to_thread(self.registry.current)

    def announce(self, letter: Letter, *, limited: bool) -> None:
        """Note that a file comes, within the quota of its sender; a call that blocks."""
        outstanding = self.letters.outstanding(letter.sender) if limited else None
        refuse_too_much(self.settings, letter, outstanding, self.held, self.store.room())
        self.letters.announce(letter)
        self.held += letter.size

    def progress(self, letters: list[Letter], part: Part) -> int:
        """Return how many bytes are here, delivering a file that is whole; a call that blocks.

        ChecksumError when all have come and are not those announced: none of them is kept.
        """
        letter = letters[0]
        if self.letters.has_arrived(letter):
            self.letters.deliver(letters)
            return letter.size
        if (size := part.size) < letter.size:
            return size
        part.cut_back(letter.size)
        part.check(letter.sha256)
        self.letters.deliver(letters, part.path)
        return letter.size

    def count(self) -> None:
        """Count what is held, for the cap and for the figures; a call that blocks."""
        files = self.store.listed("files")
        self.held = sum(one.size for one in files)
        self.held += sum(part.stat().st_size for part in self.uploads.parts())
        self.metrics.waiting.set(len(files))
        self.metrics.held.set(self.held)
        self.metrics.version.set(self.registry.current().signed.version)

    def sweep(self, now: float | None = None) -> None:
        """Throw away what nobody finished or fetched for too long; a call that blocks."""
        now = now or time.time()
        for part in self.uploads.parts():
            if now - part.stat().st_mtime > self.settings.part_days * _DAY:
                part.unlink(missing_ok=True)
        for kind, days in (("announced", self.settings.letter_days), ("new", 1)):
            for one in self.store.listed(kind):
                if now - one.modified > days * _DAY:
                    self._expire(one.key)
        for one in self.store.listed("files"):  # orphans of a crash
            _, sender, sha256 = one.key.split("/")
            announced = self.store.listed(f"announced/{sender}/{sha256}")
            if not announced and now - one.modified > _DAY:
                self.store.remove(one.key)

    def _expire(self, key: str) -> None:
        kind, *rest = key.split("/")
        if kind == "announced":
            sender, sha256, _ = rest
            for letter in self.letters.announced(sender.replace(".", "/"), sha256):
                if letter.announced_key == key:
                    self.letters.remove(letter)
                    return
        self.store.remove(key)


def store_of(settings: MailboxSettings) -> Store:
    """Return the store that the settings name: a folder, or a bucket of an S3."""
    if settings.store:
        from sync.mailbox.s3 import BucketStore  # noqa: PLC0415  # obstore only where it is used

        return BucketStore(settings.store)
    return FolderStore(settings.folder / "store")
