"""What papers say is what the ledger holds: whom a proposal names, how the frame is set."""

from __future__ import annotations

from datetime import date

from storage.ledger import Ledger
from storage.records import Award, CommendationRule
from storage.report_period import month_period
from storage.repository import put
from tests.conftest import post_settings
from tests.storage.registers import nominee, proposal
from ui.paper.commendation.gather_facts import facts_of
from ui.paper.commendation.gather_merit import merit_of
from ui.paper.commendation.gather_submission import proposal_paper_of
from ui.paper.gather import dispatch_of, nominees_of
from ui.paper.merit import CollectiveMerit, IndividualMerit
from ui.paper.reports.award_grids import awards_grid
from ui.paper.reports.facts import facts_of as figures_of


def test_a_proposal_names_collectives_households_and_people_apart(ledger: Ledger) -> None:
    asked = proposal(ledger).model_copy(
        update={
            "addressee": "Chủ tịch UBND xã",
            "bases": "Căn cứ Luật Thi đua, khen thưởng;\n \nCăn cứ Biên bản số 02",
        }
    )
    put(ledger, asked)
    nominee(ledger, asked, name="Trần Văn Bảy", birth_year=1961, sex="male", served_since=2015)
    nominee(ledger, asked, name="Lê Thị An", held="Giấy khen năm 2020\n\n Bằng khen năm 2021 ")
    nominee(ledger, asked, subject="household", name="Hộ ông Sáu", address="Thôn 2")
    nominee(ledger, asked, subject="collective", name="Tổ 3", summary="Dập tắt 02 đám cháy")
    paper = proposal_paper_of(facts_of(ledger, asked))
    assert [each.name for each in paper.collectives] == ["Tổ 3"]
    assert paper.collectives[0].achievement == "Dập tắt 02 đám cháy"
    assert [(each.name, each.address) for each in paper.households] == [("Hộ ông Sáu", "Thôn 2")]
    an, bay = paper.individuals
    assert (an.name, an.born, an.serving) == ("Lê Thị An", "", "")
    assert an.held == "Giấy khen năm 2020; Bằng khen năm 2021"
    assert (bay.born, bay.sex, bay.serving) == ("1961", "Nam", "từ năm 2015")
    assert paper.award == f"{bay.award} của Chủ tịch UBND xã"
    assert paper.addressees == ("Chủ tịch UBND xã",)
    assert len(paper.grounds) == 2
    order = ["Tổ 3", "Hộ ông Sáu", "Lê Thị An", "Trần Văn Bảy"]
    assert [each.name for each in nominees_of(ledger, asked)] == order


def test_a_report_of_merit_is_that_of_a_person_or_of_a_collective(ledger: Ledger) -> None:
    asked = proposal(ledger)
    person = nominee(ledger, asked, sex="female", summary="Hòa giải 07 vụ", held="Giấy khen\n")
    group = nominee(ledger, asked, subject="collective", name="Tổ 3", achievement="Nhiều việc")
    facts = facts_of(ledger, asked)
    told, other = merit_of(facts, person), merit_of(facts, group)
    assert isinstance(told, IndividualMerit)
    assert isinstance(other, CollectiveMerit)
    assert (told.sex, told.results, told.held) == ("Nữ", "Hòa giải 07 vụ", ("Giấy khen",))
    assert (other.name, other.results) == ("Tổ 3", "Nhiều việc")
    assert told.award == other.award


def test_an_authority_that_the_unit_added_is_named_on_every_paper(ledger: Ledger) -> None:
    added = CommendationRule(
        unit=ledger.settings.unit,
        code="hoi-nong-dan",
        role="authority",
        text="Hội Nông dân tỉnh",
        forms=("certificate",),
    )
    put(ledger, added)
    asked = proposal(ledger).model_copy(update={"authority": "hoi-nong-dan", "form": "certificate"})
    named = nominee(ledger, asked)
    facts = facts_of(ledger, asked)
    paper, told = proposal_paper_of(facts), merit_of(facts, named)
    assert paper.addressees == ("Hội Nông dân tỉnh",)
    assert paper.award == told.award == "Giấy khen của Hội Nông dân tỉnh"
    decided = Award(
        unit=ledger.settings.unit,
        decided_on=date(2022, 12, 1),
        form="certificate",
        authority="hoi-nong-dan",
        subject="individual",
        occasion="Tổng kết",
    )
    put(ledger, decided)
    rows = awards_grid(figures_of(ledger, month_period("2022-12"))).rows
    assert rows[0][1:3] == ("Giấy khen", "Hội Nông dân tỉnh")


def test_the_rank_and_the_mark_of_practice_stand_where_they_are_set() -> None:
    settings = post_settings(
        signer_title="KT. TRƯỞNG CÔNG AN XÃ\nPHÓ TRƯỞNG", signer_rank="Đại úy", symbol="CAX"
    )
    plain = dispatch_of(settings, "BC", number=5)
    assert plain.signer.lines == ("KT. TRƯỞNG CÔNG AN XÃ", "PHÓ TRƯỞNG")
    assert (plain.signer.rank, plain.marks.practice, plain.reference) == ("", False, "05/BC-CAX")
    told = settings.model_copy(update={"show_rank": True, "sample": True, "recipients": "UBND xã"})
    set_so = dispatch_of(told, "TTr")
    assert (set_so.signer.rank, set_so.marks.practice) == ("Đại úy", True)
    assert set_so.recipients == ("UBND xã",)
