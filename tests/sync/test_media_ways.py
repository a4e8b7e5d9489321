"""The ways of photos: on the stick, by the mailbox, back to a new laptop, in a chosen tail."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.steps import drain
from sync import recovery, stick_trip
from sync.forks import choose, fork_of
from sync.media import unsent_photos
from sync.outbox import outgoing
from sync.parcel import Parcel
from sync.parcels import waiting
from sync.stick_trip import trip
from tests.sync.laptops import bought, copy_of, files_for, recover, send
from tests.sync.offices import Office
from tests.sync.photographed import DECEMBER, JANUARY, here, photographed, sealed


def test_one_trip_writes_the_month_first_and_its_photos_behind_it(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    _one, digests = photographed(office, "21/11/2022", 1, 2)
    office.close(DECEMBER)
    up = drain(trip(office.ledger, office.keys, tmp_path))
    assert [one.late for one in up.written] == [False, True]
    assert up.left_behind == []
    drain(trip(superior.ledger, superior.keys, tmp_path))
    assert here(superior) == set(digests)
    drain(trip(office.ledger, office.keys, tmp_path))
    assert [one.answer for one in outgoing(office.ledger)] == ["full", "full"]


def test_a_stick_without_room_gets_no_photos_and_no_number_is_used_up(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    monkeypatch.setattr(stick_trip, "AROUND", 2**60)  # more than any disk has
    drain(trip(office.ledger, office.keys, tmp_path))
    assert [one.kind for one in outgoing(office.ledger)] == ["month"]
    assert list(unsent_photos(office.ledger)) == [DECEMBER]


def test_photos_that_wait_for_the_stick_go_by_mailbox_once_data_stands_behind_them(
    office: Office,
) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    sealed(office, DECEMBER)
    assert [one.late for one in by_mailbox(office)] == [False]
    office.close(JANUARY)
    assert [one.late for one in by_mailbox(office)] == [False, False, True]


def test_photos_go_by_mailbox_where_the_settings_allow_it(office: Office) -> None:
    photographed(office, "21/11/2022", 1)
    office.close(DECEMBER)
    sealed(office, DECEMBER)
    kept = office.ledger.settings.model_copy(update={"photos_by_mailbox": True})
    office.ledger.keep_settings(kept)
    assert [one.late for one in by_mailbox(office)] == [False, True]


def test_a_new_laptop_gets_its_photos_back_and_sends_none_again(
    superior: Office, office: Office
) -> None:
    _one, digests = photographed(office, "21/11/2022", 1, 2)
    send(superior, office, DECEMBER)
    superior.receive(*sealed(office, DECEMBER))
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, office.unit))
    assert here(laptop) == set(digests)
    assert unsent_photos(laptop.ledger) == {}


def test_of_very_many_photos_a_new_laptop_gets_the_newest_and_every_month(
    superior: Office, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    photographed(office, "21/11/2022", 1)
    _one, digests = photographed(office, "21/12/2022", 2)
    for month in (DECEMBER, JANUARY):
        send(superior, office, month)
        (photos,) = sealed(office, month)
        superior.receive(photos)
    monkeypatch.setattr(recovery, "PHOTOS", len(photos) + 100)
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, office.unit))
    assert here(laptop) == set(digests)
    assert [one.month for one in outgoing(laptop.ledger)] == [DECEMBER, JANUARY, ""]
    assert unsent_photos(laptop.ledger) == {}


def test_photos_of_a_tail_that_people_chose_are_kept(superior: Office, office: Office) -> None:
    _one, digests = photographed(office, "21/11/2022", 1)
    clone = copy_of(office)
    superior.receive(clone.bundle(DECEMBER))
    for data in (office.bundle(DECEMBER), *sealed(office, DECEMBER)):
        superior.receive(data)
    assert here(superior) == set()
    found = fork_of(superior.ledger, office.unit)
    assert found is not None
    drain(choose(superior.ledger, found, found.tails[1], superior.keys))
    assert here(superior) == set(digests)


def by_mailbox(office: Office) -> list[Parcel]:
    return waiting(office.ledger, office.keys, "mailbox")
