"""From eleven noted achievements to a printed dossier of five collectives and six people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QTabWidget
from pytestqt.qtbot import QtBot

from desktop.compose import found_books, opened, proposed_settings
from storage.records import Achievement, Nominee, Proposal
from storage.repository import count, find
from tests.conftest import PASSPHRASE
from tests.journeys.entering import LAST_DAY
from tests.journeys.hands import Hands, button_of, choose_folder, when
from ui.screens.commendations import Commendations
from ui.screens.desk import Desk
from ui.screens.dossier_preview import DossierPreview
from ui.screens.honorees_linked import save_linked
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.proposal_step_dialog import StepDialog
from ui.screens.proposals import Proposals
from ui.screens.safe import Safe
from ui.screens.selection_dialog import SelectionDialog
from ui.screens.window import MainWindow

POST, SUPERIOR = "ninh-binh/gia-vien/gia-thang", "ninh-binh/gia-vien"
COLLECTIVES = (
    "Tổ liên gia số 3 thôn Đoài",
    "Tổ bảo vệ an ninh, trật tự thôn Trung",
    "Hội Phụ nữ xã Gia Thắng",
    "Đội dân phòng thôn Đông",
    "Trường THCS Gia Thắng",
)
PEOPLE = (
    "Nguyễn Văn Bình",
    "Trần Thị Cúc",
    "Lê Văn Dũng",
    "Phạm Thị Én",
    "Đinh Văn Phúc",
    "Hoàng Thị Giang",
)
GATE = 40  # inputs, beyond the texts of the achievements


@pytest.fixture
def chief(tmp_path: Path, qapp: QApplication) -> Iterator[Hands]:
    settings = proposed_settings(POST, "post", SUPERIOR, "2022-12")
    with ExitStack() as stack:
        books, master, _code = found_books(
            tmp_path / "post", settings, PASSPHRASE, use_keyring=False, anywhere=True
        )
        both = stack.enter_context(opened(books, master))
        safe = Safe(books, master, both.keys)
        desk = Desk(both.ledger, safe=safe, today=lambda: LAST_DAY)
        note_achievements(desk)
        window = MainWindow(desk)
        window.show()
        yield Hands(window)
        desk.left.emit()  # a test that failed half-way is not asked about its words
        window.close()
        window.deleteLater()


def note_achievements(desk: Desk) -> None:
    """Note what each of them did, each in words of its own."""
    for subject, names in (("collective", COLLECTIVES), ("individual", PEOPLE)):
        for month, name in enumerate(names, 1):
            done = Achievement(
                unit=POST,
                happened_on=date(2022, month, 10),
                subject=subject,
                name=name,
                text=f"{name} vận động {month}0 hộ ký cam kết và báo {month} tin có giá trị",
            )
            save_linked(desk, done)
    assert count(desk.ledger, Achievement) == len(COLLECTIVES + PEOPLE)


def press(chief: Hands, dialog: QDialog, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Press one key in a dialog."""
    chief.inputs += 1
    QTest.keyClick(dialog, key)


def turn_to(chief: Hands, tabs: QTabWidget, words: str) -> None:
    """Click on a tab."""
    bar = tabs.tabBar()
    titles = [bar.tabText(at) for at in range(bar.count())]
    chief.inputs += 1
    place = bar.tabRect(titles.index(words)).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)


def test_eleven_achievements_are_a_printed_dossier_within_forty_inputs(
    chief: Hands, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = chief.go("commendations", Commendations)
    turn_to(chief, screen.tabs, "Thành tích")
    proposals = begin(chief, screen)
    review(chief, proposals)
    confirm(chief, proposals)
    submit(chief, proposals)
    made = tmp_path / "ho-so.pdf"
    print_dossier(chief, proposals, made, qtbot)
    assert chief.inputs <= GATE, f"a dossier takes at most {GATE} inputs, this took {chief.inputs}"
    said = text_of(made)
    for name in (*COLLECTIVES, *PEOPLE):
        assert name in said
    for paper in ("TỜ TRÌNH", "BIÊN BẢN", "BÁO CÁO THÀNH TÍCH", "MỤC LỤC"):
        assert paper in said
    assert said.count("BÁO CÁO THÀNH TÍCH") >= len(COLLECTIVES + PEOPLE)


def begin(chief: Hands, screen: Commendations) -> Proposals:
    """Make a proposal of all that was noted, and agree with what is proposed."""
    when(BeginningProposal, lambda dialog: press(chief, dialog))
    chief.click(button_of(screen.shown, "&Lập đề nghị…"))
    shown = screen.shown
    assert isinstance(shown, Proposals)
    named = find(chief.window.desk.ledger, Nominee)
    assert len(named) == len(COLLECTIVES + PEOPLE)
    return shown


def review(chief: Hands, proposals: Proposals) -> None:
    """Hold the meeting: who leads it, who writes, how many vote; all agree."""

    def hold(dialog: SelectionDialog) -> None:
        for line, text in (
            (dialog.chair, "Pham Ngoc Anh, Truong Cong an xa"),
            (dialog.secretary, "Le Thi Mai, Cong an vien"),
            (dialog.voters, "9"),
        ):
            chief.click(line)
            chief.inputs += 1
            QTest.keyClicks(line, text)
        press(chief, dialog)

    when(SelectionDialog, hold)
    chief.click(proposals.bar.go)


def confirm(chief: Hands, proposals: Proposals) -> None:
    """Look at what stops it, and confirm for all that nothing is being looked into."""
    chief.click(proposals.bar.go)

    def agree(box: QMessageBox) -> None:
        chief.click(button_of(box, "Xác nhận tất cả"))

    when(QMessageBox, agree)
    chief.click(proposals.checks.clear_button)
    assert proposals.checks.blocking == 0


def submit(chief: Hands, proposals: Proposals) -> None:
    """Complete and submit it under the number that is proposed."""
    chief.click(proposals.bar.go)
    when(StepDialog, lambda dialog: press(chief, dialog))
    chief.click(proposals.bar.go)
    (proposal,) = find(chief.window.desk.ledger, Proposal)
    assert proposal.status == "submitted"


def print_dossier(chief: Hands, proposals: Proposals, made: Path, qtbot: QtBot) -> None:
    """Print the whole dossier with one click, into a file where there is no printer."""

    def save(dialog: DossierPreview) -> None:
        chief.inputs += 2  # the name of the file, and Enter
        choose_folder(made)
        chief.click(dialog.save_button)
        dialog.accept()

    when(DossierPreview, save)
    chief.click(proposals.bar.print)
    qtbot.waitUntil(made.exists)


def text_of(pdf: Path) -> str:
    """Return the words of a PDF, page by page."""
    document = PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())
