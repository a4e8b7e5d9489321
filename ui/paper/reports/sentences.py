"""Sentences proposed from figures, section by section; the post may write others in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from resources.catalogues import entries, indicators
from resources.wording import _
from storage.consolidation import Total, percent
from ui.paper.reports.facts import Facts, ratio_of
from ui.paper.reports.figure_grid import change_words, of_groups
from ui.paper.reports.special_sentences import (
    award_sentences,
    case_sentences,
    force_sentences,
    model_sentences,
    open_tasks,
    partner_sentences,
    read_back_tasks,
    safety_sentences,
    tip_sentences,
)


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the outline: its title, the part it stands in, the indicators it tells of."""

    code: str
    title: str
    part: str
    indicators: tuple[str, ...]


def outline() -> tuple[Section, ...]:
    """Return the sections of a report in order (report_sections.toml)."""
    return tuple(
        Section(entry.code, entry.word, entry.extra["part"], _codes(entry.extra))
        for entry in entries("report_sections")
        if entry.extra["part"]
    )


def proposed(section: Section, facts: Facts) -> str:
    """Return the text that the figures propose for a section, a sentence a line; "" for none."""
    lines = [*_SPECIAL.get(section.code, _nothing)(facts)]
    told = _TOLD.get(section.code, frozenset())
    lines += [
        _sentence(facts, code)
        for code in section.indicators
        if code not in told and _happened(facts.total(code))
    ]
    return "\n".join(f"- {line}" for line in lines)


def figures_said(section: Section, facts: Facts) -> dict[str, str]:
    """Return each figure a section speaks of as it is printed now, to see later if it changed."""
    return {code: facts.words(code) for code in section.indicators}


def changed_since(section: Section, facts: Facts, before: Mapping[str, str]) -> list[str]:
    """Say which figures are not any more what they were when the text of a section was written."""
    sentence = _("{name}: khi viết là {old}, nay là {new}")
    return [
        sentence.format(name=indicators()[code].name, old=before[code] or "–", new=now or "–")
        for code, now in figures_said(section, facts).items()
        if code in before and before[code] != now
    ]


def _codes(extra: Mapping[str, object]) -> tuple[str, ...]:
    groups, named = extra.get("groups", ()), extra.get("indicators", ())
    assert isinstance(groups, (list, tuple))
    assert isinstance(named, (list, tuple))
    return tuple(c for c, i in indicators().items() if i.group in groups or c in named)


def _sentence(facts: Facts, code: str) -> str:
    indicator, compared = indicators()[code], facts.compared[code]
    told = f"{indicator.name}: {facts.words(code)} {indicator.unit}"
    beside = [*_rate(facts, code), *_since(facts, code)]
    if facts.period.so_far != facts.period and not indicator.stock:
        words = _("lũy kế từ đầu năm {value}")
        beside.append(words.format(value=_number(compared.year_to_date.value)))
    return f"{told} ({'; '.join(beside)})." if beside else f"{told}."


def _rate(facts: Facts, code: str) -> Iterator[str]:
    ratio = ratio_of(facts, code)
    if ratio and percent(*ratio) != "—":
        yield _("đạt {rate}").format(rate=percent(*ratio))


def _since(facts: Facts, code: str) -> Iterator[str]:
    compared = facts.compared[code]
    words = change_words(compared.value, compared.last_year)
    if not words:
        return
    assert compared.last_year is not None
    rise = compared.value.value - compared.last_year.value
    if not rise:
        yield _("bằng cùng kỳ năm trước")
        return
    sentence = _("tăng {change} so với cùng kỳ") if rise > 0 else _("giảm {change} so với cùng kỳ")
    yield sentence.format(change=words.replace("+", "").replace("−", ""))


def _happened(total: Total) -> bool:
    return bool(total.value or total.inexact)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _nothing(_facts: Facts) -> Iterable[str]:
    return ()


_SPECIAL: Mapping[str, Callable[[Facts], Iterable[str]]] = {
    "situation": case_sentences,
    "models": model_sentences,
    "core_force": force_sentences,
    "people": tip_sentences,
    "partners": partner_sentences,
    "safety": safety_sentences,
    "awards": award_sentences,
    "last_tasks": read_back_tasks,
    "tasks": open_tasks,
}
_TOLD: Mapping[str, frozenset[str]] = {  # by a special sentence of the section
    "situation": frozenset({"VV01", "VV02", "VV03"}),
    "models": frozenset({"M01", "M02", "M02-2", "M06", "M07", "M11", "M12"}),
    "core_force": frozenset(of_groups("teams")),
    "people": frozenset({"TB10", "RS01-2"}),
    "safety": frozenset({"AT01", "AT01-2", "AT02"}),
    "awards": frozenset({"KT01", "KT02"}),
    "outreach": frozenset({"TT07-2"}),
}
