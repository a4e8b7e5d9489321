"""A month given back says at which record why, until the next revision is answered."""

from __future__ import annotations

import pytest

from storage.months import reopen
from storage.records import Activity
from storage.repository import find
from sync.acknowledgement import take_receipt
from sync.answered import returned_months, returned_reasons
from sync.answers import Remark, remark
from sync.board import board
from sync.locking import LockedReturnError, lock
from sync.receipts import receipt_of
from sync.received import kept_receipt
from tests.sync.offices import TODAY, Office, fill, post

DECEMBER = "2022-12"


@pytest.fixture
def office(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "10/12/2022")
    return office


def sent(superior: Office, office: Office) -> str:
    """Send December and take its receipt; return the bundle's name."""
    found = superior.receive(office.bundle(DECEMBER))
    take_receipt(office.ledger, found.receipts[0], office.keys)
    return found.bundle_id


def state(superior: Office) -> str:
    (cell,) = board(superior.ledger, [DECEMBER], TODAY)
    return cell.state


def test_each_reason_stands_at_the_records_it_means(superior: Office, office: Office) -> None:
    first, second = (each.id for each in find(office.ledger, Activity))
    remarks = [
        Remark("Thiếu thành phần", [first, second]),
        Remark("Sai ngày", [second]),
        Remark("Xem lại số buổi", ["TT01"]),
        Remark("Gửi lại trước ngày 20"),
    ]
    back = remark(superior.ledger, sent(superior, office), "returned", remarks, superior.keys)
    taken = take_receipt(office.ledger, back, office.keys)
    assert {each.code for each in taken.receipt.reasons} == {"TL-01"}
    assert returned_reasons(office.ledger) == {
        first: "Thiếu thành phần",
        second: "Thiếu thành phần; Sai ngày",
        "TT01": "Xem lại số buổi",
    }
    (month,) = returned_months(office.ledger)
    assert (month.month, month.revision) == (DECEMBER, 1)
    assert month.words == "Thiếu thành phần; Sai ngày; Xem lại số buổi; Gửi lại trước ngày 20"


def test_reasons_stand_until_the_next_revision_is_answered(
    superior: Office, office: Office
) -> None:
    identity = sent(superior, office)
    back = remark(superior.ledger, identity, "returned", [Remark("Sai", ["TT01"])], superior.keys)
    take_receipt(office.ledger, back, office.keys)
    reopen(office.ledger, DECEMBER, "Sai")
    data = office.bundle(DECEMBER)
    assert returned_reasons(office.ledger) == {"TT01": "Sai"}
    take_receipt(office.ledger, superior.receive(data).receipts[0], office.keys)
    assert returned_reasons(office.ledger) == {}


def test_the_board_tells_what_was_given_back_and_what_came_again(
    superior: Office, office: Office
) -> None:
    identity = sent(superior, office)
    assert state(superior) == "taken"
    remark(superior.ledger, identity, "returned", [Remark("Sai")], superior.keys)
    assert state(superior) == "returned"
    reopen(office.ledger, DECEMBER, "Sai")
    again = sent(superior, office)
    assert state(superior) == "resubmitted"
    remark(superior.ledger, again, "noted", [Remark("Lần sau ghi đủ")], superior.keys)
    assert state(superior) == "noted"


def test_a_remark_takes_a_month_as_it_is(superior: Office, office: Office) -> None:
    data = remark(
        superior.ledger, sent(superior, office), "noted", [Remark("Lần sau đủ")], superior.keys
    )
    taken = take_receipt(office.ledger, data, office.keys)
    assert (taken.receipt.accepted, taken.receipt.reasons[0].code) == (True, "LY-01")
    assert returned_months(office.ledger) == []


def test_a_locked_month_is_not_given_back(superior: Office, office: Office) -> None:
    identity = sent(superior, office)
    before = kept_receipt(superior.ledger, identity)
    lock(superior.ledger, DECEMBER, "", TODAY)
    with pytest.raises(LockedReturnError):
        remark(superior.ledger, identity, "returned", [Remark("Sai")], superior.keys)
    assert kept_receipt(superior.ledger, identity) == before
    noted = remark(superior.ledger, identity, "noted", [Remark("Sai")], superior.keys)
    assert receipt_of(noted).locked == DECEMBER


def test_what_the_lock_refused_leaves_the_month_on_the_board_as_it_was(
    superior: Office, office: Office
) -> None:
    sent(superior, office)
    reopen(office.ledger, DECEMBER, "Ghi sót")
    lock(superior.ledger, DECEMBER, "", TODAY)
    sent(superior, office)
    (cell,) = board(superior.ledger, [DECEMBER], TODAY)
    assert cell.bundle
    assert (cell.state, cell.bundle.revision) == ("taken", 1)
