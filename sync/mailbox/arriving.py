"""The body of a request as it arrives: with an end to waiting, and what came before a cut kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.types import Message

from sync.mailbox.errors import ChunkError, FileTooLargeError
from sync.mailbox.uploads import Part, Turn

_HELD = 256 * 1024  # bytes in memory before they are written


class Arriving:
    """One request's body; it ends when whole, cut, silent for too long, or displaced."""

    def __init__(self, request: Request, idle: float, turn: Turn) -> None:
        self._request = request
        self._idle = idle
        self._turn = turn
        self.whole = False

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield bytes as they come; `whole` tells afterwards whether the body came to its end."""
        while (message := await self._next()) and message["type"] == "http.request":
            yield message.get("body", b"")
            if not message.get("more_body", False):
                self.whole = True
                return

    async def _next(self) -> Message | None:
        coming = asyncio.ensure_future(self._request.receive())
        try:
            both: set[asyncio.Future[Any]] = {coming, self._turn.displaced}
            await asyncio.wait(both, timeout=self._idle, return_when=asyncio.FIRST_COMPLETED)
            return coming.result() if coming.done() else None
        finally:
            coming.cancel()


async def read_whole(request: Request, cap: int, idle: float, digest: bytes | None) -> bytes:
    """Return a body of at most `cap` bytes; FileTooLargeError, or ChunkError if it is not right.

    One of which no digest was told is not even read.
    """
    if digest is None:
        raise ChunkError
    arriving, data = Arriving(request, idle, Turn()), bytearray()
    async for piece in arriving.pieces():
        data += piece
        if len(data) > cap:
            raise FileTooLargeError
    if not arriving.whole or sha256(data).digest() != digest:
        raise ChunkError
    return bytes(data)


@dataclass(frozen=True, slots=True)
class Span:
    """Which bytes of a file a request brings: from where, at most to where, under what digest."""

    offset: int
    limit: int
    digest: bytes


async def append_arriving(arriving: Arriving, part: Part, span: Span) -> int:
    """Append the body to the part, flushed, whatever happens to the request; return the new size.

    A whole body that has not the digest is taken back (ChunkError), as is one that goes on over
    the end of the file (FileTooLargeError). Part of a body is kept: the end of the file decides
    whether it was right.
    """
    held, hashed, end = bytearray(), sha256(), span.offset
    try:
        async for piece in arriving.pieces():
            end += len(piece)
            if end > span.limit:
                break
            held += piece
            hashed.update(piece)
            if len(held) >= _HELD:
                full, held = bytes(held), bytearray()  # whoever is cancelled now writes it once
                await asyncio.to_thread(part.append, full, flushed=False)
    except asyncio.CancelledError:  # the service ends before the request does
        part.append(bytes(held), flushed=True)
        raise
    if end > span.limit:
        await asyncio.to_thread(part.cut_back, span.offset)
        raise FileTooLargeError(offset=span.offset)
    if arriving.whole and hashed.digest() != span.digest:
        await asyncio.to_thread(part.cut_back, span.offset)
        raise ChunkError(offset=span.offset)
    await asyncio.to_thread(part.append, bytes(held), flushed=True)
    return end
