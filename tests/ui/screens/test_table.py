from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from storage.records import Member, Team
from ui.screens.table import RecordTableModel, columns_of

UNIT = "ninh-binh/gia-vien/gia-thang"


def said(model: RecordTableModel, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def people(*names: str) -> RecordTableModel:
    model = RecordTableModel(columns_of(Member, frozenset({"team"})))
    team = "0" * 32
    model.show_records([Member(unit=UNIT, team=team, full_name=name) for name in names], {})
    return model


def test_a_row_reads_like_the_paper_register(qtmodeltester: ModelTester) -> None:
    team = Team(
        unit=UNIT,
        name="Tổ 1",
        form="peoples_patrol",
        hamlets=("a" * 32,),
        founded=date(2014, 5, 2),
        households=1234,
    )
    model = RecordTableModel(columns_of(Team))
    model.show_records([team], {"hamlet": {"a" * 32: "Thôn Đoài"}})
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["Tổ 1", "Tổ tuần tra nhân dân", "Thôn Đoài", "02/05/2014", "0", "1.234"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Tên tổ"


def test_people_are_sorted_by_given_name_in_vietnamese_order() -> None:
    model = people("Lê Thị Ân", "Nguyễn Văn Ánh", "Trần Văn An", "Phạm Ngọc Anh")
    model.sort(0)
    assert said(model, 0) == ["Trần Văn An", "Phạm Ngọc Anh", "Nguyễn Văn Ánh", "Lê Thị Ân"]


def test_numbers_are_sorted_as_numbers() -> None:
    model = RecordTableModel(columns_of(Team))
    teams = [Team(unit=UNIT, name="Tổ", form="other", headcount=n) for n in (9, 1000, 20)]
    model.show_records(teams, {})
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert said(model, 4) == ["1.000", "20", "9"]


def test_empty_cells_come_last_whichever_way_it_is_sorted() -> None:
    model = RecordTableModel(columns_of(Team))
    days = (None, date(2020, 1, 1), date(2019, 1, 1))
    teams = [Team(unit=UNIT, name="Tổ", form="other", founded=day) for day in days]
    model.show_records(teams, {})
    for order in Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder:
        model.sort(3, order)
        assert said(model, 3)[-1] == ""


def test_records_that_stay_are_called_by_new_names_of_what_they_refer_to() -> None:
    model = RecordTableModel(columns_of(Team))
    team = Team(unit=UNIT, name="Tổ 1", form="other", hamlets=("a" * 32,))
    for name in ("Thôn Đoài", "Thôn Đông"):
        model.show_records([team], {"hamlet": {"a" * 32: name}})
        assert said(model, 2) == [name]


def test_a_record_in_the_place_of_another_says_its_own_words() -> None:
    model = RecordTableModel(columns_of(Team))
    teams = [Team(unit=UNIT, name=f"Tổ {number}", form="other") for number in range(3)]
    for shown in (teams, teams[1:], [teams[2], teams[0]]):
        model.show_records(shown, {})
        assert said(model, 0) == [team.name for team in shown]
