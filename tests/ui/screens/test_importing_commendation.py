"""Lists of commendation come in from Word on the screens, at a post and above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.records import Award, Honoree, Nominee, Proposal
from storage.repository import count, find, put
from tests.conftest import post_settings
from tests.storage.imports.word_files import ROSTER_HEAD, Listed, wrote_word
from tests.storage.registers import nominee
from tests.ui.screens.answering import answer
from tests.ui.screens.conftest import TODAY
from ui.screens.achievements import Achievements
from ui.screens.awards import Awards
from ui.screens.desk import Desk
from ui.screens.honorees import Honorees
from ui.screens.import_decision import ImportDecision
from ui.screens.import_menu import match
from ui.screens.importing import Importing
from ui.screens.proposals import Proposals
from ui.screens.teams import Teams

Show = Callable[[QWidget], QWidget]
COLLECTIVES = ["TT", "Tên tập thể", "Địa chỉ", "Hình thức đề nghị"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return wrote_word(
        tmp_path / "danh sách.docx",
        "I. Tập thể: 2",
        Listed([COLLECTIVES, [1, "Tổ 1", "A", "Giấy khen"], [2, "Tổ 2", "B", "Bằng khen"]]),
        "II. Cá nhân: 1",
        Listed([ROSTER_HEAD, [1, "Trần Văn An", 1970, "Nam", "Thôn 1", "Tốt", "Giấy khen"]]),
    )


def proposal(ledger: Ledger, **more: str) -> Proposal:
    values = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
    made = Proposal.model_validate({"unit": ledger.settings.unit} | values | more)
    put(ledger, made)
    return made


def test_a_roster_in_word_goes_into_the_chosen_one_of_two_like_proposals(
    desk: Desk, qtbot: QtBot, file: Path
) -> None:
    proposal(desk.ledger, authority="province_police")
    chosen = proposal(desk.ledger)
    importing = Importing(desk, Nominee, {"proposal": chosen.id})
    qtbot.addWidget(importing)
    importing.choice.area.bring([file])
    columns = importing.columns
    assert columns.pages.currentText() == "2 danh sách: I. Tập thể 2, II. Cá nhân 1"
    assert [len(grid.boxes) for grid in columns.grids] == [3, 6]
    assert list(columns.fixed) == ["proposal", "subject"]
    importing.go.click()
    lines = importing.outcome.table.words()
    assert lines[0][:2] == ("I. Tập thể 2!D3", "Bằng khen")
    importing.go.click()
    found = find(desk.ledger, Nominee, proposal=chosen.id)
    assert sorted((one.name, one.subject) for one in found) == [
        ("Trần Văn An", "individual"), ("Tổ 1", "collective"),
    ]  # fmt: skip
    assert count(desk.ledger, Honoree) == 2
    importing.outcome.take_back.click()
    assert count(desk.ledger, Nominee) == count(desk.ledger, Honoree) == 0


def test_one_column_of_one_table_can_be_given_another_meaning(
    desk: Desk, qtbot: QtBot, file: Path
) -> None:
    importing = Importing(desk, Nominee, {"proposal": proposal(desk.ledger).id})
    qtbot.addWidget(importing)
    importing.read(file)
    box = importing.columns.grids[0].boxes[3]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    importing.go.click()
    assert importing.go.text() == "&Nhập 3 dòng"


def test_what_an_award_list_does_not_say_is_said_once(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    importing = Importing(desk, Award)
    qtbot.addWidget(importing)
    listed = Listed([["TT", "Họ và tên", "Chức vụ"], [1, "Trần Văn An", "A"], [2, "Lê Ba", "B"]])
    importing.read(wrote_word(tmp_path / "qd.docx", "Danh sách được khen", listed))
    fixed = importing.columns.fixed
    assert list(fixed) == [
        "decided_on", "number", "form", "authority", "subject", "occasion",
    ]  # fmt: skip
    said = {"decided_on": "15/12/2022", "number": "123/QĐ-UBND", "occasion": "Tổng kết"}
    for key, words in (said | {"form": "certificate", "authority": "commune_chair"}).items():
        fixed[key].write(words)
    importing.go.click()
    importing.go.click()
    found = find(desk.ledger, Award)
    assert {(one.number, one.decided_on, one.occasion) for one in found} == {
        ("123/QĐ-UBND", date(2022, 12, 15), "Tổng kết")
    }
    assert {one.name for one in found} == {"Trần Văn An", "Lê Ba"}


def test_texts_of_other_kinds_are_refused_with_what_to_do(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    old = tmp_path / "cũ.doc"
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1600))
    importing = Importing(desk, Nominee)
    qtbot.addWidget(importing)
    with qtbot.waitSignal(desk.refused) as said:
        importing.choice.area.bring([old])
    assert said.args is not None
    assert "NX-08" in said.args[0]
    assert "Lưu thành" in said.args[0]


def excel(screen: QWidget) -> list[QPushButton]:
    return [one for one in screen.findChildren(QPushButton) if one.text().endswith("Excel")]


@pytest.mark.parametrize("superior", [False, True])
def test_lists_of_commendation_lead_to_imports_at_a_post_and_above(
    ledger: Ledger,
    qtbot: QtBot,
    superior: bool,  # noqa: FBT001  # both are asked
) -> None:
    role = "superior" if superior else "post"
    ledger.keep_settings(post_settings(role=role))
    desk = Desk(ledger, today=lambda: TODAY)
    screens = [one(desk) for one in (Proposals, Awards, Honorees, Achievements, Teams)]
    for screen in screens:
        qtbot.addWidget(screen)
    assert [len(excel(screen)) for screen in screens] == [1, 1, 1, 1, 0 if superior else 2]
    words = [action.text() for action in excel(screens[0])[0].menu().actions()]
    assert words[-1] == "Đối chiếu &quyết định (Word, Excel)…"


def test_a_decision_that_came_as_a_list_ticks_whom_it_names(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen = proposal(desk.ledger, status="submitted")
    for name in ("Trần Văn An", "Lê Ba"):
        nominee(desk.ledger, chosen, name=name)
    dialog = ImportDecision(desk, chosen)
    qtbot.addWidget(dialog)
    rows = [["TT", "Họ và tên"], [1, "TRẦN VĂN AN"], [2, "Vũ Tư"]]
    title = "(Kèm theo Quyết định số 7/QĐ-UBND ngày 5/12/2022)"
    dialog.area.bring([wrote_word(tmp_path / "qd.docx", title, Listed(rows))])
    assert "Khớp 1; trong đề nghị mà không có trong tệp: 1; tên lạ: 1." in dialog.said.text()
    assert [words[1] for words in dialog.strangers.words()] == ["Vũ Tư"]
    assert dialog.go.text() == "&Ghi 1 khen thưởng vào sổ"
    dialog.go.click()
    assert [(one.name, one.number) for one in find(desk.ledger, Award)] == [
        ("Trần Văn An", "7/QĐ-UBND")
    ]
    results = {one.name: one.result for one in find(desk.ledger, Nominee)}
    assert results == {"Trần Văn An": "approved", "Lê Ba": "open"}


def test_what_another_unit_proposed_is_answered_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    screen = Proposals(desk)
    qtbot.addWidget(screen)
    other = proposal(desk.ledger, unit="ninh-binh/gia-vien/gia-lap")
    answer("Đã hiểu")
    match(screen, desk, other)


def test_a_decision_without_its_number_is_not_kept(desk: Desk, qtbot: QtBot) -> None:
    chosen = proposal(desk.ledger, status="submitted")
    nominee(desk.ledger, chosen, name="Trần Văn An")
    dialog = ImportDecision(desk, chosen)
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    item = dialog.list.item(0)
    item.setCheckState(item.checkState().Checked)
    dialog.go.click()
    assert dialog.complaint.text() == "Cần số quyết định, như 45/QĐ-UBND."
    assert count(desk.ledger, Award) == 0


def test_a_file_that_is_no_list_is_said_in_the_dialog(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ImportDecision(desk, proposal(desk.ledger))
    qtbot.addWidget(dialog)
    dialog.read(wrote_word(tmp_path / "a.docx", "không có bảng"))
    assert "không có bảng nào" in dialog.complaint.text()
