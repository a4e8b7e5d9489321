"""Tờ trình đề nghị khen thưởng, with the list of those proposed as its appendix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.appendix import appendix
from ui.paper.blocks import dashes, grounds, paragraph, paragraphs, subheading
from ui.paper.dispatch import Dispatch
from ui.paper.head import Head, addressed_to, title
from ui.paper.roster import Collective, Individual, roster
from ui.paper.sheet import print_sheet
from ui.paper.signature import close
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


def proposal_pdf(dispatch: Dispatch, paper: ProposalPaper) -> bytes:
    """Print the submission and its roster; raises `MissingLetterError`."""
    about = _("Về việc đề nghị tặng {award} cho {whom} có thành tích {occasion}").format(
        award=paper.award, whom=_whom(paper, counts=False), occasion=_for(paper.occasion)
    )
    story = [
        Head(dispatch),
        *title(_("Tờ trình"), about),
        *addressed_to(paper.addressees),
        *grounds(paper.grounds),
        *paragraphs(paper.reason),
        *_asked(dispatch, paper),
        *_named(paper),
        *_enclosed(paper),
        *close(
            _("Kính đề nghị {authority} xem xét, quyết định").format(authority=_first(paper)),
            dispatch,
        ),
        *appendix(dispatch, _("Tờ trình"), _("Danh sách trích ngang đề nghị khen thưởng")),
        *roster(paper.collectives, paper.individuals, paper.households),
    ]
    return print_sheet(
        story,
        title=f"{_('Tờ trình')}: {about}",
        author=dispatch.letterhead.unit_name,
        marks=dispatch.marks,
    )


def _first(paper: ProposalPaper) -> str:
    return paper.addressees[0]


def _for(occasion: str) -> str:
    """Make what people wrote as an occasion follow the words “có thành tích”."""
    inside = occasion[:1].lower() + occasion[1:]
    inside = inside.removeprefix(_("có thành tích ")).removeprefix(_("vì "))
    follows = (_("trong "), _("xuất sắc"), _("đột xuất"), _("tiêu biểu"), _("đặc biệt"))
    if inside.startswith(follows):
        return inside
    return _("trong {occasion}").format(occasion=inside)


def _whom(paper: ProposalPaper, *, counts: bool) -> str:
    groups: list[tuple[Sequence[object], str]] = [
        (paper.collectives, _("tập thể")),
        (paper.individuals, _("cá nhân")),
        (paper.households, _("hộ gia đình")),
    ]
    words = [f"{counted(len(who))} {word}" if counts else word for who, word in groups if who]
    return ", ".join(words)


def _asked(dispatch: Dispatch, paper: ProposalPaper) -> list[Flowable]:
    sentence = _(
        "{unit} kính trình {authority} xem xét, quyết định tặng {award} cho {whom} đã có "
        "thành tích {occasion} (có danh sách trích ngang kèm theo), cụ thể như sau:"
    )
    words = sentence.format(
        unit=dispatch.letterhead.unit_name,
        authority=_first(paper),
        award=paper.award,
        whom=_whom(paper, counts=True),
        occasion=_for(paper.occasion),
    )
    return [paragraph(words)]


def _named(paper: ProposalPaper) -> list[Flowable]:
    groups = (
        (_("Tập thể"), [m.name for m in paper.collectives]),
        (_("Cá nhân"), [f"{m.name}, {m.position}" for m in paper.individuals]),
        (_("Hộ gia đình"), [f"{m.name}, {m.address}" for m in paper.households]),
    )
    story: list[Flowable] = []
    for place, (word, names) in enumerate((g for g in groups if g[1]), start=1):
        story += subheading(f"{place}. {word}: {counted(len(names))}")
        story += dashes(listed(names))
    return story


def _enclosed(paper: ProposalPaper) -> list[Flowable]:
    standing = _(
        "Các trường hợp đề nghị đã được bình xét công khai, đủ tiêu chuẩn theo quy định và không "
        "thuộc trường hợp chưa xét khen thưởng. Đơn vị đề nghị chịu trách nhiệm về tính chính xác "
        "của hồ sơ."
    )
    if not paper.enclosures:
        return [paragraph(standing)]
    return [
        paragraph(standing),
        paragraph(_("Hồ sơ kèm theo gồm:")),
        *dashes(listed(paper.enclosures)),
    ]
