from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from storage.ledger import Ledger
from storage.months import closed_months, reopen
from storage.records import Activity
from storage.repository import find, remove
from storage.steps import drain
from sync.board import board, chains
from sync.chain import Place
from sync.errors import KeyEndedError
from sync.fork_errors import ForkGoneError
from sync.forks import Fork, Tail, choose, fork_of, forks, tell_anew
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.receipts import receipt_of
from sync.received import SET_ASIDE, received, received_bytes
from tests.conftest import UNIT
from tests.storage.registers import activity
from tests.sync.laptops import bought, copy_of, files_for, paired_anew, recover, send
from tests.sync.offices import TODAY, Office, district, everything, fill, post, said
from tests.sync.years import Year, changed, told

Twins = tuple[Office, Office, Office]


@pytest.fixture
def twins() -> Twins:
    """Give a superior, a post, and a clone of it that closed the same months otherwise."""
    superior = district()
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    send(superior, office, "2022-12")
    clone = copy_of(office)
    activity(clone.ledger, "21/12/2022", title="Của máy nhân đôi")
    activity(clone.ledger, "20/01/2023", title="Của máy nhân đôi")
    activity(office.ledger, "20/01/2023", title="Của máy thật")
    for month in ("2023-01", "2023-02"):
        superior.receive(office.bundle(month))
    for month in ("2023-01", "2023-02"):
        superior.receive(clone.bundle(month))
    return superior, office, clone


def chosen(ledger: Ledger, found: Fork, tail: Tail, keys: UnitKeys, words: str = "") -> list[bytes]:
    return drain(choose(ledger, found, tail, keys, words))


def fork(superior: Office) -> Fork:
    found = fork_of(superior.ledger, UNIT)
    assert found is not None
    return found


def titles(office: Office) -> set[str]:
    return {one.title for one in find(office.ledger, Activity)}


def test_a_fork_is_seen_at_first_contact_with_both_tails(twins: Twins) -> None:
    superior, *_others = twins
    found = fork(superior)
    assert [one.seq for one in found.common] == [1]
    assert [[one.seq for one in tail.bundles] for tail in found.tails] == [[2, 3], [2, 3]]
    assert [tail.taken for tail in found.tails] == [True, False]
    assert [(chain.forked, chain.apart) for chain in chains(superior.ledger)] == [(True, 2)]
    assert forks(superior.ledger) == [found]


@pytest.mark.parametrize("which", [0, 1])
def test_the_chosen_tail_is_all_that_counts_and_the_other_is_kept(twins: Twins, which: int) -> None:
    superior, office, clone = twins
    found = fork(superior)
    receipts = chosen(superior.ledger, found, found.tails[which], superior.keys, "máy ở trụ sở")
    assert said(superior.ledger, UNIT) == said((office, clone)[which].ledger, UNIT)
    states = [one.state for one in received(superior.ledger, UNIT)]
    assert sorted(states) == ["set_aside", "set_aside", "taken", "taken", "taken"]
    answers = sorted(receipt_of(data).answer for data in receipts)
    assert answers == (["refused"] * 2 if which == 0 else ["full"] * 2 + ["refused"] * 2)
    assert any("máy ở trụ sở" in receipt_of(data).reasons[0].words for data in receipts[:2])
    assert fork_of(superior.ledger, UNIT) is None
    assert not chains(superior.ledger)[0].forked
    cells = board(superior.ledger, ["2023-01", "2023-02"], TODAY)
    assert {cell.state for cell in cells} == {"taken"}


def test_the_key_ends_with_the_choice_and_the_chosen_laptop_goes_on_paired_anew(
    twins: Twins,
) -> None:
    superior, office, _clone = twins
    found = fork(superior)
    chosen(superior.ledger, found, found.tails[0], superior.keys)
    keys = held_registry(superior.ledger).registry.unit(UNIT).keys
    assert [key.to_seq for key in keys] == [3]
    activity(office.ledger, "20/02/2023")
    later = office.bundle("2023-03")
    with pytest.raises(KeyEndedError):
        superior.receive(later)
    reopen(office.ledger, "2023-03", "Ghép đôi lại")
    paired_anew(superior, office, epoch=2)
    assert superior.receive(office.bundle("2023-03")).verdict.place is Place.NORMAL
    assert said(superior.ledger, UNIT) == said(office.ledger, UNIT)


def test_the_laptop_whose_tail_was_not_chosen_takes_the_other_over(twins: Twins) -> None:
    superior, _office, clone = twins
    found = fork(superior)
    chosen(superior.ledger, found, found.tails[0], superior.keys)
    paired_anew(superior, clone, epoch=2)
    for month in ("2023-01", "2023-02"):
        reopen(clone.ledger, month, "Cấp trên chọn bản của máy kia")
    recover(clone, files_for(superior, UNIT))
    assert titles(clone) == {"Họp dân", "Của máy nhân đôi", "Của máy thật"}
    for month in ("2023-01", "2023-02"):
        assert superior.receive(clone.bundle(month)).verdict.place is Place.NORMAL
    assert titles(superior) == titles(clone)


def test_what_comes_late_of_the_other_tail_is_marked_and_asks_nobody_again(twins: Twins) -> None:
    superior, *_others = twins
    found = fork(superior)
    chosen(superior.ledger, found, found.tails[0], superior.keys)
    before = said(superior.ledger, UNIT)
    for one in received(superior.ledger, UNIT):
        if one.state == SET_ASIDE:
            data = received_bytes(superior.ledger, one.bundle_id)
            assert superior.receive(data).verdict.place is Place.FORK
    assert fork_of(superior.ledger, UNIT) is None
    assert said(superior.ledger, UNIT) == before


def test_a_choice_over_what_has_changed_meanwhile_is_not_made(twins: Twins) -> None:
    superior, office, _clone = twins
    found = fork(superior)
    activity(office.ledger, "20/02/2023")
    superior.receive(office.bundle("2023-03"))
    before = everything(superior.ledger)
    with pytest.raises(ForkGoneError):
        chosen(superior.ledger, found, found.tails[0], superior.keys)
    assert everything(superior.ledger) == before
    assert [len(tail.bundles) for tail in fork(superior).tails] == [3, 2]


def test_a_bundle_with_another_past_can_be_taken_in_or_left_aside() -> None:
    for which, count in ((0, 1), (1, 2)):
        year = told(district())
        year.superior.receive(year.bundles[0])
        lost = changed(year, 1, prev="0" * 64, recent=("0" * 64,))
        assert year.superior.receive(lost).verdict.place is Place.WRONG_PREV
        found = fork(year.superior)
        assert [[one.seq for one in tail.bundles] for tail in found.tails] == [[], [2]]
        chosen(year.superior.ledger, found, found.tails[which], year.superior.keys)
        taken = [one for one in received(year.superior.ledger, UNIT) if one.state == "taken"]
        assert len(taken) == count
        assert fork_of(year.superior.ledger, UNIT) is None


def test_what_waits_behind_a_number_that_was_lost_with_its_laptop_can_be_taken_in() -> None:
    superior = district()
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022", "20/01/2023")
    send(superior, office, "2022-12")
    office.bundle("2023-01")
    assert superior.receive(office.bundle("2023-02")).verdict.place is Place.GAP
    assert fork_of(superior.ledger, UNIT) is None
    found = fork_of(superior.ledger, UNIT, lost=True)
    assert found is not None
    assert [[one.seq for one in tail.bundles] for tail in found.tails] == [[], [3]]
    chosen(superior.ledger, found, found.tails[1], superior.keys)
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, UNIT))
    assert [month.month for month in closed_months(laptop.ledger)] == ["2022-12", "2023-02"]
    assert said(laptop.ledger, UNIT) == said(superior.ledger, UNIT)


@pytest.mark.parametrize("order", [lambda found: found, reversed])
def test_telling_anew_changes_nothing_where_all_was_taken_in_turn(
    order: Callable[[Any], Any],
) -> None:
    year: Year = told(district())
    for data in order(year.bundles):
        year.superior.receive(data)
    before = said(year.superior.ledger, UNIT)
    tell_anew(year.superior.ledger, UNIT, year.superior.keys)
    assert said(year.superior.ledger, UNIT) == before


def test_a_tail_that_corrected_an_older_month_is_undone_whole() -> None:
    superior = district()
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    send(superior, office, "2022-12")
    clone = copy_of(office)
    reopen(clone.ledger, "2022-12", "Ghi nhầm")
    for each in find(clone.ledger, Activity, happened_on="2022-11-20"):
        remove(clone.ledger, each)
    superior.receive(clone.bundle("2022-12"))
    superior.receive(office.bundle("2023-01"))
    found = fork(superior)
    chosen(superior.ledger, found, found.tails[1], superior.keys)
    assert said(superior.ledger, UNIT) == said(office.ledger, UNIT)
