"""A change of keys travels like everything else: on the stick, before the bundles it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.steps import drain
from sync.changing_keys import change_keys
from sync.keys import KeyPlace
from sync.parcel import Parcel
from sync.parcels import KINDS, contents, kind_of, mark_left, take_from, waiting, worth
from sync.rotation import pending_rotation
from tests.sync.offices import Office, fill, post

WRAP = bytes(32)


@pytest.fixture
def office(superior: Office, tmp_path: Path) -> Office:
    made = post(superior)
    fill(made, "20/11/2022")
    made.keys = change_keys(made.ledger, made.keys, KeyPlace(tmp_path / "signing.key", WRAP))
    made.close("2022-12")
    return made


def carried(sender: Office, taker: Office) -> list[str]:
    """Carry all that waits to the other side; return how each was taken."""
    outcomes = []
    for parcel in worth(sender.ledger, sender.keys):
        data = contents(sender.ledger, parcel, sender.keys)
        mark_left(sender.ledger, parcel, data, "stick")
        taken = drain(take_from(taker.ledger, parcel.name, data, taker.keys, "stick"))
        outcomes.append(f"{taken.kind} {taken.outcome}")
    return outcomes


def kinds(parcels: list[Parcel]) -> list[str]:
    return [parcel.kind for parcel in parcels]


def test_it_goes_up_before_the_bundles_and_the_registry_comes_back(
    superior: Office, office: Office
) -> None:
    assert carried(office, superior) == ["rotation good", "bundle good"]
    assert set(carried(superior, office)) == {"registry good", "receipt good"}
    assert pending_rotation(office.ledger, office.keys) is None
    assert kinds(worth(office.ledger, office.keys)) == []


def test_it_waits_once_and_goes_along_until_it_is_confirmed(
    superior: Office, office: Office
) -> None:
    assert kinds(waiting(office.ledger, office.keys)) == ["rotation", "bundle"]
    carried(office, superior)
    assert kinds(waiting(office.ledger, office.keys)) == []
    assert kinds(worth(office.ledger, office.keys)) == ["rotation", "bundle"]
    assert kinds(waiting(office.ledger, office.keys, "mailbox")) == ["rotation", "bundle"]


def test_the_same_again_is_told_as_known(superior: Office, office: Office) -> None:
    carried(office, superior)
    assert carried(office, superior) == ["rotation again", "bundle again"]


def test_it_is_known_by_its_first_bytes_and_says_whose_it_is(office: Office) -> None:
    data = office.keys.request
    assert kind_of(data) == "rotation"
    label = KINDS["rotation"].label
    assert label is not None
    assert label(data).sender == office.unit


def test_a_post_takes_none(superior: Office, office: Office) -> None:
    data = office.keys.request
    taken = drain(take_from(office.ledger, "x.byd", data, office.keys, "stick"))
    assert taken.outcome == "refused"
