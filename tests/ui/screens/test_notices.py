from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resources.catalogues import offered
from resources.catalogues.entry import forget_newer_lists
from storage.records import Task
from storage.records.base import new_identity
from storage.repository import find
from sync.notice import NoticeTask
from sync.notice_held import unread_notices
from sync.notice_signing import NoticeDraft, notice_bytes, sign_notices
from sync.notice_taking import take_notice
from tests.ui.screens.pair import TODAY, Pair, paired
from ui.screens.home import Home
from ui.screens.newer_lists import NewerLists
from ui.screens.notices import Notices
from ui.screens.sending import Sending
from ui.screens.tasks import Tasks
from ui.screens.window import MainWindow

TOPICS = 'floods = "Phòng, chống thiên tai"\n'.encode()


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def announce(pair: Pair, text: str = "", *titles: str, **lists: bytes) -> bytes:
    tasks = [
        NoticeTask(id=new_identity(), title=title, set_on=TODAY, text="Theo kế hoạch 12")
        for title in titles
    ]
    above = pair.superior
    draft, units = NoticeDraft(text, tasks, lists), [pair.post.settings.unit]
    (made,) = sign_notices(above.ledger, units, draft, above.keys, TODAY)
    forget_newer_lists()  # the post is another computer
    return notice_bytes(above.ledger, made.digest, above.keys)


def hear(pair: Pair, text: str = "", *titles: str, **lists: bytes) -> None:
    data = announce(pair, text, *titles, **lists)
    take_notice(pair.post.ledger, data, pair.post.keys)


def shown(pair: Pair, qtbot: QtBot) -> Notices:
    screen = Notices(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_the_newest_notice_is_shown_and_counts_as_read(pair: Pair, qtbot: QtBot) -> None:
    hear(pair, "cũ hơn")
    hear(pair, "Họp giao ban\nMang theo sổ", "Rà soát mô hình")
    screen = shown(pair, qtbot)
    assert [words[1] for words in screen.list.words()] == ["Họp giao ban", "cũ hơn"]
    assert screen.text.text() == "Họp giao ban\nMang theo sổ\n\nRà soát mô hình: Theo kế hoạch 12"
    assert [words[:2] for words in screen.tasks.words()] == [("Đang làm", "Rà soát mô hình")]
    assert [one.notice.text for one in unread_notices(pair.post.ledger)] == ["cũ hơn"]
    screen.list.selectRow(1)
    assert screen.text.text() == "cũ hơn"
    assert unread_notices(pair.post.ledger) == []


def test_before_any_notice_it_says_where_they_come_from(pair: Pair, qtbot: QtBot) -> None:
    screen = shown(pair, qtbot)
    assert not screen.empty.isHidden()
    assert screen.waiting.isHidden()


def test_lists_are_looked_at_and_then_taken(pair: Pair, qtbot: QtBot) -> None:
    hear(pair, "x", topics=TOPICS)
    screen = shown(pair, qtbot)
    assert "Chủ đề" in screen.waiting_words.text()
    dialog = NewerLists(pair.post, screen)
    assert [line.words for line in dialog.view.parts["Chủ đề – bản 1"][1]] == [
        ("Mới", "", "Phòng, chống thiên tai", "floods")
    ]
    assert "floods" not in offered("topics")
    dialog.take()
    assert "floods" in offered("topics")
    assert screen.waiting.isHidden()


def test_a_list_that_this_program_does_not_know_waits_and_says_so(
    pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = announce(pair, "x", topics=TOPICS)
    take_notice(pair.post.ledger, data, pair.post.keys)
    monkeypatch.setattr("storage.catalogue_checks.MAY_GROW", {})  # as an older program
    dialog = NewerLists(pair.post)
    qtbot.addWidget(dialog)
    assert "chưa nhận danh mục" in dialog.view.parts["Chủ đề – bản 1"][1][0].words[1]
    assert not dialog.go.isEnabled()


def test_home_leads_to_what_is_new(pair: Pair, qtbot: QtBot) -> None:
    hear(pair, "Họp", topics=TOPICS)
    window = MainWindow(pair.post)
    qtbot.addWidget(window)
    window.show()
    home = window.screen_shown
    assert isinstance(home, Home)
    said = [label for label in rows_of(home) if "cấp trên" in label or "Danh mục" in label]
    assert said == ["1 thông báo mới của cấp trên", "Danh mục mới chờ nhận: Chủ đề."]
    pair.post.sought.emit("sending", "notices")
    sending = window.screen_shown
    assert isinstance(sending, Sending)
    assert sending.tabs.currentWidget() is sending.notices
    window.show_place("home")
    assert not [label for label in rows_of(home) if "thông báo mới" in label]


def test_a_file_that_was_dropped_is_taken_like_a_receipt(
    pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    sending = Sending(pair.post)
    qtbot.addWidget(sending)
    sending.show()
    path = tmp_path / "thong-bao.byt"
    path.write_bytes(announce(pair, "Họp", "Rà soát mô hình"))
    sending.drop.bring([path])
    qtbot.waitUntil(lambda: not sending.working.is_busy)
    assert "1 nhiệm vụ" in sending.arrived.words()[0][1]
    assert [one.title for one in find(pair.post.ledger, Task)] == ["Rà soát mô hình"]


def test_a_task_says_that_it_came_from_above(pair: Pair, qtbot: QtBot) -> None:
    hear(pair, "", "Rà soát mô hình")
    pair.post.save(Task(unit=pair.post.settings.unit, title="của mình", set_on=TODAY))
    screen = Tasks(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    said = {}
    for one in find(pair.post.ledger, Task):
        screen.show_record(one.id)
        said[one.title] = screen.from_above.text()
    assert said == {"Rà soát mô hình": "Cấp trên giao. Theo kế hoạch 12", "của mình": ""}


def rows_of(home: Home) -> list[str]:
    items = (home.todo.itemAt(place) for place in range(home.todo.count()))
    rows = [item.widget() for item in items if item is not None]
    return [label.text() for row in rows if row for label in row.findChildren(type(home.deadline))]
