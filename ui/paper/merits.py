"""Báo cáo thành tích of a collective, a person or a household, of merit, sudden or by a theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from resources.wording import in_vietnamese as _
from ui.paper.blocks import lines_of
from ui.paper.commendation.wording import forms, said
from ui.paper.dispatch import Dispatch
from ui.paper.document import (
    Block,
    Cell,
    Column,
    Document,
    Grid,
    Heading,
    HeadStyle,
    Points,
    Prose,
    Signing,
    Spot,
)
from ui.paper.grids import numbered
from ui.paper.merit import Aim, AwardHeld, Merit
from ui.paper.writing import Figure

_USUAL = "merit"  # the form of every type of award that has none of its own


def merit_document(dispatch: Dispatch, merit: Merit) -> Document:
    """Lay out the report of one nominee, in the form of its type of award."""
    about = forms()["merit"]["about"]
    kind = merit.award_type if merit.award_type in about else _USUAL
    sections = forms()["merit"][merit.SUBJECT][kind]
    return Document(
        dispatch=replace(dispatch, recipients=()),
        kind=said("merit", "kind"),
        about=about[kind].format(award=merit.award),
        head=HeadStyle(numbered=False),
        body=tuple(block for section in sections for block in _section(section, merit)),
        closing=said("merit", "closing"),
        signing=_signing(merit),
    )


def _section(section: dict[str, Any], merit: Merit) -> list[Block]:
    blocks = [block for part in section["parts"] for block in _part(part, merit)]
    if sum(isinstance(block, Heading) for block in blocks) == 1:  # no 1. where there is no 2.
        blocks = [block for block in blocks if not isinstance(block, Heading)]
    if not blocks and "otherwise" in section:
        blocks = [Prose(section["otherwise"])]
    return [Heading(section["title"]), *blocks] if blocks else []


def _part(part: dict[str, Any], merit: Merit) -> list[Block]:
    blocks = [block for name in part["holds"] for block in _held(name, merit)]
    if not blocks:
        return []
    if "lead" in part and isinstance(first := blocks[0], Prose):
        return [replace(first, lead=part["lead"]), *blocks[1:]]
    return [Heading(part["title"], 2), *blocks] if "title" in part else blocks


def _held(name: str, merit: Merit) -> list[Block]:
    """Return what stands behind a name of the form, nothing where it is empty."""
    if name in _SHOWN:
        return _SHOWN[name](merit)
    lines = lines_of(getattr(merit, name))
    return [Prose("\n".join(map(_as_sentence, lines)))] if lines else []


def _as_sentence(line: str) -> str:
    """End a line that somebody wrote without a stop."""
    return f"{line}." if line[-1].isalnum() or line[-1] in ")”%" else line


def _facts(labels: Sequence[tuple[str, str]], merit: Merit) -> list[Block]:
    values = ((label, getattr(merit, name).strip().rstrip(".")) for label, name in labels)
    lines = tuple(f"{label}: {value}." for label, value in values if value)
    return [Points(lines)] if lines else []


def _targets(merit: Merit) -> list[Block]:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Nội dung"), 78),
        Column(_("Đơn vị tính"), 25, "centre"),
        *(Column(_("Năm {year}").format(year=year), 18, "number") for year in merit.years),
    )
    rows = [(target.name, target.unit, *map(_cell, target.values)) for target in merit.targets]
    (first, *more) = merit.years or ("",)
    title = said("merit", "targets" if more else "targets_of_year", year=first)
    return [Grid(title, columns, numbered(rows))] if rows else []


def _aims(aims: Sequence[Aim]) -> list[Block]:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Nội dung"), 68),
        Column(_("Đơn vị tính"), 25, "centre"),
        Column(_("Chỉ tiêu"), 20, "number"),
        Column(_("Kết quả"), 20, "number"),
        Column(_("Tỷ lệ"), 20, "percent"),
    )
    rows = [(a.name, a.unit, _cell(a.aim), _cell(a.reached), _share(a)) for a in aims]
    return [Grid(said("merit", "aims"), columns, numbered(rows))] if rows else []


def _share(aim: Aim) -> Cell:
    """Return how much of an aim was reached; more than all of it is possible."""
    numbers = isinstance(aim.aim, int | Decimal) and isinstance(aim.reached, int | Decimal)
    return Decimal(aim.reached or 0) / Decimal(aim.aim) if numbers and aim.aim else None


def _cell(figure: Figure) -> Cell:
    return "" if figure is None else figure


def _awards(form: str, awards: Sequence[AwardHeld]) -> list[Block]:
    columns = (
        Column(_("Năm"), 18, "centre"),
        Column(form, 62),
        Column(_("Số, ngày, tháng, năm của quyết định; cơ quan ban hành"), 85),
    )
    rows = tuple((award.year, award.form, award.decision) for award in awards)
    return [Grid("", columns, rows)] if rows else []


_SHOWN: Final[dict[str, Callable[[Merit], list[Block]]]] = {
    "facts": lambda merit: _facts(forms()["merit"]["facts"][merit.SUBJECT], merit),
    "theme": lambda merit: _facts(forms()["merit"]["facts"]["theme"], merit),
    "targets": _targets,
    "aims": lambda merit: _aims(merit.aims),
    "titles_held": lambda merit: _awards(_("Danh hiệu"), merit.titles_held),
    "awards_held": lambda merit: _awards(_("Hình thức"), merit.awards_held),
    "held": lambda merit: [Points(merit.held)] if merit.held else [],
}


def _signing(merit: Merit) -> Signing:
    rows = [
        [
            Spot(
                tuple(spot["words"].splitlines()),
                spot["hint"],
                getattr(merit, spot["name"]) if "name" in spot else "",
            )
            for spot in row
        ]
        for row in forms()["merit"]["signing"][merit.SUBJECT]
    ]
    return tuple((row[0], row[1] if len(row) > 1 else None) for row in rows)
