"""Danh sách trích ngang: whoever is proposed for an award, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.document import Column, Grid
from ui.paper.grids import grid_story, numbered
from ui.paper.sheet import APPENDIX_WIDTH

_SIZE = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective:
    """A collective or a household (then the name is the householder's) that is proposed."""

    name: str
    address: str
    achievement: str
    award: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Individual:
    """A person who is proposed."""

    name: str
    born: str
    """The year of birth, or the whole date where it is known."""
    sex: str
    position: str
    """Post and unit, or the place where the person lives."""
    serving: str
    """How long the person has taken part."""
    achievement: str
    held: str
    """Awards already held, in words."""
    award: str


def roster(
    collectives: Sequence[Collective],
    individuals: Sequence[Individual],
    households: Sequence[Collective] = (),
) -> list[Flowable]:
    """Lay out the lists that have anybody in them, for a landscape page."""
    return [
        *_groups(_("Tập thể"), _("Tên tập thể"), collectives),
        *_persons(individuals),
        *_groups(_("Hộ gia đình"), _("Họ và tên chủ hộ"), households),
    ]


def _groups(title: str, name: str, members: Sequence[Collective]) -> list[Flowable]:
    if not members:
        return []
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(name, 52),
        Column(_("Địa chỉ"), 50),
        Column(_("Tóm tắt thành tích"), 82),
        Column(_("Hình thức đề nghị"), 34, "centre"),
        Column(_("Ghi chú"), 24),
    )
    rows = [(m.name, m.address, m.achievement, m.award, m.note) for m in members]
    heading = f"{title}: {len(members)}"
    return grid_story(Grid(heading, columns, numbered(rows)), APPENDIX_WIDTH, _SIZE)


def _persons(members: Sequence[Individual]) -> list[Flowable]:
    if not members:
        return []
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Họ và tên"), 36),
        Column(_("Năm sinh"), 19, "centre"),
        Column(_("Nam/Nữ"), 13, "centre"),
        Column(_("Chức vụ, đơn vị hoặc nơi cư trú"), 44),
        Column(_("Thời gian tham gia"), 22, "centre"),
        Column(_("Tóm tắt thành tích"), 58),
        Column(_("Hình thức đã khen"), 25),
        Column(_("Hình thức đề nghị"), 25, "centre"),
    )
    rows = [
        (m.name, m.born, m.sex, m.position, m.serving, m.achievement, m.held, m.award)
        for m in members
    ]
    heading = f"{_('Cá nhân')}: {len(members)}"
    return grid_story(Grid(heading, columns, numbered(rows)), APPENDIX_WIDTH, _SIZE)
