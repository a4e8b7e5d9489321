"""Consolidation from PostgreSQL is consolidation from the ledger, figure for figure."""

from __future__ import annotations

from random import Random

import pytest

from resources.catalogues import indicators, words
from storage.consolidation import consolidate
from storage.indicators import Figure
from storage.months import keep_figures
from storage.periods import year_months
from storage.report_period import Period, half_period, month_period, quarter_period, year_period
from sync.succession import merge_unit
from sync.warehouse.connection import connected
from sync.warehouse.copying import insert_all
from sync.warehouse.tables import FIGURE
from sync.warehouse.totals import consolidated
from tests.conftest import UNIT
from tests.storage.registers import activity
from tests.storage.registers import told as tell
from tests.sync.offices import Office, district, fill, post
from tests.sync.warehouse.shelves import loaded
from tests.sync.years import told as told_year

pytestmark = pytest.mark.xdist_group("postgres")

SUCCESSOR = "ninh-binh/dai-hoang"
UNITS = [f"ninh-binh/gia-vien/xa-{number}" for number in range(21)]
PERIODS = [month_period("2022-05"), quarter_period(2022, 4), half_period(2022, 1)]
SPANS = [*PERIODS, year_period(2022), Period("2021-06", "2022-06"), month_period("2023-01")]

TOLD = [
    ("T01", "1/1/2013-31/12/2022", "12"),
    ("TT01", "2021", "1.200"),
    ("TT01", "1/1/2021-30/6/2021", "700"),
    ("M02", "1/1/2013-31/12/2021", "9"),
]


@pytest.mark.parametrize("seed", range(3))
def test_of_21_units_and_12_months_drawn_with_gaps_parts_and_inexact_figures(
    kho: str, seed: int
) -> None:
    superior, rows = district(), drawn(seed)
    with superior.ledger.change():
        for (unit, month), found in rows.items():
            keep_figures(superior.ledger, unit, month, found)
    with connected(kho) as connection:
        every = (
            (unit, month, "0" * 64, f.code, f.part, f.precision, f.value)
            for (unit, month), found in rows.items()
            for f in found
        )
        insert_all(connection, FIGURE, every)
    for units in (UNITS, UNITS[:1], [*UNITS, "ninh-binh/khong-co"]):
        same(kho, superior, units, SPANS)


def test_after_each_bundle_with_a_late_one_a_double_and_a_revision(kho: str) -> None:
    year = told_year(district())
    for bundle in (1, 0, 0, 2, 3, 3):
        year.superior.receive(year.bundles[bundle])
        loaded(kho, year.superior)
        same(kho, year.superior, [UNIT], [*SPANS, Period("2022-12", "2023-02")])


def test_with_past_figures_that_units_told_of_the_time_before_their_books(kho: str) -> None:
    superior = district()
    office = post(superior)
    for code, days, figure in TOLD:
        tell(office.ledger, code, days, figure)
    activity(office.ledger, "20/11/2022", measures={"sessions": 3})
    superior.receive(office.bundle("2022-12"))
    loaded(kho, superior)
    same(
        kho, superior, [UNIT], [Period("2013-01", "2022-12"), *SPANS, Period("2020-01", "2021-12")]
    )
    with connected(kho) as connection:
        known = consolidated(connection, [UNIT], Period("2013-01", "2022-12"))
    assert known["TT01"].value == 1203  # told and signed


def test_a_unit_that_was_merged_counts_once_with_its_successor(kho: str) -> None:
    superior = district()
    old, new = post(superior), post(superior, SUCCESSOR)
    fill(old, "20/11/2022")
    activity(new.ledger, "20/12/2022", unit=SUCCESSOR, measures={"sessions": 2})
    superior.receive(old.bundle("2022-12"))
    merge_unit(superior.ledger, UNIT, SUCCESSOR, "2022-12", superior.keys)
    superior.receive(new.bundle("2023-01"))
    loaded(kho, superior)
    spans = [Period("2022-12", "2023-01"), Period("2022-12", "2022-12")]
    same(kho, superior, [UNIT, SUCCESSOR], spans)
    with connected(kho) as connection:
        both, before = (consolidated(connection, [UNIT, SUCCESSOR], span) for span in spans)
    assert (before["M02"].value, both["M02"].value) == (1, 0)  # its successor told of none
    assert both["TT01"].value == before["TT01"].value + 2


def same(kho: str, superior: Office, units: list[str], periods: list[Period]) -> None:
    with connected(kho) as connection:
        for period in periods:
            assert consolidated(connection, units, period) == consolidate(
                superior.ledger, units, period
            )


def drawn(seed: int) -> dict[tuple[str, str], list[Figure]]:
    """Draw what units said of each month of 2022: some months lack, some figures are inexact."""
    chance = Random(seed)
    rough = [code for code in words("precisions") if code != "exact"]
    found: dict[tuple[str, str], list[Figure]] = {}
    for unit in UNITS:
        for month in chance.sample(year_months(2022), chance.randint(8, 12)):
            said = found[unit, month] = []
            for code, rule in indicators().items():
                parts = chance.sample(["A01", "A02", "B01", "E04"], 2) if rule.rule.by else [""]
                said += [Figure(code, part, "exact", chance.randrange(90)) for part in parts]
                if not chance.randrange(9):
                    said.append(Figure(code, parts[0], chance.choice(rough), chance.randrange(9)))
    return found
