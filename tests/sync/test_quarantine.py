from __future__ import annotations

import pytest

from sync.board import chains
from sync.chain import Place
from sync.errors import KeyEndedError
from sync.held import held_registry, keep_registry
from sync.inbox import take_waiting
from sync.registry import with_end
from sync.trust import sign_registry
from tests.conftest import UNIT
from tests.sync.offices import Office, district, fill, pair, said
from tests.sync.years import Year, changed, receipts, told


@pytest.fixture
def year() -> Year:
    return told(district())


def test_a_used_number_with_another_content_is_a_fork_and_stops_the_chain(year: Year) -> None:
    twin = Office(UNIT, year.post.keys)
    twin.ledger.keep_settings(year.post.ledger.settings)
    keep_registry(twin.ledger, held_registry(year.post.ledger))
    fill(twin, "25/11/2022")
    year.superior.receive(year.bundles[0])
    before = said(year.superior.ledger, UNIT)
    found = year.superior.receive(twin.bundle("2022-12"))
    assert found.verdict.place is Place.FORK
    assert receipts(found)[0].answer == "refused"
    assert receipts(found)[0].reasons[0].code == "GOI-21"
    later = year.superior.receive(year.bundles[1])
    assert later.verdict.place is Place.FORK
    assert said(year.superior.ledger, UNIT) == before
    assert chains(year.superior.ledger)[0].forked
    assert year.superior.receive(year.bundles[1]).receipts == later.receipts
    assert take_waiting(year.superior.ledger, UNIT, 1, year.superior.keys) == []


def test_a_bundle_with_another_past_is_put_aside(year: Year) -> None:
    year.superior.receive(year.bundles[0])
    lost = changed(year, 1, prev="0" * 64, recent=("0" * 64,))
    found = year.superior.receive(lost)
    assert found.verdict.place is Place.WRONG_PREV
    assert receipts(found)[0].reasons[0].code == "GOI-22"
    assert year.superior.receive(lost).verdict.place is Place.WRONG_PREV
    assert year.superior.receive(year.bundles[1]).verdict.place is Place.FORK


def test_a_held_bundle_with_another_past_is_put_aside_when_its_turn_comes(year: Year) -> None:
    lost = changed(year, 1, prev="0" * 64, recent=("0" * 64,))
    assert year.superior.receive(lost).verdict.place is Place.GAP
    found = receipts(year.superior.receive(year.bundles[0]))
    assert [each.answer for each in found] == ["full", "refused"]
    assert found[1].reasons[0].code == "GOI-22"


def test_a_held_bundle_whose_key_ended_meanwhile_is_put_aside(year: Year) -> None:
    superior = year.superior
    superior.receive(year.bundles[1])
    ended = with_end(held_registry(superior.ledger).registry, UNIT, 1, 1)
    keep_registry(superior.ledger, sign_registry(ended, superior.keys))
    found = receipts(superior.receive(year.bundles[0]))
    assert [each.answer for each in found] == ["full", "refused"]
    assert found[1].reasons[0].code == KeyEndedError.CODE
    with pytest.raises(KeyEndedError):
        superior.receive(year.bundles[2])


def test_a_new_laptop_begins_a_new_chain(year: Year) -> None:
    year.superior.receive(year.bundles[0])
    laptop = Office(UNIT)
    laptop.ledger.keep_settings(year.post.ledger.settings)
    pair(year.superior, laptop, epoch=2)
    fill(laptop, "25/11/2022")
    found = year.superior.receive(laptop.bundle("2022-12"))
    assert found.verdict.place is Place.NORMAL
    assert said(year.superior.ledger, UNIT) == said(laptop.ledger, UNIT)
