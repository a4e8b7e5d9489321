"""Dự thảo quyết định tặng Giấy khen, with the money that goes with it.

Nghị định 30/2020/NĐ-CP, Mẫu 1.2. The office that decides owns the paper: without a number it is
marked as a draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resources.wording import in_vietnamese as _
from ui.paper.balance import by_content
from ui.paper.commendation.wording import BLANK, said
from ui.paper.dispatch import Dispatch
from ui.paper.document import (
    Annex,
    Block,
    Centred,
    Column,
    Document,
    Grid,
    Grounds,
    Heading,
    Points,
    Prose,
)
from ui.paper.grids import numbered
from ui.paper.proposals import as_merit
from ui.paper.roster import counted_whom, how_many
from ui.paper.writing import counted, figure, listed

_ARTICLE = _("Điều {place}.")


@dataclass(frozen=True, slots=True)
class Awarded:
    """Whom a decision names: who or where it is, and for what, where the list says so."""

    name: str
    of: str = ""
    achievement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPaper:
    """What a decision says; amounts are in đồng for each one, None is left blank."""

    award: str
    """The form alone: Giấy khen."""
    authority: str
    """Who decides: Chủ tịch Ủy ban nhân dân xã Gia Thắng."""
    occasion: str
    grounds: tuple[str, ...] = ()
    proposer: str = ""
    """Trưởng Công an xã Gia Thắng tại Tờ trình số 05/TTr-CAX ngày 05 tháng 02 năm 2023."""
    collectives: tuple[Awarded, ...] = ()
    individuals: tuple[Awarded, ...] = ()
    households: tuple[Awarded, ...] = ()
    collective_amount: int | None = None
    individual_amount: int | None = None
    household_amount: int | None = None
    total_in_words: str = ""
    source: str = ""
    """Quỹ thi đua, khen thưởng của xã năm 2023."""
    executing: str = ""
    """Who carries it out beside those named; "" is as forms/commendation.toml says."""
    named_at_most: int = 10
    """How many names stand in Điều 1; more stand in an annex."""

    @property
    def groups(self) -> tuple[_Group, ...]:
        """Those it names, without the groups that nobody is in."""
        found = (
            _Group(_("Tập thể"), self.collectives, self.collective_amount),
            _Group(_("Cá nhân"), self.individuals, self.individual_amount),
            _Group(_("Hộ gia đình"), self.households, self.household_amount),
        )
        return tuple(group for group in found if group.members)

    @property
    def whom(self) -> str:
        """Whom it names, in words: tập thể, cá nhân."""
        return ", ".join(group.word for group in self.groups)

    @property
    def total(self) -> int | None:
        """The whole sum in đồng; None while an amount is not known."""
        sums = [group.sum for group in self.groups]
        known = [each for each in sums if each is not None]
        return sum(known) if known and len(known) == len(sums) else None


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    members: tuple[Awarded, ...]
    amount: int | None

    @property
    def word(self) -> str:
        return self.title[0].lower() + self.title[1:]

    @property
    def sum(self) -> int | None:
        return None if self.amount is None else self.amount * len(self.members)


def decision_document(dispatch: Dispatch, paper: DecisionPaper) -> Document:
    """Lay out the decision; one without a number is marked DỰ THẢO."""
    marks = replace(dispatch.marks, draft=dispatch.number is None)
    listed_apart = sum(len(group.members) for group in paper.groups) > paper.named_at_most
    return Document(
        dispatch=replace(dispatch, marks=marks, recipients=_recipients(dispatch)),
        kind=said("decision", "kind"),
        about=_said(paper, "about", whom=paper.whom or "…"),
        body=(*_before(paper), *_named(paper, apart=listed_apart), *_money(paper)),
        closing=Prose(_effect(paper), _article(3)),
        annexes=(_list(paper),) if listed_apart else (),
    )


def _said(paper: DecisionPaper, part: str, **values: object) -> str:
    usual = {"award": paper.award, "authority": paper.authority}
    return said("decision", part, **usual, occasion=as_merit(paper.occasion), **values)


def _article(place: int) -> str:
    return _ARTICLE.format(place=place)


def _effect(paper: DecisionPaper) -> str:
    executing = paper.executing or said("decision", "executing")
    return _said(paper, "effect", executing=executing, whom=paper.whom or "…")


def _recipients(dispatch: Dispatch) -> tuple[str, ...]:
    first = said("decision", "told")
    return tuple(dict.fromkeys((first, *dispatch.recipients)))


def _before(paper: DecisionPaper) -> Iterator[Block]:
    yield Centred(paper.authority.upper())
    proposed = said("decision", "proposed_by", proposer=paper.proposer or BLANK)
    yield Grounds((*(paper.grounds or (_("Căn cứ {blank}").format(blank=BLANK),)), proposed))
    yield Centred(said("decision", "decides"))


def _named(paper: DecisionPaper, *, apart: bool) -> Iterator[Block]:
    groups = paper.groups
    whom = counted_whom(len(paper.collectives), len(paper.individuals), len(paper.households))
    words = _said(paper, "awards", whom=whom or "…")
    if apart:
        yield Prose(f"{words} {said('decision', 'enclosed')}.", _article(1))
        return
    yield Prose(_("{awards}, gồm:").format(awards=words), _article(1))
    for group in groups:
        if len(groups) > 1:
            yield Heading(group.title, 2)
        names = (", ".join(filter(None, (one.name, one.of))) for one in group.members)
        yield Points(tuple(listed(names)))


def _money(paper: DecisionPaper) -> Iterator[Block]:
    yield Prose(_said(paper, "money"), _article(2))
    lines = (
        said(
            "decision",
            "each",
            count=counted(len(group.members)),
            whom=group.word,
            amount=_amount(group.amount),
            sum=_amount(group.sum),
        )
        for group in paper.groups
    )
    yield Points(tuple(listed(lines)))
    words = paper.total_in_words or BLANK
    yield Prose(said("decision", "total", total=_amount(paper.total), words=words))
    yield Prose(said("decision", "source", source=(paper.source or BLANK).rstrip(".")))


def _amount(amount: int | None) -> str:
    return BLANK if amount is None else figure(amount)


def _list(paper: DecisionPaper) -> Annex:
    title = said("decision", "list", award=paper.award)
    return Annex(title, tuple(_grid(group) for group in paper.groups))


def _grid(group: _Group) -> Grid:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Tên, họ và tên"), 50),
        Column(_("Chức vụ, đơn vị, địa chỉ"), 56),
        Column(_("Thành tích"), 108),
        Column(_("Tiền thưởng (đồng)"), 28, "number"),
    )
    rows = numbered(_row(one, group.amount) for one in group.members)
    title = how_many(group.title, group.members)
    return Grid(title, by_content(columns, rows), rows, name=group.title)


def _row(one: Awarded, amount: int | None) -> Sequence[str | int]:
    return one.name, one.of, one.achievement, "" if amount is None else amount
