from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.settings import Settings
from tests.ui.paper.samples import DISPATCH
from tests.ui.paper.signing import soft_token
from tests.ui.paper.signing.people import (
    CHAIR,
    COMMUNE,
    HEAD,
    PASSWORD,
    Holder,
    given_by,
    issuer,
)
from tests.ui.paper.signing.signed import signed
from tests.ui.paper.signing.soft_token import PIN, needs_token
from ui.paper.sheet import print_sheet
from ui.paper.signature import close
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Verdict
from ui.paper.signing.means import WithFile
from ui.paper.signing.order import Role
from ui.screens import preview as preview_module
from ui.screens.desk import Desk
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.signing import SignDialog

Opened = Callable[[bytes], SignDialog]
_FILE = 1


@pytest.fixture(scope="module")
def authority() -> Holder:
    return issuer()


@pytest.fixture(scope="module")
def paper() -> bytes:
    return print_sheet(close("Hết", DISPATCH), title="Tờ trình", author="x")


@pytest.fixture
def with_file(authority: Holder, tmp_path: Path) -> WithFile:
    path = tmp_path / "Ánh.p12"
    path.write_bytes(given_by(authority).file(authority))
    return WithFile(path, PASSWORD)


@pytest.fixture
def token(authority: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Plug in a token with two people's certificates, and return its driver."""
    (tmp_path / "usb").mkdir()
    keys = {"head": given_by(authority), "chair": given_by(authority, CHAIR, COMMUNE)}
    soft_token.make(tmp_path / "usb", monkeypatch, keys=keys)
    yield soft_token.driver()
    soft_token.unplug()


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Opened:
    """Return how the dialog is opened over a paper."""

    def open_it(pdf: bytes) -> SignDialog:
        dialog = SignDialog(desk, "Tờ trình", pdf)
        qtbot.addWidget(dialog)
        dialog.show()
        at_rest(qtbot, dialog)
        return dialog

    return open_it


def at_rest(qtbot: QtBot, dialog: SignDialog) -> None:
    """Wait until nothing runs any more."""
    qtbot.waitUntil(lambda: not dialog.is_busy)


def type_in(field: QLineEdit, words: str) -> None:
    """Type as an input method does: Qt's own test of keys knows no Vietnamese letters."""
    field.setText(words)
    field.textEdited.emit(words)


def keep(desk: Desk, **more: object) -> Settings:
    """Change settings of the books."""
    desk.keep_settings(desk.settings.model_copy(update=more))
    return desk.settings


@needs_token
def test_a_token_that_was_chosen_once_asks_for_its_pin_alone(
    opened: Opened, desk: Desk, paper: bytes, token: Path, qtbot: QtBot
) -> None:
    first = opened(paper)
    first.form.token.choose(token)
    at_rest(qtbot, first)
    certificates = first.form.token.certificate
    certificates.setCurrentIndex(certificates.findText(CHAIR, Qt.MatchFlag.MatchStartsWith))
    type_in(first.form.token.secret, PIN)
    first.form.go.click()
    at_rest(qtbot, first)
    assert first.signed is not None
    assert judge_paper(first.signed).verdict is Verdict.ISSUER_UNKNOWN
    again = opened(paper)
    assert again.form.card.holder.text() == CHAIR
    assert again.form.token.secret.text() == ""
    assert not again.form.go.isEnabled()
    type_in(again.form.token.secret, PIN)
    assert again.form.go.isEnabled()
    assert PIN not in desk.settings.model_dump_json()


@needs_token
def test_a_wrong_pin_is_told_in_place_with_the_tries_left(
    opened: Opened, desk: Desk, paper: bytes, token: Path, qtbot: QtBot
) -> None:
    keep(desk, sign_module=str(token))
    dialog = opened(paper)
    type_in(dialog.form.token.secret, "00001111")
    dialog.form.go.click()
    at_rest(qtbot, dialog)
    assert dialog.signed is None
    assert dialog.isVisible()
    assert "KS-03" in dialog.form.complaint.text()
    assert "sai" in dialog.form.token.tries.text()
    assert dialog.form.token.secret.text() == ""
    assert dialog.focusWidget() is dialog.form.token.secret
    type_in(dialog.form.token.secret, PIN)
    dialog.form.go.click()
    at_rest(qtbot, dialog)
    assert dialog.signed is not None


@needs_token
def test_a_token_that_is_plugged_in_later_is_found_by_looking_again(
    opened: Opened, desk: Desk, paper: bytes, token: Path, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue("tmp_path")
    monkeypatch: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
    (folder / "empty").mkdir()
    soft_token.use(folder / "empty", monkeypatch)
    keep(desk, sign_module=str(token))
    dialog = opened(paper)
    assert "KS-01" in dialog.form.complaint.text()
    assert dialog.form.card.isHidden()
    soft_token.use(folder / "usb", monkeypatch)
    dialog.form.token.look.click()
    at_rest(request.getfixturevalue("qtbot"), dialog)
    assert dialog.form.complaint.isHidden()
    assert not dialog.form.card.isHidden()


def test_a_file_shows_its_certificate_before_it_signs(
    opened: Opened, desk: Desk, paper: bytes, with_file: WithFile, qtbot: QtBot
) -> None:
    keep(desk, sign_file=str(with_file.path))
    dialog = opened(paper)
    file = dialog.form.file
    type_in(file.secret, "sai mật khẩu")
    file.look.click()
    at_rest(qtbot, dialog)
    assert "KS-11" in dialog.form.complaint.text()
    type_in(file.secret, PASSWORD)
    assert not dialog.form.go.isEnabled()
    file.look.click()
    at_rest(qtbot, dialog)
    assert dialog.form.card.holder.text() == HEAD
    assert "Công an xã Gia Thắng" in dialog.form.card.words.text()
    assert dialog.form.go.isEnabled()
    dialog.form.go.click()
    at_rest(qtbot, dialog)
    assert dialog.signed is not None
    assert file.secret.text() == ""


def test_a_certificate_that_ended_is_shown_and_signs_nothing(
    opened: Opened, paper: bytes, with_file: WithFile, authority: Holder, qtbot: QtBot
) -> None:
    with_file.path.write_bytes(given_by(authority, days=(-30, -1)).file())
    dialog = opened(paper)
    dialog.form.kinds.button(_FILE).click()
    dialog.form.file.choose(with_file.path)
    type_in(dialog.form.file.secret, PASSWORD)
    dialog.form.file.look.click()
    at_rest(qtbot, dialog)
    assert "hết hạn" in dialog.form.card.problem.text()
    assert not dialog.form.go.isEnabled()


def test_another_file_hides_the_certificate_of_the_one_before(
    opened: Opened, desk: Desk, paper: bytes, with_file: WithFile, qtbot: QtBot
) -> None:
    keep(desk, sign_file=str(with_file.path))
    dialog = opened(paper)
    type_in(dialog.form.file.secret, PASSWORD)
    dialog.form.file.look.click()
    at_rest(qtbot, dialog)
    dialog.form.file.choose(with_file.path.with_name("khác.p12"))
    assert dialog.form.card.isHidden()
    assert dialog.form.file.secret.text() == ""
    assert not dialog.form.go.isEnabled()


def test_who_signed_before_is_told_and_a_broken_paper_cannot_be_signed(
    opened: Opened, desk: Desk, paper: bytes, with_file: WithFile, qtbot: QtBot
) -> None:
    keep(desk, sign_file=str(with_file.path))
    once = signed(paper, with_file)
    assert HEAD in opened(once).form.already.text()
    broken = bytearray(once)
    broken[700] ^= 1
    dialog = opened(bytes(broken))
    assert "KHÔNG đúng" in dialog.form.complaint.text()
    type_in(dialog.form.file.secret, PASSWORD)
    dialog.form.file.look.click()
    at_rest(qtbot, dialog)
    assert not dialog.form.go.isEnabled()


def test_a_separate_file_needs_the_number_of_its_paper(
    opened: Opened, desk: Desk, paper: bytes, with_file: WithFile, qtbot: QtBot
) -> None:
    keep(desk, sign_file=str(with_file.path))
    dialog = opened(paper)
    type_in(dialog.form.file.secret, PASSWORD)
    dialog.form.file.look.click()
    at_rest(qtbot, dialog)
    assert dialog.form.reference.isHidden()
    dialog.form.roles.setCurrentIndex(dialog.form.roles.findData(Role.ATTACHED.value))
    assert not dialog.form.go.isEnabled()
    type_in(dialog.form.reference, "05/TTr-CAX")
    assert dialog.form.go.isEnabled()


def test_going_back_forgets_what_was_typed_and_signs_nothing(
    opened: Opened, desk: Desk, paper: bytes, with_file: WithFile, qtbot: QtBot
) -> None:
    keep(desk, sign_file=str(with_file.path))
    dialog = opened(paper)
    type_in(dialog.form.file.secret, PASSWORD)
    dialog.form.back.click()
    assert dialog.isHidden()
    assert dialog.signed is None
    assert dialog.form.file.secret.text() == ""


def test_going_back_while_it_signs_ends_without_a_signature(
    opened: Opened, desk: Desk, paper: bytes, with_file: WithFile, qtbot: QtBot
) -> None:
    keep(desk, sign_file=str(with_file.path))
    dialog = opened(paper)
    type_in(dialog.form.file.secret, PASSWORD)
    dialog.form.file.look.click()
    at_rest(qtbot, dialog)
    dialog.form.go.click()
    dialog.reject()
    at_rest(qtbot, dialog)
    qtbot.waitUntil(dialog.isHidden)
    assert dialog.signed is None


def test_a_paper_is_signed_from_its_preview_and_saved_under_a_name_that_says_so(
    paper: bytes, with_file: WithFile, qtbot: QtBot, tmp_path: Path
) -> None:
    def sign(_parent: QWidget, shown: Paper) -> bytes:
        return signed(shown.pdf, with_file)

    dialog = PreviewDialog([Paper("Tờ trình", "to-trinh.pdf", paper)], sign=sign)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.sign_button.click()
    dialog.sign_button.click()
    [saved] = dialog.save_to(tmp_path)
    assert saved.name == "to-trinh_da-ky-so.pdf"
    assert len(judge_paper(saved.read_bytes()).signatures) == 2
    assert "đã ký số" in dialog.count.text()


def test_a_preview_without_books_offers_no_signature(paper: bytes, qtbot: QtBot) -> None:
    dialog = PreviewDialog([Paper("Tờ trình", "to-trinh.pdf", paper)])
    qtbot.addWidget(dialog)
    assert dialog.sign_button.isHidden()


def test_a_paper_of_these_books_can_be_signed_where_it_is_shown(
    desk: Desk, paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_module, "sign_shown", lambda *said: said[2] + said[1].encode())
    sign = preview_module.signing(desk)
    assert sign
    assert sign(QWidget(), Paper("Tờ trình", "t.pdf", paper)) == paper + "Tờ trình".encode()
