"""Why a dossier cannot leave, each reason with its own code and words."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class DossierEarlyError(RefusedError):
    """Nobody is paired yet who could open the dossier."""

    CODE = "HS-01"
    SAYS = _(
        "Hồ sơ khen thưởng có thông tin của từng người nên chỉ gửi được cho cấp trên đã ghép đôi; "
        "máy này chưa ghép đôi. Hồ sơ vẫn nguyên trong sổ; hãy ghép đôi rồi gửi, hoặc in ra giấy."
    )


class DossierNotSubmittedError(RefusedError):
    """The proposal does not stand where it may be sent."""

    CODE = "HS-02"
    SAYS = _(
        "Đề nghị đang ở bước «{status}» nên chưa gửi được hồ sơ. Không có gì thay đổi; hãy hoàn "
        "thiện hồ sơ, ghi số và ngày tờ trình («Đã trình») rồi gửi."
    )


class DossierEmptyError(RefusedError):
    """The proposal names nobody."""

    CODE = "HS-03"
    SAYS = _(
        "Đề nghị chưa có tập thể, cá nhân hay hộ nào nên không gửi hồ sơ. Không có gì thay đổi; "
        "hãy ghi người được đề nghị rồi gửi."
    )


class DossierPaperMissingError(RefusedError):
    """A kept paper has no file."""

    CODE = "HS-04"
    SAYS = _(
        "Không còn tệp của giấy tờ «{title}» nên chưa gửi hồ sơ. Không có gì thay đổi; hãy lưu "
        "lại giấy tờ ấy, hoặc bỏ nó khỏi hồ sơ rồi gửi."
    )


class DossierTooLargeError(RefusedError):
    """The kept papers are too large for one bundle."""

    CODE = "HS-05"
    SAYS = _(
        "Giấy tờ kèm hồ sơ nặng {size} MB, quá mức {limit} MB của một gói. Không có gì thay đổi; "
        "hãy bỏ bớt giấy tờ quét, hoặc quét lại nhẹ hơn rồi gửi."
    )


class DossierReturnError(RefusedError):
    """A dossier is not given back by a receipt, which is not secret."""

    CODE = "HS-06"
    SAYS = _(
        "Hồ sơ khen thưởng không trả lại bằng biên nhận, vì lý do có thể nói về từng người. "
        "Không có gì thay đổi; hãy ghi kết quả «Trả lại bổ sung» ở phần thẩm định hồ sơ."
    )
