"""The journal is read by people: who, when, what, before and after, however long it has grown."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from storage.journal import note
from storage.journal_reading import (
    PAGE,
    JournalLine,
    Sift,
    changes_of,
    kinds_written,
    line_at,
    officers_named,
    page,
)
from storage.ledger import Ledger
from storage.looks import note_looks, try_noting
from storage.records import Hamlet
from storage.repository import put, remove
from tests.conftest import post_settings
from tests.storage.registers import activity, award, hamlet, member, team


def lines(ledger: Ledger, **sift: object) -> list[JournalLine]:
    return list(page(ledger, Sift(**sift)).lines)  # type: ignore[arg-type]  # said by the tests


def test_the_newest_line_comes_first_with_what_changed_before_and_after(ledger: Ledger) -> None:
    first = hamlet(ledger, "Thôn 1", households=40)
    put(ledger, first.model_copy(update={"name": "Thôn Đông", "households": 42}))
    newest, oldest = lines(ledger)
    assert (newest.action, oldest.action) == ("update", "insert")
    said = [
        (one.field and one.field.fact.label, one.before, one.after) for one in changes_of(newest)
    ]
    assert said == [("Tên thôn, tổ dân phố", "Thôn 1", "Thôn Đông"), ("Số hộ", 40, 42)]


def test_what_another_version_wrote_is_said_by_its_bare_name(ledger: Ledger) -> None:
    hamlet(ledger)
    line = lines(ledger)[0]
    strange = JournalLine(
        **{name: getattr(line, name) for name in ("seq", "at", "actor", "kind", "record")},
        action="update",
        before={"moon": "1"},
        after={"moon": "2"},
    )
    assert [(one.name, one.field) for one in changes_of(strange)] == [("moon", None)]


def test_lines_are_sifted_by_officer_kind_action_record_and_day(ledger: Ledger) -> None:
    kept = hamlet(ledger)
    ledger.actor.name = "an"
    made = team(ledger)
    remove(ledger, kept)
    assert [one.kind for one in lines(ledger, actor="an")] == ["hamlet", "team"]
    assert [one.record for one in lines(ledger, kind="team")] == [made.id]
    assert [one.record for one in lines(ledger, actions=("delete",))] == [kept.id]
    assert len(lines(ledger, kind="hamlet", record=kept.id)) == 2
    today = datetime.now().astimezone().date()
    assert len(lines(ledger, first=today, last=today)) == 3
    assert lines(ledger, last=today - timedelta(days=1)) == []
    assert sorted(kinds_written(ledger)) == ["hamlet", "team"]


def test_words_are_found_without_marks_in_what_was_and_what_is(ledger: Ledger) -> None:
    first = hamlet(ledger, "Thôn Đoài")
    put(ledger, first.model_copy(update={"name": "Thôn Thượng"}))
    assert [one.action for one in lines(ledger, words="doai")] == ["update", "insert"]
    assert [one.action for one in lines(ledger, words="THUONG thon")] == ["update"]


def test_pages_follow_each_other_without_a_gap(ledger: Ledger) -> None:
    with ledger.change():
        for number in range(PAGE + 30):
            note(ledger, "export", "outgoing", str(number))
    first = page(ledger, Sift())
    second = page(ledger, Sift(), first.onward)
    seqs = [line.seq for line in (*first.lines, *second.lines)]
    assert seqs == list(range(PAGE + 30, 0, -1))
    assert (len(first.lines), second.onward) == (PAGE, 0)


def test_lines_whose_content_was_erased_say_so(ledger: Ledger) -> None:
    hamlet(ledger)
    ledger.db.execute("DROP TRIGGER journal_no_update")
    ledger.db.execute("UPDATE journal SET salt = NULL, before = NULL, after = NULL")
    (line,) = lines(ledger)
    assert line.erased
    assert changes_of(line) == []


def test_officers_are_known_by_name_after_they_have_left(ledger: Ledger) -> None:
    ledger.db.execute(
        "INSERT INTO officer (id, name, title, role, added_at, ended_at)"
        " VALUES ('a', 'Lê Văn An', 'Thiếu tá', 'chief', '2022', '2023')"
    )
    assert officers_named(ledger) == {"a": "Lê Văn An"}


def test_a_look_at_a_person_leaves_one_line_a_day_for_each_officer(ledger: Ledger) -> None:
    person = member(ledger, team(ledger))
    for who in ("an", "an", "binh", "an"):
        ledger.actor.name = who
        note_looks(ledger, "seen", [person])
    note_looks(ledger, "printed", [person])
    seen = lines(ledger, actions=("seen", "printed", "taken_out"))
    assert [(one.actor, one.action, one.record) for one in seen] == [
        ("an", "printed", person.id),
        ("binh", "seen", person.id),
        ("an", "seen", person.id),
    ]
    assert all(person.full_name not in one.said for one in seen)


@pytest.mark.parametrize("subject", ["individual", "collective"])
def test_only_what_tells_of_a_person_is_noted(ledger: Ledger, subject: str) -> None:
    honoured = award(ledger, "20/11/2022", subject, name="Trần Văn Bình")
    meeting = activity(ledger, "20/11/2022")
    note_looks(ledger, "seen", [honoured, meeting])
    seen = [one.record for one in lines(ledger, actions=("seen",))]
    assert seen == ([honoured.id] if subject == "individual" else [])


def test_the_line_of_a_record_is_read_again_by_its_number(ledger: Ledger) -> None:
    hamlet(ledger)
    (line,) = lines(ledger)
    assert line_at(ledger, line.seq) == line
    assert line.of is Hamlet
    assert line.at.astimezone(UTC).date() - date.today() < timedelta(days=2)


def test_a_look_never_waits_for_whoever_writes(tmp_path: Path) -> None:
    place, key = tmp_path / "so.db", bytes(32)
    with Ledger(place, key) as ledger, Ledger(place, key) as other:
        ledger.keep_settings(post_settings())
        person = member(ledger, team(ledger))
        with other.change():
            assert not try_noting(ledger, [("seen", person)])
        assert try_noting(ledger, [("seen", person)])
        assert [one.record for one in lines(ledger, actions=("seen",))] == [person.id]
        assert ledger.connection.execute("PRAGMA busy_timeout").fetchone()[0] > 0
