from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from storage.months import reopen
from storage.records import Activity, Asset, Award, Committee, Hamlet, Record, Team, fields_of
from storage.records.activity import PaperRead
from storage.records.committee import Seat
from storage.repository import find, put
from sync.container import read_payload
from sync.content import SENT_KINDS, MonthContent, Row, sent_fields, what_leaves
from sync.lines import NONCE
from sync.payload import payload_of
from tests.strategies import records
from tests.ui.screens.pair import JANUARY, POST, TODAY, Pair, close, paired
from ui.screens.leaving import (
    Leaving,
    LeavingDialog,
    names_that_leave,
    never_leaves,
    parts_of,
)
from ui.screens.month_work import content_of


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def test_every_table_is_shown_with_its_count(pair: Pair, qtbot: QtBot) -> None:
    view = Leaving(parts_of(what_leaves(pair.post.ledger, JANUARY), {}))
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
    content = what_leaves(pair.post.ledger, JANUARY)
    dialog = LeavingDialog(content, parts_of(content, {}))
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


def content_with(kind: type[Record], row: Row) -> MonthContent:
    month = {"unit": POST, "month": "2022-12", "revision": 1, "first": TODAY, "last": TODAY}
    said: dict[str, Any] = month | {"reason": "", "figures": (), "photos": ()}
    return MonthContent(records={kind: [row]}, **said)


def says_something(value: object) -> bool:
    return any(value.values()) if isinstance(value, dict) else value not in (None, "", [])


class Same(dict[str, str]):
    """Calls every record by its identity."""

    def get(self, key: str, _default: object = None) -> str:
        """Return the identity itself."""
        return key


@pytest.mark.parametrize("kind", SENT_KINDS)
@given(data=st.data())
def test_what_is_packed_is_shown_and_nothing_else(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    content = content_with(kind, record.model_dump(mode="json", include=set(sent_fields(kind))))
    packed_parts = read_payload(payload_of(content, bytes(NONCE)), lambda _name: True)
    (line,) = packed_parts[f"records/{kind.KIND}.jsonl"].splitlines()
    packed = {name: value for name, value in json.loads(line).items() if says_something(value)}
    fields = {f.name: f for f in fields_of(kind) if f.name not in {"id", "unit", "changed_at"}}
    names = {f.fact.refers: Same() for f in fields.values() if f.fact.refers}
    heads, (shown,) = parts_of(content, names)[kind.TITLE]
    assert set(heads) == {fields[name].fact.label for name in packed if name in fields}
    assert all(shown.words)
    words = dict(zip(heads, shown.words, strict=True))
    for name, value in packed.items():
        if name in fields and fields[name].type is str and not fields[name].fact.choices:
            assert words[fields[name].fact.label] == value


def test_new_registers_are_shown_in_plain_words(pair: Pair) -> None:
    ledger = pair.post.ledger
    hamlet = Hamlet(unit=POST, name="Thôn Đoài")
    seats = (Seat(role="Trưởng ban", office="Chủ tịch UBND"),)
    for record in (
        hamlet,
        Asset(unit=POST, kind="cameras", name="Ngã ba", hamlet=hamlet.id, quantity=4),
        Committee(unit=POST, name="Ban chỉ đạo 138", seats=seats),
    ):
        put(ledger, record)
    parts = parts_of(what_leaves(ledger, JANUARY), names_that_leave(pair.post))
    assert "Thôn Đoài" in parts["Phương tiện, cơ sở vật chất"][1][0].words
    assert "Trưởng ban: Chủ tịch UBND" in parts["Ban chỉ đạo, ban điều hành"][1][0].words


def test_the_chosen_line_is_said_in_full(pair: Pair, qtbot: QtBot) -> None:
    view = Leaving(parts_of(what_leaves(pair.post.ledger, JANUARY), names_that_leave(pair.post)))
    qtbot.addWidget(view)
    view.list.setCurrentRow(list(view.parts).index("Hoạt động"))
    assert "Nội dung: Tuyên truyền 3 buổi" in view.whole.text()


def test_a_slip_says_which_paper_was_read_instead_of_another(pair: Pair) -> None:
    ledger, keys = pair.post.ledger, pair.post.keys
    activity = next(a for a in find(ledger, Activity) if a.happened_on.year == 2021)
    put(ledger, activity.model_copy(update={"papers": (PaperRead(title="Kinh nghiệm A"),)}))
    close(pair.post, JANUARY)
    reopen(ledger, JANUARY, "ghi nhầm")
    put(ledger, activity.model_copy(update={"papers": (PaperRead(title="Kinh nghiệm B"),)}))
    _heads, lines = parts_of(content_of(ledger, JANUARY, keys), {})["Phiếu sửa so với bản trước"]
    assert ("Tham luận", "Kinh nghiệm A", "Kinh nghiệm B") in [one.words[1:4] for one in lines]
