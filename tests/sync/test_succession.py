"""Units that are merged or renamed: nothing of theirs is lost, and nothing counts twice."""

from __future__ import annotations

from datetime import date

import pytest

from resources.catalogues import indicators
from storage.consolidation import consolidate
from storage.gaps import gaps_of
from storage.records import Activity, Hamlet, Member, ModelSite, SecurityModel, Team
from storage.report_period import Period
from storage.repository import find, put
from storage.steps import drain
from storage.succession import Succession, successions
from sync.board import board
from sync.errors import KeyEndedError, UnknownUnitError
from sync.held import held_registry
from sync.inheritance import inheritance_files, plan_inheritance, take_inheritance
from sync.recovering import plan_recovery, read_recovery
from sync.recovery_errors import (
    InheritedTooEarlyError,
    RecoveryForOtherError,
    RecoveryKindError,
    RecoveryNothingError,
)
from sync.succession import awaits_last_month, merge_unit
from sync.trust_errors import MergedTooLateError, MergedUnitError, SuccessorError
from tests.conftest import UNIT
from tests.storage.registers import activity, event
from tests.sync.laptops import files_for, send
from tests.sync.offices import Office, everything, fill, post

SUCCESSOR, STRANGER = "ninh-binh/dai-hoang", "ninh-binh/gia-vien/gia-van"
TODAY = date(2023, 3, 1)
FLOWS = {code for code, rule in indicators().items() if rule.rollup == "sum"}


@pytest.fixture
def old(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    return office


@pytest.fixture
def new(superior: Office) -> Office:
    return post(superior, SUCCESSOR)


def merge(superior: Office, last_month: str = "2022-12") -> None:
    merge_unit(superior.ledger, UNIT, SUCCESSOR, last_month, superior.keys)


def inherit(superior: Office, new: Office) -> int:
    files = drain(inheritance_files(superior.ledger, UNIT, TODAY, superior.keys))
    recovery = read_recovery(new.ledger, files, new.keys)
    return drain(take_inheritance(new.ledger, plan_inheritance(new.ledger, recovery, new.keys)))


def test_the_registry_says_who_follows_whom_and_the_key_ends(
    superior: Office, old: Office, new: Office
) -> None:
    send(superior, old, "2022-12")
    later = old.bundle("2023-01")
    merge(superior)
    unit = held_registry(superior.ledger).registry.unit(UNIT)
    assert (unit.successor, unit.last_month, unit.keys[-1].to_seq) == (SUCCESSOR, "2022-12", 1)
    assert successions(superior.ledger) == {UNIT: Succession(UNIT, SUCCESSOR, "2022-12")}
    with pytest.raises(KeyEndedError):
        superior.receive(later)
    assert new.unit == SUCCESSOR


def test_the_last_month_may_still_come_and_no_later_one(superior: Office, old: Office) -> None:
    merge(superior)
    assert awaits_last_month(superior.ledger, UNIT)
    send(superior, old, "2022-12")
    assert not awaits_last_month(superior.ledger, UNIT)
    before = everything(superior.ledger)
    with pytest.raises(MergedUnitError, match="Đại Hoàng"):
        superior.receive(old.bundle("2023-01"))
    assert everything(superior.ledger) == before
    merge(superior)
    assert held_registry(superior.ledger).registry.unit(UNIT).keys[-1].to_seq == 1


def test_a_unit_that_reported_later_months_is_not_merged_before_them(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12", "2023-01")
    before = held_registry(superior.ledger)
    with pytest.raises(MergedTooLateError, match="tháng 1/2023"):
        merge(superior)
    assert held_registry(superior.ledger) == before


def test_nobody_follows_himself_and_nobody_unknown_is_merged(
    superior: Office, old: Office, new: Office
) -> None:
    merge(superior)
    with pytest.raises(SuccessorError):
        merge_unit(superior.ledger, SUCCESSOR, UNIT, "2023-01", superior.keys)
    with pytest.raises(SuccessorError):
        merge_unit(superior.ledger, UNIT, UNIT, "2023-01", superior.keys)
    with pytest.raises(UnknownUnitError):
        merge_unit(superior.ledger, STRANGER, UNIT, "2023-01", superior.keys)
    assert (old.unit, new.unit) == (UNIT, SUCCESSOR)


def test_nothing_is_expected_of_it_after_its_last_month(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12")
    merge(superior)
    cells = board(superior.ledger, ["2022-12", "2023-01"], TODAY)
    assert [cell.state for cell in cells] == ["taken", "ended"]
    found = gaps_of(superior.ledger, [UNIT], Period("2022-12", "2023-02"), TODAY)
    assert not found.bare


def test_the_successor_carries_the_registers_on_as_its_own(
    superior: Office, old: Office, new: Office
) -> None:
    (model,) = find(old.ledger, SecurityModel)
    retired = SecurityModel(unit=UNIT, name="Đã thôi", type="A01", launched_on=date(2020, 1, 1))
    put(old.ledger, retired)
    event(old.ledger, retired, "21/11/2022", "retired")
    send(superior, old, "2022-12")
    merge(superior)
    assert inherit(superior, new) == 4
    (mine,) = find(new.ledger, SecurityModel)
    (place,) = find(new.ledger, Hamlet)
    (site,) = find(new.ledger, ModelSite)
    assert (mine.unit, mine.name) == (SUCCESSOR, model.name)
    assert (site.model, site.hamlet) == (mine.id, place.id)
    assert mine.id != model.id
    assert [team.headcount for team in find(new.ledger, Team)] == [1]
    assert not find(new.ledger, Member)
    assert not find(new.ledger, Activity)


def test_carrying_on_again_changes_nothing_and_undoes_nothing(
    superior: Office, old: Office, new: Office
) -> None:
    send(superior, old, "2022-12")
    merge(superior)
    inherit(superior, new)
    (place,) = find(new.ledger, Hamlet)
    put(new.ledger, place.model_copy(update={"name": "Thôn mới đặt tên"}))
    assert inherit(superior, new) == 0
    assert [one.name for one in find(new.ledger, Hamlet)] == ["Thôn mới đặt tên"]


def test_registers_are_carried_on_once_the_successor_reports_alone(
    superior: Office, old: Office, new: Office
) -> None:
    send(superior, old, "2022-12")
    merge(superior)
    activity(new.ledger, "20/11/2022", unit=SUCCESSOR)
    before = everything(new.ledger)
    with pytest.raises(InheritedTooEarlyError, match="tháng 12/2022"):
        inherit(superior, new)
    assert everything(new.ledger) == before
    send(superior, new, "2022-12")
    assert inherit(superior, new) == 4


def test_only_the_successor_may_carry_on(superior: Office, old: Office, new: Office) -> None:
    send(superior, old, "2022-12")
    with pytest.raises(RecoveryNothingError):
        drain(inheritance_files(superior.ledger, UNIT, TODAY, superior.keys))
    merge(superior)
    files = drain(inheritance_files(superior.ledger, UNIT, TODAY, superior.keys))
    with pytest.raises(RecoveryForOtherError):
        read_recovery(old.ledger, files, old.keys)
    recovery = read_recovery(new.ledger, files, new.keys)
    with pytest.raises(RecoveryKindError):
        drain(plan_recovery(new.ledger, recovery, new.keys))
    own = read_recovery(old.ledger, files_for(superior, UNIT), old.keys)
    with pytest.raises(RecoveryKindError):
        plan_inheritance(old.ledger, own, old.keys)


def test_flows_of_both_add_up_and_what_is_there_counts_once(
    superior: Office, old: Office, new: Office
) -> None:
    send(superior, old, "2022-12")
    merge(superior)
    inherit(superior, new)
    units = [UNIT, SUCCESSOR]
    alone = consolidate(superior.ledger, units, Period("2022-12", "2022-12"))
    activity(new.ledger, "20/12/2022", unit=SUCCESSOR, measures={"sessions": 2})
    send(superior, new, "2023-01")
    both = consolidate(superior.ledger, units, Period("2022-12", "2023-01"))
    stocks = {code for code, one in both.items() if SUCCESSOR in one.units} - FLOWS
    assert stocks
    for code in stocks:
        assert (both[code].value, set(both[code].units)) == (alone[code].value, {SUCCESSOR}), code
    flows = {code: one for code, one in both.items() if one.is_known and code in FLOWS}
    assert any(set(one.units) == {UNIT, SUCCESSOR} for one in flows.values())
    for code, one in flows.items():
        assert one.value == sum(one.units.values()) >= alone[code].value, code
