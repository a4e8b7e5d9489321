"""Votes of a meeting: never more than voters, with their share and who has enough."""

from __future__ import annotations

import pytest

from storage.commendation.votes import (
    TooManyVotesError,
    has_passed,
    passed,
    share_words,
    with_votes,
)
from tests.storage.commendation.of_a_proposal import made_nominee, made_proposal, made_selection

PROPOSAL = made_proposal()
NOMINEE, OTHER = made_nominee(PROPOSAL), made_nominee(PROPOSAL, "Trần Văn An")


def test_votes_are_kept_with_whom_they_are_for() -> None:
    first, second = with_votes([NOMINEE, OTHER], made_selection(PROPOSAL), {NOMINEE.id: 8})
    assert first == NOMINEE.model_copy(update={"votes": 8})
    assert second == OTHER


def test_the_share_is_said_in_percent_and_an_unknown_one_is_a_dash() -> None:
    meeting = made_selection(PROPOSAL)
    (voted,) = with_votes([NOMINEE], meeting, {NOMINEE.id: 8})
    assert share_words(voted, meeting) == "88,9%"
    assert share_words(NOMINEE, meeting) == "—"
    assert share_words(voted, made_selection(PROPOSAL, voters=0)) == "—"


@pytest.mark.parametrize("votes", [10, -1])
def test_more_votes_than_voters_are_refused_by_name(votes: int) -> None:
    with pytest.raises(TooManyVotesError, match=r"«Lê Thị Bình».*9 người.*KT-06"):
        with_votes([NOMINEE], made_selection(PROPOSAL), {NOMINEE.id: votes})


@pytest.mark.parametrize(("votes", "enough"), [(7, False), (8, True), (None, False), (0, False)])
def test_whoever_reaches_the_threshold_has_passed(votes: int | None, *, enough: bool) -> None:
    meeting = made_selection(PROPOSAL, voters=10)
    voted = NOMINEE.model_copy(update={"votes": votes})
    assert has_passed(voted, meeting, 80) is enough
    assert passed([voted, OTHER], meeting, 80) == [voted] * enough
