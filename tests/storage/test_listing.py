"""Cards of what was done wait for the next search, which finds all of it; a save is the lighter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from storage.finding import seek, seek_inside
from storage.ledger import Ledger
from storage.records import Award
from storage.repository import put
from tests.conftest import UNIT, post_settings
from tests.storage.found import TODAY, activity, found, hits

KEY = bytes(range(32))
_PAGE = 4096 + 24  # bytes in the log: the page and what stands before it


def test_what_is_saved_between_two_searches_is_found_by_the_next(ledger: Ledger) -> None:
    first = activity(ledger, "Tuần tra một")
    assert found(ledger, "tuan") == ["Tuần tra một"]
    activity(ledger, "Tuần tra hai")  # on the same day, after the index was brought up to date
    put(ledger, first.model_copy(update={"title": "Tuần tra ba"}))
    put(ledger, first.model_copy(update={"title": "Tuần tra bốn"}))  # while its day is due
    assert sorted(found(ledger, "tuan")) == ["Tuần tra bốn", "Tuần tra hai"]
    groups = seek(ledger, "khongco", TODAY)
    activity(ledger, "Karaoke")
    assert [hit.title for hit in hits(seek_inside(ledger, "araok", groups))] == ["Karaoke"]


def test_many_kinds_of_one_day_are_all_found(ledger: Ledger) -> None:
    for turn in ("một", "hai"):
        activity(ledger, f"Trao thưởng {turn}")
        said = {"unit": UNIT, "decided_on": date(2022, 12, 1), "form": "certificate"}
        more = {"subject": "collective", "authority": "commune_chair", "name": f"Thôn {turn}"}
        put(ledger, Award.model_validate({**said, **more, "occasion": "Trao thưởng"}))
        if turn == "một":
            assert len(found(ledger, "trao")) == 2  # the second time, places of that day are taken
    assert len(found(ledger, "trao")) == 4


def test_a_search_waits_for_no_other_work_where_nothing_is_due(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path, KEY) as ledger, Ledger(path, KEY) as job:
        ledger.keep_settings(post_settings())
        activity(ledger, "Họp dân")
        assert found(ledger, "hop") == ["Họp dân"]
        job.connection.execute("BEGIN IMMEDIATE")
        ledger.connection.execute("PRAGMA busy_timeout = 0")
        assert found(ledger, "hop") == ["Họp dân"]


def test_a_save_of_what_was_done_writes_no_index_of_the_search(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    log = path.with_name("ledger.db-wal")
    with Ledger(path, KEY) as ledger:
        ledger.keep_settings(post_settings())
        for _turn in range(30):
            activity(ledger, "Tuần tra đêm quanh chợ")
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        for _turn in range(30):
            activity(ledger, "Tuần tra đêm quanh chợ")
        assert log.stat().st_size < 30 * 11 * _PAGE  # with the index they were 15 pages
