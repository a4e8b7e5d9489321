"""Books of one post with a proposal of 5 collectives and 6 people, its meeting and its records."""

from __future__ import annotations

from datetime import date
from typing import Any

from storage.ledger import Ledger
from storage.records import Attendee, Honoree, Nominee, Override, Proposal, Selection
from tests.conftest import post_settings
from tests.storage.commendation.of_a_proposal import (
    kept,
    made_achievement,
    made_award,
    made_honoree,
    made_nominee,
    made_proposal,
    made_selection,
)
from tests.storage.registers import activity, day, team

TODAY = date(2022, 12, 20)
COLLECTIVES = ("Tổ 1", "Tổ 2", "Đội dân phòng", "Chi hội Phụ nữ thôn 3", "Trường THCS")
PEOPLE = (
    ("Nguyễn Văn Thịnh", "male", 1968),
    ("Phạm Thị Ngoan", "female", 1974),
    ("Đặng Quốc Hưng", "male", 1981),
    ("Hoàng Thị Lụa", "female", 1985),
    ("Bùi Xuân Trường", "male", 1979),
    ("Lê Thị Mơ", "female", 1990),
)
_SETTINGS = post_settings(
    superior_name="Công an huyện Gia Viễn", place="Gia Thắng", signer_name="Phạm Ngọc Ánh"
)


def fill_proposal(ledger: Ledger, **more: Any) -> Proposal:
    """Put the proposal, whom it names and its meeting into the books."""
    ledger.keep_settings(_SETTINGS)
    values = {
        "award_type": "merit",
        "number": "05",
        "proposed_on": date(2022, 12, 14),
        "counted_from": date(2021, 12, 15),
        "counted_to": date(2022, 12, 14),
        "bases": "Căn cứ Luật Thi đua, khen thưởng;\nCăn cứ Biên bản họp bình xét.",
        "achievement": "An ninh, trật tự trên địa bàn được giữ vững.",
    }
    proposal = made_proposal(**(values | more))
    collectives = [_collective(proposal, name) for name in COLLECTIVES]
    people = [_person(proposal, *one) for one in PEOPLE]
    kept(ledger, proposal, *collectives, *people, _meeting(proposal))
    return proposal


def reasoned(proposal: Proposal, rule: str, of: Nominee | None = None) -> Proposal:
    """Return a proposal with a warning passed over."""
    override = Override(rule=rule, nominee=of.id if of else None, reason="Đã họp, đã xem")
    return proposal.model_copy(update={"overrides": (*proposal.overrides, override)})


def put_page(ledger: Ledger, nominee: Nominee, **more: Any) -> tuple[Honoree, Nominee]:
    """Give a nominee a page of its own."""
    page = made_honoree(nominee.name, subject=nominee.subject, **more)
    linked = nominee.model_copy(update={"honoree": page.id})
    kept(ledger, page, linked)
    return page, linked


def put_deeds(ledger: Ledger, nominee: Nominee) -> Nominee:
    """Give a nominee one achievement from an activity and one more activity."""
    patrol = activity(
        ledger,
        "5/3/2022",
        "propaganda",
        title="Tuyên truyền phòng, chống lừa đảo",
        result="Bà con ký cam kết",
        measures={"sessions": 2, "attendances": 120},
    )
    other = activity(ledger, "7/9/2022", "broadcast", measures={"broadcasts": 15})
    noted = made_achievement(
        nominee.name,
        happened_on=day("5/3/2022"),
        text="Đứng ra tổ chức buổi nói chuyện",
        activity=patrol.id,
    )
    values = {"achievements": (noted.id,), "activities": (other.id,)}
    resting = nominee.model_copy(update=values)
    kept(ledger, noted, resting)
    return resting


def put_awards(ledger: Ledger, page: Honoree) -> None:
    """Give a page three awards: of merit, for a theme, and one decided after the proposal."""
    common = {"honoree": page.id, "subject": page.subject}
    merit = made_award(
        page.name, decided_on=day("5/2/2020"), number="12/QĐ-UBND", award_type="merit", **common
    )
    theme = made_award(page.name, decided_on=day("9/9/2021"), award_type="theme", **common)
    late = made_award(page.name, decided_on=day("19/12/2022"), number="99", **common)
    kept(ledger, merit, theme, late)


def put_team(ledger: Ledger, nominee: Nominee) -> Nominee:
    """Let a collective be a team that was out three times in the counted time, once before."""
    of = team(ledger, name=nominee.name)
    for on, shifts in (("20/12/2021", 3), ("1/2/2022", 4), ("2/2/2022", 5), ("1/12/2021", 900)):
        activity(ledger, on, "patrol", teams=(of.id,), measures={"shifts": shifts})
    return put_page(ledger, nominee, team=of.id)[1]


def _collective(proposal: Proposal, name: str) -> Nominee:
    return made_nominee(
        proposal,
        name,
        subject="collective",
        address="xã Gia Thắng",
        summary=f"{name} giữ yên địa bàn",
        achievement=f"{name} duy trì nền nếp việc rà soát hằng tháng.",
        votes=9,
        clear=True,
    )


def _person(proposal: Proposal, name: str, sex: str, born: int) -> Nominee:
    return made_nominee(
        proposal,
        name,
        sex=sex,
        birth_year=born,
        position="Tổ viên",
        address="thôn 2, xã Gia Thắng",
        served_since=2015,
        summary="Có mặt ngay khi có việc",
        achievement="Trực tiếp tham gia tuần tra ban đêm.",
        held="Giấy khen năm 2019",
        votes=8,
        clear=True,
    )


def _meeting(proposal: Proposal) -> Selection:
    return made_selection(
        proposal,
        held_on=date(2022, 12, 12),
        began="08 giờ 00 phút",
        ended="09 giờ 30 phút",
        place="Trụ sở Công an xã",
        number="02",
        chair="Phạm Ngọc Ánh, Trưởng Công an xã",
        secretary="Trần Văn Ba, Cán bộ",
        attendees=(Attendee(name="Đinh Thị Nhung", office="Chủ tịch Mặt trận xã"),),
        absent="Đặng Xuân Khuê, có lý do",
        standards="Hoàn thành tốt nhiệm vụ",
        opinions="Nhất trí",
        conclusion="Đề nghị tặng Giấy khen cho những trường hợp đạt phiếu.",
    )
