"""A copy of live books of 75 MB while others write, beside a raw copy of the same bytes.

Writing goes on in another process, as fast as somebody types: what counts is the longest that one
save has to wait. Run: python3 dev.py bench backup
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from statistics import median
from typing import TYPE_CHECKING

from storage.backup import make_backup
from storage.backup_trial import try_backup
from storage.books import Books, make_books
from storage.ledger import Ledger
from storage.steps import drain
from tests.benchmarks.sample_year import timed
from tests.conftest import PASSPHRASE, post_settings
from tests.storage.registers import activity

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 75_000_000  # bytes of photos
PHOTO = 200_000
PAUSE = 0.02  # seconds between two saves
ROUNDS = 3
WARM = 2.0  # seconds of saving before the copy, and after it


def measure() -> str:
    """Copy the books some times and return one line of figures."""
    with tempfile.TemporaryDirectory() as place:
        books, master, _code = make_books(
            Path(place) / "so", post_settings(), PASSPHRASE, use_keyring=False, anywhere=True
        )
        fill(books, master.ledger_key)
        size = books.ledger.stat().st_size
        raws = [
            timed(lambda: raw_copy(books.ledger, Path(place) / "raw"))[0] for _ in range(ROUNDS)
        ]
        rest: list[float] = []
        during: list[float] = []
        times: list[tuple[float, float]] = []
        with writer(books, master.ledger_key) as saves:
            for _round in range(ROUNDS):
                time.sleep(WARM)
                began = time.time()
                with Ledger(books.ledger, master.ledger_key) as ledger:
                    took, made = timed(lambda: drain(make_backup(ledger)))
                times.append((began, began + took))
            time.sleep(WARM)
        for at, waited in saves:
            inside = any(first <= at <= last for first, last in times)
            (during if inside else rest).append(waited)
        tried, _trial = timed(lambda: drain(try_backup(made.path, master.ledger_key, books.folder)))
    took = median(last - first for first, last in times)
    raw = median(raws)
    return (
        f"Sao lưu sổ {size / 1e6:.0f} MB khi đang ghi: {took:.1f} giây (chép thô {raw:.2f}; tỉ số "
        f"{took / raw:.1f}); một lần lưu chờ lâu nhất {max(during) * 1000:.0f} ms trong "
        f"{len(during)} lần (trung vị {median(during) * 1000:.0f}; lúc không sao lưu "
        f"{max(rest) * 1000:.0f}, trung vị {median(rest) * 1000:.0f}); thử mở lại: {tried:.1f} giây"
    )


def fill(books: Books, key: bytes) -> None:
    """Fill books with bytes that nothing can compress, in the place of photos."""
    with Ledger(books.ledger, key) as ledger:
        for _photo in range(SIZE // PHOTO):
            data = os.urandom(PHOTO)
            row = {"digest": sha256(data).hexdigest(), "width": 1, "height": 1, "data": data}
            ledger.db.table("photo").insert(row)
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def raw_copy(source: Path, target: Path) -> None:
    """Copy bytes and flush them to the disk."""
    copyfile(source, target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def writer(books: Books, key: bytes) -> Iterator[list[tuple[float, float]]]:
    """Save in another process while the block runs; the list is filled when it ends."""
    saves: list[tuple[float, float]] = []
    command = [sys.executable, "-m", "tests.benchmarks.backup", str(books.ledger), key.hex()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout
        assert child.stdin
        child.stdout.readline()
        try:
            yield saves
        finally:
            child.stdin.close()
            saves += [(float(at), float(took)) for at, took in map(str.split, child.stdout)]


def save_on(path: Path, key: bytes) -> None:
    """Save small records until nobody listens, then tell when, and how long each took."""
    saves = []
    with Ledger(path, key) as ledger:
        print("ready", flush=True)  # noqa: T201
        while not select.select([sys.stdin], [], [], PAUSE)[0]:
            at = time.time()
            took, _nothing = timed(lambda: activity(ledger, "20/11/2022", title="Họp dân"))
            saves.append((at, took))
    for at, took in saves:
        print(at, took)  # noqa: T201


if __name__ == "__main__":
    save_on(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
