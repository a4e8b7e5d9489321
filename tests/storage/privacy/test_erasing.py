"""Who is erased is named nowhere in the books any more; what was counted stays counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from resources.catalogues import words
from storage.drafts import draft_of, keep_draft
from storage.driver import IntegrityError
from storage.errors import NotAllowedError
from storage.finding import seek
from storage.giving_back import removed_lately
from storage.journal import Head, check_journal, journal_head
from storage.ledger import Ledger
from storage.preferences import prefer, preferred
from storage.privacy.erasing import NotErasedError, copies_end, erase, erasures
from storage.privacy.person import people_named, person_of
from storage.privacy.tombstones import ERASABLE, NEUTRAL
from storage.records import (
    KINDS,
    Achievement,
    Award,
    Erasure,
    Honoree,
    Member,
    Nominee,
    Record,
    Team,
)
from storage.repository import find, get, put, remove
from tests.conftest import UNIT, post_settings
from tests.storage.registers import award, day, member, nominee, proposal, team

TODAY = date(2022, 12, 20)
NAME = "Đặng Hoài Quỳnh"


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "so.db", bytes(32)) as ledger:
        ledger.keep_settings(post_settings())
        yield ledger


def person(ledger: Ledger) -> dict[str, Record]:
    """Put somebody into every register there is."""
    serving = member(ledger, team(ledger), NAME, phone="0912345678")
    page = Honoree(unit=UNIT, subject="individual", name=NAME, member=serving.id, birth_year=1980)
    put(ledger, page)
    noted = Achievement(
        unit=UNIT,
        happened_on=TODAY,
        subject="individual",
        name=NAME,
        text=f"{NAME} bắt trộm",
        honoree=page.id,
    )
    put(ledger, noted)
    asked = nominee(ledger, proposal(ledger), name=NAME, honoree=page.id, achievements=(noted.id,))
    records: tuple[Record, ...] = (serving, page, noted, asked)
    return {one.KIND: one for one in records}


def erasable(ledger: Ledger, record: Record) -> list[Record]:
    return [one.record for one in person_of(ledger, record).held if not one.kept]


def everything_said(ledger: Ledger) -> str:
    """Read every text of every table, the index of the search included."""
    names = [row[0] for row in ledger.db.execute("SELECT name FROM sqlite_master").fetchall()]
    tables = [name for name in names if ledger.db.table(name).exists()]
    rows = [ledger.db.execute(f"SELECT * FROM [{name}]").fetchall() for name in tables]
    return "".join(
        part.decode("latin1") if isinstance(part, bytes) else str(part)
        for each in rows
        for row in each
        for part in row
    )


def test_all_that_is_linked_is_found_from_any_of_it(books: Ledger) -> None:
    made = person(books)
    for record in made.values():
        assert {one.id for one in person_of(books, record).sure} == {o.id for o in made.values()}


def test_people_are_found_without_marks(books: Ledger) -> None:
    person(books)
    assert {one.id for one in people_named(books, "dang quynh")}
    assert not people_named(books, "ang quynh")


def test_a_namesake_is_offered_and_not_taken_for_the_same(books: Ledger) -> None:
    made = person(books)
    other = member(books, find(books, Team)[0], NAME)
    held = {one.record.id: one.sure for one in person_of(books, made["honoree"]).held}
    assert held[other.id] is False


def test_a_text_that_names_somebody_is_shown_to_be_corrected_by_hand(books: Ledger) -> None:
    made = person(books)
    said = award(books, "20/11/2022", occasion=f"Tặng ông {NAME}")
    assert [one.id for one in person_of(books, made["member"]).mentions] == [said.id]


def test_nobody_is_named_after_the_erasure(books: Ledger) -> None:
    made = person(books)
    keep_draft(books, "member", {"full_name": NAME, "phone": "0912345678"})
    keep_draft(books, "team", {"name": "Tổ 2"})
    prefer(books, "recent", [{"record": made["member"].id}, {"record": "khac"}])
    assert all(name in everything_said(books) for name in (NAME, "quynh"))
    erase(books, erasable(books, made["member"]), "objection", TODAY)
    said = everything_said(books)
    for name in (NAME, "dang hoai quynh", "quynh", "0912345678", "bắt trộm"):
        assert name not in said
    assert draft_of(books, "team") == {"name": "Tổ 2"}
    assert preferred(books, "recent") == [{"record": "khac"}]
    assert not seek(books, "quynh", TODAY)


def test_the_journal_stays_whole_and_its_anchor_holds(books: Ledger) -> None:
    made = person(books)
    anchor = journal_head(books.db)
    erase(books, erasable(books, made["member"]), "objection", TODAY)
    assert check_journal(books.db, anchor).seq > anchor.seq
    assert check_journal(
        books.db, Head(*books.db.execute("SELECT seq, hash FROM journal").fetchone())
    )


def test_what_a_line_says_goes_only_behind_a_tombstone(books: Ledger) -> None:
    person(books)
    for change in (
        "salt = NULL, before = NULL, after = NULL",
        "after = 'khác'",
        "hash = hash || '0'",
    ):
        with pytest.raises(IntegrityError, match="append-only"):
            books.db.execute(f"UPDATE journal SET {change} WHERE kind = 'member'")
    erase(books, find(books, Achievement), "objection", TODAY)
    with pytest.raises(IntegrityError, match="append-only"):
        books.db.execute("UPDATE journal SET salt = 'x' WHERE kind = 'achievement'")


def test_who_serves_is_still_counted(books: Ledger) -> None:
    made = person(books)
    women = member(books, find(books, Team)[0], "Lê Thị Bình", sex="female")
    erase(books, [women], "objection", TODAY)
    erase(books, erasable(books, made["member"]), "objection", TODAY)
    (kept,) = find(books, Team)
    assert (kept.headcount, kept.women) == (2, 1)
    assert {one.full_name for one in find(books, Member)} == {NEUTRAL}


def test_who_left_is_taken_out_whole(books: Ledger) -> None:
    gone = member(books, team(books), NAME, left_on=day("20/11/2022"))
    erase(books, [gone], "retention_over", TODAY)
    assert not find(books, Member)


def test_an_award_stays_and_so_does_its_file(books: Ledger) -> None:
    made = person(books)
    given = award(books, "20/11/2022", "individual", name=NAME, honoree=made["honoree"].id)
    put(books, get(books, Nominee, made["nominee"].id).model_copy(update={"result": "approved"}))
    kept = [one for one in person_of(books, made["honoree"]).held if one.kept]
    assert {one.record.KIND for one in kept} == {"award", "nominee"}
    with pytest.raises(NotErasedError, match="giữ theo thời hạn"):
        erase(books, [made["member"], given], "objection", TODAY)
    assert not find(books, Erasure)
    erase(books, erasable(books, made["honoree"]), "objection", TODAY)
    assert get(books, Award, given.id) == given
    assert get(books, Honoree, made["honoree"].id).name == NEUTRAL


def test_only_who_manages_erases(books: Ledger) -> None:
    made = person(books)
    books.actor.role = "officer"
    with pytest.raises(NotAllowedError):
        erase(books, [made["member"]], "objection", TODAY)
    assert get(books, Member, made["member"].id) == made["member"]


def test_erasures_are_numbered_within_the_year(books: Ledger) -> None:
    made = person(books)
    first = erase(books, [made["achievement"]], "objection", TODAY)
    erase(books, erasable(books, made["member"]), "objection", TODAY)
    assert [one.number for one in erasures(books)] == ["02/2022", "01/2022"]
    assert erasures(books)[1].tombstones == first.tombstones
    assert copies_end(date(2022, 1, 31)) == date(2024, 1, 28)


def test_no_tombstone_says_more_than_an_identity(books: Ledger) -> None:
    made = person(books)
    done = erase(books, erasable(books, made["member"]), "objection", TODAY)
    assert {one.record for one in done.tombstones} == {one.id for one in made.values()}
    assert not any(NAME in one.model_dump_json() for one in done.tombstones)


def test_the_list_of_tombstones_names_what_may_be_erased() -> None:
    assert set(words("erasure_subjects")) == ERASABLE <= {kind.KIND for kind in KINDS}


def test_who_was_only_removed_is_found_and_erased_everywhere(books: Ledger) -> None:
    mistake = member(books, team(books), NAME, phone="0912345678")
    keep_draft(books, "member", {"full_name": NAME})
    prefer(books, "recent", [{"record": mistake.id}])
    remove(books, mistake)
    (found,) = people_named(books, "hoai quynh")
    (held,) = person_of(books, found).held
    assert (held.record.id, held.removed) == (mistake.id, True)
    done = erase(books, [held.record], "objection", TODAY)
    assert [one.record for one in done.tombstones] == [mistake.id]
    said = everything_said(books)
    assert not any(words in said for words in (NAME, "quynh", "0912345678"))
    assert people_named(books, "hoai quynh") == []
    assert removed_lately(books) == []
    check_journal(books.db)


def test_an_award_that_was_taken_out_is_kept_by_no_law(books: Ledger) -> None:
    mistake = award(books, "20/11/2022", "individual", name=NAME)
    with pytest.raises(NotErasedError):
        erase(books, [mistake], "entered_by_mistake", TODAY)
    remove(books, mistake)
    (found,) = people_named(books, NAME)
    erase(books, [found], "entered_by_mistake", TODAY)
    assert NAME not in everything_said(books)


def test_what_was_removed_of_somebody_who_is_still_there_is_shown_beside_it(books: Ledger) -> None:
    made = person(books)
    remove(books, made["nominee"])
    held = person_of(books, made["member"]).held
    assert [one.record.id for one in held if one.removed] == [made["nominee"].id]
    erase(books, [one.record for one in held], "objection", TODAY)
    assert NAME not in everything_said(books)
