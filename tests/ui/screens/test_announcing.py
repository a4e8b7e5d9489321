from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resources.catalogues import offered
from storage.catalogues import held_version
from storage.records import Task
from storage.repository import find
from sync.notice_signing import notices, sent_notices
from sync.notice_taking import take_notice
from tests.ui.screens.answering import answer
from tests.ui.screens.pair import Pair, paired, strangers
from ui.screens import announcement_lists
from ui.screens import announcing as announcing_module
from ui.screens.announcement import Announcement
from ui.screens.announcement_preview import announced_parts
from ui.screens.announcing import Announcing

DUE = date(2022, 3, 10)
TOPICS = 'floods = "Phòng, chống thiên tai"\nlaw = { word = "Pháp luật", retired = true }\n'


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def screen(pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Announcing:
    monkeypatch.setattr(announcing_module, "tell", lambda *_words: None)
    made = Announcing(pair.superior)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def writing(pair: Pair) -> Iterator[Announcement]:
    made = Announcement(pair.superior)
    made.show()
    yield made
    made.done(0)  # to close it would ask what becomes of what was typed


def write(writing: Announcement, text: str, *tasks: dict[str, object]) -> None:
    writing.text.setPlainText(text)
    writing.tasks.write(list(tasks))


def task(title: str = "Rà soát mô hình", **more: object) -> dict[str, object]:
    return {"title": title, "owner": "", "due_on": DUE} | more


def test_what_is_written_is_signed_for_each_unit_that_is_ticked(
    writing: Announcement, pair: Pair
) -> None:
    write(writing, "Họp giao ban", task(owner="Đội trưởng"))
    writing.sign(writing.draft())
    ((file, notice),) = sent_notices(pair.superior.ledger)
    assert (file.unit, notice.text, file.written_at) == (
        pair.post.settings.unit,
        "Họp giao ban",
        None,
    )
    assert [(one.title, one.owner, one.due_on) for one in notice.tasks] == [
        ("Rà soát mô hình", "Đội trưởng", DUE)
    ]


@pytest.mark.parametrize(
    ("text", "tasks", "words"),
    [
        ("", [], "Hãy ghi lời thông báo"),
        ("x", [task("", owner="ai")], "Nhiệm vụ dòng 1"),
        ("x", [task(), task(due_on="mai")], "Nhiệm vụ dòng 2"),
        ("x", [task(due_on=date(2022, 2, 1))], "đã qua"),
        ("x" * 20_001, [], "dài quá"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    writing: Announcement, pair: Pair, text: str, tasks: list[dict[str, object]], words: str
) -> None:
    write(writing, text, *tasks)
    writing.preview()
    assert words in writing.complaint.text()
    assert writing.text.toPlainText() == text
    assert notices(pair.superior.ledger) == []


def test_nobody_ticked_is_said(writing: Announcement) -> None:
    write(writing, "x")
    writing.everybody.click()
    assert writing.chosen == []
    writing.preview()
    assert "đánh dấu xã" in writing.complaint.text()
    assert writing.to.text() == "Gửi cho 0/1 xã"


def test_the_preview_shows_exactly_what_leaves(
    writing: Announcement, pair: Pair, tmp_path: Path
) -> None:
    (tmp_path / "topics.toml").write_text(TOPICS, "utf-8")
    writing.lists.add(tmp_path / "topics.toml")
    write(writing, "Họp giao ban\n\nMang theo sổ", task())
    parts = announced_parts(pair.superior, writing.draft(), writing.chosen)
    said = {title: [line.words for line in lines] for title, (_heads, lines) in parts.items()}
    assert said == {
        "Lời thông báo": [("Họp giao ban",), ("Mang theo sổ",)],
        "Nhiệm vụ": [("Mới", "Rà soát mô hình", "10/03/2022", "", "mọi xã ở trên")],
        "Chủ đề – bản 1": [
            ("Mới", "", "Phòng, chống thiên tai", "floods"),
            ("Ngừng dùng", "Phổ biến, giáo dục pháp luật", "Pháp luật", "law"),
        ],
        "Xã nhận": [("Công an xã Gia Thắng",)],
    }


def test_a_newer_list_is_signed_with_it_and_used_above_at_once(
    writing: Announcement, pair: Pair, tmp_path: Path
) -> None:
    (tmp_path / "topics.toml").write_text(TOPICS, "utf-8-sig")
    writing.lists.add(tmp_path / "topics.toml")
    writing.sign(writing.draft())
    assert held_version(pair.superior.ledger, "topics") == 1
    assert "floods" in offered("topics")


def test_a_list_that_breaks_rules_is_refused_in_words(
    writing: Announcement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(announcement_lists, "tell", lambda *words: told.append(words[-1]))
    (tmp_path / "bad.toml").write_text('law = { word = "Luật", colour = "red" }', "utf-8")
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe")
    writing.lists.add(tmp_path / "bad.toml")
    writing.lists.add(tmp_path / "odd.toml")
    assert "colour" in told[0]
    assert "odd.toml" in told[1]
    assert writing.lists.chosen == {}


def test_the_shipped_list_is_saved_as_a_sample_that_is_accepted_again(
    writing: Announcement, tmp_path: Path
) -> None:
    for place in range(writing.lists.names.count()):
        writing.lists.names.setCurrentIndex(place)
        writing.lists.save_sample(tmp_path / "mau.toml")
        writing.lists.add(tmp_path / "mau.toml")
    assert len(writing.lists.chosen) == writing.lists.names.count()


def test_a_task_that_stands_is_withdrawn_by_taking_its_tick_away(
    writing: Announcement, pair: Pair, qtbot: QtBot
) -> None:
    write(writing, "", task())
    writing.sign(writing.draft())
    again = Announcement(pair.superior)
    qtbot.addWidget(again)
    again.standing.item(0).setCheckState(Qt.CheckState.Unchecked)
    parts = announced_parts(pair.superior, again.draft(), again.chosen)
    assert [line.words[0] for line in parts["Nhiệm vụ"][1]] == ["Thôi giao"]
    again.sign(again.draft())
    assert [one.withdrawn for one in sent_notices(pair.superior.ledger)[0][1].tasks] == [True]


def test_what_was_typed_is_not_given_up_without_a_question(writing: Announcement) -> None:
    write(writing, "đang soạn dở")
    answer("Nhập tiếp")
    writing.reject()
    assert writing.isVisible()
    answer("Bỏ thay đổi")
    writing.reject()
    assert not writing.isVisible()


def test_notices_are_written_out_and_believed_at_the_post(
    screen: Announcing, writing: Announcement, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    write(writing, "Họp giao ban", task())
    writing.sign(writing.draft())
    assert [words[0] for words in screen.table.words()] == ["Chờ ghi ra (1)"]
    assert "Công an xã Gia Thắng" in screen.text.text()
    stick = tmp_path / "usb"
    stick.mkdir()
    screen.write_to([file for file, _notice in sent_notices(pair.superior.ledger)], stick)
    qtbot.waitUntil(lambda: not screen.working.is_busy)
    assert [words[0] for words in screen.table.words()] == ["Đã ghi ra"]
    assert not screen.write_waiting.isEnabled()
    (path,) = stick.rglob("*.byt")
    take_notice(pair.post.ledger, path.read_bytes(), pair.post.keys)
    assert [one.title for one in find(pair.post.ledger, Task)] == ["Rà soát mô hình"]


def test_without_units_it_says_what_to_do_first(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(announcing_module, "tell", lambda *words: told.append(words[-1]))
    (tmp_path / "new").mkdir()
    with strangers(tmp_path / "new") as pair:
        screen = Announcing(pair.superior)
        qtbot.addWidget(screen)
        screen.show()
        assert not screen.empty.isHidden()
        screen.begin_new()
        assert "ghép đôi" in told[0]
