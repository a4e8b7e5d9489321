from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from storage.commendation.money import Reward, reward, rewards, unknown_reward
from storage.commendation.rules import Rulebook, rulebook_of
from storage.records import CommendationRule, Nominee, Proposal
from tests.conftest import UNIT

TODAY, OLD = date(2026, 11, 20), date(2022, 12, 8)
ROUND_DOWN = CommendationRule(
    unit=UNIT, code="rounding_2017", role="rounding", text="Làm tròn xuống", value="down_10000"
)


def given_by(book: Rulebook, authority: str, subject: str, form: str = "certificate") -> Reward:
    found = reward(book, form=form, authority=authority, subject=subject)
    assert found
    return found


def book_of(day: date, *changed: CommendationRule) -> Rulebook:
    return rulebook_of(changed, day)


def proposal(**more: object) -> Proposal:
    said = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
    return Proposal.model_validate({"unit": UNIT} | said | more)


def named(to: Proposal, subject: str, **more: object) -> Nominee:
    values = {"unit": UNIT, "proposal": to.id, "subject": subject, "name": "Trần Văn An"}
    return Nominee.model_validate(values | more)


def test_a_person_gets_702_000_from_the_commune_today() -> None:
    found = given_by(book_of(TODAY), "commune_chair", "individual")
    assert (found.amount, found.rate, found.base_salary) == (702_000, Decimal("0.3"), 2_340_000)
    assert found.words == "0,3 × 2.340.000 đồng"
    assert "Nghị định 152/2025/NĐ-CP, Điều 54" in found.basis


@pytest.mark.parametrize(
    ("subject", "changed", "amount", "words"),
    [
        ("collective", (), 450_000, "0,3 × 1.490.000 đồng, làm tròn lên 10.000 đồng"),
        ("individual", (), 230_000, "0,15 × 1.490.000 đồng, làm tròn lên 10.000 đồng"),
        (
            "individual",
            (ROUND_DOWN,),
            220_000,
            "0,15 × 1.490.000 đồng, làm tròn xuống 10.000 đồng",
        ),
    ],
)
def test_the_old_law_rounds_to_10_000(
    subject: str, changed: tuple[CommendationRule, ...], amount: int, words: str
) -> None:
    found = given_by(book_of(OLD, *changed), "commune_chair", subject)
    assert (found.amount, found.words) == (amount, words)


@pytest.mark.parametrize("day", [OLD, date(2024, 8, 19), TODAY])
@pytest.mark.parametrize("form", ["certificate", "merit_certificate"])
def test_a_collective_gets_twice_the_rate_of_a_person_and_a_household_the_same(
    day: date, form: str
) -> None:
    book = book_of(day)
    rates = {
        subject: given_by(book, "province_chair", subject, form).rate
        for subject in ("individual", "collective", "household")
    }
    assert rates["collective"] == 2 * rates["individual"]
    assert rates["household"] == rates["individual"]


def test_what_was_not_read_in_a_law_is_not_sure() -> None:
    book = book_of(TODAY)
    assert not given_by(book, "commune_chair", "collective").sure
    assert not given_by(book, "minister", "individual", "commemorative_medal").sure


def test_a_rise_of_the_base_salary_counts_from_its_day() -> None:
    risen = CommendationRule(
        unit=UNIT,
        code="base_salary_2024",
        role="base_salary",
        text="Mức lương cơ sở từ 01/7/2026",
        value="2.530.000",
        valid_from=date(2026, 7, 1),
    )
    before, after = (book_of(date(2026, month, day), risen) for month, day in ((6, 30), (7, 1)))
    assert given_by(before, "commune_chair", "individual").amount == 702_000
    assert given_by(after, "commune_chair", "individual").amount == 759_000


def test_nothing_known_is_said_in_words_and_is_no_nought() -> None:
    flag = {"form": "emulation_flag", "authority": "minister", "subject": "collective"}
    assert reward(book_of(TODAY), **flag) is None
    said = unknown_reward(book_of(TODAY), **flag)
    assert "Cờ thi đua của Bộ Công an cho tập thể ngày 20/11/2026" in said
    early = {"form": "certificate", "authority": "commune_chair", "subject": "individual"}
    assert reward(book_of(date(2018, 1, 1)), **early) is None
    assert "mức lương cơ sở ngày 01/01/2018" in unknown_reward(book_of(date(2018, 1, 1)), **early)
    assert unknown_reward(book_of(TODAY), **early) == ""


def test_a_list_is_paid_by_subject_with_its_sum_in_words() -> None:
    asked = proposal()
    people = [named(asked, "individual") for _ in range(6)]
    teams = [named(asked, "collective") for _ in range(5)]
    gone = named(asked, "individual", result="withdrawn")
    found = rewards(book_of(TODAY), asked, [*people, *teams, gone])
    assert [(group.subject, group.count, group.total) for group in found.groups] == [
        ("collective", 5, 7_020_000),
        ("individual", 6, 4_212_000),
    ]
    assert found.total == 11_232_000
    assert found.words == "Mười một triệu hai trăm ba mươi hai nghìn đồng"


def test_a_sum_is_unknown_while_one_part_of_it_is() -> None:
    asked = proposal(form="commemorative_medal", authority="minister")
    found = rewards(book_of(TODAY), asked, [named(asked, "individual"), named(asked, "collective")])
    assert found.of("individual")
    assert found.of("collective") is None
    assert found.total is None
    assert found.words == ""
    assert rewards(book_of(TODAY), asked, []).total is None
