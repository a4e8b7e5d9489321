"""Whoever has a name is found by the index, however the name is spelt, and nothing is syntax."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.ledger import Ledger
from storage.namesakes import namesakes
from storage.records import Award, Nominee
from storage.spelling import composed
from tests.conftest import post_settings
from tests.storage.commendation.of_a_proposal import (
    kept,
    made_award,
    made_nominee,
    made_proposal,
)


@pytest.mark.parametrize(
    ("kept_as", "sought"),
    [
        ("Lê Thị Hoà", "LÊ THỊ HÒA"),
        ("Tổ tự quản – thôn 1", "Tổ tự quản thôn 1"),
        ("Đội dân phòng “Bình Yên”", 'đội dân phòng "bình yên"'),
        ("Hộ ông Đỗ Văn Đức (thôn Đồi)", "Hộ ông Đỗ Văn Đức, thôn Đồi"),
    ],
)
def test_a_name_is_found_in_each_of_its_spellings(
    ledger: Ledger, kept_as: str, sought: str
) -> None:
    of = made_proposal()
    one, award = made_nominee(of, kept_as), made_award(kept_as)
    kept(ledger, of, one, award, made_nominee(of, "Ai khác"), made_award("Ai khác"))
    assert namesakes(ledger, Nominee, [sought]) == [one.id]
    assert namesakes(ledger, Award, [sought]) == [award.id]


def test_hundreds_of_names_are_looked_up(ledger: Ledger) -> None:
    of = made_proposal()
    named = [made_nominee(of, f"Người {place}") for place in range(250)]
    kept(ledger, of, *named)
    assert set(namesakes(ledger, Nominee, [one.name for one in named[:240]])) == {
        one.id for one in named[:240]
    }
    assert namesakes(ledger, Nominee, []) == []


@given(
    st.text(
        st.characters(codec="cp1258") | st.sampled_from("ươăđêôƠƯĐạảấầẩẫậ"), min_size=1, max_size=60
    )
)
@example('"')
@example("AND OR NOT NEAR(")
@example("x" * 200)
@example("lê_na *^:{}")
@example("\0000")
def test_whatever_a_name_is_made_of_it_is_found_or_has_no_words(name: str) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        of = made_proposal()
        if not composed(name).strip():
            assert namesakes(ledger, Nominee, [name]) == []
            return
        one = made_nominee(of, name)
        kept(ledger, of, one)
        found = namesakes(ledger, Nominee, [name])
        assert found == [one.id] or not any(letter.isalnum() for letter in name)
