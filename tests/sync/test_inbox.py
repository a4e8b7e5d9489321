from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.months import reopen
from storage.records import Activity, SecurityModel
from storage.repository import find, put, remove
from sync.answers import return_bundle
from sync.board import board, chains
from sync.chain import Place
from sync.errors import (
    BadSentRecordError,
    KeyEndedError,
    NewerFormatError,
    NotForMeError,
    PayloadHashError,
    RefusedError,
)
from sync.held import held_registry, keep_registry
from sync.inbox import receive, take_waiting
from sync.outgoing import outgoing
from sync.receipts import Receipt, receipt_of
from sync.received import received, received_bytes, state_of
from sync.registry import with_end
from sync.trust import sign_registry
from tests.conftest import UNIT
from tests.storage.registers import event, model
from tests.sync.bad_bundles import bad_bundles
from tests.sync.offices import DISTRICT, TODAY, Office, district, everything, fill, pair, post, said
from tests.sync.parties import SIGNED, SUPERIOR
from tests.sync.payloads import BAD_PARTS, reclaimed, resealed, swapped

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


class Year(NamedTuple):
    """A district, a post, and four bundles of the post: three months and a second revision."""

    superior: Office
    post: Office
    bundles: list[bytes]


def told(superior: Office) -> Year:
    office = post(superior)
    fill(office, "20/11/2022", "10/12/2022", "20/12/2022", "20/01/2023")
    bundles = [office.bundle(month) for month in ("2022-12", "2023-01")]
    (old,) = find(office.ledger, SecurityModel)
    put(office.ledger, old.model_copy(update={"name": "Mô hình đã đổi tên"}))
    bundles.append(office.bundle("2023-02"))
    reopen(office.ledger, "2022-12", "Ghi sót")
    for each in find(office.ledger, Activity, happened_on="2022-12-10"):
        remove(office.ledger, each)
    event(office.ledger, model(office.ledger, name="Mới"), "12/12/2022", "launch")
    bundles.append(office.bundle("2022-12"))
    return Year(superior, office, bundles)


@pytest.fixture
def year() -> Year:
    return told(district())


ONCE = told(district())
BAD = bad_bundles()


def same_district(year: Year) -> Office:
    """Return an empty district with the keys and the registry of another."""
    office = Office(DISTRICT, year.superior.keys)
    office.ledger.keep_settings(year.superior.ledger.settings)
    for version in range(1, held_registry(year.superior.ledger).version + 1):
        row = year.superior.ledger.db.table("registry").get(version)
        office.ledger.db.table("registry").insert(row)
    return office


def receipts(found: Any) -> list[Receipt]:
    return [receipt_of(data) for data in found.receipts]


def test_the_superior_then_holds_what_the_post_says(year: Year) -> None:
    for data in year.bundles:
        found = year.superior.receive(data)
        assert found.verdict.place is Place.NORMAL
        assert receipts(found)[0].answer == "full"
    assert said(year.superior.ledger, UNIT) == said(year.post.ledger, UNIT)


def test_the_receipt_says_what_was_counted_and_what_comes_next(year: Year) -> None:
    (receipt,) = receipts(year.superior.receive(year.bundles[0]))
    assert (receipt.unit, receipt.seq, receipt.next_seq) == (UNIT, 1, 2)
    assert receipt.counts["activity"] == 2
    assert receipt.chain_head == receipt.bundle_id
    assert receipt.registry_version == held_registry(year.superior.ledger).version


@settings(max_examples=15)
@given(data=st.data())
def test_order_repetition_and_lateness_do_not_matter(data: st.DataObject) -> None:
    order = data.draw(st.permutations(ONCE.bundles))
    again = data.draw(st.lists(st.sampled_from(ONCE.bundles), max_size=4))
    other = same_district(ONCE)
    mixed = data.draw(st.permutations([*order, *again]))
    with other.ledger:
        for bundle in mixed:
            other.receive(bundle)
        assert said(other.ledger, UNIT) == said(ONCE.post.ledger, UNIT)
        assert {each.state for each in received(other.ledger)} == {"taken"}


def test_the_same_bundle_again_gives_the_same_receipt_and_changes_nothing(year: Year) -> None:
    first = year.superior.receive(year.bundles[0])
    before = everything(year.superior.ledger)
    again = year.superior.receive(year.bundles[0])
    assert again.verdict.place is Place.DUPLICATE
    assert again.receipts == first.receipts
    assert everything(year.superior.ledger) == before


def test_the_same_bundle_encrypted_anew_is_the_same_bundle(year: Year) -> None:
    year.superior.receive(year.bundles[0])
    again = resealed(year.superior, year.post, year.bundles[0])
    assert again != year.bundles[0]
    assert year.superior.receive(again).verdict.place is Place.DUPLICATE


def test_a_bundle_that_comes_too_early_waits_and_its_gap_is_named(year: Year) -> None:
    found = year.superior.receive(year.bundles[2])
    (receipt,) = receipts(found)
    assert found.verdict.missing == (1, 2)
    assert (receipt.answer, receipt.missing_seqs, receipt.next_seq) == ("held", (1, 2), 1)
    assert find(year.superior.ledger, Activity) == []
    (chain,) = chains(year.superior.ledger)
    assert (chain.last, chain.missing, chain.forked) == (0, (1, 2), False)
    assert year.superior.receive(year.bundles[2]).receipts == found.receipts
    year.superior.receive(year.bundles[0])
    closing = receipts(year.superior.receive(year.bundles[1]))
    assert [(each.seq, each.answer) for each in closing] == [(2, "full"), (3, "full")]
    assert chains(year.superior.ledger)[0].missing == ()


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


def test_every_reason_has_its_own_code() -> None:
    reasons = {reason for _, reason in BAD.values()} | {reason for _, reason in BAD_PARTS.values()}
    assert len({reason.CODE for reason in reasons}) == len(reasons)


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
    with pytest.raises(NewerFormatError, match="recovery"):
        year.superior.receive(empty)


def test_stopping_in_the_middle_of_receiving_leaves_all_or_nothing(year: Year) -> None:
    before = everything(year.superior.ledger)
    for steps in (1, 2):
        work = receive(year.superior.ledger, year.bundles[0], year.superior.keys)
        for _step in range(steps):
            next(work)
        work.close()
        assert everything(year.superior.ledger) == before
    assert year.superior.receive(year.bundles[0]).verdict.place is Place.NORMAL


def test_what_waited_is_taken_in_even_if_the_program_died_before(year: Year) -> None:
    year.superior.receive(year.bundles[1])
    work = receive(year.superior.ledger, year.bundles[0], year.superior.keys)
    for _step in range(3):
        next(work)
    work.close()  # after the first bundle was kept, before the second's turn
    second = outgoing(year.post.ledger)[1].bundle_id
    assert state_of(year.superior.ledger, second) == "held"
    year.superior.receive(year.bundles[0])
    assert state_of(year.superior.ledger, second) == "taken"


def test_the_board_shows_each_unit_and_month(year: Year) -> None:
    superior = year.superior
    post(superior, NEIGHBOUR)
    superior.receive(year.bundles[0])
    superior.receive(year.bundles[2])
    return_bundle(superior.ledger, outgoing(year.post.ledger)[0].bundle_id, "Thiếu", superior.keys)
    cells = board(superior.ledger, ["2022-12", "2023-01", "2023-02", "2026-12"], TODAY)
    states = {(cell.unit, cell.month): cell.state for cell in cells}
    assert [states[UNIT, month] for month in ("2022-12", "2023-01", "2023-02", "2026-12")] == [
        "returned",
        "late",
        "held",
        "not_due",
    ]
    assert states[NEIGHBOUR, "2022-12"] == "late"
    assert received_bytes(superior.ledger, outgoing(year.post.ledger)[0].bundle_id)


def changed(year: Year, which: int, **facts: Any) -> bytes:
    """Return one of the post's bundles, honestly signed, with other facts in its manifest."""
    return reclaimed(year.superior, year.post, year.bundles[which], facts)
