"""The sample year beside the raw work that is in it, both timed in this run on this machine.

Seconds say little of another computer; the ratio says what everything around the raw work costs.
Run: python3 dev.py bench
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from zipfile import ZipFile

from desktop.compose import opened
from desktop.demo.run import PASSPHRASE, Made, run_demo
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from storage.steps import drain
from sync.envelope import decrypted, encrypted
from sync.keys import UnitKeys
from sync.sshsig import verify

PURPOSE = "month@binhyen"

T = TypeVar("T")


def measure() -> str:
    """Run the sample year, then its raw work, and return one line of figures."""
    with tempfile.TemporaryDirectory() as place:
        year, copies = Path(place) / "year", Path(place) / "copies"
        copies.mkdir()
        whole, _made = timed(lambda: made(year))
        sealing, bundles = timed(lambda: seal_again((year / "bundles").iterdir()))
        tables = [rows_of(Books(folder)) for folder in sorted((year / "ledgers").iterdir())]
        inserting, rows = timed(lambda: insert_again(tables, copies))
    raw = sealing + inserting
    return (
        f"Năm mẫu: {whole:.1f} giây; việc thô: {raw:.2f} giây ({bundles} gói băm, ký, mã hoá, mở: "
        f"{sealing:.2f}; {rows} dòng ghi vào SQLite: {inserting:.2f}); tỉ số {whole / raw:.1f}"
    )


def made(folder: Path) -> Made:
    """Make the sample year."""
    return drain(run_demo(folder))


def seal_again(bundles: Iterable[Path]) -> int:
    """Hash, sign, encrypt, verify and open what is as large as each bundle; count them."""
    post, superior = UnitKeys.generate(), UnitKeys.generate()
    recipients = [post.public().age, superior.public().age]
    count = 0
    for count, bundle in enumerate(bundles, start=1):  # noqa: B007  # the last one is returned
        with ZipFile(bundle) as entries:
            manifest, payload = entries.read("manifest.json"), entries.read("payload.age")
        digest = sha256(payload).digest()
        signature = post.sign(PURPOSE, manifest)
        sealed = encrypted(payload, recipients)
        verify(post.public().sign, PURPOSE, manifest, signature)
        assert sha256(decrypted(sealed, superior.age, len(payload))).digest() == digest
    return count


def rows_of(books: Books) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of a ledger: table → rows."""
    with opened(books, unlock_with_passphrase(books.key_file, PASSPHRASE)) as both:
        database = both.ledger.db
        return {
            name: database.execute(f'SELECT * FROM "{name}"').fetchall()
            for name in database.table_names()
            if not name.startswith("card")  # what finds them is around the raw work
        }


def insert_again(ledgers: list[dict[str, list[tuple[object, ...]]]], folder: Path) -> int:
    """Insert the rows into plain SQLite, a file and a transaction for each ledger; count them."""
    count = 0
    for place, tables in enumerate(ledgers):
        with sqlite3.connect(folder / f"{place}.db") as plain:
            for name, rows in tables.items():
                if rows:
                    columns = ",".join(f"c{at}" for at in range(len(rows[0])))
                    marks = ",".join("?" * len(rows[0]))
                    plain.execute(f'CREATE TABLE "{name}" ({columns})')
                    plain.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
                    count += len(rows)
        plain.close()
    return count


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how many seconds the work took, and what it returned."""
    start = perf_counter()
    result = work()
    return perf_counter() - start, result
