"""Notices among all that travels by stick or mailbox, and what is said of them on arrival."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.locked_months import keep_lock
from storage.months import reopen
from storage.records import Task
from storage.repository import find
from storage.steps import drain
from sync.notice_parcels import (
    NOTICES,
    notices_waiting,
    notices_worth,
    take_notice_parcel,
)
from sync.parcel import TakenParcel
from sync.parcels import contents, mark_left, take_from, waiting
from sync.stick_trip import trip
from tests.conftest import UNIT
from tests.sync.announced import FLOODS, Told, announce, task, told
from tests.sync.laptops import bought, send
from tests.sync.offices import fill


@pytest.fixture
def case() -> Told:
    return told()


def carry(case: Told, data: bytes) -> TakenParcel:
    return take_notice_parcel(case.post.ledger, data, case.post.keys)


def test_a_notice_waits_once_and_the_newest_stays_worth_carrying(case: Told) -> None:
    office = case.superior
    first, second = announce(case, "một"), announce(case, "hai")
    never_left = notices_waiting(office.ledger, office.keys)
    assert [(one.to, NOTICES.contents(office.ledger, one, office.keys)) for one in never_left] == [
        (UNIT, first),
        (UNIT, second),
    ]
    for one in never_left:
        NOTICES.left(office.ledger, one)
    assert notices_waiting(office.ledger, office.keys) == []
    assert notices_worth(office.ledger, office.keys) == never_left[1:]


def test_a_notice_goes_once_more_to_a_new_laptop_and_takes_the_place_of_its_file(
    case: Told, tmp_path: Path
) -> None:
    office = case.superior
    announce(case, "trước khi mất máy", task())
    first = drain(trip(office.ledger, office.keys, tmp_path))
    assert "notice" in {one.kind for one in first.written}
    laptop = bought(office, case.post)
    again = drain(trip(office.ledger, office.keys, tmp_path))
    assert "notice" in {one.kind for one in again.written}
    (path,) = tmp_path.rglob("*.byt")
    assert take_notice_parcel(laptop.ledger, path.read_bytes(), laptop.keys).outcome == "good"
    assert drain(trip(office.ledger, office.keys, tmp_path)).written == []


def test_practice_books_say_no_day_of_today(case: Told) -> None:
    settings = case.post.ledger.settings
    case.post.ledger.keep_settings(settings.model_copy(update={"sample": True}))
    words = carry(case, announce(case, "x")).words
    assert words.startswith("Thông báo số ")
    assert "ngày" not in words


def test_a_post_sends_no_notices(case: Told) -> None:
    carry(case, announce(case, "x"))
    assert notices_waiting(case.post.ledger, case.post.keys) == []
    assert notices_worth(case.post.ledger, case.post.keys) == []


def test_what_became_of_a_notice_is_said_in_words(case: Told) -> None:
    fill(case.post, "20/10/2022")
    send(case.superior, case.post, "2022-11")
    reopen(case.post.ledger, "2022-11", "Sửa")
    keep_lock(case.superior.ledger, "2022-11", "12/BC")
    lost = announce(case, "lời bị mất")
    data = announce(case, "", task(), topics=FLOODS)
    taken = carry(case, data)
    assert (taken.outcome, taken.unit) == ("care", case.superior.unit)
    for words in ("1 nhiệm vụ", "tháng 11/2022", "sửa dở", "1 danh mục mới", "Chưa nhận được"):
        assert words in taken.words
    assert carry(case, data).outcome == "again"
    assert "chỉ thêm lời" in carry(case, lost).words
    assert carry(case, announce(case, "tiếp theo")).outcome == "care"  # the list still waits


def test_a_notice_travels_like_everything_else(case: Told) -> None:
    office = case.superior
    announce(case, "x", task())
    (parcel,) = [one for one in waiting(office.ledger, office.keys) if one.kind == "notice"]
    data = contents(office.ledger, parcel, office.keys)
    mark_left(office.ledger, parcel, data, "stick")
    left = waiting(office.ledger, office.keys, "stick")
    assert "notice" not in {one.kind for one in left}
    taken = drain(take_from(case.post.ledger, parcel.name, data, case.post.keys, "stick"))
    assert (taken.kind, taken.outcome) == ("notice", "good")
    assert find(case.post.ledger, Task)
