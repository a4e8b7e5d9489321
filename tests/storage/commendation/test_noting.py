"""An activity becomes an achievement with one key: its day and words, and who is likely meant."""

from __future__ import annotations

from storage.commendation.noting import (
    achievement_from,
    achievement_values,
    likely_honorees,
    noted,
)
from storage.ledger import Ledger
from storage.records import Achievement, Honoree
from storage.repository import find
from tests.storage.commendation.of_a_proposal import kept, made_honoree, put_one
from tests.storage.registers import activity, day, hamlet, member, model, team


def test_an_achievement_begins_with_the_day_and_the_words_of_the_activity(ledger: Ledger) -> None:
    done = activity(ledger, "20/11/2022", title="Vây bắt đối tượng.", result="Thu hồi tài sản")
    values = achievement_values(done)
    assert values["text"] == "Vây bắt đối tượng. Thu hồi tài sản"
    assert (values["happened_on"], values["activity"]) == (day("20/11/2022"), done.id)
    page = made_honoree("Tổ 1", subject="collective")
    found = achievement_from(done, page, award_type="unexpected")
    assert (found.name, found.subject, found.honoree) == ("Tổ 1", "collective", page.id)
    assert found.award_type == "unexpected"


def test_likely_are_teams_hamlets_organisations_and_members_in_this_order(ledger: Ledger) -> None:
    run = model(ledger)
    took_part, of_model = team(ledger, name="Tổ 1"), team(ledger, name="Tổ 2", model=run.id)
    team(ledger, name="Tổ 3")
    team(ledger, name="Tổ đã giải thể", model=run.id, ended_on=day("1/1/2022"))
    member(ledger, took_part, "Trần Văn An")
    member(ledger, took_part, "Người đã thôi", left_on=day("1/1/2022"))
    place = hamlet(ledger, "Thôn 1")
    done = activity(
        ledger,
        "20/11/2022",
        teams=(took_part.id,),
        models=(run.id,),
        hamlets=(place.id,),
        hosts=("front",),
        organisations=("front", "women"),
    )
    assert {one.name for one in likely_honorees(ledger, done)[:2]} == {"Tổ 1", of_model.name}
    assert [one.name for one in likely_honorees(ledger, done)[2:]] == [
        "Thôn 1",
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Hội Liên hiệp Phụ nữ",
        "Trần Văn An",
    ]
    assert find(ledger, Honoree) == []


def test_pages_that_are_there_are_offered_and_not_begun_again(ledger: Ledger) -> None:
    of = team(ledger, name="Tổ 1")
    person = member(ledger, of, "Trần Văn An", birth_year=1970)
    renamed = put_one(ledger, made_honoree("Tổ số 1 cũ", subject="collective", team=of.id))
    married = put_one(ledger, made_honoree("Trần Văn An (Tư)", member=person.id))
    known = put_one(ledger, made_honoree("THÔN 1", subject="collective"))
    place = hamlet(ledger, "Thôn 1")
    done = activity(ledger, "20/11/2022", teams=(of.id,), hamlets=(place.id,))
    assert likely_honorees(ledger, done) == [renamed, known, married]


def test_only_the_pages_of_those_who_were_chosen_are_kept(ledger: Ledger) -> None:
    done = activity(ledger, "20/11/2022", title="Tuần tra", organisations=("front", "women"))
    front, _women = likely_honorees(ledger, done)
    page = put_one(ledger, made_honoree())
    kept(ledger, *noted(ledger, done, [front, page]))
    assert {one.name for one in find(ledger, Honoree)} == {front.name, page.name}
    assert {one.honoree for one in find(ledger, Achievement)} == {front.id, page.id}
