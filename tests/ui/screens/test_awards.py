"""The register of awards answers over many years, and says what became of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from storage.records import Award, AwardEvent
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.commendation_books import when
from ui.screens.awards import Awards
from ui.screens.awards_by_year import AwardsByYear
from ui.screens.behind_records import BehindRecords
from ui.screens.desk import Desk
from ui.screens.proposal_step_dialog import StepDialog

GIVEN = {"unit": UNIT, "form": "certificate", "authority": "commune_chair", "occasion": "19/8"}


@pytest.fixture
def screen(desk: Desk, shown: Callable[[QWidget], QWidget]) -> Awards:
    for day, quantity, precision in (
        (date(2022, 8, 19), 25, "exact"),
        (date(2021, 8, 19), 1000, "at_least"),
        (date(2019, 8, 19), 0, "unstated"),
        (date(2019, 9, 19), 1, "exact"),
    ):
        said = {"decided_on": day, "quantity": quantity, "precision": precision}
        desk.save(Award.model_validate(GIVEN | said | {"subject": "collective"}))
    made = Awards(desk)
    made.resize(1000, 600)
    shown(made)
    return made


def test_it_says_how_many_and_where_nobody_said(screen: Awards) -> None:
    model = screen.list.model
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    across = heads.index("Số lượng")
    shown = [model.index(row, across).data() for row in range(model.rowCount())]
    assert shown == ["25", "hơn 1.000", "1", "chưa nêu số lượng"]


def test_the_sum_follows_what_the_list_is_narrowed_to(screen: Awards) -> None:
    words = screen.total_words
    assert words.text() == "Cộng 26: 26 Giấy khen. Chưa cộng 2 dòng không rõ số lượng."
    box = screen.list.filters["year"]
    assert [box.itemText(at) for at in range(box.count())] == [
        "Mọi năm",
        "Năm 2022",
        "Năm 2021",
        "Năm 2019",
    ]
    box.setCurrentIndex(3)
    box.activated.emit(3)
    assert screen.list.model.rowCount() == 2
    assert words.text() == "Cộng 1: 1 Giấy khen. Chưa cộng 1 dòng không rõ số lượng."


def test_chosen_awards_are_handed_over_on_one_day(screen: Awards, desk: Desk) -> None:
    screen.list.table.selectAll()

    def agree(dialog: StepDialog) -> None:
        dialog.number.setText("KH 19/8")
        dialog.go.click()

    when(StepDialog, agree)
    screen.hand_over()
    events = find(desk.ledger, AwardEvent, event="handed")
    assert len(events) == 4
    assert {(one.happened_on, one.paper) for one in events} == {(desk.today(), "KH 19/8")}


def test_an_award_is_cancelled_by_a_paper_and_for_a_reason(screen: Awards, desk: Desk) -> None:
    award = screen.list.record
    assert award
    heard: list[str] = []

    def agree(dialog: StepDialog) -> None:
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.number.setText("99/QĐ")
        dialog.reason.setPlainText("Kê khai gian dối")
        dialog.go.click()

    when(StepDialog, agree)
    screen.cancel()
    assert "cần số văn bản và lý do" in heard[0]
    (event,) = find(desk.ledger, AwardEvent)
    assert (event.award, event.event, event.paper) == (award.id, "cancelled", "99/QĐ")
    screen.show_record(award.id)
    assert "Kê khai gian dối" in screen.after.text()
    assert screen.total_words.text().startswith("Cộng 1: 1 Giấy khen.")


def test_the_table_of_years_opens_the_awards_of_a_year(screen: Awards) -> None:
    opened: list[int] = []

    def read(behind: BehindRecords) -> None:
        opened.append(1)
        behind.accept()

    def look(dialog: AwardsByYear) -> None:
        assert [line[0] for line in dialog.table.words()] == ["2019", "2021", "2022", "Tất cả"]
        assert dialog.table.words()[2][1] == "25"
        when(BehindRecords, read)
        dialog.table.opened.emit(dialog.table.lines.lines[2].key)
        dialog.first.setCurrentIndex(2)  # years the wrong way round mean the same
        dialog.last.setCurrentIndex(0)
        assert [line[0] for line in dialog.table.words()] == ["2019", "2021", "Tất cả"]
        dialog.first.setCurrentIndex(0)
        dialog.last.setCurrentIndex(dialog.last.count() - 1)
        dialog.by.setCurrentIndex(dialog.by.findData("form"))
        assert [line[0] for line in dialog.table.words()] == ["Giấy khen"]
        dialog.accept()

    when(AwardsByYear, look)
    screen.show_years()
    assert opened == [1]


def test_a_new_award_begins_today(screen: Awards, desk: Desk) -> None:
    screen.begin_new()
    assert screen.sheet.form.values()["decided_on"] == desk.today()


def cell(screen: Awards, row: int, head: str) -> str:
    model = screen.list.model
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return str(model.index(row, heads.index(head)).data())


def test_the_name_has_room_and_says_whose_the_award_is(screen: Awards, desk: Desk) -> None:
    name = "Tổ tuần tra nhân dân xã Gia Thắng"
    said = GIVEN | {"decided_on": desk.today(), "subject": "collective", "name": name}
    award = Award.model_validate(said | {"occasion": "Có thành tích trong phong trào " * 3})
    desk.save(award)
    screen.resize(1186, 680)
    screen.show_record(award.id)
    assert screen.sheet.title.text() == name
    assert (cell(screen, 0, "Tên"), cell(screen, 0, "Số lượng")) == (name, "")
    assert cell(screen, 1, "Tên") == "Tập thể"  # of a sum without names
    wide = screen.list.table.columnWidth(1)
    assert wide >= screen.list.table.fontMetrics().horizontalAdvance(name)


def test_what_became_of_an_award_stands_in_its_row(screen: Awards, desk: Desk) -> None:
    said: list[str] = []
    desk.noted.connect(said.append)
    screen.list.table.selectRow(0)

    def agree(dialog: StepDialog) -> None:
        dialog.day.write(date(2030, 1, 1))
        dialog.go.click()
        assert "chưa tới" in dialog.complaint.text()
        dialog.day.write(desk.today())
        dialog.go.click()

    when(StepDialog, agree)
    screen.hand_over()
    assert cell(screen, 0, "Sau đó") == "Đã trao"
    assert said == ["Đã ghi trao 1 khen thưởng."]
    assert screen.after.property("look") == "muted"


def test_what_was_handed_over_already_is_not_asked_for(screen: Awards, desk: Desk) -> None:
    screen.list.table.selectRow(0)
    when(StepDialog, lambda dialog: dialog.go.click())
    screen.hand_over()
    screen.list.table.selectAll()
    seen: list[str] = []

    def look(dialog: StepDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    when(StepDialog, look)
    screen.hand_over()
    assert "3 khen thưởng được ghi là đã trao." in seen
