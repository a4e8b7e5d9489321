"""An activity's form asks for what its kind needs, and hides nothing that was entered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from storage.records import Activity
from tests.conftest import UNIT
from ui.screens.form import RecordForm

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def form(shown: Show) -> RecordForm:
    made = RecordForm(Activity, UNIT)
    shown(made)
    made.begin({"kind": "patrol", "happened_on": date(2022, 12, 1)})
    return made


def asked(form: RecordForm, *names: str) -> set[str]:
    return {name for name in names if not form.cells[name].isHidden()}


def choose(form: RecordForm, kind: str) -> None:
    form.cells["kind"].editor.write(kind)
    form.cells["kind"].editor.changed.emit()


def test_each_kind_asks_for_its_own(form: RecordForm) -> None:
    names = ("papers", "hosts", "level", "covers_from", "topics", "movements", "title")
    assert asked(form, *names) == {"movements", "title"}
    choose(form, "talk")
    assert asked(form, *names) == {"movements", "title", "topics"}
    choose(form, "review_conference")
    assert asked(form, *names) == set(names) - {"topics"}


def test_what_was_entered_stays_in_sight_and_is_saved_whatever_kind_is_chosen(
    form: RecordForm,
) -> None:
    choose(form, "review_conference")
    form.cells["papers"].editor.write(({"title": "Giữ bình yên xóm làng"},))
    choose(form, "patrol")
    assert asked(form, "papers", "hosts") == {"papers"}
    kept: list[Activity] = []
    form.submitted.connect(kept.append)
    assert form.submit()
    assert [paper.title for paper in kept[0].papers] == ["Giữ bình yên xóm làng"]


def test_an_activity_of_a_newer_kind_shows_everything(form: RecordForm) -> None:
    form.show_record(Activity(unit=UNIT, kind="of_next_year", happened_on=date(2022, 12, 1)))
    assert asked(form, "papers", "topics") == {"papers", "topics"}


def test_a_tip_is_asked_for_its_numbers_and_for_no_words(form: RecordForm) -> None:
    names = ("title", "place", "attending", "result", "measures")
    choose(form, "tips")
    assert asked(form, *names) == {"measures"}
