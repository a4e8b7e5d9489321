"""“In hồ sơ” on the screen: the whole and each paper, printed and saved; words for a nominee."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from storage.commendation.kept_papers import keep_paper, kept_pdf
from storage.ledger import Ledger
from storage.records import Activity, KeptPaper, Nominee, Proposal
from storage.repository import find
from storage.steps import Steps, drain
from tests.conftest import NewBooks
from tests.ui.paper.pdf import texts
from tests.ui.paper.proposal_books import TODAY, fill_proposal
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import when
from ui.paper.commendation.dossier_set import dossier_of
from ui.paper.commendation.dossier_set_files import PrintedSet, printed_set
from ui.screens.commendation_papers import print_dossier
from ui.screens.desk import Desk
from ui.screens.dossier_preview import DossierPreview
from ui.screens.preview import Paper
from ui.screens.proposals import Proposals
from ui.screens.proposed_text import TextOffer
from ui.screens.working import Working


@pytest.fixture
def proposal(ledger: Ledger) -> Proposal:
    return fill_proposal(ledger)


def made(ledger: Ledger, proposal: Proposal) -> Steps[PrintedSet]:
    return printed_set(dossier_of(ledger, proposal, today=TODAY))


@pytest.fixture
def done(ledger: Ledger, proposal: Proposal) -> PrintedSet:
    return drain(made(ledger, proposal))


def sign(_parent: QWidget, paper: Paper) -> bytes:
    """Stand for the token that is not here: what it gives back is another file."""
    return paper.pdf + b"\n% signed"


@pytest.fixture
def preview(desk: Desk, proposal: Proposal, done: PrintedSet, qtbot: QtBot) -> DossierPreview:
    make = partial(made, proposal=proposal)
    dialog = DossierPreview(desk, proposal, done, make, sign=sign)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_whole_is_shown_first_and_each_paper_below(
    preview: DossierPreview, done: PrintedSet
) -> None:
    assert preview.list.count() == 1 + len(done.pdfs)
    assert preview.shown.pdf == done.whole
    assert "Cả hồ sơ" in preview.windowTitle()
    preview.list.setCurrentRow(2)
    assert preview.shown.title == "Danh sách trích ngang"


def test_the_whole_is_saved_as_one_file(
    preview: DossierPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ho-so.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(place), ""))
    preview.save_button.click()
    assert texts(place.read_bytes())[0].startswith("MỤC LỤC HỒ SƠ")


@pytest.mark.parametrize(("said", "count"), [("PDF và Word", 35), ("Chỉ PDF", 18)])
def test_each_paper_is_saved_in_a_new_folder(
    preview: DossierPreview,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: str,
    count: int,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(tmp_path))

    def choose(box: QMessageBox) -> None:
        when(QMessageBox, lambda told: told.buttons()[0].click())
        next(one for one in box.buttons() if one.text() == said).click()

    when(QMessageBox, choose)
    preview.each_button.click()
    (folder,) = tmp_path.iterdir()
    assert folder.name == "ho-so-khen-thuong-phong-trao-nam-2022"
    assert len(list(folder.iterdir())) == count


def test_a_signed_paper_is_kept_and_takes_the_place_of_a_fresh_print(
    preview: DossierPreview, ledger: Ledger, proposal: Proposal
) -> None:
    assert preview.sign_button.isHidden()  # no signature holds for the whole
    fresh = preview.papers[3].pdf
    preview.list.setCurrentRow(3)
    preview.sign_button.click()
    (record,) = find(ledger, KeptPaper)
    assert (record.kind, record.signatures) == ("merit", 1)
    assert record.title == "Báo cáo thành tích: Chi hội Phụ nữ thôn 3"
    assert find(ledger, Nominee, id=record.nominee)[0].name == "Chi hội Phụ nữ thôn 3"
    assert preview.list.currentRow() == 3
    assert "đã ký số" in preview.list.item(3).text()
    assert preview.shown.pdf == kept_pdf(ledger, record) == fresh + b"\n% signed"
    preview.sign_button.click()  # the chairman's, on top
    assert sorted(one.signatures for one in find(ledger, KeptPaper)) == [1, 2]
    assert drain(made(ledger, proposal)).dossier.papers[2].signatures == 2


def test_a_kept_paper_is_dropped_after_a_question_and_printed_afresh(
    preview: DossierPreview, ledger: Ledger
) -> None:
    fresh = preview.papers[1].pdf
    preview.list.setCurrentRow(1)
    assert preview.drop_button.isHidden()
    preview.sign_button.click()
    assert not preview.drop_button.isHidden()
    answer("Bỏ bản đã lưu")
    preview.drop_button.click()
    assert find(ledger, KeptPaper) == []
    assert preview.shown.pdf == fresh
    assert preview.list.item(1).text() == "Tờ trình"


def test_a_folder_that_takes_no_files_is_said_and_nothing_is_lost(
    preview: DossierPreview, desk: Desk, tmp_path: Path
) -> None:
    refused: list[str] = []
    desk.refused.connect(refused.append)
    (tmp_path / "tep").write_bytes(b"")
    preview.save_each(tmp_path / "tep", word=False)
    assert "HS-13" in refused[0]


def test_a_damaged_signed_paper_is_said_in_words(
    ledger: Ledger, proposal: Proposal, desk: Desk, qtbot: QtBot
) -> None:
    keep_paper(
        ledger,
        proposal,
        None,
        kind="submission",
        title="Tờ trình",
        pdf=b"%PDF",
        signatures=1,
        day=date(2022, 12, 15),
    )
    ledger.db.execute("DELETE FROM paper_file")
    refused: list[str] = []
    desk.refused.connect(refused.append)
    working = Working()
    qtbot.addWidget(working)
    print_dossier(desk, working, proposal)
    assert "HS-11" in refused[0]


@pytest.fixture
def stored(books: NewBooks) -> Iterator[tuple[Desk, Proposal]]:
    """Put the proposal into real books, which a job opens beside the screen."""
    with Ledger(books.books.ledger, books.master.ledger_key) as ledger:
        yield Desk(ledger, today=lambda: TODAY), fill_proposal(ledger)


def test_the_dossier_is_made_beside_the_screen(stored: tuple[Desk, Proposal], qtbot: QtBot) -> None:
    desk, proposal = stored
    working = Working()
    qtbot.addWidget(working)
    shown: list[int] = []

    def look(dialog: DossierPreview) -> None:
        shown.append(dialog.list.count())
        dialog.accept()

    when(DossierPreview, look)
    print_dossier(desk, working, proposal)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [18]


def test_words_are_offered_while_an_achievement_is_empty(
    ledger: Ledger, proposal: Proposal, desk: Desk, qtbot: QtBot
) -> None:
    done = Activity(
        unit=proposal.unit,
        kind="propaganda",
        happened_on=date(2022, 3, 5),
        title="Tuyên truyền về cháy nổ",
        measures={"attendances": 120},
    )
    one = find(ledger, Nominee, name="Lê Thị Mơ")[0]
    resting = one.model_copy(update={"activities": (done.id,), "achievement": ""})
    assert desk.save(done, resting)
    screen = Proposals(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_record(proposal.id)
    sheet = screen.nominees.sheet
    sheet.open(resting)
    offer = sheet.findChild(TextOffer)
    assert isinstance(offer, TextOffer)
    assert not offer.isHidden()
    offer.click()
    text = "- Ngày 05/03/2022: Tuyên truyền về cháy nổ (lượt người dự: 120)."
    assert sheet.form.values()["achievement"] == text
    assert sheet.form.values()["name"] == "Lê Thị Mơ"
    assert offer.isHidden()
    assert sheet.save()
    assert find(ledger, Nominee, id=one.id)[0].achievement == text
    sheet.open(find(ledger, Nominee, name="Bùi Xuân Trường")[0])
    assert offer.isHidden()
