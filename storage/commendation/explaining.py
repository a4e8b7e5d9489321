"""Vì sao? What a rule is for and what to do, in plain words."""

from __future__ import annotations

from resources.catalogues import words
from resources.wording import _
from storage.commendation.rules import Rule, Rulebook, default_rules

_NEVER_STOP = frozenset({"k2", "k5", "k6", "k8"})  # nothing is checked, or it is only told


def explain(code: str, book: Rulebook) -> str:
    """Return what a rule says, why, and by what text; "" for a code that is no rule of ours."""
    rule = next((one for one in (*book.rules, *default_rules()) if one.code == code), None)
    if rule is None:
        return ""
    lines = (f"{rule.text}.", _reasons().get(code, ""), _basis(rule), _state(rule, book))
    return "\n".join(line for line in lines if line)


def _basis(rule: Rule) -> str:
    basis = _("Căn cứ: {basis}.").format(basis=rule.basis) if rule.basis else ""
    doubt = _("Chưa đọc được văn bản gốc: hãy đối chiếu, sửa trong Quy định khen thưởng.")
    return " ".join(part for part in (basis, "" if rule.sure else doubt) if part)


def _state(rule: Rule, book: Rulebook) -> str:
    if rule.code in _NEVER_STOP:
        return ""
    if rule not in book.rules:
        return _("Chưa áp dụng vào ngày {day:%d/%m/%Y}.").format(day=book.day)
    level = words("rule_levels").get(rule.level, "")
    return _("Mức hiện đặt: {level}.").format(level=level.lower()) if level else ""


def _reasons() -> dict[str, str]:
    return {
        "k1": _(
            "Khen hai lần cho một việc làm giảm giá trị của khen thưởng. Đề nghị trước đã bị từ "
            "chối, đã rút hoặc đã hủy thì được đề nghị lại."
        ),
        "k2": _(
            "Chương trình không bao giờ đòi giấy khen trước bằng khen: không có phép kiểm nào dừng "
            "một đề nghị vì thiếu hình thức thấp hơn."
        ),
        "k3": _(
            "Khen đột xuất, chuyên đề ghi nhận một việc; khen công trạng mức cao hơn xét cả quá "
            "trình. Các hình thức ấy vẫn in trong báo cáo, ghi là không tính."
        ),
        "k4": _(
            "Người đề nghị tự kiểm tra và đánh dấu từng trường hợp. Không ghi vụ việc, đơn thư hay "
            "tên người liên quan vào chương trình."
        ),
        "k5": _(
            "Giai đoạn phục vụ được tính liền từ ngày đầu đến ngày cuối; nghỉ thai sản trong đó "
            "không bị trừ."
        ),
        "k6": _("Chương trình chỉ cho biết tỷ lệ và trường hợp bằng phiếu; cuộc họp quyết định."),
        "k7": _(
            "Hình thức đã bị hủy không tính là đã được khen. Đề nghị lại cho cùng thành tích phải "
            "nêu lý do."
        ),
        "k8": _("Chương trình chỉ cho biết tỷ lệ để cuộc họp cân nhắc."),
        "k9": _("Cấp khen xét từng tờ trình riêng; gộp nhiều cấp, nhiều dịp sẽ bị trả lại."),
        "k10": _(
            "Đã được tặng, hoặc đang có trong một đề nghị khác, thì không đề nghị nữa. Tập thể, hộ "
            "gia đình không được tặng."
        ),
        "k11": _(
            "Tính từng ngày theo lịch, các giai đoạn trùng nhau chỉ tính một lần, ngày cuối của "
            "giai đoạn không tính. Giá trị: số năm của nam; của nữ; của lãnh đạo giữ chức vụ."
        ),
        "k12": _("Cuộc họp phải nghe tiêu chuẩn của cấp khen thì phiếu mới có căn cứ."),
        "k13": _(
            "So từng cụm năm từ, bỏ qua tên người, tên địa danh và con số; báo cáo quá ngắn thì "
            "không so. Giá trị: tỷ lệ phần trăm giống nhau từ đó nhắc."
        ),
        "vote_share": _("Giá trị: tỷ lệ phần trăm trên số người biểu quyết ghi trong biên bản."),
    }
