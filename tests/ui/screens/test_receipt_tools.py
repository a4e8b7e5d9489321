"""Receipts on paper and over the telephone, at both desks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storage.steps import drain
from sync.acknowledgement import receipt_for, take_receipt
from sync.board import board
from sync.inbox import receive
from sync.outbox import Outgoing, outgoing
from sync.phone_code import phone_code
from tests.ui.paper.pdf import texts
from tests.ui.screens.answering import do_to_next
from tests.ui.screens.pair import JANUARY, Pair, close, paired
from ui.screens.board_cell import CellDialog, facts_of
from ui.screens.preview import PreviewDialog
from ui.screens.receipt_slip import receipt_paper
from ui.screens.receipt_tools import PhoneCodeDialog, ReceiptTools
from ui.screens.sending import Sending
from ui.screens.working import Working


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def receipt(pair: Pair) -> bytes:
    """Return the receipt of January, which is on its way back."""
    above = pair.superior
    data = close(pair.post, JANUARY)
    return drain(receive(above.ledger, data, above.keys)).receipts[0]


def sent(pair: Pair) -> Outgoing:
    return outgoing(pair.post.ledger)[-1]


def code_of(pair: Pair) -> str:
    return phone_code(pair.superior.ledger, sent(pair).bundle_id, pair.superior.keys)


def test_what_the_superior_reads_out_shows_in_the_list_of_bundles(
    pair: Pair, receipt: bytes, qtbot: QtBot
) -> None:
    screen = Sending(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    screen.outbox.selectRow(0)
    assert screen.receipt.code_button.isEnabled()
    dialog = PhoneCodeDialog(pair.post, sent(pair))
    qtbot.addWidget(dialog)
    dialog.typed.setText(code_of(pair).lower())
    dialog.go.click()
    assert dialog.result() == PhoneCodeDialog.DialogCode.Accepted
    screen.refresh()
    assert screen.outbox.words()[0][0] == "Đã nhận (qua điện thoại)"
    screen.outbox.selectRow(0)
    assert not screen.receipt.code_button.isEnabled()
    take_receipt(pair.post.ledger, receipt)
    screen.refresh()
    assert screen.outbox.words()[0][0] == "Đã nhận"


def test_five_wrong_codes_end_the_typing(pair: Pair, receipt: bytes, qtbot: QtBot) -> None:
    dialog = PhoneCodeDialog(pair.post, sent(pair))
    qtbot.addWidget(dialog)
    for said in ("còn 4 lần", "còn 3 lần", "còn 2 lần", "còn 1 lần", "năm lần"):
        dialog.typed.setText("ABCDE-12345")
        dialog.finish()
        assert said in dialog.complaint.text()
    assert not dialog.go.isEnabled()


def test_the_superior_reads_the_code_in_the_units_month(
    pair: Pair, receipt: bytes, qtbot: QtBot
) -> None:
    above = pair.superior
    (cell,) = board(above.ledger, [JANUARY], date(2022, 2, 20))
    assert code_of(pair) in " ".join(facts_of(above, cell))
    dialog = CellDialog(above, cell)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.print_button.isVisible()


def test_the_slip_says_what_was_answered_and_only_the_superiors_has_the_code(
    pair: Pair, receipt: bytes
) -> None:
    said = take_receipt(pair.post.ledger, receipt).receipt
    own = " ".join(" ".join(texts(receipt_paper(pair.post.ledger, said, None).pdf)).split())
    assert "NHẬN ĐỦ" in own
    assert "Công an xã Gia Thắng" in own
    assert said.bundle_id[:20] in own
    assert code_of(pair) not in own
    above = " ".join(texts(receipt_paper(pair.superior.ledger, said, None, code_of(pair)).pdf))
    assert code_of(pair) in above


def test_a_slip_is_offered_only_when_there_is_a_receipt(
    pair: Pair, receipt: bytes, qtbot: QtBot
) -> None:
    tools = ReceiptTools(pair.post, Working())
    qtbot.addWidget(tools)
    tools.show_bundle(None)
    assert not tools.code_button.isEnabled()
    tools.show_bundle(sent(pair))
    assert not tools.print_button.isEnabled()
    take_receipt(pair.post.ledger, receipt)
    tools.show_bundle(sent(pair))
    assert tools.print_button.isEnabled()
    assert receipt_for(pair.post.ledger, sent(pair)) is not None


def slips_shown(qtbot: QtBot, screen: QWidget, working: Working, ask: QPushButton) -> list[str]:
    """Ask for the slip, and return the titles of what is shown in the end."""
    seen: list[str] = []

    def look(preview: PreviewDialog) -> None:
        seen.extend(paper.title for paper in preview.papers)
        preview.accept()

    qtbot.addWidget(screen)
    screen.show()
    do_to_next(PreviewDialog, look)
    ask.click()
    assert working.is_busy  # it says so, and the next click is heard
    qtbot.waitUntil(lambda: bool(seen))
    return seen


def test_a_slip_is_made_while_the_screen_goes_on_and_then_shown(
    pair: Pair, receipt: bytes, qtbot: QtBot
) -> None:
    said = take_receipt(pair.post.ledger, receipt).receipt
    title = f"Biên nhận số {said.number}"
    post = Sending(pair.post)
    assert slips_shown(qtbot, post, post.working, post.receipt.print_button) == [title]
    (cell,) = board(pair.superior.ledger, [JANUARY], date(2022, 2, 20))
    above = CellDialog(pair.superior, cell)
    assert slips_shown(qtbot, above, above.working, above.print_button) == [title]
