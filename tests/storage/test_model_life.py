"""The life of a model follows from its events."""

from __future__ import annotations

from datetime import date

import pytest

from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.model_life import (
    found_model,
    record_status,
    replicate,
    running_states,
    sites_of,
    states,
    status_of,
)
from storage.records import ModelSite, SecurityModel, StatusEvent
from storage.repository import count, get
from tests.conftest import UNIT
from tests.storage.registers import day, event, model, site


def _event(of: SecurityModel, on: str, status: str) -> StatusEvent:
    return StatusEvent(unit=UNIT, model=of.id, happened_on=day(on), status=status)


def test_a_launched_model_is_maintained_and_an_unlaunched_one_proposed(ledger: Ledger) -> None:
    launched = model(ledger, launched_on="2022-06-01")
    planned = model(ledger, launched_on=None)
    before, after = status_of(ledger, day("31/05/2022")), status_of(ledger, day("01/06/2022"))
    assert (before[launched.id], before[planned.id]) == ("proposed", "proposed")
    assert (after[launched.id], after[planned.id]) == ("maintained", "proposed")


def test_the_last_event_that_lasts_says_what_a_model_is(ledger: Ledger) -> None:
    changed = model(ledger)
    event(ledger, changed, "01/03/2022", "strengthened")
    event(ledger, changed, "01/09/2022", "reviewed")
    event(ledger, changed, "01/12/2022", "retired")
    said = {on: status_of(ledger, day(on), UNIT)[changed.id] for on in ("28/02/2022", "30/11/2022")}
    assert said == {"28/02/2022": "maintained", "30/11/2022": "strengthened"}
    assert status_of(ledger, day("01/12/2022"))[changed.id] == "retired"
    assert status_of(ledger, day("01/12/2022"), "ninh-binh") == {}


def test_a_review_leaves_no_state_and_a_retired_model_does_not_run() -> None:
    assert "reviewed" not in states()
    assert running_states() == {"new", "maintained", "strengthened", "replicated"}


def test_a_new_model_comes_with_its_first_site_and_event(ledger: Ledger) -> None:
    new = SecurityModel(unit=UNIT, name="Mô hình mới", type="A01")
    first = ModelSite(unit=UNIT, model=new.id, name="Điểm 1")
    found_model(ledger, new, first, _event(new, "20/11/2022", "new"))
    found_model(ledger, new, first)
    assert status_of(ledger, day("20/11/2022"))[new.id] == "new"
    assert sites_of(ledger, new.id) == [first]


def test_replicating_adds_a_site_with_the_event_that_counts_it(ledger: Ledger) -> None:
    spread, other = model(ledger), model(ledger)
    second = ModelSite(unit=UNIT, model=spread.id, name="Điểm 2")
    replicate(ledger, second, _event(spread, "20/11/2022", "replicated"))
    assert count(ledger, ModelSite) == count(ledger, StatusEvent) == 1
    for wrong in (_event(spread, "20/11/2022", "new"), _event(other, "20/11/2022", "replicated")):
        with pytest.raises(BadRecordError, match="điểm mới của chính mô hình"):
            replicate(ledger, second, wrong)
    assert count(ledger, StatusEvent) == 1


@pytest.mark.parametrize("status", ["retired", "dissolved"])
def test_a_retired_model_closes_its_open_sites_that_day(ledger: Ledger, status: str) -> None:
    ended = model(ledger)
    running, closed = site(ledger, ended), site(ledger, ended, closed_on="2022-01-01")
    record_status(ledger, _event(ended, "20/11/2022", status))
    assert get(ledger, ModelSite, running.id).closed_on == day("20/11/2022")
    assert get(ledger, ModelSite, closed.id).closed_on == date(2022, 1, 1)
    assert sites_of(ledger, ended.id, day("19/11/2022")) != []
    assert sites_of(ledger, ended.id, day("20/11/2022")) == []


def test_a_founding_dates_the_launch_unless_it_is_known(ledger: Ledger) -> None:
    planned, known = model(ledger, launched_on=None), model(ledger)
    for each in (planned, known):
        record_status(ledger, _event(each, "20/11/2022", "new"))
    assert get(ledger, SecurityModel, planned.id).launched_on == day("20/11/2022")
    assert get(ledger, SecurityModel, known.id).launched_on == date(2020, 1, 1)


def test_strengthening_changes_neither_sites_nor_launch(ledger: Ledger) -> None:
    strong = model(ledger)
    running = site(ledger, strong)
    record_status(ledger, _event(strong, "20/11/2022", "strengthened"))
    assert get(ledger, ModelSite, running.id) == running
    assert get(ledger, SecurityModel, strong.id) == strong
