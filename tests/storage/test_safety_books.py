from __future__ import annotations

from datetime import date
from typing import Any

from storage.ledger import Ledger
from storage.repository import put
from storage.safety import (
    AREA,
    COMMUNE,
    Share,
    YearBook,
    begun,
    decidable,
    decided,
    effective_models,
    missing_subjects,
    registrations,
    stage_of,
    year_book,
)
from tests.conftest import UNIT
from tests.storage.registers import event, hamlet, model, rating
from tests.storage.safety_subjects import MARCH, assess, assessed, recognise, subject

DECEMBER = date(2022, 12, 8)


def book(ledger: Ledger, today: date = DECEMBER, year: int = 2022) -> YearBook:
    return year_book(ledger, year, today)


def test_a_commune_passes_when_everything_stands_in_its_books(ledger: Ledger) -> None:
    areas = [subject(ledger, f"Thôn {number}") for number in range(10)]
    itself = subject(ledger, "Xã Gia Thắng", COMMUNE)
    assess(ledger, itself)
    recognise(ledger, *areas[:6])
    for one in areas[6:]:
        assess(ledger, one)
    assert "cần 7, còn thiếu 1" in " ".join(book(ledger).standing.missing)
    recognise(ledger, areas[6])  # a second assessment of one subject counts once
    assert book(ledger).share == Share(10, 10, 7)
    assert book(ledger).standing.missing == (
        "Chưa có mô hình nào được đánh giá hoạt động hiệu quả; cần ít nhất 1.",
    )
    rating(ledger, model(ledger), "01/12/2022", "effective")
    assert book(ledger).standing.outcome == "met"


def test_only_a_running_model_counts_by_its_last_rating(ledger: Ledger) -> None:
    good, fallen, retired = model(ledger), model(ledger, "C02"), model(ledger, "D01")
    for one in (good, fallen, retired):
        rating(ledger, one, "01/06/2022", "effective")
    rating(ledger, fallen, "01/11/2022", "limited")
    event(ledger, retired, "01/10/2022", "retired")
    assert effective_models(ledger, UNIT, DECEMBER) == {good.id}


def test_excluded_subjects_and_those_of_a_higher_level_are_not_counted(ledger: Ledger) -> None:
    subject(ledger)
    subject(ledger, "Trường mầm non", "school", excluded=True)
    subject(ledger, "Cục Thuế", "office", managed_by="province")
    assert book(ledger).share.total == 1


def test_what_ended_before_its_window_did_is_not_counted(ledger: Ledger) -> None:
    subject(ledger, "Thôn cũ", ended_on=date(2022, 8, 1))
    subject(ledger, "Thôn sáp nhập sau", ended_on=date(2022, 11, 20))
    assert book(ledger, date(2022, 6, 1)).share.total == 2
    assert book(ledger).share.total == 1
    assert book(ledger, date(2023, 5, 1), 2023).share.total == 0


def test_who_registers_after_the_first_quarter_is_late(ledger: Ledger) -> None:
    assess(ledger, subject(ledger), registered_on=date(2022, 3, 31))
    assess(ledger, subject(ledger), registered_on=date(2022, 4, 1))
    assert book(ledger).share.late == 1


def test_stages_follow_each_other() -> None:
    empty = assessed(registered_on=None)
    steps: list[dict[str, Any]] = [
        {"registered_on": MARCH},
        {"assessed_on": date(2022, 11, 5)},
        {"submitted_on": date(2022, 11, 10)},
        {"result": "recognised"},
    ]
    found = [stage_of(None), stage_of(empty)]
    for step in steps:
        empty = empty.model_copy(update=step)
        found.append(stage_of(empty))
    assert found == [
        "unregistered",
        "unregistered",
        "registered",
        "assessed",
        "submitted",
        "recognised",
    ]


# what is written for many at once


def test_the_list_is_begun_from_the_hamlets_and_the_commune_once(ledger: Ledger) -> None:
    hamlet(ledger, "Thôn Đoài")
    hamlet(ledger, "Thôn Trung")
    made = missing_subjects(ledger)
    assert [one.name for one in made] == ["Xã Gia Thắng", "Thôn Đoài", "Thôn Trung"]
    for one in made:
        put(ledger, one)
    assert missing_subjects(ledger) == []
    hamlet(ledger, "Thôn mới")
    assert [one.name for one in missing_subjects(ledger)] == ["Thôn mới"]


def test_all_areas_register_on_one_day_with_the_households_of_their_hamlets(
    ledger: Ledger,
) -> None:
    home = hamlet(ledger, households=120)
    area = subject(ledger, hamlet=home.id)
    subject(ledger, "Trường THCS", "school")
    done = subject(ledger, "Thôn 2")
    assess(ledger, done)
    made = registrations(ledger, book(ledger), MARCH, [AREA], all_households=True)
    (one,) = made
    assert (one.subject, one.registered_on) == (area.id, MARCH)
    assert (one.households, one.households_registered) == (120, 120)
    (one,) = registrations(ledger, book(ledger), MARCH, [AREA], all_households=False)
    assert one.households_registered == 0


def test_what_was_begun_is_taken_up_again(ledger: Ledger) -> None:
    one = subject(ledger)
    kept = assess(ledger, one)
    assert begun(ledger, one, 2022) == kept
    assert begun(ledger, one, 2023).registered_on is None


def test_the_commune_does_not_recognise_itself(ledger: Ledger) -> None:
    assess(ledger, subject(ledger, "Xã Gia Thắng", "commune"))
    assert decidable(book(ledger)) == []


def test_one_decision_recognises_those_who_registered(ledger: Ledger) -> None:
    ready, waiting = subject(ledger), subject(ledger, "Thôn 2")
    assess(ledger, ready)
    assess(ledger, waiting, registered_on=None)
    now = book(ledger)
    assert decidable(now) == [ready]
    (one,) = decided(now, [ready.id], "15/QĐ-UBND", DECEMBER)
    assert (one.result, one.decision_paper, one.decided_on) == (
        "recognised",
        "15/QĐ-UBND",
        DECEMBER,
    )
    put(ledger, one)
    assert book(ledger).share.recognised == 1
    assert decidable(book(ledger)) == []
