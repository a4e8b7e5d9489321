from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from desktop.cli import main
from sync.trust import write_registry
from tests.sync.mailbox.bucket import free_ports
from tests.sync.mailbox.serving import running
from tests.sync.parties import SIGNED


@contextmanager
def portal() -> Iterator[str]:
    """Run what a hotel's network answers to everything: 200 and a page."""

    class Portal(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_check_says_in_words_how_a_mailbox_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(tmp_path / "kho") as mailbox:
        assert main(["mailbox", "check", f"{mailbox.url}/"]) == 0
        assert "chạy tốt, đang dùng sổ đơn vị bản 1" in capsys.readouterr().out
        assert main(["mailbox", "check", mailbox.url, "--json"]) == 0
        assert '"healthy": true' in capsys.readouterr().out
    assert main(["mailbox", "check", mailbox.url]) == 1
    assert "Không tới được hộp thư" in capsys.readouterr().err


def test_a_page_of_another_network_is_no_mailbox(capsys: pytest.CaptureFixture[str]) -> None:
    with portal() as url:
        assert main(["mailbox", "check", url]) == 1
    assert "không phải hộp thư" in capsys.readouterr().err


def test_a_mailbox_without_room_is_not_healthy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = {"BINHYEN_MAILBOX_SPARE_BYTES": str(2**60)}
    with running(tmp_path / "kho", environment=full) as mailbox:
        assert main(["mailbox", "check", mailbox.url]) == 1
    assert "hết chỗ" in capsys.readouterr().err


def test_what_keeps_a_mailbox_from_starting_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "so.bys"
    file.write_bytes(write_registry([SIGNED]))
    start = ["mailbox", "serve", "--port", str(free_ports(1)[0])]
    for options, words in (
        ([], "folder"),
        (["--folder", str(tmp_path / "kho")], "chưa có sổ đơn vị"),
        (["--folder", str(file / "kho"), "--registry", str(file)], "Không dùng được thư mục"),
    ):
        assert main([*start, *options]) == 1
        assert words in capsys.readouterr().err
