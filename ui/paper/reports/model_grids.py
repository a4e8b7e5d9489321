"""Biểu 01 (models by type), 02 (core force) and 10 (each site), as figures and records say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resources.catalogues import counted_type, indicators, words
from resources.wording import in_vietnamese as _
from storage.records import SecurityModel, Team
from ui.paper.document import Cell, Column, Grid
from ui.paper.reports.facts import Facts, type_name
from ui.paper.reports.figure_grid import unit_columns
from ui.paper.reports.sourced import (
    Row,
    Sourced,
    figure_cell,
    part_cell,
    records_cell,
    sourced_grid,
)
from ui.paper.writing import short_date

_BY_TYPE = ("M02", "M03", "M04", "M05", "M06", "M08", "M07", "M10", "M11", "M12")
_TRAINED = ("training", "fire_training")


def models_grid(facts: Facts) -> Grid:
    """Biểu 01: one row a type; above, the sites of each unit."""
    title = _("Biểu 01. Tổng hợp mô hình")
    if facts.by_unit:
        return _models_by_unit(facts, title)
    heads = (
        _("Số điểm"),
        _("Số tổ"),
        _("Thành viên"),
        _("Số hộ"),
        _("Xây dựng mới"),
        _("Củng cố"),
        _("Nhân rộng"),
        _("Thanh loại"),
        _("Đủ thời gian đánh giá"),
        _("Hiệu quả"),
    )
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Tên loại mô hình"), 66),
        *(Column(head, 16, "number") for head in heads),
        Column(_("Cơ quan phối hợp"), 38),
    )
    partners = _partners(facts)
    rows: list[Row] = [
        (
            place,
            type_name(code),
            *(part_cell(facts, each, code) for each in _BY_TYPE),
            partners.get(code, ""),
        )
        for place, code in enumerate(_types(facts), start=1)
    ]
    total = _("Cộng: {types} loại").format(types=facts.words("M01") or "0")
    rows.append(("", total, *(figure_cell(facts, each) for each in _BY_TYPE), ""))
    return sourced_grid(title, columns, rows, total=True, name=_("Biểu 01"))


def _models_by_unit(facts: Facts, title: str) -> Grid:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Tên loại mô hình (số điểm)"), 70),
        *unit_columns(facts),
    )
    rows: list[Row] = [
        (
            place,
            type_name(code),
            *(part_cell(facts, "M02", code, unit=unit) for unit in facts.units),
            part_cell(facts, "M02", code),
        )
        for place, code in enumerate(_types(facts), start=1)
    ]
    units = (figure_cell(facts, "M02", unit=unit) for unit in facts.units)
    total = _("Cộng: {types} loại").format(types=facts.words("M01") or "0")
    rows.append(("", total, *units, figure_cell(facts, "M02")))
    return sourced_grid(title, columns, rows, total=True, name=_("Biểu 01"))


def force_grid(facts: Facts) -> Grid:
    """Biểu 02: one row a kind of team."""
    title = _("Biểu 02. Lực lượng nòng cốt")
    if facts.by_unit:
        return _force_by_unit(facts, title)
    heads = (_("Số tổ, đội"), _("Thành viên"), _("Trong đó nữ"), _("Số hộ"), _("Tăng"), _("Giảm"))
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Loại tổ, đội"), 80),
        *(Column(head, 22, "number") for head in heads),
        Column(_("Lượt tập huấn của tổ"), 26, "number"),
    )
    rows = [(place, *row) for place, row in enumerate(_force_rows(facts), start=1)]
    sums = (_added(row[column] for row in rows) for column in range(2, 9))
    return sourced_grid(
        title,
        columns,
        (*rows, ("", _("Cộng"), *sums)),
        total=True,
        note=_("Tăng, giảm: tổ, đội thành lập và giải thể trong kỳ."),
        name=_("Biểu 02"),
    )


def sites_grid(facts: Facts) -> Grid:
    """Biểu 10: one line a site of a running model."""
    where = (Column(_("Đơn vị"), 40),) if facts.by_unit else ()
    columns = (
        Column(_("TT"), 10, "centre"),
        *where,
        Column(_("Mô hình"), 62),
        Column(_("Điểm mô hình"), 56),
        Column(_("Thôn, tổ dân phố; nơi đặt"), 46),
        Column(_("Bắt đầu"), 22, "centre"),
        Column(_("Số tổ"), 14, "number"),
        Column(_("Thành viên"), 18, "number"),
        Column(_("Số hộ"), 16, "number"),
    )
    rows: list[Row] = [(place, *row) for place, row in enumerate(_site_rows(facts), start=1)]
    title = _("Biểu 10. Danh sách mô hình chi tiết")
    return sourced_grid(title, columns, rows, name=_("Biểu 10"))


def _types(facts: Facts) -> list[str]:
    """Return the types that have anything to tell, in printed order."""
    told = {code for each in _BY_TYPE for code, n in facts.total(each).parts.items() if code and n}
    return [code for code in words("model_types") if code in told] + sorted(
        told - set(words("model_types"))
    )


def _partners(facts: Facts) -> dict[str, str]:
    found: dict[str, dict[str, None]] = {}
    for model in facts.records.models:
        if model.id in facts.records.running:
            for partner in model.partners:
                said = words("organisations").get(partner, partner)
                found.setdefault(counted_type(model.type), {})[said] = None
    return {code: "; ".join(said) for code, said in found.items()}


def _force_by_unit(facts: Facts, title: str) -> Grid:
    codes = [code for code, each in indicators().items() if each.group == "teams"]
    columns = (Column(_("TT"), 10, "centre"), Column(_("Nội dung"), 70), *unit_columns(facts))
    rows: tuple[Row, ...] = tuple(
        (
            place,
            indicators()[code].name,
            *(figure_cell(facts, code, unit=unit) for unit in facts.units),
            figure_cell(facts, code),
        )
        for place, code in enumerate(codes, start=1)
    )
    return sourced_grid(title, columns, rows, name=_("Biểu 02"))


def _added(cells: Iterable[Cell | Sourced]) -> int:
    return sum(int(str(cell.cell)) for cell in cells if isinstance(cell, Sourced))


def _force_rows(facts: Facts) -> Iterator[Row]:
    trainings = [each for each in facts.records.activities if each.kind in _TRAINED]
    for form, name in words("team_forms").items():
        teams = [team for team in facts.records.teams if team.form == form]
        serving = [team for team in teams if _serves(team, facts)]
        begun = [t for t in teams if t.founded and facts.first <= t.founded <= facts.last]
        ended = [t for t in teams if t.ended_on and facts.first <= t.ended_on <= facts.last]
        trained = [(one, team) for one in trainings for team in teams if team.id in one.teams]
        if serving or ended:
            yield (
                name,
                records_cell(len(serving), serving),
                records_cell(sum(team.headcount for team in serving), serving),
                records_cell(sum(team.women for team in serving), serving),
                records_cell(sum(team.households for team in serving), serving),
                records_cell(len(begun), begun),
                records_cell(len(ended), ended),
                records_cell(len(trained), [activity for activity, _team in trained]),
            )


def _serves(team: Team, facts: Facts) -> bool:
    begun = team.founded is None or team.founded <= facts.last
    return begun and (team.ended_on is None or team.ended_on > facts.last)


def _site_rows(facts: Facts) -> Iterator[Row]:
    models = {m.id: m for m in facts.records.models if m.id in facts.records.running}
    hamlets = {hamlet.id: hamlet.name for hamlet in facts.records.hamlets}
    names = {**facts.units, facts.own: ""}
    for site in facts.records.sites:
        model: SecurityModel | None = models.get(site.model)
        if model is None:
            continue
        place = "; ".join(filter(None, [hamlets.get(site.hamlet or "", ""), site.host]))
        yield (
            *((names.get(site.unit, site.unit),) if facts.by_unit else ()),
            records_cell(model.name, [model]),
            records_cell(site.name, [site]),
            place,
            short_date(site.opened_on) if site.opened_on else "",
            site.groups,
            site.members,
            site.households,
        )
