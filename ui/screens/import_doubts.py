"""What becomes of the cells of an import that seem to hold what should not be written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.imports import Plan, without_doubts
from ui.screens.asking import choose
from ui.screens.pattern_reasons import ask_reason
from ui.screens.words import count_words

_FEW = 6  # cells named in the question; the list has all


def settle_doubts(parent: QWidget, plans: list[Plan]) -> tuple[list[Plan], str] | None:
    """Ask for one reason for all of them, or for leaving their rows out; none: go back.

    Returns the same plans with a reason, or others without those rows.
    """
    doubts = [one for plan in plans for one in plan.doubts]
    if not doubts:
        return plans, ""
    cells = ", ".join(one.problem.cell for one in doubts[:_FEW])
    title = _("{count} ô có vẻ chứa thứ không nên ghi").format(count=count_words(len(doubts)))
    text = _(
        "Số căn cước, số điện thoại hoặc dấu mật, ở ô {cells}. Bỏ các dòng ấy ra để sửa trong tệp, "
        "hay vẫn nhập với một lý do chung ghi vào nhật ký?"
    ).format(cells=cells + ("…" if len(doubts) > _FEW else ""))
    answers = {
        "leave": _("Bỏ các dòng ấy ra"),
        "reason": _("Vẫn nhập, nêu lý do"),
        "back": _("Quay lại"),
    }
    answer = choose(parent, title, text, answers)
    if answer == "leave":
        return without_doubts(plans), ""
    reason = ask_reason([one.found for one in doubts]) if answer == "reason" else ""
    return (plans, reason) if reason else None
