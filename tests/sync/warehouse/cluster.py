"""A throw-away PostgreSQL server of Debian's own binaries, on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import psycopg

_USER = "postgres"  # the server refuses to run as root
_SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=''",
    "shared_buffers=128MB",
)
MISSING = "PostgreSQL is not here (Debian: postgresql)"


def binaries() -> Path | None:
    """Return the folder of the newest server there is, None without one."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    newest = max(found, key=lambda folder: int(folder.parent.name), default=None)
    return newest if newest and (os.geteuid() or shutil.which("runuser")) else None


@contextmanager
def cluster(*settings: str) -> Iterator[str]:
    """Start a server, give the address of its first database, and leave nothing behind.

    It keeps nothing safe from a power cut unless settings such as fsync=on say so.
    """
    place = binaries()
    assert place, MISSING
    folder = Path(mkdtemp(prefix="kho-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    data, log = folder / "data", folder / "log"
    try:
        _run(place / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        said = (*_SETTINGS, f"unix_socket_directories='{folder}'", *settings)
        with (data / "postgresql.auto.conf").open("a") as file:
            file.write("".join(f"{line}\n" for line in said))
        _run(place / "pg_ctl", "-D", data, "-l", log, "-w", "start")
        try:
            yield f"host={folder} dbname=postgres user={_USER}"
        finally:
            _run(place / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def new_database(server: str, name: str) -> str:
    """Make an empty database and return its address."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return psycopg.conninfo.make_conninfo(server, dbname=name)


def as_user(dsn: str, user: str) -> str:
    """Return the same address for another account."""
    return psycopg.conninfo.make_conninfo(dsn, user=user)


def _run(*command: str | Path) -> None:
    root = ("runuser", "-u", _USER, "--") if os.geteuid() == 0 else ()
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    subprocess.run(
        [*root, *command],
        check=True,
        cwd="/",
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
