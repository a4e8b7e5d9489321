"""The template editor: by mouse, by keyboard, by numbers; undo, save, picture of the stock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.photos import photo
from storage.records import CertificateTemplate
from storage.repository import find
from tests.ui.paper.certificates.samples import A4, LONG_NAME, certificate
from tests.ui.screens.answering import answer
from tests.ui.screens.certificate_batches import picture
from ui.screens.certificate_editor import CertificateEditor, longest_of
from ui.screens.certificate_sheet_form import SheetForm
from ui.screens.desk import Desk

Show = Callable[[QWidget], QWidget]
NAME = 1  # which of the default's texts is the name


@pytest.fixture
def editor(desk: Desk, shown: Show, qtbot: QtBot) -> CertificateEditor:
    made = CertificateEditor(desk, A4, [certificate()])
    qtbot.addWidget(made, before_close_func=lambda _made: made.history.settle())  # or it asks
    shown(made)
    made.choose(NAME)
    return made


def at(editor: CertificateEditor, which: int = NAME) -> tuple[float, float]:
    spot = editor.template.spots[which]
    return spot.x, spot.y


def drag(editor: CertificateEditor, across: float, down: float) -> None:
    """Drag the name by so many mm, with the mouse."""
    view, (x, y) = editor.view, at(editor)
    middle = x + editor.template.spots[NAME].width / 2
    begin = view.mapFromScene(middle, y - 2)
    end = view.mapFromScene(middle + across, y - 2 + down)
    where = view.viewport()
    QTest.mousePress(where, Qt.MouseButton.LeftButton, pos=begin)
    for share in (0.3, 0.7, 1.0):
        step = begin + (end - begin) * share
        QTest.mouseMove(where, QPoint(step))
    QTest.mouseRelease(where, Qt.MouseButton.LeftButton, pos=end)


def test_arrows_move_the_chosen_text_half_a_millimetre_and_with_shift_five(
    editor: CertificateEditor, qtbot: QtBot
) -> None:
    x, y = at(editor)
    editor.view.setFocus()
    QTest.keyClick(editor.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: at(editor) == (x + 0.5, y))
    QTest.keyClick(editor.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: at(editor) == (x + 0.5, y - 5))
    assert editor.spot_form.numbers["y"].value() == y - 5


def test_a_text_is_dragged_and_keeps_within_the_sheet(
    editor: CertificateEditor, qtbot: QtBot
) -> None:
    x, y = at(editor)
    drag(editor, 0, 20)
    qtbot.waitUntil(lambda: at(editor) != (x, y))
    assert at(editor) == pytest.approx((x, y + 20), abs=0.6)
    drag(editor, 0, -400)
    qtbot.waitUntil(lambda: at(editor)[1] == 0)


def test_snapping_is_off_until_asked_for(editor: CertificateEditor, qtbot: QtBot) -> None:
    assert not editor.snapping.isChecked()
    editor.spot_form.numbers["x"].setValue(28.3)
    editor.snapping.click()
    drag(editor, 7.3, 11.6)
    qtbot.waitUntil(lambda: at(editor)[0] != 28.3)
    assert all(value == round(value) for value in at(editor))


def test_numbers_and_marks_change_the_text_and_are_undone_one_by_one(
    editor: CertificateEditor,
) -> None:
    form = editor.spot_form
    form.numbers["size"].setValue(30)
    form.numbers["size"].setValue(31)  # the same number goes on: one step
    form.marks["upper"].click()
    form.choices["colour"].setCurrentIndex(1)
    form.text.box.setPlainText("Ông {tên}")
    spot = editor.template.spots[NAME]
    assert (spot.size, spot.upper, spot.colour, spot.text) == (31, True, "red", "Ông {tên}")
    for _each in range(3):
        editor.undo()
    assert (editor.template.spots[NAME].size, editor.template.spots[NAME].upper) == (31, False)
    editor.undo()
    assert editor.template == A4
    editor.undo()
    editor.redo()
    assert editor.template.spots[NAME].size == 31


def test_choosing_in_the_list_chooses_on_the_sheet(editor: CertificateEditor) -> None:
    editor.spots.setCurrentRow(3)
    assert [item.isSelected() for item in editor.view._items].index(True) == 3
    assert editor.spot_form.numbers["size"].value() == A4.spots[3].size


def test_texts_are_added_and_dropped(editor: CertificateEditor) -> None:
    before = len(A4.spots)
    editor.add("words")
    assert editor.template.spots[-1].part == "words"
    assert editor.spots.currentRow() == before
    editor.drop_button.click()
    editor.choose(0)
    editor.drop_button.click()
    assert [spot.part for spot in editor.template.spots] == [s.part for s in A4.spots[1:]]
    for _each in range(before):
        editor.drop_button.click()
    assert editor.template.spots == ()
    assert not editor.spot_form.isEnabled()


def test_saving_writes_the_template_of_the_unit(editor: CertificateEditor, ledger: Ledger) -> None:
    editor.sheet_form.name.write("Phôi của xã")
    editor.sheet_form.name.changed.emit()
    editor.sheet_form.shifts["shift_x"].setValue(-1.3)
    editor.save()
    (kept,) = find(ledger, CertificateTemplate)
    assert (kept.id, kept.name, kept.shift_x) == (A4.id, "Phôi của xã", -13)
    assert editor.saved == kept


def test_another_template_is_made_of_one(editor: CertificateEditor, ledger: Ledger) -> None:
    editor.save_as_another()
    (kept,) = find(ledger, CertificateTemplate)
    assert kept.id != A4.id
    assert kept.spots == A4.spots


def test_a_template_wants_a_name(editor: CertificateEditor, ledger: Ledger) -> None:
    editor.sheet_form.name.write("")
    editor.sheet_form.name.changed.emit()
    editor.save()
    assert "đặt tên" in editor.complaint.text()
    assert find(ledger, CertificateTemplate) == []


def test_leaving_asks_only_when_something_was_changed(editor: CertificateEditor) -> None:
    editor.spot_form.numbers["x"].setValue(33)
    answer("Nhập tiếp")
    editor.reject()
    assert editor.isVisible()
    editor.undo()
    editor.reject()
    assert not editor.isVisible()


def test_the_picture_of_the_stock_stays_in_these_books(
    desk: Desk, qtbot: QtBot, tmp_path: Path, ledger: Ledger
) -> None:
    path = tmp_path / "phoi.jpg"
    path.write_bytes(picture())
    form = SheetForm(desk, pick=lambda _parent: path)
    qtbot.addWidget(form)
    heard: list[tuple[str, object]] = []
    form.changed.connect(lambda name, value: heard.append((name, value)))
    form.picture_button.click()
    ((name, digest),) = heard
    assert name == "picture"
    assert photo(ledger, str(digest))


def test_the_example_has_the_longest_words_of_the_list() -> None:
    one = certificate("Bùi Văn Ổn", achievement="a" * 300)
    found = longest_of([one, replace(one, name=LONG_NAME, achievement="b")])
    assert (found.name, len(found.achievement)) == (LONG_NAME, 300)
    assert longest_of([]).name


def test_what_does_not_fit_is_said_below_the_sheet(editor: CertificateEditor) -> None:
    assert editor.misfits.text() == ""
    editor.spot_form.text.box.setPlainText("Ông {ten ai}")
    assert "{ten ai}" in editor.misfits.text()


def test_every_field_is_named_for_a_screen_reader(editor: CertificateEditor) -> None:
    form = editor.spot_form
    fields = (*form.numbers.values(), *form.choices.values(), form.text.box)
    assert all(field.accessibleName() for field in fields)
    assert "mũi tên" in editor.view.accessibleDescription()
