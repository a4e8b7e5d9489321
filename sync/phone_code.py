"""A receipt told over the telephone: ten letters that only the two laptops can work out.

The code proves one thing, what the superior answered to one bundle; it stands in until the receipt
itself comes and changes nothing else. Its key is what the two age keys share (X25519), so whoever
listens learns nothing and can make no other code.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyrage import x25519

from storage.duties import require
from storage.journal import note
from storage.ledger import Ledger
from storage.recovery_code import letters_of, typed_letters
from sync.age_key import raw_key
from sync.held import held_registry
from sync.key_errors import PhoneCodeError, PhoneCodeVoidError
from sync.keys import UnitKeys
from sync.outbox import Outgoing
from sync.receipts import ANSWERS, Answer, receipt_of
from sync.received import kept_receipt

TRIES = 5

_LENGTH, _GROUP = 10, 5  # letters
_PURPOSE = b"binhyen-phone-1\n"
_WRONG = "wrong_phone_code"


def phone_code(ledger: Ledger, bundle_id: str, keys: UnitKeys) -> str:
    """Return what the superior reads out for a bundle it answered, in two groups of five."""
    receipt = receipt_of(kept_receipt(ledger, bundle_id))
    registry = held_registry(ledger).registry
    reader = registry.recipients(receipt.unit, registry.newest_epoch(receipt.unit))[-1]
    code = _code(_shared(keys.age, reader), bundle_id, receipt.answer)
    return f"{code[:_GROUP]}-{code[_GROUP:]}"


def take_phone_code(ledger: Ledger, bundle: Outgoing, typed: str, keys: UnitKeys) -> Answer:
    """Note what the superior said of a bundle, if the code is right, and return it.

    Raises PhoneCodeError with the tries left, or PhoneCodeVoidError after the fifth wrong one.
    """
    require(ledger, "record")
    code = typed_letters(typed)
    with ledger.change():
        wrong = _wrong_tries(ledger, bundle)
        said = _said(ledger, bundle, code, keys) if wrong < TRIES else None
        if said:
            query = "UPDATE outgoing SET phoned = ? WHERE bundle_id = ?"
            ledger.db.execute(query, [said, bundle.bundle_id])
            note(ledger, "phone_code", "outgoing", bundle.bundle_id, said)
            return said
        note(ledger, _WRONG, "outgoing", bundle.bundle_id)
    if wrong + 1 >= TRIES:
        raise PhoneCodeVoidError
    raise PhoneCodeError(left=TRIES - wrong - 1)


def may_phone(ledger: Ledger, bundle: Outgoing) -> bool:
    """Tell whether a code may be typed for a bundle: it has no good receipt, and tries are left."""
    good = bundle.answer in ("full", "noted") or bundle.phoned in ("full", "noted")
    return not good and _wrong_tries(ledger, bundle) < TRIES


def _said(ledger: Ledger, bundle: Outgoing, code: str, keys: UnitKeys) -> Answer | None:
    """Return the answer that the code stands for, by whichever keys the two of them know."""
    for secret in _secrets(ledger, keys):
        for answer in ANSWERS:
            if hmac.compare_digest(_code(secret, bundle.bundle_id, answer).encode(), code.encode()):
                return answer
    return None


def _secrets(ledger: Ledger, keys: UnitKeys) -> Iterator[bytes]:
    for superior in held_registry(ledger).registry.superior.keys:
        for own in keys.all:
            yield _shared(own.age, superior.age)


def _wrong_tries(ledger: Ledger, bundle: Outgoing) -> int:
    query = "SELECT count(*) FROM journal WHERE action = ? AND record = ?"
    (wrong,) = ledger.db.execute(query, [_WRONG, bundle.bundle_id]).fetchone()
    return int(wrong)


def _code(secret: bytes, bundle_id: str, answer: str) -> str:
    said = _PURPOSE + f"{bundle_id}\n{answer}\n".encode()
    return letters_of(int.from_bytes(hmac.digest(secret, said, "sha256"), "big"), _LENGTH)


def _shared(identity: x25519.Identity, recipient: str) -> bytes:
    own = X25519PrivateKey.from_private_bytes(raw_key(str(identity)))
    return own.exchange(X25519PublicKey.from_public_bytes(raw_key(recipient)))
