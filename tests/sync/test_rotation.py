"""Another key for the same laptop: by number, confirmed by the superior, never losing the past."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from storage.months import reopen
from sync.acknowledgement import take_receipt
from sync.bundle import manifest_of, open_own
from sync.chain import Place
from sync.changing_keys import countersign
from sync.container import read_container
from sync.couriers.folder import FolderCourier
from sync.errors import CannotDecryptError, SignatureError
from sync.held import held_registry, own_key
from sync.key_errors import KeysChangedError, KeysNotKeptError, RotationPendingError
from sync.keys import UnitKeys
from sync.outbox import outgoing
from sync.outgoing import sent_content, write_bundles
from sync.registry import allowed_signers
from sync.rotation import ROTATION_MIMETYPE, pending_rotation, read_rotation, rotation_name
from sync.trust import write_registry
from tests.conftest import UNIT
from tests.sync.offices import Office, everything, fill
from tests.sync.rotated import MONTHS, WRAP, change, confirm
from tests.sync.tools import needs


@pytest.fixture
def office(office: Office) -> Office:
    fill(office, "20/01/2023")
    return office


def test_from_its_number_on_the_new_key_signs_and_before_it_the_old_one(
    superior: Office, office: Office, key_file: Path
) -> None:
    first = office.bundle(MONTHS[0])
    old = change(office, key_file)
    second = office.bundle(MONTHS[1])
    countersign(superior.ledger, office.keys.request, superior.keys)
    assert [superior.receive(data).verdict.place for data in (first, second)] == [Place.NORMAL] * 2
    keys = held_registry(superior.ledger).registry.unit(UNIT).keys
    assert [(key.sign, key.from_seq, key.to_seq, key.epoch) for key in keys] == [
        (old.public().sign, 1, 1, 1),
        (office.keys.public().sign, 2, None, 1),
    ]


def test_the_receipt_brings_the_registry_that_knows_the_new_key(
    superior: Office, office: Office, key_file: Path
) -> None:
    change(office, key_file)
    data = office.bundle(MONTHS[0])
    assert pending_rotation(office.ledger, office.keys)
    countersign(superior.ledger, office.keys.request, superior.keys)
    take_receipt(office.ledger, superior.receive(data).receipts[0])
    assert pending_rotation(office.ledger, office.keys) is None
    assert own_key(office.ledger, office.keys).sign == office.keys.public().sign


def test_bundles_leave_before_the_superior_has_confirmed(
    superior: Office, office: Office, key_file: Path, tmp_path: Path
) -> None:
    office.close(MONTHS[0])
    change(office, key_file)
    office.close(MONTHS[1])
    stick = FolderCourier(tmp_path)
    paths = write_bundles(office.ledger, outgoing(office.ledger), stick, office.keys)
    countersign(superior.ledger, office.keys.request, superior.keys)
    places = [superior.receive(path.read_bytes()).verdict.place for path in paths]
    assert places == [Place.NORMAL] * 2


def test_what_the_new_key_signed_is_refused_until_the_change_is_confirmed(
    superior: Office, office: Office, key_file: Path
) -> None:
    change(office, key_file)
    data = office.bundle(MONTHS[0])
    with pytest.raises(SignatureError):
        superior.receive(data)
    countersign(superior.ledger, office.keys.request, superior.keys)
    assert superior.receive(data).verdict.place is Place.NORMAL


def test_the_old_key_signs_nothing_from_the_number_of_the_new_one_on(
    superior: Office, office: Office, key_file: Path
) -> None:
    old = change(office, key_file)
    left = Office(office.unit, old, office.ledger)
    with pytest.raises(KeysChangedError):
        left.close(MONTHS[0])
    countersign(superior.ledger, office.keys.request, superior.keys)
    forger = Office(office.unit, old)
    forger.ledger.keep_settings(office.ledger.settings)
    take = write_registry([held_registry(superior.ledger)])
    pair_as_before(forger, superior, take)
    fill(forger, "20/11/2022")
    with pytest.raises(SignatureError):
        superior.receive(forger.bundle(MONTHS[0]))


def pair_as_before(forger: Office, superior: Office, registry: bytes) -> None:
    """Give a copied laptop the registry that everybody may read."""
    row = {"version": held_registry(superior.ledger).version, "data": registry}
    forger.ledger.db.table("registry").insert(row)


def test_who_left_opens_nothing_sealed_after_the_change(
    superior: Office, office: Office, key_file: Path
) -> None:
    before = office.bundle(MONTHS[0])
    old = change(office, key_file)
    after = office.bundle(MONTHS[1])
    assert open_own(before, old).manifest.month == MONTHS[0]
    with pytest.raises((SignatureError, CannotDecryptError)):
        open_own(after, old)


def test_what_was_sealed_before_is_opened_and_compared_as_ever(
    superior: Office, office: Office, key_file: Path
) -> None:
    first = office.close(MONTHS[0])
    change(office, key_file)
    assert sent_content(office.ledger, first, office.keys).month == MONTHS[0]
    reopen(office.ledger, MONTHS[0], "Ghi sót")
    again = office.close(MONTHS[0])
    assert sent_content(office.ledger, again, office.keys).reason == "Ghi sót"


def test_keys_are_kept_in_their_file_with_those_before_them(
    office: Office, superior: Office, key_file: Path
) -> None:
    old = change(office, key_file)
    kept = UnitKeys.load(key_file, WRAP)
    assert kept.public() == office.keys.public()
    assert [each.public() for each in kept.earlier] == [old.public()]
    assert kept.request == office.keys.request
    confirm(superior, office)
    change(office, key_file)
    assert len(UnitKeys.load(key_file, WRAP).earlier) == 2


def test_a_file_of_keys_that_were_never_changed_reads_as_ever() -> None:
    keys = UnitKeys.generate()
    kept = UnitKeys.from_bytes(keys.to_bytes(WRAP), WRAP)
    assert (kept.public(), kept.earlier, kept.request) == (keys.public(), (), b"")


def test_nothing_changes_when_the_key_file_cannot_be_written(
    office: Office, tmp_path: Path
) -> None:
    before = everything(office.ledger)
    with pytest.raises(KeysNotKeptError):
        change(office, tmp_path / "no-such" / "signing.key")
    assert everything(office.ledger) == before
    office.close(MONTHS[0])


def test_the_same_file_again_changes_nothing(
    superior: Office, office: Office, key_file: Path
) -> None:
    change(office, key_file)
    first = countersign(superior.ledger, office.keys.request, superior.keys)
    before = everything(superior.ledger)
    assert countersign(superior.ledger, office.keys.request, superior.keys) == first
    assert everything(superior.ledger) == before


def test_a_second_change_waits_for_the_first_to_be_confirmed(
    superior: Office, office: Office, key_file: Path
) -> None:
    change(office, key_file)
    with pytest.raises(RotationPendingError):
        change(office, key_file)
    confirm(superior, office)
    change(office, key_file)
    confirm(superior, office)
    assert superior.receive(office.bundle(MONTHS[0])).verdict.place is Place.NORMAL


def test_the_name_of_the_file_says_from_which_number_on(office: Office, key_file: Path) -> None:
    office.close(MONTHS[0])
    change(office, key_file)
    rotation = read_rotation(office.keys.request)[0]
    assert rotation_name(rotation, office.keys.request).startswith("GIA-THANG_doi-khoa_tu-so-0002_")


def test_a_bundle_sealed_before_names_the_keys_that_the_registry_gave_then(
    superior: Office, office: Office, key_file: Path
) -> None:
    first = office.bundle(MONTHS[0])
    change(office, key_file)
    confirm(superior, office)
    assert manifest_of(first).seq == 1
    assert superior.receive(first).verdict.place is Place.NORMAL
    assert superior.receive(first).verdict.place is Place.DUPLICATE


@needs("ssh-keygen")
def test_stock_ssh_keygen_verifies_both_signatures(
    superior: Office, office: Office, key_file: Path, tmp_path: Path
) -> None:
    change(office, key_file)
    confirm(superior, office)
    entries = read_container(office.keys.request, ROTATION_MIMETYPE)
    (tmp_path / "allowed").write_text(allowed_signers(held_registry(superior.ledger).registry))
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", UNIT, "-s", "sig"]
    for name in ("rotation.json.sig", "rotation.json.new.sig"):
        (tmp_path / "sig").write_bytes(entries[name])
        done = subprocess.run(
            [*command, "-n", "rotation@binhyen"],
            input=entries["rotation.json"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0
