from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.paper.signing.people import HEAD, PASSWORD, Holder, given_by, issuer
from tests.ui.paper.signing.signed import signed
from tests.ui.screens.answering import answer
from ui.paper.blocks import paragraph
from ui.paper.sheet import print_sheet
from ui.paper.signing.judgement import Verdict
from ui.paper.signing.means import WithFile
from ui.screens.desk import Desk
from ui.screens.pages import page_image
from ui.screens.signed_paper import SignedPaper, show_signatures
from ui.screens.signing_trust import Trust

PDF = print_sheet([paragraph("Tờ trình.")], title="Tờ trình", author="x")


@pytest.fixture(scope="module")
def authority() -> Holder:
    return issuer()


@pytest.fixture(scope="module")
def made(authority: Holder, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("keys") / "k.p12"
    path.write_bytes(given_by(authority).file())
    return signed(PDF, WithFile(path, PASSWORD))


def shown(qtbot: QtBot, desk: Desk, pdf: bytes, expected: int = 0) -> tuple[SignedPaper, str]:
    """Show the signatures of a file, and return the view with all it says."""
    view = SignedPaper(desk, "to-trinh.pdf", pdf, expected=expected)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.judged is not None)
    return view, "\n".join(label.text() for label in view.findChildren(QLabel))


def test_a_good_signature_is_told_with_whose_it_is(
    made: bytes, authority: Holder, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "ca.cer"
    file.write_bytes(authority.der)
    trust = Trust(desk)
    qtbot.addWidget(trust)
    trust.add(file)
    view, words = shown(qtbot, desk, made)
    assert view.judged
    assert view.judged.verdict is Verdict.GOOD
    assert HEAD in words
    assert "Công an xã Gia Thắng" in words
    assert "theo máy người ký" in words
    assert "không qua mạng" in words


def test_an_issuer_that_is_not_trusted_is_told_apart_from_a_broken_signature(
    made: bytes, desk: Desk, qtbot: QtBot
) -> None:
    _view, words = shown(qtbot, desk, made)
    assert "chưa rõ nơi cấp" in words
    assert "KHÔNG" not in words


def test_a_changed_byte_is_told(made: bytes, desk: Desk, qtbot: QtBot) -> None:
    at = len(PDF) // 2
    broken = made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :]
    assert "KHÔNG đúng" in shown(qtbot, desk, broken)[1]


def test_a_signature_that_is_gone_is_told_where_the_books_know_of_it(
    desk: Desk, qtbot: QtBot
) -> None:
    assert "chưa có chữ ký số" in shown(qtbot, desk, PDF)[1]
    assert "GỠ" in shown(qtbot, desk, PDF, expected=1)[1]


def test_a_file_that_cannot_be_read_is_told(desk: Desk, tmp_path: Path) -> None:
    answer("Đã hiểu")
    show_signatures(desk, tmp_path / "không có.pdf", None)


def test_the_stamp_is_seen_on_the_screen_and_so_on_paper(made: bytes) -> None:
    assert page_image(made, 0, 1.0) != page_image(PDF, 0, 1.0)


def test_trust_is_given_and_taken_back(
    authority: Holder, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file, other = tmp_path / "ca.cer", tmp_path / "thư.txt"
    file.write_bytes(authority.der)
    other.write_text("không phải chứng thư", "utf-8")
    trust = Trust(desk)
    qtbot.addWidget(trust)
    trust.add(other)
    assert "KS-16" in trust.complaint.text()
    trust.add(file)
    trust.add(file)
    assert list(desk.settings.sign_trust) == [str(file)]
    assert "CA thử nghiệm" in trust.list.item(0).text()
    file.unlink()
    trust.show_files()
    assert "Không đọc được" in trust.list.item(0).text()
    trust.list.setCurrentRow(0)
    trust.drop_button.click()
    assert list(desk.settings.sign_trust) == []
    assert not trust.drop_button.isEnabled()
