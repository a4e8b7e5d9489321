"""The checklist before closing: each finding is raised by its cause, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from storage.closing import Finding, checklist, refuse_unready
from storage.drafts import drop_draft, keep_draft
from storage.errors import MonthNotReadyError
from storage.ledger import Ledger
from storage.months import freeze, reopen
from storage.records import Activity
from storage.repository import find, put
from tests.storage.registers import activity, day, event, model, site, team

OVER = day("15/12/2022")


@pytest.fixture
def ready(ledger: Ledger) -> Ledger:
    """Fill a register whose December raises no finding."""
    running = model(ledger, "A01", name="Camera an ninh")
    site(ledger, running)
    team(ledger, headcount=9)
    team(ledger, "fire_safety_group", households=20)
    event(ledger, running, "20/11/2022", "strengthened")
    activity(ledger, "20/11/2022", measures={"sessions": 1, "attendances": 40, "female": 12})
    freeze(ledger, "2022-11")
    return ledger


def test_a_month_that_is_in_order_has_no_finding(ready: Ledger) -> None:
    assert checklist(ready, "2022-12", OVER) == []
    refuse_unready(ready, "2022-12", OVER)


Spoil = Callable[[Ledger], Any]
CASES: dict[str, tuple[Spoil, bool, str]] = {
    "earlier_month": (
        lambda to: reopen(to, "2022-11", "Sót một buổi"),
        True,
        "Cần chốt tháng 11/2022 trước.",
    ),
    "measures_wrong": (
        lambda to: activity(to, "20/11/2022", measures={"attendances": 40, "female": 41}),
        True,
        "«Tuyên truyền»: Trong đó: nữ (41) lớn hơn tổng số (40).",
    ),
    "measures_empty": (
        lambda to: activity(to, "20/11/2022", title="Họp dân", measures={"attendances": 0}),
        False,
        "«Họp dân» ngày 20/11/2022 chưa có số liệu nào.",
    ),
    "no_site": (
        lambda to: model(to, "A02", name="Tự quản"),
        False,
        "Mô hình «Tự quản» đang hoạt động nhưng chưa có điểm nào.",
    ),
    "no_paper": (
        lambda to: event(to, model(to, launched_on=None), "20/11/2022", "proposed", paper=""),
        False,
        "Diễn biến mô hình ngày 20/11/2022 chưa ghi số văn bản.",
    ),
    "no_people": (lambda to: team(to, name="Tổ 5"), False, "Tổ «Tổ 5» chưa ghi số thành viên."),
    "draft": (
        lambda to: keep_draft(to, "activity", {"title": "Họp"}),
        False,
        "Còn bản nhập dở chưa ghi: Hoạt động; hãy ghi hoặc bỏ trước khi chốt.",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_each_finding_is_raised_by_its_cause_alone(ready: Ledger, code: str) -> None:
    spoil, blocking, words = CASES[code]
    spoil(ready)
    (finding,) = checklist(ready, "2022-12", OVER)
    assert (finding.code, finding.blocking, finding.words) == (code, blocking, words)
    if blocking:
        with pytest.raises(MonthNotReadyError, match=r"Chưa chốt được tháng 12/2022.*TH-02"):
            refuse_unready(ready, "2022-12", OVER)
    else:
        refuse_unready(ready, "2022-12", OVER)


@pytest.mark.parametrize("code", ["measures_wrong", "measures_empty", "no_site", "no_people"])
def test_a_finding_opens_the_record_it_is_about(ready: Ledger, code: str) -> None:
    spoilt = CASES[code][0](ready)
    assert [finding.record for finding in checklist(ready, "2022-12", OVER)] == [spoilt]


def test_a_month_that_is_not_over_cannot_be_closed(ready: Ledger) -> None:
    (finding,) = checklist(ready, "2022-12", day("13/12/2022"))
    assert (finding.code, finding.blocking) == ("not_over", True)
    assert finding.words.startswith("Kỳ này đến hết ngày 14/12/2022")
    assert "còn 1 ngày" in finding.words
    assert checklist(ready, "2022-12", day("14/12/2022")) == []


def test_months_are_closed_in_their_order(ready: Ledger) -> None:
    (finding, *_rest) = checklist(ready, "2023-01", date(2023, 2, 1))
    assert (finding.code, finding.words) == ("earlier_month", "Cần chốt tháng 12/2022 trước.")
    freeze(ready, "2022-12")
    found = {finding.code for finding in checklist(ready, "2023-01", date(2023, 2, 1))}
    assert found == {"no_activity"}


def test_a_month_without_activities_is_pointed_out(ready: Ledger) -> None:
    (done,) = find(ready, Activity)
    put(ready, done.model_copy(update={"happened_on": OVER}))
    assert checklist(ready, "2022-12", OVER) == [
        Finding("no_activity", "Tháng này chưa ghi hoạt động nào.")
    ]


@pytest.mark.parametrize(
    ("kind", "measures", "said"),
    [
        ("tips", {"drugs": 2, "crime": 1, "valuable": 3}, set()),
        ("tips", {"drugs": 2, "crime": 1, "valuable": 4}, {"measures_wrong"}),
        ("mediation", {"received": 5, "settled": 5}, set()),
        ("mediation", {"settled": 1}, {"measures_wrong"}),
        ("case_figures", {"occurred": 50, "solved": 49, "grave": 0}, set()),
        ("case_figures", {"occurred": 50, "solved": 51}, {"measures_wrong"}),
        ("newer_kind", {"many": 1}, set()),
    ],
)
def test_a_part_is_never_more_than_its_whole(
    ready: Ledger, kind: str, measures: dict[str, int], said: set[str]
) -> None:
    activity(ready, "20/11/2022", kind, measures=measures)
    assert {finding.code for finding in checklist(ready, "2022-12", OVER)} == said


def test_what_ended_or_lies_outside_the_month_raises_nothing(ready: Ledger) -> None:
    team(ready, ended_on=date(2022, 1, 1))
    old = model(ready, "A02")
    event(ready, old, "15/12/2022", "reviewed", paper="")
    event(ready, old, "14/12/2022", "retired")
    activity(ready, "15/12/2022", measures={"attendances": 1, "female": 2})
    keep_draft(ready, "activity", {})
    drop_draft(ready, "activity")
    assert checklist(ready, "2022-12", OVER) == []


def test_what_forbids_the_closing_stands_first(ready: Ledger) -> None:
    for code in ("no_people", "measures_empty", "measures_wrong"):
        CASES[code][0](ready)
    said = [finding.blocking for finding in checklist(ready, "2022-12", OVER)]
    assert said == [True, False, False]


def test_a_month_from_before_the_books_is_not_closed_here(ready: Ledger) -> None:
    (finding, *_rest) = checklist(ready, "2022-10", OVER)
    assert (finding.code, finding.blocking) == ("before_the_books", True)
    assert "before_the_books" not in {each.code for each in checklist(ready, "2022-11", OVER)}
    assert "before_the_books" not in {each.code for each in checklist(ready, "2023-01", OVER)}
