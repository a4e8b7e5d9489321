"""The table that most biểu are: indicators beside the year so far and the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from resources.catalogues import Indicator, indicators, words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.award_words import authorities_of
from storage.comparison import Compared
from storage.consolidation import Total, percent
from storage.gaps import gap_words
from storage.records import Award
from ui.paper.document import Cell, Column, Grid, Said
from ui.paper.reports.facts import Facts
from ui.paper.reports.sourced import Row, figure_cell, sourced_grid
from ui.paper.writing import change


def of_groups(*groups: str) -> list[str]:
    """Return the codes of all indicators of some groups, in printed order."""
    return [code for code, indicator in indicators().items() if indicator.group in groups]


def awards_by_giver(facts: Facts) -> list[list[Award]]:
    """Return the awards by form and by who gave them, in the order of both lists."""
    found: dict[tuple[str, str, tuple[str, ...]], list[Award]] = defaultdict(list)
    for award in facts.records.awards:
        found[award.form, award.authority, tuple(sorted(authorities_of(award)))].append(award)
    return [given for _key, given in sorted(found.items(), key=lambda pair: _place(pair[0]))]


def figure_grid(facts: Facts, title: str, codes: Sequence[str], name: str = "") -> Grid:
    """Lay out indicators: at a post beside what they are compared with, above by unit."""
    rows = _by_unit(facts, codes) if facts.by_unit else _compared(facts, codes)
    columns = _unit_columns(facts) if facts.by_unit else _columns(facts)
    return sourced_grid(title, columns, tuple(rows), name=name)


def unit_columns(facts: Facts) -> tuple[Column, ...]:
    """Return a column for each unit, and the total after them."""
    share = max(12.0, 150 / max(len(facts.units), 1))
    units = [Column(name, share, "number") for name in facts.units.values()]
    return (*units, Column(_("Tổng"), 18, "number"))


@official
def change_words(now: Total, before: Total | None) -> str:
    """Say the rise or fall since the year before with its share; "—" on a base of nought."""
    if before is None or now.exact is None or before.exact is None or now.inexact or before.inexact:
        return ""
    words = change(now.value, before.value)
    return _("{change} (—)").format(change=words) if now.value and not before.value else words


def _columns(facts: Facts) -> tuple[Column, ...]:
    first = (
        Column(_("TT"), 10, "centre"),
        Column(_("Nội dung"), 86),
        Column(_("Đơn vị tính"), 22, "centre"),
        Column(_("Trong kỳ"), 26, "number"),
    )
    beside = (
        Column(_("Lũy kế từ đầu năm"), 26, "number"),
        Column(_("Cùng kỳ năm trước"), 26, "number"),
        Column(_("Tăng/giảm"), 32, "centre"),
    )
    return (*first, *(beside if facts.period.in_one_year else ()), Column(_("Ghi chú"), 34))


def _unit_columns(facts: Facts) -> tuple[Column, ...]:
    first = (
        Column(_("TT"), 10, "centre"),
        Column(_("Nội dung"), 70),
        Column(_("Đơn vị tính"), 20, "centre"),
    )
    return (*first, *unit_columns(facts))


def _compared(facts: Facts, codes: Iterable[str]) -> Iterable[Row]:
    for place, code in enumerate(codes, start=1):
        indicator, compared = indicators()[code], facts.compared[code]
        beside: Row = (
            figure_cell(facts, code, when="so_far"),
            figure_cell(facts, code, when="before"),
            "" if compared.gaps_before else change_words(compared.value, compared.last_year),
        )
        yield (
            place,
            indicator.name,
            indicator.unit,
            figure_cell(facts, code),
            *(beside if facts.period.in_one_year else ()),
            "; ".join(filter(None, [_note(facts, indicator), *_partial(compared)])),
        )


def _by_unit(facts: Facts, codes: Iterable[str]) -> Iterable[Row]:
    for place, code in enumerate(codes, start=1):
        indicator = indicators()[code]
        units = [figure_cell(facts, code, unit=unit) for unit in facts.units]
        yield (place, indicator.name, indicator.unit, *units, figure_cell(facts, code))


def _partial(compared: Compared) -> Iterator[str]:
    """Say which months the year so far and the year before lack: a part must not pass for all."""
    for months, of in (
        (compared.gaps, _("lũy kế {lacking}")),
        (compared.gaps_before, _("cùng kỳ {lacking}")),
    ):
        if months:
            yield of.format(lacking=gap_words(months))


def _note(facts: Facts, indicator: Indicator) -> str:
    if not indicator.ratio_to:
        return ""
    rate = percent(facts.value(indicator.code), facts.value(indicator.ratio_to))
    return "" if rate == "—" else f"{indicator.ratio_name}: {rate}"


def rate_cell(part: int, whole: int) -> Cell:
    """Return a rate for a table; nothing where there is no base."""
    words = percent(part, whole)
    return None if words == "—" else Said(words)


def _place(given: tuple[str, str, tuple[str, ...]]) -> tuple[int, int, tuple[str, ...]]:
    form, authority, each = given
    forms, authorities = [*words("award_forms")], [*words("award_authorities")]
    first = forms.index(form) if form in forms else len(forms)
    second = authorities.index(authority) if authority in authorities else len(authorities)
    return first, second, each
