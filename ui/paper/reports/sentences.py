"""Sentences proposed from figures, section by section; the post may write others in their place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from resources.catalogues import Entry, entries, indicators
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.consolidation import percent
from ui.paper.reports.facts import Facts, ratio_of
from ui.paper.reports.figure_grid import of_groups
from ui.paper.reports.patterns import happened, number, since, so_far, told_by
from ui.paper.reports.special_sentences import (
    award_sentences,
    case_sentences,
    force_sentences,
    model_sentences,
    open_tasks,
    organisation_sentences,
    partner_sentences,
    read_back_tasks,
    safety_sentences,
    tip_sentences,
)

BASIS = "basis"
_BASES = frozenset({"TT07-2", "RS01-2"})  # said only as what a rate is of


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the outline: its title, the part it stands in, what it tells of.

    `batches` are the indicators that are told together, by group; `tells` names records.
    """

    code: str
    title: str
    part: str
    batches: tuple[tuple[str, ...], ...] = ()
    tells: str = ""

    @property
    def indicators(self) -> tuple[str, ...]:
        """Return all indicators it tells of."""
        return tuple(code for batch in self.batches for code in batch)


def outline(form: str, topics: Collection[str] = ()) -> tuple[Section, ...]:
    """Return the sections of a form of report; with topics, those that tell of these groups."""
    found = (_section(e, topics) for e in entries("report_sections") if _is_in(e, form))
    whole = {e.code for e in entries("report_sections") if not _tells_figures(e)}
    return tuple(each for each in found if not topics or each.batches or each.code in whole)


@official
def proposed(section: Section, facts: Facts) -> str:
    """Return the text that the figures propose for a section, a sentence a line; "" for none."""
    lines = [*_TOLD_OF.get(section.tells, _nothing)(facts)]
    for batch in section.batches:
        lines += _batch(batch, facts)
    return "\n".join(f"- {line}" for line in lines)


@official
def figures_said(section: Section, facts: Facts) -> dict[str, str]:
    """Return each figure a section speaks of as it is printed now, to see later if it changed."""
    return {code: facts.words(code) for code in section.indicators}


@official
def changed_since(section: Section, facts: Facts, before: Mapping[str, str]) -> list[str]:
    """Say which figures are not any more what they were when the text of a section was written."""
    sentence = _("{name}: khi viết là {old}, nay là {new}")
    return [
        sentence.format(name=indicators()[code].name, old=before[code] or "–", new=now or "–")
        for code, now in figures_said(section, facts).items()
        if code in before and before[code] != now
    ]


@official
def like(section: str) -> tuple[str, ...]:
    """Return the sections whose library of phrases fits a section, its own first."""
    other = next(e.extra.get("like") for e in entries("report_sections") if e.code == section)
    return (section, other) if isinstance(other, str) else (section,)


def _section(entry: Entry, topics: Collection[str]) -> Section:
    groups = [g for g in entry.extra.get("groups", ()) if not topics or g in topics]
    named = () if topics else tuple(entry.extra.get("indicators", ()))
    batches = (*(tuple(of_groups(group)) for group in groups), named)
    part, tells = entry.extra["part"], entry.extra.get("tells", "")
    return Section(entry.code, entry.word, part, tuple(filter(None, batches)), tells)


def _is_in(entry: Entry, form: str) -> bool:
    forms, others = entry.extra.get("forms"), entry.extra.get("except_forms", ())
    return bool(entry.extra["part"]) and (forms is None or form in forms) and form not in others


def _tells_figures(entry: Entry) -> bool:
    return bool(entry.extra.get("groups") or entry.extra.get("indicators"))


def _batch(codes: tuple[str, ...], facts: Facts) -> Iterator[str]:
    """Say the figures of one group: in sentences of their own, in patterns, else one by one."""
    group = indicators()[codes[0]].group
    told = set(_BASES)
    if group in _SPECIAL and set(of_groups(group)) <= set(codes):
        say, told_codes = _SPECIAL[group]
        yield from say(facts)
        told |= told_codes
    for sentence, said in told_by([code for code in codes if code not in told], facts):
        yield sentence
        told |= said
    for code in codes:
        if code not in told and happened(facts.total(code)):
            yield _plain(facts, code)


def _plain(facts: Facts, code: str) -> str:
    indicator = indicators()[code]
    told = f"{indicator.name}: {number(facts, code)} {indicator.unit}"
    ratio, year = ratio_of(facts, code), so_far(facts, code)
    beside = [since(facts, code)]
    if ratio and percent(*ratio) != "—":
        beside.insert(0, _("đạt {rate}").format(rate=percent(*ratio)))
    if year:
        beside.append(_("lũy kế từ đầu năm {year}").format(year=year))
    words = "; ".join(filter(None, beside))
    return f"{told} ({words})." if words else f"{told}."


def _nothing(_facts: Facts) -> Iterable[str]:
    return ()


_TOLD_OF: Mapping[str, Callable[[Facts], Iterable[str]]] = {  # `tells` of a section
    "partners": partner_sentences,
    "organisations": organisation_sentences,
    "last_tasks": read_back_tasks,
    "tasks": open_tasks,
}
_SPECIAL: Mapping[str, tuple[Callable[[Facts], Iterable[str]], frozenset[str]]] = {
    "cases": (case_sentences, frozenset(of_groups("cases"))),
    "models": (model_sentences, frozenset({"M01", "M02", "M02-2", "M06"})),
    "teams": (force_sentences, frozenset(of_groups("teams"))),
    "tips": (tip_sentences, frozenset(of_groups("tips"))),
    "safety": (safety_sentences, frozenset(of_groups("safety"))),
    "awards": (award_sentences, frozenset(of_groups("awards"))),
}
