"""The officers' own ways to the master key: a passphrase, or a PIN of this computer.

All passphrases of one key file are stretched with the same salt, so that one derivation tries
them all; each slot is bound to its officer and opens as nobody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from resources.wording import _
from storage.errors import KeyFileDamagedError, WrongSecretError
from storage.key_file import KeyFile, OfficerSlots, Slot, read_key_file
from storage.keystore import MasterKey, refuse_short, refuse_taken, stretched, unwrap, wrap
from storage.pins import (
    SHORTEST_PIN,
    count_wrong_pin,
    forget_wrong_pins,
    is_pin,
    make_pin_key,
    may_try,
    pin_key,
    refuse_easy_pin,
)


def has_officers(path: Path) -> bool:
    """Tell whether the books must be opened by somebody, never by the keyring alone."""
    return bool(read_key_file(path).slots.officers)


def who_opens(path: Path, secret: str) -> tuple[MasterKey, str | None]:
    """Return the master key and the officer whose secret this is, None for the books' passphrase.

    Raises WrongSecretError and KeyFileDamagedError.
    """
    file = read_key_file(path)
    key = stretched(secret, file.slots.stretching)
    officers = file.slots.officers
    ways = [(None, file.slots.passphrase), *((one.officer, one.passphrase) for one in officers)]
    pins = [(one.officer, one.pin) for one in officers]
    try:
        found = _opened(file, key, ways)
    except (WrongSecretError, KeyFileDamagedError):
        if not is_pin(secret) or not any(slot for _whose, slot in pins):
            raise
        found = _by_pin(file, key, pins)
    if officers:
        forget_wrong_pins(file.books, found[1])
    return found


def know_officers(path: Path, *officers: str) -> None:
    """Say in the key file that there are officers, and let the keyring open nothing any more."""
    file = read_key_file(path)
    known = {one.officer for one in file.slots.officers}
    new = tuple(OfficerSlots(officer=one) for one in officers if one not in known)
    file.with_slots(officers=(*file.slots.officers, *new), keyring=None).write(path)


def keep_secret(
    path: Path, master: MasterKey, officer: str, secret: str, *, alone: bool = False
) -> None:
    """Give an officer a secret: digits alone are a PIN, anything else a passphrase.

    The other kind stays as it was unless it is to stand `alone`. Raises WrongSecretError when it
    is too weak or somebody else's already.
    """
    _refuse_half_pin(secret)
    if not is_pin(secret):
        refuse_short(secret)
    file = read_key_file(path)
    key = stretched(secret, file.slots.stretching)
    refuse_taken(file, key, officer)
    slots = OfficerSlots(officer=officer) if alone else _of(file, officer)
    if is_pin(secret):
        refuse_easy_pin(secret)
        slot = wrap(key + make_pin_key(file.books), master, officer)
        slots = slots.model_copy(update={"pin": slot})
        forget_wrong_pins(file.books, officer)
    else:
        slots = slots.model_copy(update={"passphrase": wrap(key, master, officer)})
    others = tuple(one for one in file.slots.officers if one.officer != officer)
    file.with_slots(officers=(*others, slots), keyring=None).write(path)


def drop_secrets(path: Path, officer: str) -> None:
    """Take an officer's secrets out of the key file: they open nothing any more."""
    file = read_key_file(path)
    kept = tuple(one for one in file.slots.officers if one.officer != officer)
    file.with_slots(officers=kept).write(path)


def ways_of(path: Path, officer: str) -> OfficerSlots:
    """Return which ways in an officer has."""
    return _of(read_key_file(path), officer)


def portable(file: KeyFile) -> KeyFile:
    """Return the key file as it may leave this computer: without what only its keyring opens."""
    officers = tuple(one.model_copy(update={"pin": None}) for one in file.slots.officers)
    return file.with_slots(keyring=None, officers=officers)


def _of(file: KeyFile, officer: str) -> OfficerSlots:
    found = (one for one in file.slots.officers if one.officer == officer)
    return next(found, OfficerSlots(officer=officer))


def _by_pin(
    file: KeyFile, key: bytes, pins: Sequence[tuple[str, Slot | None]]
) -> tuple[MasterKey, str | None]:
    having = [one for one, slot in pins if slot]
    left = may_try(file.books, having)
    whole = key + pin_key(file.books)
    try:
        return _opened(file, whole, [(one, slot) for one, slot in pins if one in left])
    except (WrongSecretError, KeyFileDamagedError):  # a bent file must not let anybody guess on
        count_wrong_pin(file.books, having)
        raise


def _opened(
    file: KeyFile, key: bytes, ways: Sequence[tuple[str | None, Slot | None]]
) -> tuple[MasterKey, str | None]:
    refused: Exception | None = None
    for whose, slot in ways:
        if slot is None:
            continue
        try:
            return unwrap(key, slot, file, whose or ""), whose
        except (WrongSecretError, KeyFileDamagedError) as error:
            refused = error
    assert refused is not None
    raise refused


def _refuse_half_pin(secret: str) -> None:
    if secret.isdecimal() and not is_pin(secret):
        raise WrongSecretError(
            _("Mã PIN cần ít nhất {count} chữ số. Chưa có gì được tạo hay thay đổi.").format(
                count=SHORTEST_PIN
            )
        )
