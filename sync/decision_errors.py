"""Why an answer to a dossier was not signed or not believed, each with its own code and words."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class DecisionUnreadableError(RefusedError):
    """The answer cannot be read as format 1 demands."""

    CODE = "QD-01"
    SAYS = _(
        "Gói trả lời hồ sơ không đọc được. Đề nghị khen thưởng không đổi; hãy xin cấp trên ghi "
        "lại gói."
    )


class DecisionForOtherError(RefusedError):
    """The answer cannot be opened here, or names another unit."""

    CODE = "QD-02"
    SAYS = _(
        "Gói trả lời hồ sơ này gửi cho đơn vị khác, hoặc cho máy cũ đã thay, nên máy này không mở "
        "được. Đề nghị khen thưởng không đổi; hãy chuyển cho đúng đơn vị, hoặc xin cấp trên ghi "
        "lại gói."
    )


class DecisionSignerError(RefusedError):
    """The answer is not signed by the superior these books know."""

    CODE = "QD-03"
    SAYS = _(
        "Gói trả lời hồ sơ không do đơn vị cấp trên đã ghép đôi ký. Đề nghị khen thưởng không "
        "đổi; hãy gọi hỏi cấp trên."
    )


class DecisionUnknownProposalError(RefusedError):
    """The answer is to a proposal that these books do not have."""

    CODE = "QD-04"
    SAYS = _(
        "Gói trả lời một hồ sơ mà sổ này không có (đề nghị đã xóa, hoặc sổ là bản cũ hơn). Sổ "
        "không đổi; nếu vừa khôi phục bản sao lưu thì hãy dùng máy có sổ mới nhất."
    )


class DecisionNoDossierError(RefusedError):
    """There is no dossier to answer."""

    CODE = "QD-05"
    SAYS = _(
        "Đề nghị này không có hồ sơ do đơn vị gửi lên nên không có gì để trả lời. Sổ không đổi; "
        "hãy chờ nhận hồ sơ của đơn vị."
    )


class DecisionUnsaidError(RefusedError):
    """The answer lacks what its kind must say."""

    CODE = "QD-06"
    SAYS = _("Chưa ký được trả lời hồ sơ: {what}. Sổ không đổi; hãy ghi đủ rồi ký lại.")


class DecisionMadeError(RefusedError):
    """The proposal was decided already: it is cancelled, never taken back."""

    CODE = "QD-07"
    SAYS = _(
        "Hồ sơ này đã có quyết định {paper} gửi cho đơn vị nên không trả lại hay từ chối được "
        "nữa. Sổ không đổi; quyết định sai thì ký lại quyết định đúng, hoặc ra văn bản hủy bỏ."
    )


class DecisionSignedError(RefusedError):
    """The answer was changed after it was signed."""

    CODE = "QD-08"
    SAYS = _(
        "Trả lời này đã ký và đã khác với bản trong sổ. Bản đã ký vẫn còn; hãy ghi một trả lời "
        "mới thay cho nó."
    )
