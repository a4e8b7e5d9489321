from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from storage.errors import MonthClosedError
from storage.records import Activity
from storage.repository import find, put
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.inbox import receive
from sync.outbox import outgoing
from tests.ui.screens.answering import do_to_next
from tests.ui.screens.pair import FEBRUARY, JANUARY, Pair, close, paired
from ui.screens import month as month_module
from ui.screens.leaving import LeavingDialog
from ui.screens.month import Month
from ui.screens.report_preview import ReportPreview


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def month(pair: Pair, qtbot: QtBot) -> Month:
    screen = Month(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def said(month: Month) -> dict[str, tuple[str, ...]]:
    return {words[0]: words[1:] for words in month.figures.table.words()}


def test_it_begins_with_the_month_that_has_to_be_closed(month: Month) -> None:
    assert "Tháng 1/2022" in month.title.text()
    assert month.state.text() == "Đang nhập"
    assert not month.close_button.isHidden()
    assert month.write_button.isHidden()


def test_the_figures_stand_beside_the_year_so_far(month: Month) -> None:
    month.show_month(FEBRUARY)
    assert said(month)["Buổi tuyên truyền"][1:3] == ("5", "8")


def test_a_nought_is_shown_only_if_asked_for(month: Month) -> None:
    few = len(month.figures.table.words())
    month.figures.zeros.setChecked(True)
    assert len(month.figures.table.words()) > few


def test_closing_shows_what_leaves_and_then_shuts_the_month(
    month: Month, pair: Pair, qtbot: QtBot
) -> None:
    do_to_next(LeavingDialog, LeavingDialog.accept)
    with qtbot.waitSignal(pair.post.noted):
        month.close_button.click()
    assert month.state.text() == "Đã chốt"
    assert month.close_button.isHidden()
    assert [bundle.month for bundle in outgoing(pair.post.ledger)] == [JANUARY]
    activity = next(a for a in find(pair.post.ledger, Activity) if a.happened_on.year == 2021)
    with pytest.raises(MonthClosedError):
        put(pair.post.ledger, activity.model_copy(update={"title": "khác"}))


def test_going_back_from_what_leaves_closes_nothing(month: Month, pair: Pair, qtbot: QtBot) -> None:
    seen: list[LeavingDialog] = []

    def go_back(dialog: LeavingDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    do_to_next(LeavingDialog, go_back)
    month.close_month()
    assert month.working.words.text() == "Đang gom những gì rời máy…"
    month.close_month()  # a second click asks no second time
    qtbot.waitUntil(lambda: bool(seen) and not month.working.is_busy)
    assert outgoing(pair.post.ledger) == []


def test_what_leaves_is_not_shown_to_whoever_went_on_to_another_month(
    month: Month, qtbot: QtBot
) -> None:
    month.show_leaving()
    month.show_month(FEBRUARY)
    qtbot.waitUntil(lambda: not month.working.is_busy)
    assert not month.findChildren(LeavingDialog)


def test_a_month_that_is_not_over_says_why_it_cannot_be_closed(month: Month) -> None:
    month.show_month("2022-03")
    findings = month.checklist.words()
    assert any("chưa" in words or "mới kết thúc" in words for words, _level in findings)
    assert "chưa chốt được" in {level for _words, level in findings}


def test_the_bundle_lies_in_the_folder_after_writing(
    month: Month, pair: Pair, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = close(pair.post, JANUARY)
    month.refresh()
    monkeypatch.setattr(month_module, "ask_folder", lambda *_: tmp_path)  # the system's dialog
    with qtbot.waitSignal(pair.post.changed):
        month.write()
        accept_when_shown(qtbot)
    assert [path.read_bytes() for path in tmp_path.rglob("*.byb")] == [data]
    assert month.state.text() == "Đã ghi ra"


def accept_when_shown(qtbot: QtBot) -> None:
    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.accept()
        else:
            QTimer.singleShot(20, accept)

    QTimer.singleShot(20, accept)


def test_only_a_receipt_turns_the_month_green(month: Month, pair: Pair) -> None:
    data = close(pair.post, JANUARY)
    above = pair.superior
    (receipt,) = drain(receive(above.ledger, data, above.keys)).receipts
    month.refresh()
    assert month.state.property("look") != "good"
    number = take_receipt(pair.post.ledger, receipt).receipt.number
    month.refresh()
    assert month.state.text() == f"Đã nhận – biên nhận số {number}"
    assert month.state.property("look") == "good"


def test_reopening_needs_a_reason(
    month: Month, pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(pair.post, JANUARY)
    month.refresh()
    monkeypatch.setattr(month_module, "ask_meant", lambda *_, **__: "")
    with qtbot.waitSignal(pair.post.refused):
        month.reopen_button.click()
    monkeypatch.setattr(month_module, "ask_meant", lambda *_, **__: "ghi nhầm số buổi")
    month.reopen_button.click()
    assert month.state.text() == "Mở lại"
    assert not month.close_button.isHidden()


def test_a_finding_opens_its_record(month: Month, pair: Pair, qtbot: QtBot) -> None:
    activity = next(a for a in find(pair.post.ledger, Activity) if a.happened_on.year == 2021)
    assert pair.post.save(activity.model_copy(update={"measures": {}}))
    line = next(line for line in month.checklist.lines.lines if line.key)
    with qtbot.waitSignals([month.opened, pair.post.sought]):
        month.checklist.opened.emit(line.key)


def test_the_report_of_the_month_is_looked_at(month: Month, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReportPreview) and dialog.is_whole:
            seen.append(dialog.papers[0].file_name)
            dialog.accept()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    month.report_button.click()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["bao-cao-thang-2022-01.pdf"]


def test_the_strip_says_each_month_in_words(month: Month, pair: Pair) -> None:
    close(pair.post, JANUARY)
    month.refresh()
    words = [one.accessibleName() for one in month.strip.buttons.buttons()]
    assert words[0] == "Tháng 1: Đã chốt"
    assert words[11] == "Tháng 12: Chưa đến"
