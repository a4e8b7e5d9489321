"""How the safety standard is said on screen: stages, verdicts, where the commune stands."""

from __future__ import annotations

from resources.wording import _
from storage.safety import Share, Verdict, YearBook
from ui.screens.states import State

STAGES: dict[str, State] = {
    "unregistered": State(_("Chưa đăng ký"), "warning", "warning", ""),
    "registered": State(_("Đã đăng ký"), "draft", "", ""),
    "assessed": State(_("Đã tự đánh giá"), "draft", "", ""),
    "submitted": State(_("Đã đề nghị"), "clock", "", ""),
    "recognised": State(_("Đạt"), "good", "good", ""),
    "not_recognised": State(_("Chưa đạt"), "bad", "bad", ""),
}
_SIGNS = {"met": "good", "not_met": "bad", "open": "warning"}


def sign_of(verdict: Verdict) -> str:
    """Return the icon of a verdict, which is also its tone."""
    return _SIGNS[verdict.outcome]


def judged_words(verdict: Verdict) -> str:
    """Say of one subject whether it meets the standard, and what is still missing."""
    if verdict.outcome == "not_met":
        return _("Không đủ điều kiện đạt. {why}").format(why=" ".join(verdict.failed))
    if verdict.outcome == "open":
        return _("Còn thiếu: {what}").format(what=" ".join(verdict.missing))
    if verdict.papers:
        papers = "; ".join(verdict.papers)
        return _("Đủ điều kiện đạt. Hồ sơ còn thiếu: {papers}.").format(papers=papers)
    return _("Đủ điều kiện đạt, đủ hồ sơ.")


def standing_words(book: YearBook) -> str:
    """Say in one sentence where the commune stands."""
    name = book.commune.name if book.commune else _("Xã, phường")
    said = {
        "met": _("{name}: đủ điều kiện đạt “An toàn về ANTT” năm {year}."),
        "not_met": _("{name}: không đủ điều kiện đạt năm {year}."),
        "open": _("{name}: chưa đủ điều kiện đạt năm {year}."),
    }
    return said[book.standing.outcome].format(name=name, year=book.year)


def missing_words(book: YearBook) -> list[str]:
    """Say what stands in the way of the commune, line by line."""
    if not book.subjects:
        return [_("Danh sách chưa có đối tượng nào; bấm «Lấy từ sổ thôn» để bắt đầu.")]
    lines = [*book.standing.failed, *book.standing.missing]
    if book.commune is None:
        lines.insert(0, _("Danh sách chưa có chính xã, phường; bấm «Lấy từ sổ thôn»."))
    if book.share.late:
        words = _("Lưu ý: {count} đối tượng đăng ký sau quý I.")
        lines.append(words.format(count=book.share.late))
    return lines


COUNTS = {  # of a share, in the order in which they are said
    "total": _("Thuộc diện {count}"),
    "registered": _("Đăng ký {count}/{total}"),
    "recognised": _("Được công nhận {count}, cần {needed} (70%)"),
    "unregistered": _("Chưa đăng ký {count}"),
    "refused": _("Chưa đạt {count}"),
    "late": _("Đăng ký sau quý I {count}"),
}


def count_said(name: str, share: Share) -> str:
    """Say one count of the share."""
    count = getattr(share, name)
    return COUNTS[name].format(count=count, total=share.total, needed=share.needed)
