"""Books with something of everything that reports tell of, at a post and at its superior."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from storage.ledger import Ledger
from tests.conftest import post_settings
from tests.storage.registers import (
    activity,
    asset,
    award,
    event,
    hamlet,
    model,
    site,
    team,
    told,
)
from tests.ui.paper.samples import UNITS

UNITS_BELOW = {f"ninh-binh/gia-vien/{at}": f"Công an xã {name}" for at, name in enumerate(UNITS)}


def fill(ledger: Ledger) -> None:
    """Enter December 2022 of a post: work in two hamlets, a new model, teams, awards, a history."""
    places = [hamlet(ledger, f"Thôn {place}") for place in (1, 2)]
    run = model(ledger, "A01", partners=("front",))
    new = model(ledger, "D01")
    for each in (run, new):
        site(ledger, each, hamlet=places[0].id)
    event(ledger, new, "20/11/2022", "new")
    team(ledger, headcount=9, women=4)
    asset(ledger, "camera_eyes", 12)
    activity(
        ledger,
        "20/11/2022",
        measures={"sessions": 3, "attendances": 1240},
        topics=("drugs",),
        organisations=("front",),
    )
    activity(ledger, "21/11/2022", "tips", measures={"crime": 5, "drugs": 2})
    for at, place in enumerate(places, start=1):
        hamlets = (place.id,)
        activity(ledger, "22/11/2022", "mediation", hamlets=hamlets, measures={"received": at + 1})
    award(ledger, "20/11/2022", form="certificate", authority="commune_chair")
    told(ledger, "TT01", "2021", "125")


@contextmanager
def post_books() -> Iterator[Ledger]:
    """Open the books of a post."""
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(superior_name="Công an huyện Gia Viễn"))
        fill(ledger)
        yield ledger


@contextmanager
def superior_books() -> Iterator[Ledger]:
    """Open the books of a superior of 21 units that each sent December."""
    query = "INSERT INTO figure VALUES (?, '2022-12', ?, ?, 'exact', ?)"
    with Ledger() as ledger:
        ledger.keep_settings(
            post_settings(
                unit="ninh-binh/gia-vien",
                unit_name="Công an huyện Gia Viễn",
                superior_name="Công an tỉnh Ninh Bình",
                role="superior",
            )
        )
        for place, unit in enumerate(UNITS_BELOW):
            for code, part, value in (
                ("M02", "A01", 1 + place % 3),
                ("TT01", "", 10_000 + place),
                ("VV01", "", 2),
                ("VV02", "", 2),
                ("VV03", "", 0),
                ("AT01", "hamlet", 3),
            ):
                ledger.db.execute(query, [unit, code, part, value])
        yield ledger
