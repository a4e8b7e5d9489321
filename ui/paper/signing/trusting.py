"""Is a signer's certificate to be believed? Only issuers that the user trusts; nobody is asked.

This module loads pyHanko: import it late.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign.validation import PdfSignatureStatus
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from resources.wording import _
from ui.paper.signing.certificates import VIETNAM, SigningCertificate

USES = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
_CLOCKS_APART = timedelta(hours=24)


def trust_at(trusted: Sequence[bytes], claimed: datetime | None) -> ValidationContext:
    """Trust these issuers alone, at the time of signing; ask nobody on a network."""
    now = datetime.now(VIETNAM)
    return ValidationContext(
        trust_roots=[one for der in trusted for one in load_certs_from_pemder_data(der)],
        moment=min(claimed, now) if claimed else now,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def problem_of(
    certificate: SigningCertificate, status: PdfSignatureStatus, claimed: datetime | None
) -> str:
    """Say what is wrong with the certificate, "" if nothing but that its issuer is unknown."""
    if status.revoked:
        return _("Chứng thư số đã bị thu hồi.")
    if not certificate.for_signing:
        return _("Chứng thư số không dùng để ký văn bản.")
    return _time_problem(certificate, claimed)


def _time_problem(certificate: SigningCertificate, claimed: datetime | None) -> str:
    if claimed is None:
        return _("Chữ ký không ghi thời gian ký.")
    if claimed > datetime.now(VIETNAM) + _CLOCKS_APART:
        return _("Thời gian ký đã khai còn ở tương lai.")
    if certificate.since <= claimed <= certificate.until:
        return ""
    return _("Chứng thư số không có hiệu lực vào thời gian ký đã khai.")
