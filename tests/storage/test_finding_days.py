"""Days, months and telephone numbers are found however they are written."""

from __future__ import annotations

import pytest

from storage.ledger import Ledger
from storage.months import freeze
from tests.storage.found import activity, found, member
from tests.storage.registers import model


@pytest.mark.parametrize(
    "typed", ["20/11", "ngày 20/11", "20-11-2022", "20.11.22", "ngay 20 thang 11", "hop 20/11/2022"]
)
def test_a_day_is_found_however_it_is_written_and_no_other(ledger: Ledger, typed: str) -> None:
    activity(ledger, "Họp dân", on="2022-11-20")
    activity(ledger, "Họp tổ 20", on="2022-12-11")
    assert found(ledger, typed) == ["Họp dân"]


@pytest.mark.parametrize(
    "typed", ["9/2022", "tháng 09/2022", "t9/2022", "tháng 9 năm 2022", "T9", "tháng 9"]
)
def test_a_month_is_found_with_all_that_was_done_in_it(ledger: Ledger, typed: str) -> None:
    activity(ledger, "Họp dân", on="2022-09-02")
    activity(ledger, "Họp tổ", on="2022-10-09")
    freeze(ledger, "2022-09")
    assert set(found(ledger, typed)) == {"Tháng 9/2022", "Họp dân"}


def test_a_day_typed_is_also_found_inside_the_number_of_a_paper(ledger: Ledger) -> None:
    model(ledger, name="Tổ liên gia", decision_paper="15/QĐ-UBND ngày 5/12/2019")
    assert found(ledger, "15/QĐ ngày 5/12/2019") == ["Tổ liên gia"]


@pytest.mark.parametrize("kept", ["0912345678", "0912 345 678", "0912.345.678", "091 234 5678"])
@pytest.mark.parametrize("typed", ["0912345678", "0912 345 678", "0912.345.678"])
def test_a_telephone_number_is_found_however_it_is_parted(
    ledger: Ledger, kept: str, typed: str
) -> None:
    member(ledger, "Nguyễn Thị Lan", phone=kept)
    assert found(ledger, typed) == ["Nguyễn Thị Lan"]
