from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.records import Hamlet, Team
from storage.repository import find
from storage.settings import Settings
from ui.screens.desk import Desk
from ui.screens.hamlets import Hamlets
from ui.screens.soon import Soon
from ui.screens.teams import Teams

UNIT = "ninh-binh/gia-vien/gia-thang"
Show = Callable[[QWidget], QWidget]
NAMES = ("Thôn Đoài", "Thôn Đông Thượng", "Xóm Ánh Sáng", "Thôn Anh Đào")


@pytest.fixture
def hamlets(desk: Desk, shown: Show) -> Hamlets:
    for name in NAMES:
        desk.save(Hamlet(unit=UNIT, name=name))
    screen = Hamlets(desk)
    screen.resize(1000, 500)
    shown(screen)
    return screen


def listed(screen: Hamlets) -> list[str]:
    model = screen.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def type_into(screen: Hamlets, name: str, text: str) -> None:
    line = screen.sheet.form.cells[name].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, text)


def answer(words: str) -> None:
    """Press the button with these words as soon as a question is asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(30, press)


def test_the_list_is_in_vietnamese_order_and_counted(hamlets: Hamlets) -> None:
    assert listed(hamlets) == ["Thôn Anh Đào", "Thôn Đoài", "Thôn Đông Thượng", "Xóm Ánh Sáng"]
    assert hamlets.list.count.text() == "4 thôn, tổ"


def test_typing_without_marks_finds(hamlets: Hamlets, qtbot: QtBot) -> None:
    hamlets.search()
    QTest.keyClicks(hamlets.list.search, "anh")
    qtbot.waitUntil(lambda: listed(hamlets) == ["Thôn Anh Đào", "Xóm Ánh Sáng"])
    QTest.keyClicks(hamlets.list.search, " dao")
    qtbot.waitUntil(lambda: listed(hamlets) == ["Thôn Anh Đào"])


def test_what_is_not_found_is_said(hamlets: Hamlets, qtbot: QtBot) -> None:
    QTest.keyClicks(hamlets.list.search, "zzz")
    qtbot.waitUntil(lambda: not listed(hamlets))
    assert hamlets.list.empty.text() == "Không tìm thấy thôn, tổ nào như vậy."


def test_an_empty_register_says_what_to_do_first(desk: Desk, shown: Show) -> None:
    screen = Hamlets(desk)
    shown(screen)
    assert "Thêm thôn" in screen.list.empty.text()
    assert screen.list.empty.isVisible()


def test_a_new_record_is_saved_and_the_list_stands_on_it(hamlets: Hamlets, desk: Desk) -> None:
    hamlets.begin_new()
    type_into(hamlets, "name", "Thon Moi")
    hamlets.save()
    assert "Thon Moi" in [one.name for one in find(desk.ledger, Hamlet)]
    assert hamlets.list.record is not None
    assert hamlets.list.record.id == hamlets.sheet.record.id  # type: ignore[union-attr]


def test_a_new_record_is_seen_even_if_the_search_would_hide_it(
    hamlets: Hamlets, qtbot: QtBot
) -> None:
    QTest.keyClicks(hamlets.list.search, "anh")
    qtbot.waitUntil(lambda: len(listed(hamlets)) == 2)
    hamlets.begin_new()
    type_into(hamlets, "name", "Thon Moi")
    hamlets.save()
    assert "Thon Moi" in listed(hamlets)


def test_undo_brings_the_old_words_back_into_list_and_form(hamlets: Hamlets, desk: Desk) -> None:
    hamlets.show_record(find(desk.ledger, Hamlet)[0].id)
    type_into(hamlets, "name", " Moi")
    hamlets.save()
    assert "Moi" in " ".join(listed(hamlets))
    desk.undo()
    assert "Moi" not in " ".join(listed(hamlets))
    assert "Moi" not in hamlets.sheet.form.values()["name"]


def test_leaving_a_changed_form_asks_and_can_save(hamlets: Hamlets, desk: Desk) -> None:
    hamlets.begin_new()
    type_into(hamlets, "name", "Thon Moi")
    answer("Ghi vào sổ")
    assert hamlets.may_leave()
    assert "Thon Moi" in [one.name for one in find(desk.ledger, Hamlet)]


def test_leaving_a_wrong_form_to_be_saved_stays_and_says_why(hamlets: Hamlets) -> None:
    hamlets.begin_new()
    type_into(hamlets, "households", "12x")
    answer("Ghi vào sổ")
    assert not hamlets.may_leave()
    cells = hamlets.sheet.form.cells
    assert cells["name"].complaint.text() == "Cần điền mục này."
    assert cells["households"].complaint.text() == "Hãy gõ một số nguyên, chỉ gồm chữ số."
    hamlets.sheet.form.is_dirty = False


def test_another_row_is_not_shown_before_the_changes_are_settled(
    hamlets: Hamlets, desk: Desk
) -> None:
    first, second = find(desk.ledger, Hamlet)[:2]
    hamlets.show_record(first.id)
    type_into(hamlets, "name", " Moi")
    answer("Nhập tiếp")
    hamlets.list.table.selectRow(1)
    assert hamlets.sheet.record == first
    assert hamlets.list.record == first
    answer("Không ghi")
    hamlets.list.table.selectRow(1)
    assert hamlets.sheet.record == second


def test_esc_gives_up_what_was_typed_after_asking(hamlets: Hamlets, desk: Desk) -> None:
    first = find(desk.ledger, Hamlet)[0]
    hamlets.show_record(first.id)
    type_into(hamlets, "name", " Moi")
    answer("Bỏ thay đổi")
    hamlets.back()
    assert not hamlets.sheet.is_open
    assert find(desk.ledger, Hamlet)[0] == first


def test_removing_asks_first_and_enter_means_no(hamlets: Hamlets, desk: Desk) -> None:
    hamlets.show_record(find(desk.ledger, Hamlet)[0].id)

    def press_enter() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(30, press_enter)
    hamlets.sheet.drop.click()
    assert len(find(desk.ledger, Hamlet)) == 4
    answer("Xóa bản ghi")
    hamlets.sheet.drop.click()
    assert len(find(desk.ledger, Hamlet)) == 3
    assert not hamlets.sheet.is_open


def test_what_cannot_be_removed_stays_in_the_form(
    hamlets: Hamlets, desk: Desk, qtbot: QtBot
) -> None:
    first = find(desk.ledger, Hamlet)[0]
    desk.save(Team(unit=UNIT, name="Tổ 1", form="other", hamlets=(first.id,)))
    hamlets.show_record(first.id)
    answer("Xóa bản ghi")
    with qtbot.waitSignal(desk.refused):
        hamlets.sheet.drop.click()
    assert hamlets.sheet.record == first


def test_tab_leaves_the_list(hamlets: Hamlets) -> None:
    hamlets.list.table.setFocus()
    QTest.keyClick(hamlets.list.table, Qt.Key.Key_Tab)
    assert not hamlets.list.table.hasFocus()


def test_every_column_is_seen_in_a_narrow_window(hamlets: Hamlets, qtbot: QtBot) -> None:
    hamlets.resize(900, 480)
    table = hamlets.list.table
    across = range(hamlets.list.model.columnCount())
    qtbot.waitUntil(lambda: sum(map(table.columnWidth, across)) <= table.viewport().width())


@pytest.fixture
def half_typed(tmp_path: Path, qapp: QApplication, shown: Show, qtbot: QtBot) -> Path:
    """Type into a form, and end without saving."""
    path = tmp_path / "so.db"
    with Ledger(path, bytes(32)) as ledger:
        ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã Gia Thắng"))
        screen = Hamlets(Desk(ledger))
        shown(screen)
        screen.begin_new()
        with qtbot.waitSignal(screen.sheet.form.typed):
            type_into(screen, "name", "Thon do dang")
        screen.close()
    return path


@pytest.fixture
def again(half_typed: Path, shown: Show) -> Iterator[Hamlets]:
    """Open the same books again."""
    with Ledger(half_typed, bytes(32)) as ledger:
        screen = Hamlets(Desk(ledger))
        shown(screen)
        yield screen
        screen.sheet.form.is_dirty = False


def test_what_was_half_typed_is_offered_and_can_be_finished(again: Hamlets) -> None:
    assert again.sheet.draft_bar.isVisible()
    assert "Thon do dang" in again.sheet.draft_words.text()
    again.sheet.take_draft()
    again.save()
    assert listed(again) == ["Thon do dang"]
    assert again.desk.draft_of("hamlet") is None


def test_what_was_half_typed_can_be_dropped(again: Hamlets) -> None:
    again.sheet.drop_draft()
    assert not again.sheet.draft_bar.isVisible()
    assert again.desk.draft_of("hamlet") is None


def test_what_is_typed_in_the_last_moment_is_kept_when_the_window_goes(
    hamlets: Hamlets, desk: Desk
) -> None:
    hamlets.begin_new()
    type_into(hamlets, "name", "Thon cuoi")
    hamlets.hide()
    assert (desk.draft_of("hamlet") or {})["name"] == "Thon cuoi"
    waiting = hamlets.findChildren(Soon)
    assert not any(one.isActive() for one in waiting)  # the books may be closed after this


def test_the_first_record_is_shown_at_once_and_typing_is_not_disturbed(
    hamlets: Hamlets, qtbot: QtBot
) -> None:
    assert hamlets.list.record is not None
    assert hamlets.sheet.record == hamlets.list.record
    assert not hamlets.sheet.form.is_dirty
    hamlets.search()
    QTest.keyClicks(hamlets.list.search, "doai")
    qtbot.waitUntil(lambda: listed(hamlets) == ["Thôn Đoài"])
    assert hamlets.sheet.record.name == "Thôn Đoài"  # type: ignore[attr-defined]
    assert hamlets.list.search.hasFocus()


def test_what_is_half_typed_is_not_replaced_by_what_a_search_finds(
    hamlets: Hamlets, qtbot: QtBot
) -> None:
    hamlets.begin_new()
    type_into(hamlets, "name", "Thon Moi")
    QTest.keyClicks(hamlets.list.search, "doai")
    qtbot.waitUntil(lambda: listed(hamlets) == ["Thôn Đoài"])
    assert hamlets.sheet.form.values()["name"] == "Thon Moi"


def test_without_a_chosen_record_the_list_below_says_to_choose_one(desk: Desk, shown: Show) -> None:
    desk.save(Team(unit=UNIT, name="Tổ 1", form="mediation", headcount=3))
    teams = Teams(desk)
    shown(teams)
    assert teams.members.list.empty.text() == "Chưa ghi thành viên nào."
    teams.begin_new()
    assert teams.members.list.empty.text() == "Chọn một tổ ở trên để xem thành viên."
