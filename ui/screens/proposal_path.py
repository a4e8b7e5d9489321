"""Where a proposal stands on its way, and the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import _
from storage.commendation.life import status_of
from storage.records import Proposal
from ui.screens.words import choice_word, count_words

LIST, VOTE, DOSSIER, SUBMIT, ANSWER = "list", "vote", "dossier", "submit", "answer"
# what the main button does, beside the steps themselves
MEND, COMPLETE, HAND = "mend", "complete", "hand"

STEPS = {  # in their order
    LIST: _("Danh sách"),
    VOTE: _("Bình xét"),
    DOSSIER: _("Hồ sơ"),
    SUBMIT: _("Trình"),
    ANSWER: _("Kết quả"),
}
_NEXT = {  # by status: the step, what is to be done, and the words of the main button
    "proposed": (VOTE, VOTE, _("&Họp bình xét…")),
    "reviewed": (DOSSIER, COMPLETE, _("&Hồ sơ đã đủ")),
    "completed": (SUBMIT, SUBMIT, _("T&rình…")),
    "returned": (DOSSIER, SUBMIT, _("Bổ sung xong, t&rình lại…")),
    "submitted": (ANSWER, ANSWER, _("&Ghi kết quả…")),
    "appraised": (ANSWER, ANSWER, _("&Ghi kết quả…")),
    "decided": (ANSWER, HAND, _("&Ghi ngày trao…")),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The step a proposal stands in, what is to be done, and how its button says it."""

    step: str
    act: str = ""
    words: str = ""
    said: str = ""  # how the way ended, or what became of it


def standing_of(proposal: Proposal, named: int, blocking: int) -> Standing:
    """Return where a proposal with so many nominees and so many blocking findings stands."""
    status = status_of(proposal)
    said = choice_word("proposal_statuses", status)
    if status == "proposed" and not named:
        return Standing(LIST, LIST, _("&Ghi ai được đề nghị…"), said)
    if status == "reviewed" and blocking:
        words = _("&Xem {count} chỗ chưa xong").format(count=count_words(blocking))
        return Standing(DOSSIER, MEND, words, said)
    step, act, words = _NEXT.get(status, (ANSWER, "", ""))
    return Standing(step, act, words, said)
