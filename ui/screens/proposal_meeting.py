"""The selection meeting of a proposal: begun as the last one was, kept with its votes."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from resources.wording import _, in_vietnamese
from storage.commendation.checklist import standards
from storage.commendation.grounds import with_minutes
from storage.commendation.life import with_meeting
from storage.commendation.rules import Rulebook, rulebook
from storage.ledger import Ledger
from storage.records import Nominee, Proposal, Selection
from storage.repository import latest
from ui.paper.gather import nominees_of
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.selection_dialog import SelectionDialog
from ui.screens.selection_draft import SelectionDraft
from ui.screens.words import choice_word

_AS_LAST = ("place", "chair", "secretary", "attendees", "secret", "voters")
_SUBJECTS = {
    "collective": _("{count} tập thể"),
    "household": _("{count} hộ gia đình"),
    "individual": _("{count} cá nhân"),
}


def hold_meeting(desk: Desk, proposal: Proposal, parent: QWidget) -> bool:
    """Ask how the meeting went and keep it with the votes; false if it was not kept."""
    nominees = nominees_of(desk.ledger, proposal)
    if not nominees:
        words = _("Đề nghị chưa ghi ai. Hãy ghi tập thể, cá nhân, hộ trước khi họp bình xét.")
        tell(parent, _("Chưa có ai để bình xét"), words)
        return False
    begun = meeting_of(desk, proposal, nominees)
    dialog = SelectionDialog(begun, nominees, desk.today(), parent)
    draft = SelectionDraft(desk, proposal.id, dialog)
    held = bool(dialog.exec()) and _keep(desk, proposal, nominees, dialog)
    draft.end(done=held or not dialog.result())
    return held


def _keep(desk: Desk, proposal: Proposal, nominees: list[Nominee], dialog: SelectionDialog) -> bool:
    selection, votes = dialog.selection(), dialog.votes()
    voted = [one.model_copy(update={"votes": votes[one.id]}) for one in nominees]
    grounds = with_minutes(proposal.bases, selection.held_on, desk.settings.unit_name)
    held = with_meeting(proposal, selection).model_copy(update={"bases": grounds})
    return desk.save(held, selection, *voted, said=_("cuộc họp bình xét"))


def meeting_of(desk: Desk, proposal: Proposal, nominees: list[Nominee]) -> Selection:
    """Return the meeting as it was kept, or one begun as the last one of these books."""
    rules = rulebook(desk.ledger, desk.today())
    conclusion = _conclusion(rules, proposal, nominees)
    kept = latest(desk.ledger, Selection, proposal=proposal.id)
    if kept:  # whom it counts may have changed since
        ours = _without_counts(kept.conclusion) == _without_counts(conclusion)
        return kept.model_copy(update={"conclusion": conclusion}) if ours else kept
    last = latest(desk.ledger, Selection, unit=proposal.unit)
    as_last = {name: getattr(last, name) for name in _AS_LAST} if last else _usual(desk.ledger)
    return Selection(
        unit=proposal.unit,
        proposal=proposal.id,
        held_on=desk.today(),
        standards="\n".join(standards(rules, proposal)),
        conclusion=conclusion,
        **as_last,
    )


def _without_counts(conclusion: str) -> str:
    return re.sub(in_vietnamese(" cho .* có tên trên"), "", conclusion)


def _usual(ledger: Ledger) -> dict[str, str]:
    settings = ledger.settings
    lower = settings.signer_title.replace("\n", " ").capitalize()
    title = lower.replace(
        in_vietnamese("công an"), in_vietnamese("Công an")
    )  # a name, as in a sentence
    chair = ", ".join(filter(None, (settings.signer_name, title))) if settings.signer_name else ""
    return {"place": _("Trụ sở {unit}").format(unit=settings.unit_name), "chair": chair}


def _conclusion(rules: Rulebook, proposal: Proposal, nominees: list[Nominee]) -> str:
    groups = (
        (words, sum(one.subject == subject for one in nominees))
        for subject, words in _SUBJECTS.items()
    )
    whom = ", ".join(words.format(count=count) for words, count in groups if count)
    words = in_vietnamese(
        "Cuộc họp thống nhất đề nghị {authority} tặng {form} cho {whom} có tên trên."
    )
    known = rules.words("authority")
    return words.format(
        authority=known.get(proposal.authority, proposal.authority),
        form=choice_word("award_forms", proposal.form),
        whom=whom,
    )
