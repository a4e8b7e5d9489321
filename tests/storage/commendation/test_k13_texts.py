"""K13: each report is written for its own subject."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.commendation.case import case_of
from storage.commendation.evidence import Case
from storage.commendation.similarity import Told, likeness, most_alike, told
from storage.ledger import Ledger
from tests.storage.commendation.judged import NOW, found, good_case, good_nominee, levels, own_rule
from tests.storage.commendation.of_a_proposal import kept, made_honoree, made_proposal

_BASE = [a + b for a in "bcdghklmnpqrstvx" for b in ("a", "e", "i", "o", "u", "an", "en", "in")]


def words(first: int, count: int) -> str:
    """Return so many words of a made-up report, no run of five of which comes twice."""
    size = len(_BASE)
    numbered = range(first, first + count)
    return " ".join(
        _BASE[(n * 7 + n // size * 13) % size] + _BASE[n // size % size] for n in numbered
    )


def sure(text: str, name: str = "") -> Told:
    report = told(text, name)
    assert report
    return report


STORY = (
    "Trong năm, {name} cùng bà con {place} tuần tra {count} đêm, phát hiện và báo tin kịp thời "
    "nhiều vụ trộm cắp, vận động từng hộ ký cam kết không tàng trữ pháo, hòa giải các mâu thuẫn "
    "nhỏ ngay từ đầu, giúp lực lượng công an bắt giữ đối tượng và trả lại tài sản cho người mất."
)


# likeness


def test_a_text_is_wholly_like_itself_and_not_at_all_like_another() -> None:
    one = sure(words(0, 200))
    assert likeness(one, one) == 1
    assert likeness(one, sure(words(500, 200))) == 0


def test_what_was_copied_into_a_longer_text_is_still_all_there() -> None:
    short, long = sure(words(0, 100)), sure(words(0, 100) + " " + words(500, 900))
    assert likeness(short, long) == 1


def test_names_places_figures_capitals_and_marks_do_not_hide_a_copy() -> None:
    one = sure(STORY.format(name="ông Lê Văn An", place="thôn Đông Hạ", count=12), "Lê Văn An")
    other = sure(STORY.format(name="ông Trần Đức", place="thôn Tây Thượng", count=150), "Trần Đức")
    assert likeness(one, other) == 1
    lower = sure(
        STORY.format(name="ông lê văn an", place="thôn Đông Hạ", count=12).lower(), "Lê Văn An"
    )
    assert likeness(one, lower) > 0.8
    shouted = sure(STORY.format(name="ông Trần Đức", place="thôn", count=1).upper(), "Trần Đức")
    assert likeness(one, shouted) > 0.8


def test_a_short_text_is_not_accused() -> None:
    assert told(words(0, 39), "") is None
    assert told(words(0, 40), "") is not None
    assert told("", "") is None


@given(st.integers(0, 500), st.integers(60, 400))
def test_likeness_is_the_same_both_ways_and_a_share(start: int, count: int) -> None:
    one, other = sure(words(0, 300)), sure(words(start, count))
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


def test_the_likeliest_copy_is_named() -> None:
    one = sure(words(0, 1000))
    half, most = sure(words(400, 1000)), sure(words(100, 1000))
    place, share = most_alike(one, [None, half, most], 0.6) or (0, 0)
    assert place == 2
    assert share == pytest.approx(0.9, abs=0.01)
    assert most_alike(one, [None, half, most], 0.95) is None
    assert most_alike(one, [], 0.1) is None


# the rule


def reports(*texts: str, rules: tuple[Any, ...] = (), **more: Any) -> Case:
    of = made_proposal(**more)
    named = [
        good_nominee(of, f"Người {place}", achievement=text, situation="", summary="")
        for place, text in enumerate(texts)
    ]
    return good_case(of, *named, rules=rules)


def test_a_copied_report_is_told_with_its_source_and_only_once() -> None:
    case = reports(words(0, 100), words(500, 100), words(0, 100))
    (finding,) = found(case, "k13")
    assert (finding.level, finding.nominee) == ("warn", case.nominees[2].id)
    assert "giống 100%" in finding.words
    assert "«Người 0»" in finding.words


@pytest.mark.parametrize(("shared", "expected"), [(64, ["warn"]), (63, [])])
def test_sixty_percent_of_the_runs_are_the_edge(shared: int, expected: list[str]) -> None:
    copied = words(0, shared) + " " + words(2000, 104 - shared)  # 100 runs, shared - 4 copied
    assert levels(reports(words(0, 104), copied), "k13") == expected


def test_the_share_is_the_unit_s_own() -> None:
    half = (own_rule("k13", level="warn", value="50"),)
    copied = words(0, 54) + " " + words(2000, 50)
    assert levels(reports(words(0, 104), copied), "k13") == []
    assert levels(reports(words(0, 104), copied, rules=half), "k13") == ["warn"]


def test_short_reports_and_reports_of_their_own_are_not_accused() -> None:
    assert levels(reports(words(0, 39), words(0, 39)), "k13") == []
    assert levels(reports(words(0, 100), words(500, 100)), "k13") == []


@pytest.mark.parametrize("value", ["", "sáu mươi", "0", "101"])
def test_a_badly_written_share_is_told_and_crashes_nothing(value: str) -> None:
    bad = (own_rule("k13", level="warn", value=value),)
    (finding,) = found(reports(words(0, 100), words(0, 100), rules=bad), "k13")
    assert "Hãy sửa giá trị" in finding.words


def test_an_unexpected_event_has_to_be_told() -> None:
    of = made_proposal(award_type="unexpected")
    for situation, expected in (("", ["warn"]), ("Đêm 3/5 có tiếng kêu cứu", [])):
        assert levels(good_case(of, good_nominee(of, situation=situation)), "k13") == expected
    assert levels(good_case(made_proposal(award_type="merit")), "k13") == []


# earlier proposals


def again(ledger: Ledger, name: str = "Trần Văn Cường", **first: Any) -> list[str]:
    """Levels found for a report that stood in an earlier proposal of somebody."""
    page = made_honoree()
    one, other = made_proposal(occasion="Năm trước", **first), made_proposal(proposed_on=NOW)
    before = good_nominee(one, name, achievement=words(0, 100))
    after = good_nominee(other, honoree=page.id, birth_year=1980, achievement=words(0, 100))
    if name == page.name:
        before = before.model_copy(update={"honoree": page.id})
    kept(ledger, page, one, other, before, after)
    return levels(case_of(ledger, other), "k13")


def test_a_report_copied_from_an_earlier_proposal_is_told(ledger: Ledger) -> None:
    assert again(ledger) == ["warn"]


def test_last_year_s_own_report_is_a_copy_too(ledger: Ledger) -> None:
    assert again(ledger, "Lê Thị Bình", status="awarded") == ["warn"]


def test_the_own_report_of_a_refused_proposal_may_be_sent_again(ledger: Ledger) -> None:
    assert again(ledger, "Lê Thị Bình", status="refused") == []


def test_somebody_else_s_refused_report_may_not_be_copied(ledger: Ledger) -> None:
    assert again(ledger, status="refused") == ["warn"]
