from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from storage.imports import read_workbook
from storage.records import Activity, Hamlet, Member, PastFigure
from storage.repository import count, find
from sync.keys import UnitKeys
from tests.conftest import NewBooks
from tests.storage.imports.dirty import write, wrote
from tests.storage.registers import hamlet, team
from tests.ui.screens.answering import answer
from tests.ui.screens.conftest import TODAY
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.desk import Desk
from ui.screens.hamlets import Hamlets
from ui.screens.importing import Importing
from ui.screens.past_figures import PastFigures
from ui.screens.safe import Safe
from ui.screens.saving import write_workbook
from ui.screens.teams import Teams

Show = Callable[[Importing], Importing]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "thon.xlsx"


@pytest.fixture
def importing(desk: Desk, shown: Show) -> Importing:
    return shown(Importing(desk, Hamlet))


def hamlets(file: Path) -> Path:
    rows: list[list[object]] = [["Thôn 1", 120], ["Thôn 2", "31 nóc"], ["", 5], ["Tổng cộng", 125]]
    return wrote(file, ["Tên thôn", "Số hộ"], *rows)


def test_three_steps_lead_from_a_file_to_the_books_and_back(
    importing: Importing, desk: Desk, file: Path
) -> None:
    importing.choice.area.bring([hamlets(file)])
    assert [box.currentData() for box in importing.columns.boxes.values()] == ["name", "households"]
    importing.go.click()
    assert count(desk.ledger, Hamlet) == 0
    assert [importing.outcome.tabs.tabText(at) for at in (0, 1)] == [
        "1 dòng cần sửa, 1 điều cần biết",
        "Sẽ ghi vào sổ: 2 dòng",
    ]
    assert [importing.outcome.records.index(row, 0).data() for row in (0, 1)] == [
        "Thôn 1",
        "Thôn 2",
    ]
    assert importing.go.text() == "&Nhập 2 dòng"
    importing.go.click()
    assert [one.households for one in find(desk.ledger, Hamlet)] == [120, 31]
    assert "Đã nhập 2 dòng" in importing.outcome.done.text()
    importing.outcome.take_back.click()
    assert count(desk.ledger, Hamlet) == 0
    assert "2 bản ghi được lấy ra" in importing.choice.said.text()


def test_every_problem_stands_in_a_line_and_is_said_in_full(
    importing: Importing, file: Path
) -> None:
    importing.read(hamlets(file))
    importing.look()
    lines = importing.outcome.table.words()
    assert lines[0] == ("A4", "", "Ô này không được để trống.", "Điền «Tên thôn, tổ dân phố».")
    assert lines[1][0] == "A5"
    importing.outcome.table.selectRow(0)
    assert importing.outcome.whole.text().startswith("A4: Ô này không được để trống.")


def test_bad_rows_are_saved_to_be_corrected(
    importing: Importing, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "loi.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(place), ""))
    importing.read(hamlets(file))
    importing.look()
    importing.outcome.keep.click()
    (sheet,) = read_workbook(place)
    assert [row[1] for row in sheet.rows] == ["Số hộ", 5]
    assert "Lỗi cần sửa" in sheet.rows[0]


def test_a_column_can_be_given_another_meaning(
    importing: Importing, desk: Desk, file: Path
) -> None:
    importing.read(wrote(file, ["Tên thôn", "Cột lạ"], ["Thôn 1", 480]))
    box = importing.columns.boxes[1]
    assert box.currentText() == "(không nhập)"
    box.setCurrentIndex(box.findData("residents"))
    box.activated.emit(box.currentIndex())
    importing.go.click()
    importing.go.click()
    assert find(desk.ledger, Hamlet)[0].residents == 480


def test_one_column_alone_fills_a_field(importing: Importing, file: Path) -> None:
    importing.read(wrote(file, ["Tên thôn", "Số hộ", "Số khác"], ["Thôn 1", 1, 2]))
    box = importing.columns.boxes[2]
    box.setCurrentIndex(box.findData("households"))
    box.activated.emit(box.currentIndex())
    assert importing.columns.boxes[1].currentData() == ""


def test_sheets_with_the_same_columns_go_in_together_or_one_alone(
    importing: Importing, desk: Desk, file: Path
) -> None:
    heads = ["Tên thôn", "Số hộ"]
    importing.read(write(file, {"A": [heads, ["Thôn A", "?"]], "B": [heads, ["Thôn B", 2]]}))
    pages = importing.columns.pages
    assert [pages.itemText(row) for row in range(pages.count())] == [
        "2 trang cùng các cột: A, B",
        "A",
        "B",
    ]
    importing.go.click()
    assert importing.outcome.table.words()[0][0] == "A!B2"
    importing.back.click()
    pages.setCurrentIndex(2)
    pages.activated.emit(2)
    importing.go.click()
    importing.go.click()
    assert [one.name for one in find(desk.ledger, Hamlet)] == ["Thôn B"]


def test_titles_in_the_file_go_before_the_team_one_stood_on(
    desk: Desk, shown: Show, file: Path
) -> None:
    first = team(desk.ledger, name="Tổ 1")
    team(desk.ledger, name="Tổ 2")
    importing = shown(Importing(desk, Member, {"team": "Tổ 2"}))
    importing.read(wrote(file, ["STT", "Họ và tên"], ["I", "Tổ 1"], [1, "Trần Văn An"]))
    chosen = importing.columns.fixed["team"]
    assert isinstance(chosen, ChoiceEditor)
    assert chosen.box.placeholderText() == "theo tiêu đề trong tệp"
    importing.go.click()
    importing.go.click()
    assert [one.team for one in find(desk.ledger, Member)] == [first.id]


def test_any_indicator_may_be_given_to_a_column_beside_years(
    desk: Desk, shown: Show, file: Path
) -> None:
    importing = shown(Importing(desk, PastFigure))
    importing.read(wrote(file, ["Năm", "Tờ rơi", "Số dân nghe"], [2013, 5, 60]))
    box = importing.columns.boxes[2]
    box.setCurrentIndex(box.findText("Lượt người được tuyên truyền"))
    box.activated.emit(box.currentIndex())
    importing.go.click()
    importing.go.click()
    found = {one.indicator: one.value for one in find(desk.ledger, PastFigure)}
    assert found == {"TT06": 5, "TT02": 60}


def test_known_rows_stay_out_unless_they_are_wanted(
    importing: Importing, desk: Desk, file: Path
) -> None:
    hamlet(desk.ledger, "Thôn 1")
    importing.read(wrote(file, ["Tên thôn"], ["Thôn 1"]))
    importing.go.click()
    assert not importing.go.isEnabled()
    assert importing.outcome.table.words() == [("A2", "Thôn 1", "Đã có trong sổ.", "")]
    importing.back.click()
    importing.columns.skip.setChecked(False)
    importing.go.click()
    importing.go.click()
    assert count(desk.ledger, Hamlet) == 2


def test_members_of_the_chosen_team_need_no_column_for_it(
    desk: Desk, shown: Show, file: Path
) -> None:
    team(desk.ledger, name="Tổ 1")
    two = team(desk.ledger, name="Tổ 2")
    importing = shown(Importing(desk, Member, {"team": "Tổ 2"}))
    importing.read(wrote(file, ["Họ và tên", "Dân tộc"], ["Trần Văn An", "Kinh"]))
    assert list(importing.columns.fixed) == ["team"]
    assert sorted(importing.columns.boxes) == [0]
    importing.go.click()
    importing.go.click()
    assert [one.team for one in find(desk.ledger, Member)] == [two.id]


def test_an_earlier_import_can_be_taken_back_later(
    importing: Importing, desk: Desk, shown: Show, file: Path
) -> None:
    importing.read(hamlets(file))
    importing.go.click()
    importing.go.click()
    later = shown(Importing(desk, Hamlet))
    assert [words[1:3] for words in later.choice.table.words()] == [("2", "thon.xlsx")]
    answer("Hoàn tác")
    later.choice.take_back.click()
    assert count(desk.ledger, Hamlet) == 0
    assert later.choice.table.words() == []


def test_a_file_that_is_no_table_is_refused_in_words(
    importing: Importing, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    file.write_text("không phải bảng tính", "utf-8")
    with qtbot.waitSignal(desk.refused) as said:
        importing.read(file)
    assert said.args is not None
    assert "NX-01" in said.args[0]
    assert importing.pages.currentWidget() is importing.choice


def test_long_work_runs_beside_the_window_and_can_be_stopped(
    books: NewBooks, qtbot: QtBot, file: Path
) -> None:
    lines = ([f"{n % 28 + 1}/9/2022", "Tuần tra", f"Lần {n}"] for n in range(3000))
    wrote(file, ["Ngày", "Loại hoạt động", "Nội dung"], *lines)
    safe = Safe(books.books, books.master, UnitKeys.generate())
    with books.books.open(books.master) as ledger:
        desk = Desk(ledger, safe=safe, today=lambda: TODAY)
        importing = Importing(desk, Activity)
        qtbot.addWidget(importing)
        importing.show()

        def wait() -> None:
            qtbot.waitUntil(lambda: not importing.working.is_busy)

        importing.read(file)
        wait()
        importing.look()
        wait()
        importing.carry_out()
        assert not importing.go.isEnabled()
        importing.reject()  # asks the work to stop; the dialog stays
        wait()
        assert importing.isVisible()
        assert count(ledger, Activity) == 0
        importing.carry_out()
        wait()
        assert count(ledger, Activity) == 3000


def buttons(screen: Hamlets | Teams | PastFigures) -> list[QPushButton]:
    return [one for one in screen.findChildren(QPushButton) if one.text() == "Excel"]


@pytest.mark.parametrize(("screen", "found"), [(Hamlets, 1), (Teams, 2), (PastFigures, 1)])
def test_lists_lead_to_excel_and_back(
    desk: Desk, screen: type[Hamlets | Teams | PastFigures], found: int, qtbot: QtBot
) -> None:
    shown = screen(desk)
    qtbot.addWidget(shown)
    assert len(buttons(shown)) == found
    words = [action.text() for action in buttons(shown)[0].menu().actions()]
    assert words == ["&Nhập từ Excel, Word…", "&Lưu mẫu Excel trống…"]


def test_an_empty_template_is_saved_from_a_list(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "mau.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(place), ""))
    screen = PastFigures(desk)
    qtbot.addWidget(screen)
    buttons(screen)[0].menu().actions()[1].trigger()
    assert read_workbook(place)[0].name == PastFigure.TITLE


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    screen = QPushButton()
    qtbot.addWidget(screen)
    answer("Đã hiểu")
    assert not write_workbook(screen, str(tmp_path / "không có" / "a.xlsx"), b"")
