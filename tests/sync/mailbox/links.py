"""A bad link on loopback: a proxy that cuts, throttles, delays, falls silent, and counts."""

from __future__ import annotations

import asyncio
import socket
from asyncio import AbstractEventLoop, StreamReader, StreamWriter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from struct import pack
from threading import Event, Thread
from time import monotonic

from tests.sync.mailbox.weather import Weather

_BLOCK = 16 * 1024
_UP, _DOWN = 0, 1


@dataclass
class Link:
    """The proxy's address, and what has crossed it so far."""

    to: tuple[str, int]
    weather: Weather
    port: int = 0
    carried: list[int] = field(default_factory=lambda: [0, 0])  # payload bytes, up and down
    cuts: int = 0
    began: float = field(default_factory=monotonic)
    _free: list[float] = field(default_factory=lambda: [0.0, 0.0])
    _forgotten: asyncio.Event = field(default_factory=asyncio.Event)  # never set
    _chance: Random = field(init=False)
    _until_cut: float = field(init=False)

    def __post_init__(self) -> None:
        """Draw the first cut."""
        self._chance = Random(self.weather.seed)
        self._draw()

    @property
    def url(self) -> str:
        """Return where a client finds the link."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def up(self) -> int:
        """Return the bytes that came from the client."""
        return self.carried[_UP]

    @property
    def down(self) -> int:
        """Return the bytes that came from the server."""
        return self.carried[_DOWN]

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Carry one connection until it ends, is cut, or is forgotten in an outage."""
        try:
            await self._carry(reader, writer)
        except asyncio.CancelledError:  # the link is taken away
            writer.transport.abort()

    async def _carry(self, reader: StreamReader, writer: StreamWriter) -> None:
        await asyncio.sleep(self.weather.silence(self._now()))  # a new connection goes on asking
        try:
            far_reader, far_writer = await asyncio.open_connection(*self.to, limit=_BLOCK)
        except OSError:
            return _cut(writer)
        ends = (writer, far_writer)
        for end in ends:
            end.transport.set_write_buffer_limits(high=0)
        ways = [
            asyncio.ensure_future(self._pump(reader, far_writer, _UP, ends)),
            asyncio.ensure_future(self._pump(far_reader, writer, _DOWN, ends)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            for end in ends:
                end.close()

    async def _pump(
        self, source: StreamReader, sink: StreamWriter, way: int, ends: tuple[StreamWriter, ...]
    ) -> None:
        with suppress(ConnectionError):
            while data := await source.read(self._block):
                await self._wait_for_turn(way, len(data))
                if self.weather.silence(self._now()):
                    await self._forgotten.wait()  # nobody hears of this connection again
                self.carried[way] += len(data)
                cut_at = self._cut_in(len(data)) if way == _UP else None
                sink.write(data[:cut_at])
                await sink.drain()
                if cut_at is not None:
                    near, far = ends
                    _cut(near)
                    far.close()  # what crossed arrives, however busy the other side is
                    return

    @property
    def _block(self) -> int:
        return min(_BLOCK, self.weather.rate // 20 or _BLOCK)

    async def _wait_for_turn(self, way: int, size: int) -> None:
        if not self.weather.rate:
            return
        start = max(self._free[way], self._now())
        self._free[way] = start + size / self.weather.rate
        await asyncio.sleep(self._free[way] + self.weather.delay - self._now())

    def _cut_in(self, size: int) -> int | None:
        """Return after how many of these bytes the link is cut, none if it holds."""
        if not self.weather.mean_cut:
            return None
        left = int(self._until_cut)
        self._until_cut -= size
        if self._until_cut > 0:
            return None
        self.cuts += 1
        self._draw()
        return min(left, size)

    def _draw(self) -> None:
        mean = self.weather.mean_cut
        self._until_cut = self._chance.expovariate(1 / mean) if mean else 0.0

    def _now(self) -> float:
        return monotonic() - self.began


@contextmanager
def bad_link(port: int, weather: Weather) -> Iterator[Link]:
    """Put a bad link before a port of this machine; it is gone when the block ends."""
    link = Link(("127.0.0.1", port), weather)
    loop = asyncio.new_event_loop()
    with socket.create_server(("127.0.0.1", 0)) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BLOCK)  # or memory is the link
        link.port = ear.getsockname()[1]
        ready = Event()
        thread = Thread(target=_run, args=(loop, link, ear, ready), daemon=True)
        thread.start()
        ready.wait()
        try:
            yield link
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()


def _run(loop: AbstractEventLoop, link: Link, ear: socket.socket, ready: Event) -> None:
    serving = asyncio.start_server(link.serve, sock=ear, limit=_BLOCK)
    server = loop.run_until_complete(serving)
    ready.set()
    loop.run_forever()
    server.close()
    while left := asyncio.all_tasks(loop):
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(asyncio.sleep(0))  # what was closed says so to its own
    loop.close()


def _cut(end: StreamWriter) -> None:
    """Break a connection the hard way (RST), as a mobile link does."""
    line = end.get_extra_info("socket")
    if line is not None:
        with suppress(OSError):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, pack("ii", 1, 0))
    end.transport.abort()
