"""Likenesses between dossiers of several units, sure or perhaps, passed over with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from storage.commendation.doubles import dismiss, dismissed
from storage.records import Award, Honoree, Nominee
from storage.repository import find, put
from tests.storage.commendation.judged import cancelled
from tests.storage.commendation.of_a_proposal import made_award
from tests.sync.proposals import award_of, kept
from tests.sync.reviewed import TEXT, Posts, names_one

NAME = "Hà Văn Đông"


@pytest.fixture
def posts() -> Posts:
    return Posts()


def send_both(posts: Posts, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Send a dossier of each unit."""
    for office, said in ((posts.one, one), (posts.other, other)):
        posts.send(office, names_one(office, **said))


def kinds(posts: Posts) -> list[tuple[str, bool]]:
    return [(one.kind, one.sure) for one in posts.doubles()]


def test_one_person_whom_two_units_propose_is_sure_by_the_year_of_birth(posts: Posts) -> None:
    send_both(posts, {"name": NAME, "born": 1980}, {"name": NAME.upper(), "born": 1980})
    (double,) = posts.doubles()
    assert double.sure
    assert "Công an xã Gia Thắng" in double.words
    assert "Công an xã Gia Vân" in double.words


@pytest.mark.parametrize("born", [None, 1980])
def test_a_namesake_without_a_year_of_birth_is_perhaps_the_same(
    posts: Posts, born: int | None
) -> None:
    send_both(posts, {"name": NAME, "born": None}, {"name": NAME, "born": born})
    assert kinds(posts) == [("person", False)]


def test_a_name_without_its_marks_is_perhaps_the_same(posts: Posts) -> None:
    send_both(posts, {"name": NAME, "born": 1980}, {"name": "Ha Van Dong", "born": 1980})
    assert kinds(posts) == [("person", False)]


def test_other_years_of_birth_are_other_people(posts: Posts) -> None:
    send_both(posts, {"name": NAME, "born": 1980}, {"name": NAME, "born": 1981})
    assert kinds(posts) == []


def test_collectives_of_one_name_are_other_collectives_unless_their_place_is_the_same(
    posts: Posts,
) -> None:
    said = {"name": "Tổ liên gia số 1", "subject": "collective"}
    for office, address in ((posts.one, "Thôn Đông"), (posts.other, "Thôn Tây")):
        written = names_one(office, **said)
        (nominee,) = find(office.ledger, Nominee, proposal=written.id)
        put(office.ledger, nominee.model_copy(update={"address": address}))
        posts.send(office, written)
    assert kinds(posts) == []
    written = names_one(posts.other, **said)
    (nominee,) = find(posts.other.ledger, Nominee, proposal=written.id)
    put(posts.other.ledger, nominee.model_copy(update={"address": "thôn đông"}))
    posts.send(posts.other, written)
    assert kinds(posts) == [("person", True)]


def test_one_unit_that_proposes_somebody_twice_is_told(posts: Posts) -> None:
    for occasion in ("Năm 2022", "Đột xuất"):
        posts.send(posts.one, names_one(posts.one, NAME, occasion, born=1980))
    assert kinds(posts) == []  # two pages: the post itself says that these are two people
    written = names_one(posts.one, NAME, born=1980)
    first = find(posts.one.ledger, Nominee, name=NAME)[0]
    (nominee,) = find(posts.one.ledger, Nominee, proposal=written.id)
    put(posts.one.ledger, nominee.model_copy(update={"honoree": first.honoree, "achievements": ()}))
    posts.send(posts.one, written)
    assert ("person", True) in kinds(posts)


def test_who_was_decided_for_another_occasion_may_be_proposed_again(posts: Posts) -> None:
    old = names_one(posts.one, NAME, "Năm 2021", born=1980)
    posts.send(posts.one, old)
    posts.reply(old)
    posts.send(posts.other, names_one(posts.other, NAME, "Năm 2022", born=1980))
    assert kinds(posts) == []


def test_a_medal_and_a_certificate_for_other_occasions_are_no_double(posts: Posts) -> None:
    send_both(
        posts,
        {"name": NAME, "born": 1980},
        {"name": NAME, "born": 1980, "occasion": "Cống hiến", "form": "commemorative_medal"},
    )
    assert kinds(posts) == []


def test_a_proposal_that_was_refused_does_not_count(posts: Posts) -> None:
    old = names_one(posts.one, NAME, born=1980)
    posts.send(posts.one, old)
    posts.reply(old, status="refused")
    posts.send(posts.other, names_one(posts.other, NAME, born=1980))
    assert kinds(posts) == []


def test_the_same_text_of_two_units_is_told_with_both_places(posts: Posts) -> None:
    send_both(
        posts,
        {"name": NAME, "achievement": TEXT},
        {"name": "Lê Thị Tư", "achievement": TEXT.replace("thôn", "xóm")},
    )
    (double,) = posts.doubles()
    assert double.kind == "text"
    assert NAME in double.words
    assert "Lê Thị Tư" in double.words
    assert "%" in double.words


def test_a_medal_that_somebody_holds_is_not_given_again(posts: Posts) -> None:
    written = names_one(posts.one, NAME, form="commemorative_medal", born=1980)
    (nominee,) = find(posts.one.ledger, Nominee, proposal=written.id)
    kept(
        posts.one,
        Award,
        decided_on=date(2019, 7, 1),
        number="5/QĐ",
        form="commemorative_medal",
        authority="minister",
        subject="individual",
        name=NAME,
        occasion="Năm 2019",
        honoree=nominee.honoree,
    )
    posts.send(posts.one, written)
    assert posts.doubles() == []  # the medal has been given once only since 2025
    (double,) = posts.doubles(date(2026, 1, 1))
    assert (double.kind, double.sure) == ("medal", True)
    assert "5/QĐ" in double.words


def test_a_medal_that_another_unit_was_given_is_told(posts: Posts) -> None:
    medal: dict[str, Any] = {"form": "commemorative_medal", "born": 1980}
    first = names_one(posts.one, NAME, "Năm 2021", **medal)
    posts.send(posts.one, first)
    posts.reply(first, number="8/QĐ")
    posts.send(posts.other, names_one(posts.other, NAME, **medal))
    found = [one for one in posts.doubles(date(2026, 1, 1)) if one.kind == "medal"]
    assert [one.sure for one in found] == [True]
    assert "đã được tặng ở" in found[0].words


@pytest.mark.parametrize("taken_back", [True, False])
def test_an_award_that_the_register_here_has_under_the_name_is_told_unless_taken_back(
    posts: Posts,
    taken_back: bool,  # noqa: FBT001  # of the parameters
) -> None:
    posts.send(posts.one, names_one(posts.one, NAME))
    named = made_award(NAME.upper(), unit=posts.superior.unit, occasion="năm 2022")
    put(posts.superior.ledger, named)
    if taken_back:
        put(posts.superior.ledger, cancelled(named))
    assert kinds(posts) == ([] if taken_back else [("award", False)])


def test_an_award_for_the_same_occasion_is_told(posts: Posts) -> None:
    written = names_one(posts.one, NAME)
    (nominee,) = find(posts.one.ledger, Nominee, proposal=written.id)
    who = kept_page(posts, nominee)
    award_of(posts.one, who, occasion="NĂM 2022", number="8/QĐ")
    posts.send(posts.one, written)
    (double,) = posts.doubles()
    assert (double.kind, double.sure) == ("award", True)


def kept_page(posts: Posts, nominee: Nominee) -> Honoree:
    return find(posts.one.ledger, Honoree, id=nominee.honoree)[0]


def test_nameless_awards_of_the_units_months_are_told_for_the_whole_dossier(posts: Posts) -> None:
    written = names_one(posts.one, NAME)
    posts.send(posts.one, written)
    put(
        posts.superior.ledger,
        Award(
            unit=posts.one.unit,
            decided_on=date(2022, 12, 1),
            number="8/QĐ",
            form="certificate",
            authority="commune_chair",
            subject="individual",
            occasion="Năm 2022",
        ),
    )
    (double,) = posts.doubles()
    assert (double.kind, double.sure, double.nominee) == ("award", False, None)
    posts.reply(written, number="8/QĐ")  # it is the very award that this dossier asked for
    assert posts.doubles() == []


def test_what_was_passed_over_keeps_its_reason_and_comes_last(posts: Posts) -> None:
    send_both(posts, {"name": NAME, "born": 1980}, {"name": NAME, "born": 1980})
    send_both(posts, {"name": "Lê Thị Tư"}, {"name": "Lê Thị Tư"})
    double = posts.doubles()[0]
    dismiss(posts.superior.ledger, double, "  Hai người khác nhau ")
    first, second = posts.doubles()
    assert (first.reason, second.reason) == ("", "Hai người khác nhau")
    assert second.key == double.key
    dismiss(posts.superior.ledger, double, "")
    assert dismissed(posts.superior.ledger)[double.key] == ""
