"""The small registers as tabs of one place: equipment, contributions, committees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from storage.indicators import figures
from storage.past_figures import Entry as Written
from storage.past_figures import PastColumn, kept, revision
from storage.records import (
    Activity,
    Asset,
    Committee,
    Hamlet,
    PastFigure,
    Phrase,
    Record,
)
from storage.report_period import years_period
from storage.repository import find, put
from tests.conftest import UNIT, post_settings
from tests.ui.screens.answering import answer
from tests.ui.screens.small_registers import camera, choose, listed, part, small_registers
from ui.screens.assets import Assets
from ui.screens.committees import Committees
from ui.screens.contributions import Contributions
from ui.screens.desk import Desk
from ui.screens.more_registers import MoreRegisters
from ui.screens.past_figures import PastFigures
from ui.screens.phrases import Phrases
from ui.screens.register import Register
from ui.screens.seeking import place_of

Show = Callable[[QWidget], QWidget]
TODAY = date(2022, 12, 8)


@pytest.fixture
def place(desk: Desk, shown: Show) -> MoreRegisters:
    return small_registers(desk, shown)


def test_all_small_registers_are_tabs_of_one_place(place: MoreRegisters) -> None:
    titles = [place.tabs.tabText(at) for at in range(place.tabs.count())]
    assert titles == [
        "Cơ sở vật chất",
        "Xã hội hóa",
        "Ban chỉ đạo",
        "Số liệu các năm trước",
        "Câu mẫu, căn cứ",
    ]


def test_a_superior_has_those_that_concern_it(desk: Desk, shown: Show) -> None:
    desk.ledger.keep_settings(post_settings(role="superior"))
    made = MoreRegisters(desk)
    shown(made)
    titles = [made.tabs.tabText(at) for at in range(made.tabs.count())]
    assert titles == ["Số liệu các năm trước", "Ban chỉ đạo", "Câu mẫu, căn cứ"]


def test_the_sum_of_each_kind_stands_above_the_list(place: MoreRegisters, desk: Desk) -> None:
    one, other = (Hamlet(unit=UNIT, name=name) for name in ("Thôn Đoài", "Thôn Trung"))
    books = Asset(unit=UNIT, kind="bookcases", name="Nhà văn hóa", quantity=2, hamlet=other.id)
    gone = camera("Chợ cũ", 9, other, ended_on=date(2022, 1, 1))
    desk.save(one, other, camera("Ngã tư", 6, one), camera("Cổng thôn", 4, other), books, gone)
    assets = part(place, Assets)
    assert assets.sums.said == (("10 mắt", "Mắt camera an ninh"), ("2 tủ", "Tủ sách pháp luật"))
    choose(assets, "hamlet", other.id)
    assert assets.sums.said == (("4 mắt", "Mắt camera an ninh"), ("2 tủ", "Tủ sách pháp luật"))
    choose(assets, "kind", "bookcases")
    assert listed(assets) == ["Nhà văn hóa"]
    assert len(assets.sums.said) == 2


def test_the_list_of_equipment_agrees_with_the_figure_of_reports(
    place: MoreRegisters, desk: Desk
) -> None:
    hamlet = Hamlet(unit=UNIT, name="Thôn Đoài")
    later = camera("Sẽ lắp", 3, hamlet, since=date(2023, 1, 1))
    desk.save(hamlet, camera("Ngã tư", 6, hamlet), camera("Cổng thôn", 4, hamlet), later)
    assets = part(place, Assets)
    (figure,) = [f for f in figures(desk.ledger, UNIT, TODAY, TODAY) if f.code == "CA01"]
    assert assets.sums.said[0][0] == f"{figure.value} mắt" == "10 mắt"


def test_a_new_piece_begins_with_what_the_list_is_narrowed_to(
    place: MoreRegisters, desk: Desk
) -> None:
    desk.save(Asset(unit=UNIT, kind="bookcases", name="Tủ sách"))
    assets = part(place, Assets)
    choose(assets, "kind", "bookcases")
    assets.begin_new()
    assert assets.sheet.form.values()["kind"] == "bookcases"


def test_of_a_camera_only_the_area_is_asked_and_the_field_says_so(place: MoreRegisters) -> None:
    assets = part(place, Assets)
    assets.begin_new()
    cell = assets.sheet.form.cells["name"]
    assert cell.advice.isVisible()
    assert "không ghi vị trí chính xác" in cell.advice.text()
    assert cell.editor.accessibleDescription() == cell.advice.text()
    assets.save()  # without a name: the complaint comes, and goes once it is given
    assert cell.editor.accessibleDescription() == cell.complaint.text() != ""


def test_contributions_are_summed_by_report_year(place: MoreRegisters, desk: Desk) -> None:
    given = {"unit": UNIT, "kind": "contribution"}
    for day, amount, precision in (
        (date(2022, 9, 2), 45_000_000, "exact"),
        (date(2022, 10, 2), 15_500_000, "exact"),
        (date(2022, 10, 5), 5_000_000, "about"),
        (date(2021, 12, 20), 1_000_000, "exact"),  # after 14 December: of the next report year
        (date(2021, 10, 2), 7_000_000, "exact"),
    ):
        said = {"happened_on": day, "measures": {"amount": amount}, "precision": precision}
        put(desk.ledger, Activity.model_validate(given | said))
    put(desk.ledger, Activity(unit=UNIT, kind="talk", happened_on=TODAY))
    funds = part(place, Contributions)
    assert [number for number, _counted in funds.sums.said] == [
        "61.500.000 đồng",
        "khoảng 5.000.000 đồng",
        "4",
    ]
    choose(funds, "year", "2021")
    assert funds.sums.said[0][0] == "7.000.000 đồng"


def test_a_contribution_is_entered_and_changed_without_choosing_its_kind(
    place: MoreRegisters, desk: Desk
) -> None:
    funds = part(place, Contributions)
    funds.begin_new()
    form = funds.sheet.form
    form.cells["title"].editor.write("Lắp camera")
    form.cells["measures"].editor.write({"amount": 2_000_000})
    funds.save()
    (kept_one,) = find(desk.ledger, Activity)
    assert (kept_one.kind, kept_one.measures) == ("contribution", {"amount": 2_000_000})
    assert funds.sheet.form.values()["measures"] == {"amount": 2_000_000}
    assert "kind" not in form.cells


def test_a_contribution_half_typed_is_not_offered_among_all_activities(
    place: MoreRegisters, desk: Desk
) -> None:
    funds = part(place, Contributions)
    funds.begin_new()
    funds.sheet.form.recall(funds.sheet.form.entered() | {"title": "Mua loa"})
    funds.sheet.form.typed.emit(funds.sheet.form.entered())
    assert desk.draft_of(Activity.KIND) is None
    again = MoreRegisters(desk)
    again.arrive()
    assert isinstance(again.shown, Contributions)
    assert again.shown.has_draft


def test_a_committee_keeps_offices_and_is_told_to_keep_no_names(
    place: MoreRegisters, desk: Desk
) -> None:
    committees = part(place, Committees)
    committees.begin_new()
    form = committees.sheet.form
    assert "không ghi họ tên" in form.cells["seats"].advice.text()
    form.cells["name"].editor.write("Ban Chỉ đạo xã")
    form.cells["seats"].editor.write([{"role": "Trưởng ban", "office": "Chủ tịch UBND xã"}])
    committees.save()
    (kept_one,) = find(desk.ledger, Committee)
    assert [(seat.role, seat.office) for seat in kept_one.seats] == [
        ("Trưởng ban", "Chủ tịch UBND xã")
    ]


def test_committees_that_ended_and_those_of_other_units_are_left_out(
    place: MoreRegisters, desk: Desk
) -> None:
    desk.save(Committee(unit=UNIT, name="Ban A"))
    desk.save(Committee(unit=UNIT, name="Ban B", ended_on=date(2021, 1, 1)))
    put(desk.ledger, Committee(unit="ninh-binh/khac", name="Ban C"))
    committees = part(place, Committees)
    assert listed(committees) == ["Ban A"]
    choose(committees, "state", "ended")
    assert listed(committees) == ["Ban B"]


@pytest.mark.parametrize("kind", [Asset, Committee, PastFigure, Phrase])
def test_records_of_small_registers_are_shown_in_their_tab(
    kind: type[Record], place: MoreRegisters, desk: Desk
) -> None:
    hamlet = Hamlet(unit=UNIT, name="Thôn Đoài")
    desk.save(hamlet)
    column = PastColumn(years_period(2015, 2015))
    revision(desk.ledger, column, {"TT01": Written("hơn 5", "")}).make(desk.ledger)
    samples: tuple[Record, ...] = (
        camera("Ngã tư", 6, hamlet),
        Committee(unit=UNIT, name="Ban A"),
        Phrase(unit=UNIT, section="basis", text="Luật"),
    )
    desk.save(*samples)
    record = next(
        (one for one in samples if isinstance(one, kind)), kept(desk.ledger, column)["TT01"]
    )
    assert place_of(kind) == "more_registers"
    place.show_record(record.id)
    shown_now = place.shown
    if isinstance(shown_now, PastFigures):
        index = shown_now.table.currentIndex()
        assert shown_now.grid.text(index) == "hơn 5"
    else:
        assert isinstance(shown_now, Register)
        assert shown_now.sheet.record == record


def test_what_is_typed_in_a_tab_is_asked_about_before_another_is_shown(
    place: MoreRegisters,
) -> None:
    past = part(place, PastFigures)
    past.grid.write([(2, 0, "5")])
    answer("Nhập tiếp")
    place.tabs.setCurrentIndex(0)
    assert place.shown is past
    assert place.tabs.tabText(place.tabs.currentIndex()) == PastFigures.TITLE
    answer("Không ghi")
    part(place, Assets)
    assert not past.grid.is_dirty
    assert place.may_leave()


def test_a_register_is_made_when_it_is_first_shown(place: MoreRegisters) -> None:
    assert len(place.findChildren(Register)) == 1
    assert place.findChildren(PastFigures) == []
    part(place, PastFigures)
    assert len(place.findChildren(PastFigures)) == 1
    part(place, Assets)
    part(place, PastFigures)
    assert len(place.findChildren(PastFigures)) == 1


def test_the_search_of_the_tab_in_sight_is_reached(place: MoreRegisters) -> None:
    part(place, Phrases)
    place.search()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.accessibleName() == "Tìm câu"
