"""Usual phrases are copied into the post's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from resources.catalogues import words
from storage.records import Phrase
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.small_registers import choose, listed, part, small_registers
from ui.screens.desk import Desk
from ui.screens.more_registers import MoreRegisters
from ui.screens.phrases import Phrases
from ui.screens.usual_phrases import UsualPhrases, not_kept_yet

Show = Callable[[QWidget], QWidget]
TODAY = date(2022, 12, 8)


@pytest.fixture
def place(desk: Desk, shown: Show) -> MoreRegisters:
    return small_registers(desk, shown)


def test_usual_grounds_hold_those_that_reports_named() -> None:
    said = " ".join(phrase.text for phrase in not_kept_yet([], UNIT))
    for ground in (
        "44-KL/TW ngày 22/01/2019",
        "09-CT/TW",
        "124/2021/TT-BCA",
        "05-CT/TW",
        "Trung ương 4",
        "Quy định số 08",
        "Quy định số 37",
        "Nghe dân nói, nói dân nghe",
    ):
        assert ground in said


def test_every_usual_phrase_belongs_to_a_section() -> None:
    assert {phrase.section for phrase in not_kept_yet([], UNIT)} <= set(words("report_sections"))


def test_usual_grounds_are_copied_once_and_become_the_posts_own(
    place: MoreRegisters, desk: Desk
) -> None:
    phrases = part(place, Phrases)

    def tick_two() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UsualPhrases)
        assert not dialog.go.isEnabled()
        for at in (0, 1):
            dialog.list.item(at).setCheckState(dialog.list.item(at).checkState().Checked)
        assert dialog.go.text() == "&Ghi 2 câu vào sổ"
        dialog.go.click()

    usual = [phrase.text for phrase in not_kept_yet([], UNIT)]
    QTimer.singleShot(30, tick_two)
    phrases.add_usual()
    assert sorted(p.text for p in find(desk.ledger, Phrase)) == sorted(usual[:2])
    assert [p.text for p in not_kept_yet(find(desk.ledger, Phrase), UNIT)] == usual[2:]
    assert desk.undo()
    assert find(desk.ledger, Phrase) == []


def test_a_ground_that_holds_no_longer_is_left_out_of_the_list(
    place: MoreRegisters, desk: Desk
) -> None:
    desk.save(Phrase(unit=UNIT, section="basis", text="Còn hạn", valid_to=TODAY))
    desk.save(Phrase(unit=UNIT, section="basis", text="Hết hạn", valid_to=date(2022, 12, 7)))
    phrases = part(place, Phrases)
    assert listed(phrases) == ["Còn hạn"]
    choose(phrases, "state", "all")
    assert sorted(listed(phrases)) == ["Còn hạn", "Hết hạn"]
