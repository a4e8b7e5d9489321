"""Photos: made small, rid of place and time, kept once; what is no picture is refused."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from storage import attachments
from storage.attachments import LONGEST_SIDE, add_photo, thumbnail
from storage.errors import NotFoundError, PhotoError
from storage.ledger import Ledger
from storage.photos import photo, photo_size


def _picture(form: str = "JPEG", size: tuple[int, int] = (40, 20), **more: Any) -> bytes:
    kept = BytesIO()
    mode = "RGBA" if form == "PNG" else "RGB"
    Image.new(mode, size, "red").save(kept, form, **more)
    return kept.getvalue()


def _tagged() -> Image.Exif:
    tags = Image.Exif()
    tags[0x010F] = "Canary Camera"
    tags[0x0132] = "2022:11:20 08:00:00"
    tags[0x0112] = 6  # to be turned by a quarter
    tags.get_ifd(0x8825)[1] = "N"
    tags.get_ifd(0x8825)[2] = (20.0, 15.0, 30.0)
    return tags


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_place_time_and_camera_do_not_stay_in_a_photo(ledger: Ledger, form: str) -> None:
    taken = _picture(form, exif=_tagged())
    assert b"Canary" in taken
    kept = photo(ledger, add_photo(ledger, taken))
    with _opened(kept) as shown:
        assert not shown.getexif()
        assert not {"exif", "comment", "xmp", "icc_profile"} & set(shown.info)
        assert shown.size == (20, 40)  # upright without its tag
    assert b"Canary" not in kept


def test_a_comment_does_not_stay_either(ledger: Ledger) -> None:
    kept = photo(ledger, add_photo(ledger, _picture(comment=b"Canary")))
    assert b"Canary" not in kept


@pytest.mark.parametrize(
    ("size", "small"),
    [((3200, 1200), (LONGEST_SIDE, 600)), ((900, 3200), (450, LONGEST_SIDE)), ((40, 20), (40, 20))],
)
def test_a_large_photo_is_made_small(
    ledger: Ledger, size: tuple[int, int], small: tuple[int, int]
) -> None:
    with _opened(photo(ledger, add_photo(ledger, _picture(size=size)))) as shown:
        assert shown.size == small
        assert shown.format == "JPEG"


def test_the_same_photo_is_kept_once_under_its_digest(ledger: Ledger) -> None:
    digest = add_photo(ledger, _picture())
    assert add_photo(ledger, _picture()) == digest
    assert ledger.db.table("photo").count == 1
    kept = photo(ledger, digest)
    assert sha256(kept).hexdigest() == digest
    assert photo_size(ledger, digest) == len(kept)


def test_a_thumbnail_fits_its_square_and_keeps_the_shape(ledger: Ledger) -> None:
    digest = add_photo(ledger, _picture(size=(400, 200)))
    with _opened(thumbnail(ledger, digest, 100)) as shown:
        assert shown.size == (100, 50)


def test_a_photo_that_is_not_here_is_said_to_be_missing(ledger: Ledger) -> None:
    assert photo_size(ledger, "0" * 64) == 0
    with pytest.raises(NotFoundError, match="không có trong sổ"):
        photo(ledger, "0" * 64)


BROKEN_PNG = _picture("PNG", (600, 600))[:60] + bytes(40)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4",
        b"GIF89a",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        _picture(size=(400, 400))[:300],
        _picture("PNG").replace(b"IDAT", b"IDAX"),
        BROKEN_PNG,
    ],
    ids=["empty", "pdf", "gif head", "eps", "cut jpeg", "odd chunk", "broken png"],
)
def test_what_is_no_picture_is_refused(ledger: Ledger, data: bytes) -> None:
    with pytest.raises(PhotoError, match=r"không phải ảnh đọc được.*BG-04"):
        add_photo(ledger, data)
    assert ledger.db.table("photo").count == 0


def test_a_file_that_is_too_large_is_refused_unread(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "_LARGEST_FILE", 100)
    with pytest.raises(PhotoError, match="lớn hơn 40 MB"):
        add_photo(ledger, bytes(101))


def test_a_picture_that_unpacks_to_far_too_much_is_refused(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(PhotoError):
        add_photo(ledger, _picture())
