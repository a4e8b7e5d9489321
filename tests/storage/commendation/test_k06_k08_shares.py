"""K6 and K8: the share of women, and of people in direct work, are shown and stop nothing."""

from __future__ import annotations

from typing import Any

from storage.records import Nominee
from tests.storage.commendation.judged import found, good_case, good_nominee
from tests.storage.commendation.of_a_proposal import made_honoree, made_proposal

OF = made_proposal()
WOMAN = good_nominee(OF, "Lê Thị Bình", sex="female", votes=7)


def man(votes: int | None = 7, sex: str | None = "male") -> Nominee:
    return good_nominee(OF, "Trần Văn Cường", sex=sex, votes=votes)


def words(*nominees: Nominee, rule: str = "k6", **more: Any) -> list[str]:
    notes = found(good_case(OF, *nominees, **more), rule)
    assert {finding.level for finding in notes} <= {"note"}
    return [finding.words for finding in notes]


def test_the_share_of_women_is_of_people_only() -> None:
    team = good_nominee(OF, "Tổ tự quản", subject="collective", sex=None)
    assert words(WOMAN, man(5), man(6), team) == ["Nữ: 1/3 cá nhân (33%)."]
    assert words(team) == []


def test_whose_sex_is_not_written_is_counted_apart_and_the_page_may_tell() -> None:
    assert words(man(sex=None)) == ["Nữ: 0/1 cá nhân (0%). Còn 1 người chưa ghi giới tính."]
    page = made_honoree(sex="female")
    known = good_nominee(OF, sex=None, honoree=page.id)
    assert words(known, honorees={page.id: page}) == ["Nữ: 1/1 cá nhân (100%)."]


def test_equal_votes_of_a_woman_and_a_man_are_told() -> None:
    (_, tie) = words(WOMAN, man(7))
    assert tie == ("Bằng phiếu nhau (7): «Lê Thị Bình», «Trần Văn Cường». Như nhau thì ưu tiên nữ.")


def test_other_votes_are_no_tie() -> None:
    everybody = WOMAN.model_copy(update={"votes": 9})
    assert len(words(WOMAN, man(8))) == 1
    assert len(words(everybody, man(9))) == 1  # all voted for both: nothing is to choose
    assert len(words(man(7), man(7))) == 1
    assert len(words(WOMAN.model_copy(update={"votes": None}), man(None))) == 1


def test_who_works_directly_and_where_it_is_hard_is_shown() -> None:
    direct = good_nominee(OF, direct=True, area="border")
    household = good_nominee(OF, "Hộ ông Dũng", subject="household", area="hard")
    (note,) = words(direct, man(), household, rule="k8")
    assert note == (
        "Trực tiếp làm nhiệm vụ: 1/2 cá nhân (50%); ở địa bàn khó khăn, biên giới, hải đảo: "
        "2 trường hợp."
    )
    assert words(household, rule="k8") == []
