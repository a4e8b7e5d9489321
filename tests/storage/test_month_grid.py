"""A grid writes an activity a line, changes nothing else, and reads back what it wrote."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.closing import checklist
from storage.drafts import keep_draft
from storage.errors import MonthClosedError
from storage.grid_entry import (
    all_reviewed,
    changed,
    keep,
    number_of,
    ticked_along,
    writing,
    wrong,
)
from storage.indicators import figures
from storage.ledger import Ledger
from storage.month_grid import GRID_KINDS, WHOLE, Cell, MonthGrid, draft_name, grid_of
from storage.months import freeze
from storage.records import Activity, Hamlet
from storage.repository import find
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, day, hamlet, team

MONTH, TODAY = "2022-12", date(2022, 12, 8)


@pytest.fixture
def hamlets(ledger: Ledger) -> list[Hamlet]:
    return [hamlet(ledger, f"Thôn {number}") for number in (1, 2, 3)]


def shown(ledger: Ledger, kind: str, month: str = MONTH) -> MonthGrid:
    return grid_of(ledger, month, kind, TODAY)


def entered(ledger: Ledger, kind: str, numbers: dict[tuple[str, str], str]) -> None:
    grid = shown(ledger, kind)
    keep(ledger, writing(grid, {Cell(*key): text for key, text in numbers.items()}))


def said(grid: MonthGrid) -> dict[str, list[int | None]]:
    return {
        line.label: [grid.value(cell) if cell else None for cell in line.cells]
        for line in grid.lines
    }


def figure(ledger: Ledger, code: str) -> int:
    found = figures(ledger, UNIT, day("15/11/2022"), day("14/12/2022"))
    return sum(one.value for one in found if one.code == code)


def test_all_hamlets_are_reviewed_in_one_click(ledger: Ledger, hamlets: list[Hamlet]) -> None:
    grid = shown(ledger, "order_review")
    assert [column.tick for column in grid.columns] == [True, False, False, False]
    keep(ledger, writing(grid, all_reviewed(grid)))
    made = find(ledger, Activity)
    assert {one.hamlets for one in made} == {(each.id,) for each in hamlets}
    assert {one.happened_on for one in made} == {TODAY}
    assert all(one.measures == {"hamlets": 1} for one in made)
    assert figure(ledger, "RS01") == 3
    assert all_reviewed(shown(ledger, "order_review")) == {}


def test_what_was_found_in_a_hamlet_ticks_it_too(ledger: Ledger, hamlets: list[Hamlet]) -> None:
    first = hamlets[0].id
    grid = shown(ledger, "order_review")
    keep(ledger, writing(grid, ticked_along(grid, Cell(first, "issues"), "2")))
    assert said(shown(ledger, "order_review"))["Thôn 1"] == [1, 2, 0, 0]
    assert ticked_along(grid, Cell(first, "issues"), "0") == {Cell(first, "issues"): "0"}


def test_only_what_changed_is_written(ledger: Ledger, hamlets: list[Hamlet]) -> None:
    one, two = hamlets[0].id, hamlets[1].id
    kept = activity(
        ledger,
        "20/11/2022",
        "order_review",
        hamlets=(one,),
        title="Họp thôn",
        measures={"issues": 1},
    )
    grid = shown(ledger, "order_review")
    typed = {Cell(one, "issues"): "1", Cell(one, "settled"): "1", Cell(two, "issues"): "0"}
    assert changed(grid, typed) == {Cell(one, "settled"): "1"}
    keep(ledger, writing(grid, typed))
    (now,) = find(ledger, Activity)
    assert (now.id, now.title, now.happened_on) == (kept.id, "Họp thôn", kept.happened_on)
    assert now.measures == {"issues": 1, "settled": 1}


def test_several_activities_of_a_hamlet_are_shown_as_a_sum_and_left_alone(
    ledger: Ledger, hamlets: list[Hamlet]
) -> None:
    one, two = hamlets[0].id, hamlets[1].id
    for issues in (2, 3):
        activity(ledger, "20/11/2022", "order_review", hamlets=(one,), measures={"issues": issues})
    activity(ledger, "21/11/2022", "order_review", hamlets=(one, two), measures={"hamlets": 2})
    grid = shown(ledger, "order_review")
    assert said(grid)["Thôn 1"] == [0, 5, 0, 0]
    assert said(grid)["Ghi chung, nhiều nơi"] == [2, 0, 0, 0]
    assert not grid.may_change(Cell(one, "issues"))
    assert not grid.may_change(Cell("rest", "hamlets"))
    assert writing(grid, {Cell(one, "issues"): "9"}).write == ()
    assert len(list(grid.activities())) == 3


def test_a_line_that_comes_to_nothing_goes_unless_it_says_something_else(
    ledger: Ledger, hamlets: list[Hamlet]
) -> None:
    one, two = hamlets[0].id, hamlets[1].id
    entered(ledger, "mediation", {(one, "received"): "2", (two, "received"): "3"})
    spoken = next(each for each in find(ledger, Activity) if each.hamlets == (two,))
    entered(ledger, "mediation", {(one, "received"): "", (two, "received"): "0"})
    assert find(ledger, Activity) == []
    activity(
        ledger, "20/11/2022", "mediation", hamlets=(two,), result="Vụ tranh chấp ngõ", id=spoken.id
    )
    entered(ledger, "mediation", {(two, "received"): "1"})
    entered(ledger, "mediation", {(two, "received"): "0"})
    (left,) = find(ledger, Activity)
    assert (left.result, left.measures) == ("Vụ tranh chấp ngõ", {})


def test_teams_that_mediate_have_a_line_of_their_own_instead_of_their_hamlets(
    ledger: Ledger, hamlets: list[Hamlet]
) -> None:
    made = team(ledger, "mediation", name="Tổ hòa giải số 1", hamlets=(hamlets[0].id,))
    team(ledger, "mediation", name="Đã giải thể", hamlets=(hamlets[1].id,), ended_on="2020-01-01")
    assert list(said(shown(ledger, "mediation"))) == ["Tổ hòa giải số 1", "Thôn 2", "Thôn 3"]
    entered(ledger, "mediation", {(made.id, "received"): "4", (made.id, "settled"): "3"})
    (one,) = find(ledger, Activity)
    assert (one.teams, one.hamlets) == ((made.id,), (hamlets[0].id,))
    assert said(shown(ledger, "mediation"))["Tổ hòa giải số 1"] == [4, 3, 0]


def test_tips_are_counted_by_category_and_how_many_had_value(ledger: Ledger) -> None:
    entered(ledger, "tips", {(WHOLE, "drugs"): "5", (WHOLE, "drugs_valuable"): "2"})
    entered(ledger, "tips", {(WHOLE, "crime"): "3", (WHOLE, "crime_valuable"): "3"})
    assert len(find(ledger, Activity)) == 1
    assert said(shown(ledger, "tips"))["Ma túy"] == [5, 2]
    assert [figure(ledger, code) for code in ("TB02", "TB04", "TB10")] == [3, 5, 5]


def test_value_that_was_not_split_is_shown_in_a_line_of_its_own(ledger: Ledger) -> None:
    assert "Chưa chia loại" not in said(shown(ledger, "tips"))
    activity(ledger, "20/11/2022", "tips", measures={"crime": 3, "valuable": 2})
    assert said(shown(ledger, "tips"))["Chưa chia loại"] == [None, 2]


def test_more_of_a_part_than_of_its_whole_is_said_at_the_cell(ledger: Ledger) -> None:
    grid = shown(ledger, "case_figures")
    typed = {Cell(WHOLE, "occurred"): "5", Cell(WHOLE, "solved"): "6", Cell(WHOLE, "grave"): "x"}
    assert wrong(grid, typed) == {
        Cell(WHOLE, "solved"): "Nhiều hơn «Vụ phạm pháp xảy ra» (5).",
        Cell(WHOLE, "grave"): "Hãy gõ một số nguyên, chỉ gồm chữ số.",
    }
    assert wrong(grid, typed | {Cell(WHOLE, "solved"): "5", Cell(WHOLE, "grave"): ""}) == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        (" 12 ", 12),
        ("1.234.567", 1234567),
        ("1\u00a0234", 1234),
        ("12,5", None),
        ("1.5", None),
        ("-3", None),
        ("ba", None),
        ("٣", None),
        ("9" * 14, None),
    ],
)
def test_numbers_are_read_with_dots_and_spaces_and_nothing_else(
    text: str, number: int | None
) -> None:
    assert number_of(text) == number


def test_a_closed_month_and_one_to_come_are_only_looked_at(ledger: Ledger) -> None:
    cell = Cell(WHOLE, "persons")
    done = writing(shown(ledger, "guidance"), {cell: "3"})
    freeze(ledger, MONTH)
    assert [shown(ledger, "guidance", month).state for month in (MONTH, "2023-01")] == [
        "closed",
        "later",
    ]
    assert not shown(ledger, "guidance").may_change(cell)
    with pytest.raises(MonthClosedError):
        keep(ledger, done)
    assert find(ledger, Activity) == []


def test_a_grid_that_waits_half_filled_is_a_finding_of_its_month(ledger: Ledger) -> None:
    keep_draft(ledger, draft_name(MONTH, "tips"), {})
    for month, there in ((MONTH, True), ("2023-01", False)):
        words = [one.words for one in checklist(ledger, month, TODAY) if one.code == "draft"]
        assert any("Tiếp nhận tin báo" in one for one in words) == there


@given(data=st.data(), kind=st.sampled_from(GRID_KINDS))
def test_what_is_entered_is_read_back_and_undone_by_what_was_before(
    data: st.DataObject, kind: str
) -> None:
    numbers = st.integers(0, 99).map(str)
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        for number in (1, 2):
            team(ledger, "peoples_patrol", hamlets=(hamlet(ledger, f"Thôn {number}").id,))
        for _round in range(2):
            grid = shown(ledger, kind)
            cells = [cell for line in grid.lines for cell in line.cells if cell]
            chosen = st.dictionaries(st.sampled_from(cells), numbers)
            typed: dict[Cell, Any] = data.draw(chosen)
            before = {cell: grid.value(cell) for cell in cells}
            keep(ledger, writing(grid, typed))
            now = shown(ledger, kind)
            expected = before | {cell: int(text) for cell, text in typed.items()}
            assert {cell: now.value(cell) for cell in cells} == expected
            assert changed(now, typed) == {}
