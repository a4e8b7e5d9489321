"""A real weak link: two network namespaces, and between them packets that are late, lost or mute.

The kernel's own TCP runs over it. Sockets belong to the namespace of the thread that made them, so
client and server stay in this process, each on a thread of its own side. Root only.
"""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from ctypes import CDLL, get_errno
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event
from time import monotonic
from typing import TypeVar

from tests.sync.mailbox.weather import Weather

POST, DISTRICT = "10.99.0.1", "10.99.0.2"

_NEWNET = 0x40000000  # CLONE_NEWNET
_TUNSETIFF, _TUN, _NO_INFO = 0x400454CA, 0x0001, 0x1000
_MTU, _TCP, _TICK = 1500, 6, 0.005
_ROOM = 30_000  # bytes that wait at the narrow place before packets are dropped

T = TypeVar("T")


@dataclass
class Side:
    """One end: a thread that lives in a namespace, and its end of the wire."""

    address: str
    tun: int = -1
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def run(self, work: Callable[[], T]) -> T:
        """Do work at this end and wait for what it returns."""
        return self.thread.submit(work).result()

    def settle(self) -> None:
        """Leave the world for a namespace with nothing in it but the wire."""
        if CDLL(None, use_errno=True).unshare(_NEWNET):
            raise OSError(get_errno(), "unshare")
        self.tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(self.tun, _TUNSETIFF, struct.pack("16sH", b"wire", _TUN | _NO_INFO))
        for words in ("link set lo up", f"addr add {self.address}/24 dev wire", "link set wire up"):
            subprocess.run(["ip", *words.split()], check=True, capture_output=True)


@dataclass
class WeakLink:
    """The wire between a post and its district, and what has crossed it."""

    weather: Weather
    post: Side = field(default_factory=lambda: Side(POST))
    district: Side = field(default_factory=lambda: Side(DISTRICT))
    carried: list[int] = field(default_factory=lambda: [0, 0])  # bytes of packets, up and down
    lost: int = 0
    began: float = 0.0

    def carry(self, ended: Event) -> None:
        """Carry packets until the end; a connection that meets an outage is forgotten."""
        chance, ends = Random(self.weather.seed), (self.post.tun, self.district.tun)
        under_way: tuple[deque[tuple[float, bytes]], ...] = (deque(), deque())
        free, known, forgotten = [0.0, 0.0], set[bytes](), set[bytes]()
        self.began = monotonic()
        while not ended.is_set():
            ready, _writable, _broken = select.select(ends, (), (), _TICK)
            now = monotonic() - self.began
            silent = self.weather.silence(now) > 0
            if silent:
                forgotten |= known
            for way, tun in enumerate(ends):
                if tun in ready:
                    packet = os.read(tun, _MTU + 100)
                    flow = _flow(packet, way)
                    late = (free[way] - now) * self.weather.rate > _ROOM
                    lost = silent or late or chance.random() < self.weather.loss
                    self.carried[way] += len(packet)
                    if not silent:
                        known.add(flow)
                    if lost or flow in forgotten:
                        self.lost += 1
                        continue
                    free[way] = max(free[way], now) + len(packet) / self.weather.rate
                    under_way[way].append((free[way] + self.weather.delay, packet))
                while under_way[way] and under_way[way][0][0] <= now:
                    os.write(ends[1 - way], under_way[way].popleft()[1])


def why_not() -> str:
    """Say why this machine cannot have such a link, "" if it can."""
    if os.name != "posix" or os.geteuid() != 0:
        return "chỉ quản trị (root) mới lập được không gian mạng riêng"
    if not Path("/dev/net/tun").exists():
        return "máy không có /dev/net/tun"
    try:
        with weak_link(Weather(rate=1_000_000)):
            return ""
    except (OSError, subprocess.CalledProcessError) as error:
        return f"không lập được không gian mạng riêng: {error}"


@contextmanager
def weak_link(weather: Weather) -> Iterator[WeakLink]:
    """Make the two ends and the wire between them; all is gone when the block ends."""
    link, ended = WeakLink(weather), Event()
    ends = (link.post, link.district)
    forwarder = ThreadPoolExecutor(1)
    try:
        for end in ends:
            end.run(end.settle)
        carrying = forwarder.submit(link.carry, ended)
        yield link
        ended.set()
        carrying.result()
    finally:
        ended.set()
        forwarder.shutdown()
        for end in ends:
            end.thread.shutdown()
            if end.tun >= 0:
                os.close(end.tun)


def _flow(packet: bytes, way: int) -> bytes:
    """Return the post's port: what a NAT on the way remembers a connection by."""
    head = 4 * (packet[0] & 15)
    if packet[0] >> 4 != 4 or packet[9] != _TCP:  # IPv4
        return b""
    at = head + 2 * way
    return packet[at : at + 2]
