"""Indicators: each rule on a small register made by hand, and what stands behind each figure."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.catalogues import indicators, model_types
from storage.indicators import EXACT, behind, figures, register_of
from storage.ledger import Ledger
from storage.records import (
    Activity,
    Award,
    Hamlet,
    ModelRating,
    ModelSite,
    Record,
    SecurityModel,
    StatusEvent,
    Team,
)
from storage.repository import put
from tests.conftest import UNIT, post_settings
from tests.storage.registers import (
    activity,
    award,
    day,
    event,
    model,
    rating,
    site,
    team,
)
from tests.strategies import records

FIRST, LAST = day("15/11/2022"), day("14/12/2022")
LAW_CLUB = indicators()["PL01"].rule.where["type"][0]


def values(ledger: Ledger, code: str) -> dict[str, int]:
    """Return an indicator's exact values of December by part, zeros left out."""
    found = figures(ledger, UNIT, FIRST, LAST)
    exact = [f for f in found if f.code == code and f.precision == EXACT]
    return {figure.part: figure.value for figure in exact if figure.value}


def test_an_empty_register_says_zero_for_every_indicator(ledger: Ledger) -> None:
    found = figures(ledger, UNIT, FIRST, LAST)
    assert [figure.code for figure in found] == list(indicators())
    assert {(f.part, f.precision, f.value) for f in found} == {("", EXACT, 0)}


def test_models_are_counted_by_type_while_they_run(ledger: Ledger) -> None:
    model(ledger, "A01", hosts_total=25)
    model(ledger, "A01", hosts_total=10)
    model(ledger, "A02", launched_on=None)
    retired = model(ledger, "A03", hosts_total=5)
    event(ledger, retired, "14/12/2022", "retired")
    event(ledger, model(ledger, "A04"), "15/12/2022", "retired")
    assert values(ledger, "M01") == {"A01": 2, "A04": 1}
    assert values(ledger, "M02-2") == {"A01": 35}


def test_a_type_that_counts_as_another_is_counted_there(ledger: Ledger) -> None:
    same = next(each for each in model_types().values() if each.same_as)
    model(ledger, same.code)
    assert values(ledger, "M01") == {same.same_as: 1}


def test_a_type_of_a_newer_catalogue_is_counted_as_itself(ledger: Ledger) -> None:
    model(ledger, "Z99")
    assert values(ledger, "M01") == {"Z99": 1}


def test_sites_count_while_they_and_their_model_run(ledger: Ledger) -> None:
    running = model(ledger, "A01")
    site(ledger, running, groups=2, members=30, households=25)
    site(ledger, running, opened_on=LAST, groups=1, members=9, households=8)
    site(ledger, running, opened_on=date(2022, 12, 15), groups=7)
    site(ledger, running, closed_on=LAST, groups=7)
    site(ledger, model(ledger, "A02", launched_on=None), groups=7)
    assert values(ledger, "M02") == {"A01": 2}
    assert values(ledger, "M03") == {"A01": 3}
    assert values(ledger, "M04") == {"A01": 39}
    assert values(ledger, "M05") == {"A01": 33}


def test_law_clubs_are_the_sites_of_their_types(ledger: Ledger) -> None:
    club = model(ledger, LAW_CLUB)
    for number in range(25):
        site(ledger, club, f"Trường {number}")
    site(ledger, model(ledger, "A01"))
    assert values(ledger, "PL01") == {"": 25}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("new", "M06"),
        ("replicated", "M07"),
        ("strengthened", "M08"),
        ("reviewed", "M09"),
        ("retired", "M10"),
        ("dissolved", "M10"),
    ],
)
def test_events_are_counted_in_the_month_they_happened(
    ledger: Ledger, status: str, code: str
) -> None:
    changed = model(ledger, "A01")
    for on in ("14/11/2022", "15/11/2022", "14/12/2022", "15/12/2022"):
        event(ledger, changed, on, status)
    assert values(ledger, code) == {"A01": 2}
    assert values(ledger, "M08" if code != "M08" else "M09") == {}


def test_the_last_rating_of_a_running_model_counts(ledger: Ledger) -> None:
    one, other, retired = (model(ledger, "A01") for _ in range(3))
    rating(ledger, one, "01/06/2022", "ineffective")
    rating(ledger, one, "01/12/2022", "effective")
    rating(ledger, one, "15/12/2022", "ineffective")
    rating(ledger, other, "01/06/2022", "limited")
    rating(ledger, retired, "01/06/2022", "effective")
    rating(ledger, model(ledger, "A02"), "01/06/2022", "too_early")
    event(ledger, retired, "01/12/2022", "retired")
    assert values(ledger, "M11") == {"A01": 2}
    assert values(ledger, "M12") == {"A01": 1}


@pytest.mark.parametrize(
    ("form", "code", "summed", "field"),
    [
        ("security_team", "T01", "T01-2", "headcount"),
        ("self_managed", "T02", "T02-2", "headcount"),
        ("peoples_patrol", "T03", "T03-2", "headcount"),
        ("civil_defence", "T04", "T04-2", "headcount"),
        ("mediation", "T05", "T05-2", "headcount"),
        ("fire_safety_group", "T06", "T06-2", "households"),
        ("youth_shock", "T07", "T07-2", "headcount"),
    ],
)
def test_teams_count_by_form_while_they_serve(
    ledger: Ledger, form: str, code: str, summed: str, field: str
) -> None:
    team(ledger, form, **{field: 7})
    team(ledger, form, founded=LAST, **{field: 5})
    team(ledger, form, founded=date(2022, 12, 15), **{field: 3})
    team(ledger, form, ended_on=LAST, **{field: 2})
    team(ledger, "other", **{field: 11})
    assert values(ledger, code) == {"": 2}
    assert values(ledger, summed) == {"": 12}


def test_measures_add_up_over_the_activities_of_the_month(ledger: Ledger) -> None:
    for on in ("14/11/2022", "15/11/2022", "14/12/2022", "15/12/2022"):
        activity(ledger, on, measures={"sessions": 2, "attendances": 40, "female": 10})
    activity(ledger, "20/11/2022", "talk", measures={"sessions": 1})
    activity(ledger, "20/11/2022", "newer_kind", measures={"sessions": 100})
    activity(ledger, "20/11/2022", measures={"sessions": 9}, unit="ninh-binh")
    assert values(ledger, "TT01") == {"": 5}
    assert values(ledger, "TT02") == {"": 80}


def test_a_stock_is_the_last_inventory_that_says_it(ledger: Ledger) -> None:
    activity(ledger, "20/06/2022", "inventory", measures={"bookcases": 3, "camera_eyes": 40})
    activity(ledger, "20/11/2022", "inventory", measures={"camera_eyes": 45})
    activity(ledger, "20/12/2022", "inventory", measures={"camera_eyes": 99})
    assert values(ledger, "CA01") == {"": 45}
    assert values(ledger, "PL02") == {"": 3}


def test_an_inventory_of_zero_is_a_zero(ledger: Ledger) -> None:
    activity(ledger, "20/06/2022", "inventory", measures={"camera_eyes": 40})
    activity(ledger, "20/11/2022", "inventory", measures={"camera_eyes": 0})
    assert values(ledger, "CA01") == {}


def test_awards_are_counted_by_subject_and_authority(ledger: Ledger) -> None:
    for subject, authority in (
        ("collective", "commune"),
        ("collective", "commune"),
        ("collective", "province"),
        ("individual", "commune"),
        ("household", "commune"),
    ):
        award(ledger, "20/11/2022", subject, authority=authority)
    award(ledger, "14/11/2022")
    assert values(ledger, "KT01") == {"commune": 2, "province": 1}
    assert values(ledger, "KT02") == {"commune": 1}


def test_an_inexact_number_stands_beside_the_exact_ones(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", measures={"attendances": 40})
    activity(ledger, "21/11/2022", measures={"attendances": 1000}, precision="at_least")
    found = [f for f in figures(ledger, UNIT, FIRST, LAST) if f.code == "TT02"]
    assert {(f.precision, f.value) for f in found} == {("exact", 40), ("at_least", 1000)}


def test_what_stands_behind_a_part_is_found(ledger: Ledger) -> None:
    kept = site(ledger, model(ledger, "A01"), members=30)
    site(ledger, model(ledger, "A02"), members=9)
    register = register_of(ledger, UNIT, FIRST, LAST)
    assert [(s.record.id, s.amount) for s in behind(register, "M04", "A01")] == [(kept.id, 30)]
    assert len(behind(register, "M04")) == 2


DRAWN: tuple[type[Record], ...] = (StatusEvent, ModelRating, ModelSite, Team, Activity, Award)
SPAN = st.dates(date(2022, 10, 1), date(2023, 1, 31))


@given(data=st.data())
@settings(max_examples=25)
def test_the_records_behind_a_figure_add_up_to_it(data: st.DataObject) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        ledger.db.execute("PRAGMA foreign_keys = OFF")
        models = data.draw(st.lists(records(SecurityModel, unit=UNIT), min_size=1, max_size=3))
        hamlets = data.draw(st.lists(records(Hamlet, unit=UNIT), max_size=1))
        known = [each.id for each in models]
        for kind in DRAWN:
            for record in data.draw(st.lists(records(kind, unit=UNIT), max_size=4)):
                moved: dict[str, Any] = {"model": data.draw(st.sampled_from(known))}
                moved[kind.DATED_BY] = data.draw(SPAN)
                fields = {key: moved[key] for key in moved if key in kind.model_fields}
                put(ledger, record.model_copy(update=fields))
        for record in (*models, *hamlets):
            put(ledger, record)
        register = register_of(ledger, UNIT, FIRST, LAST)
        for figure in figures(ledger, UNIT, FIRST, LAST):
            added = Counter[str]()
            for share in behind(register, figure.code, figure.part):
                added[share.precision] += share.amount
            assert added[figure.precision] == figure.value
