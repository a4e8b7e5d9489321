"""Minutes, draft decision, label and checklist say what the books hold of a proposal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from storage.ledger import Ledger
from storage.records import CommendationRule, Nominee, Proposal, Selection
from storage.repository import find, put, remove
from tests.ui.paper.pdf import texts
from tests.ui.paper.proposal_books import TODAY, fill_proposal, reasoned
from ui.paper.as_pdf import printed
from ui.paper.commendation.gather_decision import decision_of, decision_paper_of
from ui.paper.commendation.gather_facts import ProposalFacts, facts_of
from ui.paper.commendation.gather_folder import checklist_of, label_of
from ui.paper.commendation.gather_merit import merit_report
from ui.paper.commendation.gather_minutes import minutes_of, minutes_paper_of
from ui.paper.commendation.gather_submission import (
    proposal_paper_of,
    roster_of,
    submission_dispatch,
    submission_document,
)
from ui.paper.document import Document


def known(ledger: Ledger, proposal: Proposal) -> ProposalFacts:
    return facts_of(ledger, proposal, today=TODAY)


def nominees(ledger: Ledger) -> dict[str, Nominee]:
    return {one.name: one for one in find(ledger, Nominee)}


def said(document: Document) -> str:
    return " ".join(texts(printed(document)))


def test_the_minutes_say_who_met_and_how_they_voted(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    paper = minutes_paper_of(known(ledger, proposal))
    assert paper.attending == ("Đinh Thị Nhung, Chủ tịch Mặt trận xã",)
    assert (paper.held_on, paper.voters, paper.secret) == (date(2022, 12, 12), 9, False)
    assert [one.agreed for one in paper.voted] == [9] * 5 + [8] * 6
    assert "02/BB-CAX" in said(minutes_of(known(ledger, proposal)))


def test_a_warning_passed_over_stands_in_the_minutes_in_words(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    of = nominees(ledger)["Lê Thị Mơ"]
    proposal = reasoned(reasoned(reasoned(proposal, "k13", of), "vote_share"), "own-rule")
    first, second, third = minutes_paper_of(known(ledger, proposal)).overridden
    assert first.rule.startswith("Báo cáo thành tích viết riêng")
    assert (first.whom, first.reason) == ("Lê Thị Mơ", "Đã họp, đã xem")
    assert second.rule.startswith("Số phiếu đồng ý từ tỷ lệ này")
    assert second.whom == "Cả hồ sơ"
    assert third.rule == "own-rule"  # of a newer program: shown as it came


def test_who_withdrew_is_in_the_minutes_that_voted_on_them_and_nowhere_else(
    ledger: Ledger,
) -> None:
    proposal = fill_proposal(ledger)
    gone = nominees(ledger)["Lê Thị Mơ"].model_copy(update={"result": "withdrawn"})
    put(ledger, gone)
    facts = known(ledger, proposal)
    assert "Lê Thị Mơ" in said(minutes_of(facts))
    for made in (submission_document, roster_of, decision_of, label_of, checklist_of):
        assert "Lê Thị Mơ" not in said(made(facts))
    assert "05 tập thể, 05 cá nhân" in said(label_of(facts))


def test_without_a_meeting_the_minutes_are_to_be_filled_in(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    for meeting in find(ledger, Selection):
        remove(ledger, meeting)
    paper = minutes_paper_of(known(ledger, proposal))
    assert (paper.held_on, paper.attending, paper.conclusion) == (None, (), "")
    assert len(paper.voted) == 11
    text = said(minutes_of(known(ledger, proposal)))
    for assumed in ("giơ tay", "phiếu kín", "không.", "Không có ý kiến khác"):
        assert assumed not in text


def test_only_what_a_meeting_chose_is_said_to_be_reviewed(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger, award_type="unexpected")
    assert "đã được bình xét công khai" in said(submission_document(known(ledger, proposal)))
    for meeting in find(ledger, Selection):
        remove(ledger, meeting)
    assert "bình xét công khai" not in said(submission_document(known(ledger, proposal)))


def test_the_draft_decision_is_the_deciding_offices(ledger: Ledger) -> None:
    made = decision_of(known(ledger, fill_proposal(ledger)))
    head = made.dispatch.letterhead
    assert (head.unit_name, head.place, head.symbol) == (
        "Ủy ban nhân dân xã Gia Thắng",
        "Gia Thắng",
        "QĐ-UBND",
    )
    assert (made.dispatch.number, made.dispatch.day, made.dispatch.signer.name) == (None, None, "")
    text = said(made)
    assert "DỰ THẢO" in text
    assert "Công an xã Gia Thắng tại Tờ trình số 05/TTr-CAX ngày 14 tháng 12 năm 2022" in text


@pytest.mark.parametrize(
    ("authority", "addressee", "office", "place"),
    [
        ("district_chair", "Chủ tịch Ủy ban nhân dân huyện Gia Viễn", "huyện Gia Viễn", "Gia Viễn"),
        ("province_police", "Giám đốc Công an tỉnh Ninh Bình", "tỉnh Ninh Bình", "Ninh Bình"),
        ("commune_chair", "Ủy ban nhân dân phường Hoa Lư", "phường Hoa Lư", "Hoa Lư"),
    ],
)
def test_the_office_is_read_from_whom_the_submission_addresses(
    ledger: Ledger, authority: str, addressee: str, office: str, place: str
) -> None:
    proposal = fill_proposal(ledger, authority=authority, addressee=addressee)
    head = decision_of(known(ledger, proposal)).dispatch.letterhead
    assert head.unit_name.endswith(office)
    assert not head.unit_name.startswith(("Chủ tịch", "Giám đốc"))
    assert head.place == place


def test_money_is_that_of_the_day_with_its_sum_in_words(ledger: Ledger) -> None:
    now = date(2025, 8, 1)
    proposal = fill_proposal(ledger, proposed_on=now)
    paper = decision_paper_of(known(ledger, proposal))
    assert (paper.individual_amount, paper.collective_amount) == (702_000, 1_404_000)
    assert paper.total == 5 * 1_404_000 + 6 * 702_000
    assert paper.total_in_words == "Mười một triệu hai trăm ba mươi hai nghìn đồng"


def test_who_was_not_voted_through_is_not_in_the_draft_decision(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    few = nominees(ledger)["Lê Thị Mơ"].model_copy(update={"votes": 4})
    put(ledger, few)
    facts = known(ledger, proposal)
    names = [one.name for one in decision_paper_of(facts).individuals]
    assert "Lê Thị Mơ" not in names
    assert len(names) == 5
    facts = known(ledger, reasoned(proposal, "vote_share", few))
    assert len(decision_paper_of(facts).individuals) == 6


def test_form_numbers_are_printed_only_where_a_rule_of_the_day_names_one(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    person = nominees(ledger)["Lê Thị Mơ"]
    facts = known(ledger, proposal)
    assert (facts.form_number("submission"), facts.form_number("merit", "individual")) == ("", "")
    then = replace_day(ledger, proposal, date(2024, 6, 1))
    assert submission_dispatch(then).marks.form == "Mẫu số 01"
    assert merit_report(then, person).dispatch.marks.form == "Mẫu số 03"
    assert "Mẫu số" not in said(label_of(then)) + said(decision_of(then))


def replace_day(ledger: Ledger, proposal: Proposal, day: date) -> ProposalFacts:
    return known(ledger, proposal.model_copy(update={"proposed_on": day}))


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [("", "TTr-CAX"), ("5", "05/TTr-CAX"), ("12/TTr-CAH", "12/TTr-CAH"), ("nháp", "TTr-CAX")],
)
def test_the_number_is_as_it_was_typed_or_blank(
    ledger: Ledger, typed: str, printed_as: str
) -> None:
    facts = known(ledger, fill_proposal(ledger, number=typed))
    dispatch = submission_dispatch(facts)
    assert dispatch.reference.strip(" \u00a0/") == printed_as
    assert (dispatch.number is None) == (printed_as == "TTr-CAX")


def test_the_submission_encloses_what_the_authority_asks_for(ledger: Ledger) -> None:
    usual = proposal_paper_of(known(ledger, fill_proposal(ledger)))
    assert usual.enclosures[:3] == (
        "Danh sách trích ngang",
        "Báo cáo thành tích của từng tập thể, cá nhân",
        "Biên bản họp bình xét",
    )
    sudden = proposal_paper_of(known(ledger, fill_proposal(ledger, award_type="unexpected")))
    assert "Biên bản họp bình xét" not in sudden.enclosures


def test_several_addressees_are_named_one_by_one(ledger: Ledger) -> None:
    both = "Chủ tịch Ủy ban nhân dân xã Gia Thắng; Phòng Nội vụ"
    paper = proposal_paper_of(known(ledger, fill_proposal(ledger, addressee=both)))
    assert paper.addressees == ("Chủ tịch Ủy ban nhân dân xã Gia Thắng", "Phòng Nội vụ")
    assert paper.award == "Giấy khen của Chủ tịch Ủy ban nhân dân xã Gia Thắng"


def test_a_medals_roster_has_a_place_for_who_confirms(ledger: Ledger) -> None:
    medal = {"form": "commemorative_medal", "authority": "minister"}
    facts = known(ledger, fill_proposal(ledger, **medal))
    assert "XÁC NHẬN CỦA NƠI CÔNG TÁC" in said(roster_of(facts))
    assert "XÁC NHẬN" not in said(roster_of(known(ledger, fill_proposal(ledger))))


def test_words_that_the_unit_gave_its_forms_and_authorities_are_used(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    words = {"unit": ledger.settings.unit, "code": "commune_chair", "role": "authority"}
    put(ledger, CommendationRule(text="Chủ tịch UBND xã mới", forms=("certificate",), **words))
    assert known(ledger, proposal).award == "Giấy khen của Chủ tịch UBND xã mới"


def test_the_label_has_the_submission_once_it_has_a_number(ledger: Ledger) -> None:
    facts = known(ledger, fill_proposal(ledger))
    assert "Tờ trình số 05/TTr-CAX ngày 14 tháng 12 năm 2022" in said(label_of(facts))
    unnumbered = replace(facts.case, proposal=facts.proposal.model_copy(update={"number": ""}))
    assert "Tờ trình số" not in said(label_of(replace(facts, case=unnumbered)))


def test_a_name_without_a_position_has_no_comma_after_it(ledger: Ledger) -> None:
    proposal = fill_proposal(ledger)
    of = nominees(ledger)["Lê Thị Mơ"]
    put(ledger, of.model_copy(update={"position": ""}))
    words = said(submission_document(known(ledger, proposal)))
    assert "Lê Thị Mơ;" in words or "Lê Thị Mơ." in words
    assert ",;" not in words
    assert ",." not in words
