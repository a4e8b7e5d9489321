"""Which papers the dossier of a proposal has, in which order, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from resources.catalogues import entries, words
from resources.units import slug
from resources.wording import in_vietnamese as _
from storage.commendation.kept_papers import newest_kept
from storage.records import KeptPaper, Nominee
from ui.paper.commendation.gather_decision import decision_of
from ui.paper.commendation.gather_facts import ProposalFacts
from ui.paper.commendation.gather_folder import checklist_of, label_of, parts_of
from ui.paper.commendation.gather_merit import merit_report
from ui.paper.commendation.gather_minutes import minutes_of
from ui.paper.commendation.gather_submission import roster_of, submission_document
from ui.paper.commendation.wording import forms
from ui.paper.document import Document

_PAPERS = "commendation_papers"


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """One paper before it has its place: what it is called, how it is made, what was kept."""

    kind: str
    title: str
    file: str
    make: Callable[[], Document] | None
    kept: KeptPaper | None
    nominee: str | None = None


def papers_asked(facts: ProposalFacts) -> Iterator[AskedPaper]:
    """Give the papers of the set in their order; reports in that of the nominees."""
    kinds = kinds_of(facts)
    for kind in kinds:
        if kind == "merit":
            yield from (_merit(facts, nominee) for nominee in facts.named)
        elif kind == "other":
            yield from _others(facts)
        else:
            alone = kind != "submission" or "roster" not in kinds
            make = partial(_MAKERS[kind], facts) if alone else partial(_bare, facts)
            kept = newest_kept(facts.kept, kind)
            yield AskedPaper(kind, words(_PAPERS)[kind], _files()[kind], make, kept)


def kinds_of(facts: ProposalFacts) -> list[str]:
    """Return which papers the set has, in their order."""
    rules = forms()["dossier"]
    wanted = {part.paper for part in parts_of(facts)} | set(rules["always"])
    wanted |= {one.kind for one in facts.kept}
    wanted |= {"minutes"} if facts.selection else set()
    wanted |= {"draft_decision"} if facts.proposal.form in rules["drafted"] else set()
    return [kind for kind in rules["order"] if kind in wanted]


def _merit(facts: ProposalFacts, nominee: Nominee) -> AskedPaper:
    return AskedPaper(
        "merit",
        _("{paper}: {name}").format(paper=words(_PAPERS)["merit"], name=nominee.name),
        f"{_files()['merit']}-{slug(nominee.name)}",
        partial(merit_report, facts, nominee),
        newest_kept(facts.kept, "merit", nominee),
        nominee.id,
    )


def _others(facts: ProposalFacts) -> Iterator[AskedPaper]:
    """Give what was kept besides, such as a proof of the time in office."""
    named = {None, *(one.id for one in facts.named)}
    for one in sorted(facts.kept, key=lambda kept: kept.id):
        if one.kind == "other" and one.nominee in named:
            file_name = f"{_files()['other']}-{slug(one.title)}"
            yield AskedPaper("other", one.title, file_name, None, one, one.nominee)


def _bare(facts: ProposalFacts) -> Document:
    return submission_document(facts, with_roster=False)


_MAKERS: Mapping[str, Callable[[ProposalFacts], Document]] = {
    "submission": submission_document,
    "roster": roster_of,
    "minutes": minutes_of,
    "draft_decision": decision_of,
    "checklist": checklist_of,
    "label": label_of,
}


def _files() -> dict[str, str]:
    return {entry.code: str(entry.extra["file"]) for entry in entries(_PAPERS)}
