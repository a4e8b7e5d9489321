"""Clients that fall silent, or are slow, or come twice: they must cost the others nothing."""

from __future__ import annotations

import os
import select
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path

import pytest
import requests

from tests.sync.mailbox.serving import (
    CHUNK,
    GENEROUS,
    Peer,
    Running,
    path_of,
    post_at,
    running,
    superior_at,
)

IMPATIENT = GENEROUS | {
    "BINHYEN_MAILBOX_HEADER_SECONDS": "1",
    "BINHYEN_MAILBOX_IDLE_SECONDS": "1",
}
LONGEST = 0.5  # seconds that any other request may take


@pytest.fixture
def data() -> bytes:
    return os.urandom(5_000)


def half_open(peer: Peer, data: bytes, count: int, offset: int = 0) -> socket.socket:
    """Announce a file, send the head of a request and `count` bytes of its body, then be silent."""
    request = requests.Request(
        "PATCH",
        peer.url + path_of(data),
        {"Upload-Offset": str(offset), "Content-Type": CHUNK},
        data=data[offset:],
    ).prepare()
    peer.signer(request)
    peer.signer.nonce = ""  # spent, and no answer will bring another
    lines = [f"PATCH {request.path_url} HTTP/1.1", "Host: hop-thu"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    silent = socket.create_connection(address_of(peer.url), timeout=10)
    silent.sendall("\r\n".join([*lines, "", ""]).encode() + data[offset : offset + count])
    return silent


def until_the_end(one: socket.socket) -> bytes:
    with one.makefile("rb") as file:
        return file.read()


def address_of(url: str) -> tuple[str, int]:
    host, port = url.removeprefix("http://").split(":")
    return host, int(port)


def arrive(mailbox: Running) -> None:
    """Wait until the mailbox handles an upload."""
    deadline = time.monotonic() + 10
    while open_uploads(mailbox) < 1 and time.monotonic() < deadline:
        pass
    assert open_uploads(mailbox) >= 1


def open_uploads(mailbox: Running) -> float:
    figures = requests.get(f"{mailbox.url}/metrics", timeout=10).text
    lines = [line for line in figures.splitlines() if line.startswith("binhyen_mailbox_uploads")]
    return float(lines[0].split()[1])


def worst(asked: Iterator[requests.Response]) -> float:
    return max(answer.elapsed.total_seconds() for answer in asked)


def test_a_half_open_upload_delays_nobody_and_its_successor_goes_on_at_once(
    mailbox: Running, post: Peer, neighbour: Peer, data: bytes
) -> None:
    post.announce(data)
    with closing(half_open(post, data, 1_000)):
        arrive(mailbox)
        others = (neighbour.send(os.urandom(2_000)) for _ in range(20))
        assert worst(others) < LONGEST
        began = time.monotonic()
        assert post.offset(data) == 1_000
        assert time.monotonic() - began < LONGEST
    assert post.append(data, 1_000).status_code == 204


def test_a_new_chunk_displaces_the_old_half_open_one(
    mailbox: Running, post: Peer, data: bytes
) -> None:
    post.announce(data)
    with closing(half_open(post, data, 1_000)) as old:
        arrive(mailbox)
        answer = post.append(data, 0)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "1000")
        assert b" 409 " in old.recv(65536)
    assert post.append(data, 1_000).status_code == 204


def test_bytes_before_a_cut_are_kept(mailbox: Running, post: Peer, data: bytes) -> None:
    post.announce(data)
    for end in (1_000, 2_500):
        silent = half_open(post, data, end - post.offset(data), post.offset(data))
        arrive(mailbox)
        silent.close()
        assert post.offset(data) == end
    assert post.append(data, 2_500).status_code == 204


def test_a_request_that_falls_silent_is_ended(tmp_path: Path, data: bytes) -> None:
    with running(tmp_path / "kho", environment=IMPATIENT) as mailbox:
        post = post_at(mailbox.url)
        post.announce(data)
        refused = half_open(without_nonce(mailbox), data, 10)
        with closing(half_open(post, data, 1_000)) as silent, closing(refused):
            assert b" 409 " in until_the_end(silent)
            assert b" 401 " in until_the_end(refused)
        assert post.offset(data) == 1_000


def without_nonce(mailbox: Running) -> Peer:
    """Return somebody whose nonce is none, so that the body of a request is never read."""
    peer = post_at(mailbox.url)
    peer.signer.nonce = "none"
    return peer


def test_whoever_does_not_read_what_was_asked_for_is_hung_up_on(tmp_path: Path) -> None:
    with running(tmp_path / "kho", environment=IMPATIENT) as mailbox:
        superior, large = superior_at(mailbox.url), os.urandom(16 * 2**20)
        post_at(mailbox.url).send(large)
        request = requests.Request("GET", mailbox.url + path_of(large)).prepare()
        superior.ask("GET", "/v1/files")
        superior.signer(request)
        lines = [f"{name}: {value}" for name, value in request.headers.items()]
        with closing(socket.create_connection(address_of(mailbox.url), timeout=10)) as deaf:
            head = [f"GET {request.path_url} HTTP/1.1", "Host: hop-thu", *lines, "", ""]
            deaf.sendall("\r\n".join(head).encode())
            deadline = time.monotonic() + 10
            while not any(" fetch 499 " in line for line in mailbox.log):
                assert time.monotonic() < deadline
            assert not any("Traceback" in line for line in mailbox.log)
            assert len(until_the_end(deaf)) < len(large)


def test_heads_that_come_drop_by_drop_are_hung_up_on_and_delay_nobody(
    tmp_path: Path,
) -> None:
    with running(tmp_path / "kho", environment=IMPATIENT) as mailbox:
        lorises = [socket.create_connection(address_of(mailbox.url)) for _ in range(100)]
        for loris in lorises:
            loris.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\nX")
        post = post_at(mailbox.url)
        assert worst(post.send(os.urandom(100)) for _ in range(20)) < LONGEST
        alive, deadline = set(lorises), time.monotonic() + 10
        while alive and time.monotonic() < deadline:
            readable, _, _ = select.select(list(alive), [], [], 0.2)
            alive -= {one for one in readable if not heard(one)}
            for one in alive:
                drip(one)
        assert not alive
        for loris in lorises:
            loris.close()


def heard(one: socket.socket) -> bytes:
    try:
        return one.recv(1)
    except ConnectionError:
        return b""


def drip(one: socket.socket) -> None:
    try:
        one.send(b"x")
    except OSError:
        return  # hung up on; select will say so


def test_an_idle_connection_that_was_used_lives_on(tmp_path: Path) -> None:
    with running(tmp_path / "kho", environment=IMPATIENT) as mailbox:
        post = post_at(mailbox.url)
        post.send(os.urandom(10))
        with closing(HTTPConnection(*address_of(mailbox.url), timeout=1.3)) as kept:
            kept.request("GET", "/v1/nonce")
            assert kept.getresponse().read()
            with pytest.raises(TimeoutError):
                kept.sock.recv(1)


def test_an_end_by_sigterm_is_quick_and_keeps_the_bytes(tmp_path: Path, data: bytes) -> None:
    with running(tmp_path / "kho") as mailbox:
        post = post_at(mailbox.url)
        post.announce(data)
        with closing(half_open(post, data, 1_000)):
            arrive(mailbox)
            began = time.monotonic()
            assert mailbox.stop() in (0, -signal.SIGTERM)
            assert time.monotonic() - began < 5
        assert [part.stat().st_size for part in mailbox.parts] == [1_000]
    with running(tmp_path / "kho") as mailbox:
        assert post_at(mailbox.url).offset(data) == 1_000


def test_a_killed_mailbox_goes_on_after_the_last_flushed_byte(tmp_path: Path) -> None:
    data = os.urandom(400_000)
    with running(tmp_path / "kho") as mailbox:
        post = post_at(mailbox.url)
        post.announce(data)
        post.append(data, 0, 100_000)
        with closing(half_open(post, data, 200_000, 100_000)):
            arrive(mailbox)
            mailbox.kill()
    with running(tmp_path / "kho") as mailbox:
        post = post_at(mailbox.url)
        offset = post.offset(data)
        assert 100_000 <= offset <= 300_000
        assert post.append(data, offset).status_code == 204
        assert superior_at(mailbox.url).fetch(data).content == data


def test_a_file_that_was_whole_when_the_plug_was_pulled_is_delivered(
    tmp_path: Path, data: bytes
) -> None:
    with running(tmp_path / "kho") as mailbox:
        post_at(mailbox.url).announce(data)
        mailbox.kill()
    part = tmp_path / "kho/parts/ninh-binh.gia-vien.gia-thang" / sha256(data).hexdigest()
    part.parent.mkdir(parents=True)
    part.write_bytes(data)
    with running(tmp_path / "kho") as mailbox:
        assert post_at(mailbox.url).offset(data) == len(data)
        assert superior_at(mailbox.url).fetch(data).content == data
