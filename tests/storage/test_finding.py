"""One search over everything finds what is there, and only that, whatever is typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.adoption import adopt
from storage.cards import SOUGHT_KINDS, fill_cards
from storage.driver import Database, connect
from storage.finding import MONTH, MOST, seek, seek_inside
from storage.ledger import Ledger
from storage.listing import list_all
from storage.migrations import LEDGER
from storage.months import freeze
from storage.records import (
    KIND_NAMED,
    KINDS,
    Activity,
    Award,
    Hamlet,
    SecurityModel,
    Team,
    fields_of,
)
from storage.repository import put, remove, row_of
from storage.triggers import drop_triggers, ensure_triggers
from tests.conftest import UNIT, post_settings
from tests.storage.found import TODAY, activity, found, hits, member
from tests.storage.registers import hamlet, model
from tests.strategies import texts

POST = "ninh-binh/gia-vien/gia-lac"
KEY = bytes(range(32))


@pytest.mark.parametrize("typed", ["đường hoà", "duong hoa", "DUONG  HÒA", "hoa duong", "duo ho"])
def test_marks_capitals_and_order_do_not_matter(ledger: Ledger, typed: str) -> None:
    activity(ledger, "Đoạn đường hoà bình")
    assert found(ledger, typed) == ["Đoạn đường hoà bình"]


def test_whole_words_come_before_beginnings_and_these_before_insides(ledger: Ledger) -> None:
    for title in ("Karaoke", "Oker một", "Oke hai"):
        activity(ledger, title)
    assert found(ledger, "oke") == ["Oke hai", "Oker một", "Karaoke"]


def test_a_name_comes_before_a_word_beside_it(ledger: Ledger) -> None:
    activity(ledger, "Ra mắt camera", on="2021-01-01")
    activity(ledger, "Họp tổ", result="Thống nhất lắp camera")
    assert found(ledger, "camera") == ["Ra mắt camera", "Họp tổ"]


def test_the_newest_activities_come_first_however_they_were_entered(ledger: Ledger) -> None:
    for day in ("2015-03-02", "2022-11-30", "2013-01-01", "2019-06-15"):
        activity(ledger, f"Tuần tra {day}", on=day)
    newest = hits(seek(ledger, "tuan tra", TODAY, few=3))
    assert [hit.title for hit in newest] == [
        "Tuần tra 2022-11-30",
        "Tuần tra 2019-06-15",
        "Tuần tra 2015-03-02",
    ]


def test_people_are_in_the_order_of_their_given_names(ledger: Ledger) -> None:
    team = member(ledger, "Nguyễn Văn Yên").team
    of = Team(unit=UNIT, id=team, name="Tổ hòa giải", form="mediation")
    for name in ("Nguyễn Thị Ân", "Nguyễn Văn Bình"):
        member(ledger, name, of)
    assert found(ledger, "nguyen") == ["Nguyễn Thị Ân", "Nguyễn Văn Bình", "Nguyễn Văn Yên"]


def test_the_end_of_a_telephone_number_finds_its_owner(ledger: Ledger) -> None:
    member(ledger, "Nguyễn Thị Lan", phone="0912345678")
    assert found(ledger, "45678") == ["Nguyễn Thị Lan"]


def test_a_number_of_a_paper_is_found_by_its_parts(ledger: Ledger) -> None:
    model(ledger, name="Tổ liên gia", decision_paper="123/QĐ-UBND")
    assert found(ledger, "123/QĐ-UBND") == found(ledger, "qd 123") == ["Tổ liên gia"]


def test_an_activity_is_found_by_its_kind_its_day_and_what_it_belongs_to(ledger: Ledger) -> None:
    where, what = hamlet(ledger, "Thôn Đoài"), model(ledger, name="Zalo an ninh")
    activity(ledger, "Họp dân", hamlets=(where.id,), models=(what.id,))
    for typed in ("hop doai", "hop zalo", "hop 12/2022", "hop noi chuyen"):
        assert found(ledger, typed) == ["Họp dân"]
    (hit,) = hits(seek(ledger, "hop doai", TODAY))
    assert hit.said == "Nói chuyện chuyên đề · 01/12/2022 · Thôn Đoài"


def test_a_renamed_hamlet_is_found_by_its_new_name_alone(ledger: Ledger) -> None:
    where = hamlet(ledger, "Thôn Đoài")
    activity(ledger, "Họp dân", hamlets=(where.id,))
    put(ledger, where.model_copy(update={"name": "Thôn Trung"}))
    assert found(ledger, "hop trung") == ["Họp dân"]
    assert found(ledger, "doai") == []


def test_what_was_changed_or_taken_out_is_not_found_as_it_was(ledger: Ledger) -> None:
    first = activity(ledger, "Tuần tra đêm")
    changed = first.model_copy(update={"title": "Họp dân", "happened_on": date(2022, 11, 1)})
    put(ledger, changed)
    assert (found(ledger, "tuan tra"), found(ledger, "hop")) == ([], ["Họp dân"])
    remove(ledger, changed)
    assert found(ledger, "hop") == []


def test_what_is_rolled_back_is_not_found(ledger: Ledger) -> None:
    ledger.connection.execute("BEGIN IMMEDIATE")
    activity(ledger, "Tuần tra đêm")
    ledger.connection.rollback()
    assert found(ledger, "tuan tra") == []


def test_more_than_the_best_few_are_counted(ledger: Ledger) -> None:
    for number in range(7):
        hamlet(ledger, f"Thôn {number}")
    (group,) = seek(ledger, "thon", TODAY, few=5)
    assert (len(group.hits), group.more, group.many) == (5, 2, False)
    (whole,) = seek(ledger, "thon", TODAY, few=50, only=Hamlet.KIND)
    assert [hit.title for hit in whole.hits] == [f"Thôn {number}" for number in range(7)]
    assert seek(ledger, "thon", TODAY, only=Team.KIND) == []


def test_beyond_the_most_that_is_counted_the_group_says_so(ledger: Ledger) -> None:
    with ledger.change():
        for number in range(MOST + 2):
            hamlet(ledger, f"Thôn {number}")
    (group,) = seek(ledger, "thon", TODAY, few=5)
    assert (group.more, group.many) == (MOST - 5, True)


def test_closed_months_and_the_open_one_are_found(ledger: Ledger) -> None:
    activity(ledger, "Họp dân", on="2022-11-20")
    freeze(ledger, "2022-12")
    (group,) = seek(ledger, "thang 12/2022", TODAY)
    (hit,) = group.hits
    assert (hit.kind, hit.identity, hit.title) == (MONTH, "2022-12", "Tháng 12/2022")
    assert [hit.identity for hit in hits(seek(ledger, "thang", TODAY))] == ["2023-01", "2022-12"]


def test_a_superior_finds_what_a_unit_sent_by_the_name_of_the_unit() -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(unit="ninh-binh/gia-vien", role="superior"))
        model = SecurityModel(unit=POST, name="Camera an ninh", type="A01")
        sent = Activity(
            unit=POST, kind="patrol", happened_on=TODAY, title="Tuần tra", models=(model.id,)
        )
        adopt(ledger, POST, TODAY, TODAY, {SecurityModel: [model], Activity: [sent]})
        (hit,) = hits(seek(ledger, "tuan tra gia lac", TODAY))
        assert (hit.title, hit.unit) == ("Tuần tra", POST)
        assert found(ledger, "vien") == []  # its own name would find everything
        renamed = model.model_copy(update={"name": "Mắt thần"})
        adopt(ledger, POST, TODAY, TODAY, {SecurityModel: [renamed]})
        assert found(ledger, "tuan mat than") == ["Tuần tra"]
        assert found(ledger, "camera") == []


def test_books_from_before_the_search_are_found(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    connection = connect(path, KEY)
    db = Database(connection, execute_plugins=False)
    LEDGER.apply(db, stop_before="m0006_finding")
    settings = post_settings()
    book = {"one": 1, "unit": settings.unit, "settings": settings.model_dump_json()}
    db.table("book").insert(book)
    where = Hamlet(unit=UNIT, name="Thôn Đoài")
    done = Activity(unit=UNIT, kind="talk", happened_on=TODAY, title="Họp", hamlets=(where.id,))
    for record in (where, done):
        db.table(record.KIND).insert(row_of(record))
    connection.commit()
    connection.close()
    with Ledger(path, KEY) as ledger:
        assert found(ledger, "hop doai") == ["Họp"]
        ledger.check_pages()
    with Ledger(path, KEY) as ledger:
        assert found(ledger, "doai") == ["Thôn Đoài", "Họp"]


def test_cards_filled_in_at_once_say_what_triggers_write_one_by_one(ledger: Ledger) -> None:
    where = hamlet(ledger, "Thôn Đoài")
    for day in ("2021-05-01", "2022-12-01"):
        activity(ledger, "Họp dân", on=day, hamlets=(where.id,))
    member(ledger, "Nguyễn Thị Lan", hamlet=where.id)
    list_all(ledger)
    query = "SELECT kind, record, name, words FROM card ORDER BY kind, record"
    written = ledger.db.execute(query).fetchall()
    drop_triggers(ledger.db)
    fill_cards(ledger.db)
    ensure_triggers(ledger.db)
    assert ledger.db.execute(query).fetchall() == written
    assert found(ledger, "hop doai") == ["Họp dân", "Họp dân"]


def test_what_other_units_did_is_found_as_if_it_had_been_listed_at_once(ledger: Ledger) -> None:
    first, last = date(2022, 11, 15), date(2022, 12, 14)
    place = Hamlet(unit=POST, name="Thôn Đoài")
    told = [
        Activity(unit=POST, kind="patrol", title=title, happened_on=last, hamlets=(place.id,))
        for title in ("Tuần tra một", "Tuần tra hai")
    ]
    ledger.keep_settings(post_settings(unit="ninh-binh/gia-vien", role="superior"))
    adopt(ledger, POST, first, last, {Hamlet: [place], Activity: told[:1]})
    assert found(ledger, "tuan doai") == ["Tuần tra một"]
    adopt(ledger, POST, first, last, {Hamlet: [place], Activity: told})
    adopt(ledger, POST, first, last, {Hamlet: [place], Activity: told})
    assert sorted(found(ledger, "tuan doai")) == ["Tuần tra hai", "Tuần tra một"]
    adopt(ledger, POST, first, last, {Activity: []})
    assert found(ledger, "tuan doai") == []
    adopt(ledger, POST, first, last, {Activity: told})
    renamed = place.model_copy(update={"name": "Thôn Đông"})
    adopt(ledger, POST, date.min, date.min, {Hamlet: [renamed]})
    assert sorted(found(ledger, "tuan dong")) == ["Tuần tra hai", "Tuần tra một"]
    assert found(ledger, "doai") == []
    ledger.check_pages()


def test_nothing_of_a_book_is_found_in_another(ledger: Ledger) -> None:
    activity(ledger, "Họp dân")
    with Ledger() as other:
        other.keep_settings(post_settings(unit=POST))
        assert found(other, "hop dan") == []


@pytest.mark.parametrize(
    "typed",
    ["", " ", "h", "'", '"', "%", "_", "*", "h* OR x", "NEAR(h)", "kind:", "😀", "h" * 1000],
)
def test_strange_words_do_no_harm(ledger: Ledger, typed: str) -> None:
    activity(ledger, "Họp dân")
    assert set(found(ledger, typed)) <= {"Họp dân"}


@given(title=texts(), typed=texts())
def test_whatever_is_written_is_found_and_whatever_is_typed_is_answered(
    title: str, typed: str
) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        done = activity(ledger, title)
        seek_inside(ledger, typed, seek(ledger, typed, TODAY))
        seen = {hit.identity for hit in hits(seek(ledger, title, TODAY))}
        assert seen <= {done.id, "2022-12"}
        assert done.id in seen or not any(letter.isalnum() for letter in title)


@given(typed=st.text(max_size=60))
def test_any_text_at_all_is_answered(typed: str) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        activity(ledger, typed)
        seek_inside(ledger, typed, seek(ledger, typed, TODAY))


def test_kinds_are_listed_after_those_whose_names_they_say() -> None:
    order = [kind.KIND for kind in KINDS]
    for kind in SOUGHT_KINDS:
        for name in (f.fact.refers for f in fields_of(kind) if f.fact.refers):
            if KIND_NAMED[name].SOUGHT and not KIND_NAMED[name].DATED_BY:
                assert order.index(name) < order.index(kind.KIND)


def test_an_award_is_found_under_whose_it_is(ledger: Ledger) -> None:
    said = {"unit": UNIT, "decided_on": TODAY, "form": "certificate", "subject": "individual"}
    award = Award(**said, authority="commune_chair", name="Nguyễn Văn Thịnh", occasion="Năm 2022")
    put(ledger, award)
    (hit,) = hits(seek(ledger, "thinh", TODAY))
    assert hit.title == "Nguyễn Văn Thịnh"
    assert "Năm 2022" in hit.said
