"""Photos travel after the data, once, in the one chain; what is damaged or strange is not kept."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from storage.attachments import photo
from storage.months import reopen
from storage.steps import drain
from sync import media, recovery, stick_trip
from sync.answers import Remark, remark
from sync.bundle import manifest_of, open_bundle
from sync.chain import Place
from sync.content import what_leaves
from sync.errors import RefusedError
from sync.forks import choose, fork_of
from sync.held import held_registry
from sync.labels import bundle_label, receipt_label
from sync.locking import lock
from sync.media import next_media, unsent_photos
from sync.outgoing import outgoing
from sync.parcel import Parcel
from sync.parcels import mark_left, waiting
from sync.receipts import receipt_of
from sync.received import received
from sync.stick_trip import trip
from tests.storage.registers import activity
from tests.sync.laptops import bought, copy_of, files_for, recover, send
from tests.sync.offices import TODAY, Office, district, everything, fill, post
from tests.sync.payloads import Spoil, part, reclaimed, without
from tests.sync.photographed import (
    carry_all,
    here,
    photographed,
    picture,
    sealed,
    sealed_ones,
)

DECEMBER, JANUARY = "2022-12", "2023-01"


@pytest.fixture
def superior() -> Office:
    return district()


@pytest.fixture
def office(superior: Office) -> Office:
    made = post(superior)
    fill(made, "20/11/2022", "20/12/2022")
    return made


def exchanged(office: Office, superior: Office) -> None:
    """Carry all that waits up, and all answers down."""
    carry_all(office, superior)
    carry_all(superior, office)


def test_photos_follow_their_month_and_nothing_is_missing_then(
    superior: Office, office: Office
) -> None:
    _one, digests = photographed(office, "21/11/2022", *range(12))
    month = office.bundle(DECEMBER)
    said = receipt_of(superior.receive(month).receipts[0])
    assert set(said.missing_attachments) == set(digests)
    (photos,) = sealed(office, DECEMBER)
    receipt = receipt_of(superior.receive(photos).receipts[0])
    assert (receipt.answer, receipt.missing_attachments) == ("full", ())
    assert (receipt.month, receipt.counts) == (DECEMBER, {"photo": 12})
    assert here(superior) == set(digests)
    assert all(photo(superior.ledger, one) == photo(office.ledger, one) for one in digests)


def test_photos_and_their_receipt_are_called_photos_on_the_outside(
    superior: Office, office: Office
) -> None:
    photographed(office, "21/11/2022", 1)
    superior.receive(office.bundle(DECEMBER))
    (photos,) = sealed(office, DECEMBER)
    (receipt,) = superior.receive(photos).receipts
    assert bundle_label(photos).title == "ảnh tháng 12/2022"
    assert receipt_label(receipt).title == "biên nhận ảnh tháng 12/2022"
    assert "_anh-2022-12_so-0002_" in outgoing(office.ledger)[-1].name


def test_a_month_after_the_photos_goes_on_in_the_same_chain(
    superior: Office, office: Office
) -> None:
    photographed(office, "21/11/2022", 1)
    files = [office.bundle(DECEMBER), *sealed(office, DECEMBER), office.bundle(JANUARY)]
    numbers = [(manifest_of(one).seq, manifest_of(one).kind) for one in files]
    assert numbers == [(1, "month"), (2, "media"), (3, "month")]
    assert [superior.receive(one).verdict.place for one in files] == [Place.NORMAL] * 3
    assert {one.month for one in received(superior.ledger) if one.kind == "media"} == {""}


def test_photos_have_no_number_before_they_leave(superior: Office, office: Office) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    exchanged(office, superior)
    assert list(unsent_photos(office.ledger)) == [DECEMBER]
    january = office.bundle(JANUARY)
    assert superior.receive(january).verdict.place is Place.NORMAL


def test_photos_of_an_open_month_do_not_leave(office: Office) -> None:
    photographed(office, "21/12/2022", 1)
    office.close(DECEMBER)
    assert unsent_photos(office.ledger) == {}
    assert next_media(office.ledger, office.keys) is None


def test_a_photo_of_two_months_is_sent_once(superior: Office, office: Office) -> None:
    photographed(office, "21/11/2022", 1, 2)
    photographed(office, "21/12/2022", 2, 3)
    office.close(DECEMBER)
    office.close(JANUARY)
    first, second = (sealed_ones(office, month) for month in (DECEMBER, JANUARY))
    carried = office.ledger.db.execute("SELECT digest FROM sent_photo").fetchall()
    assert (len(first), len(second), len(carried)) == (1, 1, 3)
    exchanged(office, superior)
    assert here(superior) == here(office)
    assert unsent_photos(office.ledger) == {}


def test_sixty_photos_take_several_bundles(
    superior: Office, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    photographed(office, "21/11/2022", *range(60))
    total = sum(one.size for one in what_leaves(office.ledger, DECEMBER).photos)
    monkeypatch.setattr(media, "MOST", total // 3)
    superior.receive(office.bundle(DECEMBER))
    files = sealed(office, DECEMBER)
    assert len(files) == 4
    for one in files:
        superior.receive(one)
    assert here(superior) == here(office)
    assert len(here(superior)) == 60


def test_lost_photos_are_asked_for_by_their_number(superior: Office, office: Office) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    exchanged(office, superior)
    (lost,) = sealed_ones(office, DECEMBER)
    (parcel,) = waiting(office.ledger, office.keys)
    mark_left(office.ledger, parcel, b"", "stick")
    office.close(JANUARY)
    exchanged(office, superior)
    (wanted,) = waiting(office.ledger, office.keys)
    assert (wanted.identity, wanted.late) == (lost.bundle_id, True)
    exchanged(office, superior)
    assert [one.answer for one in outgoing(office.ledger)] == ["full"] * 3
    assert here(superior) == here(office)


def test_the_same_photos_again_change_nothing(superior: Office, office: Office) -> None:
    photographed(office, "21/11/2022", 1)
    superior.receive(office.bundle(DECEMBER))
    (photos,) = sealed(office, DECEMBER)
    first = superior.receive(photos).receipts
    before = everything(superior.ledger)
    again = superior.receive(photos)
    assert (again.verdict.place, again.receipts) == (Place.DUPLICATE, first)
    assert everything(superior.ledger) == before


def test_photos_that_come_before_their_month_wait_for_it(superior: Office, office: Office) -> None:
    _one, digests = photographed(office, "21/11/2022", 1)
    month = office.bundle(DECEMBER)
    (photos,) = sealed(office, DECEMBER)
    assert receipt_of(superior.receive(photos).receipts[0]).answer == "held"
    assert here(superior) == set()
    superior.receive(month)
    assert here(superior) == set(digests)


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


def test_a_remark_does_not_make_the_superior_forget_which_photos_it_lacks(
    superior: Office, office: Office
) -> None:
    _one, digests = photographed(office, "21/11/2022", 1)
    taken = superior.receive(office.bundle(DECEMBER))
    said = remark(superior.ledger, taken.bundle_id, "noted", [Remark("Tốt")], superior.keys)
    assert receipt_of(said).missing_attachments == tuple(digests)


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


def test_one_trip_writes_the_month_first_and_its_photos_behind_it(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    _one, digests = photographed(office, "21/11/2022", 1, 2)
    office.close(DECEMBER)
    up = drain(trip(office.ledger, office.keys, tmp_path))
    assert [one.late for one in up.written] == [False, True]
    assert up.left_behind == []
    drain(trip(superior.ledger, superior.keys, tmp_path))
    assert here(superior) == set(digests)
    drain(trip(office.ledger, office.keys, tmp_path))
    assert [one.answer for one in outgoing(office.ledger)] == ["full", "full"]


def test_a_stick_without_room_gets_no_photos_and_no_number_is_used_up(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    monkeypatch.setattr(stick_trip, "AROUND", 2**60)  # more than any disk has
    drain(trip(office.ledger, office.keys, tmp_path))
    assert [one.kind for one in outgoing(office.ledger)] == ["month"]
    assert list(unsent_photos(office.ledger)) == [DECEMBER]


def test_photos_that_wait_for_the_stick_go_by_mailbox_once_data_stands_behind_them(
    office: Office,
) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    sealed(office, DECEMBER)
    assert [one.late for one in by_mailbox(office)] == [False]
    office.close(JANUARY)
    assert [one.late for one in by_mailbox(office)] == [False, False, True]


def test_photos_go_by_mailbox_where_the_settings_allow_it(office: Office) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    sealed(office, DECEMBER)
    kept = office.ledger.settings.model_copy(update={"photos_by_mailbox": True})
    office.ledger.keep_settings(kept)
    assert [one.late for one in by_mailbox(office)] == [False, True]


def test_a_new_laptop_gets_its_photos_back_and_sends_none_again(
    superior: Office, office: Office
) -> None:
    _one, digests = photographed(office, "21/11/2022", 1, 2)
    send(superior, office, DECEMBER)
    superior.receive(*sealed(office, DECEMBER))
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, office.unit))
    assert here(laptop) == set(digests)
    assert unsent_photos(laptop.ledger) == {}


def test_of_very_many_photos_a_new_laptop_gets_the_newest_and_every_month(
    superior: Office, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    photographed(office, "21/11/2022", 1)
    _one, digests = photographed(office, "21/12/2022", 2)
    for month in (DECEMBER, JANUARY):
        send(superior, office, month)
        (photos,) = sealed(office, month)
        superior.receive(photos)
    monkeypatch.setattr(recovery, "PHOTOS", len(photos) + 100)
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, office.unit))
    assert here(laptop) == set(digests)
    assert [one.month for one in outgoing(laptop.ledger)] == [DECEMBER, JANUARY, ""]
    assert unsent_photos(laptop.ledger) == {}


def test_photos_of_a_tail_that_people_chose_are_kept(superior: Office, office: Office) -> None:
    _one, digests = photographed(office, "21/11/2022", 1)
    clone = copy_of(office)
    superior.receive(clone.bundle(DECEMBER))
    for data in (office.bundle(DECEMBER), *sealed(office, DECEMBER)):
        superior.receive(data)
    assert here(superior) == set()
    found = fork_of(superior.ledger, office.unit)
    assert found is not None
    drain(choose(superior.ledger, found, found.tails[1], superior.keys))
    assert here(superior) == set(digests)


def by_mailbox(office: Office) -> list[Parcel]:
    return waiting(office.ledger, office.keys, "mailbox")
