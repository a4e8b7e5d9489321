"""Chunks a second that a mailbox takes, beside a bare Starlette that appends them unchecked.

Run: python3 dev.py bench
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import requests

from tests.sync.mailbox.serving import CHUNK, GENEROUS, ROOT, Peer, path_of, post_at, running

_CHUNK = 16 * 1024
_CHUNKS = 150  # of each sender
_SENDERS = 4
_TIMES = 5  # in turn, the best of each: others use the machine too
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # the disk is another story
_FREE = GENEROUS | {"BINHYEN_MAILBOX_UNIT_RATE": "100000", "BINHYEN_MAILBOX_UNIT_BURST": "100000"}

RAW = """
import asyncio, os, sys
from hashlib import sha256
from pathlib import Path
import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

async def append(request):
    body = await request.body()
    sha256(body).digest()
    await asyncio.to_thread(keep, Path(sys.argv[1], request.path_params["name"]), body)
    return Response(status_code=204, headers={"Binhyen-Nonce": "none"})

def keep(path, body):
    with path.open("ab") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())

async def nonce(request):
    return JSONResponse({"nonce": "none"})

async def announce(request):
    return Response(status_code=201)

routes = [Route("/v1/files/{name}", append, methods=["PATCH"]), Route("/v1/nonce", nonce)]
routes.append(Route("/v1/files", announce, methods=["POST"]))
uvicorn.run(Starlette(routes=routes), port=int(sys.argv[2]), log_level="error", access_log=False)
"""


def rows() -> Iterator[tuple[str, float, str]]:
    """Yield what was measured: words, value, unit."""
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        place = Path(folder)
        with running(place / "kho", environment=_FREE) as mailbox, _raw(place) as raw_url:
            pairs = [(_rate(mailbox.url), _rate(raw_url)) for _ in range(_TIMES)]
    ours, raw = (max(rates) for rates in zip(*pairs, strict=True))
    yield "Hộp thư: đoạn 16 KB nhận mỗi giây", ours, "đoạn/giây"
    yield "Starlette trần, không kiểm gì", raw, "đoạn/giây"
    yield "tỉ số", ours / raw, "lần"


def measure() -> str:
    """Send the same chunks to both and return a line of figures."""
    (_, ours, _), (_, raw, _), (_, ratio, _) = rows()
    return f"Hộp thư nhận {ours:.0f} đoạn 16 KB mỗi giây, thô {raw:.0f}, tỉ số {ratio:.2f}"


def _rate(url: str) -> float:
    senders = [_written(url) for _ in range(_SENDERS)]
    began = perf_counter()
    with ThreadPoolExecutor(_SENDERS) as pool:
        list(pool.map(lambda written: _send(url, written), senders))
    return _SENDERS * _CHUNKS / (perf_counter() - began)


def _written(url: str) -> list[bytes]:
    """Return requests as they go over the wire, signed before the clock runs."""
    peer, data = post_at(url), os.urandom(_CHUNK * _CHUNKS)
    peer.announce(data)
    with requests.Session() as session:
        nonces = [session.get(f"{url}/v1/nonce").json()["nonce"] for _ in range(_CHUNKS)]
    return [_one(peer, data, place * _CHUNK, nonce) for place, nonce in enumerate(nonces)]


def _one(peer: Peer, data: bytes, offset: int, nonce: str) -> bytes:
    headers = {"Upload-Offset": str(offset), "Content-Type": CHUNK, "Host": "hop-thu"}
    chunk = data[offset : offset + _CHUNK]
    request = requests.Request("PATCH", peer.url + path_of(data), headers, data=chunk).prepare()
    peer.signer.nonce = nonce
    peer.signer(request)
    lines = [f"{name}: {value}" for name, value in request.headers.items()]
    return "\r\n".join([f"PATCH {path_of(data)} HTTP/1.1", *lines, "", ""]).encode() + chunk


def _send(url: str, written: list[bytes]) -> None:
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in written:
            line.sendall(request)
            answer = b""
            while b"\r\n\r\n" not in answer:
                answer += line.recv(65536)
            assert b" 204 " in answer, answer


@contextmanager
def _raw(folder: Path) -> Iterator[str]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", RAW, str(folder), str(port)], cwd=ROOT)
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            assert process.poll() is None
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait(10)


if __name__ == "__main__":
    print(measure())  # noqa: T201  # what it is for
