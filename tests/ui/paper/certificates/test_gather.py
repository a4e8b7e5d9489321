from __future__ import annotations

from datetime import date

import pytest

from storage.ledger import Ledger
from storage.records import Award, AwardEvent, Nominee, Proposal
from storage.repository import put
from tests.conftest import UNIT, post_settings
from ui.paper.certificates import award_certificates, proposal_certificates
from ui.paper.certificates.gather import head_of

DECIDED = date(2022, 12, 5)


def award(ledger: Ledger, **more: object) -> Award:
    values: dict[str, object] = {
        "unit": UNIT,
        "decided_on": DECIDED,
        "number": "45/QĐ-UBND",
        "form": "certificate",
        "authority": "commune_chair",
        "subject": "individual",
        "name": "Trần Quang Nghĩa",
        "occasion": "Phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2022",
    }
    made = Award.model_validate(values | more)
    put(ledger, made)
    return made


def proposal(ledger: Ledger) -> Proposal:
    made = Proposal(
        unit=UNIT,
        occasion="Phong trào năm 2022",
        form="certificate",
        authority="commune_chair",
        decision_paper="45/QĐ-UBND",
        decided_on=DECIDED,
    )
    put(ledger, made)
    return made


def nominee(ledger: Ledger, of: Proposal, name: str, **more: object) -> Nominee:
    values = {"unit": UNIT, "proposal": of.id, "name": name, "subject": "individual"}
    made = Nominee.model_validate(values | more)
    put(ledger, made)
    return made


def test_a_certificate_says_what_the_register_knows(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(place="Gia Thắng"))
    who = nominee(
        ledger,
        proposal(ledger),
        "Trần Quang Nghĩa",
        position="Tổ trưởng",
        address="thôn Trung Đồng",
        summary="Bắt quả tang hai vụ trộm cắp",
    )
    (one,) = award_certificates(ledger, [award(ledger, nominee=who.id, book_number="7")])
    assert one.head == "Chủ tịch Ủy ban nhân dân xã Gia Thắng"
    assert one.address == "Tổ trưởng, thôn Trung Đồng"
    assert one.achievement == "Bắt quả tang hai vụ trộm cắp"
    assert (one.number, one.decided_on, one.book_number) == ("45/QĐ-UBND", DECIDED, "7")
    assert (one.place, one.day) == ("Gia Thắng", DECIDED)


def test_without_a_nominee_the_occasion_is_what_it_is_for(ledger: Ledger) -> None:
    (one,) = award_certificates(ledger, [award(ledger)])
    assert (
        one.achievement
        == "Đã có thành tích trong phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2022"
    )


def test_sums_without_names_and_cancelled_awards_are_not_printed(ledger: Ledger) -> None:
    taken_back = award(ledger, name="Bùi Văn Ổn")
    event = AwardEvent(unit=UNIT, award=taken_back.id, event="cancelled", happened_on=DECIDED)
    put(ledger, event)
    awards = [award(ledger, name="", quantity=66), taken_back, award(ledger)]
    assert [one.name for one in award_certificates(ledger, awards)] == ["Trần Quang Nghĩa"]


def test_those_whom_a_proposal_still_names_are_printed_in_order(ledger: Ledger) -> None:
    of = proposal(ledger)
    nominee(ledger, of, "Bùi Văn Ổn")
    nominee(ledger, of, "Đỗ Thị Ánh", summary="Giữ gìn trật tự")
    nominee(ledger, of, "Lê Văn Tư", result="withdrawn")
    nominee(ledger, of, "Tổ liên gia số 3", subject="collective")
    found = proposal_certificates(ledger, of)
    assert [one.name for one in found] == ["Tổ liên gia số 3", "Đỗ Thị Ánh", "Bùi Văn Ổn"]
    assert [one.achievement for one in found[:2]] == [
        "Đã có thành tích trong phong trào năm 2022",
        "Giữ gìn trật tự",
    ]
    assert {one.number for one in found} == {"45/QĐ-UBND"}


@pytest.mark.parametrize(
    ("unit_name", "head"),
    [
        ("Công an xã Gia Thắng", "Chủ tịch Ủy ban nhân dân xã Gia Thắng"),
        ("Công an phường Hoa Lư", "Chủ tịch Ủy ban nhân dân phường Hoa Lư"),
        ("Công an huyện Gia Viễn", "Chủ tịch Ủy ban nhân dân xã"),
        ("Đồn Công an Gián Khẩu", "Chủ tịch Ủy ban nhân dân xã"),
    ],
)
def test_the_chair_is_named_with_the_commune(ledger: Ledger, unit_name: str, head: str) -> None:
    ledger.keep_settings(post_settings(unit_name=unit_name))
    assert head_of(ledger, "commune_chair") == head
    assert head_of(ledger, "minister") == "Bộ trưởng Bộ Công an"
