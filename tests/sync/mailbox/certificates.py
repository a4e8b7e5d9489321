"""Certificates for a mailbox in a test: an authority of its own, and a server's, good when told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Certificate:
    """Where the files lie: whom to believe, and what the server shows."""

    authority: Path
    shown: Path
    key: Path


def certificate(
    folder: Path, *addresses: str, since: timedelta = timedelta(days=-1)
) -> Certificate:
    """Write a certificate of a new authority that is good for ten days from `since` on."""
    made = Certificate(*(folder / name for name in ("ca.pem", "server.pem", "server.key")))
    key, begins = generate_private_key(SECP256R1()), datetime.now(UTC) + since
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Hộp thư thử")])
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    known = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=10))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(known, critical=False)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(one)) for one in addresses]),
            critical=False,
        )
    )
    pem = builder.sign(key, SHA256()).public_bytes(Encoding.PEM)
    folder.mkdir(parents=True, exist_ok=True)
    made.authority.write_bytes(pem)
    made.shown.write_bytes(pem)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    made.key.write_bytes(secret)
    return made
