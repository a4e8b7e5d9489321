"""A lock meets laptops that were lost, replaced, or closed what never arrived."""

from __future__ import annotations

from storage.months import closed_month, reopen
from storage.records import Activity
from storage.repository import find, remove
from sync.acknowledgement import take_receipt
from sync.answers import Remark, remark
from sync.board import board
from sync.forks import tell_anew
from sync.locking import lock, lock_months
from sync.lost_laptop import end_lost_laptop
from tests.conftest import UNIT
from tests.sync.laptops import bought, files_for, paired_anew, recover
from tests.sync.locked_books import DECEMBER, carried, office, sessions, state
from tests.sync.offices import TODAY, Office, fill, said
from tests.sync.years import receipts

__all__ = ["office"]  # a fixture
JANUARY = "2023-01"
PAPER = "Báo cáo số 35/BC-CAH ngày 20/12/2022"


def test_what_a_new_laptop_with_empty_books_says_of_a_locked_month_counts_nowhere(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    before = said(superior.ledger, UNIT)
    laptop = bought(superior, office)
    fill(laptop, "25/11/2022")
    (receipt,) = receipts(carried(superior, laptop, laptop.bundle(DECEMBER)))
    assert (receipt.revision, receipt.answer) == (1, "returned")
    tell_anew(superior.ledger, UNIT, superior.keys)
    assert said(superior.ledger, UNIT) == before
    (cell,) = board(superior.ledger, [DECEMBER], TODAY)
    assert (cell.state, cell.bundle and cell.bundle.epoch) == ("taken", 1)


def test_a_month_that_never_arrived_is_not_locked_until_it_has(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    january = office.bundle(JANUARY)
    lock(superior.ledger, JANUARY, PAPER, TODAY)
    assert list(lock_months(office.ledger, JANUARY, office.keys).months) == [DECEMBER]
    assert (state(office, DECEMBER), state(office, JANUARY)) == ("locked", "closed")
    carried(superior, office, january)
    assert state(office, JANUARY) == "locked"


def test_a_month_sealed_by_a_key_that_ended_is_closed_anew_after_the_lock(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    office.bundle(JANUARY)  # it never leaves
    lock(superior.ledger, JANUARY, PAPER, TODAY)
    end_lost_laptop(superior.ledger, UNIT, superior.keys)
    paired_anew(superior, office, epoch=2)
    lock_months(office.ledger, JANUARY, office.keys)
    reopen(office.ledger, JANUARY, "Gói cũ không gửi được nữa")
    (receipt,) = receipts(carried(superior, office, office.bundle(JANUARY)))
    assert (receipt.answer, [each.code for each in receipt.reasons]) == ("noted", ["KH-02"])
    assert said(superior.ledger, UNIT) == said(office.ledger, UNIT)
    assert state(office, JANUARY) == "locked"


def test_what_a_new_laptop_said_of_a_locked_month_gives_way_to_what_was_taken_in(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    laptop = bought(superior, office)
    fill(laptop, "25/11/2022")
    carried(superior, laptop, laptop.bundle(DECEMBER))
    assert sessions(laptop.ledger) == 1
    recover(laptop, files_for(superior, UNIT))
    closed = closed_month(laptop.ledger, DECEMBER)
    assert closed
    assert (closed.state, sessions(laptop.ledger)) == ("locked", 2)


def test_a_revision_that_its_laptop_never_sent_gives_way_when_the_lock_comes(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    late_revision(office)  # it never leaves, and its key ends
    end_lost_laptop(superior.ledger, UNIT, superior.keys)
    paired_anew(superior, office, epoch=2)
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    carried(superior, office, office.bundle(JANUARY))
    closed = closed_month(office.ledger, DECEMBER)
    assert closed
    assert (closed.state, closed.revision) == ("locked", 1)
    assert sessions(office.ledger) == sessions(superior.ledger) == 2


def test_a_remark_on_what_came_after_the_lock_does_not_make_it_count(
    superior: Office, office: Office
) -> None:
    carried(superior, office, office.bundle(DECEMBER))
    lock(superior.ledger, DECEMBER, PAPER, TODAY)
    before = said(superior.ledger, UNIT)
    late = carried(superior, office, late_revision(office))
    data = remark(superior.ledger, late.bundle_id, "noted", [Remark("Đã xem")], superior.keys)
    tell_anew(superior.ledger, UNIT, superior.keys)
    assert said(superior.ledger, UNIT) == before
    receipt = take_receipt(office.ledger, data, office.keys).receipt
    assert (receipt.answer, [each.code for each in receipt.reasons]) == (
        "returned",
        ["KH-01", "LY-01"],
    )
    assert state(office, DECEMBER) == "locked"
    assert sessions(office.ledger) == 2


def late_revision(office: Office) -> bytes:
    """Close December once more without one of its activities."""
    reopen(office.ledger, DECEMBER, "Ghi trùng")
    (wrong,) = find(office.ledger, Activity, happened_on="2022-12-10")
    remove(office.ledger, wrong)
    return office.bundle(DECEMBER)
