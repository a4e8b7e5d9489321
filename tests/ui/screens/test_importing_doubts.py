"""Cells that seem to hold what should not be written: named, left out, or given a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog

from storage.records import Activity
from storage.repository import count, find
from tests.storage.imports.dirty import wrote
from tests.ui.screens.answering import answer
from ui.screens.desk import Desk
from ui.screens.importing import Importing

Show = Callable[[Importing], Importing]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hoat-dong.xlsx"


def doubtful(file: Path) -> Path:
    heads = ["Ngày", "Loại hoạt động", "Nội dung"]
    rows = (["1/9/2022", "Tuyên truyền", "Buổi 1"], ["2/9/2022", "Tuyên truyền", "Gọi 0912345678"])
    return wrote(file, heads, *rows)


def test_doubtful_cells_are_named_and_go_in_only_with_a_reason(
    desk: Desk, shown: Show, file: Path
) -> None:
    importing = shown(Importing(desk, Activity))
    importing.read(doubtful(file))
    importing.look()
    assert importing.outcome.tabs.tabText(0) == "1 ô không nên nhập"
    (line,) = importing.outcome.table.words()
    assert line[0] == "C3"
    answer("Quay lại")
    importing.go.click()
    assert count(desk.ledger, Activity) == 0
    answer("Vẫn nhập, nêu lý do")
    QTimer.singleShot(60, lambda: _give("Số của trạm y tế"))
    importing.go.click()
    assert count(desk.ledger, Activity) == 2
    query = "SELECT after FROM journal WHERE action = 'pattern_override'"
    said = desk.ledger.db.execute(query).fetchall()
    assert said == [("Số của trạm y tế (title: phone)",)]


def test_rows_of_doubtful_cells_can_be_left_out_to_be_corrected(
    desk: Desk, shown: Show, file: Path
) -> None:
    importing = shown(Importing(desk, Activity))
    importing.read(doubtful(file))
    importing.look()
    answer("Bỏ các dòng ấy ra")
    importing.go.click()
    assert importing.go.text() == "&Nhập 1 dòng"
    assert importing.outcome.tabs.tabText(0) == "1 dòng cần sửa"
    assert count(desk.ledger, Activity) == 0
    importing.go.click()
    assert [one.title for one in find(desk.ledger, Activity)] == ["Buổi 1"]


def _give(reason: str) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QInputDialog)
    box.setTextValue(reason)
    box.accept()
