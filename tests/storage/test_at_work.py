"""What the first screen counts is what the indicators count."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from resources.catalogues import indicators
from storage.at_work import running_models, running_sites, teams_at_work
from storage.ledger import Ledger
from storage.shares import shares
from storage.unit_register import register_of
from tests.conftest import UNIT
from tests.storage.drawn_registers import drawn_books
from tests.storage.registers import event, model, site

_TEAMS = ("T01", "T02", "T03", "T04", "T05", "T06", "T07")


def counted(ledger: Ledger, on: date, *codes: str) -> set[str]:
    """Return the identities of the records that indicators count on a day."""
    register = register_of(ledger, UNIT, on, on)
    return {share.record.id for code in codes for share in shares(register, indicators()[code])}


@pytest.mark.parametrize("seed", range(12))
def test_the_records_are_those_that_the_indicators_count(seed: int) -> None:
    on = date(2021, 6, Random(seed).randint(1, 28))
    with drawn_books(seed) as ledger:
        assert {one.id for one in running_models(ledger, UNIT, on)} == counted(ledger, on, "M01")
        assert {one.id for one in running_sites(ledger, UNIT, on)} == counted(ledger, on, "M02")
        forms = {form for code in _TEAMS for form in indicators()[code].rule.where["form"]}
        teams = {one.id for one in teams_at_work(ledger, UNIT, on) if one.form in forms}
        assert teams == counted(ledger, on, *_TEAMS)


def test_a_place_of_a_model_that_stopped_is_not_counted(ledger: Ledger) -> None:
    stopped = model(ledger)
    site(ledger, stopped)
    event(ledger, stopped, "20/11/2022", "dissolved")
    assert running_sites(ledger, UNIT, date(2022, 11, 19))
    assert not running_sites(ledger, UNIT, date(2022, 11, 21))
