"""A month of 500 records and 200 photos closed, sealed and written out, beside a raw copy.

Photos are of the size that the program itself makes of a telephone's (some 250 KB); the raw copy
writes as many bytes as the bundles have, and waits for the disk as they do.
Run: python3 dev.py bench desktop
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from storage.attachments import keep_photos
from storage.ledger import Ledger
from storage.steps import drain
from sync.couriers.folder import FolderCourier
from sync.held import keep_registry
from sync.keys import UnitKeys
from sync.media import seal_media
from sync.outgoing import close_month, write_bundles
from sync.registry import RegisteredUnit, Registry, Superior, UnitKey
from sync.trust import sign_registry
from tests.benchmarks.busy_post import MONTH, fill_busy_post
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT

_PHOTOS, _SIDE = 200, 600  # pixels of noise: some 250 KB
_KEY = bytes(range(32))
_SUPERIOR = "ninh-binh/gia-vien"
_AFTER = date(2022, 12, 15)


def measure() -> str:
    """Close, seal with all photos, write, read back; then copy as many bytes."""
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "usb"
        target.mkdir()
        with Ledger(Path(place) / "ledger.db", _KEY) as ledger:
            keys = _filled(ledger)
            closing, bundle = timed(lambda: drain(close_month(ledger, MONTH, keys, _AFTER)))
            sealing, media = timed(lambda: seal_media(ledger, MONTH, keys))
            courier = FolderCourier(target)
            writing, files = timed(lambda: write_bundles(ledger, [bundle, *media], courier, keys))
        data = [file.read_bytes() for file in files]
        raw = min(timed(lambda: _copy(data, Path(place)))[0] for _each in range(3))
    whole = closing + sealing + writing
    return (
        f"Chốt tháng 500 hoạt động, {_PHOTOS} ảnh ({sum(map(len, data)) / 1e6:.0f} MB): "
        f"{whole:.1f} giây (chốt {closing:.1f}, đóng gói ảnh {sealing:.1f}, ghi và đọc lại "
        f"{writing:.1f}); chép thô {raw:.2f}, tỉ số {whole / raw:.1f}"
    )


def _filled(ledger: Ledger) -> UnitKeys:
    photos = list(_photos())
    with ledger.change():
        keep_photos(ledger, photos)
    digests = [sha256(each).hexdigest() for each in photos]
    fill_busy_post(ledger, 1, photos=digests)
    keys, above = UnitKeys.generate(), UnitKeys.generate()
    post = RegisteredUnit(code=UNIT, name=UNIT, keys=(UnitKey(**keys.public().model_dump()),))
    superior = Superior(code=_SUPERIOR, name=_SUPERIOR, keys=(above.public(),))
    keep_registry(
        ledger, sign_registry(Registry(version=1, superior=superior, units=(post,)), above)
    )
    ledger.keep_settings(ledger.settings.model_copy(update={"superior": _SUPERIOR}))
    return keys


def _photos() -> list[bytes]:
    chance = Random(3)
    made = []
    for _each in range(_PHOTOS):
        noise = Image.frombytes("RGB", (_SIDE, _SIDE), chance.randbytes(_SIDE * _SIDE * 3))
        drawn = BytesIO()
        noise.save(drawn, "JPEG", quality=82)
        made.append(drawn.getvalue())
    return made


def _copy(data: list[bytes], place: Path) -> None:
    for number, each in enumerate(data):
        with (place / f"raw-{number}").open("wb") as file:
            file.write(each)
            file.flush()
            os.fsync(file.fileno())
