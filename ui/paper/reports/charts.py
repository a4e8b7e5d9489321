"""The pictures of a report: models by group and type, the year before, months, hamlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from resources.catalogues import indicators, model_types, words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.consolidation import Total
from ui.paper.charts import Chart, Series, shows_anything
from ui.paper.reports.facts import Facts, type_name

_MOST = 12  # types in one chart


def charts_of(facts: Facts, topics: Collection[str] = ()) -> tuple[Chart, ...]:
    """Return the pictures that a report prints, of some groups where they are named."""
    models = (models_chart(facts),) if not topics or "models" in topics else ()
    made = (*models, compared_chart(facts, topics))
    return tuple(chart for chart in made if len(chart.labels) > 1 and shows_anything(chart))


@official
def models_chart(facts: Facts) -> Chart:
    """Show the types of models with most sites."""
    parts = {code: n for code, n in facts.total("M02").parts.items() if code and n}
    most = sorted(parts, key=lambda code: (-parts[code], code))[:_MOST]
    return Chart(
        _("Số điểm theo loại mô hình"),
        tuple(type_name(code) for code in most),
        (Series(_("Số điểm"), tuple(parts[code] for code in most)),),
        "bars",
        _("điểm"),
        _("Loại mô hình"),
    )


@official
def groups_chart(facts: Facts) -> Chart:
    """Show how the sites fall on the groups of models."""
    of: Counter[str] = Counter()
    for code, count in facts.total("M02").parts.items():
        if code in model_types():
            of[model_types()[code].group] += count
    names = {group: name for group, name in words("model_groups").items() if of[group]}
    return Chart(
        _("Mô hình theo nhóm"),
        tuple(names.values()),
        (Series(_("Số điểm"), tuple(of[group] for group in names)),),
        "bars",
        _("điểm"),
        _("Nhóm mô hình"),
    )


@official
def compared_chart(facts: Facts, topics: Collection[str] = ()) -> Chart:
    """Show what was done beside the same period of the year before."""
    labels: Mapping[str, str] = {
        "TT01": _("Tuyên truyền"),
        "TH01": _("Tập huấn"),
        "PC01": _("Huấn luyện PCCC"),
        "HG02": _("Hòa giải thành"),
        "TTR1": _("Ca tuần tra"),
        "SK01": _("Hội nghị"),
        "KT01": _("Tập thể được khen"),
        "KT02": _("Cá nhân được khen"),
        "VV01": _("Vụ phạm pháp"),
    }
    told = [
        code
        for code in labels
        if facts.compared[code].last_year and (not topics or indicators()[code].group in topics)
    ]
    before = tuple(total.exact if (total := facts.compared[c].last_year) else None for c in told)
    return Chart(
        _("So với cùng kỳ năm trước"),
        tuple(labels[code] for code in told),
        (
            Series(facts.period.words, tuple(facts.total(code).exact for code in told)),
            Series(facts.period.year_before.words, before),
        ),
        "columns",
    )


@official
def months_chart(code: str, months: Sequence[str], totals: Sequence[Total]) -> Chart:
    """Show one indicator month by month; a month of which nobody said anything stays open."""
    indicator = indicators()[code]
    return Chart(
        indicator.name,
        tuple(_("tháng {month}").format(month=_slashed(month)) for month in months),
        (Series(indicator.name, tuple(total.exact for total in totals)),),
        "columns",
        indicator.unit,
        _("Tháng"),
        tuple(_short(month, first=place == 0) for place, month in enumerate(months)),
    )


@official
def hamlets_chart(facts: Facts) -> Chart:
    """Show where things were done: a square for each hamlet, darker for more activities."""
    of = Counter(hamlet for each in facts.records.activities for hamlet in each.hamlets)
    return Chart(
        _("Hoạt động theo thôn, tổ dân phố"),
        tuple(hamlet.name for hamlet in facts.records.hamlets),
        (Series(_("Hoạt động"), tuple(of[hamlet.id] for hamlet in facts.records.hamlets)),),
        "squares",
        _("hoạt động"),
        _("Thôn, tổ dân phố"),
    )


@official
def units_chart(facts: Facts) -> Chart:
    """Show a superior's units as squares, darker for more sites of models."""
    values = tuple(facts.of_unit[unit]["M02"].exact for unit in facts.units)
    return Chart(
        _("Số điểm mô hình theo đơn vị"),
        tuple(facts.units.values()),
        (Series(_("Số điểm"), values),),
        "squares",
        _("điểm"),
        _("Đơn vị"),
    )


def _slashed(month: str) -> str:
    return f"{int(month[5:])}/{month[:4]}"


def _short(month: str, *, first: bool) -> str:
    name = _("T{number}").format(number=int(month[5:]))
    return f"{name}\n{month[:4]}" if first or month.endswith("-01") else name
