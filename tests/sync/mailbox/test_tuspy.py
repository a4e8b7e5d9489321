"""tuspy, a client that knows nothing of us, sends to our server; a small proxy signs for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any

import pytest
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError
from tusclient.uploader.uploader import Uploader

from tests.sync.mailbox.serving import Peer, path_of
from tests.sync.parties import DISTRICT

PASSED = {"upload-length", "upload-metadata", "upload-offset", "content-type", "tus-resumable"}
DROPPED = {"date", "server", "connection", "content-length", "transfer-encoding"}


@contextmanager
def signing(peer: Peer) -> Iterator[str]:
    """Run a proxy that signs as this peer whatever comes to it."""

    class Signing(BaseHTTPRequestHandler):
        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            said = {name: value for name, value in self.headers.items() if name.lower() in PASSED}
            answer = peer.ask(self.command, self.path, data=body or None, headers=said)
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name.lower() not in DROPPED:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.content)

        do_POST = do_HEAD = do_PATCH = pass_on  # noqa: N815  # names that the library wants

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Signing) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1/files"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def data() -> bytes:
    return os.urandom(300_000)


def uploader(place: str, data: bytes, **more: Any) -> Uploader:
    said = {"sha256": sha256(data).hexdigest(), "to": DISTRICT, "name": "goi.byb"}
    known = {"file_stream": BytesIO(data), "chunk_size": 100_000, "metadata": said}
    return TusClient(place).uploader(**known | more)


def test_a_stock_client_sends_a_file_in_chunks(post: Peer, superior: Peer, data: bytes) -> None:
    with signing(post) as url:
        sending = uploader(url, data)
        sending.upload()
        assert str(sending.url).endswith(path_of(data))
    assert superior.fetch(data).content == data


def test_a_stock_client_goes_on_where_another_stopped(
    post: Peer, superior: Peer, data: bytes
) -> None:
    with signing(post) as url:
        uploader(url, data).upload(stop_at=100_000)
        again = uploader(url, data, url=url + path_of(data).removeprefix("/v1/files"))
        assert again.offset == 100_000
        again.upload()
    assert superior.fetch(data).content == data


def test_a_stock_client_hears_a_refusal(post: Peer, data: bytes) -> None:
    to_nobody = {"sha256": "a" * 64, "to": "ninh-binh/la", "name": "goi.byb"}
    with signing(post) as url, pytest.raises(TusCommunicationError) as refusal:
        uploader(url, data, metadata=to_nobody).upload()
    assert refusal.value.status_code == 403
