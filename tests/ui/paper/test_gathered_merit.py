"""A report of merit fills from the register: awards held, years, what a page says apart."""

from __future__ import annotations

import pytest

from storage.ledger import Ledger
from storage.records import AwardEvent, Honoree, Nominee, Proposal
from storage.repository import find, put
from tests.storage.commendation.of_a_proposal import kept, made_award
from tests.storage.registers import activity, day
from tests.ui.paper.proposal_books import (
    TODAY,
    fill_proposal,
    put_awards,
    put_deeds,
    put_page,
    put_team,
)
from ui.paper.commendation.gather_facts import facts_of
from ui.paper.commendation.gather_merit import merit_of
from ui.paper.commendation.gather_submission import proposal_paper_of
from ui.paper.merit import CollectiveMerit, IndividualMerit, Merit


def named(ledger: Ledger, proposal: Proposal, name: str) -> Nominee:
    return find(ledger, Nominee, proposal=proposal.id, name=name)[0]


def told(ledger: Ledger, proposal: Proposal, nominee: Nominee) -> Merit:
    return merit_of(facts_of(ledger, proposal, today=TODAY), nominee)


def test_awards_come_from_the_register_with_number_day_and_authority(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    page, nominee = put_page(ledger, named(ledger, proposal, "Phạm Thị Ngoan"))
    put_awards(ledger, page)
    merit = told(ledger, proposal, nominee)
    first, theme = merit.awards_held  # the one decided after the proposal is not there
    assert (first.year, first.form) == (2020, "Giấy khen")
    assert first.decision == "Số 12/QĐ-UBND, ngày 05/02/2020, Chủ tịch Ủy ban nhân dân xã"
    assert (theme.year, theme.form) == (2021, "Giấy khen")
    assert merit.held == ("Giấy khen năm 2019",)  # typed, and not in the register


def test_an_award_that_does_not_count_further_is_marked(ledger: Ledger) -> None:
    higher = {"form": "merit_certificate", "authority": "province_chair"}
    proposal = fill_proposal(ledger, **higher)
    page, nominee = put_page(ledger, named(ledger, proposal, "Phạm Thị Ngoan"))
    put_awards(ledger, page)
    forms = [one.form for one in told(ledger, proposal, nominee).awards_held]
    assert forms == ["Giấy khen", "Giấy khen (khen chuyên đề, không tính)"]


def test_a_cancelled_award_is_not_held_even_where_its_line_was_typed(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    nominee = named(ledger, proposal, "Phạm Thị Ngoan")
    line = "Giấy khen của Chủ tịch Ủy ban nhân dân xã năm 2020 (Quyết định số 8 ngày 05/02/2020)"
    page, nominee = put_page(ledger, nominee.model_copy(update={"held": line}))
    given = made_award(nominee.name, decided_on=day("5/2/2020"), number="8", honoree=page.id)
    values = {"award": given.id, "event": "cancelled", "paper": "9", "reason": "Khai sai"}
    off = AwardEvent(unit=given.unit, happened_on=day("1/3/2021"), **values)
    kept(ledger, given)
    assert told(ledger, proposal, nominee).held == ()
    assert len(told(ledger, proposal, nominee).awards_held) == 1
    put(ledger, off)
    merit = told(ledger, proposal, nominee)
    assert (merit.awards_held, merit.held) == ((), ())


def test_a_title_of_emulation_stands_in_the_table_of_titles(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    page, nominee = put_page(ledger, named(ledger, proposal, "Tổ 1"))
    flag = {"form": "emulation_flag", "authority": "minister", "subject": "collective"}
    kept(ledger, made_award("Tổ 1", decided_on=day("5/2/2020"), honoree=page.id, **flag))
    merit = told(ledger, proposal, nominee)
    assert (len(merit.titles_held), merit.awards_held) == (1, ())


def test_a_namesake_without_a_year_of_birth_lends_no_award(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    kept(ledger, made_award("Phạm Thị Ngoan", decided_on=day("5/2/2020")))
    nominee = named(ledger, proposal, "Phạm Thị Ngoan")
    assert told(ledger, proposal, nominee).awards_held == ()


def test_results_are_counted_by_report_year_from_the_activities_behind(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    nominee = put_deeds(ledger, named(ledger, proposal, "Phạm Thị Ngoan"))
    merit = told(ledger, proposal, nominee)
    assert merit.years == (2022,)
    said = {one.name: (one.unit, one.values) for one in merit.targets}
    assert said == {
        "Tuyên truyền": ("hoạt động", (1,)),
        "Tuyên truyền: số buổi": ("buổi", (2,)),
        "Tuyên truyền: lượt người dự": ("lượt người", (120,)),
        "Phát thanh": ("hoạt động", (1,)),
        "Phát thanh: số lượt phát": ("lượt", (15,)),
    }


def test_a_rough_number_stays_rough_in_the_table(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    rough = {"measures": {"sessions": 50}, "precision": "at_least"}
    done = activity(ledger, "5/3/2022", "propaganda", **rough)
    nominee = named(ledger, proposal, "Lê Thị Mơ").model_copy(update={"activities": (done.id,)})
    put(ledger, nominee)
    values = [one.values for one in told(ledger, proposal, nominee).targets]
    assert values == [(1,), ("hơn 50",)]


def test_a_team_is_told_with_what_it_did_in_the_counted_time(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    nominee = put_team(ledger, named(ledger, proposal, "Tổ 1"))
    merit = told(ledger, proposal, nominee)
    assert [(one.name, one.values) for one in merit.targets] == [
        ("Tuần tra", (3,)),
        ("Tuần tra: ca tuần tra", (12,)),
    ]
    assert told(ledger, proposal, named(ledger, proposal, "Tổ 2")).targets == ()


def test_a_member_is_not_told_with_what_the_team_did(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    of = put_team(ledger, named(ledger, proposal, "Tổ 1"))
    team_page = find(ledger, Honoree, id=of.honoree)[0]
    _page, member = put_page(
        ledger, named(ledger, proposal, "Nguyễn Văn Thịnh"), team=team_page.team
    )
    assert told(ledger, proposal, member).targets == ()


@pytest.mark.parametrize("changed", [False, True])
def test_what_the_page_says_apart_stays_apart_until_it_is_changed(
    ledger: Ledger, *, changed: bool
) -> None:
    proposal = fill_proposal(ledger)
    of = named(ledger, proposal, "Tổ 1")
    text = "Lập năm 2018\nCó 09 người\nTuần tra, hòa giải"
    of = of.model_copy(update={"features": "Viết lại" if changed else text})
    parts = {"founding": "Lập năm 2018", "features": "Có 09 người"}
    _page, nominee = put_page(ledger, of, duties="Tuần tra, hòa giải", phone="0912", **parts)
    merit = told(ledger, proposal, nominee)
    assert isinstance(merit, CollectiveMerit)
    apart = (
        ("", "Viết lại", "") if changed else ("Lập năm 2018", "Có 09 người", "Tuần tra, hòa giải")
    )
    assert (merit.founding, merit.features, merit.duties) == apart
    assert merit.phone == "0912"


def test_a_person_is_introduced_with_what_only_the_page_knows(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    of = named(ledger, proposal, "Hoàng Thị Lụa").model_copy(update={"birth_year": None})
    _page, nominee = put_page(ledger, of, alias="Cô Lụa", schooling="12/12", birth_year=1985)
    merit = told(ledger, proposal, nominee)
    assert isinstance(merit, IndividualMerit)
    assert (merit.alias, merit.schooling, merit.born) == ("Cô Lụa", "12/12", "1985")
    person = proposal_paper_of(facts_of(ledger, proposal, today=TODAY)).individuals
    assert next(one.born for one in person if one.name == nominee.name) == "1985"


def test_a_theme_is_named_with_its_time(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger, award_type="theme")
    merit = told(ledger, proposal, named(ledger, proposal, "Tổ 1"))
    assert (merit.theme, merit.period) == (
        "Phong trào năm 2022",
        "từ ngày 15/12/2021 đến ngày 14/12/2022",
    )
