"""The registry that books hold: taken over step by step, carried along in small pieces."""

from __future__ import annotations

import pytest

from sync import held
from sync.acknowledgement import take_receipt
from sync.container import REGISTRY_CAP, read_container, write_container
from sync.enrolment import invite
from sync.errors import NotForMeError, TooLargeError
from sync.held import held_registry, take_invitation, take_registry
from sync.receipts import RECEIPT_MIMETYPE
from sync.trust import (
    REGISTRY_MIMETYPE,
    SignedRegistry,
    read_registry,
    sign_registry,
    write_registry,
)
from sync.trust_errors import InvitedAboveError
from tests.sync.offices import Office, district, everything, fill, post
from tests.sync.parties import THEIRS, registry

NEIGHBOUR = "ninh-binh/gia-vien/xa-{}"


def test_nothing_older_than_the_registry_held_slips_in_with_a_newer_one(superior: Office) -> None:
    office = post(superior)
    for number in range(2):
        post(superior, NEIGHBOUR.format(number))
    steps = [_version(superior, number) for number in (2, 3, 4)]
    forged = sign_registry(registry(1), THEIRS)
    take_registry(office.ledger, write_registry([forged, *steps]))
    assert held_registry(office.ledger) == held_registry(superior.ledger)
    versions = [row["version"] for row in office.ledger.db.table("registry").rows]
    assert min(versions) == 1
    assert _version(office, 1) != forged


def _version(office: Office, number: int) -> SignedRegistry:
    return read_registry(bytes(office.ledger.db.table("registry").get(number)["data"]))[0]


def test_a_unit_that_was_long_away_walks_on_with_each_receipt(
    superior: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "_CARRIED", 3)
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    for number in range(5):
        post(superior, NEIGHBOUR.format(number))
    walked = []
    for month in ("2022-12", "2023-01", "2023-02"):
        data = superior.receive(office.bundle(month)).receipts[0]
        names = read_container(data, RECEIPT_MIMETYPE)
        assert sum(name.endswith(".json") for name in names) <= 1 + 3
        take_receipt(office.ledger, data)
        walked.append(held_registry(office.ledger).version)
    assert walked == [4, 6, 7]


def test_receiving_reads_no_more_versions_than_the_receipt_carries(
    superior: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        post(superior, NEIGHBOUR.format(number))
    office = post(superior)
    fill(office, "20/11/2022")
    data = office.bundle("2022-12")
    read: list[bytes] = []

    def counted(version: bytes) -> tuple[SignedRegistry, ...]:
        read.append(version)
        return read_registry(version)

    monkeypatch.setattr(held, "read_registry", counted)
    superior.receive(data)
    assert len(set(read)) <= 1


def test_a_version_too_long_is_refused_before_it_is_read() -> None:
    entries = {"registry-000001.json": b" " * (REGISTRY_CAP + 1), "registry-000001.json.sig": b""}
    with pytest.raises(TooLargeError):
        read_registry(write_container(REGISTRY_MIMETYPE, entries))


def test_an_invitation_is_only_for_the_unit_it_names(superior: Office) -> None:
    office = post(superior)
    other = district()
    before = everything(office.ledger)
    with pytest.raises(NotForMeError, match="Công an xã khác"):
        take_invitation(office.ledger, invited(other, NEIGHBOUR.format(1), "Công an xã khác"))
    assert everything(office.ledger) == before


def test_a_superior_never_loses_its_registry_to_an_invitation(superior: Office) -> None:
    post(superior)
    before = held_registry(superior.ledger)
    with pytest.raises(InvitedAboveError):
        take_invitation(superior.ledger, invited(district(), superior.unit, "Công an huyện"))
    assert held_registry(superior.ledger) == before


def invited(by: Office, unit: str, name: str) -> bytes:
    return invite(unit, name, held_registry(by.ledger), by.keys)
