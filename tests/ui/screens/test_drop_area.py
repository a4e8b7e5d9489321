from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from sync.couriers.folder import FolderCourier
from ui.screens import drop_area as drop_module
from ui.screens import sticks as sticks_module
from ui.screens.drop_area import DropArea
from ui.screens.sticks import Stick, ask_folder


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what the user is told instead of waiting for a click."""
    said: list[str] = []
    monkeypatch.setattr(drop_module, "tell", lambda *words: said.append(words[-1]))
    return said


@pytest.fixture
def area(qtbot: QtBot) -> DropArea:
    made = DropArea("Thả gói vào đây", "gói", (".byb",), lambda: ["a/b"])
    qtbot.addWidget(made)
    return made


def drop(area: DropArea, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    area.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_dropped_files_of_the_right_kind_are_given_out(
    area: DropArea, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(area.brought) as brought:
        drop(area, tmp_path / "1.byb", tmp_path / "anh.jpg", tmp_path / "2.BYB")
    assert brought.args == [[tmp_path / "1.byb", tmp_path / "2.BYB"]]


def test_a_drop_without_any_is_told_in_words(
    area: DropArea, qtbot: QtBot, told: list[str], tmp_path: Path
) -> None:
    with qtbot.assertNotEmitted(area.brought):
        drop(area, tmp_path / "anh.jpg")
    assert "không có gói nào" in told[0]


def test_on_a_stick_only_what_lies_there_for_us_is_taken(
    area: DropArea, qtbot: QtBot, tmp_path: Path
) -> None:
    ours = FolderCourier(tmp_path).put("a/b", "1.byb", b"1")
    FolderCourier(tmp_path).put("a/c", "2.byb", b"2")
    with qtbot.waitSignal(area.brought) as brought:
        area.bring_from(tmp_path)
    assert brought.args == [[ours]]


def test_a_stick_that_was_pulled_is_told_in_words(
    area: DropArea, told: list[str], tmp_path: Path
) -> None:
    area.bring_from(tmp_path / "usb")
    assert "USB đã rút" in told[0]


def test_a_stick_that_is_plugged_in_is_offered_by_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, _text: str, answers: dict[str, str]) -> str:
        offered.extend(answers.values())
        return str(tmp_path)

    monkeypatch.setattr(sticks_module, "sticks", lambda: [Stick(tmp_path, "USB “CAX”")])
    monkeypatch.setattr(sticks_module, "choose", choose)
    assert ask_folder(None, "Ghi gói", "Chọn nơi ghi.") == tmp_path
    assert offered == ["USB “CAX”", "Thư mục khác…", "Quay lại"]
