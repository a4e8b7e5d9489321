"""A journal that does not fit what was signed: read by the chief, who says why work goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.wording import _
from ui.screens.asking import ask_text, choose
from ui.screens.desk import Desk


def read_doubt(desk: Desk, words: str, parent: QWidget) -> None:
    """Show the doubt; until it is read, at this start or a later one, nothing is closed or signed.

    Whoever may not manage only reads it, and so does whoever comes back to a locked desk.
    """
    if desk.locked or not desk.may("manage"):
        desk.refused.emit(words)
        return
    answers = {"read": _("Đã đọc, nêu lý do…"), "later": _("Để sau")}
    title = _("Nhật ký không khớp với gói đã ký")
    if choose(parent, title, words, answers, first="later") != "read":
        return
    question = _("Vì sao vẫn chốt, ký, gửi tiếp (ghi vào nhật ký)?")
    reason = ask_text(parent, title, question, drafted="journal doubt")
    from sync.anchors import acknowledge  # noqa: PLC0415  # seldom wanted, and slow to read

    if reason and desk.attempt(lambda: acknowledge(desk.ledger, reason)):
        desk.gate.trust()
        desk.noted.emit(_("Đã ghi lý do vào nhật ký; chốt, ký, gửi được như thường."))
