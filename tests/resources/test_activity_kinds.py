from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import activity_kinds
from storage.records import Activity
from tests.strategies import measures

TIPS = activity_kinds()["tips"]
VALUABLE = next(one for one in TIPS.measures if one.code == "valuable")
CATEGORIES = [one.code for one in TIPS.measures if not one.is_part]


@pytest.mark.parametrize("code", CATEGORIES)
def test_each_category_of_tips_has_its_valuable_part(code: str) -> None:
    part = next(one for one in TIPS.measures if one.code == f"{code}_valuable")
    assert (part.at_most, part.feeds, part.is_part) == (code, "TB10", True)


@given(said=measures("tips"), more=st.integers(0, 50))
def test_tips_within_their_limits_never_have_more_of_value_than_there_are(
    said: dict[str, int], more: int
) -> None:
    for code in CATEGORIES:
        said[f"{code}_valuable"] = min(said.get(f"{code}_valuable", 0), said.get(code, 0))
    most = VALUABLE.most(said)
    assert most is not None
    said["valuable"] = min(more, most)
    valuable = sum(said.get(one.code, 0) for one in TIPS.measures if one.feeds == "TB10")
    assert valuable <= sum(said.get(code, 0) for code in CATEGORIES) == VALUABLE.whole(said)


def test_what_is_split_already_leaves_less_room_for_what_is_not() -> None:
    assert VALUABLE.most({"crime": 3, "drugs": 2, "valuable": 1}) == 5
    assert VALUABLE.most({"crime": 3, "crime_valuable": 2, "drugs": 2}) == 3
    assert VALUABLE.most({"crime_valuable": 2}) == 0


@pytest.mark.parametrize("code", activity_kinds())
def test_a_kind_asks_for_fields_that_activities_have(code: str) -> None:
    kind = activity_kinds()[code]
    assert set(kind.asks) | kind.unasked() <= set(Activity.model_fields)
    assert not set(kind.asks) & kind.unasked()


def test_conferences_ask_for_papers_and_talks_for_topics() -> None:
    kinds = activity_kinds()
    assert "papers" in kinds["review_conference"].asks
    assert {"topics", "papers"} & kinds["talk"].unasked() == {"papers"}
    assert {"topics", "papers"} <= kinds["patrol"].unasked()


def test_what_was_given_in_kind_is_part_of_what_was_given() -> None:
    feeds = {one.code: one.feeds for one in activity_kinds()["contribution"].measures}
    assert feeds == {"amount": "XH01", "in_kind": "XH01"}
