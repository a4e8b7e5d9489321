from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from storage.records import Activity, Hamlet, SecurityModel
from storage.repository import find
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.measures_editor import MeasuresEditor
from ui.screens.window import MainWindow

UNIT = "ninh-binh/gia-vien/gia-thang"
Show = Callable[[QWidget], QWidget]


class Hands:
    """Counts what an officer does: a press of keys together, or a text typed into a field."""

    def __init__(self, window: MainWindow) -> None:
        self.inputs = 0
        self._window = window

    def press(self, keys: str) -> None:
        """Press keys together."""
        self.inputs += 1
        focus = QApplication.focusWidget() or self._window
        QTest.keySequence(focus, QKeySequence(keys))

    def type(self, text: str) -> None:
        """Type into the field that has the cursor."""
        self.inputs += 1
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)


@pytest.fixture
def last(desk: Desk) -> Activity:
    """Write down one activity with all that is usually around it."""
    hamlet = Hamlet(unit=UNIT, name="Thôn Đoài")
    model = SecurityModel(unit=UNIT, name="Tổ liên gia", type="D01")
    activity = Activity(
        unit=UNIT,
        kind="propaganda",
        happened_on=date(2022, 12, 1),
        title="Tuyên truyền phòng, chống ma túy",
        place="Nhà văn hóa thôn",
        hamlets=(hamlet.id,),
        measures={"sessions": 1, "attendances": 80},
        organisations=("front", "women"),
        programmes=("p09",),
        models=(model.id,),
    )
    desk.save(hamlet)
    desk.save(model)
    desk.save(activity)
    return activity


@pytest.fixture
def window(desk: Desk, last: Activity, shown: Show) -> MainWindow:
    window = MainWindow(desk)
    shown(window)
    window.show_place("activities")
    return window


def activities(window: MainWindow) -> Activities:
    screen = window.screen_shown
    assert isinstance(screen, Activities)
    return screen


def newest(desk: Desk) -> Activity:
    return max(find(desk.ledger, Activity), key=lambda one: one.id)


def measure(screen: Activities, code: str) -> QWidget:
    editor = screen.sheet.form.cells["measures"].editor
    assert isinstance(editor, MeasuresEditor)
    return editor._editors[code].line


def test_a_usual_activity_takes_at_most_eight_inputs(
    window: MainWindow, desk: Desk, last: Activity
) -> None:
    hands = Hands(window)
    hands.press("Ctrl+N")
    hands.type("Tuyen truyen phong chay")  # the old title is chosen, so typing replaces it
    hands.press("Tab")  # the date is today's; on to the number of people
    hands.press("Tab")
    measure(activities(window), "attendances").setFocus(Qt.FocusReason.TabFocusReason)
    hands.inputs += 1  # a click into the field
    hands.type("120")
    hands.press("Ctrl+S")
    assert hands.inputs <= 8
    written = newest(desk)
    assert written.id != last.id
    assert (written.title, written.happened_on) == ("Tuyen truyen phong chay", desk.today())
    assert written.measures == {"sessions": 1, "attendances": 120}
    for copied in ("place", "hamlets", "organisations", "programmes", "models"):
        assert getattr(written, copied) == getattr(last, copied)


def test_choosing_another_kind_copies_the_last_of_that_kind(
    window: MainWindow, desk: Desk, last: Activity
) -> None:
    desk.save(Activity(unit=UNIT, kind="broadcast", title="Bản tin", happened_on=last.happened_on))
    screen = activities(window)
    screen.begin_new()
    form = screen.sheet.form
    assert form.values()["title"] == "Bản tin"
    form.cells["kind"].editor.write("propaganda")
    form.cells["kind"].editor.changed.emit()
    assert form.values()["title"] == last.title
    assert set(form.values()["measures"]) == {"sessions"}
    form.is_dirty = False


def test_the_first_activity_begins_today_with_nothing_copied(desk: Desk, shown: Show) -> None:
    screen = Activities(desk)
    shown(screen)
    screen.begin_new()
    values = screen.sheet.form.values()
    assert (values["happened_on"], values["title"]) == (desk.today(), "")


def test_the_list_can_be_narrowed_to_a_report_month(window: MainWindow, desk: Desk) -> None:
    desk.save(Activity(unit=UNIT, kind="talk", happened_on=date(2022, 11, 14)))
    screen = activities(window)
    assert screen.list.model.rowCount() == 2
    box = screen.list.filters["span"]
    box.setCurrentIndex(box.findText("Tháng 12/2022"))
    box.activated.emit(box.currentIndex())
    assert screen.list.model.rowCount() == 1
    assert screen.list.model.index(0, 0).data() == "01/12/2022"


def test_a_row_says_the_numbers_of_the_activity(window: MainWindow) -> None:
    screen = activities(window)
    last_column = screen.list.model.columnCount() - 1
    assert screen.list.model.index(0, last_column).data() == "1 buổi, 80 lượt người"
