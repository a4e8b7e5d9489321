from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from storage.records import Hamlet, SafetyAssessment, SafetySubject
from storage.repository import count, find
from storage.safety import AREA, COMMUNE, year_book
from tests.conftest import UNIT
from tests.storage.safety_subjects import assess, said_of, subject
from tests.ui.screens.answering import answer
from tests.ui.screens.looking_behind import behind
from ui.screens.answers_editor import AnswersEditor
from ui.screens.desk import Desk
from ui.screens.preview import PreviewDialog
from ui.screens.safety import Safety
from ui.screens.safety_dialogs import DecideMany, RegisterMany
from ui.screens.safety_standing import Standing
from ui.screens.ticks_editor import TicksEditor

Show = Callable[[QWidget], QWidget]
HELD = date(2022, 11, 5)


@pytest.fixture
def screen(desk: Desk, shown: Show) -> Safety:
    """Show the year 2022 of a commune with two hamlets that are in the list already."""
    for name in ("Thôn Đoài", "Thôn Trung"):
        desk.save(Hamlet(unit=UNIT, name=name, households=100))
    screen = Safety(desk)
    shown(screen)
    screen.take_hamlets()
    return screen


def choose(screen: Safety, name: str) -> None:
    identity = next(one.id for one in screen.book.subjects if one.name == name)
    screen.show_record(identity)


def column(screen: Safety, across: int) -> dict[str, str]:
    model = screen.list.model
    rows = range(model.rowCount())
    return {model.index(row, 0).data(): model.index(row, across).data() for row in rows}


def stages(screen: Safety) -> dict[str, str]:
    return column(screen, 2)


def type_in(screen: Safety, **values: object) -> None:
    for name, value in values.items():
        editor = screen.shown.form.cells[name].editor
        editor.write(value)
        editor.changed.emit()


def answers(screen: Safety) -> AnswersEditor:
    editor = screen.assessment.form.cells["answers"].editor
    assert isinstance(editor, AnswersEditor)
    return editor


def in_dialog(act: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that comes next."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, go)


def kept(desk: Desk, screen: Safety) -> SafetyAssessment:
    assert screen.chosen
    (found,) = find(desk.ledger, SafetyAssessment, subject=screen.chosen.id, year=2022)
    return found


def test_one_click_takes_the_commune_and_its_hamlets_into_the_list(
    screen: Safety, desk: Desk
) -> None:
    assert stages(screen) == dict.fromkeys(
        ("Xã Gia Thắng", "Thôn Đoài", "Thôn Trung"), "Chưa đăng ký"
    )
    assert desk.undo()
    assert count(desk.ledger, SafetySubject) == 0


def test_taking_again_says_that_nothing_is_left(screen: Safety) -> None:
    answer("Đã hiểu")
    screen.take_hamlets()
    assert len(stages(screen)) == 3


def test_an_empty_list_says_where_to_begin(desk: Desk, shown: Show) -> None:
    screen = Safety(desk)
    shown(screen)
    assert "Lấy từ sổ thôn" in screen.list.empty.text()
    assert not screen.register_button.isEnabled()


def test_all_areas_are_registered_with_one_date(screen: Safety, desk: Desk) -> None:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, RegisterMany)
        assert dialog.chosen == [AREA]
        dialog.day.write(date(2022, 2, 15))
        dialog.households.setChecked(True)
        dialog.accept()

    in_dialog(go)
    screen.register_button.click()
    assert stages(screen)["Thôn Đoài"] == stages(screen)["Thôn Trung"] == "Đã đăng ký"
    assert stages(screen)["Xã Gia Thắng"] == "Chưa đăng ký"
    assert column(screen, 3)["Thôn Đoài"] == "15/02/2022"
    assert screen.book.share.registered == 2
    assert desk.undo()
    assert screen.book.share.registered == 0


def test_registering_wants_a_real_day_and_somebody(screen: Safety, desk: Desk) -> None:
    dialog = RegisterMany(screen.book, desk.today(), screen)
    dialog.day.write("hôm qua")
    dialog._submit()
    assert "Ngày chưa đúng" in dialog.complaint.text()
    dialog.day.write(desk.today())
    for box in dialog.kinds.values():
        box.setChecked(False)
    dialog._submit()
    assert "ít nhất một loại" in dialog.complaint.text()
    assert not dialog.result()


def test_one_decision_is_noted_for_those_it_names(screen: Safety, desk: Desk) -> None:
    for one in screen.book.managed:
        assess(desk.ledger, one, answers=said_of(AREA) if one.name == "Thôn Đoài" else ())
    screen.refresh()

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, DecideMany)
        ready = [one.name for one in screen.book.managed if one.id in dialog.chosen]
        assert ready == ["Thôn Đoài"]
        dialog._submit()
        assert "số quyết định" in dialog.complaint.text()
        dialog.number.setText("45/QĐ-UBND")
        dialog.day.write(date(2022, 12, 5))
        dialog._submit()

    in_dialog(go)
    screen.decide_button.click()
    assert stages(screen)["Thôn Đoài"] == "Đạt"
    assert stages(screen)["Thôn Trung"] == "Đã đăng ký"
    choose(screen, "Thôn Đoài")
    assert kept(desk, screen).decision_paper == "45/QĐ-UBND"


def test_a_decision_without_anybody_to_name_says_so(screen: Safety) -> None:
    heard: list[str] = []

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        heard.append(dialog.text())
        dialog.accept()

    in_dialog(go)
    screen.decide_button.click()
    assert heard == ["Không có ai để ghi"]


def test_what_comes_out_is_said_while_the_checklist_is_filled_in(
    screen: Safety, desk: Desk
) -> None:
    choose(screen, "Thôn Đoài")
    assert screen.assessment.title.text() == "Thôn Đoài – chưa đăng ký"
    type_in(screen, registered_on=date(2022, 2, 15), households_registered=100)
    for row in answers(screen).rows.values():
        if row.rule.role == "criterion":
            row.choices[True].click()
    assert "Còn 4 tiêu chí, việc chưa trả lời" in screen.assessment.judged.text()
    answers(screen).clear_of_all()
    assert screen.assessment.judged.text().startswith("Đủ điều kiện đạt. Hồ sơ còn thiếu:")
    dossier = screen.assessment.form.cells["dossier"].editor
    assert isinstance(dossier, TicksEditor)
    for box in dossier.boxes.values():
        box.click()
    assert screen.assessment.judged.text() == "Đủ điều kiện đạt, đủ hồ sơ."
    answers(screen).rows["long_disputes"].choices[True].click()
    assert "Đã để xảy ra: Mâu thuẫn" in screen.assessment.judged.text()
    answers(screen).rows["long_disputes"].choices[False].click()
    screen.save()
    assert screen.chosen
    assert screen.book.verdict(screen.chosen).outcome == "met"
    assert stages(screen)["Thôn Đoài"] == "Đã đăng ký"
    assert len(kept(desk, screen).dossier) == 4
    assert desk.undo()
    assert stages(screen)["Thôn Đoài"] == "Chưa đăng ký"


def test_the_paper_that_proves_a_criterion_is_kept_with_its_answer(
    screen: Safety, desk: Desk
) -> None:
    choose(screen, "Thôn Đoài")
    row = answers(screen).rows["kdc_registered"]
    row.choices[True].click()
    row.evidence.setText("05-NQ/CB")
    row.evidence.textEdited.emit("05-NQ/CB")
    screen.save()
    choose(screen, "Thôn Trung")
    assert answers(screen).rows["kdc_registered"].evidence.text() == ""
    choose(screen, "Thôn Đoài")
    (said,) = kept(desk, screen).answers
    assert (said.rule, said.yes, said.evidence) == ("kdc_registered", True, "05-NQ/CB")
    assert answers(screen).rows["kdc_registered"].evidence.text() == "05-NQ/CB"


def test_what_happened_is_yes_or_no_and_has_no_room_for_words(screen: Safety) -> None:
    choose(screen, "Thôn Đoài")
    screen.assessment.unfold(1)
    happened = [row for row in answers(screen).rows.values() if row.rule.role == "disqualifier"]
    assert happened
    assert not any(row.evidence.isVisible() for row in happened)


def test_an_area_is_asked_for_households_and_a_school_for_its_model(
    screen: Safety, desk: Desk
) -> None:
    subject(desk.ledger, "Trường THCS", "school")
    screen.refresh()
    cells = screen.assessment.form.cells
    choose(screen, "Thôn Đoài")
    assert not cells["households"].isHidden()
    assert cells["model"].isHidden()
    choose(screen, "Trường THCS")
    assert cells["households"].isHidden()
    assert not cells["model"].isHidden()


def test_the_households_of_the_hamlet_are_there_from_the_first(screen: Safety) -> None:
    choose(screen, "Thôn Đoài")
    assert screen.assessment.form.values()["households"] == 100


def test_only_looking_at_a_subject_writes_nothing(screen: Safety, desk: Desk) -> None:
    choose(screen, "Thôn Đoài")
    choose(screen, "Thôn Trung")
    assert count(desk.ledger, SafetyAssessment) == 0
    assert not screen.assessment.drop.isVisible()


def test_what_is_typed_is_asked_about_before_another_subject_is_shown(
    screen: Safety, desk: Desk
) -> None:
    choose(screen, "Thôn Đoài")
    type_in(screen, registered_on=date(2022, 2, 15))
    answer("Nhập tiếp")
    choose(screen, "Thôn Trung")
    assert screen.assessment.subject
    assert screen.assessment.subject.name == "Thôn Đoài"
    assert screen.chosen == screen.assessment.subject
    answer("Ghi vào sổ")
    choose(screen, "Thôn Trung")
    assert screen.assessment.subject.name == "Thôn Trung"
    assert stages(screen)["Thôn Đoài"] == "Đã đăng ký"


def test_what_was_half_typed_comes_back_to_its_subject_and_year(
    screen: Safety, desk: Desk, shown: Show
) -> None:
    screen.show_year(2023)
    choose(screen, "Thôn Trung")
    type_in(screen, minutes_paper="01/BB")
    desk.keep_draft(SafetyAssessment.KIND, screen.assessment.form.entered())
    screen.assessment.form.is_dirty = False
    again = Safety(desk)
    shown(again)
    assert again.assessment.has_draft
    again.assessment.take_draft()
    assert again.year.currentData() == 2023
    assert again.chosen
    assert again.chosen.name == "Thôn Trung"
    again.save()
    (written,) = find(desk.ledger, SafetyAssessment)
    assert (written.year, written.minutes_paper) == (2023, "01/BB")


def test_another_year_begins_anew(screen: Safety) -> None:
    choose(screen, "Thôn Đoài")
    type_in(screen, registered_on=date(2022, 2, 15))
    screen.save()
    screen.show_year(2023)
    assert set(stages(screen).values()) == {"Chưa đăng ký"}
    assert screen.assessment.form.values()["registered_on"] is None
    assert "năm 2023" in screen.standing.said.text()


def test_a_school_is_added_by_hand_and_its_year_opened(screen: Safety) -> None:
    screen.begin_new()
    type_in(screen, kind="school", name="Trường THCS Gia Thắng")
    screen.save()
    assert screen.shown is screen.assessment
    assert screen.assessment.title.text() == "Trường THCS Gia Thắng – chưa đăng ký"
    assert "Mới có 0/3" in screen.standing.missing.text()


def test_what_does_not_belong_to_the_standard_is_said_so_and_not_counted(
    screen: Safety, desk: Desk
) -> None:
    subject(desk.ledger, "Trường mầm non", "school", excluded=True)
    screen.refresh()
    assert stages(screen)["Trường mầm non"] == "Không thuộc diện"
    assert screen.book.share.total == 2


def test_editing_a_subject_goes_back_to_its_year(screen: Safety) -> None:
    choose(screen, "Thôn Đoài")
    screen._edit_subject()
    assert screen.shown is screen.subject
    screen.back()
    assert screen.shown is screen.assessment
    assert screen.assessment.title.text().startswith("Thôn Đoài")


def test_the_list_is_narrowed_by_stage_and_kind(screen: Safety, desk: Desk) -> None:
    assess(desk.ledger, next(one for one in screen.book.managed if one.name == "Thôn Đoài"))
    box = screen.list.filters["stage"]
    box.setCurrentIndex(box.findData("registered"))
    screen.refresh()
    assert list(stages(screen)) == ["Thôn Đoài"]
    screen.list.clear_search()
    box = screen.list.filters["kind"]
    box.setCurrentIndex(box.findData(COMMUNE))
    screen.refresh()
    assert list(stages(screen)) == ["Xã Gia Thắng"]


def test_the_card_says_what_is_missing_and_the_bar_says_it_to_a_screen_reader(
    desk: Desk, shown: Show
) -> None:
    for number in range(25):
        one = subject(desk.ledger, f"Thôn {number}")
        assess(desk.ledger, one, result="recognised" if number < 16 else "pending")
    card = Standing()
    card.show_book(year_book(desk.ledger, 2022, desk.today()))
    shown(card)
    assert "cần 18, còn thiếu 2" in card.missing.text()
    assert "Danh sách chưa có chính xã, phường" in card.missing.text()
    said = [one.text() for one in card.counts.values() if one.isVisible()]
    assert said == ["Thuộc diện 25", "Đăng ký 25/25", "Được công nhận 16, cần 18 (70%)"]
    assert "16 được công nhận, 25 đăng ký" in card.bar.accessibleDescription()


def titles() -> list[str]:
    """Close the preview that comes next and say which papers it showed."""
    found: list[str] = []

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        found.extend(paper.title for paper in dialog.papers)
        dialog.accept()

    in_dialog(go)
    return found


def test_papers_of_the_chosen_subject_are_shown(screen: Safety, desk: Desk) -> None:
    choose(screen, "Thôn Đoài")
    type_in(screen, registered_on=date(2022, 2, 15))
    found = titles()
    screen.show_paper("registration")
    assert found == ["Bản đăng ký: Thôn Đoài"]
    assert kept(desk, screen).registered_on == date(2022, 2, 15)  # printed is what is kept
    found = titles()
    screen.show_paper("minutes")
    assert found == ["Biên bản họp: Thôn Đoài"]


def test_the_submission_of_the_year_is_shown(screen: Safety, desk: Desk) -> None:
    assess(desk.ledger, screen.book.managed[0], assessed_on=HELD)
    found = titles()
    screen.request_button.click()
    assert found == ["Tờ trình đề nghị công nhận"]


def test_each_count_of_the_card_opens_the_subjects_it_counts(screen: Safety, desk: Desk) -> None:
    for number in range(7):
        one = subject(desk.ledger, f"Tổ dân phố {number}")
        on = f"2022-0{number + 1}-20"  # some after quarter I
        result = ("recognised", "not_recognised", "pending")[number % 3]
        assess(desk.ledger, one, registered_on=on, result=result)
    for number in range(2):
        subject(desk.ledger, f"Trường {number}")
    screen.refresh()
    card, share = screen.standing, screen.book.share
    shown = {name: one for name, one in card.counts.items() if one.isVisible()}
    assert set(shown) == {*card.counts}
    for name, link in shown.items():
        seen = behind(link.click)
        assert seen.title == link.text()
        assert len(seen.records) == getattr(share, name) > 0
