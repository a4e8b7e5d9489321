"""Danh sách trích ngang: whoever is proposed for an award, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from resources.wording import in_vietnamese as _
from ui.paper.balance import by_content
from ui.paper.cells import words_of
from ui.paper.document import Column, Grid
from ui.paper.grids import numbered
from ui.paper.writing import counted


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
    direct: bool | None = None
    """Whether the person does the work itself, not leads it; None is not known."""


def roster_grids(
    collectives: Sequence[Collective],
    individuals: Sequence[Individual],
    households: Sequence[Collective] = (),
) -> tuple[Grid, ...]:
    """Return the lists that have anybody in them, for a landscape page."""
    grids = (
        _groups(_("Tập thể"), _("Tên tập thể"), collectives),
        _persons(individuals),
        _groups(_("Hộ gia đình"), _("Họ và tên chủ hộ"), households),
    )
    return tuple(grid for grid in grids if grid.rows)


def counted_whom(collectives: int, individuals: int, households: int) -> str:
    """Count who is proposed, leaving out what there is none of: 05 tập thể, 06 cá nhân."""
    counts = (collectives, individuals, households)
    told = zip(counts, _subjects(), strict=True)
    return ", ".join(f"{counted(count)} {word}" for count, word in told if count)


def whom_of(collectives: int, individuals: int, households: int) -> str:
    """Say who is proposed, without those there are none of: tập thể, cá nhân."""
    counts = (collectives, individuals, households)
    return ", ".join(word for count, word in zip(counts, _subjects(), strict=True) if count)


def _subjects() -> tuple[str, str, str]:
    return _("tập thể"), _("cá nhân"), _("hộ gia đình")


def how_many(title: str, members: Sequence[object]) -> str:
    """Head a list with how many are in it: Tập thể: 05."""
    return f"{title}: {counted(len(members))}"


def _groups(title: str, name: str, members: Sequence[Collective]) -> Grid:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(name, 48),
        Column(_("Địa chỉ"), 44),
        Column(_("Tóm tắt thành tích"), 104),
        Column(_("Hình thức đề nghị"), 34, "centre"),
        Column(_("Ghi chú"), 22),
    )
    rows = numbered((m.name, m.address, m.achievement, m.award, m.note) for m in members)
    return Grid(how_many(title, members), by_content(columns, rows), rows, name=title)


def _persons(members: Sequence[Individual]) -> Grid:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Họ và tên"), 34),
        Column(_("Năm sinh"), 16, "centre"),
        Column(_("Nam/Nữ"), 13, "centre"),
        Column(_("Chức vụ, đơn vị hoặc nơi cư trú"), 40),
        Column(_("Thời gian tham gia"), 22, "centre"),
        Column(_("Tóm tắt thành tích"), 84),
        Column(_("Hình thức đã khen"), 30),
        Column(_("Hình thức đề nghị"), 30, "centre"),
    )
    rows = numbered(
        (m.name, m.born, m.sex, m.position, m.serving, m.achievement, m.held, m.award)
        for m in members
    )
    title, told = _("Cá nhân"), _shares(members)
    heading = how_many(title, members)
    return Grid(heading, by_content(columns, rows), rows, note=told, name=title)


def _shares(members: Sequence[Individual]) -> str:
    """Say how many of those listed are women, and how many work directly, where that is known."""
    sexes = [m.sex == _("Nữ") for m in members if m.sex]
    works = [m.direct for m in members if m.direct is not None]
    said = [
        _share(_("nữ {share}"), sexes),
        _share(_("trực tiếp làm nhiệm vụ, lao động {share}"), works),
    ]
    told = "; ".join(filter(None, said))
    return _("Trong đó: {told}.").format(told=told) if told else ""


def _share(words: str, of: Sequence[bool]) -> str:
    if not of:
        return ""
    share = words_of(Decimal(sum(of)) / len(of), "percent")
    return words.format(share=f"{counted(sum(of))}/{counted(len(of))} ({share})")
