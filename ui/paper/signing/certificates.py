"""A certificate (chứng thư số) as people need it: whose, of which office, until when, for what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cached_property
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import (
    load_der_pkcs7_certificates,
    load_pem_pkcs7_certificates,
)
from cryptography.x509.oid import NameOID, ObjectIdentifier

from resources.wording import _
from ui.paper.signing.errors import (
    AuthorityUnreadableError,
    CertificateExpiredError,
    CertificateNotYetValidError,
    CertificateUnfitError,
)

VIETNAM = timezone(timedelta(hours=7))


def _alone(der: bytes) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(der)]


_PACKINGS: tuple[Callable[[bytes], list[x509.Certificate]], ...] = (
    _alone,
    x509.load_pem_x509_certificates,
    load_der_pkcs7_certificates,
    load_pem_pkcs7_certificates,
)


@dataclass(frozen=True)
class SigningCertificate:
    """What a certificate says; its issuer vouches for it, we only read."""

    holder: str
    organisation: str
    title: str
    issuer: str
    serial: str
    since: datetime
    until: datetime
    for_signing: bool
    """Its key usage lets it sign papers, with a kind of key that we can use."""
    der: bytes = field(repr=False)

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate: its name in our settings."""
        return sha256(self.der).hexdigest()


def read_certificate(der: bytes) -> SigningCertificate:
    """Read a DER certificate; raises ValueError."""
    read = x509.load_der_x509_certificate(der)
    holder = _named(read.subject, NameOID.COMMON_NAME)
    return SigningCertificate(
        holder=holder or read.subject.rfc4514_string(),
        organisation=_named(read.subject, NameOID.ORGANIZATION_NAME),
        title=_named(read.subject, NameOID.TITLE),
        issuer=_named(read.issuer, NameOID.COMMON_NAME) or read.issuer.rfc4514_string(),
        serial=f"{read.serial_number:X}",
        since=read.not_valid_before_utc.astimezone(VIETNAM),
        until=read.not_valid_after_utc.astimezone(VIETNAM),
        for_signing=_signs(read),
        der=der,
    )


def refuse_unfit(certificate: SigningCertificate, at: datetime) -> None:
    """Raise CertificateExpiredError, CertificateNotYetValidError or CertificateUnfitError."""
    if certificate.until < at:
        raise CertificateExpiredError(
            _(
                "Chứng thư số của {holder} đã hết hạn ngày {day:%d/%m/%Y}. Văn bản chưa được ký "
                "và vẫn nguyên như cũ; hãy xin gia hạn rồi ký lại, hoặc in ra ký tay."
            ).format(holder=certificate.holder, day=certificate.until)
        )
    if at < certificate.since:
        raise CertificateNotYetValidError(
            _(
                "Chứng thư số của {holder} đến ngày {day:%d/%m/%Y} mới có hiệu lực. Văn bản chưa "
                "được ký và vẫn nguyên như cũ; hãy xem lại ngày giờ của máy này."
            ).format(holder=certificate.holder, day=certificate.since)
        )
    if not certificate.for_signing:
        raise CertificateUnfitError(
            _(
                "Chứng thư số của {holder} không dùng để ký văn bản. Văn bản chưa được ký và vẫn "
                "nguyên như cũ; hãy chọn chứng thư khác."
            ).format(holder=certificate.holder)
        )


def issuers_among(
    certificate: SigningCertificate, others: Sequence[SigningCertificate]
) -> tuple[SigningCertificate, ...]:
    """Go up from a certificate to its issuers, as far as they are at hand."""
    chain: list[SigningCertificate] = [certificate]
    while above := [x for x in others if x not in chain and _issued(chain[-1], x)]:
        chain.append(above[0])
    return tuple(chain[1:])


def authorities_in(file: bytes) -> tuple[SigningCertificate, ...]:
    """Read the issuers in a .cer, .crt, .pem or .p7b file; raises AuthorityUnreadableError."""
    for read in _PACKINGS:
        try:
            found = read(file)
        except ValueError:
            continue
        if found:
            return tuple(read_certificate(one.public_bytes(Encoding.DER)) for one in found)
    raise AuthorityUnreadableError(
        _(
            "Tệp này không chứa chứng thư của tổ chức cấp chữ ký số. Cài đặt vẫn như cũ; hãy chọn "
            "tệp .cer, .crt, .pem hoặc .p7b do tổ chức ấy công bố."
        )
    )


def _issued(lower: SigningCertificate, upper: SigningCertificate) -> bool:
    issuer = x509.load_der_x509_certificate(upper.der)
    try:
        x509.load_der_x509_certificate(lower.der).verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _named(name: x509.Name, of: ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(of)
    return str(found[0].value).strip() if found else ""


def _signs(certificate: x509.Certificate) -> bool:
    if not isinstance(certificate.public_key(), RSAPublicKey | EllipticCurvePublicKey):
        return False
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True  # a certificate without this extension is for any use (RFC 5280, 4.2.1.3)
    return usage.digital_signature or usage.content_commitment
