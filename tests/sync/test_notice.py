"""Notices at the post: tasks, locks and lists as the superior last said, in whatever order."""

from __future__ import annotations

from pathlib import Path

import pytest

from resources.catalogues import offered, words
from storage.catalogue_checks import CatalogueError
from storage.catalogues import held_version
from storage.locked_months import keep_lock, locked_through
from storage.records import Task
from storage.repository import find, put, remove
from storage.tasks import finished
from sync.couriers.folder import FolderCourier
from sync.keys import UnitKeys
from sync.notice_errors import NoticeForOtherError, NoticeUnsaidError
from sync.notice_held import (
    kept_notices,
    mark_read,
    tasks_from_above,
    unread_notices,
    waiting_lists,
)
from sync.notice_signing import (
    NoticeDraft,
    notice_bytes,
    notice_said,
    notices,
    notices_to_write,
    sign_notices,
    standing_tasks,
    write_notice_file,
)
from sync.notice_taking import take_waiting_lists
from tests.conftest import UNIT
from tests.sync.announced import FLOODS, NEIGHBOUR, ON, Told, announce, take, task, told
from tests.sync.laptops import send
from tests.sync.offices import Office, everything, fill, pair


@pytest.fixture
def case() -> Told:
    return told()


def tasks(office: Office) -> dict[str, tuple[str, str]]:
    return {one.id: (one.title, one.state) for one in find(office.ledger, Task)}


def test_tasks_of_a_notice_become_tasks_of_the_post(case: Told) -> None:
    set_one = task("Rà soát mô hình", owner="Đội trưởng", text="Theo kế hoạch 12")
    taken = take(case.post, announce(case, "Họp giao ban thứ hai", set_one))
    (made,) = find(case.post.ledger, Task)
    assert (made.id, made.unit, made.title) == (set_one.id, UNIT, "Rà soát mô hình")
    assert (made.owner, made.set_on, made.due_on) == ("Đội trưởng", ON, set_one.due_on)
    assert (taken.fresh, taken.late, len(taken.tasks), taken.missing) == (True, False, 1, None)
    assert tasks_from_above(case.post.ledger)[made.id].text == "Theo kế hoạch 12"
    assert [one.notice.text for one in unread_notices(case.post.ledger)] == ["Họp giao ban thứ hai"]


def test_the_same_notice_again_changes_nothing(case: Told) -> None:
    data = announce(case, "x", task())
    take(case.post, data)
    remove(case.post.ledger, find(case.post.ledger, Task)[0])
    before = everything(case.post.ledger)
    assert not take(case.post, data).fresh
    assert everything(case.post.ledger) == before


def test_a_task_is_changed_or_withdrawn_unless_it_is_done(case: Told) -> None:
    first, second, third = task("một"), task("hai"), task("ba")
    take(case.post, announce(case, "", first, second, third))
    done = find(case.post.ledger, Task, id=third.id)[0]
    put(case.post.ledger, finished(done, ON))
    again = [
        first.model_copy(update={"title": "một, sửa"}),
        second.model_copy(update={"withdrawn": True}),
        third.model_copy(update={"withdrawn": True}),
    ]
    taken = take(case.post, announce(case, "", *again))
    assert tasks(case.post) == {
        first.id: ("một, sửa", "open"),
        second.id: ("hai", "dropped"),
        third.id: ("ba", "done"),
    }
    assert len(taken.tasks) == 2
    assert [one.title for one in standing_tasks(case.superior.ledger, UNIT)] == ["một, sửa"]
    take(case.post, announce(case, "", second))
    assert tasks(case.post)[second.id] == ("hai", "open")


def test_a_task_that_the_post_took_out_or_worded_anew_stays_so(case: Told) -> None:
    gone, own = task("một"), task("hai")
    take(case.post, announce(case, "", gone, own))
    remove(case.post.ledger, find(case.post.ledger, Task, id=gone.id)[0])
    mine = find(case.post.ledger, Task, id=own.id)[0].model_copy(update={"owner": "Anh Ba"})
    put(case.post.ledger, mine)
    assert take(case.post, announce(case, "Nhắc việc")).tasks == []
    assert find(case.post.ledger, Task) == [mine]


def test_a_notice_that_was_lost_costs_nothing_but_its_words(case: Told) -> None:
    lost_task, lock = task("việc trong thông báo bị mất"), "2022-10"
    keep_lock(case.superior.ledger, lock)
    lost = announce(case, "bị mất", lost_task, topics=FLOODS)
    taken = take(case.post, announce(case, "đến nơi"))
    assert taken.missing == notices(case.superior.ledger)[0].number
    assert list(tasks(case.post)) == [lost_task.id]
    assert locked_through(case.post.ledger) == lock
    assert [one.name for one in waiting_lists(case.post.ledger)] == ["topics"]
    before = {name: rows for name, rows in everything(case.post.ledger).items() if rows}
    late = take(case.post, lost)
    after = {name: rows for name, rows in everything(case.post.ledger).items() if rows}
    assert (late.fresh, late.late, late.tasks, late.locked) == (True, True, (), None)
    assert {name for name in after if after[name] != before[name]} == {"notice", "journal"}
    assert [one.notice.text for one in kept_notices(case.post.ledger)] == ["đến nơi", "bị mất"]


def test_a_lock_that_came_with_a_notice_locks_what_was_closed(case: Told) -> None:
    fill(case.post, "20/09/2022", "20/10/2022")
    send(case.superior, case.post, "2022-10")
    keep_lock(case.superior.ledger, "2022-10")
    taken = take(case.post, announce(case, "x"))
    assert taken.locked is not None
    assert list(taken.locked.months) == ["2022-10"]
    assert take(case.post, announce(case, "y")).locked is None


def test_lists_wait_until_somebody_looked_at_them(case: Told) -> None:
    announce(case, topics=FLOODS)
    data = announce(case, topics='floods = { word = "Thiên tai", retired = true }'.encode())
    assert held_version(case.superior.ledger, "topics") == 2
    assert take(case.post, data).lists == 2
    first, second = waiting_lists(case.post.ledger)
    assert [(one.version, one.wrong) for one in (first, second)] == [(1, ""), (2, "")]
    assert [change.how for change in second.changes] == ["retired"]
    assert held_version(case.post.ledger, "topics") == 0
    assert len(take_waiting_lists(case.post.ledger)) == 2
    assert held_version(case.post.ledger, "topics") == 2
    assert "floods" in words("topics")
    assert "floods" not in offered("topics")
    assert waiting_lists(case.post.ledger) == take_waiting_lists(case.post.ledger) == []


def test_a_list_that_breaks_the_rules_is_never_signed(case: Told) -> None:
    with pytest.raises(CatalogueError):
        announce(case, "x", model_types=b'[A01]\nsame_as = "A02"')
    assert notices(case.superior.ledger) == []
    assert held_version(case.superior.ledger, "model_types") == 0


def test_nothing_is_announced_to_nobody(case: Told) -> None:
    office = case.superior
    for units, draft in (([UNIT], NoticeDraft("  ")), ([], NoticeDraft("x"))):
        with pytest.raises(NoticeUnsaidError):
            sign_notices(office.ledger, units, draft, office.keys, ON)
    many = [task() for _ in range(501)]
    with pytest.raises(NoticeUnsaidError):
        announce(case, "", *many)
    assert notices(office.ledger) == []


def test_each_unit_gets_its_own_notice_and_its_own_tasks(case: Told) -> None:
    announce(case, "", task("của xã khác"), to=NEIGHBOUR)
    office = case.superior
    sign_notices(office.ledger, [UNIT, NEIGHBOUR], NoticeDraft("chung"), office.keys, ON)
    ours, theirs = (
        [
            notice_bytes(office.ledger, one.digest, office.keys)
            for one in notices(office.ledger, unit)
        ]
        for unit in (UNIT, NEIGHBOUR)
    )
    assert take(case.post, ours[-1]).tasks == []
    assert len(take(case.neighbour, theirs[-1]).tasks) == 1
    with pytest.raises(NoticeForOtherError):
        take(case.post, theirs[-1])


def test_a_task_of_long_ago_is_not_carried_along(case: Told) -> None:
    old = task(due_on=ON.replace(year=2021))
    announce(case, "", old)
    announce(case, "tiếp")
    assert notice_said(case.superior.ledger, notices(case.superior.ledger)[-1].digest).tasks == ()


def test_a_notice_is_written_again_as_it_was(case: Told, tmp_path: Path) -> None:
    data, stick = announce(case, "mật của xã", task()), FolderCourier(tmp_path)
    ledger, keys = case.superior.ledger, case.superior.keys
    (waiting,) = notices_to_write(ledger, UNIT)
    assert notices_to_write(ledger, NEIGHBOUR) == []
    path = write_notice_file(ledger, waiting, stick, keys)
    assert path.name == f"GIA-THANG_thong-bao-{waiting.number:06d}.byt"
    assert stick.fetch(".byt", UNIT) == [path]
    assert path.read_bytes() == data
    assert notices_to_write(ledger) == []
    assert write_notice_file(ledger, notices(ledger)[0], stick, keys).read_bytes() == data
    assert "mật".encode() not in data


def test_a_new_laptop_of_the_unit_gets_the_same_words(case: Told) -> None:
    before = announce(case, "trước khi mất máy", task())
    ledger = case.superior.ledger
    (kept,) = notices(ledger)
    case.post.keys = UnitKeys.generate()
    pair(case.superior, case.post, epoch=2)
    with pytest.raises(NoticeForOtherError):
        take(case.post, before)
    again = notice_bytes(ledger, kept.digest, case.superior.keys)
    assert take(case.post, again).notice == notice_said(ledger, kept.digest)
    assert notice_bytes(ledger, kept.digest, case.superior.keys) == again


def test_what_was_read_is_new_no_more(case: Told) -> None:
    take(case.post, announce(case, "x"))
    (one,) = unread_notices(case.post.ledger)
    mark_read(case.post.ledger, one.digest)
    assert unread_notices(case.post.ledger) == []


def test_a_late_notice_says_if_the_one_before_it_is_missing_still(case: Told) -> None:
    announce(case, "một")
    late = announce(case, "hai")
    take(case.post, announce(case, "ba"))
    assert take(case.post, late).missing == notices(case.superior.ledger)[0].number
