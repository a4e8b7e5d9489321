"""The awards that four reviews reported print as the proposals they came from, and stay sums."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from desktop.compose import proposed_settings
from desktop.demo.plan import commended
from desktop.demo.review_papers import awards_paper, certificates_of, proposal_papers
from desktop.demo.reviews import REVIEWS, keep_review, review
from storage.commendation.award_register import award_table
from storage.commendation.case import case_of
from storage.commendation.findings import blocking, findings
from storage.ledger import Ledger
from storage.records import Award, Nominee, Proposal
from storage.repository import find
from storage.steps import drain
from tests.ui.paper.pdf import texts
from ui.paper.certificates import certificates_pdf, in_order, proof_pdf, templates_for
from ui.paper.checker import check_paper
from ui.paper.writing import counted

SEEDS = {str(seed["fact"]): seed for seed in commended()["seed"]}
REPORTED = {"S000-20": (25, 28), "S003-12": (5, 6), "S004-08": (11, 18), "S004-09": (25, 18)}
FOUR = (
    "Bộ trưởng Bộ Công an, Chủ tịch Ủy ban nhân dân tỉnh, Giám đốc Công an tỉnh, "
    "Chủ tịch Ủy ban nhân dân huyện"
)
UNSPLIT = "S003-12"


@contextmanager
def books(name: str) -> Iterator[tuple[Ledger, dict[str, Proposal]]]:
    """Open books with one review and the proposals of its awards."""
    with Ledger() as ledger:
        ledger.keep_settings(proposed_settings(review(name).unit, "superior"))
        yield ledger, keep_review(ledger, name)


@contextmanager
def proposed(fact: str) -> Iterator[tuple[Ledger, Proposal, dict[str, Any]]]:
    seed = SEEDS[fact]
    with books(seed["review"]) as (ledger, proposals):
        yield ledger, proposals[fact], seed


def printed(fact: str) -> dict[str, str]:
    """Print the papers of a proposal, each held to the decree, and return their words."""
    with proposed(fact) as (ledger, proposal, seed):
        papers = proposal_papers(ledger, proposal, seed)
    for name, pdf in papers.items():
        assert check_paper(pdf) == [], name
    return {name[3:-4]: " ".join(" ".join(texts(pdf)).split()) for name, pdf in papers.items()}


def test_the_proposals_are_those_of_the_reported_awards() -> None:
    said = {fact: (one["collectives"], one["individuals"]) for fact, one in SEEDS.items()}
    assert said == REPORTED
    assert [sum(each) for each in zip(*said.values(), strict=True)] == [66, 70]


@pytest.mark.parametrize("fact", sorted(REPORTED))
def test_the_papers_of_a_proposal_count_what_was_reported(fact: str) -> None:
    collectives, individuals = REPORTED[fact]
    whom = f"{counted(collectives)} tập thể, {counted(individuals)} cá nhân"
    papers = printed(fact)
    assert f"cho {whom} đã có thành tích" in papers["to-trinh"]
    for paper in ("to-trinh", "danh-sach-trich-ngang"):
        for head in (f"Tập thể: {counted(collectives)}", f"Cá nhân: {counted(individuals)}"):
            assert head in papers[paper]
    assert f"Danh sách này có {whom}" in papers["danh-sach-trich-ngang"]
    minutes = papers["bien-ban-hop-binh-xet"]
    assert f"khen thưởng {whom}." in minutes
    assert minutes.count(" Tập thể ") == collectives
    assert minutes.count(" Cá nhân ") == individuals


@pytest.mark.parametrize("fact", sorted(REPORTED.keys() - {UNSPLIT}))
def test_the_draft_decision_names_all_of_them_and_pays_each(fact: str) -> None:
    collectives, individuals = REPORTED[fact]
    decision = printed(fact)["du-thao-quyet-dinh"]
    assert f"cho {collectives} tập thể, {individuals} cá nhân đã có thành tích" in decision
    assert f"- {collectives} tập thể, mỗi tập thể " in decision
    assert f"- {individuals} cá nhân, mỗi cá nhân " in decision
    assert f"Tập thể: {collectives}" in decision
    assert f"Cá nhân: {individuals}" in decision


def test_what_four_authorities_gave_is_asked_of_all_four_and_decided_by_none_alone() -> None:
    papers = printed(UNSPLIT)
    assert "du-thao-quyet-dinh" not in papers
    assert f"Bằng khen, Giấy khen (chưa tách) của {FOUR} cho 05 tập thể" in papers["to-trinh"]


@pytest.mark.parametrize("name", REVIEWS)
def test_a_proposal_adds_no_award_to_what_was_reported(name: str) -> None:
    told = sorted(one.id for one in review(name).records if isinstance(one, Award))
    with books(name) as (ledger, proposals):
        assert sorted(one.id for one in find(ledger, Award)) == told
        total = award_table(ledger, 2013, 2023, "authority").total.tallies
        counts = [0, 0]
        for fact in proposals:
            counts = [sum(pair) for pair in zip(counts, REPORTED[fact], strict=True)]
        assert [total[who].exact for who in ("collective", "individual")] == counts


def test_nobody_is_named_twice() -> None:
    names: list[str] = []
    for name in REVIEWS:
        with books(name) as (ledger, _proposals):
            names += [one.name for one in find(ledger, Nominee)]
    assert len(set(names)) == len(names) == 66 + 70


@pytest.mark.parametrize("fact", sorted(REPORTED))
def test_only_what_is_not_split_is_stopped_by_a_rule(fact: str) -> None:
    with proposed(fact) as (ledger, proposal, _seed):
        found = blocking(findings(case_of(ledger, proposal)))
    stops = {one.rule for one in found if one.level == "block"}
    assert stops == ({"k9"} if fact == UNSPLIT else set())


def test_53_giay_khen_of_thanh_tri_print_in_order_with_their_proof_sheet() -> None:
    with proposed("S000-20") as (ledger, proposal, seed):
        template = templates_for(ledger, proposal.form, proposal.authority)[0]
        sheets = certificates_of(ledger, proposal, seed)
        pages = texts(drain(certificates_pdf(template, sheets)))
        proof = " ".join(" ".join(texts(proof_pdf(template, sheets))).split())
    assert len(pages) == 53
    assert sheets == in_order(sheets)
    assert [one.subject for one in sheets] == ["collective"] * 25 + ["individual"] * 28
    for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True), start=1):
        words = " ".join(page.split())
        assert sheet.name in words
        assert f"Số sổ vàng: {number}" in words
        assert sheet.name in proof
        assert "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN THANH TRÌ" in words


def test_bieu_08_over_all_reviews_prints_66_and_70_with_four_authorities_in_one_row() -> None:
    pdf = awards_paper()
    assert check_paper(pdf) == []
    words = " ".join(" ".join(texts(pdf)).split())
    for row in (
        "Giấy khen Giám đốc Công an tỉnh 25 18",
        "Giấy khen Chủ tịch Ủy ban nhân dân huyện 25 28",
        "Cộng 66; chưa nêu số lượng 70; chưa nêu số lượng",
    ):
        assert row in words
    assert words.count("Bộ trưởng Bộ Công an") == 1
