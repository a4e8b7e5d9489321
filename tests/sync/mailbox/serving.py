"""A real mailbox in a process of its own, and a plain peer that speaks to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any

import requests

from sync.keys import UnitKeys
from sync.mailbox.signatures import RequestSigner, superior_keyid, unit_keyid
from sync.trust import SignedRegistry, write_registry
from tests.sync.parties import DISTRICT, NEIGHBOUR, OURS, POST, SIGNED, SUPERIOR, THEIRS

ROOT = Path(__file__).parents[3]
# Put before a command, it lets the process die with the tests, however these end.
TIED = ["setpriv", "--pdeathsig", "KILL"] if which("setpriv") else []
GENEROUS = {"BINHYEN_MAILBOX_ADDRESS_RATE": "1000"}  # tests ask how it is, over and over
CHUNK = "application/offset+octet-stream"


@dataclass
class Running:
    """A mailbox that runs, and where it keeps its things."""

    url: str
    folder: Path
    process: subprocess.Popen[str]
    log: list[str]

    @property
    def parts(self) -> list[Path]:
        """Return what is still arriving."""
        return [path for path in self.folder.glob("parts/*/*") if path.is_file()]

    def kill(self) -> None:
        """Pull the plug."""
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> int:
        """Ask it to end, as systemd does, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(15)


@contextmanager
def running(
    folder: Path,
    *options: str,
    registry: SignedRegistry = SIGNED,
    environment: Mapping[str, str] = GENEROUS,
) -> Iterator[Running]:
    """Run a mailbox on a free port until the end of the block."""
    file = folder.with_name(f"{folder.name}.bys")
    file.write_bytes(write_registry([registry]))
    command = [*TIED, sys.executable, "-m", "desktop", "mailbox", "serve", *options]
    process = subprocess.Popen(
        [*command, "--folder", str(folder), "--registry", str(file), "--port", "0"],
        cwd=ROOT,
        env=os.environ | dict(environment),
        stderr=subprocess.PIPE,
        text=True,
    )
    log: list[str] = []
    try:
        url = _url(process, log)
        reader = Thread(target=_read_on, args=(process, log), daemon=True)
        reader.start()
        yield Running(url, folder, process, log)
        process.kill()
        reader.join(10)
    finally:
        process.kill()
        process.communicate()


def _url(process: subprocess.Popen[str], log: list[str]) -> str:
    assert process.stderr
    for line in process.stderr:
        log.append(line)
        if "running on " in line:
            return line.split("running on ")[1].split()[0]
    raise AssertionError("".join(log))


def _read_on(process: subprocess.Popen[str], log: list[str]) -> None:
    assert process.stderr
    log.extend(process.stderr)


class Peer:
    """Somebody who signs requests; it tries once and says what came of it."""

    def __init__(self, url: str, keys: UnitKeys = OURS, keyid: str = unit_keyid(POST, 1)) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        self.signer = RequestSigner(keys, keyid)
        self.session.auth = self.signer

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """Ask with a fresh nonce."""
        if not self.signer.nonce:
            answer = requests.get(f"{self.url}/v1/nonce", timeout=10)
            self.signer.nonce = answer.json()["nonce"]
        return self.session.request(method, self.url + path, timeout=20, **more)

    def announce(self, data: bytes, to: str = DISTRICT, **said: str) -> requests.Response:
        """Begin an upload."""
        facts = {"sha256": sha256(data).hexdigest(), "to": to, "name": "goi.byb"} | said
        pairs = [f"{name} {b64encode(value.encode()).decode()}" for name, value in facts.items()]
        headers = {"Upload-Length": str(len(data)), "Upload-Metadata": ",".join(pairs)}
        return self.ask("POST", "/v1/files", headers=headers)

    def append(self, whole: bytes, offset: int = 0, end: int | None = None) -> requests.Response:
        """Send some of a file's bytes."""
        headers = {"Upload-Offset": str(offset), "Content-Type": CHUNK}
        return self.ask("PATCH", path_of(whole), data=whole[offset:end], headers=headers)

    def send(self, data: bytes, to: str = DISTRICT) -> requests.Response:
        """Send a whole file in one request."""
        self.announce(data, to)
        return self.append(data)

    def offset(self, data: bytes) -> int:
        """Return how many bytes of the file the mailbox has, -1 when it knows of none."""
        return int(self.ask("HEAD", path_of(data)).headers.get("Upload-Offset", -1))

    def waiting(self) -> list[dict[str, Any]]:
        """Return what waits for this peer."""
        shown: list[dict[str, Any]] = self.ask("GET", "/v1/files").json()
        return shown

    def fetch(self, data: bytes, **headers: str) -> requests.Response:
        """Fetch a file by the name that its bytes have."""
        return self.ask("GET", path_of(data), headers=headers)


def path_of(data: bytes) -> str:
    return f"/v1/files/{sha256(data).hexdigest()}"


def post_at(url: str) -> Peer:
    return Peer(url)


def neighbour_at(url: str) -> Peer:
    return Peer(url, THEIRS, unit_keyid(NEIGHBOUR, 1))


def superior_at(url: str) -> Peer:
    return Peer(url, SUPERIOR, superior_keyid(DISTRICT))
