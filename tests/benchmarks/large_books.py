"""The books that the desktop is measured on: 50,000 activities, 5,000 members, 20,000 photos.

They lie on the disk, encrypted, closed up to November 2022; photos are of 2 KB, so that the disk
of whoever measures is not filled: a real one has 200 to 400 KB, and only packing reads its bytes.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

from PIL import Image

from desktop.compose import found_books
from storage.attachments import keep_photos
from storage.books import Books
from storage.keystore import MasterKey
from storage.ledger import Ledger
from tests.benchmarks.busy_post import fill_busy_post
from tests.conftest import PASSPHRASE, post_settings

MONTHS, MEMBERS, PHOTOS = 100, 5_000, 20_000
_SIDE = 32  # pixels of noise: 2 KB


class Large(NamedTuple):
    """Books and what opens them."""

    books: Books
    master: MasterKey


@cache
def large_books() -> Large:
    """Make the books once a run; they are gone when it ends."""
    place = Path(tempfile.mkdtemp(prefix="binhyen-do-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return made_books(place)


def made_books(
    place: Path, months: int = MONTHS, members: int = MEMBERS, photos: int = PHOTOS
) -> Large:
    """Make books of so many months in a folder."""
    books, master, _code = found_books(
        place / "so", post_settings(), PASSPHRASE, use_keyring=False, anywhere=True
    )
    with books.open(master) as ledger:
        pictures = list(_pictures(photos))
        with ledger.change():
            keep_photos(ledger, pictures)
        digests = [sha256(each).hexdigest() for each in pictures]
        fill_busy_post(ledger, months, members=members, photos=digests)
    return Large(books, master)


@contextmanager
def copied(large: Large) -> Iterator[tuple[Ledger, Large]]:
    """Open a copy of the books that may be written to."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(large.books.folder, place, dirs_exist_ok=True)
        copy = Large(Books(Path(place)), large.master)
        with copy.books.open(copy.master) as ledger:
            yield ledger, copy


def _pictures(count: int) -> Iterator[bytes]:
    chance = Random(2)
    for _each in range(count):
        noise = Image.frombytes("RGB", (_SIDE, _SIDE), chance.randbytes(_SIDE * _SIDE * 3))
        drawn = BytesIO()
        noise.save(drawn, "JPEG", quality=82)
        yield drawn.getvalue()
