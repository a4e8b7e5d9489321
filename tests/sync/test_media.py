"""Photos travel after the data, once, in the one chain."""

from __future__ import annotations

import pytest

from storage.photos import photo
from sync import media
from sync.answers import Remark, remark
from sync.bundle import manifest_of
from sync.chain import Place
from sync.content import what_leaves
from sync.labels import bundle_label, receipt_label
from sync.media import next_media, unsent_photos
from sync.outbox import outgoing
from sync.parcels import mark_left, waiting
from sync.receipts import receipt_of
from sync.received import received
from tests.sync.offices import Office, everything
from tests.sync.photographed import (
    DECEMBER,
    JANUARY,
    exchanged,
    here,
    photographed,
    sealed,
    sealed_ones,
)


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


def test_a_remark_does_not_make_the_superior_forget_which_photos_it_lacks(
    superior: Office, office: Office
) -> None:
    _one, digests = photographed(office, "21/11/2022", 1)
    taken = superior.receive(office.bundle(DECEMBER))
    said = remark(superior.ledger, taken.bundle_id, "noted", [Remark("Tốt")], superior.keys)
    assert receipt_of(said).missing_attachments == tuple(digests)
