from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLabel,
    QListWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from storage.records import ServicePeriod
from ui.screens.checklist import CheckList, MultiChoiceEditor
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.date_editor import DateEditor, parse_day
from ui.screens.desk import Desk
from ui.screens.layouts import CELLS
from ui.screens.measures_editor import MeasuresEditor
from ui.screens.photos_editor import PhotosEditor
from ui.screens.popups import put_beside
from ui.screens.rows_editor import RowsEditor
from ui.screens.text_editors import CountEditor, LinesEditor, YearEditor

TODAY = date(2022, 12, 8)
Show = Callable[[QWidget], QWidget]
THONS = {str(n): f"Thôn {n}" for n in range(6)} | {"3": "Thôn Thượng"}
MANY = THONS | {"8": "Xóm Chùa", "9": "Xóm Đình"}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2/9/2022", date(2022, 9, 2)),
        ("02092022", date(2022, 9, 2)),
        ("2-9-22", date(2022, 9, 2)),
        ("2.9", date(2022, 9, 2)),
        ("20/12", date(2021, 12, 20)),
        ("31/2/2022", None),
        ("1/9", date(2022, 9, 1)),
        ("010922", date(2022, 9, 1)),
        ("0109", date(2022, 9, 1)),
        ("hôm nay", TODAY),
        ("Hqua", date(2022, 12, 7)),
        ("ngày kia", None),
        ("3102", None),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: date | None) -> None:
    assert parse_day(typed, TODAY) == day


def test_a_day_may_stay_empty_and_what_is_no_day_is_kept_for_the_complaint(qtbot: QtBot) -> None:
    editor = DateEditor(TODAY)
    qtbot.addWidget(editor)
    assert editor.read() is None
    QTest.keyClicks(editor.line, "31/2/2022")
    assert editor.read() == "31/2/2022"


def test_a_typed_day_is_written_in_full_when_the_field_is_left(qtbot: QtBot) -> None:
    editor = DateEditor(TODAY)
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, "2/9/2022")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "02/09/2022"


def test_a_count_may_be_typed_with_or_without_dots(qtbot: QtBot) -> None:
    editor = CountEditor()
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, "180756")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert (editor.line.text(), editor.read()) == ("180.756", 180756)
    editor.line.clear()
    assert editor.read() == 0


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1.500", 1500), ("1 500", 1500), ("1.234.567", 1234567), ("1.5", "1.5"), ("1,5", "1,5")],
)
def test_dots_stand_between_thousands_and_what_is_no_whole_number_stays_as_typed(
    typed: str, read: object, qtbot: QtBot
) -> None:
    editor = CountEditor()
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, typed)
    assert editor.read() == read


def test_alt_and_down_open_a_calendar_in_vietnamese_that_begins_on_monday(qtbot: QtBot) -> None:
    editor = DateEditor(TODAY)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    editor.line.setFocus()
    QTest.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = editor.findChildren(QCalendarWidget)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert "Tháng 12" in {one.text() for one in calendar.findChildren(QToolButton)}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return):
        days = QApplication.focusWidget()
        assert days is not None
        QTest.keyClick(days, key)
    assert (editor.read(), editor.line.hasFocus()) == (date(2022, 12, 7), True)


def test_a_year_has_no_dots_and_may_be_missing(qtbot: QtBot) -> None:
    editor = YearEditor()
    qtbot.addWidget(editor)
    editor.write(1975)
    assert editor.line.text() == "1975"
    editor.write(None)
    assert editor.read() is None


def test_a_choice_is_found_by_typing_without_marks(shown: Show) -> None:
    editor = ChoiceEditor(MANY)
    shown(editor)
    line = editor.box.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "dinh")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert editor.read() == "9"


def test_a_choice_typed_wrongly_falls_back_to_what_was_chosen(shown: Show) -> None:
    editor = ChoiceEditor(MANY)
    editor.write("8")
    shown(editor)
    line = editor.box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "xyz")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (editor.read(), line.text()) == ("8", "Xóm Chùa")


def test_a_code_that_is_no_longer_offered_is_kept(qtbot: QtBot) -> None:
    editor = ChoiceEditor(THONS)
    qtbot.addWidget(editor)
    editor.write("of_next_year")
    assert editor.read() == "of_next_year"


def test_a_word_that_is_no_longer_offered_is_still_said(qtbot: QtBot) -> None:
    one = ChoiceEditor(THONS, known={"old": "Thôn cũ"})
    several = MultiChoiceEditor(THONS, known={"old": "Thôn cũ"})
    for editor in (one, several):
        qtbot.addWidget(editor)
    one.write("old")
    several.resize(300, 30)
    several.write(("old", "1"))
    assert one.box.currentText() == "Thôn cũ"
    assert several.button.text() == "Thôn cũ, Thôn 1"


def test_scrolling_over_a_choice_does_not_change_it(shown: Show) -> None:
    editor = ChoiceEditor(THONS)
    editor.write("1")
    shown(editor)
    editor.box.setFocus()
    middle = QPointF(editor.box.rect().center())
    down = QWheelEvent(
        middle,
        editor.box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt names no argument here
    )
    QApplication.sendEvent(editor.box, down)
    assert editor.read() == "1"


def test_several_words_are_ticked_with_the_keyboard_alone(shown: Show, qtbot: QtBot) -> None:
    editor = MultiChoiceEditor(MANY)
    shown(editor)
    editor.open()
    (popup,) = editor.findChildren(CheckList)
    assert QTest.qWaitForWindowExposed(popup)
    QTest.keyClicks(popup.search, "thuong")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    QTest.keyClicks(popup.search, "xom dinh")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert editor.read() == ("3", "9")
    popup.close()


def test_numbers_follow_the_kind_and_outlive_a_change_of_kind(qtbot: QtBot) -> None:
    editor = MeasuresEditor()
    qtbot.addWidget(editor)
    editor.follow({"kind": "propaganda"})
    assert editor.read() == {"sessions": 1}
    editor.write({"sessions": 2, "attendances": 120})
    editor.follow({"kind": "training"})
    assert editor.read() == {"classes": 1, "attendances": 120}


def test_a_part_that_is_more_than_its_whole_is_said_at_once(shown: Show) -> None:
    editor = MeasuresEditor()
    editor.follow({"kind": "propaganda"})
    shown(editor)

    def complaints() -> list[str]:
        labels = editor.findChildren(QLabel, "complaint")
        return [label.text() for label in labels if not label.isHidden()]

    editor.write({"sessions": 1, "attendances": 20, "female": 30})
    assert complaints() == ["Nhiều hơn «Lượt người dự» (20)."]
    women = next(e for e in editor.findChildren(CountEditor) if "nữ" in e.accessibleName())
    women.line.selectAll()
    QTest.keyClicks(women.line, "12")
    assert complaints() == []
    editor.follow({"kind": "tips"})
    editor.write({"crime": 2, "drugs": 1, "valuable": 4})
    assert complaints() == ["Nhiều hơn tổng các số trên (3)."]


def test_rows_give_back_what_was_written(qtbot: QtBot) -> None:
    editor = RowsEditor(CELLS["services"], TODAY)
    qtbot.addWidget(editor)
    served = ServicePeriod(served_from=date(2010, 1, 1), force="security_team")
    editor.write((served,))
    assert tuple(ServicePeriod.model_validate(row) for row in editor.read()) == (served,)


def test_lines_leave_out_empty_ones(qtbot: QtBot) -> None:
    editor = LinesEditor()
    qtbot.addWidget(editor)
    editor.box.setPlainText("a/b\n\n c/d ")
    assert editor.read() == ("a/b", "c/d")


def test_a_photo_is_kept_and_can_be_taken_out_again(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    Image.new("RGB", (32, 24), "red").save(tmp_path / "a.png")
    editor = PhotosEditor(desk, pick=lambda _parent: [tmp_path / "a.png"])
    qtbot.addWidget(editor)
    editor._add_files()
    (digest,) = editor.read()
    assert desk.photo(digest).startswith(b"\xff\xd8")
    (pictures,) = editor.findChildren(QListWidget)
    pictures.setCurrentRow(0)
    editor._drop_chosen()
    assert editor.read() == ()


def test_a_file_that_is_no_photo_is_refused_in_words(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    editor = PhotosEditor(desk, pick=lambda _parent: [tmp_path / "a.png"])
    qtbot.addWidget(editor)
    with qtbot.waitSignal(desk.refused) as refused:
        editor._add_files()
    assert "BG-04" in refused.args[0]
    assert editor.read() == ()


def test_what_opens_at_an_edge_stays_whole_on_the_screen(qtbot: QtBot) -> None:
    anchor, popup = QWidget(), QWidget()
    for one in (anchor, popup):
        qtbot.addWidget(one)
    room = anchor.screen().availableGeometry()
    anchor.setGeometry(room.right() - 60, room.bottom() - 40, 60, 30)
    popup.resize(300, 200)
    put_beside(popup, anchor)
    assert room.contains(popup.geometry())
