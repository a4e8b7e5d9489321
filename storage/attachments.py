"""Photos: made small, rid of where and with what they were taken, kept once by their hash."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from warnings import catch_warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from resources.wording import _
from storage.errors import PhotoError
from storage.ledger import Ledger
from storage.photos import photo

LONGEST_SIDE = 1600  # pixels
SENT_SIDE, SENT_SIZE = 4096, 5 * 1024 * 1024  # pixels and bytes of a photo that another unit sends
_LARGEST_FILE = 40 * 1024 * 1024  # bytes
_QUALITY = 82
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")  # of the others some start programs
_HEAD = 16 * 1024  # bytes; that of a plain JPEG has not one thousand
_PLAIN = frozenset(  # what a JPEG says that says nothing but its picture
    {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
)
_UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,  # Pillow's word for a broken PNG, or broken EXIF
    Image.DecompressionBombError,
)


def add_photo(ledger: Ledger, data: bytes) -> str:
    """Keep a photo and return its digest; the same photo again is kept once.

    Raises PhotoError when the bytes are no picture or are far too large.
    """
    small, size = _made_small(data)
    digest = sha256(small).hexdigest()
    row = {"digest": digest, "data": small, "width": size[0], "height": size[1]}
    with ledger.change():
        ledger.db.table("photo").insert(row, pk="digest", ignore=True)
    return digest


def thumbnail(ledger: Ledger, digest: str, side: int = 160) -> bytes:
    """Return a photo made to fit a square of `side` pixels, as JPEG bytes."""
    small = BytesIO()
    with Image.open(BytesIO(photo(ledger, digest))) as source:
        source.thumbnail((side, side))
        source.save(small, "JPEG", quality=_QUALITY)
    return small.getvalue()


def travels(digest: str, data: bytes) -> bool:
    """Tell whether a photo may travel: a plain JPEG under its own hash, with no word of its origin.

    Only its head is read; nothing is unpacked.
    """
    return sha256(data).hexdigest() == digest and _measured(data) is not None


def keep_photos(ledger: Ledger, photos: Iterable[bytes]) -> None:
    """Keep photos of another computer as they came; of those that do not travel, nothing.

    It belongs inside a change.
    """
    for data in photos:
        if measured := _measured(data):
            width, height = measured
            digest = sha256(data).hexdigest()
            row = {"digest": digest, "data": data, "width": width, "height": height}
            ledger.db.table("photo").insert(row, pk="digest", ignore=True)


def _measured(data: bytes) -> tuple[int, int] | None:
    if len(data) > SENT_SIZE:
        return None
    try:
        with (
            catch_warnings(action="ignore"),
            Image.open(BytesIO(data[:_HEAD]), formats=("JPEG",)) as source,
        ):
            plain = source.format == "JPEG" and source.info.keys() <= _PLAIN
            return source.size if plain and max(source.size) <= SENT_SIDE else None
    except _UNREADABLE:
        return None


def _made_small(data: bytes) -> tuple[bytes, tuple[int, int]]:
    if len(data) > _LARGEST_FILE:
        raise PhotoError(_("Tệp ảnh lớn hơn 40 MB; ảnh chưa được thêm. Hãy chọn ảnh nhỏ hơn."))
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as source:
            upright = ImageOps.exif_transpose(source).convert("RGB")
    except _UNREADABLE as error:
        raise PhotoError(
            _("Tệp này không phải ảnh đọc được; ảnh chưa được thêm. Hãy chọn ảnh khác.")
        ) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright.info.clear()  # nothing of the camera, the place or the time goes along
    small = BytesIO()
    upright.save(small, "JPEG", quality=_QUALITY, optimize=True)
    return small.getvalue(), upright.size
