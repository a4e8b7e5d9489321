"""An issuer for tests, the certificates it gives to invented people, and files of their keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
HEAD, CHAIR = "Phạm Ngọc Ánh", "Đặng Thị Mỹ Uyên"
POST, COMMUNE = "Công an xã Gia Thắng", "Ủy ban nhân dân xã Gia Thắng"
PASSWORD = "mật khẩu của Ánh"  # noqa: S105  # opens only the files of tests
_NOWHERE = "http://khong-co.invalid"


@dataclass(frozen=True)
class Holder:
    """Somebody with a key and a certificate."""

    key: PrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        """Return the certificate as it travels."""
        return self.certificate.public_bytes(Encoding.DER)

    def file(self, *others: Holder, password: str = PASSWORD) -> bytes:
        """Return a PKCS#12 file."""
        chain = [other.certificate for other in others]
        locked = BestAvailableEncryption(password.encode())
        return serialize_key_and_certificates(
            b"ky so", self.key, self.certificate, chain or None, locked
        )


def issuer(name: str = "CA thử nghiệm") -> Holder:
    """Return an authority that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, "Tổ chức cấp thử nghiệm")
    made = _builder(subject, subject, key, days=(-1000, 3000))
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    made = made.add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
    return Holder(key, made.sign(key, SHA256()))


def given_by(  # noqa: PLR0913  # what makes one certificate differ from another
    authority: Holder,
    name: str = HEAD,
    office: str = POST,
    *,
    days: tuple[float, float] = (-1, 365),
    uses: tuple[str, ...] = ("digital_signature", "content_commitment"),
    key: PrivateKey | None = None,
    asks: bool = False,
) -> Holder:
    """Return a person whose certificate begins and ends so many days from now.

    One that `asks` names places on a network where it may be looked up.
    """
    key = key or ec.generate_private_key(ec.SECP256R1())
    made = _builder(_name(name, office), authority.certificate.subject, key, days=days)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(_usage(*uses), critical=True)
    made = _with_addresses(made) if asks else made
    return Holder(key, made.sign(authority.key, SHA256()))


def _with_addresses(made: x509.CertificateBuilder) -> x509.CertificateBuilder:
    asked = x509.UniformResourceIdentifier(f"{_NOWHERE}/ocsp")
    about = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, asked)
    lists = x509.UniformResourceIdentifier(f"{_NOWHERE}/crl")
    point = x509.DistributionPoint([lists], None, None, None)
    made = made.add_extension(x509.AuthorityInformationAccess([about]), critical=False)
    return made.add_extension(x509.CRLDistributionPoints([point]), critical=False)


def _builder(
    subject: x509.Name, by: x509.Name, key: PrivateKey, *, days: tuple[float, float]
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
    )


def _name(common: str, office: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, office),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _usage(*uses: str) -> x509.KeyUsage:
    every = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{use: use in uses for use in every})
