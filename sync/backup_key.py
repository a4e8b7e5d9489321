"""The superior's spare key ("chìa dự phòng"): for the day its laptop is lost, or its key suspected.

It stands in the registry beside the working key and may sign the next version; each bundle can be
opened with it too. Its secret half lies on a stick, in a file that stock `age -d` opens with the
code printed on paper, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Annotated, ClassVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_ssh_private_key,
)
from pydantic import StringConstraints
from pyrage import DecryptError, IdentityError, passphrase, x25519

from storage.duties import require
from storage.errors import WrongSecretError
from storage.journal import note
from storage.ledger import Ledger
from storage.records.base import UnitCode
from storage.recovery_code import bytes_of_code, code_of, new_code
from sync.age_code import encrypted_by_code
from sync.container import DOCUMENT_CAP
from sync.document import Digest, Document, Version
from sync.errors import RefusedError
from sync.held import held_registry, keep_registry, steps_since
from sync.key_errors import (
    BackupFileError,
    BackupOtherError,
    BooksInUseError,
    RegistryUnprovenError,
)
from sync.keys import KeyPlace, PublicKeys, UnitKeys
from sync.registry import with_superior_keys
from sync.trust import (
    SignedRegistry,
    accept_registry,
    accept_steps,
    read_registry,
    sign_registry,
    write_registry,
)
from sync.trust_errors import RegistrySkippedError

_STEPS = 64  # versions of the registry that a post hands to its superior
_Secret = Annotated[str, StringConstraints(max_length=4096)]


class _Secrets(Document):
    """What the file says once it is opened: `sign` is an OpenSSH private key, `age` an identity.

    `working` is the key that signed when the spare one was made: by it a registry is believed on a
    laptop that holds none. `registry` is the SHA-256 of the version that first named the spare key:
    after a change of keys the old ones signed that.
    """

    UNREADABLE: ClassVar[type[RefusedError]] = BackupFileError

    superior: UnitCode
    registry_version: Version
    registry: Digest | None = None
    working: PublicKeys
    sign: _Secret
    age: _Secret


@dataclass(frozen=True, slots=True)
class Backup:
    """A spare key in the open; it is sealed as soon as it is made."""

    superior: str
    registry_version: int
    registry: str | None
    working: PublicKeys
    keys: UnitKeys


@dataclass(frozen=True, slots=True)
class SealedBackup:
    """A spare key as it is put away: the file for a stick, and the code for paper."""

    name: str
    data: bytes = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Renewed:
    """A superior's new working keys, and the new spare key, which must be sealed."""

    keys: UnitKeys
    backup: Backup
    signed: SignedRegistry


def make_backup(ledger: Ledger, keys: UnitKeys) -> Backup:
    """Make a spare key in place of any before, and enter it into the next registry.

    RegistrySignerError for keys that are not the superior's.
    """
    require(ledger, "manage")
    spare = UnitKeys.generate()
    with ledger.change():
        held = held_registry(ledger)
        said = with_superior_keys(held.registry, (keys.public(), spare.public()))
        signed = sign_registry(said, keys)
        keep_registry(ledger, accept_registry(held, signed))
        note(ledger, "backup_key", "registry", str(signed.version))
    return _backup(signed, keys, spare)


def seal_backup(backup: Backup) -> SealedBackup:
    """Return the file and the new code that opens it."""
    code, keys = new_code(), backup.keys
    secret = keys.signing.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    said = _Secrets(
        superior=backup.superior,
        registry_version=backup.registry_version,
        registry=backup.registry,
        working=backup.working,
        sign=secret.decode(),
        age=str(keys.age),
    )
    unit = backup.superior.rsplit("/", 1)[-1].upper()[:24].strip("-")
    name = f"{unit}_chia-du-phong_{backup.registry_version:06d}.age"
    return SealedBackup(name, encrypted_by_code(said.to_bytes(), code), code)


def has_backup(ledger: Ledger) -> bool:
    """Tell whether the registry held knows a spare key."""
    return len(held_registry(ledger).registry.superior.keys) > 1


def open_backup(data: bytes, code: str) -> Backup:
    """Open the file with the code as it was typed; BackupFileError when they do not belong."""
    if len(data) > DOCUMENT_CAP:
        raise BackupFileError
    try:
        plain = passphrase.decrypt(data, code_of(bytes_of_code(code)))
        said = _Secrets.from_bytes(plain)
        signing = load_ssh_private_key(said.sign.encode(), None)
        age = x25519.Identity.from_str(said.age)
    except (DecryptError, IdentityError, WrongSecretError, ValueError) as error:
        raise BackupFileError from error
    if not isinstance(signing, Ed25519PrivateKey):
        raise BackupFileError
    keys = UnitKeys(signing, age)
    return Backup(said.superior, said.registry_version, said.registry, said.working, keys)


def use_backup(ledger: Ledger, keys: UnitKeys | None, backup: Backup, place: KeyPlace) -> Renewed:
    """Make new working keys and a new spare one; the old spare key signs the registry that says so.

    `keys` are the working ones of before, if they are there: they go on opening what was sealed to
    them. BackupOtherError when the registry held does not know this spare key.
    """
    require(ledger, "manage")
    with ledger.change():
        held = held_registry(ledger)
        if not _knows(held, backup):
            raise BackupOtherError
        earlier = (backup.keys, *(keys.all if keys else ()))
        return _renewed(ledger, held, backup.keys, earlier, place)


def rebuild_books(
    ledger: Ledger, files: Iterable[bytes], backup: Backup, place: KeyPlace
) -> Renewed:
    """Give new books the registry of those that were lost, and go on from it with the spare key.

    `files` are `.bys` files from the posts; the newest counts. The posts' bundles come again by
    themselves: to each the receipts say which are missing. Raises BooksInUseError,
    BackupOtherError, RegistryUnprovenError and what `read_registry` raises.
    """
    proven = [_proven(read_registry(data), backup) for data in files]
    if not proven:
        raise RegistryUnprovenError
    steps = max(proven, key=lambda steps: steps[-1].version)
    with ledger.change():
        if held_registry(ledger).registry.units or ledger.db.table("received").count:
            raise BooksInUseError
        newest = steps[-1]
        owner = newest.registry.superior.code
        if owner != ledger.settings.unit or not _knows(newest, backup):
            raise BackupOtherError
        ledger.db.execute("DELETE FROM registry")
        for step in steps:
            keep_registry(ledger, step)
        return _renewed(ledger, newest, backup.keys, (backup.keys,), place)


def change_superior_keys(ledger: Ledger, keys: UnitKeys, place: KeyPlace) -> Renewed:
    """Make new working keys, signed in by the old ones, and a spare key that vouches for them.

    For a key that is suspected and not lost. RegistrySignerError for keys that are not the
    superior's.
    """
    require(ledger, "manage")
    with ledger.change():
        return _renewed(ledger, held_registry(ledger), keys, keys.all, place)


def registry_file(ledger: Ledger) -> bytes:
    """Return the newest versions of the registry held, for a superior that lost its books."""
    newest = held_registry(ledger).version
    return write_registry(steps_since(ledger, max(1, newest - _STEPS + 1)))


def _renewed(
    ledger: Ledger,
    held: SignedRegistry,
    signer: UnitKeys,
    earlier: Iterable[UnitKeys],
    place: KeyPlace,
) -> Renewed:
    kept = (replace(each, earlier=(), request=b"") for each in earlier)
    working, spare = UnitKeys.generate(*kept), UnitKeys.generate()
    said = with_superior_keys(held.registry, (working.public(), spare.public()))
    signed = sign_registry(said, signer)
    keep_registry(ledger, accept_registry(held, signed))
    note(ledger, "superior_key", "registry", str(signed.version))
    place.keep(working)  # last: should it fail, nothing was kept
    return Renewed(working, _backup(signed, working, spare), signed)


def _backup(signed: SignedRegistry, working: UnitKeys, spare: UnitKeys) -> Backup:
    digest, superior = sha256(signed.body).hexdigest(), signed.registry.superior.code
    return Backup(superior, signed.version, digest, working.public(), spare)


def _knows(held: SignedRegistry, backup: Backup) -> bool:
    return backup.keys.public() in held.registry.superior.keys


def _proven(steps: tuple[SignedRegistry, ...], backup: Backup) -> tuple[SignedRegistry, ...]:
    """Return the steps from the first that can be believed, each following the one before."""
    believed = (backup.working, backup.keys.public())
    for place, step in enumerate(steps):
        if step.signed_by(believed) or sha256(step.body).hexdigest() == backup.registry:
            with suppress(RegistrySkippedError):  # a post that was away for long lacks some
                accept_steps(step, steps[place:])
                return steps[place:]
    raise RegistryUnprovenError
