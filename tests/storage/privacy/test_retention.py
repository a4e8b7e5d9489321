"""What is over by the unit's own periods is listed exactly, and goes when people say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from storage.journal import check_journal
from storage.journal_reading import Sift, page
from storage.ledger import Ledger
from storage.looks import LOOKS, note_looks
from storage.months import freeze
from storage.privacy.erasing import NotErasedError, erase
from storage.privacy.retention import Due, clear, over
from storage.records import Activity
from storage.repository import get
from tests.conftest import post_settings
from tests.storage.privacy.test_erasing import everything_said
from tests.storage.registers import activity, member, team

TODAY = date(2022, 12, 20)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "so.db", bytes(32)) as ledger:
        ledger.keep_settings(post_settings())
        yield ledger


def due(ledger: Ledger, code: str, today: date = TODAY) -> list[Due]:
    return [one for one in over(ledger, today) if one.rule.code == code]


def keep_for(ledger: Ledger, code: str, months: int) -> None:
    said = {**ledger.settings.retention, code: months}
    ledger.keep_settings(ledger.settings.model_copy(update={"retention": said}))


def test_words_beside_a_tip_go_and_its_numbers_stay(books: Ledger) -> None:
    told = activity(books, "16/11/2022", "tips", measures={"crime": 2}, result="Anh Bảy bến đò kể")
    activity(books, "16/11/2022", "tips", measures={"drugs": 1})
    activity(books, "16/11/2022", "talk", title="Họp dân")
    assert [one.record for one in due(books, "tip_words")] == [told]
    assert due(books, "tip_words", date(2022, 12, 10)) == []
    clear(books, due(books, "tip_words"), TODAY)
    left = get(books, Activity, told.id)
    assert (left.result, left.measures) == ("", {"crime": 2})
    assert "bến đò" not in everything_said(books)
    assert "Họp dân" in everything_said(books)
    check_journal(books.db)


def test_what_was_signed_with_its_month_is_not_offered(books: Ledger) -> None:
    activity(books, "16/11/2022", "tips", measures={"crime": 2}, result="Anh Bảy bến đò kể")
    freeze(books, "2022-12")
    assert due(books, "tip_words", date(2023, 6, 1)) == []


def test_the_words_of_another_deed_are_nobodys_data(books: Ledger) -> None:
    meeting = activity(books, "16/11/2022", "talk", title="Họp dân")
    with pytest.raises(NotErasedError):
        erase(books, [meeting], "objection", TODAY)
    assert get(books, Activity, meeting.id) == meeting


def test_old_looks_are_counted_and_then_shown_no_more(books: Ledger) -> None:
    note_looks(books, "seen", [member(books, team(books), "Lê Thị Bình")])
    years_on = datetime.now(UTC).date() + timedelta(days=800)
    assert due(books, "looks_old", datetime.now(UTC).date()) == []
    (old,) = due(books, "looks_old", years_on)
    assert old.looks == 1
    assert clear(books, [old], years_on) is None
    assert due(books, "looks_old", years_on) == []
    assert not page(books, Sift(actions=LOOKS)).lines
    assert page(books, Sift(kind="member")).lines, "what was written is told as before"
    check_journal(books.db)


def test_a_unit_sets_the_periods_and_nought_keeps_for_ever(books: Ledger) -> None:
    activity(books, "16/11/2022", "tips", measures={"crime": 2}, result="Anh Bảy bến đò kể")
    keep_for(books, "tip_words", 3)
    assert due(books, "tip_words") == []
    assert due(books, "tip_words", date(2023, 2, 20))
    keep_for(books, "tip_words", 0)
    assert due(books, "tip_words", date(2030, 1, 1)) == []
