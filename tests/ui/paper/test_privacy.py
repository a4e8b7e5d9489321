"""Papers about personal data keep the decree, and say what they must and nobody they must not."""

from __future__ import annotations

from datetime import date

import pytest

from storage.ledger import Ledger
from storage.privacy.erasing import erase
from storage.privacy.person import person_of
from storage.records import Honoree
from storage.repository import put
from tests.conftest import UNIT
from tests.storage.registers import award, member, team
from tests.ui.paper.pdf import texts
from ui.paper.as_pdf import printed
from ui.paper.checker import check_paper
from ui.paper.document import Document
from ui.paper.gather import dispatch_of
from ui.paper.privacy.certificate import certificate_document, certificate_of
from ui.paper.privacy.gather import person_paper
from ui.paper.privacy.notice import notice_document, notice_text
from ui.paper.privacy.person import person_document

NAME = "Đặng <b>Hoài</b> Quỳnh"
TODAY = date(2022, 12, 20)


def papers(ledger: Ledger) -> dict[str, Document]:
    unit = ledger.settings.unit_name
    who = member(ledger, team(ledger), NAME, phone="0912345678", birth_year=1980)
    put(ledger, Honoree(unit=UNIT, subject="individual", name=NAME, member=who.id))
    award(ledger, "20/11/2022", "individual", name=NAME)
    person = person_of(ledger, who)
    dispatch = dispatch_of(ledger.settings, "GXN", day=TODAY)
    shown = person_document(dispatch, person_paper(ledger, person))
    done = erase(ledger, person.sure, "consent_withdrawn", TODAY)
    text = notice_text("", unit, 24)
    return {
        "person": shown,
        "notice": notice_document(dispatch, text),
        "to_one": notice_document(dispatch, text, NAME),
        "certificate": certificate_document(dispatch, certificate_of(done)),
    }


def words(document: Document) -> str:
    return " ".join(" ".join(texts(printed(document))).split())


@pytest.mark.parametrize("name", ["person", "notice", "to_one", "certificate"])
def test_each_keeps_the_decree(ledger: Ledger, name: str) -> None:
    assert check_paper(printed(papers(ledger)[name])) == []


def test_one_person_is_told_everything_and_who_only_has_the_name_apart(ledger: Ledger) -> None:
    said = words(papers(ledger)["person"])
    for told in (NAME, "0912345678", "1980", "Tổ 1", "Sổ khen thưởng giữ theo thời hạn"):
        assert told in said
    assert said.index("0912345678") < said.index("CHƯA XÁC ĐỊNH") < said.index("Tổng kết")


def test_the_certificate_names_nobody(ledger: Ledger) -> None:
    made = papers(ledger)["certificate"]
    said = words(made)
    assert "Quỳnh" not in repr(made)
    for told in ("01/2022", "Người đó rút lại sự đồng ý", "20/12/2022", "20/12/2024", "Thành viên"):
        assert told in said


def test_the_units_own_words_stand_in_place_of_the_notice() -> None:
    assert notice_text("Xã {unit} giữ {months} tháng", "Gia Thắng", 12) == (
        "Xã Gia Thắng giữ 12 tháng"
    )


def test_the_notice_says_unit_purpose_and_period(ledger: Ledger) -> None:
    said = words(papers(ledger)["notice"])
    for told in (ledger.settings.unit_name, "Để làm gì", "24 tháng", "yêu cầu xóa"):
        assert told in said
    assert "{" not in said
