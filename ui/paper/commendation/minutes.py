"""Biên bản họp bình xét: who met, what was read and said, the votes, and why warnings were passed.

Nghị định 30/2020/NĐ-CP, Mẫu 1.9.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from resources.wording import in_vietnamese as _
from ui.paper.balance import by_content
from ui.paper.commendation.wording import BLANK, said
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
    Spot,
)
from ui.paper.grids import numbered
from ui.paper.writing import counted, listed, long_date

_BLANK_ROWS = 5  # where nobody is named yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """How the meeting voted on one nominee; what is None is filled in by hand."""

    name: str
    subject: str = ""
    """Tập thể, Cá nhân, Hộ gia đình."""
    award: str = ""
    agreed: int | None = None
    voters: int | None = None


@dataclass(frozen=True, slots=True)
class Overridden:
    """A warning that the meeting passed over: what it says, whom it is about, and why."""

    rule: str
    whom: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper:
    """What a selection meeting did; what is left out stands as a blank."""

    award: str
    """Giấy khen của Chủ tịch Ủy ban nhân dân xã Gia Thắng."""
    held_on: date | None = None
    began: str = ""
    """08 giờ 00 phút."""
    ended: str = ""
    place: str = ""
    attending: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    chair: str = ""
    """Name and office: Phạm Ngọc Ánh, Trưởng Công an xã; the name alone stands at the end."""
    secretary: str = ""
    standards: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()
    secret: bool | None = False
    """Secret ballot, else a show of hands; None where nobody said."""
    voters: int | None = None
    voted: tuple[Voted, ...] = ()
    overridden: tuple[Overridden, ...] = ()
    conclusion: str = ""


def minutes_document(dispatch: Dispatch, paper: MinutesPaper) -> Document:
    """Lay out the minutes; they have a number and no day in their head."""
    ended, day = paper.ended or said("minutes", "time"), long_date(paper.held_on)
    return Document(
        dispatch=dispatch,
        kind=said("minutes", "kind"),
        about=said("minutes", "about", award=paper.award),
        head=HeadStyle(dated=False),
        body=(*_met(paper), *_done(paper)),
        closing=said("minutes", "closing", ended=ended, day=day),
        signing=((_place(_("Thư ký"), paper.secretary), _place(_("Chủ tọa"), paper.chair)),),
    )


def _met(paper: MinutesPaper) -> Iterator[Block]:
    yield _known("began", f"{paper.began or said('minutes', 'time')}, {long_date(paper.held_on)}")
    yield _known("place", paper.place)
    yield Prose("" if paper.attending else BLANK, said("minutes", "attending"))
    yield from _points(paper.attending)
    nobody = "" if paper.absent else said("minutes", "nobody_absent")
    yield Prose(nobody, said("minutes", "absent"))
    yield from _points(paper.absent)
    yield _known("chair", paper.chair)
    yield _known("secretary", paper.secretary)


def _done(paper: MinutesPaper) -> Iterator[Block]:
    if paper.standards:
        yield Heading(said("minutes", "standards"))
        yield from _points(paper.standards)
    yield Heading(said("minutes", "opinions"))
    yield from _points(paper.opinions) or [Prose(said("minutes", "no_opinion"))]
    yield Heading(said("minutes", "votes"))
    manner = {True: "secret", False: "open", None: "any"}[paper.secret]
    voters = "……" if paper.voters is None else counted(paper.voters)
    yield Prose(said("minutes", manner, voters=voters))
    yield _votes(paper)
    if paper.overridden:
        yield Heading(said("minutes", "overridden"))
        yield Prose(said("minutes", "overriding"))
        yield _reasons(paper.overridden)
    yield Heading(said("minutes", "conclusion"))
    yield Prose(paper.conclusion or _agreed(paper))


def _known(part: str, text: str) -> Prose:
    """Set a line after its lead: a sentence, or a blank to be filled in by hand."""
    return Prose(f"{text.rstrip('.')}." if text else BLANK, said("minutes", part))


def _points(lines: Sequence[str]) -> list[Block]:
    return [Points(tuple(listed(lines)))] if lines else []


def _votes(paper: MinutesPaper) -> Grid:
    group = _("Biểu quyết")
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Tên tập thể, cá nhân, hộ gia đình"), 54),
        Column(_("Đối tượng"), 21),
        Column(_("Hình thức đề nghị"), 30),
        Column(_("Đồng ý"), 17, "number", group),
        Column(_("Tổng số"), 19, "number", group),
        Column(_("Tỷ lệ"), 18, "percent", group),
    )
    rows = numbered(
        (one.name, one.subject, one.award, *_counts(one.agreed, one.voters or paper.voters))
        for one in paper.voted or (Voted(name=""),) * _BLANK_ROWS
    )
    return Grid("", by_content(columns, rows), rows, name=_("Biểu quyết"))


def _counts(agreed: int | None, voters: int | None) -> tuple[Cell, Cell, Cell]:
    if agreed is None:
        return "", "" if voters is None else voters, ""
    share = Decimal(agreed) / voters if voters and agreed <= voters else None
    return agreed, voters, share


def _reasons(overridden: Sequence[Overridden]) -> Grid:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Điểm cần lưu ý"), 60),
        Column(_("Trường hợp"), 40),
        Column(_("Lý do vẫn đề nghị"), 60),
    )
    rows = numbered((one.rule, one.whom, one.reason) for one in overridden)
    return Grid("", by_content(columns, rows), rows, name=_("Lý do"))


def _agreed(paper: MinutesPaper) -> str:
    voted = any(one.agreed is not None for one in paper.voted)
    return said("minutes", "agreed", award=paper.award) if voted else BLANK


def _place(words: str, who: str) -> Spot:
    return Spot((words,), _("Ký, ghi rõ họ và tên"), who.partition(",")[0].strip())
