from __future__ import annotations

from datetime import date

import pytest

from storage.dated import (
    Known,
    Wanted,
    how_many,
    in_parts,
    newest,
    newest_known,
    newest_named,
    oldest_day,
)
from storage.ledger import Ledger
from storage.records import Activity
from storage.repository import between, put, remove, search
from tests.conftest import UNIT
from tests.storage.registers import activity, day


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Write down five activities on three days."""
    activity(ledger, "02/12/2022", title="Họp thôn Đoài")
    activity(ledger, "01/12/2022", kind="patrol", title="Tuần tra đêm")
    activity(ledger, "02/12/2022", kind="patrol", title="Tuần tra thôn Đoài")
    activity(ledger, "09/05/2014", kind="inspection", title="Kiểm tra")
    activity(ledger, "02/12/2022", kind="talk")
    return ledger


@pytest.mark.parametrize("text", ["", "doai", "tuần TRA", "không có"])
@pytest.mark.parametrize("equal", [{}, {"kind": "patrol"}])
def test_a_part_after_another_is_what_reading_all_would_give(
    filled: Ledger, text: str, equal: dict[str, str]
) -> None:
    wanted = Wanted(UNIT, text, equal=equal)
    whole = search(filled, Activity, text, **equal)
    assert newest(filled, Activity, wanted) == whole
    assert newest(filled, Activity, wanted, 2) == whole[:2]
    assert newest(filled, Activity, wanted, 2, skip=2) == whole[2:4]
    assert how_many(filled, Activity, wanted) == len(whole)


def test_what_was_read_before_is_read_as_it_is_now_whatever_was_written_since(
    filled: Ledger,
) -> None:
    known: Known[Activity] = Known()
    wanted = Wanted(UNIT)
    before = newest_known(filled, Activity, wanted, 4, known)
    changed = before[1].model_copy(update={"title": "Sửa lại"})
    put(filled, changed)
    remove(filled, before[0])
    activity(filled, "03/12/2022", title="Mới")
    after = newest_known(filled, Activity, wanted, 4, known)
    assert after == newest(filled, Activity, wanted, 4)
    assert [one.title for one in after[:2]] == ["Mới", "Sửa lại"]
    assert after[2] is before[2]


def test_the_activities_of_some_days_are_counted_without_reading_them(filled: Ledger) -> None:
    days = day("01/12/2022"), day("02/12/2022")
    found = between(filled, Activity, UNIT, *days)
    assert how_many(filled, Activity, Wanted(UNIT, days=days)) == len(found) == 4


def test_the_oldest_day_is_that_of_the_own_unit(filled: Ledger) -> None:
    assert oldest_day(filled, Activity, UNIT) == date(2014, 5, 9)
    assert oldest_day(filled, Activity, "ninh-binh/gia-vien/gia-hoa") is None


def test_names_to_choose_from_are_those_of_the_newest_of_some_kinds(filled: Ledger) -> None:
    said = [name for _id, *name in newest_named(filled, UNIT, 9, ["inspection", "talk"])]
    assert said == [["02/12/2022", "", "talk"], ["09/05/2014", "Kiểm tra", "inspection"]]
    assert len(newest_named(filled, "", 2)) == 2


@pytest.mark.parametrize("days", [None, ("01/12/2022", "02/12/2022"), ("01/01/2015", "01/02/2015")])
@pytest.mark.parametrize("equal", [{}, {"kind": "patrol"}])
@pytest.mark.parametrize("room", [1, 2, 9])
def test_what_is_counted_part_by_part_is_what_counting_all_gives(
    filled: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    days: tuple[str, str] | None,
    equal: dict[str, str],
    room: int,
) -> None:
    monkeypatch.setattr("storage.dated._A_PART", room)
    span = (day(days[0]), day(days[1])) if days else None
    for text in ("", "doai", "không có"):
        wanted = Wanted(UNIT, text, span, equal)
        parts = list(in_parts(filled, Activity, wanted))
        whole = newest(filled, Activity, wanted)
        assert [one for part in parts for one in newest(filled, Activity, part)] == whole
        assert sum(how_many(filled, Activity, part) for part in parts) == len(whole)


def test_parts_have_so_many_at_most_unless_one_day_has_more(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.dated._A_PART", 2)
    parts = in_parts(filled, Activity, Wanted(UNIT))
    assert [how_many(filled, Activity, part) for part in parts] == [3, 2]
