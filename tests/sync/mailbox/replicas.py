"""Two replicas of a mailbox behind the nginx of our example, for tests."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

import pytest

from tests.sync.mailbox.bucket import free_ports, fresh_place
from tests.sync.mailbox.serving import GENEROUS, ROOT, TIED, Running, running

EXAMPLES = ROOT / "resources" / "mailbox"
NGINX = which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@dataclass
class Province:
    """Where nginx listens with TLS, what vouches for it, and the replicas behind it."""

    url: str
    certificate: Path
    replicas: list[Running]

    def holding_parts(self) -> tuple[Running, Running]:
        """Return the replica that holds what is arriving, and the other one."""
        (first,) = [one for one in self.replicas if one.parts]
        (second,) = [one for one in self.replicas if one is not first]
        return first, second


@contextmanager
def province(folder: Path, s3: Mapping[str, str]) -> Iterator[Province]:
    """Run two replicas on one bucket, and nginx before them."""
    place = fresh_place()
    with ExitStack() as stack:
        replicas = [
            stack.enter_context(
                running(folder / name, "--store", place, environment=GENEROUS | dict(s3))
            )
            for name in ("mot", "hai")
        ]
        servers = [urlsplit(replica.url).netloc for replica in replicas]
        (port,) = free_ports(1)
        config = nginx_folder(folder / "nginx", port, servers)
        stack.enter_context(nginx(config, port))
        yield Province(f"https://localhost:{port}", config / "cert.pem", replicas)


def nginx_folder(folder: Path, port: int, servers: list[str]) -> Path:
    """Write our example with these servers, this port and a certificate of its own."""
    (folder / "logs").mkdir(parents=True)
    make_certificate(folder)
    lines = "\n".join(f"server {one} max_fails=1 fail_timeout=5s;" for one in servers)
    text = (EXAMPLES / "nginx.conf").read_text("utf-8")
    text = re.sub(r"server 127\.0\.0\.1:8420.*", lines, text)
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = text.replace("/etc/ssl/binhyen/fullchain.pem", str(folder / "cert.pem"))
    text = text.replace("/etc/ssl/binhyen/privkey.pem", str(folder / "key.pem"))
    (folder / "mailbox.conf").write_text(text, "utf-8")
    places = "".join(
        f"{kind}_temp_path {folder};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    around = "daemon off; master_process off; error_log stderr; pid nginx.pid; events {}\n"
    around += f"http {{ access_log off; {places} include {folder}/mailbox.conf; }}\n"
    (folder / "nginx.conf").write_text(around, "utf-8")
    return folder


def nginx_command(folder: Path, *options: str) -> list[str]:
    assert NGINX
    return [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), *options]


@contextmanager
def nginx(folder: Path, port: int) -> Iterator[None]:
    """Run nginx until the end of the block."""
    process = subprocess.Popen([*TIED, *nginx_command(folder)], stderr=subprocess.DEVNULL)
    try:
        while not listens(port):
            assert process.poll() is None
        yield
    finally:
        process.kill()
        process.wait(10)


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def make_certificate(folder: Path) -> None:
    """Make a certificate for `localhost` as an office without an authority would."""
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    files = ["-keyout", "key.pem", "-out", "cert.pem"]
    command = ["openssl", "req", "-x509", *kind, *subject, *files]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
