"""Taking over what a unit says: its month or its register whole, or nothing of it."""

from __future__ import annotations

from datetime import date

import pytest

from storage.adoption import adopt
from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.records import Activity, Hamlet, ModelSite, SecurityModel, Team
from storage.repository import count, find
from tests.storage.registers import day

POST, OTHER = "ninh-binh/gia-vien/gia-lac", "ninh-binh/gia-vien/gia-minh"
FIRST, LAST = date(2022, 11, 15), date(2022, 12, 14)


def _activity(on: str, unit: str = POST) -> Activity:
    return Activity(unit=unit, kind="patrol", happened_on=day(on))


def test_a_month_is_replaced_whole_and_its_neighbours_stay(ledger: Ledger) -> None:
    before, old, other = (
        _activity("14/11/2022"),
        _activity("15/11/2022"),
        _activity("15/11/2022", OTHER),
    )
    adopt(ledger, POST, date.min, LAST, {Activity: [before, old]})
    adopt(ledger, OTHER, FIRST, LAST, {Activity: [other]})
    new = [_activity("14/12/2022"), _activity("15/11/2022")]
    adopt(ledger, POST, FIRST, LAST, {Activity: new})
    adopt(ledger, POST, FIRST, LAST, {Activity: new})
    assert {a.id for a in find(ledger, Activity)} == {a.id for a in (before, other, *new)}


def test_a_register_is_replaced_whole_in_any_order_of_kinds(ledger: Ledger) -> None:
    model = SecurityModel(unit=POST, name="Mô hình", type="A01")
    site = ModelSite(unit=POST, model=model.id, name="Điểm 1")
    kept = Hamlet(unit=POST, name="Thôn 1")
    adopt(ledger, POST, FIRST, LAST, {ModelSite: [site], SecurityModel: [model], Hamlet: [kept]})
    renamed = model.model_copy(update={"name": "Mô hình mới"})
    adopt(ledger, POST, FIRST, LAST, {SecurityModel: [renamed]})
    assert find(ledger, SecurityModel) == [renamed]
    assert find(ledger, ModelSite) == [site]
    adopt(ledger, POST, FIRST, LAST, {SecurityModel: [], ModelSite: []})
    assert count(ledger, SecurityModel) == count(ledger, ModelSite) == 0
    assert find(ledger, Hamlet) == [kept]


def test_what_stays_the_same_in_a_register_is_not_written_again(ledger: Ledger) -> None:
    models = [SecurityModel(unit=POST, name=f"Mô hình {n}", type="A01") for n in range(3)]
    adopt(ledger, POST, FIRST, LAST, {SecurityModel: models})
    before = ledger.connection.total_changes
    adopt(ledger, POST, FIRST, LAST, {SecurityModel: models})
    assert ledger.connection.total_changes - before <= 1  # that its days are to be listed
    models[1] = models[1].model_copy(update={"name": "Mô hình mới"})
    adopt(ledger, POST, FIRST, LAST, {SecurityModel: models[1:]})
    assert find(ledger, SecurityModel) == sorted(models[1:], key=lambda one: one.name)


def test_what_leads_nowhere_is_refused_and_nothing_changes(ledger: Ledger) -> None:
    model = SecurityModel(unit=POST, name="Mô hình", type="A01")
    site = ModelSite(unit=POST, model=model.id, name="Điểm 1")
    adopt(ledger, POST, FIRST, LAST, {SecurityModel: [model], ModelSite: [site]})
    with pytest.raises(BadRecordError, match="không nhận phần nào"):
        adopt(ledger, POST, FIRST, LAST, {SecurityModel: [], Hamlet: []})
    assert not ledger.connection.in_transaction
    assert find(ledger, SecurityModel) == [model]


def test_the_identity_of_another_unit_is_refused_and_nothing_changes(ledger: Ledger) -> None:
    theirs = Team(unit=OTHER, name="Tổ 1", form="patrol")
    mine = Team(unit=POST, name="Tổ 2", form="patrol")
    adopt(ledger, OTHER, FIRST, LAST, {Team: [theirs]})
    adopt(ledger, POST, FIRST, LAST, {Team: [mine]})
    stolen = theirs.model_copy(update={"unit": POST})
    with pytest.raises(BadRecordError, match="trùng mã"):
        adopt(ledger, POST, FIRST, LAST, {Team: [stolen]})
    assert {t.id for t in find(ledger, Team)} == {theirs.id, mine.id}


def test_a_record_that_moved_to_another_month_leaves_the_one_it_stood_in(ledger: Ledger) -> None:
    moved = _activity("20/12/2022")
    adopt(ledger, POST, date(2022, 12, 15), date(2023, 1, 14), {Activity: [moved]})
    earlier = moved.model_copy(update={"happened_on": FIRST})
    adopt(ledger, POST, FIRST, LAST, {Activity: [earlier]})
    assert find(ledger, Activity) == [earlier]
    stolen = earlier.model_copy(update={"unit": OTHER})
    with pytest.raises(BadRecordError, match="trùng mã"):
        adopt(ledger, OTHER, FIRST, LAST, {Activity: [stolen]})
    assert find(ledger, Activity) == [earlier]
