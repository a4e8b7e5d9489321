"""A month of 500 records and 200 photos of large books closed, sealed and written, beside copies.

Photos are of the size that the program itself makes of a telephone's (some 250 KB). We promise
that the files lie on the stick, were read back from it and are right, and that the books hold the
very same bytes; so the raw copy is what a careful one does: write, wait for the disk, open again,
read past the memory, hash, compare. A copy that ends when the bytes are in memory (`cp`) promises
none of it and takes some tens of milliseconds at any size like this: it stands beside for honesty.
Run: python3 dev.py bench desktop
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median

from PIL import Image

from storage.attachments import keep_photos
from storage.files import flush_folder
from storage.ledger import Ledger
from storage.months import window
from storage.records import Activity
from storage.repository import between, put
from storage.steps import drain
from sync.couriers.folder import FolderCourier
from sync.held import keep_registry
from sync.keys import UnitKeys
from sync.media import next_media
from sync.outbox import Outgoing
from sync.outgoing import close_month, write_bundles
from sync.registry import RegisteredUnit, Registry, Superior, UnitKey
from sync.trust import sign_registry
from tests.benchmarks.busy_post import MONTH
from tests.benchmarks.large_books import copied, large_books
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT

_PHOTOS, _SIDE = 200, 600  # pixels of noise: some 250 KB
_TIMES = 5  # a copy is made
_SUPERIOR = "ninh-binh/gia-vien"
_AFTER = date(2022, 12, 15)


def measure() -> str:
    """Close, seal with all photos, write, read back; then copy as many bytes."""
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "usb"
        target.mkdir()
        with copied(large_books()) as (ledger, _large):
            keys = _paired(ledger)
            _photograph(ledger)
            closing, bundle = timed(lambda: drain(close_month(ledger, MONTH, keys, _AFTER)))
            carrying, files = timed(lambda: _carried(ledger, bundle, FolderCourier(target), keys))
        data = [file.read_bytes() for file in files]
        hashes = [sha256(each).digest() for each in data]
        raw = _usual(lambda: _careful_copy(data, hashes, Path(place)))
        plain = _usual(lambda: _plain_copy(data, Path(place)))
    whole = closing + carrying
    return (
        f"Chốt tháng 500 hoạt động, {_PHOTOS} ảnh ({sum(map(len, data)) / 1e6:.0f} MB): "
        f"{whole:.2f} giây (chốt {closing:.2f}, đóng gói ảnh, ghi và đọc lại từng gói "
        f"{carrying:.2f}); chép thô có chờ ổ đĩa, đọc lại và băm {raw:.2f}, tỉ số "
        f"{whole / raw:.1f}; chép chỉ vào bộ nhớ {plain:.3f}, tỉ số {whole / plain:.0f}"
    )


def _carried(
    ledger: Ledger, bundle: Outgoing, courier: FolderCourier, keys: UnitKeys
) -> list[Path]:
    """Write the month, then seal and write its photos a bundle at a time, as a trip does."""
    files = write_bundles(ledger, [bundle], courier, keys)
    while media := next_media(ledger, keys):
        files += write_bundles(ledger, [media], courier, keys)
    return files


def _paired(ledger: Ledger) -> UnitKeys:
    keys, above = UnitKeys.generate(), UnitKeys.generate()
    post = RegisteredUnit(code=UNIT, name=UNIT, keys=(UnitKey(**keys.public().model_dump()),))
    superior = Superior(code=_SUPERIOR, name=_SUPERIOR, keys=(above.public(),))
    keep_registry(
        ledger, sign_registry(Registry(version=1, superior=superior, units=(post,)), above)
    )
    ledger.keep_settings(ledger.settings.model_copy(update={"superior": _SUPERIOR}))
    return keys


def _photograph(ledger: Ledger) -> None:
    """Give the month its photos, of real size."""
    photos = list(_photos())
    spans = between(ledger, Activity, UNIT, *window(ledger, MONTH))
    with ledger.change():
        keep_photos(ledger, photos)
        for place, one in enumerate(spans):
            taken = photos[place : place + 1]
            digests = tuple(sha256(each).hexdigest() for each in taken)
            put(ledger, one.model_copy(update={"photos": digests}))


def _photos() -> list[bytes]:
    chance = Random(3)
    made = []
    for _each in range(_PHOTOS):
        noise = Image.frombytes("RGB", (_SIDE, _SIDE), chance.randbytes(_SIDE * _SIDE * 3))
        drawn = BytesIO()
        noise.save(drawn, "JPEG", quality=82)
        made.append(drawn.getvalue())
    return made


def _usual(work: Callable[[], None]) -> float:
    """Return the middle of some times, in seconds: the disk is shared."""
    return median(timed(work)[0] for _each in range(_TIMES))


def _careful_copy(data: list[bytes], hashes: list[bytes], place: Path) -> None:
    for number, each in enumerate(data):
        path = place / f"careful-{number}"
        with path.open("wb") as file:
            file.write(each)
            file.flush()
            os.fsync(file.fileno())
        flush_folder(place)
        with path.open("rb") as file:
            if hasattr(os, "posix_fadvise"):  # else memory would answer for the disk
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            assert sha256(file.read()).digest() == hashes[number]


def _plain_copy(data: list[bytes], place: Path) -> None:
    for number, each in enumerate(data):
        (place / f"plain-{number}").write_bytes(each)
