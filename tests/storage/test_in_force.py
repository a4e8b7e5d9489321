"""Of each rule one version holds at most on a day, and it holds on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from storage.in_force import holds_on, in_force


@dataclass(frozen=True)
class Made:
    """A rule, `own` where the unit wrote it."""

    code: str
    valid_from: date | None = None
    valid_to: date | None = None
    own: bool = False


DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 12))
DATES = {"valid_from": st.none() | DAYS, "valid_to": st.none() | DAYS}
CODES = st.sampled_from("abcd")
DEFAULTS = st.lists(st.builds(Made, CODES, **DATES), max_size=4, unique_by=lambda rule: rule.code)
WRITTEN = st.sampled_from([True])
OWN = st.lists(st.builds(Made, CODES, **DATES, own=WRITTEN), max_size=6)


@given(DEFAULTS, OWN, DAYS)
def test_what_is_in_force_holds_on_the_day_and_stands_once(
    defaults: list[Made], own: list[Made], day: date
) -> None:
    found = in_force(defaults, own, day)
    assert all(holds_on(rule, day) for rule in found)
    assert len({rule.code for rule in found}) == len(found)
    assert {*found} <= {*defaults, *own}


@given(DEFAULTS, OWN, DAYS)
def test_a_rule_of_the_catalogue_holds_until_the_unit_s_first_version_begins(
    defaults: list[Made], own: list[Made], day: date
) -> None:
    begun = {rule.code for rule in own if (rule.valid_from or date.min) <= day}
    expected = [rule for rule in defaults if rule.code not in begun and holds_on(rule, day)]
    assert [rule for rule in in_force(defaults, own, day) if not rule.own] == expected


@given(OWN, DAYS)
def test_the_newest_version_that_holds_counts(own: list[Made], day: date) -> None:
    for rule in in_force((), own, day):
        rivals = [one for one in own if one.code == rule.code and holds_on(one, day)]
        first_days = [one.valid_from or date.min for one in rivals]
        assert (rule.valid_from or date.min) == max(first_days)


def test_rules_of_one_code_are_told_apart_by_more_where_lists_are_put_together() -> None:
    rules = [Made("other"), Made("other", own=True)]
    assert in_force(rules, (), date(2024, 1, 1)) == (rules[1],)
    found = in_force(rules, (), date(2024, 1, 1), lambda rule: (rule.code, rule.own))
    assert found == tuple(rules)
