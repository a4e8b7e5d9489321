"""How exactly a sum is known: never more exactly than what it was added from."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import words
from storage.precision import ABOUT, ALMOST, AT_LEAST, EXACT, Amount, joined, largest

VAGUE = {EXACT: 0, AT_LEAST: 1, ALMOST: 1, ABOUT: 2}
"""How little a precision claims."""

AMOUNTS = st.builds(Amount, st.integers(0, 10**9), st.sampled_from(list(words("precisions"))))
NUMBERS = st.builds(Amount, st.integers(0, 10**9), st.sampled_from(list(VAGUE)))


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (EXACT, EXACT, EXACT),
        (EXACT, AT_LEAST, AT_LEAST),
        (AT_LEAST, AT_LEAST, AT_LEAST),
        (ALMOST, EXACT, ALMOST),
        (ALMOST, ALMOST, ALMOST),
        (AT_LEAST, ALMOST, ABOUT),
        (AT_LEAST, ABOUT, ABOUT),
    ],
)
def test_a_lower_bound_stays_one_and_opposite_bounds_are_only_about(
    one: str, other: str, how: str
) -> None:
    assert joined([Amount(1000, one), Amount(70, other)]) == Amount(1070, how)


@given(amounts=st.lists(AMOUNTS, max_size=6))
def test_what_is_only_worded_is_never_added(amounts: list[Amount]) -> None:
    numbers = [amount for amount in amounts if amount.is_number]
    assert joined(amounts) == joined(numbers)
    assert (joined(amounts) is None) == (not numbers)


@given(amounts=st.lists(NUMBERS, min_size=1, max_size=6), data=st.data())
def test_the_order_and_grouping_of_adding_do_not_matter(
    amounts: list[Amount], data: st.DataObject
) -> None:
    whole = joined(amounts)
    assert joined(data.draw(st.permutations(amounts))) == whole
    assert reduce(lambda sum_, each: joined([sum_, each]) or each, amounts) == whole


@given(amounts=st.lists(NUMBERS, min_size=1, max_size=6))
def test_a_sum_claims_no_more_than_its_parts(amounts: list[Amount]) -> None:
    whole = joined(amounts)
    assert whole is not None
    assert whole.value == sum(amount.value for amount in amounts)
    assert VAGUE[whole.precision] >= max(VAGUE[amount.precision] for amount in amounts)


@given(amounts=st.lists(NUMBERS, min_size=2, max_size=6))
def test_what_may_not_be_added_is_at_least_its_largest(amounts: list[Amount]) -> None:
    most = largest(amounts)
    assert most is not None
    assert most.value == max(amount.value for amount in amounts)
    assert most.precision != EXACT


def test_a_number_of_a_newer_list_of_precisions_is_said_as_it_came() -> None:
    assert joined([Amount(5, "newer")]) == Amount(5, "newer")
    assert Amount(1234, "newer").words == "newer 1.234"
