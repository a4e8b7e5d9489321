from __future__ import annotations

import pytest

from storage.records import Activity
from storage.repository import find, put
from sync.chain import Place
from sync.errors import (
    BadSentRecordError,
    NewerFormatError,
    NotForMeError,
    PayloadHashError,
    RefusedError,
)
from sync.held import held_registry, keep_registry
from tests.sync.bad_bundles import bad_bundles
from tests.sync.offices import DISTRICT, Office, district, everything, post
from tests.sync.parties import SIGNED, SUPERIOR
from tests.sync.payloads import BAD_PARTS, reclaimed, resealed, swapped
from tests.sync.years import Year, changed, same_district, told

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
ONCE = told(district())
BAD = bad_bundles()


@pytest.fixture
def year() -> Year:
    return told(district())


@pytest.mark.parametrize("name", BAD)
def test_of_a_bad_bundle_nothing_is_stored(name: str) -> None:
    data, reason = BAD[name]
    office = Office(DISTRICT, SUPERIOR)
    with office.ledger:
        office.ledger.keep_settings(ONCE.superior.ledger.settings)
        keep_registry(office.ledger, SIGNED)
        before = everything(office.ledger)
        with pytest.raises(RefusedError) as caught:
            office.receive(data)
        assert type(caught.value) is reason
        assert everything(office.ledger) == before


@pytest.mark.parametrize("name", BAD_PARTS)
def test_of_a_bundle_with_a_bad_record_nothing_is_stored(name: str) -> None:
    spoil, reason = BAD_PARTS[name]
    bad = resealed(ONCE.superior, ONCE.post, ONCE.bundles[0], spoil)
    office = same_district(ONCE)
    with office.ledger:
        before = everything(office.ledger)
        with pytest.raises(RefusedError) as caught:
            office.receive(bad)
        assert type(caught.value) is reason
        assert everything(office.ledger) == before
        assert office.receive(ONCE.bundles[0]).verdict.place is Place.NORMAL


def test_records_that_another_unit_already_has_are_refused(year: Year) -> None:
    year.superior.receive(year.bundles[0])
    thief = post(year.superior, NEIGHBOUR)
    stolen = find(year.superior.ledger, Activity)[0]
    put(thief.ledger, stolen.model_copy(update={"unit": NEIGHBOUR}))
    data = thief.bundle("2022-12")
    before = everything(year.superior.ledger)
    with pytest.raises(BadSentRecordError):
        year.superior.receive(data)
    assert everything(year.superior.ledger) == before


def test_a_swapped_payload_another_recipient_and_a_used_number_are_refused_by_name(
    year: Year,
) -> None:
    one, two = year.bundles[:2]
    with pytest.raises(PayloadHashError):
        year.superior.receive(swapped(year.superior, year.post, one, same_size))
    other = Office(NEIGHBOUR, year.superior.keys)
    other.ledger.keep_settings(year.superior.ledger.settings.model_copy(update={"unit": NEIGHBOUR}))
    keep_registry(other.ledger, held_registry(year.superior.ledger))
    with pytest.raises(NotForMeError):
        other.receive(two)
    year.superior.receive(one)
    reused = changed(year, 1, seq=1, prev=None, recent=())
    assert year.superior.receive(reused).verdict.place is Place.FORK


def same_size(payload: bytes) -> bytes:
    return payload[:50] + bytes([payload[50] ^ 1]) + payload[51:]


def test_kinds_of_bundle_that_are_not_known_yet_are_refused(year: Year) -> None:
    kind = {"kind": "recovery"}
    empty = reclaimed(year.superior, year.post, year.bundles[0], kind, lambda _parts: {})
    with pytest.raises(NewerFormatError, match="gói khôi phục"):
        year.superior.receive(empty)
