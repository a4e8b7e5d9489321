from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.checks import CHECKS
from storage.commendation.findings import blocking, findings
from storage.commendation.rules import default_rules
from storage.records import Selection
from tests.storage.commendation.judged import (
    found,
    good_case,
    good_nominee,
    levels,
    own_rule,
    passed_over,
    ready_to_submit,
)
from tests.storage.commendation.of_a_proposal import made_honoree, made_proposal, made_selection

OF = made_proposal()


def test_a_good_proposal_may_be_submitted_and_notes_do_not_stop_it() -> None:
    case = good_case()
    assert {one.level for one in findings(case)} == {"note"}
    assert ready_to_submit(case)


def test_every_check_belongs_to_a_rule_that_is_data() -> None:
    known = {rule.code for rule in default_rules() if rule.role == "check"}
    assert set(CHECKS) <= known
    assert known - set(CHECKS) == {"k2", "k5"}


# what a rule weighs


def test_a_rule_that_is_off_is_silent() -> None:
    case = good_case(OF, good_nominee(OF, clear=False), rules=(own_rule("k4", level="off"),))
    assert levels(case, "k4") == []


def test_a_block_that_a_unit_made_a_warning_asks_for_a_reason() -> None:
    nominee = good_nominee(OF, clear=False)
    softer = (own_rule("k4", level="warn"),)
    case = good_case(OF, nominee, rules=softer)
    assert levels(case, "k4") == ["warn"]
    assert not ready_to_submit(case)
    assert ready_to_submit(good_case(passed_over(OF, "k4", nominee), nominee, rules=softer))


def test_a_reason_never_lifts_a_block() -> None:
    nominee = good_nominee(OF, clear=False)
    case = good_case(passed_over(OF, "k4", nominee), nominee)
    (finding,) = found(case, "k4")
    assert (finding.level, finding.overridden) == ("block", "")
    assert blocking(findings(case)) == (finding,)


def test_a_reason_for_one_nominee_is_none_for_another() -> None:
    one, other = good_nominee(OF, votes=1), good_nominee(OF, "Trần Văn Cường", votes=1)
    case = good_case(passed_over(OF, "vote_share", one), one, other)
    assert [f.nominee for f in blocking(findings(case))] == [other.id]
    assert [f.overridden for f in found(case, "vote_share")] == ["Đã xác minh", ""]
    assert len({f.key for f in found(case, "vote_share")}) == 2


def test_what_is_only_told_stays_a_note_even_where_a_unit_wants_it_to_stop() -> None:
    assert levels(good_case(rules=(own_rule("k6", level="block"),)), "k6") == ["note"]


def test_what_stops_is_said_first() -> None:
    case = good_case(OF, good_nominee(OF, clear=False, votes=1))
    said = [finding.level for finding in findings(case)]
    assert said == sorted(said, key=("block", "warn", "note").index)
    assert set(said) == {"block", "warn", "note"}


def test_a_rule_before_its_first_day_finds_nothing() -> None:
    medal = made_proposal(form="commemorative_medal", authority="minister")
    nominee = good_nominee(medal, eligible=False)
    before = good_case(medal, nominee, day=date(2025, 4, 27))
    after = good_case(medal, nominee, day=date(2025, 4, 28))
    assert levels(before, "k10") == []
    assert levels(after, "k10") == ["block"]


def test_every_finding_names_its_source_and_ends_as_a_sentence() -> None:
    case = good_case(OF, good_nominee(OF, clear=False, votes=None, achievement="", summary=""))
    for finding in findings(case):
        assert finding.basis
        assert finding.words.endswith((".", "%)."))


def test_who_was_withdrawn_or_refused_is_not_judged() -> None:
    for result in ("withdrawn", "refused"):
        gone = good_nominee(OF, "Trần Văn Cường", clear=False, votes=None, result=result)
        assert ready_to_submit(good_case(OF, good_nominee(OF), gone))


# completeness


def test_a_proposal_without_anybody_is_stopped() -> None:
    assert levels(good_case(OF, good_nominee(OF, result="withdrawn")), "f01") == ["block"]
    assert levels(good_case(), "f01") == []


def test_a_nominee_without_achievement_is_stopped_and_half_a_one_is_told() -> None:
    nothing = good_nominee(OF, achievement="", summary="")
    assert levels(good_case(OF, nothing), "f02") == ["block"]
    for half in ({"achievement": ""}, {"summary": ""}):
        assert levels(good_case(OF, good_nominee(OF, **half)), "f02") == ["note"]
    assert levels(good_case(), "f02") == []


def test_nobody_has_more_votes_than_there_were_voters() -> None:
    assert levels(good_case(OF, good_nominee(OF, votes=9)), "f03") == []
    assert levels(good_case(OF, good_nominee(OF, votes=10)), "f03") == ["block"]


@pytest.mark.parametrize(
    ("last", "expected"), [("2022-01-01", []), ("2021-12-31", ["block"]), (None, [])]
)
def test_the_time_that_is_counted_does_not_end_before_it_begins(
    last: str | None, expected: list[str]
) -> None:
    of = made_proposal(counted_from="2022-01-01", counted_to=last)
    assert levels(good_case(of), "f04") == expected


def test_nobody_stands_in_the_list_twice() -> None:
    one = good_nominee(OF, birth_year=1980)
    assert levels(good_case(OF, one, good_nominee(OF, birth_year=1980)), "f05") == ["warn"]
    assert levels(good_case(OF, one, good_nominee(OF, birth_year=1981)), "f05") == []
    assert levels(good_case(OF, one, good_nominee(OF)), "f05") == ["warn"]
    paged = [good_nominee(OF, honoree=made_honoree().id) for _one in range(2)]
    assert levels(good_case(OF, *paged), "f05") == []


# votes


@pytest.mark.parametrize(("votes", "expected"), [(4, ["warn"]), (5, []), (None, ["warn"])])
def test_less_than_the_share_of_votes_is_told(votes: int | None, expected: list[str]) -> None:
    meeting = made_selection(OF, voters=10, standards="Đã đọc")
    case = good_case(OF, good_nominee(OF, votes=votes), selection=meeting)
    assert levels(case, "vote_share") == expected


@pytest.mark.parametrize(("votes", "expected"), [(7, ["warn"]), (8, [])])
def test_the_share_of_votes_is_the_unit_s_own(votes: int, expected: list[str]) -> None:
    meeting = made_selection(OF, voters=10, standards="Đã đọc")
    stricter = (own_rule("vote_share", level="warn", value="80"),)
    case = good_case(OF, good_nominee(OF, votes=votes), selection=meeting, rules=stricter)
    assert levels(case, "vote_share") == expected


def test_a_meeting_that_was_not_held_or_not_counted_is_told_once() -> None:
    two = (good_nominee(OF), good_nominee(OF, "Trần Văn Cường"))
    uncounted = Selection(unit=OF.unit, proposal=OF.id, held_on=date(2022, 1, 1))
    for meeting in (None, uncounted):
        (finding,) = found(good_case(OF, *two, selection=meeting), "vote_share")
        assert (finding.level, finding.nominee) == ("warn", None)


@pytest.mark.parametrize("value", ["", "0", "101", "năm mươi", "50; 60", "-5", "５０"])
def test_a_badly_written_share_is_told_and_crashes_nothing(value: str) -> None:
    case = good_case(rules=(own_rule("vote_share", level="warn", value=value),))
    (finding,) = found(case, "vote_share")
    assert finding.level == "warn"
    assert "Hãy sửa giá trị" in finding.words
