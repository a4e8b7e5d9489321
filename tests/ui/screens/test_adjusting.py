"""A locked month is put right in the open one: chosen from its frozen figures, with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.adjusting import Adjustable, adjustable
from storage.months import freeze, reopen
from storage.records import Activity, Adjustment
from storage.repository import find, remove
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.inbox import receive
from sync.locking import lock, lock_months
from tests.ui.screens.pair import JANUARY, Pair, close, paired
from ui.screens.adjusting import AdjustDialog
from ui.screens.adjusting_lines import with_all_parts
from ui.screens.home import Home
from ui.screens.leaving import parts_of
from ui.screens.month import Month
from ui.screens.month_work import content_of


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        above, post = pair.superior, pair.post
        found = drain(receive(above.ledger, close(post, JANUARY), above.keys))
        take_receipt(post.ledger, found.receipts[0], post.keys)
        lock(above.ledger, JANUARY, "", above.today())
        lock_months(post.ledger, JANUARY, post.keys)
        yield pair


@pytest.fixture
def dialog(pair: Pair, qtbot: QtBot) -> AdjustDialog:
    made = AdjustDialog(pair.post, JANUARY)
    qtbot.addWidget(made)
    made.show()
    return made


def stand_on(dialog: AdjustDialog, code: str, part: str = "") -> Adjustable:
    """Choose a figure in the list."""
    lines = dialog.table.lines.lines
    row = next(
        place
        for place, line in enumerate(lines)
        if isinstance(line.key, Adjustable) and (line.key.code, line.key.part) == (code, part)
    )
    dialog.table.selectRow(row)
    assert dialog.figure
    return dialog.figure


def rows_of(home: Home) -> list[str]:
    """Return all that the first screen says."""
    return [label.text() for label in home.findChildren(QLabel) if label.isVisible()]


def test_a_locked_month_offers_an_adjustment_and_no_opening_again(pair: Pair, qtbot: QtBot) -> None:
    month = Month(pair.post)
    qtbot.addWidget(month)
    month.show()
    month.show_month(JANUARY)
    assert month.state.text().startswith("Đã khóa – biên nhận số")
    assert month.reopen_button.isHidden()
    assert not month.adjust_button.isHidden()
    month.show_month("2022-02")
    assert month.adjust_button.isHidden()


def test_the_reported_number_is_filled_in_and_the_right_one_is_noted(
    dialog: AdjustDialog, pair: Pair
) -> None:
    assert stand_on(dialog, "TT01").value == 3
    assert dialog.right.read() == 3
    assert dialog.chosen.text() == "Buổi tuyên truyền: đã báo cáo 3"
    dialog.right.write(4)
    dialog.reason.setText("Sót buổi ngày 30/12")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    (made,) = find(pair.post.ledger, Adjustment)
    assert (made.month, made.indicator, made.reported, made.right) == (JANUARY, "TT01", 3, 4)
    assert made.made_on == pair.post.today().replace(day=14)  # February ended on the 14th
    (line,) = dialog.made.words()
    assert line[1:] == ("T1/2022", "Buổi tuyên truyền", "3", "4", "Sót buổi ngày 30/12")
    assert stand_on(dialog, "TT01").value == 4


@pytest.mark.parametrize(
    ("right", "reason", "words"),
    [("3", "Đếm lại", "bằng số đã báo cáo"), ("4", "", "lý do"), ("bốn", "Sót", "số nguyên")],
)
def test_what_is_wrong_is_said_and_nothing_is_noted(
    dialog: AdjustDialog, pair: Pair, right: str, reason: str, words: str
) -> None:
    stand_on(dialog, "TT01")
    dialog.right.line.setText(right)
    dialog.reason.setText(reason)
    dialog.go.click()
    assert words in dialog.complaint.text()
    assert find(pair.post.ledger, Adjustment) == []


def test_an_adjustment_is_taken_out_while_its_month_is_open(
    dialog: AdjustDialog, pair: Pair
) -> None:
    for right in (4, 5):
        stand_on(dialog, "TT01")
        dialog.right.write(right)
        dialog.reason.setText("Sót")
        dialog.go.click()
    dialog.drop.click()
    assert "Hãy chọn" in dialog.complaint.text()
    dialog.made.selectRow(1)
    dialog.drop.click()
    assert [each.right for each in find(pair.post.ledger, Adjustment)] == [4]
    freeze(pair.post.ledger, "2022-02")
    dialog.made.selectRow(0)
    dialog.drop.click()
    assert "tháng đã chốt" in dialog.complaint.text()
    assert len(find(pair.post.ledger, Adjustment)) == 1


def test_a_part_that_nobody_said_is_offered_among_the_noughts(
    dialog: AdjustDialog, pair: Pair
) -> None:
    shown = dialog.table.lines.lines
    assert not any(isinstance(line.key, Adjustable) and not line.key.value for line in shown)
    dialog.zeros.setChecked(True)
    assert stand_on(dialog, "M01", "B01").value == 0
    known = with_all_parts(JANUARY, adjustable(pair.post.ledger, JANUARY))
    assert len({(each.code, each.part) for each in known}) == len(known)


def test_what_the_books_say_otherwise_since_is_filled_in_as_the_right_number(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with paired(tmp_path) as pair:
        above, post = pair.superior, pair.post
        found = drain(receive(above.ledger, close(post, JANUARY), above.keys))
        take_receipt(post.ledger, found.receipts[0], post.keys)
        reopen(post.ledger, JANUARY, "Ghi trùng")
        remove(post.ledger, next(a for a in find(post.ledger, Activity) if "3 buổi" in a.title))
        assert list(lock_months(post.ledger, JANUARY, post.keys).put_back) == [JANUARY]
        dialog = AdjustDialog(post, JANUARY)
        qtbot.addWidget(dialog)
        home = Home(post)
        qtbot.addWidget(home)
        home.show()
        told = "Tháng 1/2022 đã khóa khi đang sửa: 1 chỉ tiêu khác sổ, hãy ghi điều chỉnh"
        qtbot.waitUntil(lambda: told in rows_of(home))
        assert stand_on(dialog, "TT01").value == 3
        assert dialog.right.read() == 0
        dialog.reason.setText("Ghi trùng")
        dialog.go.click()
        home.refresh()
        qtbot.waitUntil(lambda: told not in rows_of(home))


def test_adjustments_are_shown_among_what_leaves(dialog: AdjustDialog, pair: Pair) -> None:
    stand_on(dialog, "TT01")
    dialog.right.write(4)
    dialog.reason.setText("Sót")
    dialog.go.click()
    content = content_of(pair.post.ledger, "2022-02", pair.post.keys)
    heads, (line,) = parts_of(content, {})["Điều chỉnh kỳ trước"]
    said = dict(zip(heads, line.words, strict=True))
    assert said["Chỉ tiêu"] == "Buổi tuyên truyền"
    assert (said["Đã báo cáo"], said["Số đúng"], said["Lý do"]) == ("3", "4", "Sót")
