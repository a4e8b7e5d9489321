from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.steps import drain
from sync.container import read_container, write_container
from sync.errors import RefusedError
from sync.outbox import outgoing
from sync.recovery import RECOVERY_MIMETYPE, SEALING, recovery_files
from sync.recovery_errors import (
    RecoveryAlteredError,
    RecoveryForOtherError,
    RecoveryNothingError,
    RecoverySignerError,
)
from tests.conftest import UNIT
from tests.sync.laptops import bought, files_for, recover, send
from tests.sync.offices import Office, everything, fill, post

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


@pytest.fixture
def old(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    return office


def test_nothing_can_be_read_of_it_but_by_its_laptop_and_its_superior(
    superior: Office, old: Office
) -> None:
    send(superior, old, "2022-12")
    bought(superior, old)
    (data,) = files_for(superior, UNIT)
    assert list(read_container(data, RECOVERY_MIMETYPE)) == ["recovery.age"]
    with pytest.raises(RecoveryForOtherError):
        recover(old, [data])


def test_a_recovery_for_another_unit_is_refused(superior: Office, old: Office) -> None:
    send(superior, old, "2022-12")
    neighbour = post(superior, NEIGHBOUR)
    before = everything(neighbour.ledger)
    with pytest.raises(RecoveryForOtherError):
        recover(neighbour, files_for(superior, UNIT))
    assert everything(neighbour.ledger) == before


def test_without_anything_accepted_there_is_nothing_to_recover(
    superior: Office, old: Office
) -> None:
    assert not outgoing(old.ledger)
    with pytest.raises(RecoveryNothingError):
        drain(recovery_files(superior.ledger, UNIT, superior.keys))


def _altered(entries: dict[str, bytes]) -> dict[str, bytes]:
    name = next(name for name in entries if name.startswith("receipts/"))
    return entries | {name: entries[name][:-1] + b"x"}


def _added(entries: dict[str, bytes]) -> dict[str, bytes]:
    return (
        dict(list(entries.items())[:2]) | {"bundles/x.byb": b"x"} | dict(list(entries.items())[2:])
    )


def _unsigned(entries: dict[str, bytes]) -> dict[str, bytes]:
    said = entries["recovery.json"].replace(b'"epoch": 2', b'"epoch": 3')
    assert said != entries["recovery.json"]
    return entries | {"recovery.json": said}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (_altered, RecoveryAlteredError),
        (_added, RecoveryAlteredError),
        (_unsigned, RecoverySignerError),
    ],
)
def test_what_was_altered_is_refused_by_name_and_leaves_no_trace(
    superior: Office,
    old: Office,
    change: Callable[[dict[str, bytes]], dict[str, bytes]],
    refusal: type[RefusedError],
) -> None:
    send(superior, old, "2022-12")
    laptop = bought(superior, old)
    (data,) = files_for(superior, UNIT)
    entries = read_container(SEALING.opened(data, laptop.keys), SEALING.inner)
    forged = SEALING.sealed(
        write_container(SEALING.inner, change(entries)), [laptop.keys.public().age]
    )
    before = everything(laptop.ledger)
    with pytest.raises(refusal):
        recover(laptop, [forged])
    assert everything(laptop.ledger) == before
