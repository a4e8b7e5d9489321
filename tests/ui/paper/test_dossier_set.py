"""“In hồ sơ”: every paper in its order, as one PDF and as files, and nothing that is not known."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from storage.commendation.kept_papers import KeptPaperLostError, keep_paper
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from storage.repository import find, put
from storage.steps import drain
from tests.storage.commendation.of_a_proposal import made_nominee
from tests.ui.paper.pdf import contents, texts
from tests.ui.paper.proposal_books import TODAY, fill_proposal, put_awards, put_deeds, put_page
from tests.ui.paper.signing.people import PASSWORD, given_by, issuer
from tests.ui.paper.signing.signed import signed
from ui.paper.as_pdf import printed
from ui.paper.as_word import word_of
from ui.paper.checker import check_paper
from ui.paper.commendation.dossier_set import DossierSet, dossier_of
from ui.paper.commendation.dossier_set_files import (
    WHOLE,
    DossierPlaceError,
    DossierThereError,
    PrintedSet,
    free_folder,
    printed_set,
    written_set,
)
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Verdict
from ui.paper.signing.means import WithFile

KINDS = [
    "submission",
    "roster",
    *["merit"] * 11,
    "minutes",
    "draft_decision",
    "checklist",
    "label",
]


@pytest.fixture
def proposal(ledger: Ledger) -> Proposal:
    made = fill_proposal(ledger)
    page, nominee = put_page(ledger, find(ledger, Nominee, name="Phạm Thị Ngoan")[0])
    put_awards(ledger, page)
    put_deeds(ledger, nominee)
    return made


def dossier(ledger: Ledger, proposal: Proposal) -> DossierSet:
    return dossier_of(ledger, proposal, today=TODAY)


def done(ledger: Ledger, proposal: Proposal) -> PrintedSet:
    return drain(printed_set(dossier(ledger, proposal)))


def kinds(ledger: Ledger, proposal: Proposal) -> list[str]:
    return [one.kind for one in dossier(ledger, proposal).papers]


def in_word(data: bytes) -> set[str]:
    found: list[str] = []
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [cell.text for row in block.rows for cell in row.cells]
    return set(" ".join(found).split())


def test_the_set_has_every_paper_once_in_the_order_of_a_dossier(
    ledger: Ledger, proposal: Proposal
) -> None:
    assert kinds(ledger, proposal) == KINDS


def test_every_paper_of_the_set_keeps_the_decree(ledger: Ledger, proposal: Proposal) -> None:
    for one, pdf in done(ledger, proposal).papers:
        assert check_paper(pdf) == [], one.title


def test_the_contents_lead_to_every_paper(ledger: Ledger, proposal: Proposal) -> None:
    made = done(ledger, proposal)
    found, (first, *marks) = texts(made.whole), contents(made.whole)
    assert (first[1:], found[0][:13]) == (("Mục lục hồ sơ", 1), "MỤC LỤC HỒ SƠ")
    assert [name for _depth, name, _page in marks] == [one.title for one in made.dossier.papers]
    for (one, pdf), (_depth, name, page) in zip(made.papers, marks, strict=True):
        assert f"{name} {page} {len(texts(pdf))}" in found[0]
        assert texts(pdf)[0] == found[page - 1], one.title


def test_word_says_what_the_pdf_says(ledger: Ledger, proposal: Proposal) -> None:
    for one, pdf in done(ledger, proposal).papers:
        assert one.document is not None
        pages = texts(pdf)
        on_paper, in_file = set(" ".join(pages).split()), in_word(word_of(one.document))
        beside = {str(number) for number in range(1, len(pages) + 1)} | {"DỰ", "THẢO"}
        assert in_file - on_paper == set(), one.title
        assert on_paper - in_file <= beside, one.title


def test_files_have_short_plain_names_in_the_order_of_the_set(
    ledger: Ledger, proposal: Proposal
) -> None:
    for name in ("Nguyễn Văn Thịnh", "/\\:*?", "Đội " + "rất dài " * 20):
        put(ledger, made_nominee(proposal, name))
    names = [one.file_name for one in dossier(ledger, proposal).papers]
    assert names[0] == "01-to-trinh"
    assert names == sorted(set(names))
    assert sum("bao-cao-thanh-tich-nguyen-van-thinh" in name for name in names) == 2
    for name in names:
        assert name.isascii()
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert len(name) <= 60


def test_what_the_authority_does_not_ask_for_is_left_out(ledger: Ledger) -> None:
    medal = fill_proposal(ledger, form="commemorative_medal", authority="minister")
    assert kinds(ledger, medal) == ["submission", "roster", "minutes", "checklist", "label"]


def test_the_roster_stands_in_the_submission_or_beside_it_never_twice(
    ledger: Ledger, proposal: Proposal
) -> None:
    paper = dossier(ledger, proposal).papers[0]
    assert paper.document is not None
    assert paper.document.annexes == ()


def test_what_was_signed_is_kept_byte_for_byte_and_said_so(
    ledger: Ledger, proposal: Proposal
) -> None:
    fresh = dossier(ledger, proposal).papers[0].document
    assert fresh is not None
    again = printed(fresh) + b"\n% signed"
    said: dict[str, Any] = {
        "kind": "submission",
        "title": "Tờ trình",
        "signatures": 2,
        "day": date(2022, 12, 15),
    }
    keep_paper(ledger, proposal, None, pdf=again, **said)
    made = done(ledger, proposal)
    first, *others = made.dossier.papers
    assert (first.is_signed, first.title) == (True, "Tờ trình (đã ký số, giữ thành tệp riêng)")
    assert made.pdfs[0] == again
    assert not any(one.is_signed for one in others)
    assert first.title in texts(made.whole)[0]


def test_a_signature_holds_in_its_own_file_and_is_only_shown_in_the_whole(
    ledger: Ledger, proposal: Proposal, tmp_path: Path
) -> None:
    authority = issuer()
    (tmp_path / "ky.p12").write_bytes(given_by(authority).file(authority))
    means = WithFile(tmp_path / "ky.p12", PASSWORD)
    pdf = signed(done(ledger, proposal).pdfs[0], means)
    said: dict[str, Any] = {"kind": "submission", "title": "Tờ trình", "signatures": 1}
    keep_paper(ledger, proposal, None, pdf=pdf, day=TODAY, **said)
    made = done(ledger, proposal)
    assert len(judge_paper(made.pdfs[0]).signatures) == 1
    assert judge_paper(made.whole).verdict == Verdict.UNSIGNED
    assert "Ký bởi: Phạm Ngọc Ánh" in texts(made.whole)[2]


def test_the_newest_kept_paper_counts_and_others_are_added(
    ledger: Ledger, proposal: Proposal
) -> None:
    nominee = find(ledger, Nominee, name="Lê Thị Mơ")[0]
    pdf = done(ledger, proposal).pdfs[-1]
    for day in (3, 9, 5):
        said: dict[str, Any] = {
            "kind": "merit",
            "title": "x",
            "signatures": day,
            "day": date(2022, 12, day),
        }
        keep_paper(ledger, proposal, nominee, pdf=pdf, **said)
    proof: dict[str, Any] = {"kind": "other", "title": "Quyết định bổ nhiệm", "signatures": 0}
    keep_paper(ledger, proposal, nominee, pdf=pdf, day=TODAY, **proof)
    papers = dossier(ledger, proposal).papers
    assert [one.signatures for one in papers if one.signatures] == [9]
    assert papers[-3].title == "Quyết định bổ nhiệm"
    assert papers[-3].file_name.endswith("giay-to-quyet-dinh-bo-nhiem")


def test_a_kept_paper_that_is_damaged_stops_the_print(ledger: Ledger, proposal: Proposal) -> None:
    said: dict[str, Any] = {"kind": "minutes", "title": "Biên bản", "signatures": 1, "day": TODAY}
    keep_paper(ledger, proposal, None, pdf=b"%PDF", **said)
    ledger.db.execute("UPDATE paper_file SET data = ?", [b"%PDX"])
    with pytest.raises(KeptPaperLostError, match="«Biên bản»"):
        dossier(ledger, proposal)


def test_the_set_is_written_as_one_file_and_as_many(
    ledger: Ledger, proposal: Proposal, tmp_path: Path
) -> None:
    folder = tmp_path / "moi" / "ho-so"
    files = drain(written_set(dossier(ledger, proposal), folder, word=True))
    assert files[0] == folder / WHOLE
    assert len(files) == 1 + 2 * len(KINDS)
    assert sorted(folder.iterdir()) == sorted(files)
    assert texts((folder / "01-to-trinh.pdf").read_bytes())[0].startswith("CÔNG AN HUYỆN")
    assert "TRÌNH" in in_word((folder / "01-to-trinh.docx").read_bytes())


def test_a_file_that_is_there_is_never_touched(
    ledger: Ledger, proposal: Proposal, tmp_path: Path
) -> None:
    mine = tmp_path / "02-danh-sach-trich-ngang.pdf"
    mine.write_bytes(b"mine")
    with pytest.raises(DossierThereError, match=r"02-danh-sach-trich-ngang\.pdf"):
        drain(written_set(dossier(ledger, proposal), tmp_path))
    assert list(tmp_path.iterdir()) == [mine]
    assert mine.read_bytes() == b"mine"


def test_a_place_that_takes_no_files_is_said_in_words(
    ledger: Ledger, proposal: Proposal, tmp_path: Path
) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(DossierPlaceError, match="Sổ không mất gì"):
        drain(written_set(dossier(ledger, proposal), tmp_path / "tep" / "ho-so"))


def test_a_new_folder_is_found_beside_those_that_are_there(tmp_path: Path) -> None:
    for expected in ("ho-so", "ho-so-2", "ho-so-3"):
        folder = free_folder(tmp_path, "ho-so")
        assert folder.name == expected
        folder.mkdir()


def test_the_same_books_print_the_same_papers(ledger: Ledger, proposal: Proposal) -> None:
    assert done(ledger, proposal).pdfs == done(ledger, proposal).pdfs
