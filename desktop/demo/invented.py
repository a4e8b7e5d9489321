"""Proposals for awards that were reported as sums: as many names as there were, all invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.demo.plan import commended
from storage.commendation.life import advance, told, with_dossier, with_meeting
from storage.records import Nominee, Proposal, Record, Selection
from ui.paper.roster import counted_whom

_VOTERS = 9
_OF_MEETING = ("attendees", "chair", "secretary", "standards", "began", "ended")
_NOTE = (
    "Khen thưởng đã vào sổ thành hai dòng tổng số, đúng như đã báo cáo; tên trong danh sách là giả "
    "định để tập dượt."
)
_GROUNDS = """Căn cứ Luật Thi đua, khen thưởng
Căn cứ Biên bản họp bình xét khen thưởng ngày {day:%d/%m/%Y}"""


def proposal_records(unit: str, seed: dict[str, Any]) -> tuple[Proposal, list[Record]]:
    """Return a decided proposal of so many collectives and people, its meeting and its nominees."""
    asked = ("form", "authority", "award_type", "addressee", "occasion", "counted_from")
    proposal = Proposal(
        unit=unit,
        bases=_GROUNDS.format(day=seed["met_on"]),
        counted_to=seed["met_on"],
        programme=seed.get("programme"),
        note=_NOTE,
        **{name: seed[name] for name in asked},
    )
    meeting = _meeting(proposal, seed)
    proposal = with_dossier(with_meeting(proposal, meeting), seed["submitted_on"])
    proposal = advance(proposal, "submitted", seed["submitted_on"], paper=seed["number"])
    decided = told(proposal, "decided", seed["decided_on"], paper=seed["decision"])
    return decided, [meeting, *_collectives(decided, seed), *_people(decided, seed)]


def _meeting(proposal: Proposal, seed: dict[str, Any]) -> Selection:
    said = commended()["invented"]
    whom = counted_whom(seed["collectives"], seed["individuals"], 0)
    return Selection(
        unit=proposal.unit,
        proposal=proposal.id,
        held_on=seed["met_on"],
        place=seed["region"][:1].upper() + seed["region"][1:],
        voters=_VOTERS,
        conclusion=f"Thống nhất đề nghị khen thưởng {whom}.",
        number=seed["minutes"],
        **{name: said[name] for name in _OF_MEETING},
    )


def _collectives(proposal: Proposal, seed: dict[str, Any]) -> Iterator[Nominee]:
    for number in range(seed["collectives"]):
        name = _filled(seed["patterns"], seed, number)
        yield _nominee(proposal, seed, number, subject="collective", name=name)


def _people(proposal: Proposal, seed: dict[str, Any]) -> Iterator[Nominee]:
    """Yield men and women in turn; nobody is called like somebody of another seed."""
    said = commended()["invented"]
    before = commended()["seed"][: commended()["seed"].index(seed)]
    first = sum(one["individuals"] for one in before)
    for number in range(first, first + seed["individuals"]):
        sex = ("male", "female")[number % 2]
        yield _nominee(
            proposal,
            seed,
            number,
            subject="individual",
            name=_full_name(said[sex], number),
            sex=sex,
            birth_year=1962 + number * 7 % 33,
            served_since=2008 + number % 8,
            position=_filled(said[sex]["positions"], seed, number // 2),
        )


def _full_name(names: dict[str, Any], number: int) -> str:
    families, middles, given = commended()["invented"]["families"], names["middles"], names["given"]
    parts = (
        families[number * 5 % len(families)],
        middles[number // 2 % len(middles)],
        given[number // 2 % len(given)],
    )
    return " ".join(parts)


def _nominee(proposal: Proposal, seed: dict[str, Any], number: int, **who: Any) -> Nominee:
    said = commended()["invented"]
    cause = said["causes"][number % len(said["causes"])]
    effect = said["effects"][number % len(said["effects"])]
    return Nominee(
        unit=proposal.unit,
        proposal=proposal.id,
        address=seed["region"],
        summary=f"{cause}; {effect}",
        achievement=f"{cause}; {effect}.",
        clear=True,
        votes=_VOTERS - (number % 6 == 0),
        result="approved",
        **who,
    )


def _filled(patterns: list[str], seed: dict[str, Any], number: int) -> str:
    places, hamlets = seed["places"], commended()["invented"]["hamlets"]
    return patterns[number % len(patterns)].format(
        place=places[number % len(places)], hamlet=hamlets[number % len(hamlets)]
    )
