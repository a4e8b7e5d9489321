"""Figures of many units read together are the figures of each read alone."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import indicators
from storage.consolidation import consolidate, totals_of
from storage.indicators import EXACT, Figure
from storage.known_figures import known_figures
from storage.ledger import Ledger
from storage.months import keep_figures, kept_figures
from storage.periods import months_between
from storage.report_period import Period
from tests.conftest import post_settings
from tests.storage.registers import told

SUPERIOR = "ninh-binh/gia-vien"
UNITS = [f"{SUPERIOR}/xa-{number}" for number in range(3)]
MONTHS = months_between("2020-11", "2023-02")


def _said(chance: Random) -> list[Figure]:
    """Return a month as some program wrote it: an older one knew fewer indicators."""
    codes = sorted(indicators())
    codes = codes if chance.random() < 0.8 else codes[:: chance.choice([2, 3])]
    how = [EXACT, EXACT, EXACT, "over"]
    return [
        Figure(code, part, chance.choice(how), chance.randrange(9))
        for code in codes
        for part in chance.choice([("",), ("A01",), ("A01", "B01")])
    ]


@given(seed=st.integers(0, 10**6), span=st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS)))
def test_many_units_are_joined_as_if_each_were_read_alone(seed: int, span: tuple[str, str]) -> None:
    chance, period = Random(seed), Period(min(span), max(span))
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(unit=SUPERIOR, role="superior"))
        for unit in UNITS:
            for month in (month for month in MONTHS if chance.random() < 0.8):
                keep_figures(ledger, unit, month, _said(chance))
        revised = chance.choice(MONTHS)
        keep_figures(ledger, UNITS[0], revised, _said(chance))
        told(ledger, "A01", "2020", "7", UNITS[1])
        alone = {unit: known_figures(ledger, unit, period) for unit in UNITS}
        assert consolidate(ledger, UNITS, period) == totals_of(alone)


def test_a_revision_takes_the_place_of_its_month_in_the_sum_of_its_year(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(unit=SUPERIOR, role="superior"))
    (flow, *_others) = (code for code, known in indicators().items() if known.rollup == "sum")
    year = Period("2022-01", "2022-12")
    for month in year.months:
        keep_figures(ledger, UNITS[0], month, [Figure(flow, "", EXACT, 2)])
    assert consolidate(ledger, UNITS, year)[flow].value == 24
    keep_figures(ledger, UNITS[0], "2022-05", [Figure(flow, "", EXACT, 5)])
    assert consolidate(ledger, UNITS, year)[flow].value == 27
    assert kept_figures(ledger, UNITS[0], "2022-05") == [Figure(flow, "", EXACT, 5)]
