"""The indicators of the safety standard and the standing of the commune are one truth."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import words
from storage.indicators import figures
from storage.ledger import Ledger
from storage.safety import COMMUNE, effective_models, year_book
from tests.conftest import UNIT, post_settings
from tests.storage.registers import event, model, rating
from tests.storage.safety_subjects import assess, subject

FIRST, LAST = date(2022, 11, 15), date(2022, 12, 14)
KINDS = sorted(words("safety_subjects"))
RESULTS = sorted(words("safety_results"))


def counted(ledger: Ledger, code: str) -> Counter[str]:
    """Return an indicator by the kind of subject, zeros left out."""
    found = (one for one in figures(ledger, UNIT, FIRST, LAST) if one.code == code)
    return +Counter({one.part: one.value for one in found})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(KINDS),
            st.sampled_from(["counted", "excluded", "ended", "higher"]),
            st.booleans(),
            st.sampled_from(RESULTS),
        ),
        max_size=8,
    )
)
def test_registered_recognised_and_total_are_those_of_the_indicators(
    drawn: list[tuple[str, str, bool, str]],
) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        for kind, state, begun, result in drawn:
            ended = date(2022, 6, 1) if state == "ended" else None
            above = {"managed_by": "province"} if state == "higher" else {}
            excluded = state == "excluded"
            one = subject(ledger, kind=kind, excluded=excluded, ended_on=ended, **above)
            day = date(2022, 3, 10) if begun else None
            assess(ledger, one, registered_on=day, result=result)
        share = year_book(ledger, 2022, LAST).share
        said = [counted(ledger, code) for code in ("AT01-2", "AT01", "AT02")]
    areas = [sum(number for kind, number in one.items() if kind != COMMUNE) for one in said]
    assert areas == [share.total, share.registered, share.recognised]


def test_effective_models_are_those_of_the_indicator(ledger: Ledger) -> None:
    for said in ("effective", "limited", "effective"):
        rating(ledger, model(ledger), "01/12/2022", said)
    retired = model(ledger)
    rating(ledger, retired, "01/06/2022", "effective")
    event(ledger, retired, "01/10/2022", "retired")
    assert sum(counted(ledger, "M12").values()) == len(effective_models(ledger, UNIT, LAST)) == 2
