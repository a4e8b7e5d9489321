"""Sentences as data (report_sentences.toml): patterns with holes for the figures of a period."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from resources.catalogues import entries, indicators
from resources.wording import in_vietnamese as _
from storage.consolidation import Total, percent
from ui.paper.reports.facts import Facts, ratio_of
from ui.paper.reports.figure_grid import change_words
from ui.paper.writing import figure

_HOLE = re.compile(r"\{([A-Z0-9-]+|\*)([%h]?)\}")
_OPTION = re.compile(r"\[([^\]]*)\]")
_REST = "*"
_HOUR = 60  # minutes


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence of a group of indicators, with holes for its figures."""

    text: str
    group: str

    @property
    def codes(self) -> frozenset[str]:
        """Return the indicators it speaks of; what a rate is of, too."""
        named = {code for code, _how in _HOLE.findall(self.text) if code != _REST}
        rates = {code for code, how in _HOLE.findall(self.text) if how == "%"}
        return frozenset(named | {indicators()[code].ratio_to for code in rates})

    @property
    def tells_the_rest(self) -> bool:
        """Tell whether it lists whatever no other sentence says."""
        return f"{{{_REST}}}" in self.text


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return every sentence, in the order of its telling."""
    return tuple(Pattern(e.word, e.extra["group"]) for e in entries("report_sentences"))


def told_by(found: Collection[str], facts: Facts) -> Iterator[tuple[str, frozenset[str]]]:
    """Say those indicators in sentences, each with the indicators that it spoke of."""
    left = {code: None for code in found if happened(facts.total(code))}
    for pattern in patterns():
        if pattern.tells_the_rest:
            codes = [c for c in left if indicators()[c].group == pattern.group]
            text = "; ".join(_item(facts, code) for code in codes)
            sentence = f"{pattern.text.replace('{*}', text)}." if codes else ""
        elif pattern.codes & set(found):
            sentence, codes = _filled(pattern, facts)
        else:
            continue
        if sentence:
            yield sentence, frozenset(codes)
            left = {code: None for code in left if code not in codes}


def happened(total: Total) -> bool:
    """Tell whether there is anything to say of a total."""
    return bool(total.value or total.inexact)


def number(facts: Facts, code: str) -> str:
    """Say a figure within a sentence: what is known exactly “và” what is known inexactly."""
    return facts.words(code).replace("; ", _(" và "))


def since(facts: Facts, code: str) -> str:
    """Say how a figure compares with the year before: tăng 3 buổi, 25,0% so với cùng kỳ."""
    compared, unit = facts.compared[code], indicators()[code].unit
    words = "" if compared.gaps_before else change_words(compared.value, compared.last_year)
    if not words or compared.last_year is None:
        return ""
    rise = compared.value.value - compared.last_year.value
    if not rise:
        return _("bằng cùng kỳ năm trước")
    amount, _bracket, share = words.translate({ord("+"): None, ord("−"): None}).partition(" (")
    much = f"{amount} {unit}" + (f", {share[:-1]}" if share.strip("—)") else "")
    rising = _("tăng {much} so với cùng kỳ năm trước")
    falling = _("giảm {much} so với cùng kỳ năm trước")
    return (rising if rise > 0 else falling).format(much=much)


def so_far(facts: Facts, *codes: str) -> str:
    """Say figures from the year's beginning: 12 buổi, 90 lượt người; "" where they are the same."""
    totals = [(code, facts.compared[code].year_to_date) for code in codes]
    if all(total.value == facts.value(code) for code, total in totals):
        return ""
    told = [_of_year(code, total.value) for code, total in totals if total.value]
    return ", ".join(filter(None, told))


def duration(minutes: int) -> str:
    """Say minutes as hours: 83 giờ 59 phút."""
    hours, rest = divmod(minutes, _HOUR)
    told = [_("{count} giờ").format(count=figure(hours))] if hours else []
    told += [_("{count} phút").format(count=rest)] if rest or not hours else []
    return " ".join(told)


def _filled(pattern: Pattern, facts: Facts) -> tuple[str, list[str]]:
    """Fill one sentence; nothing where a figure is missing that it cannot do without."""
    must, bracket, more = pattern.text.partition("[")
    may = _OPTION.sub(lambda option: _option(option[1], facts), bracket + more)
    holes = _HOLE.findall(must + may)
    if not holes or not all(_is_known(facts, hole) for hole in holes):
        return "", []
    codes = list(dict.fromkeys(code for code, _how in holes))
    said = [_HOLE.sub(lambda hole: _SAID[hole[2]](facts, hole[1]), part) for part in (must, may)]
    compared = since(facts, codes[0]) if must else ""
    text = f"{said[0]}{f' ({compared})' if compared else ''}{said[1]}".lstrip(" ,;")
    year = so_far(facts, *codes)
    beside = _(" (lũy kế từ đầu năm: {year})").format(year=year) if year else ""
    return f"{text[0].upper()}{text[1:]}{beside}.", codes


def _of_year(code: str, value: int) -> str:
    indicator = indicators()[code]
    if indicator.stock:
        return ""
    return duration(value) if indicator.unit == _MINUTE else f"{figure(value)} {indicator.unit}"


def _option(text: str, facts: Facts) -> str:
    return text if all(_is_known(facts, hole) for hole in _HOLE.findall(text)) else ""


def _is_known(facts: Facts, hole: tuple[str, str]) -> bool:
    code, how = hole
    if how == "%":
        ratio = ratio_of(facts, code)
        return ratio is not None and percent(*ratio) != "—"
    return happened(facts.total(code))


def _rate(facts: Facts, code: str) -> str:
    ratio = ratio_of(facts, code)
    return percent(*ratio) if ratio else ""


def _hours(facts: Facts, code: str) -> str:
    total = facts.total(code)
    if total.inexact:
        return f"{number(facts, code)} {indicators()[code].unit}"
    return duration(total.value)


def _item(facts: Facts, code: str) -> str:
    """Say one thing of a list: 10 chiếc vũ khí thô sơ, 2 tủ sách pháp luật."""
    indicator = indicators()[code]
    name = f"{indicator.name[0].lower()}{indicator.name[1:]}"
    unit = "" if name.startswith(indicator.unit) else f"{indicator.unit} "
    year = so_far(facts, code)
    more = _(" (lũy kế {year})").format(year=year.split(" ")[0]) if year else ""
    return f"{number(facts, code)} {unit}{name}{more}"


_MINUTE = _("phút")
_SAID: dict[str, Callable[[Facts, str], str]] = {"": number, "%": _rate, "h": _hours}
