"""One subject's year: its checklist, its papers, what is kept and what is asked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from storage.records import SafetyAssessment
from storage.repository import count, find
from tests.storage.safety_subjects import subject
from tests.ui.screens.answering import answer
from tests.ui.screens.safety_books import (
    answers,
    choose,
    kept,
    stages,
    titles,
    type_in,
    year_of_two_hamlets,
)
from ui.screens.desk import Desk
from ui.screens.safety import Safety
from ui.screens.ticks_editor import TicksEditor

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, shown: Show) -> Safety:
    return year_of_two_hamlets(desk, shown)


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


def test_a_school_is_added_by_hand_and_its_year_opened(screen: Safety) -> None:
    screen.begin_new()
    type_in(screen, kind="school", name="Trường THCS Gia Thắng")
    screen.save()
    assert screen.shown is screen.assessment
    assert screen.assessment.title.text() == "Trường THCS Gia Thắng – chưa đăng ký"
    assert "Mới có 0/3" in screen.standing.missing.text()


def test_editing_a_subject_goes_back_to_its_year(screen: Safety) -> None:
    choose(screen, "Thôn Đoài")
    screen._edit_subject()
    assert screen.shown is screen.subject
    screen.back()
    assert screen.shown is screen.assessment
    assert screen.assessment.title.text().startswith("Thôn Đoài")


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
