"""What was noted when it happened becomes a proposal: a nominee for each, in the words of then."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from storage.commendation.life import advance
from storage.commendation.nominating import (
    added_to,
    nominee_from_candidate,
    nominee_from_honoree,
    open_achievements,
    proposal_from,
)
from storage.commendation.resting import resting_on
from storage.ledger import Ledger
from storage.records import Achievement, AwardEvent, CommendationRule, Honoree, Nominee
from storage.repository import find
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
from tests.storage.registers import activity, hamlet

EARLIER = date(2022, 3, 2)


def test_several_achievements_of_one_are_one_nominee_told_day_by_day(ledger: Ledger) -> None:
    done = activity(ledger, "20/11/2022")
    noted = [
        made_achievement(activity=done.id),
        made_achievement(happened_on=EARLIER, text="Cứu người đuối nước."),
        made_achievement("Tổ tuần tra", subject="collective", text="Tuần tra 200 ca"),
    ]
    kept(ledger, *noted)
    proposal, records = proposal_from(ledger, noted, occasion="Năm 2022")
    kept(ledger, *records)
    one, team = find(ledger, Nominee, proposal=proposal.id)[::-1]
    if one.subject == "collective":
        one, team = team, one
    assert one.achievement == (
        "- Ngày 02/03/2022: Cứu người đuối nước.\n- Ngày 20/11/2022: Bắt quả tang kẻ trộm"
    )
    assert one.summary == "Cứu người đuối nước; Bắt quả tang kẻ trộm"
    assert set(one.achievements) == {noted[0].id, noted[1].id}
    assert (one.activities, proposal.activities) == ((done.id,), (done.id,))
    assert (proposal.counted_from, proposal.counted_to) == (EARLIER, DAY)
    assert team.achievements == (noted[2].id,)
    assert {page.id for page in find(ledger, Honoree)} == {one.honoree, team.honoree}
    assert {each.honoree for each in find(ledger, Achievement)} == {one.honoree, team.honoree}


def test_what_is_not_said_is_as_in_the_last_proposal_to_that_authority(ledger: Ledger) -> None:
    wanted = {"authority": "province_police", "addressee": "Giám đốc", "bases": "Căn cứ Luật"}
    kept(ledger, made_proposal(award_type="merit", **wanted), made_proposal(addressee="Chủ tịch"))
    like, _records = proposal_from(
        ledger, [made_achievement()], occasion="Năm 2023", authority="province_police"
    )
    assert (like.addressee, like.bases, like.form) == ("Giám đốc", "Căn cứ Luật", "certificate")
    last, _records = proposal_from(ledger, [], occasion="Năm 2023")
    assert (last.authority, last.addressee) == ("commune_chair", "Chủ tịch")
    other, _records = proposal_from(ledger, [], occasion="Năm 2023", authority="minister")
    assert (other.addressee, other.bases) == ("", "Căn cứ Luật Thi đua, khen thưởng")


def test_the_type_is_that_of_most_achievements(ledger: Ledger) -> None:
    kinds = ("unexpected", "unexpected", "theme")
    noted = [made_achievement(award_type=kind) for kind in kinds]
    assert proposal_from(ledger, noted, occasion="Bắt cướp")[0].award_type == "unexpected"


def test_a_summary_that_is_too_long_is_the_shortest_text_or_cut_at_a_word() -> None:
    nominee = made_nominee(made_proposal())
    long, short = made_achievement(text="tuần tra đêm " * 60), made_achievement(text="Ngắn")
    assert resting_on(nominee, [long, short]).summary == "Ngắn"
    cut = resting_on(nominee, [long]).summary
    assert cut.endswith((" đêm…", " tra…", " tuần…"))
    assert len(cut) <= 500
    told = resting_on(nominee, [made_achievement(text="")])
    assert (told.achievement, told.summary) == ("- Ngày 20/11/2022", "")


def test_more_achievements_stand_below_what_was_written(ledger: Ledger) -> None:
    first, second = made_achievement(), made_achievement(text="Hòa giải 3 vụ")
    proposal, records = proposal_from(ledger, [first], occasion="Năm 2022")
    kept(ledger, first, second, *records)
    (nominee,) = find(ledger, Nominee)
    kept(ledger, nominee.model_copy(update={"achievement": "Viết tay", "summary": "Giỏi"}))
    changed, more = added_to(ledger, proposal, [second])
    kept(ledger, *more)
    (after,) = find(ledger, Nominee)
    assert after.achievement == "Viết tay\n- Ngày 20/11/2022: Hòa giải 3 vụ"
    assert (after.id, after.summary, changed.id) == (nominee.id, "Giỏi", proposal.id)
    assert after.achievements == (first.id, second.id)


def test_two_people_of_one_name_that_nobody_told_apart_are_named_without_a_page(
    ledger: Ledger,
) -> None:
    kept(ledger, made_honoree(birth_year=1960), made_honoree(birth_year=1990))
    _proposal, records = proposal_from(ledger, [made_achievement()], occasion="Năm 2022")
    (nominee,) = (each for each in records if isinstance(each, Nominee))
    assert (nominee.name, nominee.honoree) == ("Lê Thị Bình", None)


def test_a_nominee_holds_what_was_given_and_not_cancelled(ledger: Ledger) -> None:
    page, proposal = made_honoree(address="Thôn 1"), made_proposal()
    held, cancelled = (
        made_award(honoree=page.id, decided_on=date(year, 12, 1)) for year in (2019, 2020)
    )
    event = AwardEvent(unit=UNIT, award=cancelled.id, event="cancelled", happened_on=DAY)
    kept(ledger, page, proposal, held, cancelled, event)
    nominee = nominee_from_honoree(ledger, proposal, page)
    assert nominee.held == "Giấy khen của Chủ tịch Ủy ban nhân dân xã năm 2019"
    assert (nominee.address, nominee.honoree) == ("Thôn 1", page.id)


def test_an_authority_that_the_unit_added_is_said_in_its_words(ledger: Ledger) -> None:
    said = {"code": "union-1", "role": "authority", "text": "Liên đoàn Lao động"}
    rule = CommendationRule.model_validate({"unit": UNIT} | said)
    page, proposal = made_honoree(), made_proposal()
    kept(ledger, rule, page, proposal, made_award(honoree=page.id, authority="union-1"))
    nominee = nominee_from_honoree(ledger, proposal, page)
    assert nominee.held == "Giấy khen của Liên đoàn Lao động năm 2022"


def test_a_candidate_is_named_with_its_merit_and_the_page_if_there_is_one(ledger: Ledger) -> None:
    page, proposal = put_one(ledger, made_honoree(position="Trưởng thôn")), made_proposal()
    candidate = made_candidate(merit="Nhiều sáng kiến", hamlet=hamlet(ledger, "Thôn 3").id)
    bare = nominee_from_candidate(ledger, proposal, candidate)
    assert (bare.summary, bare.address, bare.honoree) == ("Nhiều sáng kiến", "Thôn 3", None)
    followed = candidate.model_copy(update={"honoree": page.id})
    known = nominee_from_candidate(ledger, proposal, followed)
    assert (known.summary, known.position) == ("Nhiều sáng kiến", "Trưởng thôn")


def test_an_achievement_is_open_again_when_its_proposal_came_to_nothing(ledger: Ledger) -> None:
    old, new = put_one(ledger, made_achievement(happened_on=EARLIER)), made_achievement()
    kept(ledger, new)
    proposal = put_one(ledger, made_proposal(status="submitted"))
    nominee = put_one(ledger, made_nominee(proposal, achievements=(old.id,)))
    assert open_achievements(ledger) == [new]
    kept(ledger, nominee.model_copy(update={"result": "withdrawn"}))
    assert open_achievements(ledger) == [new, old]
    kept(ledger, nominee, advance(proposal, "refused", DAY, reason="Chưa đủ"))
    assert open_achievements(ledger) == [new, old]
    kept(ledger, advance(proposal, "decided", DAY, paper="1/QĐ"))
    assert open_achievements(ledger) == [new]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 900)), min_size=1, max_size=9))
def test_each_achievement_is_told_once_by_its_own_nominee(done: list[tuple[str, int]]) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        noted = [
            made_achievement(f"Lê Văn {name}", happened_on=date.fromordinal(DAY.toordinal() - ago))
            for name, ago in done
        ]
        kept(ledger, *noted)
        proposal, records = proposal_from(ledger, noted, occasion="Năm 2022")
        kept(ledger, *records)
        assert open_achievements(ledger) == []
        nominees = find(ledger, Nominee, proposal=proposal.id)
        names = {each.id: each.name for each in noted}
        told = [(names[each], one.name) for one in nominees for each in one.achievements]
        assert sorted(told) == sorted((each.name, each.name) for each in noted)
        assert len(nominees) == len({each.name for each in noted})
        days = [each.happened_on for each in noted]
        assert (proposal.counted_from, proposal.counted_to) == (min(days), max(days))
