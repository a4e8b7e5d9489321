"""Each collective, person and household has one page, which is found by name and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.commendation.honorees import (
    Naming,
    honoree_for,
    honoree_from_member,
    honoree_from_team,
    linked,
    merge,
    merging,
    page_of,
    same_people,
    snapshot,
)
from storage.errors import MonthClosedError, NotFoundError
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Achievement, Award, AwardEvent, Honoree, Nominee, ServicePeriod
from storage.repository import find, get
from tests.conftest import UNIT, post_settings
from tests.storage.commendation.of_a_proposal import (
    DAY,
    kept,
    made_achievement,
    made_award,
    made_candidate,
    made_honoree,
    made_nominee,
    made_proposal,
    put_one,
)
from tests.storage.registers import member, team


def test_a_page_is_found_however_the_name_is_spelt(ledger: Ledger) -> None:
    page = put_one(ledger, made_honoree("Lê Thị Hòa"))
    for name in ("Lê Thị Hòa", "LÊ THỊ HOÀ", " lê  thị hòa ."):
        assert honoree_for(ledger, "individual", name) == page


def test_another_tone_subject_or_unit_is_somebody_else(ledger: Ledger) -> None:
    put_one(ledger, made_honoree("Lê Thị Hòa"))
    assert honoree_for(ledger, "individual", "Lê Thị Hoa") is None
    assert honoree_for(ledger, "household", "Lê Thị Hòa") is None
    assert honoree_for(ledger, "individual", "Lê Thị Hòa", unit="ninh-binh/gia-vien") is None


def test_years_of_birth_tell_people_of_one_name_apart(ledger: Ledger) -> None:
    older = put_one(ledger, made_honoree(birth_year=1960))
    younger = put_one(ledger, made_honoree(birth_year=1990))
    assert honoree_for(ledger, "individual", older.name, 1960) == older
    assert honoree_for(ledger, "individual", older.name, 1990) == younger
    assert honoree_for(ledger, "individual", older.name, 1975) is None
    assert honoree_for(ledger, "individual", older.name) is None  # people choose


def test_the_position_chooses_where_the_year_does_not(ledger: Ledger) -> None:
    kept(ledger, made_honoree(position="Trưởng thôn 1"))
    other = put_one(ledger, made_honoree(position="Trưởng thôn 2"))
    assert honoree_for(ledger, "individual", other.name, position="trưởng thôn 2") == other
    assert honoree_for(ledger, "individual", other.name, position="Trưởng thôn 3") is None


def test_records_of_one_name_get_one_new_page_that_goes_before_them(ledger: Ledger) -> None:
    proposal = put_one(ledger, made_proposal())
    named: list[Naming] = [
        made_candidate("Đỗ Văn Ngọ"),
        made_nominee(proposal, "ĐỖ VĂN NGỌ", birth_year=1970, position="Trưởng thôn"),
        made_nominee(proposal, "Tổ 1", subject="collective"),
    ]
    found = linked(ledger, named)
    kept(ledger, *found)
    assert [type(each) for each in found[:2]] == [Honoree, Honoree]
    one, collective = find(ledger, Honoree, subject="individual")[0], found[1]
    assert (one.name, one.birth_year) == ("Đỗ Văn Ngọ", 1970)
    assert [getattr(each, "honoree", None) for each in found[2:]] == [one.id, one.id, collective.id]


def test_linking_again_begins_nothing(ledger: Ledger) -> None:
    kept(ledger, *linked(ledger, [made_achievement()]))
    (page,) = find(ledger, Honoree)
    (again,) = linked(ledger, [made_award()])
    assert getattr(again, "honoree", None) == page.id


def test_where_two_are_alike_nothing_is_linked_and_nothing_begun(ledger: Ledger) -> None:
    kept(ledger, made_honoree(birth_year=1960), made_honoree(birth_year=1990))
    record = made_achievement()
    assert linked(ledger, [record]) == [record]


def test_a_sum_of_awards_has_no_page(ledger: Ledger) -> None:
    sums = [made_award("Các tổ", quantity=5), made_award(""), made_award("Lê Na; " * 40)]
    sums.append(made_award(precision="unstated"))
    assert linked(ledger, sums) == sums


def test_an_award_of_a_closed_month_stays_as_it_is(ledger: Ledger) -> None:
    award = put_one(ledger, made_award())
    ledger.keep_settings(post_settings(begins="2022-12"))
    freeze(ledger, "2022-12")
    assert linked(ledger, [award]) == [award]


def test_the_page_of_a_member_says_the_place_in_the_team(ledger: Ledger) -> None:
    of = team(ledger, name="Đội dân phòng xã", founded=date(2019, 3, 1))
    since = {"joined_on": date(2011, 5, 1), "role": "deputy", "birth_year": 1979}
    page = honoree_from_member(member(ledger, of, "Bùi Xuân Trường", **since), of)
    assert page.position == "Đội phó Đội dân phòng xã"
    assert (page.served_since, page.birth_year, page.team) == (2011, 1979, of.id)
    club = of.model_copy(update={"name": "Câu lạc bộ pháp luật"})
    office = honoree_from_member(member(ledger, of, role="leader"), club).position
    assert office == "Tổ trưởng, đội trưởng, Câu lạc bộ pháp luật"
    assert honoree_from_team(of).served_since == 2019


def test_a_nominee_begins_with_what_the_page_says_and_the_awards_held(ledger: Ledger) -> None:
    served = ServicePeriod(served_from=date(2009, 1, 1), force="security_team")
    page = made_honoree(features="Nhiệt tình", duties="Trưởng thôn", services=(served,))
    earlier = made_award(number="45/QĐ-UBND", decided_on=date(2020, 12, 5))
    values = snapshot(page, [made_award(), earlier])
    nominee = Nominee(unit=UNIT, proposal=made_proposal().id, **values)
    assert (nominee.honoree, nominee.served_since) == (page.id, 2009)
    assert nominee.features == "Nhiệt tình\nTrưởng thôn"
    given = "Giấy khen của Chủ tịch Ủy ban nhân dân xã"
    assert nominee.held.splitlines() == [
        f"{given} năm 2020 (Quyết định số 45/QĐ-UBND ngày 05/12/2020)",
        f"{given} năm 2022",
    ]


def test_a_page_tells_what_was_done_given_and_proposed(ledger: Ledger) -> None:
    page = made_honoree()
    now, then = made_proposal(), made_proposal(status="awarded")
    open_, past = made_nominee(now, honoree=page.id), made_nominee(then, honoree=page.id)
    old, new = (
        made_achievement(happened_on=day, honoree=page.id) for day in (date(2020, 1, 1), DAY)
    )
    award = made_award(nominee=past.id)
    event = AwardEvent(unit=UNIT, award=award.id, event="handed", happened_on=DAY)
    candidate = made_candidate(honoree=page.id)
    kept(ledger, page, now, then, open_, past, old, new, award, event, candidate)
    told = page_of(ledger, page)
    assert told.achievements == (new, old)
    assert [(each.award, each.handed, each.cancelled) for each in told.awards] == [
        (award, event, None)
    ]
    assert [each.nominee for each in told.under_way] == [open_]
    assert [each.proposal for each in told.past] == [then]
    assert told.candidates == (candidate,)


def test_the_service_of_a_member_is_told_until_the_page_has_its_own(ledger: Ledger) -> None:
    served = ServicePeriod(served_from=date(2009, 1, 1), force="security_team")
    of = member(ledger, team(ledger), services=(served,))
    page = put_one(ledger, made_honoree(member=of.id))
    assert page_of(ledger, page).services == (served,)
    own = page.model_copy(update={"services": (served, served)})
    assert page_of(ledger, own).services == (served, served)


def test_doubles_are_found_marks_aside_unless_years_differ(ledger: Ledger) -> None:
    bare, hoa, other = made_honoree("Le Thi Hoa"), made_honoree("Lê Thị Hòa"), made_honoree("Lê Na")
    kept(ledger, bare, hoa, other)
    assert [{page.id for page in group} for group in same_people(ledger)] == [{bare.id, hoa.id}]
    kept(
        ledger,
        bare.model_copy(update={"birth_year": 1960}),
        hoa.model_copy(update={"birth_year": 1990}),
    )
    assert same_people(ledger) == []


@given(st.lists(st.sampled_from(["keep", "drop", None]), min_size=1, max_size=8))
def test_merging_keeps_every_reference(owners: list[str | None]) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        pages = {"keep": made_honoree(phone="0912"), "drop": made_honoree("Lê T. Bình", alias="B")}
        of = {None: None} | {name: page.id for name, page in pages.items()}
        proposal = made_proposal()
        kept(ledger, *pages.values(), proposal)
        named = [
            record
            for owner in owners
            for record in (
                made_achievement(honoree=of[owner]),
                made_candidate(honoree=of[owner]),
                made_nominee(proposal, honoree=of[owner]),
                made_award(honoree=of[owner]),
            )
        ]
        kept(ledger, *named)
        stays = merge(ledger, pages["keep"], pages["drop"])
        assert find(ledger, Honoree) == [stays]
        assert (stays.name, stays.phone, stays.alias) == ("Lê Thị Bình", "0912", "B")
        for record in named:
            after = get(ledger, type(record), record.id)
            expected = stays.id if record.honoree else None
            assert after == record.model_copy(update={"honoree": expected})


@given(st.lists(st.sampled_from(["keep", "drop"]), max_size=4), st.booleans())
def test_merging_can_be_taken_back_whole(owners: list[str], closed: bool) -> None:  # noqa: FBT001  # drawn
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        pages = {"keep": made_honoree(phone="0912"), "drop": made_honoree("Lê T. Bình", alias="B")}
        awards = [made_award(honoree=pages["drop"].id)] * closed
        done = [made_achievement(honoree=pages[owner].id) for owner in owners]
        kept(ledger, *pages.values(), *done, *awards)
        if closed:
            ledger.keep_settings(post_settings(begins="2022-12"))
            freeze(ledger, "2022-12")
        kinds = (Honoree, Achievement, Award)
        before = {one.id: one for kind in kinds for one in find(ledger, kind)}
        made = merging(ledger, *pages.values())
        merge(ledger, *pages.values())
        assert find(ledger, Honoree) == [made.stays]
        kept(ledger, *made.before)
        assert {one.id: one for kind in kinds for one in find(ledger, kind)} == before


def test_a_gap_is_what_nobody_said_even_where_it_has_a_usual_value(ledger: Ledger) -> None:
    plain, border = made_honoree(), made_honoree(area="border", direct=True)
    kept(ledger, plain, border)
    stays = merge(ledger, plain, border)
    assert (stays.area, stays.direct) == ("border", True)


def test_pages_that_other_units_sent_are_left_to_them(ledger: Ledger) -> None:
    kept(ledger, *(made_honoree(unit="ninh-binh/gia-vien/gia-lap") for _page in range(2)))
    assert same_people(ledger) == []


def closed_award(ledger: Ledger, *owners: Honoree) -> None:
    kept(ledger, *owners, *(made_award(honoree=owner.id) for owner in owners))
    ledger.keep_settings(post_settings(begins="2022-12"))
    freeze(ledger, "2022-12")


def test_the_page_that_a_closed_month_points_to_lends_its_identity(ledger: Ledger) -> None:
    drop = made_honoree("Lê T. Bình")
    closed_award(ledger, drop)
    keep = put_one(ledger, made_honoree())
    stays = merge(ledger, keep, drop)
    assert (stays.id, stays.name) == (drop.id, keep.name)
    with pytest.raises(NotFoundError):
        get(ledger, Honoree, keep.id)


def test_two_pages_with_closed_awards_stay_apart_and_unchanged(ledger: Ledger) -> None:
    keep, drop = made_honoree(), made_honoree("Lê T. Bình")
    closed_award(ledger, keep, drop)
    with pytest.raises(MonthClosedError):
        merge(ledger, keep.model_copy(update={"phone": "1"}), drop)
    assert {page.id: page for page in find(ledger, Honoree)} == {keep.id: keep, drop.id: drop}


def test_service_of_two_pages_is_told_once(ledger: Ledger) -> None:
    early, late = (
        ServicePeriod(served_from=date(year, 1, 1), force="security_team") for year in (2009, 2015)
    )
    keep, drop = made_honoree(services=(late, early)), made_honoree(services=(late,))
    kept(ledger, keep, drop)
    assert merge(ledger, keep, drop).services == (early, late)
