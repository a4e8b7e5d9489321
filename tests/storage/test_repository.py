"""Records come back as they went in, are found as people search, and go when nothing needs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import BadRecordError, NotFoundError, StillReferredError
from storage.ledger import Ledger
from storage.records import (
    KINDS,
    Activity,
    Hamlet,
    Member,
    Nominee,
    Record,
    SecurityModel,
    Team,
)
from storage.repository import between, count, find, get, latest, names_of, put, remove, search
from tests.conftest import UNIT
from tests.storage.registers import (
    activity,
    award,
    day,
    hamlet,
    member,
    model,
    nominee,
    proposal,
    site,
    team,
)
from tests.strategies import records, texts


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_what_is_put_is_got(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    with Ledger() as ledger:
        ledger.db.execute("PRAGMA foreign_keys = OFF")  # kinds are drawn alone here
        if isinstance(record, Member):
            team = Team(id=record.team, unit=UNIT, name="Tổ 1", form="mediation")
            put(ledger, team)
        assert put(ledger, record) is None
        assert get(ledger, kind, record.id) == record
        assert find(ledger, kind, unit=record.unit, id=record.id) == [record]
        assert names_of(ledger, kind) == {record.id: getattr(record, kind.NAMED_BY)}


def test_a_second_put_replaces_the_first_and_returns_it(ledger: Ledger) -> None:
    first = team(ledger, name="Tổ 1")
    assert put(ledger, first.model_copy(update={"name": "Tổ 1A"})) == first
    assert [found.name for found in find(ledger, Team)] == ["Tổ 1A"]


def test_a_record_that_is_not_there_is_said_to_be_gone(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="BG-01"):
        get(ledger, Team, "0" * 32)


def test_a_record_is_counted_and_found_by_its_values_and_by_none(ledger: Ledger) -> None:
    inside = hamlet(ledger)
    team(ledger, form="mediation", ended_on=date(2022, 1, 1))
    kept = team(ledger, form="mediation", hamlets=(inside.id,))
    assert find(ledger, Team, form="mediation", ended_on=None) == [kept]
    assert count(ledger, Team, form="mediation") == 2
    assert count(ledger, Hamlet) == 1


@pytest.mark.parametrize(
    "typed",
    ["hoa binh", "HÒA BÌNH", "hoà  bình", "Bình hòa", "hoa bìn"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_search_needs_no_marks_and_no_order(ledger: Ledger, typed: str, form: str) -> None:
    found = hamlet(ledger, "Thôn Hòa Bình")
    hamlet(ledger, "Thôn Đoài")
    assert search(ledger, Hamlet, unicodedata.normalize(form, typed)) == [found]  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["doai", "đoài", "Đoài", "ðoài", "DOAI thon"])
def test_search_takes_d_for_both_letters(ledger: Ledger, typed: str) -> None:
    found = hamlet(ledger, "Thôn Đoài")
    hamlet(ledger, "Thôn Đông")
    assert search(ledger, Hamlet, typed) == [found]


@pytest.mark.parametrize(("typed", "kept"), [("hoà", "Hòa"), ("thuỷ", "Thủy"), ("khoẻ", "khỏe")])
def test_both_places_of_the_mark_are_one_word(ledger: Ledger, typed: str, kept: str) -> None:
    found = hamlet(ledger, kept)
    assert search(ledger, Hamlet, typed) == [found]


def test_search_knows_the_words_of_codes_and_takes_signs_as_they_are(ledger: Ledger) -> None:
    half = activity(ledger, "20/11/2022", "mediation", title="Đạt 50% số vụ")
    activity(ledger, "21/11/2022", "patrol", title="Đạt 500 lượt")
    assert search(ledger, Activity, "50%") == [half]
    assert search(ledger, Activity, "hoa giai") == [half]
    assert search(ledger, Activity, "d_t") == []
    assert search(ledger, Activity, "dat", kind="mediation") == [half]


@given(text=texts())
def test_whatever_a_name_is_its_own_words_find_it(text: str) -> None:
    with Ledger() as ledger:
        found = hamlet(ledger, text)
        assert search(ledger, Hamlet, text.upper()) == [found]


def test_lists_stand_in_vietnamese_order(ledger: Ledger) -> None:
    names = ["Đông", "Ấp Bắc", "Dương", "Thôn 2", "An", "Ân", "Ăn", "Ô", "Ơ", "Oai", "Ông"]
    for name in names:
        hamlet(ledger, name)
    said = [found.name for found in find(ledger, Hamlet)]
    assert said == ["An", "Ăn", "Ân", "Ấp Bắc", "Dương", "Đông", "Oai", "Ô", "Ông", "Ơ", "Thôn 2"]


def test_people_stand_by_given_name_then_family_name(ledger: Ledger) -> None:
    group, submission = team(ledger), proposal(ledger)
    names = ["Trần Văn Bình", "Nguyễn Thị Ánh", "Lê An", "Bùi Văn Bình", "Đỗ Văn Bính"]
    for name in names:
        member(ledger, group, name)
        nominee(ledger, submission, name=name)
    ordered = ["Lê An", "Nguyễn Thị Ánh", "Bùi Văn Bình", "Trần Văn Bình", "Đỗ Văn Bính"]
    assert [found.full_name for found in find(ledger, Member)] == ordered
    assert [found.name for found in find(ledger, Nominee)] == ordered


def test_dated_records_stand_newest_first_and_are_found_by_days(ledger: Ledger) -> None:
    days = ["14/11/2022", "15/11/2022", "14/12/2022", "15/12/2022"]
    for text in days:
        activity(ledger, text)
    assert [a.happened_on for a in find(ledger, Activity)] == [day(d) for d in reversed(days)]
    inside = between(ledger, Activity, UNIT, day("15/11/2022"), day("14/12/2022"))
    assert [a.happened_on for a in inside] == [day("14/12/2022"), day("15/11/2022")]
    assert between(ledger, Activity, "ninh-binh", day("01/01/2022"), day("31/12/2022")) == []


def test_the_latest_is_what_was_written_down_last_whatever_day_it_was_on(ledger: Ledger) -> None:
    first = Activity(id=f"{1:032x}", unit=UNIT, kind="talk", happened_on=date(2022, 12, 9))
    second = Activity(id=f"{2:032x}", unit=UNIT, kind="patrol", happened_on=date(2022, 12, 1))
    for one in (first, second):
        put(ledger, one)
    put(ledger, first.model_copy(update={"title": "sửa lại"}))
    assert latest(ledger, Activity) == second
    assert latest(ledger, Activity, kind="talk") == find(ledger, Activity, kind="talk")[0]
    assert latest(ledger, Activity, kind="press") is None


def test_a_record_that_leads_nowhere_is_refused(ledger: Ledger) -> None:
    with pytest.raises(BadRecordError, match=r"thành viên.*BG-05"):
        member(ledger, Team(unit=UNIT, name="Tổ 1", form="mediation"))
    with pytest.raises(BadRecordError, match="điểm mô hình"):
        site(ledger, SecurityModel(unit=UNIT, name="Mô hình", type="C01"))
    assert count(ledger, Member) == 0


REFERRED: dict[str, Callable[[Ledger], tuple[Any, Any]]] = {
    "the hamlet of a site": lambda to: (h := hamlet(to), site(to, model(to), hamlet=h.id)),
    "a hamlet in the list of a team": lambda to: (h := hamlet(to), team(to, hamlets=[h.id])),
    "a hamlet in the list of an activity": lambda to: (
        h := hamlet(to),
        activity(to, "20/11/2022", hamlets=[hamlet(to, "Thôn 2").id, h.id]),
    ),
    "the model of a site": lambda to: (m := model(to), site(to, m)),
    "a model in the list of an activity": lambda to: (
        m := model(to),
        activity(to, "20/11/2022", models=[m.id]),
    ),
    "the model of a team": lambda to: (m := model(to), team(to, model=m.id)),
    "the team of a member": lambda to: (t := team(to), member(to, t)),
    "a team in the list of an activity": lambda to: (
        t := team(to),
        activity(to, "20/11/2022", teams=[t.id]),
    ),
    "the proposal of a nominee": lambda to: (p := proposal(to), nominee(to, p)),
    "the nominee of an award": lambda to: (
        n := nominee(to, proposal(to)),
        award(to, "20/11/2022", nominee=n.id),
    ),
    "an activity behind a nominee": lambda to: (
        a := activity(to, "20/11/2022"),
        nominee(to, proposal(to), activities=[a.id]),
    ),
}


@pytest.mark.parametrize("case", REFERRED)
def test_what_is_referred_to_stays_until_the_other_is_gone(ledger: Ledger, case: str) -> None:
    target, pointer = REFERRED[case](ledger)
    with pytest.raises(StillReferredError, match=f"«{pointer.TITLE}».*BG-02"):
        remove(ledger, target)
    assert get(ledger, type(target), target.id).id == target.id
    remove(ledger, pointer)
    remove(ledger, target)
    assert find(ledger, type(target), id=target.id) == []
