"""What an attacker on the way would try with a registry, each refused by name.

The cases follow those of TUF's conformance suite, as far as there are such roles here: one root of
trust that names its own successors, no timestamp, no clock.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from sync.container import read_container, write_container
from sync.errors import (
    ContainerError,
    NewerFormatError,
    NotABundleError,
    RefusedError,
    TooLargeError,
)
from sync.keys import UnitKeys
from sync.receipts import PURPOSE as RECEIPT
from sync.registry import Registry, with_end, with_superior_keys
from sync.trust import (
    PURPOSE,
    REGISTRY_MIMETYPE,
    SignedRegistry,
    accept_registry,
    accept_steps,
    read_registry,
    sign_registry,
    write_registry,
)
from sync.trust_errors import (
    RegistryOlderError,
    RegistrySignerError,
    RegistrySkippedError,
    RegistrySplitError,
    RegistryUnreadableError,
)
from tests.sync.parties import (
    BACKUP,
    DISTRICT,
    OURS,
    POST,
    REGISTRY,
    SIGNED,
    SUPERIOR,
    THEIRS,
    bundle,
    registry,
)

ONE, TWO, THREE, FOUR = (sign_registry(registry(n), SUPERIOR) for n in (1, 2, 3, 4))
NEW = UnitKeys.generate()


def signed(keys: UnitKeys, version: int = 2, purpose: str = PURPOSE) -> SignedRegistry:
    """Return a version signed by some keys for some purpose."""
    body = registry(version).to_bytes()
    return SignedRegistry(body=body, signature=keys.sign(purpose, body))


def body_of(**facts: Any) -> SignedRegistry:
    """Return a second version with facts put in as they would travel, rightly signed."""
    values = json.loads(registry(2).to_bytes()) | facts
    body = json.dumps(values).encode()
    return SignedRegistry(body=body, signature=SUPERIOR.sign(PURPOSE, body))


WRONG: dict[str, tuple[SignedRegistry, type[RefusedError]]] = {
    "a step back": (ONE, RegistryOlderError),
    "a step over one version": (FOUR, RegistrySkippedError),
    "a step to the largest version": (
        sign_registry(registry(2**31), SUPERIOR),
        RegistrySkippedError,
    ),
    "signed by a unit": (signed(OURS, 3), RegistrySignerError),
    "signed by a stranger": (signed(NEW, 3), RegistrySignerError),
    "signed by the key that it brings itself": (
        sign_registry(
            with_superior_keys(registry(2), (NEW.public(), BACKUP.public())),
            NEW,
        ),
        RegistrySignerError,
    ),
    "the signature of a receipt": (signed(SUPERIOR, 3, RECEIPT), RegistrySignerError),
    "the signature of an invitation": (
        signed(SUPERIOR, 3, "invitation@binhyen"),
        RegistrySignerError,
    ),
    "the signature of another version": (
        SignedRegistry(body=THREE.body, signature=TWO.signature),
        RegistrySignerError,
    ),
    "the same signature twice in one": (
        SignedRegistry(body=THREE.body, signature=THREE.signature * 2),
        RegistrySignerError,
    ),
    "no signature": (SignedRegistry(body=THREE.body, signature=b""), RegistrySignerError),
    "a signature cut short": (
        SignedRegistry(body=THREE.body, signature=THREE.signature[:-40]),
        RegistrySignerError,
    ),
    "a signature with a line end too many": (
        SignedRegistry(body=THREE.body, signature=THREE.signature + b"\n"),
        RegistrySignerError,
    ),
    "a body with a space too many": (
        SignedRegistry(body=THREE.body + b" ", signature=THREE.signature),
        RegistrySignerError,
    ),
    "another content under the version held": (
        sign_registry(with_end(registry(1), POST, 1, 5), SUPERIOR),
        RegistrySplitError,
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_registry_is_refused_by_name_and_the_one_held_stays(case: str) -> None:
    offered, reason = WRONG[case]
    with pytest.raises(reason):
        accept_registry(TWO, offered)
    with pytest.raises(RefusedError):
        accept_steps(TWO, [offered])


UNREADABLE: dict[str, dict[str, Any]] = {
    "version zero": {"version": 0},
    "version below zero": {"version": -1},
    "a version as text": {"version": "2"},
    "a version with a fraction": {"version": 2.0},
    "a version beyond all": {"version": 2**31 + 1},
    "no superior": {"superior": None},
    "a superior without keys": {"superior": {"code": DISTRICT, "name": "x", "keys": []}},
    "a superior with a key too many": {
        "superior": {
            "code": DISTRICT,
            "name": "x",
            "keys": [SUPERIOR.public().model_dump()] * 5,
        }
    },
    "a fact that is not declared": {"expires": "2030-01-01"},
    "a unit that is no unit": {"units": [{"code": "../x", "name": "x"}]},
    "a key of another kind": {
        "units": [{"code": POST, "name": "x", "keys": [{"sign": "ssh-rsa AAAA", "age": "age1"}]}]
    },
    "no units but a word": {"units": "none"},
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_registry_of_another_shape_is_refused_although_it_is_signed(case: str) -> None:
    with pytest.raises(RegistryUnreadableError):
        accept_registry(SIGNED, body_of(**UNREADABLE[case]))


def test_a_registry_of_a_later_format_is_refused_in_words() -> None:
    with pytest.raises(NewerFormatError, match="khuôn dạng 2"):
        accept_registry(SIGNED, body_of(format=2))


def test_a_name_said_twice_is_refused() -> None:
    body = TWO.body.replace(b'"version": 2', b'"version": 1, "version": 2')
    twice = SignedRegistry(body=body, signature=SUPERIOR.sign(PURPOSE, body))
    assert body != TWO.body
    with pytest.raises(RegistryUnreadableError):
        accept_registry(SIGNED, twice)


def test_a_hole_in_the_middle_is_refused() -> None:
    with pytest.raises(RegistrySkippedError):
        accept_steps(ONE, [TWO, FOUR])


def test_versions_in_another_order_are_refused() -> None:
    with pytest.raises(RegistryOlderError):
        accept_steps(FOUR, [THREE, TWO])
    with pytest.raises(RegistrySkippedError):
        accept_steps(ONE, [THREE, TWO, FOUR])


def test_a_version_twice_changes_nothing_and_in_two_ways_is_refused() -> None:
    assert accept_steps(ONE, [TWO, TWO, THREE]) == THREE
    other = sign_registry(with_end(registry(1), POST, 1, 9), SUPERIOR)
    with pytest.raises(RegistrySplitError):
        accept_steps(ONE, [TWO, other, THREE])


def test_one_forged_step_spoils_all_that_follow() -> None:
    with pytest.raises(RegistrySignerError):
        accept_steps(ONE, [TWO, signed(THEIRS, 3), FOUR])


def test_the_same_file_again_is_the_same() -> None:
    held = accept_steps(ONE, [TWO, THREE])
    assert accept_steps(held, [ONE, TWO, THREE]) == held


def test_each_step_is_signed_by_a_key_of_the_step_before_it() -> None:
    two = sign_registry(with_superior_keys(registry(1), (NEW.public(),)), SUPERIOR)
    superior = two.registry.superior
    three = Registry(version=3, superior=superior, units=REGISTRY.units)
    assert accept_steps(ONE, [two, sign_registry(three, NEW)]).version == 3
    for old in (SUPERIOR, BACKUP):
        with pytest.raises(RegistrySignerError):
            accept_steps(ONE, [two, sign_registry(three, old)])


def test_a_key_may_not_sign_itself_back_in() -> None:
    two = sign_registry(with_superior_keys(registry(1), (NEW.public(),)), SUPERIOR)
    back = with_superior_keys(two.registry, (SUPERIOR.public(),))
    with pytest.raises(RegistrySignerError):
        accept_steps(ONE, [two, sign_registry(back, SUPERIOR)])


def test_another_superiors_registry_never_follows() -> None:
    other = registry(2).superior.model_copy(update={"keys": (NEW.public(),)})
    stranger = Registry(version=2, superior=other, units=())
    with pytest.raises(RegistrySignerError):
        accept_steps(ONE, [sign_registry(stranger, NEW)])


def test_a_signature_under_another_versions_name_is_refused() -> None:
    one, two = (list(part.items()) for part in (entries(ONE), entries(TWO)))
    with pytest.raises(ContainerError):
        read_registry(packed(dict([one[0], two[1]])))


def test_a_doubled_signature_is_refused() -> None:
    body, signature = entries(TWO).items()
    doubled = {body[0]: body[1], signature[0]: signature[1], f"{signature[0]}.2": signature[1]}
    with pytest.raises(ContainerError):
        read_registry(packed(doubled))


def test_a_signature_before_its_version_is_refused() -> None:
    turned = dict(reversed(list(entries(TWO).items())))
    with pytest.raises(RefusedError):
        read_registry(packed(turned))


def test_a_long_signature_is_refused_before_it_is_read() -> None:
    body, signature = entries(TWO).items()
    with pytest.raises(TooLargeError):
        read_registry(packed({body[0]: body[1], signature[0]: bytes(5000)}))


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(NotABundleError):
        read_registry(bundle())


def entries(step: SignedRegistry) -> dict[str, bytes]:
    return read_container(write_registry([step]), REGISTRY_MIMETYPE)


def packed(parts: dict[str, bytes]) -> bytes:
    return write_container(REGISTRY_MIMETYPE, parts)
