"""Whole registers of a post, drawn from one number: two years of work, some months closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from typing import Any

from resources.catalogues import activity_kinds, indicators, words
from storage.ledger import Ledger
from storage.months import freeze
from storage.periods import months_between
from tests.conftest import post_settings
from tests.storage.registers import (
    activity,
    asset,
    award,
    event,
    hamlet,
    model,
    rating,
    site,
    team,
    told,
)
from tests.storage.safety_subjects import assess, subject

BEGINS, LAST = "2021-07", "2022-12"
"""The first month of the drawn books, and the last one that anything is drawn in."""

_FIRST_DAY, _DAYS = date(2020, 12, 15), 730
_TYPES = ("A01", "A02", "B01", "E04")
_FIGURES = ("0", "9", "1.200", "hơn 1.000", "hơn 70", "gần 50", "hàng trăm")
_TOLD_OF = ("2021", "1/1/2021-30/6/2021", "1/1/2021-31/3/2021", "15/12/2020-14/4/2021")


@contextmanager
def drawn_books(seed: int) -> Iterator[Ledger]:
    """Fill books that begin in the middle of a year, with work and past figures of before."""
    chance = Random(seed)  # drawn for a test, to be drawn again
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(begins=BEGINS))
        with ledger.change():
            _registers(ledger, chance)
            _work(ledger, chance)
            _past(ledger, chance)
        for month in months_between(BEGINS, LAST)[: chance.randint(0, 18)]:
            freeze(ledger, month)
        yield ledger


def _registers(ledger: Ledger, chance: Random) -> None:
    for number in range(chance.randint(1, 3)):
        of = model(ledger, chance.choice(_TYPES), launched_on=_day(chance))
        site(ledger, of, members=chance.randint(0, 9), opened_on=_day(chance))
        rating(ledger, of, _on(chance), chance.choice(list(words("model_ratings"))))
        for _each in range(chance.randint(0, 3)):
            event(ledger, of, _on(chance), chance.choice(list(words("model_statuses"))))
        team(ledger, chance.choice(list(words("team_forms"))), **_lived(chance, "founded"))
        asset(ledger, chance.choice(("camera_eyes", "bookcases")), number, **_lived(chance))
        area = subject(ledger, f"Thôn {number}", excluded=chance.random() < 0.2)  # some
        for year in (2021, 2022):
            result = chance.choice(list(words("safety_results")))
            assess(ledger, area, year=year, registered_on=_day(chance), result=result)


def _work(ledger: Ledger, chance: Random) -> None:
    places = [hamlet(ledger, f"Thôn {number}", households=9).id for number in range(3)]
    for kind in chance.choices([*activity_kinds().values()], k=20):
        said = {measure.code: chance.randint(0, 9) for measure in kind.measures}
        _activity(ledger, chance, kind.code, measures=said)
    for _each in range(8):  # more of them than chance would draw: the same hamlets again and again
        seen = chance.sample(places, chance.randint(1, 3))
        _activity(ledger, chance, "order_review", measures={"hamlets": len(seen)}, hamlets=seen)
    for who in chance.choices(list(words("award_subjects")), k=5):
        how: dict[str, Any] = {"quantity": chance.randint(1, 25), "precision": _precision(chance)}
        award(ledger, _on(chance), who, authority=chance.choice(("commune", "province")), **how)


def _past(ledger: Ledger, chance: Random) -> None:
    for code in chance.sample(list(indicators()), 30):
        for days in chance.sample(_TOLD_OF, 2):
            told(ledger, code, days, chance.choice(_FIGURES))


def _activity(ledger: Ledger, chance: Random, kind: str, **more: Any) -> None:
    activity(ledger, _on(chance), kind, precision=_precision(chance), **more)


def _precision(chance: Random) -> str:
    return chance.choice(("exact", "exact", "exact", *words("precisions")))


def _lived(chance: Random, begun: str = "since") -> dict[str, date | None]:
    return {begun: _day(chance), "ended_on": chance.choice((None, _day(chance)))}


def _day(chance: Random) -> date:
    return _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))


def _on(chance: Random) -> str:
    return f"{_day(chance):%d/%m/%Y}"
