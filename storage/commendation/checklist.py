"""The checklist of a dossier: what its authority asks for, what is there, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from resources.wording import _
from storage.commendation.people import is_open
from storage.commendation.rule_values import read_whole
from storage.commendation.rules import Rule, Rulebook
from storage.records import KeptPaper, Nominee, Proposal, Selection

State = Literal["ready", "missing", "by_hand"]
_NAMED = 3  # names that a reason lists; of more it gives the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a dossier.

    Missing is what this program would print and cannot yet, by hand what only the user can tell to
    be there; `reason` says of both what to do. `paper` is the one that is printed, "" for none.
    """

    code: str
    words: str
    basis: str
    sure: bool
    copies: int
    """How many belong in one set of the dossier."""
    state: State
    reason: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class _Contents:
    """What there is to print from."""

    nominees: tuple[Nominee, ...]
    selection: Selection | None


def checklist(
    book: Rulebook,
    proposal: Proposal,
    nominees: Sequence[Nominee],
    selection: Selection | None,
    kept: Sequence[KeptPaper],
) -> tuple[Part, ...]:
    """Return the parts of a proposal's dossier as its authority asks for them, in printed order.

    `kept` are the finished papers of the proposal (Nghị định 152/2025/NĐ-CP Điều 42).
    """
    named = tuple(one for one in nominees if is_open(one))
    contents = _Contents(named, selection)
    signed = {paper.kind for paper in kept if paper.nominee is None}
    signed |= {"merit"} if _all_kept(named, kept) else set()
    return tuple(_part(rule, proposal, contents, signed) for rule in _asked(book, proposal))


def missing_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return what is not known to be there: missing, or by hand and not ticked."""
    return tuple(part for part in parts if part.state != "ready")


def sets(book: Rulebook, proposal: Proposal) -> int:
    """Return how many sets of the dossier the authority wants, 1 where nobody said."""
    rule = book.first("sets", **_award(proposal))
    return (read_whole(rule.value) if rule else None) or 1


def standards(book: Rulebook, proposal: Proposal) -> tuple[str, ...]:
    """Return the standards of the award, line by line (Luật 06/2022/QH15 Điều 75 khoản 2)."""
    rule = book.first("standard", **_award(proposal))
    lines = rule.text.splitlines() if rule else []
    return tuple(line.strip() for line in lines if line.strip())


def _award(proposal: Proposal) -> dict[str, str]:
    return {
        "form": proposal.form,
        "authority": proposal.authority,
        "award_type": proposal.award_type,
    }


def _asked(book: Rulebook, proposal: Proposal) -> Iterator[Rule]:
    """Give the rule that counts for each paper, and every part that is no paper of ours."""
    first: dict[str, Rule] = {}
    for rule in book.of("dossier", **_award(proposal)):
        first.setdefault(rule.topic or rule.code, rule)
    for rule in book.rules:
        if rule in first.values() and read_whole(rule.value) != 0:
            yield rule


def _part(rule: Rule, proposal: Proposal, contents: _Contents, signed: set[str]) -> Part:
    state, reason = _state(rule, proposal, contents, signed)
    copies = read_whole(rule.value) or 1
    return Part(
        code=rule.code,
        words=rule.text,
        basis=rule.basis,
        sure=rule.sure,
        copies=copies * (max(1, len(contents.nominees)) if rule.topic == "merit" else 1),
        state=state,
        reason=reason,
        paper=rule.topic,
    )


def _state(
    rule: Rule, proposal: Proposal, contents: _Contents, signed: set[str]
) -> tuple[State, str]:
    if rule.code in proposal.dossier or (rule.topic and rule.topic in signed):
        return "ready", ""
    lacks = _LACKS.get(rule.topic)
    if lacks is None:
        return "by_hand", _("Đánh dấu khi đã có trong hồ sơ.")
    reason = lacks(contents)
    return ("missing", reason) if reason else ("ready", "")


def _all_kept(nominees: Sequence[Nominee], kept: Sequence[KeptPaper]) -> bool:
    reported = {paper.nominee for paper in kept if paper.kind == "merit"}
    return bool(nominees) and reported >= {one.id for one in nominees}


def _nobody(contents: _Contents) -> str:
    return "" if contents.nominees else _("Chưa ghi tập thể, cá nhân nào được đề nghị.")


def _no_merit(contents: _Contents) -> str:
    without = [one for one in contents.nominees if not (one.achievement or one.summary)]
    said = _("Chưa ghi thành tích của {names}.").format(names=_names(without))
    return _nobody(contents) or (said if without else "")


def _no_vote(contents: _Contents) -> str:
    if contents.selection is None:
        return _("Chưa ghi cuộc họp bình xét.")
    if not contents.selection.voters:
        return _("Chưa ghi số người biểu quyết của cuộc họp.")
    without = [one for one in contents.nominees if one.votes is None]
    said = _("Chưa ghi số phiếu của {names}.").format(names=_names(without))
    return _nobody(contents) or (said if without else "")


def _names(nominees: Sequence[Nominee]) -> str:
    shown = ", ".join(one.name for one in nominees[:_NAMED])
    more = len(nominees) - _NAMED
    if more <= 0:
        return shown
    return _("{names} và {count} trường hợp khác").format(names=shown, count=more)


_LACKS: Mapping[str, Callable[[_Contents], str]] = {
    "submission": _nobody,
    "roster": _nobody,
    "merit": _no_merit,
    "minutes": _no_vote,
}
