"""The journal gives records back: as they were before a line, and what was removed lately."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.errors import BadRecordError, MonthClosedError, NotAllowedError
from storage.giving_back import (
    GIVEN_BACK,
    ErasedForGoodError,
    NothingToGiveBackError,
    give_back,
    lacking,
    record_before,
    removed_lately,
    unknown_fields,
)
from storage.journal import check_journal
from storage.journal_reading import JournalLine, Sift, page
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Activity, Hamlet, Member, Record, Team
from storage.repository import find, get, put, remove
from tests.storage.registers import activity, erasure, hamlet, member, team


def newest(ledger: Ledger, action: str) -> JournalLine:
    return page(ledger, Sift(actions=(action,))).lines[0]


def _removed_at_once(ledger: Ledger, *records: Record) -> None:
    with ledger.change():
        for record in records:
            remove(ledger, record)


def test_a_record_comes_back_as_it_was_before_a_line(ledger: Ledger) -> None:
    first = hamlet(ledger, "Thôn 1", households=40)
    put(ledger, first.model_copy(update={"name": "Nhầm", "households": 2}))
    line = newest(ledger, "update")
    put(ledger, first.model_copy(update={"name": "Nhầm nữa"}))
    (record,) = give_back(ledger, [line])
    assert get(ledger, Hamlet, first.id) == record
    assert record.model_dump(exclude={"changed_at"}) == first.model_dump(exclude={"changed_at"})
    said = newest(ledger, GIVEN_BACK)
    assert (said.record, said.said) == (first.id, str(line.seq))
    check_journal(ledger.db)


def test_lists_and_numbers_by_code_come_back_too(ledger: Ledger) -> None:
    held = activity(ledger, "20/11/2022", measures={"sessions": 2, "attendances": 90})
    put(ledger, held.model_copy(update={"measures": {}}))
    give_back(ledger, [newest(ledger, "update")])
    assert get(ledger, Activity, held.id).measures == {"sessions": 2, "attendances": 90}


def test_before_its_first_line_there_is_nothing_to_give_back(ledger: Ledger) -> None:
    hamlet(ledger)
    with pytest.raises(NothingToGiveBackError):
        give_back(ledger, [newest(ledger, "insert")])


def test_a_closed_month_refuses_what_would_come_back_into_it(ledger: Ledger) -> None:
    held = activity(ledger, "20/11/2022")
    put(ledger, held.model_copy(update={"title": "Khác"}))
    freeze(ledger, "2022-12")
    with pytest.raises(MonthClosedError):
        give_back(ledger, [newest(ledger, "update")])
    assert get(ledger, Activity, held.id).title == "Khác"


def test_who_may_only_look_gives_nothing_back(ledger: Ledger) -> None:
    remove(ledger, hamlet(ledger))
    ledger.actor.role = "reader"
    with pytest.raises(NotAllowedError):
        give_back(ledger, [newest(ledger, "delete")])


def test_what_an_older_version_did_not_know_stays_as_it_is_now(ledger: Ledger) -> None:
    kept = hamlet(ledger, "Thôn 1", households=40, note="mới ghi")
    line = JournalLine(
        seq=1,
        at=datetime.now(UTC),
        actor="may",
        action="update",
        kind="hamlet",
        record=kept.id,
        before={"id": kept.id, "unit": kept.unit, "name": "Tên cũ", "moon": "không rõ"},
    )
    back = record_before(ledger, line)
    assert isinstance(back, Hamlet)
    assert (back.name, back.households, back.note) == ("Tên cũ", 40, "mới ghi")
    assert unknown_fields(line) == ["moon"]


def test_what_was_removed_together_comes_back_together_with_the_same_identities(
    ledger: Ledger,
) -> None:
    group = team(ledger)
    people = [member(ledger, group, name) for name in ("Lê An", "Trần Bình")]
    _removed_at_once(ledger, *people, group)
    (removal,) = removed_lately(ledger)
    assert removal.meant.record == group.id
    give_back(ledger, removal.lines)
    assert {one.id for one in find(ledger, Member)} == {one.id for one in people}
    assert get(ledger, Team, group.id).headcount == 2
    assert removed_lately(ledger) == []


def test_what_was_removed_longer_ago_is_not_offered(ledger: Ledger) -> None:
    remove(ledger, hamlet(ledger))
    assert len(removed_lately(ledger)) == 1
    assert removed_lately(ledger, datetime.now(UTC) + timedelta(days=31)) == []


def test_what_lacks_its_reference_is_refused_and_the_reference_is_offered(ledger: Ledger) -> None:
    place = hamlet(ledger)
    group = team(ledger)
    person = member(ledger, group, hamlet=place.id)
    for record in (person, group, place):
        remove(ledger, record)
    gone = next(
        one
        for removal in removed_lately(ledger)
        for one in removal.lines
        if one.record == person.id
    )
    with pytest.raises(BadRecordError):
        give_back(ledger, [gone])
    also = lacking(ledger, [record_before(ledger, gone)])
    assert {one.record for one in also} == {group.id, place.id}
    give_back(ledger, [gone, *also])
    assert get(ledger, Member, person.id).hamlet == place.id


def test_what_was_erased_for_good_never_comes_back(ledger: Ledger) -> None:
    group = team(ledger)
    person = member(ledger, group)
    remove(ledger, person)
    line = newest(ledger, "delete")
    erasure(ledger, "20/11/2022", record=person.id)
    assert removed_lately(ledger) == []
    with pytest.raises(ErasedForGoodError):
        give_back(ledger, [line])
    assert find(ledger, Member) == []


def test_a_line_that_was_emptied_gives_nothing_back(ledger: Ledger) -> None:
    remove(ledger, hamlet(ledger))
    ledger.db.execute("DROP TRIGGER journal_no_update")
    ledger.db.execute("UPDATE journal SET salt = NULL, before = NULL, after = NULL")
    assert removed_lately(ledger) == []
    with pytest.raises(ErasedForGoodError):
        give_back(ledger, [newest(ledger, "delete")])
