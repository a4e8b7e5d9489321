"""The whole dossier is one PDF that leads to each of its papers."""

from __future__ import annotations

import pytest

from tests.ui.paper.pdf import contents, needs_poppler, pages, poppler, texts
from tests.ui.paper.samples import COLLECTIVE, DISPATCH, PROPOSAL
from ui.paper.as_pdf import printed
from ui.paper.commendation.dossier import NamedPaper, dossier_pdf
from ui.paper.merits import merit_document
from ui.paper.proposals import proposal_document


def papers_of(count: int) -> list[NamedPaper]:
    submission = NamedPaper("Tờ trình", printed(proposal_document(DISPATCH, PROPOSAL)))
    merit = printed(merit_document(DISPATCH, COLLECTIVE))
    return [submission, *(NamedPaper(f"Báo cáo thành tích {at}", merit) for at in range(count))]


@pytest.mark.parametrize("count", [2, 70])
def test_the_dossier_leads_to_the_first_page_of_each_paper(count: int) -> None:
    pdf = dossier_pdf(DISPATCH, "Đề nghị tặng Giấy khen", papers_of(count))
    found, marks = texts(pdf), contents(pdf)
    assert found[0].startswith("MỤC LỤC HỒ SƠ Đề nghị tặng Giấy khen")
    (_level, first, page), *reports = marks[1:]
    assert (first, "TỜ TRÌNH" in found[page - 1]) == ("Tờ trình", True)
    assert len(reports) == count
    for _depth, name, place in reports:
        assert "BÁO CÁO THÀNH TÍCH" in found[place - 1]
        assert any(f"{name} {place} 2" in text for text in found[: marks[1][2] - 1])
    whole = len(found) - (marks[1][2] - 1)
    assert f"Cộng {whole}" in " ".join(found[: marks[1][2] - 1])


@needs_poppler
def test_the_dossier_says_its_title_and_keeps_landscape_pages() -> None:
    pdf = dossier_pdf(DISPATCH, "Đề nghị tặng Giấy khen", papers_of(1))
    assert any(page.width > page.height for page in pages(pdf))
    told = poppler("pdfinfo", pdf)
    assert "Mục lục hồ sơ: Đề nghị tặng Giấy khen" in told
    assert "Công an xã Gia Thắng" in told
    assert b"/Lang" in pdf
