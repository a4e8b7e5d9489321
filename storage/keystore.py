"""The key file: one random master key behind three slots, like the slots of a disk cipher.

A slot wraps the master key (AES-GCM) with the operating system's keyring, with a passphrase
(Argon2id, RFC 9106) or with a recovery code printed on paper. Changing a passphrase rewrites one
slot and never the ledger.
"""

from __future__ import annotations

import unicodedata
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from os import urandom
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from resources.wording import _
from storage.errors import KeyringMissingError, WrongSecretError
from storage.key_file import KeyFile, Slot, Slots, Stretching, key_file_damaged, read_key_file
from storage.machine_keyring import forget, recall, remember
from storage.pins import pin_key
from storage.recovery_code import bytes_of_code, new_code

SHORTEST_PASSPHRASE = 8  # characters


@dataclass(frozen=True, slots=True, repr=False)
class MasterKey:
    """The 32 bytes from which every other key of one set of books is made."""

    value: bytes

    def sub_key(self, purpose: str) -> bytes:
        """Return the 32-byte key for one purpose (HKDF, RFC 5869)."""
        return HKDF(SHA256(), 32, salt=None, info=f"binhyen/{purpose}/v1".encode()).derive(
            self.value
        )

    @property
    def ledger_key(self) -> bytes:
        """Return the key of the ledger file."""
        return self.sub_key("ledger")


def make_key_file(path: Path, passphrase: str, *, use_keyring: bool) -> tuple[MasterKey, str]:
    """Make a new master key behind its slots; return it with the recovery code to print.

    Where the operating system has no keyring that slot is left out: the passphrase is asked.
    """
    master, code, books = MasterKey(urandom(32)), new_code(), urandom(16).hex()
    slot, stretching = _passphrase_slot(master, passphrase)
    slots = Slots(
        passphrase=slot,
        stretching=stretching,
        recovery=wrap(bytes_of_code(code), master),
        keyring=_keyring_slot(master, books) if use_keyring else None,
    )
    KeyFile(books=books, slots=slots).write(path)
    return master, code


def unlock_with_keyring(path: Path) -> MasterKey:
    """Return the master key by way of the keyring; raises KeyringMissingError."""
    file = read_key_file(path)
    slot = None if file.slots.officers else file.slots.keyring  # who it is must be asked
    kept = recall(file.books) if slot else None
    if kept and slot:
        with suppress(WrongSecretError, ValueError):  # of older books: the passphrase opens
            return unwrap(b64decode(kept), slot, file)
    raise KeyringMissingError(
        _("Máy chưa nhớ khóa của sổ này. Không có gì bị mất; hãy nhập mật khẩu của sổ.")
    )


def unlock_with_passphrase(path: Path, passphrase: str) -> MasterKey:
    """Return the master key by way of the passphrase; raises WrongSecretError."""
    file = read_key_file(path)
    return unwrap(stretched(passphrase, file.slots.stretching), file.slots.passphrase, file)


def unlock_with_code(path: Path, code: str) -> MasterKey:
    """Return the master key by way of the printed recovery code; raises WrongSecretError."""
    file = read_key_file(path)
    return unwrap(bytes_of_code(code), file.slots.recovery, file)


def change_passphrase(path: Path, master: MasterKey, passphrase: str) -> None:
    """Put a new passphrase in place of the old one; officers keep theirs, and so the salt."""
    file = read_key_file(path)
    kept = file.slots.stretching if file.slots.officers else None
    slot, stretching = _passphrase_slot(master, passphrase, kept)
    if kept:
        refuse_taken(file, stretched(passphrase, kept), None)
    file.with_slots(passphrase=slot, stretching=stretching).write(path)


def renew_code(path: Path, master: MasterKey) -> str:
    """Put a new recovery code in place of the old one, and return it to be printed."""
    code = new_code()
    read_key_file(path).with_slots(recovery=wrap(bytes_of_code(code), master)).write(path)
    return code


def hand_over(path: Path, master: MasterKey, passphrase: str) -> str:
    """Put a new passphrase and a new code in place of the old ones, and forget the keyring.

    All at once: whoever knew the old ones opens nothing with this file any more, officers least of
    all. Returns the new recovery code, to be printed.
    """
    code = new_code()
    slot, stretching = _passphrase_slot(master, passphrase)
    recovery = wrap(bytes_of_code(code), master)
    slots = read_key_file(path).with_slots(
        passphrase=slot, stretching=stretching, recovery=recovery, keyring=None, officers=()
    )
    slots.write(path)
    return code


def remember_in_keyring(path: Path, master: MasterKey) -> bool:
    """Let this computer's keyring open the books from now on; tell whether it could.

    It never does once there are officers: it could not tell who sits down.
    """
    file = read_key_file(path)
    if file.slots.officers:
        return False
    slot = _keyring_slot(master, file.books)
    if slot:
        file.with_slots(keyring=slot).write(path)
    return slot is not None


def _passphrase_slot(
    master: MasterKey, passphrase: str, kept: Stretching | None = None
) -> tuple[Slot, Stretching]:
    refuse_short(passphrase)
    stretching = kept or Stretching(salt=urandom(16))
    return wrap(stretched(passphrase, stretching), master), stretching


def forget_keyring(path: Path) -> None:
    """Take the key of these books out of this computer's keyring, if it is there."""
    forget(read_key_file(path).books)


def refuse_taken(file: KeyFile, key: bytes, whose: str | None) -> None:
    """Raise WrongSecretError when a stretched secret already opens the books for somebody else."""
    passphrases = [(one.officer, one.passphrase) for one in file.slots.officers]
    ways = [(key, who, slot) for who, slot in ((None, file.slots.passphrase), *passphrases)]
    pins = [(one.officer, one.pin) for one in file.slots.officers if one.pin]
    if pins:
        with suppress(WrongSecretError):
            whole = key + pin_key(file.books)
            ways += [(whole, who, slot) for who, slot in pins]
    for secret, who, slot in ways:
        if slot and who != whose and _opens(secret, slot, who or ""):
            raise WrongSecretError(
                _(
                    "Mật khẩu hoặc mã PIN này không đủ riêng nên không dùng được. Chưa có gì thay "
                    "đổi; hãy chọn cái khác."
                )
            )


def refuse_short(passphrase: str) -> None:
    """Raise WrongSecretError for a passphrase that is too short to be one."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WrongSecretError(
            _("Mật khẩu cần ít nhất {count} ký tự. Chưa có gì được tạo hay thay đổi.").format(
                count=SHORTEST_PASSPHRASE
            )
        )


def _keyring_slot(master: MasterKey, books: str) -> Slot | None:
    wrapping = urandom(32)  # only this small key lies in the keyring: Windows keeps 1,280 letters
    kept = remember(books, b64encode(wrapping).decode())
    return wrap(wrapping, master) if kept else None


def stretched(passphrase: str, cost: Stretching) -> bytes:
    """Return the 32 bytes that a passphrase is stretched to (Argon2id, RFC 9106)."""
    typed = unicodedata.normalize("NFKC", passphrase).encode()  # however the keyboard spells it
    argon = Argon2id(
        salt=cost.salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    return argon.derive(typed)


def wrap(secret: bytes, master: MasterKey, whose: str = "") -> Slot:
    """Wrap the master key with a secret; the slot opens only as the slot of `whose` it is."""
    nonce = urandom(12)
    sealed = _cipher(secret).encrypt(nonce, master.value, whose.encode() or None)
    return Slot(nonce=nonce, sealed=sealed)


def unwrap(secret: bytes, slot: Slot, file: KeyFile, whose: str = "") -> MasterKey:
    """Return the master key; raises WrongSecretError, or KeyFileDamagedError for a damaged file."""
    try:
        return _unsealed(secret, slot, whose)
    except InvalidTag as error:
        if not file.is_whole:
            raise key_file_damaged() from error
        raise WrongSecretError(
            _("Mật khẩu hoặc mã khôi phục không đúng. Sổ vẫn nguyên; hãy thử lại.")
        ) from error


def _opens(secret: bytes, slot: Slot, whose: str) -> bool:
    try:
        _unsealed(secret, slot, whose)
    except InvalidTag:
        return False
    return True


def _unsealed(secret: bytes, slot: Slot, whose: str) -> MasterKey:
    key = _cipher(secret).decrypt(slot.nonce, slot.sealed, whose.encode() or None)
    return MasterKey(key)


def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(sha256(secret).digest())
