from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.months import closed_months, reopen
from storage.photos import photo_size
from storage.records import Activity, Hamlet, Member, SecurityModel, Team
from storage.repository import find, put, remove
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.answered import receipt_for
from sync.couriers.folder import FolderCourier
from sync.errors import KeyEndedError, LedgerBehindError
from sync.lost_laptop import write_recovery
from sync.outbox import outgoing
from sync.outgoing import sent_content
from sync.recovery_errors import (
    RecoveryDiffersError,
    RecoveryPartMissingError,
)
from tests.conftest import UNIT
from tests.storage.registers import activity
from tests.sync.laptops import bought, copy_of, files_for, recover, send
from tests.sync.offices import Office, everything, fill, post, said

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


@pytest.fixture
def old(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    return office


def test_a_new_laptop_gets_the_books_back(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12", "2023-01")
    laptop = bought(superior, old)
    done = recover(laptop, files_for(superior, UNIT))
    assert list(done.brought.months) == ["2022-12", "2023-01"]
    assert said(laptop.ledger, UNIT) == said(old.ledger, UNIT) == said(superior.ledger, UNIT)
    assert [(m.month, m.state) for m in closed_months(laptop.ledger)] == [
        ("2022-12", "closed"),
        ("2023-01", "closed"),
    ]
    assert [(b.epoch, b.seq, b.state) for b in outgoing(laptop.ledger)] == [
        (1, 1, "full"),
        (1, 2, "full"),
    ]


def test_the_new_laptop_goes_on_and_its_slip_speaks_of_what_the_old_one_sent(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12")
    laptop = bought(superior, old)
    recover(laptop, files_for(superior, UNIT))
    reopen(laptop.ledger, "2022-12", "Ghi sót")
    (kept,) = [a for a in find(laptop.ledger, Activity) if a.happened_on.day == 20]
    put(laptop.ledger, kept.model_copy(update={"title": "Họp dân lần hai"}))
    again = superior.receive(laptop.bundle("2022-12"))
    (newest,) = outgoing(laptop.ledger)[1:]
    assert (newest.epoch, newest.seq, newest.revision) == (2, 1, 2)
    slip = sent_content(laptop.ledger, newest, laptop.keys).slip
    assert [line.new for line in slip if line.field == "title"] == ["Họp dân lần hai"]
    assert take_receipt(laptop.ledger, again.receipts[0]).bundle.state == "full"
    assert said(superior.ledger, UNIT) == said(laptop.ledger, UNIT)


def test_what_never_left_the_post_does_not_come_back(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12")
    laptop = bought(superior, old)
    recover(laptop, files_for(superior, UNIT))
    (team,) = find(laptop.ledger, Team)
    assert find(old.ledger, Member)
    assert not find(laptop.ledger, Member)
    assert (team.headcount, team.note) == (find(old.ledger, Team)[0].headcount, "")
    assert photo_size(laptop.ledger, "0" * 64) == 0


def test_taking_a_recovery_again_changes_nothing(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12", "2023-01")
    laptop = bought(superior, old)
    files = files_for(superior, UNIT)
    recover(laptop, files)
    (place,) = find(laptop.ledger, Hamlet)
    put(laptop.ledger, place.model_copy(update={"name": "Thôn đã đổi tên"}))
    before = said(laptop.ledger, UNIT)
    done = recover(laptop, files)
    assert (done.brought.records, list(done.brought.months)) == (0, [])
    assert said(laptop.ledger, UNIT) == before
    assert len(outgoing(laptop.ledger)) == 2


def test_only_the_last_word_of_each_month_comes_back(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12", "2023-01")
    reopen(old.ledger, "2022-12", "Ghi nhầm")
    for each in find(old.ledger, Activity, happened_on="2022-11-20"):
        remove(old.ledger, each)
    send(superior, old, "2022-12")
    laptop = bought(superior, old)
    recover(laptop, files_for(superior, UNIT))
    assert said(laptop.ledger, UNIT) == said(old.ledger, UNIT)
    assert {m.month: (m.revision, m.reason) for m in closed_months(laptop.ledger)} == {
        "2022-12": (2, "Ghi nhầm"),
        "2023-01": (1, ""),
    }


def test_what_was_typed_in_the_meantime_stays_and_leaves_its_month_open(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12", "2023-01")
    laptop = bought(superior, old)
    typed = activity(laptop.ledger, "21/12/2022", title="Gõ lại khi chờ")
    done = recover(laptop, files_for(superior, UNIT))
    assert dict(done.brought.left_open) == {"2023-01": 1}
    assert typed in find(laptop.ledger, Activity)
    assert {m.month: m.state for m in closed_months(laptop.ledger)} == {
        "2022-12": "closed",
        "2023-01": "reopened",
    }
    again = superior.receive(laptop.bundle("2023-01"))
    assert take_receipt(laptop.ledger, again.receipts[0]).bundle.revision == 2


def test_a_month_closed_otherwise_on_the_new_laptop_stands_in_the_way_until_it_is_opened(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12")
    laptop = bought(superior, old)
    activity(laptop.ledger, "21/11/2022", title="Gõ lại")
    laptop.close("2022-12")
    before = everything(laptop.ledger)
    files = files_for(superior, UNIT)
    with pytest.raises(RecoveryDiffersError, match="tháng 12/2022"):
        recover(laptop, files)
    assert everything(laptop.ledger) == before
    reopen(laptop.ledger, "2022-12", "Nhận lại sổ cũ")
    recover(laptop, files)
    assert {a.title for a in find(laptop.ledger, Activity)} == {"Gõ lại", "Họp dân"}
    assert [m.state for m in closed_months(laptop.ledger)] == ["reopened"]


def test_an_older_copy_gets_its_missing_months_and_may_send_again(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12")
    copy = copy_of(old)
    activity(old.ledger, "20/01/2023")
    data = superior.receive(old.bundle("2023-01")).receipts[0]
    with pytest.raises(LedgerBehindError):
        take_receipt(copy.ledger, data)
    (model,) = find(copy.ledger, SecurityModel)
    put(copy.ledger, model.model_copy(update={"name": "Sửa sau khi khôi phục"}))
    done = recover(copy, files_for(superior, UNIT))
    assert list(done.brought.months) == ["2023-01"]
    assert "Sửa sau khi khôi phục" in {m.name for m in find(copy.ledger, SecurityModel)}
    assert find(copy.ledger, Member)
    assert [b.state for b in outgoing(copy.ledger)] == ["full", "full"]
    activity(copy.ledger, "20/01/2023")
    assert superior.receive(copy.bundle("2023-02")).manifest.seq == 3


def test_what_is_typed_on_a_laptop_whose_clock_begins_in_the_past_stays(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12")
    copy = copy_of(old)
    (mine,) = find(old.ledger, Activity, happened_on="2022-12-20")
    put(old.ledger, mine.model_copy(update={"title": "Máy cũ", "changed_at": datetime.now(UTC)}))
    superior.receive(old.bundle("2023-01"))
    dead = datetime(2005, 1, 1, tzinfo=UTC)
    copy.ledger.connection.create_function("journal_now", 0, dead.isoformat)
    put(copy.ledger, mine.model_copy(update={"title": "Mới gõ", "changed_at": dead}))
    done = recover(copy, files_for(superior, UNIT))
    assert dict(done.brought.left_open) == {"2023-01": 1}
    assert find(copy.ledger, Activity, id=mine.id)[0].title == "Mới gõ"


def test_a_copy_older_than_a_correction_takes_the_correction(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12")
    copy = copy_of(old)
    reopen(old.ledger, "2022-12", "Ghi nhầm")
    for each in find(old.ledger, Activity, happened_on="2022-11-20"):
        remove(old.ledger, each)
    send(superior, old, "2022-12")
    done = recover(copy, files_for(superior, UNIT))
    assert not done.brought.left_open
    assert said(copy.ledger, UNIT) == said(old.ledger, UNIT)
    assert [(m.state, m.revision) for m in closed_months(copy.ledger)] == [("closed", 2)]


def test_late_bundles_of_the_lost_laptop_are_refused_after_the_recovery(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12")
    late = old.bundle("2023-01")
    laptop = bought(superior, old)
    recover(laptop, files_for(superior, UNIT))
    with pytest.raises(KeyEndedError, match="gói số 2"):
        superior.receive(late)
    activity(laptop.ledger, "21/12/2022")
    send(superior, laptop, "2023-01")
    assert said(superior.ledger, UNIT) == said(laptop.ledger, UNIT)


def test_real_files_carry_it_on_a_stick_in_parts(
    superior: Office, old: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.recovery._PART", 1)  # a part for each bundle
    send(superior, old, "2022-12", "2023-01")
    laptop = bought(superior, old)
    stick = FolderCourier(tmp_path)
    paths = drain(write_recovery(superior.ledger, UNIT, stick, superior.keys))
    assert [path.name for path in stick.fetch(".byk", UNIT)] == [
        "GIA-THANG_khoi-phuc_1-2.byk",
        "GIA-THANG_khoi-phuc_2-2.byk",
    ]
    with pytest.raises(RecoveryPartMissingError, match="1"):
        recover(laptop, [paths[1].read_bytes()])
    recover(laptop, [path.read_bytes() for path in reversed(paths)])
    assert said(laptop.ledger, UNIT) == said(superior.ledger, UNIT)


def test_receipts_that_came_back_are_read_as_before(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12")
    laptop = bought(superior, old)
    recover(laptop, files_for(superior, UNIT))
    (bundle,) = outgoing(laptop.ledger)
    kept = receipt_for(laptop.ledger, bundle)
    assert kept is not None
    assert kept == receipt_for(old.ledger, outgoing(old.ledger)[0])
