"""Requests to the mailbox, signed as RFC 9421 says with the key that signs bundles too.

Covered are method, path and whatever header decides what happens; the body by its digest
(RFC 9530), so that headers can be judged before the first byte of a long body has come. Clocks
decide nothing: newness is the server's nonce.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    MappingKeyResolver,
    VerifyResult,
)
from http_message_signatures.algorithms import ED25519

from sync.keys import UnitKeys
from sync.mailbox.errors import (
    EndedError,
    MailboxRefusedError,
    RequestSignatureError,
    StrangerError,
)
from sync.mailbox.nonces import Nonces
from sync.registry import Registry
from sync.sshsig import public_key

NONCE_HEADER = "Binhyen-Nonce"

_ALWAYS = ("@method", "@path")
_WHEN_PRESENT = ("content-digest", "range", "upload-length", "upload-metadata", "upload-offset")
_KEYID = re.compile(r"([a-z0-9/-]{1,120});(?:epoch=([1-9][0-9]{0,9})|superior)")
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")


class Headers(Protocol):
    """Header fields in order; a name may come twice."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Return names and values."""


class Request(Protocol):
    """What is signed: `requests.PreparedRequest` is one."""

    method: str | None
    url: str | None
    headers: Any  # a mapping that minds no capitals
    body: Any


Prepared = TypeVar("Prepared", bound=Any)  # a requests.PreparedRequest, which is untyped in part


@dataclass(frozen=True)
class Caller:
    """Who signed a request; the superior has no epoch."""

    unit: str
    epoch: int | None
    digest: bytes | None = None  # SHA-256 that the body must have

    @property
    def is_superior(self) -> bool:
        """Tell whether the superior itself asks."""
        return self.epoch is None

    @property
    def keyid(self) -> str:
        """Return the caller as requests name it."""
        return (
            superior_keyid(self.unit) if self.epoch is None else unit_keyid(self.unit, self.epoch)
        )


def unit_keyid(code: str, epoch: int) -> str:
    """Return how a unit's machine names its key."""
    return f"{code};epoch={epoch}"


def superior_keyid(code: str) -> str:
    """Return how the superior names its key."""
    return f"{code};superior"


class RequestSigner:
    """Signs requests with the newest nonce of the mailbox; give it to `requests` as `auth`.

    Each answer brings the next nonce, a refusal too: whoever is refused for an old nonce (HT-02)
    just asks again.
    """

    def __init__(self, keys: UnitKeys, keyid: str, nonce: str = "") -> None:
        self.nonce = nonce
        self._keys = keys
        self._keyid = keyid

    def __call__(self, request: Prepared) -> Prepared:
        """Sign a prepared request and keep the nonce that its answer brings."""
        sign_request(request, self._keys, self._keyid, self.nonce)
        request.register_hook("response", self._keep)
        return request

    def _keep(self, response: Any, **_: Any) -> None:
        self.nonce = response.headers.get(NONCE_HEADER, self.nonce)


def sign_request(request: Request, keys: UnitKeys, keyid: str, nonce: str) -> None:
    """Sign method, path, the headers that count, and the body, which must be bytes or nothing."""
    covered = (*_ALWAYS, *(name for name in _WHEN_PRESENT if name in request.headers))
    own = MappingKeyResolver(public_keys={}, private_keys={keyid: keys.signing})
    signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=own)
    signer.sign(
        request,
        key_id=keyid,
        nonce=nonce,
        label="binhyen",
        covered_component_ids=covered,
        body=request.body or None,
        use_existing_digest="content-digest" in request.headers,
    )


def verify_request(
    method: str, target: str, headers: Headers, registry: Registry, nonces: Nonces
) -> Caller:
    """Return who signed the request, its nonce being spent now.

    The body is for the caller to judge: it must have `Caller.digest`. NonceError,
    RequestSignatureError, StrangerError or EndedError otherwise.
    """
    names = {name.lower() for name, _ in headers.items()}
    covered = (*_ALWAYS, *(name for name in _WHEN_PRESENT if name in names))
    message = _Message(method, f"http://mailbox{target}", headers)
    keys = _RegisteredKeys(registry)
    result = _verified(message, keys, covered)
    caller = _caller(str(result.parameters["keyid"]), digest_of(headers))
    nonces.spend(caller.keyid, result.nonce or "")
    if keys.ended:
        raise EndedError(unit=caller.unit)
    return caller


def digest_of(headers: Headers) -> bytes | None:
    """Return the SHA-256 that Content-Digest names, None without one; MailboxRefusedError."""
    values = [value for name, value in headers.items() if name.lower() == "content-digest"]
    if not values:
        return None
    found = _DIGEST.fullmatch(", ".join(values))
    if not found:
        raise MailboxRefusedError
    return b64decode(found[1])


@dataclass(frozen=True)
class _Message:
    method: str
    url: str
    headers: Headers


class _Verifier(HTTPMessageVerifier):
    require_created = False

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Look at no clock: the nonce says that the request is new."""


class _RegisteredKeys(HTTPSignatureKeyResolver):
    """The keys that may speak under one name, tried one after the other, the newest first."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.place = 0
        self.ended = False
        self.more = False

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        keys = _keys_of(self._registry, _caller(key_id))
        line, self.ended = keys[self.place]
        self.more = self.place + 1 < len(keys)
        return _public(line)


def _verified(message: _Message, keys: _RegisteredKeys, covered: tuple[str, ...]) -> VerifyResult:
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=keys)
    while True:
        try:
            (result,) = verifier.verify(message, max_age=None, require_components=covered)
        except HTTPMessageSignaturesException as error:
            if isinstance(error.__cause__, MailboxRefusedError):
                raise error.__cause__ from error
            if not keys.more:
                raise RequestSignatureError from error
            keys.place, keys.more = keys.place + 1, False
        else:
            return result


def _caller(keyid: str, digest: bytes | None = None) -> Caller:
    parts = _KEYID.fullmatch(keyid)
    if not parts:
        raise RequestSignatureError
    return Caller(parts[1], int(parts[2]) if parts[2] else None, digest)


def _keys_of(registry: Registry, caller: Caller) -> list[tuple[str, bool]]:
    if caller.epoch is None:
        if caller.unit != registry.superior.code:
            raise StrangerError(unit=caller.unit)
        return [(key.sign, False) for key in registry.superior.keys]
    keys = [
        (key.sign, key.to_seq is not None)
        for unit in registry.units
        if unit.code == caller.unit
        for key in unit.keys
        if key.epoch == caller.epoch
    ]
    if not keys:
        raise StrangerError(unit=caller.unit)
    return keys[::-1]


_public: Callable[[str], Ed25519PublicKey] = lru_cache(maxsize=8192)(public_key)
