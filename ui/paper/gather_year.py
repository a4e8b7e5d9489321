"""Gathers the consolidated year from what the superior's ledger holds of its units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from resources.catalogues import indicators, words
from resources.wording import _
from storage.consolidation import Total, consolidate
from storage.ledger import Ledger
from storage.periods import span_of
from storage.records import Award
from storage.report_period import Period, year_period
from storage.repository import between
from ui.paper.consolidated_table import UnitRow
from ui.paper.yearly import AwardRow, ConsolidatedYear, NewModel, Share

Totals = Mapping[str, Total]


def consolidated_year_of(ledger: Ledger, year: int, units: Mapping[str, str]) -> ConsolidatedYear:
    """Return a year of the given units (code → name) as the superior's paper says it."""
    period = year_period(year)
    totals = consolidate(ledger, (ledger.settings.unit, *units), period)
    built = totals["M06"].parts
    running = totals["M02"].parts
    return ConsolidatedYear(
        year=year,
        units=tuple(units.values()),
        kept=tuple(_type(code) for code in sorted(running) if code and not built.get(code)),
        new=tuple(
            NewModel(_type(code), _("tại {count} đơn vị").format(count=count))
            for code, count in sorted(totals["M06"].reach.items())
            if code
        ),
        coverage=_coverage(totals),
        order=_order(totals),
        remarks=(*_calm(totals["VV03"], units), *_rough(totals)),
        awards=_awards(ledger, units, period),
        rows=tuple(_row(code, totals[code], units) for code in indicators()),
    )


def _coverage(totals: Totals) -> tuple[Share, ...]:
    reachable = totals["M02-2"].parts
    return tuple(
        Share(_type(code), totals["M02"].parts.get(code, 0), whole, _("nơi"))
        for code, whole in sorted(reachable.items())
        if code and whole
    )


def _order(totals: Totals) -> tuple[Share, ...]:
    found = []
    for code, indicator in indicators().items():
        whole = totals[indicator.ratio_to].value if indicator.ratio_to else 0
        if whole:
            found.append(Share(indicator.name, totals[code].value, whole, indicator.unit))
    return tuple(found)


def _calm(grave: Total, units: Mapping[str, str]) -> list[str]:
    """Say that nothing grave happened only when every unit said so."""
    nothing = units.keys() <= grave.units.keys() and not (grave.value or grave.rough)
    return [_("Không để xảy ra trọng án.")] if units and nothing else []


def _rough(totals: Totals) -> list[str]:
    sentence = _("{name}: {words} (số liệu ước, không cộng vào tổng số).")
    return [
        sentence.format(name=indicators()[code].name, words=", ".join(total.rough))
        for code, total in totals.items()
        if total.rough
    ]


def _awards(ledger: Ledger, units: Mapping[str, str], period: Period) -> tuple[AwardRow, ...]:
    first, last = span_of(period.first, period.last, ledger.settings.cutoff_day)
    counts: Counter[tuple[str, str, str]] = Counter()
    for unit in units:
        for award in between(ledger, Award, unit, first, last):
            counts[award.form, award.authority, award.subject] += award.quantity
    return tuple(
        AwardRow(
            words("award_forms").get(form, form),
            words("award_authorities").get(authority, authority),
            *(counts[form, authority, who] for who in ("collective", "individual", "household")),
        )
        for form, authority in dict.fromkeys((form, by) for form, by, _subject in sorted(counts))
    )


def _row(code: str, total: Total, units: Mapping[str, str]) -> UnitRow:
    indicator = indicators()[code]
    return UnitRow(
        code=code,
        name=indicator.name,
        unit=indicator.unit,
        total=total.exact,
        values=tuple(total.units.get(unit) for unit in units),
    )


def _type(code: str) -> str:
    return words("model_types").get(code, code)
