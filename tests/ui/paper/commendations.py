"""A proposal's papers as values: as they usually are, the smallest and the longest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tests.ui.paper.samples import COLLECTIVE, INDIVIDUAL, PROPOSAL
from ui.paper.commendation.checklist import ChecklistPaper, Needed, checklist_document
from ui.paper.commendation.contents import Entry, contents_document
from ui.paper.commendation.decision import Awarded, DecisionPaper, decision_document
from ui.paper.commendation.label import LabelPaper, label_document
from ui.paper.commendation.minutes import MinutesPaper, Overridden, Voted, minutes_document
from ui.paper.dispatch import Dispatch, Letterhead, Signer
from ui.paper.document import Document
from ui.paper.merit import Aim, CollectiveMerit, HouseholdMerit, IndividualMerit, Merit
from ui.paper.merits import merit_document
from ui.paper.proposals import ProposalPaper, proposal_document, roster_document
from ui.paper.roster import Collective

LONG = (
    "Trong đợt mưa lũ, tổ đã huy động 12 hộ với 31 người dùng 04 thuyền nhỏ đưa 17 người già và "
    "trẻ em ra khỏi vùng ngập, trông giữ tài sản cho 46 hộ phải sơ tán, không để xảy ra mất trộm; "
) * 3
_AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân xã Gia Thắng"
_OCCASION = "xuất sắc trong phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2022"

SUDDEN: dict[str, Any] = {
    "award_type": "unexpected",
    "situation": "Khoảng 21 giờ 30 phút ngày 12/9/2022, nước sông Hoàng Long lên nhanh trong đêm, "
    "tràn qua đê bối thôn Kính Chúc khi chưa có lệnh sơ tán.",
    "measures": "Gõ kẻng báo động, chia làm 03 nhóm đến từng nhà; dùng thuyền đưa người ra trước.",
    "results": "Đưa 17 người già, trẻ em đến nơi an toàn; không ai bị thương.",
}
THEME: dict[str, Any] = {
    "award_type": "theme",
    "theme": "Vận động giao nộp vũ khí, vật liệu nổ, công cụ hỗ trợ và pháo",
    "period": "từ ngày 15/11/2022 đến ngày 15/02/2023",
    "aims": (
        Aim("Hộ ký cam kết", "hộ", 460, 465),
        Aim("Súng tự chế giao nộp", "khẩu", 5, 4),
        Aim("Pháo các loại giao nộp", "kg", None, "hơn 10"),
    ),
}
HOUSEHOLD = HouseholdMerit(
    award=_AWARD,
    name="Bùi Văn Sáu",
    born="1966",
    address="Thôn Kính Chúc, xã Gia Thắng, huyện Gia Viễn, tỉnh Ninh Bình",
    persons="05 người",
    features="Gia đình ba thế hệ, làm ruộng và chạy xe lam.",
    results="Cho mượn sân phơi làm chỗ họp tổ; lắp 02 mắt camera nhìn ra đường thôn.",
    held=("Giấy khen của Chủ tịch UBND xã năm 2020.",),
)
_TYPES: dict[str, dict[str, Any]] = {"merit": {}, "unexpected": SUDDEN, "theme": THEME}
MERITS: dict[str, Merit] = {
    f"{kind} {name}": replace(merit, **changes)
    for kind, changes in _TYPES.items()
    for name, merit in (
        ("collective", COLLECTIVE),
        ("individual", INDIVIDUAL),
        ("household", HOUSEHOLD),
    )
}
HOUSEHOLDS = tuple(
    Collective(
        name=f"Hộ bà Hoàng Thị Mỹ Duyên {place}",
        address="Thôn Kính Chúc, xã Gia Thắng",
        achievement=LONG[:500],
        award=_AWARD,
    )
    for place in range(1, 4)
)
ONE = replace(
    PROPOSAL, collectives=(), individuals=PROPOSAL.individuals[:1], grounds=PROPOSAL.grounds[:1]
)
HUNDRED = replace(
    PROPOSAL,
    collectives=PROPOSAL.collectives * 6,
    individuals=tuple(
        replace(each, achievement=LONG[:500], direct=place % 2 == 0)
        for place, each in enumerate(PROPOSAL.individuals * 12)
    ),
    households=HOUSEHOLDS,
)
PROPOSALS: dict[str, ProposalPaper] = {
    "usual": PROPOSAL,
    "one": ONE,
    "hundred": HUNDRED,
    "households": replace(PROPOSAL, collectives=(), individuals=(), households=HOUSEHOLDS),
    "long": replace(ONE, occasion=f"xuất sắc trong {LONG[:180]}", reason=LONG),
}

MINUTES = MinutesPaper(
    award=_AWARD,
    held_on=date(2023, 1, 30),
    began="08 giờ 00 phút",
    ended="10 giờ 15 phút",
    place="Hội trường Ủy ban nhân dân xã Gia Thắng",
    attending=(
        "Phạm Ngọc Ánh, Trưởng Công an xã",
        "Đinh Thị Hồng Nhung, Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "07 trưởng thôn",
    ),
    absent=("Đặng Xuân Khuê, Trưởng thôn Kính Chúc, có lý do",),
    chair="Phạm Ngọc Ánh, Trưởng Công an xã",
    secretary="Công Tằng Tôn Nữ Quỳnh Uyển, Cán bộ Mặt trận Tổ quốc xã",
    standards=(
        "Hoàn thành tốt nhiệm vụ, có cách làm được nhân rộng",
        "Mỗi thành tích chỉ đề nghị một hình thức khen thưởng",
    ),
    opinions=("Trưởng thôn Vĩnh Ninh: đề nghị ưu tiên người trực tiếp làm nhiệm vụ",),
    secret=True,
    voters=9,
    voted=(
        *(
            Voted(name=each.name, subject="Tập thể", award="Giấy khen", agreed=9)
            for each in PROPOSAL.collectives
        ),
        *(
            Voted(name=each.name, subject="Cá nhân", award="Giấy khen", agreed=7, voters=8)
            for each in PROPOSAL.individuals
        ),
    ),
    overridden=(
        Overridden(
            "K13. Lời thành tích giống báo cáo của người khác",
            "Trần Quang Nghĩa",
            "Hai người cùng làm một việc trong một tổ",
        ),
    ),
    conclusion="Đề nghị tặng Giấy khen cho 05 tập thể, 06 cá nhân có tên nêu trên.",
)
OFFICE = Dispatch(
    letterhead=Letterhead("", "Ủy ban nhân dân xã Gia Thắng", "Gia Thắng", "QĐ-UBND"),
    signer=Signer(("Chủ tịch",), "Vũ Đình Hiếu"),
    recipients=("Công an huyện Gia Viễn", "Công an xã Gia Thắng", "Lưu: VT"),
)
DECISION = DecisionPaper(
    award="Giấy khen",
    authority="Chủ tịch Ủy ban nhân dân xã Gia Thắng",
    occasion=_OCCASION,
    grounds=(
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Căn cứ Luật Thi đua, khen thưởng",
    ),
    proposer="Trưởng Công an xã Gia Thắng tại Tờ trình số 05/TTr-CAX ngày 05 tháng 02 năm 2023",
    collectives=tuple(Awarded(c.name, c.address, c.achievement) for c in PROPOSAL.collectives[:2]),
    individuals=tuple(Awarded(c.name, c.position, c.achievement) for c in PROPOSAL.individuals[:3]),
    collective_amount=1_404_000,
    individual_amount=702_000,
    household_amount=702_000,
    total_in_words="Bốn triệu chín trăm mười bốn nghìn đồng",
    source="Quỹ thi đua, khen thưởng của xã năm 2023",
)
HUNDRED_AWARDED = replace(
    DECISION,
    individuals=tuple(Awarded(c.name, c.position, LONG[:500]) for c in HUNDRED.individuals),
    households=(Awarded("Hộ ông Bùi Văn Sáu", "Thôn Kính Chúc"),),
)
LABEL = LabelPaper(
    award=_AWARD,
    occasion=f"Có thành tích {_OCCASION}",
    year=2022,
    award_type="Chuyên đề (phong trào thi đua)",
    collectives=5,
    individuals=6,
    reference="05/TTr-CAX",
    submitted_on=date(2023, 2, 5),
    retention="10 năm",
)
CHECKLIST = ChecklistPaper(
    award=_AWARD,
    occasion=f"Có thành tích {_OCCASION}",
    award_type="Chuyên đề (phong trào thi đua)",
    collectives=5,
    individuals=6,
    papers=(
        Needed(title="Tờ trình kèm danh sách trích ngang", there=True),
        Needed(title="Báo cáo thành tích có xác nhận của cấp trình", copies=11, there=True),
        Needed(title="Biên bản họp bình xét", there=False, note="Chờ chữ ký của chủ tọa"),
    ),
    sets=2,
)
ENTRIES = tuple(Entry(f"Báo cáo thành tích: {one.name}", 2, 2) for one in PROPOSAL.individuals)

T = TypeVar("T")


def _of(make: Callable[[Dispatch, T], Document], paper: T) -> Callable[[Dispatch], Document]:
    return lambda dispatch: make(dispatch, paper)


def _decided(paper: DecisionPaper) -> Callable[[Dispatch], Document]:
    """Let the office that decides send the paper, under the number and day of the dispatch."""
    return lambda sent: decision_document(
        replace(OFFICE, number=sent.number, day=sent.day, marks=sent.marks), paper
    )


def _contents(dispatch: Dispatch, entries: tuple[Entry, ...]) -> Document:
    return contents_document(dispatch, "Đề nghị tặng Giấy khen", entries)


_LONG_MERIT = replace(COLLECTIVE, results=LONG, measures=LONG, name=f"Tổ {LONG[:150]}")
_BARE_MERITS = (
    CollectiveMerit(award="Giấy khen", name="Tổ 3"),
    IndividualMerit(award="Giấy khen", name="Bùi Ổn", award_type="tenure"),
)
DOCUMENTS: dict[str, Callable[[Dispatch], Document]] = {
    **{f"proposal {name}": _of(proposal_document, paper) for name, paper in PROPOSALS.items()},
    **{f"roster {name}": _of(roster_document, paper) for name, paper in PROPOSALS.items()},
    **{f"merit {name}": _of(merit_document, merit) for name, merit in MERITS.items()},
    "merit long": _of(merit_document, _LONG_MERIT),
    **{f"merit bare {one.SUBJECT}": _of(merit_document, one) for one in _BARE_MERITS},
    "minutes": _of(minutes_document, MINUTES),
    "minutes blank": _of(minutes_document, MinutesPaper(award="Giấy khen")),
    "minutes long": _of(
        minutes_document, replace(MINUTES, voted=MINUTES.voted * 9, opinions=(LONG[:500],) * 8)
    ),
    "decision": _decided(DECISION),
    "decision blank": _decided(
        DecisionPaper(award="Giấy khen", authority="Chủ tịch UBND xã", occasion="năm 2022")
    ),
    "decision hundred": _decided(HUNDRED_AWARDED),
    "label": _of(label_document, LABEL),
    "label long": _of(label_document, replace(LABEL, occasion=LONG[:300])),
    "checklist": _of(checklist_document, CHECKLIST),
    "contents": _of(_contents, ENTRIES),
}
