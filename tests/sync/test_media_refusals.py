"""Photos that are damaged, strange or say where they were taken: refused, not kept, never sent."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from storage.months import reopen
from sync.bundle import open_bundle
from sync.errors import RefusedError
from sync.held import held_registry
from sync.locking import lock
from sync.media import unsent_photos
from sync.outbox import outgoing
from sync.receipts import receipt_of
from tests.storage.registers import activity
from tests.sync.offices import TODAY, Office, everything
from tests.sync.payloads import Spoil, part, reclaimed, without
from tests.sync.photographed import DECEMBER, exchanged, here, photographed, picture, sealed


def foreign(name: Callable[[bytes], str], data: bytes) -> Spoil:
    return part(f"attachments/{name(data)}", data)


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def jpeg(side: int, form: str = "JPEG") -> bytes:
    kept = BytesIO()
    Image.new("L", (side, 1)).save(kept, form)
    return kept.getvalue()


def grown(data: bytes, side: int) -> bytes:
    """Let the head of a JPEG claim to be larger in both directions."""
    frame = data.index(b"\xff\xc0") + 5
    return data[:frame] + side.to_bytes(2, "big") * 2 + data[frame + 4 :]


BAD: dict[str, Spoil] = {
    "under-another-name": foreign(lambda _data: "0" * 64, jpeg(8)),
    "no-picture": foreign(digest, b"\xff\xd8 not a picture"),
    "a-png": foreign(digest, jpeg(8, "PNG")),
    "says-where-it-was-taken": foreign(digest, picture(1)),
    "far-too-wide": foreign(digest, jpeg(5000)),
    "unpacks-to-a-bomb": foreign(digest, grown(jpeg(8), 12_000)),
    "a-head-without-end": foreign(digest, jpeg(8)[:2] + b"\xff\xfe\x00\x02" * 10**6),
    "far-too-large": foreign(digest, jpeg(8) + bytes(5 * 2**20)),
    "no-nonce": without("nonce"),
    "none-at-all": lambda parts: {"nonce": parts["nonce"]},
    "a-path": part("attachments/../x", jpeg(8)),
}


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD)
def test_what_is_no_plain_photo_is_refused_whole(
    superior: Office, office: Office, spoil: Spoil
) -> None:
    photographed(office, "21/11/2022", 1)
    superior.receive(office.bundle(DECEMBER))
    (photos,) = sealed(office, DECEMBER)
    bad = reclaimed(superior, office, photos, {}, spoil)
    before = everything(superior.ledger)
    with pytest.raises(RefusedError):
        superior.receive(bad)
    assert everything(superior.ledger) == before
    superior.receive(photos)  # the honest one still follows


def test_a_photo_that_no_record_names_is_not_kept(superior: Office, office: Office) -> None:
    _one, digests = photographed(office, "21/11/2022", 1)
    superior.receive(office.bundle(DECEMBER))
    (photos,) = sealed(office, DECEMBER)
    strange = jpeg(9)
    both = reclaimed(superior, office, photos, {}, foreign(digest, strange))
    receipt = receipt_of(superior.receive(both).receipts[0])
    assert (receipt.answer, receipt.reasons[0].records) == ("noted", (digest(strange),))
    assert "không gói tháng nào nhắc tới" in receipt.reasons[0].words
    assert here(superior) == set(digests)


def test_photos_that_only_a_refused_revision_names_are_not_sent_for_ever(
    superior: Office, office: Office
) -> None:
    office.close(DECEMBER)
    exchanged(office, superior)
    lock(superior.ledger, DECEMBER, "12/BC", TODAY)
    reopen(office.ledger, DECEMBER, "Bổ sung ảnh")  # nobody here has heard of the lock
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    sealed(office, DECEMBER)
    exchanged(office, superior)
    assert [one.answer for one in outgoing(office.ledger)] == ["full", "returned", "noted"]
    assert here(superior) == set()
    assert unsent_photos(office.ledger) == {}


def test_nothing_of_place_time_and_camera_leaves(superior: Office, office: Office) -> None:
    photographed(office, "21/11/2022", 1, 2)
    office.close(DECEMBER)
    (photos,) = sealed(office, DECEMBER)
    registry = held_registry(superior.ledger).registry
    parts = open_bundle(photos, registry, superior.unit, superior.keys).parts
    pictures = [data for name, data in parts.items() if name != "nonce"]
    assert len(pictures) == 2
    for data in pictures:
        with Image.open(BytesIO(data)) as shown:
            assert not shown.getexif()
            assert "exif" not in shown.info
        assert b"Canary" not in data
        assert b"Exif" not in data


def test_a_photo_with_its_origin_in_it_never_leaves(office: Office) -> None:
    data = picture(1)
    row = {"digest": digest(data), "data": data, "width": 24, "height": 24}
    office.ledger.db.table("photo").insert(row)  # as no screen would keep it
    activity(office.ledger, "21/11/2022", photos=[digest(data)])
    office.close(DECEMBER)
    assert sealed(office, DECEMBER) == []
