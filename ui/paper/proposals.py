"""Tờ trình đề nghị khen thưởng, with the list of those proposed as its appendix."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resources.wording import in_vietnamese as _
from ui.paper.dispatch import Dispatch
from ui.paper.document import (
    Annex,
    Block,
    Centred,
    Document,
    Grounds,
    Heading,
    HeadStyle,
    Points,
    Prose,
    Spot,
)
from ui.paper.outline import belongs_to, place_and_day, spot_of
from ui.paper.roster import Collective, Individual, counted_whom, roster_grids
from ui.paper.writing import counted, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPaper:
    """One authority, one form of award, one occasion, and who is proposed for it."""

    addressees: tuple[str, ...]
    award: str
    """The form as it stands in the sentence: Giấy khen của Giám đốc Công an tỉnh."""
    occasion: str
    """What for: xuất sắc trong phong trào … năm 2022, or only Phong trào … năm 2022."""
    grounds: tuple[str, ...]
    reason: str = ""
    collectives: tuple[Collective, ...] = ()
    individuals: tuple[Individual, ...] = ()
    households: tuple[Collective, ...] = ()
    enclosures: tuple[str, ...] = ()
    reviewed: bool = True
    """Whether a meeting chose whom it names; simple procedures do without one."""
    named_at_most: int = 20
    """How many names stand in the text; more are only counted there, and named in the roster."""


def proposal_document(dispatch: Dispatch, paper: ProposalPaper) -> Document:
    """Lay out the submission, with its roster as the annex."""
    about = _("Về việc đề nghị tặng {award} cho {whom} có thành tích {occasion}").format(
        award=paper.award, whom=_whom(paper, counts=False), occasion=as_merit(paper.occasion)
    )
    roster = roster_grids(paper.collectives, paper.individuals, paper.households)
    return Document(
        dispatch=dispatch,
        kind=_("Tờ trình"),
        about=about,
        addressees=paper.addressees,
        body=tuple(_body(dispatch, paper)),
        closing=_("Kính đề nghị {authority} xem xét, quyết định").format(authority=_first(paper)),
        annexes=(Annex(_("Danh sách trích ngang đề nghị khen thưởng"), roster),),
    )


def roster_document(
    dispatch: Dispatch, paper: ProposalPaper, confirmed_by: tuple[str, ...] = ()
) -> Document:
    """Lay out the roster as a paper of its own; `dispatch` is the submission's that it goes with.

    `confirmed_by` are the words above a second place to sign, on the left.
    """
    counts = counted_whom(len(paper.collectives), len(paper.individuals), len(paper.households))
    signer = replace(spot_of(dispatch.signer), above=place_and_day(dispatch))
    return Document(
        dispatch=replace(dispatch, recipients=()),
        kind=_("Danh sách trích ngang"),
        about=_("Đề nghị tặng {award} cho {whom} có thành tích {occasion}").format(
            award=paper.award, whom=_whom(paper, counts=False), occasion=as_merit(paper.occasion)
        ),
        head=HeadStyle(sender=False),
        body=(
            Centred(belongs_to(dispatch, _("Tờ trình")), italic=True),
            *roster_grids(paper.collectives, paper.individuals, paper.households),
        ),
        closing=_(
            "Danh sách này có {whom}; {unit} chịu trách nhiệm về tính chính xác của những nội dung "
            "đã ghi trong danh sách"
        ).format(whom=counts, unit=dispatch.letterhead.unit_name),
        signing=((Spot(confirmed_by), signer),),
        landscape=True,
    )


def _body(dispatch: Dispatch, paper: ProposalPaper) -> list[Block]:
    grounds = [Grounds(paper.grounds)] if paper.grounds else []
    reason = [Prose(paper.reason)] if paper.reason else []
    return [*grounds, *reason, _asked(dispatch, paper), *_named(paper), *_enclosed(paper)]


def _first(paper: ProposalPaper) -> str:
    return paper.addressees[0]


def as_merit(occasion: str) -> str:
    """Make what people wrote as an occasion follow the words “có thành tích”."""
    inside = _inside(occasion).removeprefix(_("có thành tích ")).removeprefix(_("vì "))
    follows = (_("trong "), _("xuất sắc"), _("đột xuất"), _("tiêu biểu"), _("đặc biệt"))
    if inside.startswith(follows):
        return inside
    return _("trong {occasion}").format(occasion=inside)


def as_theme(occasion: str) -> str:
    """Name the theme or drive that an occasion speaks of: Phong trào … năm 2022."""
    theme = _inside(occasion)
    for words in (_("có thành tích "), _("xuất sắc "), _("trong ")):
        theme = theme.removeprefix(words)
    return theme[:1].upper() + theme[1:]


def _inside(occasion: str) -> str:
    """Begin with a small letter, but for a name: one whose second word is large too."""
    second = occasion.split()[1:2]
    return occasion if second and second[0][0].isupper() else occasion[:1].lower() + occasion[1:]


def _whom(paper: ProposalPaper, *, counts: bool) -> str:
    groups = (paper.collectives, paper.individuals, paper.households)
    if counts:
        return counted_whom(*map(len, groups))
    words = (_("tập thể"), _("cá nhân"), _("hộ gia đình"))
    return ", ".join(word for who, word in zip(groups, words, strict=True) if who)


def _asked(dispatch: Dispatch, paper: ProposalPaper) -> Prose:
    sentence = _(
        "{unit} kính trình {authority} xem xét, quyết định tặng {award} cho {whom} đã có "
        "thành tích {occasion} (có danh sách trích ngang kèm theo), cụ thể như sau:"
    )
    words = sentence.format(
        unit=dispatch.letterhead.unit_name,
        authority=_first(paper),
        award=paper.award,
        whom=_whom(paper, counts=True),
        occasion=as_merit(paper.occasion),
    )
    return Prose(words)


def _named(paper: ProposalPaper) -> list[Block]:
    groups = (
        (_("Tập thể"), [m.name for m in paper.collectives]),
        (_("Cá nhân"), [_with(m.name, m.position) for m in paper.individuals]),
        (_("Hộ gia đình"), [_with(m.name, m.address) for m in paper.households]),
    )
    filled = [(word, names) for word, names in groups if names]
    if sum(len(names) for _word, names in filled) > paper.named_at_most:
        counts = (f"{word}: {counted(len(names))}" for word, names in filled)
        return [Points(tuple(listed(counts)))]
    return [
        block
        for word, names in filled
        for block in (Heading(f"{word}: {counted(len(names))}", 2), Points(tuple(listed(names))))
    ]


def _with(name: str, more: str) -> str:
    return ", ".join(filter(None, (name, more)))


def _enclosed(paper: ProposalPaper) -> list[Block]:
    reviewed = _("đã được bình xét công khai, ") if paper.reviewed else ""
    standing = _(
        "Các trường hợp đề nghị {reviewed}đủ tiêu chuẩn theo quy định và không thuộc trường hợp "
        "chưa xét khen thưởng. Đơn vị đề nghị chịu trách nhiệm về tính chính xác của hồ sơ."
    ).format(reviewed=reviewed)
    if not paper.enclosures:
        return [Prose(standing)]
    enclosed = Points(tuple(listed(paper.enclosures)))
    return [Prose(standing), Prose(_("Hồ sơ kèm theo gồm:")), enclosed]
