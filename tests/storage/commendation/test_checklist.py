from __future__ import annotations

from datetime import date

from storage.commendation.checklist import Part, checklist, missing_parts, sets, standards
from storage.commendation.rules import rulebook_of
from storage.records import CommendationRule, KeptPaper, Nominee, Proposal, Selection
from tests.conftest import UNIT

TODAY = date(2026, 11, 20)


def proposal(**more: object) -> Proposal:
    said = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
    return Proposal.model_validate({"unit": UNIT} | said | more)


def named(to: Proposal, name: str, **more: object) -> Nominee:
    values = {"unit": UNIT, "proposal": to.id, "subject": "individual", "name": name}
    return Nominee.model_validate(values | more)


def meeting(of: Proposal, voters: int = 9) -> Selection:
    return Selection(unit=UNIT, proposal=of.id, held_on=TODAY, voters=voters)


def parts(
    of: Proposal,
    *nominees: Nominee,
    selection: Selection | None = None,
    kept: tuple[KeptPaper, ...] = (),
    rules: tuple[CommendationRule, ...] = (),
) -> dict[str, Part]:
    found = checklist(rulebook_of(rules, TODAY), of, nominees, selection, kept)
    return {part.code: part for part in found}


def kept(of: Proposal, kind: str, nominee: str | None = None) -> KeptPaper:
    return KeptPaper(
        unit=UNIT,
        proposal=of.id,
        nominee=nominee,
        kind=kind,
        title="Giấy tờ",
        digest="d",
        kept_on=TODAY,
    )


def own(code: str, role: str, text: str, **more: object) -> CommendationRule:
    said = {"unit": UNIT, "code": code, "role": role, "text": text}
    return CommendationRule.model_validate(said | more)


def test_a_common_dossier_has_its_five_parts_in_order() -> None:
    assert list(parts(proposal())) == [
        "doc_submission",
        "doc_roster",
        "doc_merit",
        "doc_minutes",
        "doc_files",
    ]


def test_without_anybody_named_nothing_can_be_printed() -> None:
    found = parts(proposal())
    assert [part.state for part in found.values()] == ["missing"] * 4 + ["by_hand"]
    assert found["doc_submission"].reason == "Chưa ghi tập thể, cá nhân nào được đề nghị."


def test_reports_are_ready_when_everybody_has_an_achievement() -> None:
    asked = proposal()
    done = named(asked, "Trần Văn An", achievement="Bắt trộm")
    without = [named(asked, f"Lê Thị {letter}") for letter in "BCDE"]
    found = parts(asked, done, *without)["doc_merit"]
    assert (found.state, found.copies) == ("missing", 5)
    expected = "Chưa ghi thành tích của Lê Thị B, Lê Thị C, Lê Thị D và 1 trường hợp khác."
    assert found.reason == expected
    assert parts(asked, done)["doc_merit"].state == "ready"
    for result in ("withdrawn", "refused"):
        gone = named(asked, "Lê Thị B", result=result)
        assert parts(asked, done, gone)["doc_merit"].state == "ready"


def test_minutes_are_ready_when_everybody_was_voted_on() -> None:
    asked = proposal()
    voted, unvoted = named(asked, "Trần Văn An", votes=0), named(asked, "Lê Thị Bình")
    assert parts(asked, voted)["doc_minutes"].reason == "Chưa ghi cuộc họp bình xét."
    empty = parts(asked, voted, selection=meeting(asked, 0))["doc_minutes"]
    assert empty.reason == "Chưa ghi số người biểu quyết của cuộc họp."
    some = parts(asked, voted, unvoted, selection=meeting(asked))["doc_minutes"]
    assert (some.state, some.reason) == ("missing", "Chưa ghi số phiếu của Lê Thị Bình.")
    assert parts(asked, voted, selection=meeting(asked))["doc_minutes"].state == "ready"


def test_what_is_ticked_or_kept_is_ready() -> None:
    asked = proposal(dossier=["doc_files", "doc_minutes"])
    found = parts(asked, kept=(kept(asked, "submission"),))
    ready = [part.code for part in found.values() if part.state == "ready"]
    assert ready == ["doc_submission", "doc_minutes", "doc_files"]
    assert [part.code for part in missing_parts([*found.values()])] == ["doc_roster", "doc_merit"]


def test_kept_reports_are_ready_only_when_there_is_one_for_everybody() -> None:
    asked = proposal()
    one, other = named(asked, "Trần Văn An"), named(asked, "Lê Thị Bình")
    half = (kept(asked, "merit", one.id),)
    both = (*half, kept(asked, "merit", other.id))
    assert parts(asked, one, other, kept=half)["doc_merit"].state == "missing"
    assert parts(asked, one, other, kept=both)["doc_merit"].state == "ready"


def test_an_unexpected_merit_asks_for_a_short_report_and_no_minutes() -> None:
    found = parts(proposal(award_type="unexpected"))
    assert "doc_minutes" not in found
    assert "doc_merit" not in found
    assert not found["doc_merit_unexpected"].sure
    assert found["doc_merit_unexpected"].basis == "Luật 06/2022/QH15, Điều 85"


def test_the_medal_asks_for_a_certified_list_and_proof_of_time() -> None:
    found = parts(proposal(form="commemorative_medal", authority="minister"))
    assert list(found) == ["doc_submission", "doc_roster_medal", "doc_tenure", "doc_files"]
    assert found["doc_tenure"].state == "by_hand"


def test_an_authority_may_ask_for_more_for_less_and_for_more_sets() -> None:
    asked = proposal()
    rules = (
        own("xtax", "dossier", "Xác nhận thuế", authorities=["commune_chair"], value="2"),
        own("doc_files", "dossier", "Không cần tệp", value="0"),
        own("xsets", "sets", "03 bộ", authorities=["commune_chair"], value="3"),
    )
    found = parts(asked, rules=rules)
    assert (found["xtax"].copies, found["xtax"].state) == (2, "by_hand")
    assert "doc_files" not in found
    assert sets(rulebook_of(rules, TODAY), asked) == 3
    assert sets(rulebook_of(rules, TODAY), proposal(authority="province_police")) == 1


def test_an_authority_s_own_standard_goes_before_the_neutral_one() -> None:
    text = "Đạt danh hiệu thi đua.\n\nKhông vi phạm."
    province = own("xstandard", "standard", text, authorities=["province_police"])
    book = rulebook_of((province,), TODAY)
    of_province = standards(book, proposal(authority="province_police"))
    assert of_province == ("Đạt danh hiệu thi đua.", "Không vi phạm.")
    assert len(standards(book, proposal())) == 3
