from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.catalogues import indicators
from storage.consolidation import consolidate
from storage.indicators import behind, register_of
from storage.ledger import Ledger
from storage.months import reopen
from storage.periods import span_of
from storage.records import Activity
from storage.report_period import Period
from storage.repository import find, put
from sync.answers import return_bundle
from sync.board import board, chains
from sync.bundle import open_bundle
from sync.chain import Place
from sync.held import held_registry
from sync.inbox import _take_held, receive, take_waiting
from sync.outbox import outgoing
from sync.parcels_out import receipt_left, receipt_parcel
from sync.received import (
    HELD,
    TAKEN,
    keep_receipt,
    keep_received,
    mark_received,
    next_waiting,
    received,
    received_bytes,
    state_of,
)
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, TODAY, Office, district, everything, post, said
from tests.sync.payloads import resealed
from tests.sync.years import Year, receipts, same_district, told

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
ONCE = told(district())


@pytest.fixture
def year() -> Year:
    return told(district())


def test_the_superior_then_holds_what_the_post_says(year: Year) -> None:
    for data in year.bundles:
        found = year.superior.receive(data)
        assert found.verdict.place is Place.NORMAL
        assert receipts(found)[0].answer == "full"
    assert said(year.superior.ledger, UNIT) == said(year.post.ledger, UNIT)


def test_what_is_said_of_a_bundle_does_not_write_its_photos_again(
    year: Year, tmp_path: Path
) -> None:
    above, size = year.superior, 4_000_000
    registry = held_registry(above.ledger).registry
    opened = open_bundle(year.bundles[0], registry, DISTRICT, above.keys)
    (receipt,) = above.receive(year.bundles[0]).receipts
    path = tmp_path / "ledger.db"
    with Ledger(path, bytes(32)) as ledger:
        keep_received(ledger, opened, bytes(size), HELD)
        wal = path.with_name(f"{path.name}-wal")
        assert path.stat().st_size + wal.stat().st_size > size
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        mark_received(ledger, opened.bundle_id, TAKEN)
        keep_receipt(ledger, opened.bundle_id, receipt)
        receipt_left(ledger, receipt_parcel(receipt))
        assert received(ledger)[0].answer == "full"
        assert received_bytes(ledger, opened.bundle_id) == bytes(size)
        assert wal.stat().st_size < size / 10


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


def test_a_record_moved_to_an_earlier_month_moves_at_the_superior_too(year: Year) -> None:
    office = year.post
    for month in ("2022-12", "2023-01"):
        reopen(office.ledger, month, "Ghi nhầm ngày")
    (moved,) = find(office.ledger, Activity, happened_on="2022-12-20")
    put(office.ledger, moved.model_copy(update={"happened_on": date(2022, 12, 12)}))
    bundles = [*year.bundles, office.bundle("2022-12"), office.bundle("2023-01")]
    for data in bundles:
        assert receipts(year.superior.receive(data))[0].answer == "full"
    assert said(year.superior.ledger, UNIT) == said(office.ledger, UNIT)


def test_the_records_behind_a_flow_of_the_superior_add_up_to_it(year: Year) -> None:
    ledger = year.superior.ledger
    for data in year.bundles:
        year.superior.receive(data)
    totals = consolidate(ledger, [UNIT], Period("2022-12", "2023-02"))
    register = register_of(ledger, UNIT, *span_of("2022-12", "2023-02"))
    flows = [code for code, rule in indicators().items() if rule.rollup == "sum"]
    added = {code: sum(share.amount for share in behind(register, code)) for code in flows}
    assert added == {code: totals[code].value for code in flows}
    assert added["TT01"] == 3


def test_two_windows_that_take_in_the_same_waiting_bundle_do_it_once(
    year: Year, tmp_path: Path
) -> None:
    office = same_district(year)
    with Ledger(tmp_path / "ledger.db", bytes(32)) as one:
        copy_books(office.ledger, one)
        with Ledger(tmp_path / "ledger.db", bytes(32)) as other:
            first, second = Office(office.unit, office.keys, one), Office(DISTRICT, ledger=other)
            first.receive(year.bundles[1])
            work = receive(one, year.bundles[0], office.keys)
            for _step in range(3):
                next(work)
            waiting = next_waiting(one, UNIT, 1)
            assert waiting is not None
            taken = take_waiting(second.ledger, UNIT, 1, office.keys)
            assert _take_held(one, waiting, office.keys) == taken[0]
            assert state_of(one, waiting) == "taken"


def copy_books(source: Ledger, target: Ledger) -> None:
    target.keep_settings(source.settings)
    target.db.table("registry").insert_all(source.db.table("registry").rows)
    target.connection.commit()


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
    superior.ledger.keep_settings(superior.ledger.settings.model_copy(update={"begins": "2023-01"}))
    begun = board(superior.ledger, ["2022-12", "2023-01"], TODAY)
    assert [cell.state for cell in begun if cell.unit == NEIGHBOUR] == ["not_due", "late"]
    assert received_bytes(superior.ledger, outgoing(year.post.ledger)[0].bundle_id)
