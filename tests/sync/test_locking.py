"""What was reported upward stays as it was: later revisions keep their number and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.adjusting import adjust, adjustable
from storage.adjustments import judged
from storage.consolidation import consolidate_both
from storage.drift import drift_of
from storage.errors import MonthStateError
from storage.journal import check_journal
from storage.locked_months import locked_through, locks
from storage.months import closed_month, reopen
from storage.records import Activity
from storage.report_period import Period
from storage.repository import find, put, remove
from sync.acknowledgement import take_receipt
from sync.answered import returned_months
from sync.answers import return_bundle
from sync.locking import LockRefusedError, lock, lock_months, lock_words
from sync.outbox import outgoing
from sync.received import received
from sync.slips import received_slips
from tests.conftest import UNIT
from tests.sync.locked_books import DECEMBER, carried, office, sessions, state
from tests.sync.offices import TODAY, Office, district, said
from tests.sync.years import Year, receipts, same_district, told

__all__ = ["office"]  # a fixture
JANUARY, FEBRUARY = "2023-01", "2023-02"
PAPER = "Báo cáo số 35/BC-CAH ngày 20/12/2022"
ONCE = told(district())


def correct(office: Office, month: str = DECEMBER) -> None:
    """Open a month again and take one of its activities out."""
    reopen(office.ledger, month, "Ghi trùng")
    (wrong,) = find(office.ledger, Activity, happened_on="2022-12-10")
    remove(office.ledger, wrong)


def test_a_receipt_tells_up_to_which_month_the_superior_reported(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    assert state(office, DECEMBER) == "closed"
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    found = carried(superior, office, office.bundle(JANUARY))
    (receipt,) = receipts(found)
    assert (receipt.answer, receipt.locked) == ("full", DECEMBER)
    assert locked_through(office.ledger) == DECEMBER
    assert state(office, DECEMBER) == "locked"
    assert state(office, JANUARY) == "closed"
    check_journal(office.ledger.db)


def test_a_locked_month_is_never_opened_again(superior: Office, office: Office) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    lock_months(office.ledger, DECEMBER)
    with pytest.raises(MonthStateError, match="khóa"):
        reopen(office.ledger, DECEMBER, "Ghi sót")
    assert state(office, DECEMBER) == "locked"


def test_hearing_of_the_same_lock_again_changes_nothing(superior: Office, office: Office) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    first = lock_months(office.ledger, DECEMBER, office.keys)
    again = lock_months(office.ledger, DECEMBER, office.keys)
    older = lock_months(office.ledger, "2022-11", office.keys)
    assert (list(first.months), list(again.months), list(older.months)) == ([DECEMBER], [], [])
    assert [each.month for each in locks(office.ledger)] == [DECEMBER]
    assert lock_words(first) == "Cấp trên đã khóa số liệu đến hết tháng 12/2022."
    assert lock_words(again) == lock_words(None) == ""


def test_a_revision_after_the_lock_keeps_its_number_and_changes_no_figure(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    correct(office)
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    before = said(superior.ledger, UNIT)
    (receipt,) = receipts(carried(superior, office, office.bundle(DECEMBER)))
    assert (receipt.answer, [each.code for each in receipt.reasons]) == ("returned", ["KH-01"])
    assert "tháng 12/2022" in receipt.reasons[0].words
    assert PAPER in receipt.reasons[0].words
    assert receipt.next_seq == 3
    assert said(superior.ledger, UNIT) == before
    assert sessions(superior.ledger) == 2
    assert received_slips(superior.ledger, UNIT, DECEMBER, superior.keys) == []
    (later,) = receipts(carried(superior, office, office.bundle(JANUARY)))
    assert later.answer == "full"


def test_a_post_goes_back_to_what_was_taken_in_when_its_revision_came_too_late(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    correct(office)
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    data = office.bundle(DECEMBER)
    assert sessions(office.ledger) == 1
    found = superior.receive(data)
    taken = take_receipt(office.ledger, found.receipts[0], office.keys)
    assert taken.locked is not None
    assert list(taken.locked.put_back) == [DECEMBER]
    assert "trở về số liệu cấp trên đã nhận" in lock_words(taken.locked)
    closed = closed_month(office.ledger, DECEMBER)
    assert closed
    assert (closed.state, closed.revision) == ("locked", 1)
    assert sessions(office.ledger) == sessions(superior.ledger) == 2
    assert [(d.frozen.value, d.now.value) for d in drift_of(office.ledger, DECEMBER)] == [
        (2, 1),
        (80, 40),
    ]
    assert returned_months(office.ledger) == []
    check_journal(office.ledger.db)


def test_a_month_that_is_open_again_when_the_lock_comes_is_shut_as_it_was_taken_in(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    late = office.bundle(JANUARY)
    correct(office)
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    taken = take_receipt(office.ledger, superior.receive(late).receipts[0], office.keys)
    assert taken.locked is not None
    assert list(taken.locked.put_back) == [DECEMBER]
    assert state(office, DECEMBER) == "locked"
    assert sessions(office.ledger) == 2
    assert {each.code for each in drift_of(office.ledger, DECEMBER)} == {"TT01", "TT02"}
    assert find(office.ledger, Activity, happened_on="2022-12-10") == []


def test_a_month_that_first_comes_after_the_lock_is_taken_in_and_says_so(
    superior: Office, office: Office
) -> None:
    lock(superior.ledger, DECEMBER, "", TODAY)
    (receipt,) = receipts(carried(superior, office, office.bundle(DECEMBER)))
    assert (receipt.answer, [each.code for each in receipt.reasons]) == ("noted", ["KH-02"])
    assert sessions(superior.ledger) == 2
    assert state(office, DECEMBER) == "locked"


def test_what_was_given_back_before_the_lock_waits_for_no_revision(
    superior: Office, office: Office
) -> None:
    first = carried(superior, office, office.bundle(DECEMBER))
    back = return_bundle(superior.ledger, first.bundle_id, "Thiếu hội nghị", superior.keys)
    take_receipt(office.ledger, back, office.keys)
    assert [each.words for each in returned_months(office.ledger)] == ["Thiếu hội nghị"]
    lock_months(office.ledger, DECEMBER, office.keys)
    assert returned_months(office.ledger) == []
    assert sessions(office.ledger) == sessions(superior.ledger) == 2


@pytest.mark.parametrize(("month", "words"), [("2026-12", "chưa kết thúc"), (DECEMBER, "đã khóa")])
def test_a_lock_is_refused_of_a_month_that_goes_on_or_is_locked(
    superior: Office, month: str, words: str
) -> None:
    lock(superior.ledger, DECEMBER, PAPER, date(2022, 12, 20))
    with pytest.raises(LockRefusedError, match=words):
        lock(superior.ledger, month, PAPER, TODAY)
    assert [each.paper for each in locks(superior.ledger)] == [PAPER]


def _replayed(year: Year, adopted: int) -> dict[str, object]:
    """Return what a district says that took in so many bundles, and all the others' numbers."""
    office = same_district(year)
    with office.ledger:
        for data in year.bundles[:adopted]:
            office.receive(data)
        return said(office.ledger, UNIT)


EARLIER, ALL = (_replayed(ONCE, count) for count in (3, 4))


@settings(max_examples=15)
@given(data=st.data())
def test_a_lock_is_an_event_in_the_order_and_nothing_else_matters(data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(ONCE.bundles), max_size=4))
    events = data.draw(st.permutations([*ONCE.bundles, *again, None]))
    before = set(events[: events.index(None)])
    other = same_district(ONCE)
    with other.ledger:
        for bundle in events:
            if bundle is None:
                lock(other.ledger, DECEMBER, PAPER, TODAY)
            else:
                other.receive(bundle)
        # the last bundle says December anew: its turn comes when all others are there
        in_time = before >= set(ONCE.bundles)
        assert said(other.ledger, UNIT) == (ALL if in_time else EARLIER)
        assert [each.state for each in received(other.ledger)] == ["taken"] * 4


def test_a_record_that_moved_out_of_a_month_put_back_is_counted_where_it_now_is(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    reopen(office.ledger, DECEMBER, "Ghi nhầm ngày")
    (moved,) = find(office.ledger, Activity, happened_on="2022-12-10")
    put(office.ledger, moved.model_copy(update={"happened_on": date(2022, 12, 16)}))
    lock_months(office.ledger, DECEMBER, office.keys)
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    carried(superior, office, office.bundle(JANUARY))
    for ledger in (office.ledger, superior.ledger):
        assert (sessions(ledger), sessions(ledger, JANUARY)) == (2, 2)
    assert [(d.code, d.frozen.value, d.now.value) for d in drift_of(office.ledger, DECEMBER)] == [
        ("TT01", 2, 1),
        ("TT02", 80, 40),
    ]
    assert [each.answer for each in outgoing(office.ledger)] == ["full", "full"]


def test_an_adjustment_travels_with_the_open_month_and_is_joined_beside_what_was_reported(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    lock_months(office.ledger, DECEMBER)
    figure = next(each for each in adjustable(office.ledger, DECEMBER) if each.code == "TT01")
    adjust(office.ledger, figure, 5, "Sót ba buổi", date(2022, 12, 27))
    (receipt,) = receipts(carried(superior, office, office.bundle(JANUARY)))
    assert receipt.counts["adjustment"] == 1
    for ledger in (office.ledger, superior.ledger):
        (told_above,) = judged(ledger, UNIT)
        assert (told_above.applied, told_above.held, told_above.change) == (True, 2, 3)
        reported, changed = consolidate_both(ledger, [UNIT], Period(DECEMBER, DECEMBER))
        assert (reported["TT01"].value, changed["TT01"].value) == (2, 5)
