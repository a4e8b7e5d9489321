"""A real token in software, SoftHSM2: made by its own tool, filled through PKCS#11."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which
from subprocess import run

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, lib
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.ui.paper.signing.people import Holder

PIN, LABEL = "24681357", "USB ky so"
_PLACES = ("/usr/lib/softhsm", "/usr/lib/*/softhsm", "/usr/lib64/softhsm", "/usr/local/lib/softhsm")
_DRIVERS = [path for place in _PLACES for path in Path("/").glob(f"{place[1:]}/libsofthsm2.so")]
needs_token = pytest.mark.skipif(
    not _DRIVERS or which("softhsm2-util") is None, reason="softhsm2 is missing"
)


def driver() -> Path:
    """Return SoftHSM's driver; it lies in no place that a linker knows."""
    return _DRIVERS[0]


def use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the driver see the tokens in this folder, as if they were plugged in."""
    settings = folder / "softhsm2.conf"
    tokens = folder / "tokens"
    tokens.mkdir(exist_ok=True)
    settings.write_text(f"directories.tokendir = {tokens}\nlog.level = ERROR\n", "utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    lib(str(driver())).reinitialize()


def unplug() -> None:
    """Leave no token behind for the next test."""
    lib(str(driver())).finalize()


def make(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    keys: Mapping[str, Holder],
    others: Sequence[Holder] = (),
    more: Mapping[Attribute, object] | None = None,
) -> None:
    """Make a token with these keys and certificates by label, and certificates alone."""
    use(folder, monkeypatch)
    command = ["softhsm2-util", "--init-token", "--free", "--label", LABEL]
    run([*command, "--so-pin", "00000000", "--pin", PIN], check=True, capture_output=True)
    loaded = lib(str(driver()))
    loaded.reinitialize()
    with loaded.get_token(token_label=LABEL).open(rw=True, user_pin=PIN) as session:
        for at, (label, holder) in enumerate(keys.items(), start=1):
            known = {Attribute.LABEL: label, Attribute.ID: bytes([at]), Attribute.TOKEN: True}
            held = {Attribute.PRIVATE: True, Attribute.SENSITIVE: True, Attribute.SIGN: True}
            session.create_object({**_key(holder), **known, **held, **(more or {})})
            session.create_object({**decode_x509_certificate(holder.der), **known})
        for at, holder in enumerate(others, start=100):
            known = {Attribute.LABEL: f"c{at}", Attribute.ID: bytes([at]), Attribute.TOKEN: True}
            session.create_object({**decode_x509_certificate(holder.der), **known})


def _key(holder: Holder) -> dict[Attribute, object]:
    der = holder.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    if isinstance(holder.key, EllipticCurvePrivateKey):
        return dict(decode_ec_private_key(der))
    return dict(decode_rsa_private_key(der))
