"""Answering dossiers at the superior: asked for in one window, signed together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.commendation.money import rewards
from storage.commendation.people import is_open
from storage.commendation.reviewing import ReceivedDossier, is_alike, reviews_of
from storage.commendation.rule_values import written_amount
from storage.commendation.rules import rulebook
from storage.ledger import Ledger
from storage.records import Nominee, Review
from storage.repository import find
from storage.spelling import name_key
from storage.steps import Step, Steps
from sync.decision_signing import sign_decision
from sync.keys import UnitKeys
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.meant import meant
from ui.screens.review_answer import DECIDED, Question, ReviewAnswer
from ui.screens.review_list import counts_words
from ui.screens.review_states import short_unit
from ui.screens.review_verdicts import Judged
from ui.screens.unit_names import units_of
from ui.screens.words import count_words
from ui.screens.working import Working

CHANGED = ("review", "decision", "proposal")
MARKS = "review_marks"  # under this name drafts keep who was marked as not passing, and why

_NAMED = 6  # units; more are counted
_ORDER = ("collective", "individual", "household")


def marks_of(desk: Desk) -> dict[str, str]:
    """Return by nominee why somebody was marked as not passing, before anything was signed."""
    return dict(desk.draft_of(MARKS) or {})


def keep_marks(desk: Desk, marks: Mapping[str, str]) -> None:
    """Keep marks until they are signed or taken away."""
    desk.keep_draft(MARKS, dict(marks))


def answer(
    desk: Desk,
    working: Working,
    dossiers: Sequence[ReceivedDossier],
    status: str,
    parent: QWidget,
) -> bool:
    """Ask for an answer and sign it for each of the dossiers; false if it was not given."""
    units, marks = units_of(desk), marks_of(desk)
    refusal = _refusal(dossiers, status, units)
    if refusal:
        tell(parent, _("Chưa trả lời được"), refusal)
        return False
    known = marks if status == DECIDED else {}
    named = sorted(_named(desk.ledger, dossiers), key=lambda one: one.id not in known)
    asked = Question(
        _about(dossiers, units),
        [Judged(n.id, n.name, short_unit(units, n.unit), known.get(n.id, "")) for n in named],
        _money(desk, dossiers, named),
        "\n".join(filter(None, (_warning(one, units) for one in dossiers))),
        lambda on: _doubt(dossiers, units, on),
        lambda said: meant(desk, "review", dossiers[0].proposal.id, said),
    )
    dialog = ReviewAnswer(status, desk.today(), asked, parent)
    if not dialog.exec():
        return False
    proposals = [one.proposal for one in dossiers]
    reviews = reviews_of(desk.ledger, proposals, dialog.reply())
    job = desk.job(lambda ledger: sign_all(ledger, reviews, desk.keys), *CHANGED)

    def signed(count: int) -> None:
        ours = {one.id for one in named} if status == DECIDED else set()
        keep_marks(desk, {one: why for one, why in marks.items() if one not in ours})
        words = _("Đã ký trả lời {count} hồ sơ, chưa gửi. Hãy ghi trả lời ra USB cho đơn vị.")
        desk.noted.emit(words.format(count=count_words(count)))

    working.run(job, _("Đang ký trả lời…"), signed)
    return True


def sign_all(ledger: Ledger, reviews: Sequence[Review], keys: UnitKeys) -> Steps[int]:
    """Sign answers, all of them or none; return how many."""
    with ledger.change():
        for place, review in enumerate(reviews):
            yield Step(place, len(reviews))
            sign_decision(ledger, review, keys)
    return len(reviews)


def _refusal(dossiers: Sequence[ReceivedDossier], status: str, units: Mapping[str, str]) -> str:
    """Say why these cannot be answered so, "" if they can."""
    if not dossiers:
        return _("Chưa chọn hồ sơ nào. Hãy đánh dấu hoặc đứng ở một hồ sơ trong danh sách.")
    first = dossiers[0].proposal
    if status == DECIDED and not all(is_alike(first, one.proposal) for one in dossiers):
        return _(
            "Các hồ sơ đã chọn khác nhau về cấp khen, hình thức hoặc loại hình, mà một quyết định "
            "chỉ cho một loại. Chưa có gì thay đổi; hãy chọn các hồ sơ cùng loại."
        )
    done = [one for one in dossiers if one.decided]
    if status != DECIDED and done:
        return _(
            "Hồ sơ «{occasion}» của {units} đã có kết quả nên không trả lại hay từ chối được nữa. "
            "Chưa có gì thay đổi; quyết định sai thì ký lại quyết định đúng."
        ).format(
            occasion=done[0].proposal.occasion,
            units=", ".join(units.get(o.proposal.unit, o.proposal.unit) for o in done),
        )
    return ""


def _warning(dossier: ReceivedDossier, units: Mapping[str, str]) -> str:
    """Say of a dossier that was decided already that this answer takes the place of that one."""
    before, unit = dossier.decided, dossier.proposal.unit
    if before is None or dossier.warning:
        return dossier.warning
    said = _(
        "{unit} đã có quyết định {number} ngày {day:%d/%m/%Y}; ký lần này là thay quyết định ấy."
    )
    return said.format(unit=units.get(unit, unit), number=before.number, day=before.on)


def _doubt(dossiers: Sequence[ReceivedDossier], units: Mapping[str, str], on: date) -> str:
    """Say of which dossier a day is before its submission: it is then easily a slip."""
    sent = [one.proposal for one in dossiers]
    early = [one for one in sent if one.proposed_on and one.proposed_on > on]
    if not early:
        return ""
    said = _("Ngày này trước ngày {unit} trình ({day:%d/%m/%Y}); hãy xem lại.")
    return said.format(unit=short_unit(units, early[0].unit), day=early[0].proposed_on)


def _named(ledger: Ledger, dossiers: Sequence[ReceivedDossier]) -> list[Nominee]:
    found = [
        nominee
        for one in dossiers
        for nominee in find(ledger, Nominee, proposal=one.proposal.id)
        if is_open(nominee)
    ]
    return sorted(found, key=lambda one: (place_of(one.subject), one.unit, name_key(one.name)))


def place_of(subject: str) -> int:
    """Return where a kind of subject stands in a list: collectives, people, households."""
    return _ORDER.index(subject) if subject in _ORDER else len(_ORDER)


def _about(dossiers: Sequence[ReceivedDossier], units: Mapping[str, str]) -> str:
    counts: dict[str, int] = {}
    for one in dossiers:
        for subject, count in one.counts.items():
            counts[subject] = counts.get(subject, 0) + count
    named = list(dict.fromkeys(short_unit(units, one.proposal.unit) for one in dossiers))
    many = _("{count} đơn vị").format(count=len(named))
    names = many if len(named) > _NAMED else ", ".join(named)
    said = _("{count} hồ sơ ({names}): {whom}.")
    return said.format(count=len(dossiers), names=names, whom=counts_words(counts))


def _money(
    desk: Desk, dossiers: Sequence[ReceivedDossier], named: Sequence[Nominee]
) -> Callable[[Collection[str], date], str]:
    proposal = dossiers[0].proposal

    def said(given: Collection[str], on: date) -> str:
        book = rulebook(desk.ledger, on)
        found = rewards(book, proposal, [one for one in named if one.id in given])
        unknown = dict.fromkeys(group.unknown for group in found.groups if group.unknown)
        if found.total is None:
            return " ".join(unknown)
        return _("{count} được tặng; tiền thưởng {amount} đồng ({words}).").format(
            count=len(given), amount=written_amount(found.total), words=found.words
        )

    return said
