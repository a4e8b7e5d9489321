from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storage.records import Activity, Hamlet, SecurityModel, Team
from storage.repository import find
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.inbox import receive
from tests.ui.screens.pair import JANUARY, close, paired
from ui.screens.desk import Desk
from ui.screens.home import Home

UNIT = "ninh-binh/gia-vien/gia-thang"
Show = Callable[[QWidget], QWidget]


def texts(home: QWidget) -> str:
    return "\n".join(label.text() for label in home.findChildren(QLabel) if label.isVisible())


def buttons(home: QWidget) -> dict[str, QPushButton]:
    shown = [one for one in home.findChildren(QPushButton) if one.isVisible()]
    return {one.text(): one for one in shown}


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Books with a model that has no site yet."""
    launched = date(2019, 5, 2)
    desk.save(Hamlet(unit=UNIT, name="Thôn Đoài"))
    desk.save(SecurityModel(unit=UNIT, name="Tổ liên gia", type="D01", launched_on=launched))
    desk.save(Team(unit=UNIT, name="Tổ 1", form="mediation", headcount=3))
    desk.save(
        Activity(unit=UNIT, kind="talk", happened_on=date(2022, 12, 1), measures={"sessions": 1})
    )
    return desk


def test_empty_books_say_what_to_do_first_and_lead_there(
    desk: Desk, shown: Show, qtbot: QtBot
) -> None:
    home = shown(Home(desk))
    assert "Bắt đầu từ đâu" in texts(home)
    with qtbot.waitSignal(desk.begun) as begun:
        buttons(home)["Thêm thôn"].click()
    assert begun.args == ["hamlets"]


def test_the_month_its_days_and_its_deadline_are_said(filled: Desk, shown: Show) -> None:
    said = texts(shown(Home(filled)))
    assert "Tháng 12/2022 đang mở, từ 15/11/2022 đến 14/12/2022" in said
    assert "Còn 7 ngày đến hạn gửi 15/12/2022" in said


def test_what_is_missing_is_said_with_a_button_that_opens_it(
    filled: Desk, shown: Show, qtbot: QtBot
) -> None:
    home = shown(Home(filled))
    assert "Mô hình «Tổ liên gia» đang hoạt động nhưng chưa có điểm nào." in texts(home)
    (model,) = filled.names(SecurityModel)
    with qtbot.waitSignal(filled.sought) as sought:
        buttons(home)["Mở"].click()
    assert sought.args == ["models", model]


def test_home_follows_what_other_screens_write(filled: Desk, shown: Show) -> None:
    home = shown(Home(filled))
    assert isinstance(home, Home)
    filled.save(Activity(unit=UNIT, kind="talk", happened_on=date(2022, 12, 2)))
    assert home.figures.buttons["activities"].number.text() == "2"


def test_what_was_half_typed_is_offered_at_home(filled: Desk, shown: Show, qtbot: QtBot) -> None:
    filled.keep_draft("member", {"full_name": "Nguyễn Văn"})
    home = shown(Home(filled))
    assert "Có bản nhập dở: thành viên" in texts(home)
    with qtbot.waitSignal(filled.sought) as sought:
        buttons(home)["Nhập tiếp"].click()
    assert sought.args == ["teams", ""]


def test_the_columns_are_the_last_twelve_months_and_end_with_the_open_one(
    filled: Desk, shown: Show
) -> None:
    home = shown(Home(filled))
    assert isinstance(home, Home)
    said = home.chart.picture.accessibleDescription().split("; ")
    assert (said[0], said[-1], len(said)) == ("1/2022: 0", "12/2022: 1", 12)


def test_what_was_last_written_down_leads_back_to_it(
    filled: Desk, shown: Show, qtbot: QtBot
) -> None:
    home = shown(Home(filled))
    assert "01/12/2022 – Nói chuyện chuyên đề" in texts(home)
    (activity,) = find(filled.ledger, Activity)
    with qtbot.waitSignal(filled.sought) as sought:
        buttons(home)["Xem"].click()
    assert sought.args == ["activities", activity.id]


def test_an_invitation_to_pair_is_not_half_typed_work(filled: Desk, shown: Show) -> None:
    filled.keep_draft("pairing", {"invitation": ""})
    assert "nhập dở" not in texts(shown(Home(filled)))


def test_closed_months_say_how_far_they_came_and_what_is_to_be_done(
    tmp_path: Path, shown: Show, qtbot: QtBot
) -> None:
    with paired(tmp_path) as pair:
        bundle = close(pair.post, JANUARY)
        home = shown(Home(pair.post))
        assert "Tháng 1/2022: đã chốt" in texts(home)
        assert "Tháng 1/2022 đã chốt; hãy ghi gói ra USB để gửi cấp trên." in texts(home)
        with qtbot.waitSignal(pair.post.sought) as sought:
            buttons(home)["Mở tháng"].click()
        assert sought.args == ["month", JANUARY]
        superior = pair.superior
        (receipt,) = drain(receive(superior.ledger, bundle, superior.keys)).receipts
        take_receipt(pair.post.ledger, receipt)
        pair.post.changed.emit(frozenset())
        qtbot.waitUntil(lambda: "Tháng 1/2022: đã nhận – biên nhận số" in texts(home))
