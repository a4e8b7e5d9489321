"""The bytes of a body as they are written, whatever becomes of the request."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest
from starlette.requests import Request
from starlette.types import Message

from sync.mailbox.arriving import Arriving, Span, append_arriving, read_whole
from sync.mailbox.errors import ChunkError
from sync.mailbox.uploads import Part, Turn

BLOCK = b"x" * 2**18
BEGUN, GO_ON = Event(), Event()


class SlowPart(Part):
    """A part on a disk that takes its time."""

    def append(self, data: bytes, *, flushed: bool) -> None:
        """Wait before what is not flushed."""
        if not flushed:
            BEGUN.set()
            GO_ON.wait(10)
        super().append(data, flushed=flushed)


def request(*bodies: bytes) -> Request:
    """Return a request whose bodies come one by one, and then nothing any more."""
    left = list(bodies)

    async def receive() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(0), "more_body": True}
        await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "headers": []}, receive)


def test_a_service_that_ends_while_bytes_are_written_writes_them_once(tmp_path: Path) -> None:
    part = SlowPart(tmp_path / "part")

    async def ended() -> None:
        arriving = Arriving(request(BLOCK), 5, Turn())
        at_work = asyncio.create_task(append_arriving(arriving, part, Span(0, 2**20, b"")))
        await asyncio.to_thread(BEGUN.wait, 10)
        at_work.cancel()
        with suppress(asyncio.CancelledError):
            await at_work
        GO_ON.set()

    asyncio.run(ended())  # waits for the thread that writes
    assert part.path.read_bytes() == BLOCK


def test_a_body_of_which_no_digest_was_told_is_not_read() -> None:
    async def left() -> Message:
        asked = request(BLOCK)
        with pytest.raises(ChunkError):
            await read_whole(asked, 2**20, 5, None)
        return await asked.receive()

    assert asyncio.run(left())["body"] == BLOCK
