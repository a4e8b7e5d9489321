"""Another key for the same laptop: by number, confirmed by the superior, never losing the past."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from storage.months import reopen
from sync.acknowledgement import take_receipt
from sync.bundle import manifest_of, open_own
from sync.chain import Place
from sync.changing_keys import change_keys, countersign
from sync.container import read_container, write_container
from sync.couriers.folder import FolderCourier
from sync.errors import (
    CannotDecryptError,
    ContainerError,
    KeyEndedError,
    LedgerBehindError,
    RefusedError,
    SignatureError,
    UnknownKeyError,
    UnknownUnitError,
)
from sync.held import end_key, held_registry, own_key, take_registry
from sync.key_errors import (
    KeysChangedError,
    KeysNotKeptError,
    RotationError,
    RotationNumberError,
    RotationOldError,
    RotationPendingError,
    RotationSignerError,
)
from sync.keys import KeyPlace, UnitKeys
from sync.outgoing import outgoing, sent_content, write_bundles
from sync.registry import allowed_signers
from sync.rotation import (
    ROTATION_MIMETYPE,
    Rotation,
    pending_rotation,
    read_rotation,
    rotation_name,
    write_rotation,
)
from sync.trust import write_registry
from sync.trust_errors import NotPairedError
from tests.conftest import UNIT
from tests.sync.offices import Office, district, everything, fill, pair, post
from tests.sync.tools import needs

MONTHS = ("2022-12", "2023-01", "2023-02")
WRAP = bytes(32)


@pytest.fixture
def superior() -> Office:
    return district()


@pytest.fixture
def office(superior: Office) -> Office:
    made = post(superior)
    fill(made, "20/11/2022", "20/12/2022", "20/01/2023")
    return made


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "signing.key"


def change(office: Office, key_file: Path) -> UnitKeys:
    """Change the keys of a post and return those before."""
    old = office.keys
    office.keys = change_keys(office.ledger, old, KeyPlace(key_file, WRAP))
    return old


def confirm(superior: Office, office: Office) -> None:
    """Carry the file up and the registry down."""
    signed = countersign(superior.ledger, office.keys.request, superior.keys)
    take_registry(office.ledger, write_registry([signed]))


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


def test_an_older_file_that_is_brought_again_is_refused(
    superior: Office, office: Office, key_file: Path
) -> None:
    change(office, key_file)
    older = office.keys.request
    confirm(superior, office)
    change(office, key_file)
    confirm(superior, office)
    with refused(superior, RotationOldError):
        countersign(superior.ledger, older, superior.keys)


def test_a_number_that_was_taken_in_is_never_given_to_another_key(
    superior: Office, office: Office, key_file: Path
) -> None:
    superior.receive(office.bundle(MONTHS[0]))
    forged = request(office, UnitKeys.generate(), from_seq=1)
    with refused(superior, RotationNumberError):
        countersign(superior.ledger, forged, superior.keys)
    waiting = office.bundle(MONTHS[1]), office.bundle(MONTHS[2])
    assert superior.receive(waiting[1]).verdict.place is Place.GAP
    with refused(superior, RotationNumberError):
        forged = request(office, UnitKeys.generate(), from_seq=3)
        countersign(superior.ledger, forged, superior.keys)


def request(office: Office, new: UnitKeys, old: UnitKeys | None = None, **facts: object) -> bytes:
    """Return a file of a change of keys that the program would not write."""
    values = {"unit": office.unit, "epoch": 1, "from_seq": 1, "keys": new.public()} | facts
    return write_rotation(Rotation.model_validate(values), old or office.keys, new)


class refused:  # noqa: N801  # reads like pytest.raises
    """Expect a refusal by name that stores nothing."""

    def __init__(self, office: Office, kind: type[RefusedError]) -> None:
        self._office, self._raises = office, pytest.raises(kind)

    def __enter__(self) -> None:
        self._before = everything(self._office.ledger)
        self._raises.__enter__()

    def __exit__(self, *error: object) -> bool:
        assert everything(self._office.ledger) == self._before
        return bool(self._raises.__exit__(*error))  # type: ignore[arg-type]  # passed on as it came


def test_a_change_signed_by_a_strange_key_is_refused(superior: Office, office: Office) -> None:
    stranger = UnitKeys.generate()
    with refused(superior, RotationSignerError):
        forged = request(office, UnitKeys.generate(), old=stranger)
        countersign(superior.ledger, forged, superior.keys)


def test_a_change_to_keys_that_the_sender_does_not_hold_is_refused(
    superior: Office, office: Office
) -> None:
    entries = read_container(request(office, UnitKeys.generate()), ROTATION_MIMETYPE)
    others = request(office, UnitKeys.generate())
    stolen = read_container(others, ROTATION_MIMETYPE) | {
        "rotation.json.new.sig": entries["rotation.json.new.sig"]
    }
    with refused(superior, RotationError):
        forged = write_container(ROTATION_MIMETYPE, stolen)
        countersign(superior.ledger, forged, superior.keys)


def test_a_file_without_one_of_its_signatures_is_refused(superior: Office, office: Office) -> None:
    entries = read_container(request(office, UnitKeys.generate()), ROTATION_MIMETYPE)
    for name in entries:
        less = {other: part for other, part in entries.items() if other != name}
        with refused(superior, ContainerError):
            data = write_container(ROTATION_MIMETYPE, less)
            countersign(superior.ledger, data, superior.keys)


def test_no_flipped_bit_of_the_file_passes(superior: Office, office: Office) -> None:
    data = request(office, UnitKeys.generate())
    for at in range(0, len(data) * 8, 17):
        bad = bytearray(data)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            countersign(superior.ledger, bytes(bad), superior.keys)
    assert held_registry(superior.ledger).version == 2


def test_a_unit_or_a_laptop_that_is_not_known_changes_no_key(
    superior: Office, office: Office
) -> None:
    for wrong, kind in (
        ({"unit": "ninh-binh/x"}, UnknownUnitError),
        ({"epoch": 7}, UnknownKeyError),
    ):
        with refused(superior, kind):
            forged = request(office, UnitKeys.generate(), **wrong)
            countersign(superior.ledger, forged, superior.keys)


def test_a_laptop_that_was_replaced_or_ended_changes_no_key(
    superior: Office, office: Office
) -> None:
    end_key(superior.ledger, UNIT, 1, 3, superior.keys)
    with refused(superior, KeyEndedError):
        forged = request(office, UnitKeys.generate(), from_seq=2)
        countersign(superior.ledger, forged, superior.keys)
    again = post(superior, "ninh-binh/gia-vien/gia-van")
    lost = again.keys
    again.keys = UnitKeys.generate()
    pair(superior, again, epoch=2)
    with refused(superior, KeyEndedError):
        forged = request(again, UnitKeys.generate(), old=lost)
        countersign(superior.ledger, forged, superior.keys)


def test_an_ended_laptop_an_older_copy_and_an_unpaired_one_change_nothing(
    superior: Office, office: Office, key_file: Path
) -> None:
    alone = Office(UNIT)
    alone.ledger.keep_settings(office.ledger.settings)
    with refused(alone, NotPairedError):
        change(alone, key_file)
    ended = end_key(superior.ledger, UNIT, 1, 0, superior.keys)
    take_registry(office.ledger, write_registry([ended]))
    with refused(office, KeyEndedError):
        change(office, key_file)
    other = post(superior, "ninh-binh/gia-vien/gia-van")
    other.ledger.db.execute(
        "INSERT INTO journal (at, actor, action, kind, record, salt, after)"
        " VALUES (journal_now(), journal_actor(), 'behind', 'outgoing', '1', '', '4')"
    )
    with refused(other, LedgerBehindError):
        change(other, key_file)
    assert not key_file.exists()


def test_keys_of_an_older_file_are_not_used_for_a_second_change(
    superior: Office, office: Office, key_file: Path
) -> None:
    old = change(office, key_file)
    with refused(office, KeysChangedError):
        change_keys(office.ledger, old, KeyPlace(key_file, WRAP))


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
