"""What is to be said of a signed paper: each signature, then the paper as a whole, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from resources.wording import _
from ui.paper.signing.certificates import SigningCertificate


class Verdict(StrEnum):
    """What holds of a paper, or of one signature on it; from best to worst."""

    GOOD = "good"
    ISSUER_UNKNOWN = "issuer_unknown"
    UNSIGNED = "unsigned"
    CERTIFICATE = "certificate"
    UNCHECKED = "unchecked"
    OTHER_PAPER = "other_paper"
    CHANGED = "changed"
    STRIPPED = "stripped"
    BROKEN = "broken"
    LOCKED = "locked"
    DAMAGED = "damaged"
    NOT_PDF = "not_pdf"

    @property
    def is_good(self) -> bool:
        """Tell whether the paper is signed and as it was signed."""
        return self in (Verdict.GOOD, Verdict.ISSUER_UNKNOWN)

    @property
    def words(self) -> str:
        """Say it in a sentence or two: what it means, and what to do."""
        return _WORDS[self]


_WORDS = {
    Verdict.GOOD: _("Chữ ký đúng: văn bản còn nguyên như khi ký, tổ chức cấp được tin cậy."),
    Verdict.ISSUER_UNKNOWN: _(
        "Văn bản còn nguyên như khi ký, nhưng chưa xác minh được tổ chức cấp chữ ký số. Muốn xác "
        "minh, hãy thêm chứng thư của tổ chức ấy vào danh sách tin cậy."
    ),
    Verdict.UNSIGNED: _("Văn bản này chưa có chữ ký số."),
    Verdict.CERTIFICATE: _(
        "Văn bản còn nguyên như khi ký, nhưng chứng thư số không có hiệu lực vào lúc ký hoặc không "
        "dùng để ký. Hãy hỏi lại người ký."
    ),
    Verdict.UNCHECKED: _(
        "Chữ ký thuộc kiểu cũ hoặc lạ mà chương trình này không kiểm tra được. Hãy kiểm tra bằng "
        "phần mềm của tổ chức cấp chữ ký số."
    ),
    Verdict.OTHER_PAPER: _(
        "Chữ ký trong tệp còn nguyên, nhưng đây không phải bản đã ký mà sổ ghi nhận. Hãy lấy lại "
        "đúng bản đã ký."
    ),
    Verdict.CHANGED: _(
        "Văn bản đã bị SỬA sau khi ký. Không dùng bản này; hãy xin lại bản gốc từ người ký."
    ),
    Verdict.STRIPPED: _(
        "Chữ ký số đã bị GỠ khỏi văn bản này. Không dùng bản này; hãy xin lại bản gốc từ người ký."
    ),
    Verdict.BROKEN: _(
        "Chữ ký KHÔNG đúng: nội dung không phải nội dung đã ký. Không dùng bản này; hãy xin lại "
        "bản gốc từ người ký."
    ),
    Verdict.LOCKED: _("Tệp PDF này đặt mật khẩu nên không kiểm tra được. Hãy xin bản không đặt."),
    Verdict.DAMAGED: _(
        "Tệp PDF này bị cắt hoặc hỏng nên không kiểm tra được chữ ký. Hãy chép hoặc xin lại tệp."
    ),
    Verdict.NOT_PDF: _("Tệp này không phải PDF nên không có chữ ký số nào để kiểm tra."),
}


class Added(StrEnum):
    """What was added to the file after one signature."""

    NOTHING = "nothing"
    SIGNATURES = "signatures"
    EVIDENCE = "evidence"
    FORM = "form"
    ILLEGAL = "illegal"

    @property
    def words(self) -> str:
        """Say it beside the signature."""
        return _ADDED[self]


_ADDED = {
    Added.NOTHING: _("Không có gì thêm sau chữ ký này."),
    Added.SIGNATURES: _("Sau chữ ký này chỉ có thêm chữ ký của người khác."),
    Added.EVIDENCE: _("Sau chữ ký này chỉ có thêm dữ liệu để kiểm tra lâu dài."),
    Added.FORM: _("Sau chữ ký này có ô biểu mẫu được thêm hoặc điền."),
    Added.ILLEGAL: _("Sau chữ ký này nội dung đã bị sửa."),
}


@dataclass(frozen=True)
class Signature:
    """One signature; its time is what the signer's computer claimed (PAdES-B-B has no other)."""

    verdict: Verdict
    field: str
    certificate: SigningCertificate | None
    claimed_at: datetime | None
    reason: str
    intact: bool
    trusted: bool
    covers_all: bool
    added: Added
    problem: str = ""
    """What is wrong with the certificate, in words."""
    digest: str = ""
    """The SHA-256 of the file as it was when this signature was made."""


@dataclass(frozen=True)
class PaperJudgement:
    """The verdict over a file, and its signatures in the order they were made."""

    verdict: Verdict
    signatures: tuple[Signature, ...] = ()
    expected: int = 0
    """How many signatures the books say it had."""

    @property
    def words(self) -> str:
        """Say what is known of the paper as a whole."""
        if self.verdict is Verdict.STRIPPED and self.expected > len(self.signatures):
            said = _(
                "Sổ ghi văn bản này có {expected} chữ ký số, trong tệp chỉ còn {count}. {more}"
            )
            return said.format(
                expected=self.expected, count=len(self.signatures), more=self.verdict.words
            )
        return self.verdict.words


NOTE = _(
    "Kiểm tra trên máy này, không qua mạng: thời gian ký là do máy người ký khai; chưa hỏi được "
    "chứng thư có bị thu hồi hay không."
)
