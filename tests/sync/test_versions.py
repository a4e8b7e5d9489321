"""Programs of two ages: what an older one sends is taken in, what a newer one sends is not lost."""

from __future__ import annotations

import json

import pytest

from storage.consolidation import consolidate
from storage.records import KINDS, Activity, Asset, Award, PastFigure, Record
from storage.report_period import month_period, year_period
from storage.repository import find
from sync.chain import Place
from sync.errors import NewerFormatError
from tests.conftest import UNIT
from tests.storage.registers import activity, asset, award, told
from tests.sync.offices import Office, district, post
from tests.sync.payloads import Parts, part, resealed

DECEMBER = "2022-12"
FIRST_KINDS = {
    "unit",
    "hamlet",
    "security_model",
    "model_site",
    "status_event",
    "model_rating",
    "team",
    "activity",
    "award",
}
"""What the first version of the program sends."""

LATER_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Activity: ("topics", "movements", "level", "hosts", "covers_from", "covers_to", "papers"),
    Award: ("precision",),
}


def month_of(superior: Office) -> tuple[Office, bytes]:
    office = post(superior)
    activity(office.ledger, "20/11/2022", measures={"sessions": 3})
    award(office.ledger, "20/11/2022", quantity=2)
    asset(office.ledger, quantity=12)
    told(office.ledger, "TT01", "2021", "100")
    return office, office.bundle(DECEMBER)


def of_the_first_version(parts: Parts) -> Parts:
    """Take out of a payload whatever the first version does not know."""
    later = {f"records/{kind.KIND}.jsonl" for kind in KINDS if kind.KIND not in FIRST_KINDS}
    old = {name: data for name, data in parts.items() if name not in later}
    for kind, fields in LATER_FIELDS.items():
        name = f"records/{kind.KIND}.jsonl"
        rows = [json.loads(line) for line in old[name].splitlines()]
        kept = [{key: row[key] for key in row if key not in fields} for row in rows]
        old[name] = "".join(json.dumps(row) + "\n" for row in kept).encode()
    return old


def test_a_bundle_of_the_first_version_is_taken_in() -> None:
    superior = district()
    office, data = month_of(superior)
    old = resealed(superior, office, data, of_the_first_version)
    assert superior.receive(old).verdict.place is Place.NORMAL
    (taken,) = find(superior.ledger, Activity, unit=UNIT)
    assert (taken.measures, taken.papers) == ({"sessions": 3}, ())
    assert not find(superior.ledger, Asset, unit=UNIT)
    assert consolidate(superior.ledger, [UNIT], month_period(DECEMBER))["TT01"].value == 3


def test_new_registers_and_past_figures_reach_the_superior() -> None:
    superior = district()
    _office, data = month_of(superior)
    superior.receive(data)
    assert [each.quantity for each in find(superior.ledger, Asset, unit=UNIT)] == [12]
    assert [each.value for each in find(superior.ledger, PastFigure, unit=UNIT)] == [100]
    past = consolidate(superior.ledger, [UNIT], year_period(2021))
    assert past["TT01"].units == {UNIT: 100}


def test_a_kind_of_record_from_a_later_version_is_refused_with_the_words_to_update() -> None:
    superior = district()
    office, data = month_of(superior)
    newer = resealed(superior, office, data, part("records/drone.jsonl", b"{}\n"))
    with pytest.raises(NewerFormatError, match="cập nhật phần mềm"):
        superior.receive(newer)
    assert not find(superior.ledger, Activity, unit=UNIT)
