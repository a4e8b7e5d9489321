"""Words for an achievement are composed of records alone: each number and name stands in one."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import activity_kinds
from storage.ledger import Ledger
from storage.records import Achievement, Activity, Nominee, Record
from storage.repository import put
from tests.conftest import UNIT, post_settings
from tests.storage.commendation.of_a_proposal import kept, made_nominee, made_proposal
from tests.ui.paper.proposal_books import put_deeds
from ui.paper.commendation.gather_text import text_of
from ui.paper.writing import short_date

_TEXTS = st.text("abcđươ 0123456789.", max_size=30).map(lambda text: " ".join(text.split()))
_DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
_TOKEN = re.compile(r"[\wÀ-ỹ]+(?:[./][\wÀ-ỹ]+)*")


def proposed_text(ledger: Ledger, nominee: Nominee) -> str:
    return text_of(ledger, nominee.achievements, nominee.activities)


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    kind = draw(st.sampled_from([*activity_kinds().values()]))
    codes = [measure.code for measure in kind.measures]
    numbers = st.integers(0, 10**6)
    measures = draw(st.dictionaries(st.sampled_from(codes), numbers)) if codes else {}
    return Activity(
        unit=UNIT,
        kind=kind.code,
        happened_on=draw(_DAYS),
        title=draw(_TEXTS),
        result=draw(_TEXTS),
        measures=measures,
        precision=draw(st.sampled_from(["exact", "at_least", "about", "hundreds"])),
    )


@st.composite
def achievements(draw: st.DrawFn, of: list[Activity]) -> Achievement:
    behind = draw(st.sampled_from([None, *of]))
    return Achievement(
        unit=UNIT,
        happened_on=draw(_DAYS),
        subject="individual",
        name="Lê Thị Bình",
        text=draw(_TEXTS),
        activity=behind.id if behind else None,
    )


def tokens(*texts: str) -> set[str]:
    return {token.casefold() for text in texts for token in _TOKEN.findall(text)}


def spoken(record: Record) -> set[str]:
    """Return all words and numbers that a record holds, and those its codes stand for."""
    if isinstance(record, Achievement):
        return tokens(record.text, short_date(record.happened_on))
    assert isinstance(record, Activity)
    kind = activity_kinds()[record.kind]
    measures = [measure for measure in kind.measures if record.measures.get(measure.code)]
    numbers = [f"{record.measures[one.code]:,}".replace(",", ".") for one in measures]
    names = [f"{one.name} {one.unit}" for one in measures]
    return tokens(
        record.title, record.result, short_date(record.happened_on), kind.name, *numbers, *names
    )


@given(data=st.data())
def test_each_number_and_name_stands_in_some_record(data: st.DataObject) -> None:
    done = data.draw(st.lists(activities(), max_size=3))
    noted = data.draw(st.lists(achievements(done), max_size=3))
    proposal = made_proposal()
    nominee = made_nominee(
        proposal,
        activities=tuple(one.id for one in done),
        achievements=tuple(one.id for one in noted),
    )
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        kept(ledger, *done, *noted, proposal, nominee)
        text = proposed_text(ledger, nominee)
    known = set().union(*map(spoken, [*done, *noted]))
    exact = tokens("Ngày", "hơn", "khoảng", "hàng trăm")  # how exactly a number is known
    assert tokens(text) <= known | exact
    lines = text.splitlines()
    behind = {one.activity for one in noted}
    assert len(lines) == len(noted) + sum(one.id not in behind for one in done)
    assert all(line.startswith("- Ngày ") and line.endswith(".") for line in lines)


def test_lines_stand_in_the_order_of_days_with_figures_and_their_units(ledger: Ledger) -> None:
    proposal = made_proposal()
    nominee = made_nominee(proposal)
    kept(ledger, proposal, nominee)
    assert proposed_text(ledger, put_deeds(ledger, nominee)).splitlines() == [
        "- Ngày 05/03/2022: Đứng ra tổ chức buổi nói chuyện (số buổi: 2; lượt người dự: 120).",
        "- Ngày 07/09/2022: Phát thanh (số lượt phát: 15).",
    ]


def test_nothing_behind_gives_no_words(ledger: Ledger) -> None:
    proposal = made_proposal()
    put(ledger, proposal)
    nominee: Nominee = made_nominee(proposal, summary="Nhiều việc")
    assert proposed_text(ledger, nominee) == ""
