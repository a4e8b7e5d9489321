from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.months import reopen
from storage.records import Activity, Award, Team
from storage.repository import find, put
from sync.content import what_leaves
from tests.ui.screens.pair import JANUARY, POST, TODAY, Pair, close, paired
from ui.screens.leaving import Leaving, LeavingDialog, never_leaves, parts_of
from ui.screens.month_work import content_of


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def test_every_table_is_shown_with_its_count(pair: Pair, qtbot: QtBot) -> None:
    view = Leaving(what_leaves(pair.post.ledger, JANUARY), {})
    qtbot.addWidget(view)
    shown = [view.list.item(row).text() for row in range(view.list.count())]
    assert "Mô hình (1)" in shown
    assert "Hoạt động (1)" in shown
    view.list.setCurrentRow(shown.index("Hoạt động (1)"))
    assert any("Tuyên truyền 3 buổi" in words for words in view.table.words()[0])


def test_what_is_internal_is_not_among_what_leaves(pair: Pair) -> None:
    put(pair.post.ledger, Team(unit=POST, name="Tổ 1", form="self_management", note="riêng ta"))
    put(
        pair.post.ledger,
        Award(
            unit=POST,
            decided_on=TODAY.replace(month=1, day=5),
            form="certificate",
            authority="commune_chair",
            subject="individual",
            name="Nguyễn Văn Kín",
            occasion="Năm 2021",
        ),
    )
    parts = parts_of(what_leaves(pair.post.ledger, JANUARY), {})
    said = str([line.words for _heads, lines in parts.values() for line in lines])
    assert "Tổ 1" in said
    assert "riêng ta" not in said
    assert "Nguyễn Văn Kín" not in said


def test_it_says_what_never_leaves() -> None:
    assert "thành viên" in never_leaves()
    assert "tên tập thể, cá nhân, hộ" in never_leaves()


def test_without_a_question_there_is_nothing_to_consent_to(pair: Pair, qtbot: QtBot) -> None:
    dialog = LeavingDialog(what_leaves(pair.post.ledger, JANUARY), {})
    qtbot.addWidget(dialog)
    assert dialog.go.isHidden()


def test_a_month_opened_again_shows_what_is_different_now(pair: Pair) -> None:
    ledger, keys = pair.post.ledger, pair.post.keys
    close(pair.post, JANUARY)
    assert "Phiếu sửa so với bản trước" not in parts_of(content_of(ledger, JANUARY, keys), {})
    reopen(ledger, JANUARY, "ghi nhầm")
    activity = next(a for a in find(ledger, Activity) if a.happened_on.year == 2021)
    put(ledger, activity.model_copy(update={"place": "Nhà văn hóa"}))
    _heads, lines = parts_of(content_of(ledger, JANUARY, keys), {})["Phiếu sửa so với bản trước"]
    said = ("Hoạt động: Tuyên truyền 3 buổi", "Địa điểm", "không ghi", "Nhà văn hóa", "ghi nhầm")
    assert said in [one.words for one in lines]
