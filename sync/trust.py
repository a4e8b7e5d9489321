"""Trust without certificates: a newer registry counts when a key of the one held signed it.

The rule is TUF's: exactly version N+1, signed by a key of version N; a file may carry several
steps, so that a unit that was away for years can walk from the version it holds to the newest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from sync.container import (
    FILE_CAP,
    REGISTRY_CAP,
    SIGNATURE_CAP,
    expect,
    read_container,
    write_container,
)
from sync.errors import ContainerError, SignatureError, TooLargeError, WrongPurposeError
from sync.keys import PublicKeys, UnitKeys
from sync.registry import Registry
from sync.sshsig import verify
from sync.trust_errors import (
    RegistryOlderError,
    RegistrySignerError,
    RegistrySkippedError,
    RegistrySplitError,
)

REGISTRY_MIMETYPE = "application/vnd.binhyen.registry+zip"
PURPOSE = "registry@binhyen"

_NAME, _LAST = re.compile("registry-([0-9]{6}|[1-9][0-9]{6,9})[.]json"), 2**31
_MOST_STEPS = 1024  # a province pairs, replaces and ends keys for years


@dataclass(frozen=True)
class SignedRegistry:
    """The exact bytes of one version and the signature over them.

    `named` is the version by the name of its entry: what nobody known has signed is not even read,
    for it may be long. `walked` are the versions by which one came to it: kept, they show the way
    to whoever is behind, and to a superior that lost its books.
    """

    body: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    named: int = field(default=0, compare=False)
    walked: tuple[SignedRegistry, ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def registry(self) -> Registry:
        """The version in words; RegistryUnreadableError when it is none, or ContainerError."""
        registry = Registry.from_bytes(self.body)
        if self.named not in (0, registry.version):
            raise ContainerError
        return registry

    def read(self) -> Self:
        """Return it, once it is known to be a registry and of the version that it is called."""
        _registry = self.registry
        return self

    @property
    def version(self) -> int:
        """The number of the version."""
        return self.named or self.registry.version

    def signed_by(self, keys: Iterable[PublicKeys]) -> bool:
        """Tell whether one of these keys signed the version."""
        return any(_holds(key, self) for key in keys)


def sign_registry(registry: Registry, keys: UnitKeys) -> SignedRegistry:
    """Sign a version with a key of the version before it."""
    body = registry.to_bytes()
    return SignedRegistry(body=body, signature=keys.sign(PURPOSE, body))


def accept_registry(held: SignedRegistry, offered: SignedRegistry) -> SignedRegistry:
    """Return the registry to believe from now on, or refuse the one offered by name."""
    versions = {"held": held.version, "offered": offered.version}
    if offered.version < held.version:
        raise RegistryOlderError(**versions)
    if offered.version == held.version:
        if offered.body != held.body:
            raise RegistrySplitError(**versions)
        return held
    if offered.version > held.version + 1:
        raise RegistrySkippedError(**versions)
    if not offered.signed_by(held.registry.superior.keys):
        raise RegistrySignerError(**versions)
    return offered.read()


def accept_steps(held: SignedRegistry, steps: Sequence[SignedRegistry]) -> SignedRegistry:
    """Walk from the version held to the last one offered; RegistryOlderError if that is older."""
    if steps and steps[-1].version < held.version:
        raise RegistryOlderError(held=held.version, offered=steps[-1].version)
    walked = [held]
    for step in steps:
        if step.version >= walked[-1].version:
            held = accept_registry(walked[-1], step)
            walked += [held] if held is not walked[-1] else []
    between = tuple(walked[1:-1])
    return replace(held, walked=between) if between else held


def write_registry(steps: Sequence[SignedRegistry]) -> bytes:
    """Return the `.bys` file: one or more versions, each with its signature, oldest first."""
    return write_container(REGISTRY_MIMETYPE, steps_out(steps))


def read_registry(data: bytes) -> tuple[SignedRegistry, ...]:
    """Return the versions in a `.bys` file; believing them is for `accept_steps`."""
    steps = steps_in(read_container(data, REGISTRY_MIMETYPE, FILE_CAP))
    if not steps:
        raise ContainerError
    return steps


def registry_given(data: bytes) -> Registry:
    """Return the newest registry of a `.bys` file, or a plain registry.json, believed as given.

    For a person who checks a file by hand; a ledger believes only what `accept_steps` allows.
    """
    if data.startswith(b"PK"):
        return read_registry(data)[-1].registry
    return Registry.from_bytes(data)


def steps_out(steps: Sequence[SignedRegistry]) -> dict[str, bytes]:
    """Return versions as entries of a container."""
    entries: dict[str, bytes] = {}
    for step in steps:
        name = f"registry-{step.version:06d}.json"
        entries |= {name: step.body, f"{name}.sig": step.signature}
    return entries


def steps_in(entries: Mapping[str, bytes]) -> tuple[SignedRegistry, ...]:
    """Return the versions that stand in these entries, and refuse any other entry."""
    contents = list(entries.values())
    if len(contents) > 2 * _MOST_STEPS:
        raise ContainerError
    largest = max(map(len, contents), default=0)
    if largest > REGISTRY_CAP:  # before anything of it is parsed
        raise TooLargeError(size=largest, limit=REGISTRY_CAP)
    caps = dict[str, int]()
    for name in list(entries)[::2]:
        caps |= {name: REGISTRY_CAP, f"{name}.sig": SIGNATURE_CAP}
    expect(entries, caps)
    pairs = zip(list(entries)[::2], contents[::2], contents[1::2], strict=True)
    return tuple(SignedRegistry(body, signature, _named(name)) for name, body, signature in pairs)


def _named(name: str) -> int:
    found = _NAME.fullmatch(name)
    if not found or not 0 < int(found[1]) <= _LAST:
        raise ContainerError
    return int(found[1])


def _holds(key: PublicKeys, signed: SignedRegistry) -> bool:
    try:
        verify(key.sign, PURPOSE, signed.body, signed.signature)
    except (SignatureError, WrongPurposeError):
        return False
    return True
