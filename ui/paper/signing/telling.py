"""Says of one signature what people ask: whose, when, who vouches, what came after."""

from __future__ import annotations

from collections.abc import Iterator

from resources.wording import _
from ui.paper.signing.certificates import SigningCertificate
from ui.paper.signing.judgement import Signature, Verdict
from ui.paper.signing.order import Role

SHORT: dict[Verdict, str] = {
    Verdict.GOOD: _("Chữ ký đúng"),
    Verdict.ISSUER_UNKNOWN: _("Còn nguyên, chưa rõ nơi cấp"),
    Verdict.UNSIGNED: _("Chưa ký số"),
    Verdict.CERTIFICATE: _("Còn nguyên, chứng thư có vấn đề"),
    Verdict.UNCHECKED: _("Không kiểm tra được"),
    Verdict.OTHER_PAPER: _("Không phải bản đã ký"),
    Verdict.CHANGED: _("Đã bị sửa sau khi ký"),
    Verdict.STRIPPED: _("Chữ ký đã bị gỡ"),
    Verdict.BROKEN: _("Chữ ký không đúng"),
    Verdict.LOCKED: _("Tệp đặt mật khẩu"),
    Verdict.DAMAGED: _("Tệp hỏng"),
    Verdict.NOT_PDF: _("Không phải PDF"),
}
_ROLES = {role.value: role.words for role in Role}


def holder_of(signature: Signature) -> str:
    """Name the signer, or say that nobody can be read."""
    if signature.certificate is None:
        return _("Không đọc được người ký")
    return signature.certificate.holder


def told(signature: Signature) -> Iterator[str]:
    """Yield what there is to say, a line each."""
    if signature.certificate:
        yield from told_of_certificate(signature.certificate)
    role = _ROLES.get(signature.field.rstrip("0123456789"))
    if role:
        yield _("Ký với tư cách: {role}").format(role=role)
    if signature.claimed_at:
        moment = f"{signature.claimed_at:%d/%m/%Y %H:%M:%S}"
        yield _("Thời gian ký, theo máy người ký: {moment}").format(moment=moment)
    if signature.reason:
        yield _("Lý do ký: {reason}").format(reason=signature.reason)
    if signature.problem:
        yield signature.problem
    if signature.intact:
        yield signature.added.words


def told_of_certificate(certificate: SigningCertificate) -> Iterator[str]:
    """Yield whose certificate it is, who gave it, from when until when."""
    if certificate.organisation:
        yield _("Cơ quan: {name}").format(name=certificate.organisation)
    yield _("Nơi cấp chứng thư: {name}").format(name=certificate.issuer)
    span = _("Có hiệu lực từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}")
    yield span.format(since=certificate.since, until=certificate.until)
