"""What was planned goes into the books together, and out of them again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storage.imports import (
    Plan,
    alike,
    batches,
    carry_out,
    guess,
    planned_together,
    read_workbook,
    rejected_workbook,
    undo,
    without_doubts,
)
from storage.imports.errors import DoubtfulWordsError, ImportChangedError, UndoRefusedError
from storage.journal import check_journal
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import KINDS, Activity, Hamlet, Member, ModelSite, SecurityModel, Team
from storage.repository import find, put, remove
from storage.steps import Step, drain
from tests.conftest import NewBooks
from tests.storage.imports.dirty import looked_at, values, write, wrote
from tests.storage.registers import activity, hamlet, member, model, team

DONE = ["Ngày", "Loại hoạt động", "Nội dung", "Lượt người dự"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


def everything(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all records."""
    return {
        kind.KIND: list(ledger.db.query(f"SELECT * FROM [{kind.KIND}] ORDER BY id"))
        for kind in KINDS
    }


def activities(ledger: Ledger, file: Path, count: int = 3) -> Plan:
    """Plan an import of some activities."""
    wrote(file, DONE, *([f"{n + 1}/9/2022", "Tuyên truyền", f"Lần {n}", n] for n in range(count)))
    return looked_at(ledger, file, Activity)


def test_looking_changes_nothing(ledger: Ledger, file: Path) -> None:
    before = everything(ledger)
    activities(ledger, file)
    assert everything(ledger) == before
    assert check_journal(ledger.db).seq == 0


def test_good_rows_go_in_together_and_out_again(ledger: Ledger, file: Path) -> None:
    hamlet(ledger)
    before = everything(ledger)
    batch = drain(carry_out(ledger, activities(ledger, file)))
    assert (batch.rows, batch.kind, batch.file) == (3, "activity", "so.xlsx")
    assert [one.title for one in find(ledger, Activity)] == ["Lần 2", "Lần 1", "Lần 0"]
    assert drain(undo(ledger, batch)) == 3
    assert everything(ledger) == before
    assert batches(ledger) == []
    check_journal(ledger.db)


def test_what_went_in_is_found_like_what_was_typed(ledger: Ledger, file: Path) -> None:
    drain(carry_out(ledger, activities(ledger, file, 1)))
    (imported,) = find(ledger, Activity)
    typed = activity(ledger, "01/09/2022", title="Lần 0", measures={"sessions": 1})
    rows = {row["id"]: row for row in ledger.db.query("SELECT * FROM activity")}
    for column in ("sought", "ordered", "title", "kind", "happened_on"):
        assert rows[imported.id][column] == rows[typed.id][column]


def test_an_import_can_be_taken_back_after_a_restart(books: NewBooks, file: Path) -> None:
    with books.books.open(books.master) as ledger:
        drain(carry_out(ledger, activities(ledger, file)))
    with books.books.open(books.master) as ledger:
        (batch,) = batches(ledger)
        assert drain(undo(ledger, batch)) == 3
        assert find(ledger, Activity) == []


def test_stopping_half_way_leaves_nothing(ledger: Ledger, file: Path) -> None:
    def stop(step: Step) -> None:
        if step.done:
            raise KeyboardInterrupt

    found = activities(ledger, file)
    with pytest.raises(KeyboardInterrupt):
        drain(carry_out(ledger, found), stop)
    assert find(ledger, Activity) == []
    assert batches(ledger) == []


def test_a_plan_is_carried_out_once(ledger: Ledger, file: Path) -> None:
    found = activities(ledger, file)
    drain(carry_out(ledger, found))
    with pytest.raises(ImportChangedError, match="NX-05"):
        drain(carry_out(ledger, found))
    assert len(find(ledger, Activity)) == 3


def test_a_month_closed_in_between_stops_the_whole(ledger: Ledger, file: Path) -> None:
    found = activities(ledger, file)
    activity(ledger, "02/09/2022")
    freeze(ledger, "2022-09")
    with pytest.raises(ImportChangedError):
        drain(carry_out(ledger, found))
    assert len(find(ledger, Activity)) == 1


def test_a_team_that_went_in_between_stops_the_whole(ledger: Ledger, file: Path) -> None:
    one = team(ledger, name="Tổ 1")
    wrote(file, ["Họ và tên", "Tổ"], ["Trần Văn An", "Tổ 1"])
    found = looked_at(ledger, file, Member)
    remove(ledger, one)
    with pytest.raises(ImportChangedError):
        drain(carry_out(ledger, found))


def test_a_list_of_members_counts_its_team_and_gives_the_number_back(
    ledger: Ledger, file: Path
) -> None:
    team(ledger, name="Tổ 1", headcount=12, women=4)
    other = team(ledger, name="Tổ 2")
    member(ledger, other, "Vũ Thị Dung", sex="female")
    before = everything(ledger)
    rows = [
        ["Trần Văn An", "Tổ 1", "Nam"],
        ["Lê Thị Bình", "Tổ 1", "Nữ"],
        ["Đỗ Thị Cúc", "Tổ 2", "Nữ"],
    ]
    wrote(file, ["Họ và tên", "Tổ", "Giới tính"], *rows)
    batch = drain(carry_out(ledger, looked_at(ledger, file, Member)))
    counted = [(one.name, one.headcount, one.women) for one in find(ledger, Team)]
    assert counted == [("Tổ 1", 2, 1), ("Tổ 2", 2, 2)]
    drain(undo(ledger, batch))
    assert everything(ledger) == before


def test_models_go_in_and_out_with_their_places(ledger: Ledger, file: Path) -> None:
    hamlet(ledger, "Thôn 1")
    heads = ["Tên mô hình", "Loại mô hình", "Ngày ra mắt", "Thôn", "Số hộ"]
    wrote(file, heads, ["Camera an ninh", "C01", "1/5/2019", "Thôn 1", 80])
    batch = drain(carry_out(ledger, looked_at(ledger, file, SecurityModel)))
    (site,) = find(ledger, ModelSite)
    assert (site.name, site.households, site.opened_on) == ("Thôn 1", 80, date(2019, 5, 1))
    assert batch.rows == 1
    drain(undo(ledger, batch))
    assert not find(ledger, SecurityModel)
    assert not find(ledger, ModelSite)


Later = Callable[[Ledger], object]


def change_one(ledger: Ledger) -> None:
    one = find(ledger, Hamlet, name="Thôn 1")[0]
    put(ledger, one.model_copy(update={"households": 999}))


def refer_to_one(ledger: Ledger) -> None:
    one = find(ledger, Hamlet, name="Thôn 1")[0]
    activity(ledger, "01/09/2022", hamlets=(one.id,))


@pytest.mark.parametrize(
    ("later", "words"),
    [(change_one, "1 bản ghi đã được sửa sau khi nhập, ví dụ «Thôn 1»"), (refer_to_one, "dẫn tới")],
)
def test_what_was_used_since_is_not_taken_back(
    ledger: Ledger, file: Path, later: Later, words: str
) -> None:
    wrote(file, ["Tên thôn", "Số hộ"], ["Thôn 1", 1], ["Thôn 2", 2])
    batch = drain(carry_out(ledger, looked_at(ledger, file, Hamlet)))
    later(ledger)
    before = everything(ledger)
    with pytest.raises(UndoRefusedError, match="NX-06") as refused:
        drain(undo(ledger, batch))
    assert words in str(refused.value)
    assert everything(ledger) == before
    assert batches(ledger) == [batch]


def test_what_lies_in_a_month_closed_since_is_not_taken_back(ledger: Ledger, file: Path) -> None:
    batch = drain(carry_out(ledger, activities(ledger, file)))
    freeze(ledger, "2022-09")
    with pytest.raises(UndoRefusedError, match="tháng đã chốt"):
        drain(undo(ledger, batch))


def test_what_was_removed_since_stands_in_the_way_of_nothing(ledger: Ledger, file: Path) -> None:
    batch = drain(carry_out(ledger, activities(ledger, file)))
    remove(ledger, find(ledger, Activity)[0])
    assert drain(undo(ledger, batch)) == 2


def test_a_change_that_was_undone_is_none(ledger: Ledger, file: Path) -> None:
    batch = drain(carry_out(ledger, activities(ledger, file, 1)))
    (one,) = find(ledger, Activity)
    put(ledger, one.model_copy(update={"title": "Khác"}))
    put(ledger, one)
    assert drain(undo(ledger, batch)) == 1


def test_several_sheets_go_in_as_one_and_out_as_one(
    ledger: Ledger, file: Path, tmp_path: Path
) -> None:
    for number in (1, 2):
        team(ledger, name=f"Tổ bảo vệ thôn {number}")
    heads = ["TT", "Họ và tên", "Năm sinh"]
    sheets: dict[str, list[list[Any]]] = {
        "Bìa": [["SỔ THEO DÕI"]],
        "Thôn 1": [["TỔ BẢO VỆ THÔN 1"], heads, [1, "Lê An", 1970], [2, "Lê An", 1970]],
        "Thôn 2": [["TỔ BẢO VỆ THÔN 2"], heads, [1, "Lê Ba", 1980], [2, "Lê Tư", "?"]],
    }
    found = read_workbook(write(file, sheets))
    same = alike(found, found[1], Member)
    assert [sheet.name for sheet in same] == ["Thôn 1", "Thôn 2"]
    plans = drain(planned_together(ledger, [(each, guess(each, Member)) for each in same]))
    batch = drain(carry_out(ledger, *plans))
    assert (batch.rows, batch.sheet) == (2, "Thôn 1, Thôn 2")
    again = tmp_path / "dong loi.xlsx"
    again.write_bytes(rejected_workbook(*plans))
    assert [sheet.name for sheet in read_workbook(again)] == ["Thôn 2"]
    assert drain(undo(ledger, batch)) == 2
    assert find(ledger, Member) == []


def test_what_an_earlier_sheet_said_is_known_in_a_later_one(ledger: Ledger, file: Path) -> None:
    heads = ["Tên thôn"]
    write(file, {"A": [heads, ["Thôn 1"]], "B": [heads, ["Thôn 1"], ["Thôn 2"]]})
    sheets = [(each, guess(each, Hamlet)) for each in read_workbook(file)]
    plans = drain(planned_together(ledger, sheets))
    assert [values(each, "name") for each in plans] == [["Thôn 1"], ["Thôn 2"]]
    assert plans[1].known[0].sentence == "Trùng với dòng A!2."


def test_a_new_model_launched_this_month_brings_its_launch(ledger: Ledger, file: Path) -> None:
    today = date.today()
    heads = ["Tên mô hình", "Loại mô hình", "Ngày ra mắt"]
    wrote(file, heads, ["Camera", "C01", today], ["Cổng an ninh", "C01", date(2010, 1, 1)])
    model(ledger, name="Khác")
    drain(carry_out(ledger, looked_at(ledger, file, SecurityModel)))
    events = list(ledger.db.query("SELECT status, happened_on FROM status_event"))
    assert events == [{"status": "new", "happened_on": today.isoformat()}]


def test_doubtful_cells_go_in_with_a_reason_or_stay_out(ledger: Ledger, file: Path) -> None:
    rows = [["1/9/2022", "Tuyên truyền", "Gọi 0912345678"], ["2/9/2022", "Tuyên truyền", "Họp"]]
    found = looked_at(ledger, wrote(file, DONE[:3], *rows), Activity)
    assert [one.problem.cell for one in found.doubts] == ["C2"]
    with pytest.raises(DoubtfulWordsError):
        drain(carry_out(ledger, found))
    (left,) = without_doubts([found])
    assert (left.bad_rows, [one.row for one in left.ready]) == ([1], [2])
    drain(carry_out(ledger, left))
    assert [one.title for one in find(ledger, Activity)] == ["Họp"]


def test_a_place_goes_out_with_its_model(ledger: Ledger, file: Path) -> None:
    heads = ["Tên mô hình", "Loại mô hình", "Nơi triển khai"]
    rows = [["Tổ 0912345678", "Camera an ninh", "Thôn 1"], ["Tổ 0912345678", "", "Thôn 2"]]
    hamlet(ledger, "Thôn 1")
    hamlet(ledger, "Thôn 2")
    found = looked_at(ledger, wrote(file, heads, *rows), SecurityModel)
    assert len(found.ready) == 2
    assert found.doubts
    (left,) = without_doubts([found])
    assert left.ready == ()
    assert left.bad_rows == [1, 2]
