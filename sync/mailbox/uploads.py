"""Bytes that are still arriving: appended, flushed, and never handled by two requests at once.

Parts lie on the replica's own disk. If they are lost, the sender begins again: it keeps its file
until a receipt has come.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from sync.mailbox.errors import ChecksumError, OffsetError


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of one upload that have come so far; all calls block, for a thread."""

    path: Path

    @property
    def size(self) -> int:
        """Return how many bytes are here."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def expect(self, offset: int) -> None:
        """Do nothing when exactly so many bytes are here; OffsetError says how many are."""
        if (size := self.size) != offset:
            raise OffsetError(offset=size)

    def append(self, data: bytes, *, flushed: bool) -> None:
        """Add bytes; once flushed, they and those before them outlast a power cut."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            file.write(data)
            if flushed:
                file.flush()
                os.fsync(file.fileno())

    def cut_back(self, offset: int) -> None:
        """Take back what came after so many bytes."""
        if self.size > offset:
            os.truncate(self.path, offset)

    def check(self, sha256: str) -> None:
        """Do nothing when the bytes are those announced, else drop them and raise ChecksumError."""
        with self.path.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() == sha256:
                return
        self.path.unlink()
        raise ChecksumError(offset=0)


@dataclass(slots=True)
class Turn:
    """The time in which one request alone handles an upload."""

    displaced: asyncio.Future[None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def displace(self) -> None:
        """Let the request end with the bytes that it has."""
        if not self.displaced.done():
            self.displaced.set_result(None)


class Uploads:
    """The parts of this replica and the requests that are at work on them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turns: dict[Path, Turn] = {}

    def part(self, sender: str, sha256: str) -> Part:
        """Return the part of a sender's file."""
        return Part(self._folder / sender.replace("/", ".") / sha256)

    def parts(self) -> list[Path]:
        """Return all parts, for sweeping and counting; a call that blocks."""
        return [path for path in self._folder.glob("*/*") if path.is_file()]

    @property
    def open(self) -> int:
        """Return how many requests handle an upload now."""
        return len(self._turns)

    @asynccontextmanager
    async def turn(self, part: Part) -> AsyncIterator[Turn]:
        """Be the only request at this upload; one that came before ends, keeping its bytes."""
        while earlier := self._turns.get(part.path):
            earlier.displace()
            await earlier.over.wait()
        turn = self._turns[part.path] = Turn()
        try:
            yield turn
        finally:
            del self._turns[part.path]
            turn.over.set()

    def displace_all(self) -> None:
        """Let all requests end now, keeping their bytes: the mailbox shuts down."""
        for turn in self._turns.values():
            turn.displace()
