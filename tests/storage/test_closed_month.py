"""A closed month takes nothing in, lets nothing out and stays as it is, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from storage.driver import IntegrityError
from storage.errors import MonthClosedError
from storage.ledger import Ledger
from storage.months import freeze, kept_figures, reopen
from storage.records import KINDS, Activity, Record
from storage.repository import find, get, put, remove
from tests.conftest import UNIT
from tests.storage.registers import (
    activity,
    adjustment,
    award,
    day,
    erasure,
    event,
    hamlet,
    model,
    rating,
)

DATED = [kind for kind in KINDS if kind.DATED_BY]
IN, OUT = "20/11/2022", "20/12/2022"  # month 12, and the month after


def _one(ledger: Ledger, kind: type[Record], on: str) -> Record:
    made: dict[str, Callable[[], Record]] = {
        "activity": lambda: activity(ledger, on),
        "award": lambda: award(ledger, on),
        "status_event": lambda: event(ledger, model(ledger), on, "reviewed"),
        "model_rating": lambda: rating(ledger, model(ledger), on, "effective"),
        "adjustment": lambda: adjustment(ledger, on),
        "erasure": lambda: erasure(ledger, on),
    }
    return made[kind.KIND]()


def _moved(record: Record, to: str) -> Record:
    return record.model_copy(update={record.DATED_BY: day(to)})


@pytest.mark.parametrize("kind", DATED)
def test_no_word_of_a_closed_month_changes_through_the_repository(
    ledger: Ledger, kind: type[Record]
) -> None:
    inside, outside = _one(ledger, kind, IN), _one(ledger, kind, OUT)
    freeze(ledger, "2022-12")
    changes: tuple[Callable[[], object], ...] = (
        lambda: _one(ledger, kind, "14/12/2022"),
        lambda: put(ledger, inside.model_copy(update={"changed_at": outside.changed_at})),
        lambda: put(ledger, _moved(inside, OUT)),
        lambda: put(ledger, _moved(outside, IN)),
        lambda: remove(ledger, inside),
    )
    for change in changes:
        with pytest.raises(MonthClosedError, match=r"đã chốt.*TH-01"):
            change()
    assert {r.id for r in find(ledger, kind)} == {inside.id, outside.id}
    assert get(ledger, kind, inside.id) == inside
    put(ledger, _moved(outside, "21/12/2022"))
    remove(ledger, outside)


@pytest.mark.parametrize("kind", DATED)
def test_no_word_of_a_closed_month_changes_by_raw_statements(
    ledger: Ledger, kind: type[Record]
) -> None:
    inside, outside = _one(ledger, kind, IN), _one(ledger, kind, OUT)
    freeze(ledger, "2022-12")
    table, dated = kind.KIND, kind.DATED_BY
    columns = ", ".join(f"[{column.name}]" for column in ledger.db.table(table).columns)
    moved = columns.replace(f"[{dated}]", "'2022-12-20'")
    copied = columns.replace("[id]", f"'{'0' * 32}'")
    for statement, record in (
        (f"UPDATE [{table}] SET changed_at = 'x' WHERE id = ?", inside),
        (f"UPDATE [{table}] SET [{dated}] = '2022-12-20' WHERE id = ?", inside),
        (f"UPDATE [{table}] SET [{dated}] = '2022-11-20' WHERE id = ?", outside),
        (f"UPDATE [{table}] SET unit = 'ninh-binh' WHERE id = ?", inside),
        (f"DELETE FROM [{table}] WHERE id = ?", inside),
        (f"INSERT INTO [{table}] SELECT {copied} FROM [{table}] WHERE id = ?", inside),
        (f"INSERT OR REPLACE INTO [{table}] SELECT {moved} FROM [{table}] WHERE id = ?", inside),
        (f"UPDATE OR REPLACE [{table}] SET id = '{inside.id}' WHERE id = ?", outside),
    ):
        with pytest.raises(IntegrityError, match="month closed"):
            ledger.db.execute(statement, [record.id])
    assert get(ledger, kind, inside.id) == inside


def test_another_unit_and_the_days_around_stay_open(ledger: Ledger) -> None:
    freeze(ledger, "2022-12")
    activity(ledger, "14/11/2022")
    activity(ledger, "15/12/2022")
    activity(ledger, IN, unit="ninh-binh/gia-vien/gia-lac")
    hamlet(ledger)
    assert len(find(ledger, Activity)) == 3


def test_a_reopened_month_takes_changes_until_it_is_closed_again(ledger: Ledger) -> None:
    done = activity(ledger, IN)
    freeze(ledger, "2022-12")
    reopen(ledger, "2022-12", "Sót một buổi")
    put(ledger, done.model_copy(update={"happened_on": date(2022, 11, 21)}))
    freeze(ledger, "2022-12")
    with pytest.raises(MonthClosedError):
        remove(ledger, done)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE figure SET value = 99",
        "DELETE FROM figure",
        "INSERT INTO figure SELECT unit, month, code, 'x', precision, 9 FROM figure",
        "INSERT OR REPLACE INTO figure SELECT unit, month, code, part, precision, 9 FROM figure",
    ],
)
def test_no_frozen_figure_changes_by_raw_statements(ledger: Ledger, statement: str) -> None:
    freeze(ledger, "2022-12")
    before = kept_figures(ledger, UNIT, "2022-12")
    with pytest.raises(IntegrityError, match="month closed"):
        ledger.db.execute(statement)
    assert kept_figures(ledger, UNIT, "2022-12") == before
