"""Biểu 03 to 06 and 09: what was done, by kind, topic, hamlet and organisation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from resources.catalogues import activity_kinds, indicators, words
from resources.wording import in_vietnamese as _
from storage.records import Activity
from ui.paper.document import Column, Grid
from ui.paper.reports.facts import Facts
from ui.paper.reports.figure_grid import figure_grid, of_groups
from ui.paper.reports.sourced import (
    Row,
    Sourced,
    figure_cell,
    part_cell,
    records_cell,
    sourced_grid,
)

_IN_HAMLETS = ("HG01", "HG02", "RS01", "RS02", "RS03", "RS04", "TTR1", "TTR2")
_OF_TIP = {"TB01": "politics", "TB02": "crime", "TB03": "social_evils", "TB04": "drugs"}
_OF_TIP |= {"TB05": "economy", "TB06": "traffic", "TB09": "other"}


def outreach_grids(facts: Facts) -> tuple[Grid, ...]:
    """Biểu 03: what was told to people, and about what."""
    title = _("Biểu 03. Tuyên truyền, vận động")
    codes = [*of_groups("propaganda"), *of_groups("training", "fire")]
    return (figure_grid(facts, title, codes, _("Biểu 03")), *_by_topic(facts))


def tips_grid(facts: Facts) -> Grid:
    """Biểu 04: tips by category, and how many of them were valuable."""
    title = _("Biểu 04. Nguồn tin do Nhân dân cung cấp")
    if facts.by_unit:
        return figure_grid(facts, title, of_groups("tips"), _("Biểu 04"))
    beside = (
        Column(_("Lũy kế từ đầu năm"), 30, "number"),
        Column(_("Cùng kỳ năm trước"), 30, "number"),
    )
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Loại tin"), 90),
        Column(_("Số tin"), 30, "number"),
        Column(_("Trong đó có giá trị"), 30, "number"),
        *(beside if facts.period.in_one_year else ()),
    )
    rows = [_tip_row(facts, place, code) for place, code in enumerate(_OF_TIP, start=1)]
    total = sum(facts.value(code) for code in _OF_TIP)
    sums = [
        sum(facts.compared[code].year_to_date.value for code in _OF_TIP),
        sum(before.value for code in _OF_TIP if (before := facts.compared[code].last_year)),
    ]
    last: Row = ("", _("Tổng số tin"), total, figure_cell(facts, "TB10"), *sums)
    return sourced_grid(
        title,
        columns,
        (*rows, last[: len(columns)]),
        total=True,
        name=_("Biểu 04"),
    )


def _tip_row(facts: Facts, place: int, code: str) -> Row:
    beside = (
        figure_cell(facts, code, when="so_far"),
        figure_cell(facts, code, when="before"),
    )
    return (
        place,
        indicators()[code].name,
        figure_cell(facts, code),
        part_cell(facts, "TB10", _OF_TIP[code]),
        *(beside if facts.period.in_one_year else ()),
    )


def weapons_grid(facts: Facts) -> Grid:
    """Biểu 05: what was handed over, by category."""
    title = _("Biểu 05. Giao nộp vũ khí, vật liệu nổ, công cụ hỗ trợ")
    return figure_grid(facts, title, of_groups("weapons"), _("Biểu 05"))


def order_grids(facts: Facts) -> tuple[Grid, ...]:
    """Biểu 06: mediation, reviews and patrols, and in each hamlet."""
    title = _("Biểu 06. Hòa giải; rà soát an ninh, trật tự; tuần tra")
    codes = of_groups("mediation", "review", "patrol", "guidance")
    whole = figure_grid(facts, title, codes, _("Biểu 06"))
    return (whole,) if facts.by_unit else (whole, *_by_hamlet(facts))


def partners_grid(facts: Facts) -> Grid:
    """Biểu 09: what was done together with each organisation."""
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Mặt trận Tổ quốc, tổ chức, đơn vị"), 90),
        Column(_("Hoạt động phối hợp"), 30, "number"),
        Column(_("Chủ trì"), 24, "number"),
        Column(_("Lượt người tham gia"), 32, "number"),
        Column(_("Mô hình cùng xây dựng"), 32, "number"),
    )
    running = [m for m in facts.records.models if m.id in facts.records.running]
    rows: list[Row] = []
    for code, name in words("organisations").items():
        mine = [a for a in facts.coordinated if code in {*a.organisations, *a.hosts}]
        models = [model for model in running if code in model.partners]
        if code != "police" and (mine or models):
            led = [each for each in mine if code in each.hosts]
            people = records_cell(_attending(mine), mine)
            counts = (records_cell(len(found), found) for found in (mine, led))
            built = records_cell(len(models), models)
            rows.append((len(rows) + 1, name, *counts, people, built))
    title = _("Biểu 09. Phối hợp với Mặt trận Tổ quốc và các tổ chức thành viên")
    note = _("Một hoạt động có nhiều đơn vị phối hợp được tính cho từng đơn vị.")
    return sourced_grid(title, columns, rows, note=note, name=_("Biểu 09"))


def _by_topic(facts: Facts) -> tuple[Grid, ...]:
    meetings: dict[str, list[Activity]] = defaultdict(list)
    for activity in facts.records.activities:
        for topic in activity.topics:
            meetings[topic].append(activity)
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Chủ đề"), 110),
        Column(_("Hoạt động"), 30, "number"),
        Column(_("Lượt người dự"), 34, "number"),
    )
    rows = tuple(
        (
            place,
            words("topics").get(topic, topic),
            records_cell(len(mine), mine),
            records_cell(_attending(mine), mine),
        )
        for place, (topic, mine) in enumerate(sorted(meetings.items()), start=1)
    )
    note = _("Một hoạt động nói về nhiều chủ đề được tính cho từng chủ đề.")
    title = _("Biểu 03 (tiếp). Tuyên truyền theo chủ đề")
    made = sourced_grid(title, columns, rows, note=note, name=_("Biểu 03 chủ đề"))
    return (made,) if rows else ()


def _by_hamlet(facts: Facts) -> tuple[Grid, ...]:
    of: dict[str, Counter[str]] = defaultdict(Counter)
    behind: dict[tuple[str, str], list[Activity]] = defaultdict(list)
    for activity in facts.records.activities:
        place = activity.hamlets[0] if len(activity.hamlets) == 1 else ""
        for code, amount in _fed(activity).items():
            of[place][code] += amount
            behind[place, code].append(activity)

    def counts(hamlet: str) -> tuple[Sourced, ...]:
        return tuple(records_cell(of[hamlet][code], behind[hamlet, code]) for code in _IN_HAMLETS)

    if not any(of[hamlet.id] for hamlet in facts.records.hamlets):
        return ()
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Thôn, tổ dân phố"), 60),
        *(Column(indicators()[code].name, 22, "number") for code in _IN_HAMLETS),
    )
    rows: list[Row] = [
        (place, hamlet.name, *counts(hamlet.id))
        for place, hamlet in enumerate(facts.records.hamlets, start=1)
    ]
    if of[""]:
        rows.append(("", _("Nhiều thôn, toàn xã"), *counts("")))
    rows.append(("", _("Cộng"), *(_added(of.values(), code) for code in _IN_HAMLETS)))
    title = _("Biểu 06 (tiếp). Theo thôn, tổ dân phố")
    return (sourced_grid(title, columns, rows, total=True, name=_("Biểu 06 thôn")),)


def _fed(activity: Activity) -> Counter[str]:
    kind = activity_kinds().get(activity.kind)
    found: Counter[str] = Counter()
    for measure in kind.measures if kind else ():
        if measure.feeds in _IN_HAMLETS:
            found[measure.feeds] += activity.measures.get(measure.code, 0)
    return found


def _added(counts: Iterable[Counter[str]], code: str) -> int:
    return sum(each[code] for each in counts)


def _attending(activities: Iterable[Activity]) -> int:
    return sum(each.measures.get("attendances", 0) for each in activities)
