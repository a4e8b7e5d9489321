"""How far the superior is with a dossier that a unit sent, in words with a sign."""

from __future__ import annotations

from collections.abc import Mapping

from resources.wording import _, in_vietnamese
from storage.commendation.reviewing import AGAIN, MENDED, NEW
from ui.screens.states import State

REVIEW_STATES: dict[str, State] = {
    NEW: State(_("Mới nhận"), "receiving", "accent", _("Chưa trả lời đơn vị.")),
    MENDED: State(
        _("Bản bổ sung mới"), "repeat", "accent", _("Đơn vị đã gửi lại sau trả lời trước.")
    ),
    AGAIN: State(
        _("Gửi lại sau quyết định"),
        "warning",
        "warning",
        _("Đã có kết quả mà đơn vị lại gửi; hãy hỏi đơn vị."),
    ),
    "appraised": State(_("Đang thẩm định"), "clock", "", _("Đã báo đơn vị là đang thẩm định.")),
    "returned": State(
        _("Đã trả lại"), "undo", "muted", _("Đã trả lại; chờ đơn vị bổ sung rồi gửi lại.")
    ),
    "decided": State(_("Đã quyết định"), "good", "good", _("Đã ký quyết định cho đơn vị.")),
    "refused": State(_("Không đạt"), "bad", "bad", _("Đã trả lời không được khen.")),
}


def short_unit(units: Mapping[str, str], code: str) -> str:
    """Return the name of a unit for a narrow column, without what all of them begin with."""
    name = units.get(code, code).removeprefix(in_vietnamese("Công an "))
    return name[:1].upper() + name[1:]


def review_state(code: str) -> State:
    """Return how a state is said; one of a newer version as it came."""
    return REVIEW_STATES.get(code) or State(code, "info", "", "")
