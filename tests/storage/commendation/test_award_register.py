"""The register answers over many years; its tables add up to it, and no sum is ever split."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import words
from storage.commendation.award_register import (
    AwardTable,
    By,
    TallyRow,
    authority_words,
    award_table,
    awards_over,
)
from storage.commendation.award_words import held_words
from storage.ledger import Ledger
from storage.records import Award, AwardEvent
from tests.conftest import UNIT, post_settings
from tests.storage.commendation.of_a_proposal import DAY, kept, made_award

FIRST, LAST = date(2013, 1, 1), date(2023, 12, 31)
FOUR = ("minister", "province_chair", "province_police", "district_chair")
UNSPLIT: dict[str, Any] = {"form": "several", "authority": "several", "authorities": FOUR}
FOUR_WORDS = (
    "Bộ trưởng Bộ Công an, Chủ tịch Ủy ban nhân dân tỉnh, Giám đốc Công an tỉnh, "
    "Chủ tịch Ủy ban nhân dân huyện"
)


def cancelling(award: Award) -> AwardEvent:
    said = {"event": "cancelled", "happened_on": LAST, "paper": "60", "reason": "Hồ sơ giả"}
    return AwardEvent.model_validate({"unit": UNIT, "award": award.id} | said)


def found(ledger: Ledger, **asked: str) -> list[str]:
    return [given.award.name for given in awards_over(ledger, FIRST, LAST, **asked)]


def tallied(row: TallyRow) -> list[str]:
    return [row.tallies[code].words for code in ("collective", "individual", "household")]


def titled(table: AwardTable) -> dict[str, list[str]]:
    return {row.title: tallied(row) for row in table.rows}


def test_the_register_answers_by_each_thing_it_knows(ledger: Ledger) -> None:
    kept(
        ledger,
        made_award("A", occasion="Ngày hội toàn dân", decided_on=date(2022, 8, 19)),
        made_award("B", authority="province_police", decided_on=date(2021, 1, 1)),
        made_award(
            "C", form="merit_certificate", authority="minister", decided_on=date(2020, 1, 1)
        ),
        made_award("D", award_type="unexpected", decided_on=date(2019, 1, 1)),
        made_award("E", subject="household", decided_on=date(2018, 1, 1)),
        made_award("F", decided_on=date(2012, 12, 31)),
    )
    assert found(ledger) == ["A", "B", "C", "D", "E"]
    assert found(ledger, occasion="ngay hoi") == ["A"]
    assert found(ledger, authority="province_police") == ["B"]
    assert found(ledger, form="merit_certificate") == ["C"]
    assert found(ledger, award_type="unexpected") == ["D"]
    assert found(ledger, subject="household") == ["E"]
    assert found(ledger, text="giam doc") == ["B"]
    assert found(ledger, unit="ninh-binh/gia-vien") == []


def test_a_sum_over_authorities_is_found_by_each_of_them_and_named_whole(ledger: Ledger) -> None:
    award = made_award("", quantity=5, **UNSPLIT)
    kept(ledger, award)
    for authority in (*FOUR, "several"):
        assert len(awards_over(ledger, FIRST, LAST, authority=authority)) == 1
    assert awards_over(ledger, FIRST, LAST, authority="commune_chair") == []
    assert authority_words(award) == FOUR_WORDS
    assert held_words(award).startswith(f"Bằng khen, Giấy khen (chưa tách) của {FOUR_WORDS} năm")


def test_an_authority_is_said_in_the_words_of_the_unit() -> None:
    award = made_award(authority="x_union")
    assert authority_words(award) == "x_union"
    assert authority_words(award, {"x_union": "Liên đoàn Lao động"}) == "Liên đoàn Lao động"
    bare = made_award(authority="several")
    assert authority_words(bare) == "Nhiều cấp (chưa tách)"


def test_a_table_by_authority_keeps_the_unsplit_sum_in_a_row_of_its_own(ledger: Ledger) -> None:
    kept(
        ledger,
        made_award(subject="collective", quantity=5, **UNSPLIT),
        made_award(subject="individual", quantity=6, **UNSPLIT),
        made_award(authority="district_chair", quantity=28),
        made_award(authority="district_chair", quantity=0, precision="unstated"),
    )
    table = award_table(ledger, 2022, 2022, "authority")
    assert titled(table) == {
        "Chủ tịch Ủy ban nhân dân huyện": ["0", "28; chưa nêu số lượng", "0"],
        FOUR_WORDS: ["5", "6", "0"],
    }
    assert tallied(table.total) == ["5", "34; chưa nêu số lượng", "0"]


def test_a_table_by_year_counts_calendar_years_and_joins_the_equally_inexact(
    ledger: Ledger,
) -> None:
    days = [date(2021, 12, 31), date(2022, 1, 1)]
    kept(
        ledger,
        *(made_award(decided_on=day, amount=230_000) for day in days),
        *(made_award(decided_on=DAY, quantity=10, precision="at_least") for _each in days),
    )
    table = award_table(ledger, 2021, 2022)
    assert [(row.title, tallied(row)[1], row.amount) for row in table.rows] == [
        ("2021", "1", 230_000),
        ("2022", "1; hơn 20", 230_000),
    ]


def test_occasions_are_one_whatever_their_capitals_and_spaces(ledger: Ledger) -> None:
    kept(ledger, made_award(occasion="Ngày hội 2022"), made_award(occasion="NGÀY  HỘI 2022"))
    (row,) = award_table(ledger, 2022, 2022, "occasion").rows
    assert tallied(row)[1] == "2"


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        ("form", ["Giấy khen", "Bằng khen"]),
        ("award_type", ["Đột xuất", "Chuyên đề (phong trào thi đua)"]),
        ("subject", ["Tập thể", "Cá nhân"]),
    ],
)
def test_rows_follow_the_order_of_the_lists(ledger: Ledger, by: By, titles: list[str]) -> None:
    kept(
        ledger,
        made_award(form="merit_certificate"),
        made_award(subject="collective", award_type="unexpected"),
    )
    assert [row.title for row in award_table(ledger, 2022, 2022, by).rows] == titles


def test_a_cancelled_award_is_in_no_row_and_listed_apart(ledger: Ledger) -> None:
    stands, cancelled = made_award(quantity=2), made_award(amount=1)
    event = cancelling(cancelled)
    kept(ledger, stands, cancelled, event)
    table = award_table(ledger, 2022, 2022)
    assert (tallied(table.total)[1], table.total.amount) == ("2", 0)
    assert [(given.award, given.cancelled) for given in table.cancelled] == [(cancelled, event)]


def drawn() -> st.SearchStrategy[list[tuple[Award, bool]]]:
    values = {
        "decided_on": st.dates(date(2012, 6, 1), date(2024, 6, 1)),
        "form": st.sampled_from([*words("award_forms")]),
        "authority": st.sampled_from([*words("award_authorities"), "x_newer"]),
        "authorities": st.sampled_from([(), FOUR, FOUR[::-1]]),
        "award_type": st.sampled_from([*words("award_types")]),
        "subject": st.sampled_from([*words("award_subjects"), "x_newer"]),
        "quantity": st.integers(0, 99),
        "precision": st.sampled_from(["exact", "exact", "at_least", "unstated"]),
        "occasion": st.sampled_from(["Ngày hội", "ngày hội", "Tổng kết"]),
        "amount": st.integers(0, 10**6),
    }
    awards = st.fixed_dictionaries(values).map(lambda said: made_award("", **said))
    return st.lists(st.tuples(awards, st.booleans()), max_size=12)


@given(drawn())
def test_the_rows_of_every_table_add_up_to_the_register(drawn: list[tuple[Award, bool]]) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        kept(ledger, *(award for award, _cancelled in drawn))
        kept(ledger, *(cancelling(award) for award, cancelled in drawn if cancelled))
        there = [award for award, no in drawn if FIRST <= award.decided_on <= LAST and not no]
        for by in get_args(By):
            table = award_table(ledger, FIRST.year, LAST.year, by)
            behind = [award for row in table.rows for award in row.awards]
            assert ids(behind) == ids(table.total.awards) == ids(there)
            assert len({row.title for row in table.rows}) == len(table.rows)
            assert table.total.amount == sum(row.amount for row in table.rows)
            for code in words("award_subjects"):
                exact = sum(
                    a.quantity for a in there if (a.subject, a.precision) == (code, "exact")
                )
                assert sum(row.tallies[code].exact for row in table.rows) == exact
                assert table.total.tallies[code].exact == exact


def ids(awards: Iterable[Award]) -> list[str]:
    return sorted(award.id for award in awards)
