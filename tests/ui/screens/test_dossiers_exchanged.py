"""Dossiers and their answers on the screens of sending and receiving, and in a closed month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.records import Award, Proposal, Review
from storage.repository import find
from storage.steps import drain
from sync.decision_signing import sign_decision
from sync.inbox import receive
from tests.sync.offices import Office
from tests.sync.proposals import dossier, proposal
from tests.ui.screens.pair import FEBRUARY, JANUARY, POST, SUPERIOR, Pair, close, paired
from ui.screens import month as month_module
from ui.screens import receiving as receiving_module
from ui.screens.month import Month
from ui.screens.proposal_steps import StepsPanel
from ui.screens.receiving import Receiving
from ui.screens.sending import Sending

NAMED = "Hồ sơ khen thưởng: Tổng kết năm 2022"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def file(pair: Pair, tmp_path: Path) -> Path:
    """Seal a dossier at the post."""
    post = Office(POST, pair.post.keys, pair.post.ledger)
    path = tmp_path / "ho-so.byb"
    path.write_bytes(dossier(post, proposal(post, proposed_on="2022-02-10")))
    return path


def answered(
    pair: Pair, file: Path, tmp_path: Path, status: str = "decided", reason: str = "Thiếu biên bản"
) -> Path:
    """Take the dossier in above, and sign an answer."""
    above = pair.superior
    drain(receive(above.ledger, file.read_bytes(), above.keys))
    (written,) = find(above.ledger, Proposal)
    said = {"proposal": written.id, "status": status, "on": date(2022, 2, 10), "number": "99/QĐ"}
    review = Review.model_validate({"unit": SUPERIOR, "reason": reason} | said)
    path = tmp_path / "tra-loi.byq"
    path.write_bytes(sign_decision(above.ledger, review, above.keys))
    return path


def opened(pair: Pair, qtbot: QtBot, *paths: Path) -> Sending:
    screen = Sending(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    screen.drop.bring(paths)
    qtbot.waitUntil(lambda: not screen.working.is_busy)
    return screen


def test_the_outbox_names_a_dossier_by_its_occasion(pair: Pair, file: Path, qtbot: QtBot) -> None:
    screen = Sending(pair.post)
    qtbot.addWidget(screen)
    screen.refresh()
    assert screen.outbox.words()[0][:3] == ("Đã ký", NAMED, "1")
    screen.outbox.selectRow(0)
    assert screen.detail.text().startswith("Hồ sơ đã ký và mã hóa")


def test_the_receipt_of_a_dossier_names_it_too(
    pair: Pair, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    above = pair.superior
    path = tmp_path / "bien-nhan.byr"
    path.write_bytes(drain(receive(above.ledger, file.read_bytes(), above.keys)).receipts[0])
    screen = opened(pair, qtbot, path)
    assert screen.arrived.words()[0][1].startswith(f"{NAMED}: nhận đủ – biên nhận số")
    assert screen.outbox.words()[0][0] == "Đã nhận"


def test_a_decision_that_is_dropped_enters_its_awards(
    pair: Pair, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    path = answered(pair, file, tmp_path)
    screen = opened(pair, qtbot, path)
    (line,) = screen.arrived.lines.lines
    assert line.words[1] == (
        "«Tổng kết năm 2022»: có quyết định, 10/02/2022. Số 99/QĐ. Lý do: Thiếu biên bản. "
        "1 khen thưởng đã vào sổ khen thưởng."
    )
    assert (line.tone, screen.told.text()) == ("good", line.words[1])
    assert [award.name for award in find(pair.post.ledger, Award)] == ["Đinh Thị Sen"]
    screen.drop.bring([path])
    qtbot.waitUntil(lambda: not screen.working.is_busy)
    assert "không có gì thay đổi" in screen.arrived.words()[0][1]


def test_a_returned_dossier_says_why(pair: Pair, file: Path, qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(pair, qtbot, answered(pair, file, tmp_path, "returned"))
    (line,) = screen.arrived.lines.lines
    assert "trả lại bổ sung, 10/02/2022." in line.words[1]
    assert "Thiếu biên bản" in line.words[1]
    assert line.tone == "warning"


def test_of_many_files_the_one_that_leaves_something_to_do_is_read_first(
    pair: Pair, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    above = pair.superior
    receipt = tmp_path / "bien-nhan.byr"
    receipt.write_bytes(drain(receive(above.ledger, file.read_bytes(), above.keys)).receipts[0])
    screen = opened(pair, qtbot, receipt, answered(pair, file, tmp_path, "returned"))
    assert [line.tone for line in screen.arrived.lines.lines] == ["good", "warning"]
    assert "Thiếu biên bản" in screen.told.text()


def test_a_long_reason_is_read_whole_at_the_proposal(
    pair: Pair, file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    reason = "Biên bản thiếu số phiếu.\n" * 60 + "Hết."
    path = answered(pair, file, tmp_path, "returned", reason)
    screen = opened(pair, qtbot, path)
    assert "đọc đủ ở thẻ «Quá trình» của đề nghị" in screen.told.text()
    steps = StepsPanel(pair.post)
    qtbot.addWidget(steps)
    steps.show()
    steps.show_proposal(find(pair.post.ledger, Proposal)[0])
    assert steps.reason.toPlainText() == reason
    steps.show_proposal(None)
    assert not steps.reason.isVisible()


def test_awards_of_a_closed_month_are_entered_when_it_is_opened_again(
    pair: Pair, file: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in (JANUARY, FEBRUARY):
        close(pair.post, month)
    screen = opened(pair, qtbot, answered(pair, file, tmp_path))
    (line,) = screen.arrived.lines.lines
    assert "1 khen thưởng chờ, chưa vào sổ: tháng 2/2022 đã chốt" in line.words[1]
    assert (line.tone, find(pair.post.ledger, Award)) == ("warning", [])
    books = Month(pair.post)
    qtbot.addWidget(books)
    books.month = FEBRUARY
    books.refresh()
    monkeypatch.setattr(month_module, "ask_meant", lambda *_, **__: "Bổ sung khen thưởng")
    with qtbot.waitSignal(pair.post.noted) as noted:
        books.reopen_button.click()
    assert noted.args == ["Đã mở lại tháng; 1 khen thưởng chờ đã vào sổ."]
    assert [award.number for award in find(pair.post.ledger, Award)] == ["99/QĐ"]


def test_the_superior_reads_the_occasion_and_sends_answers_with_receipts(
    pair: Pair, file: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(receiving_module, "tell", lambda _parent, _title, words: told.append(words))
    answered(pair, file, tmp_path)
    screen = Receiving(pair.superior)
    qtbot.addWidget(screen)
    screen.refresh()
    assert screen.verdicts.words()[0][:4] == ("Đã nhận", "Công an xã Gia Thắng", NAMED, "1")
    screen.drop.bring([file])
    qtbot.waitUntil(lambda: not screen.working.is_busy)
    assert screen.verdicts.words()[0][2] == NAMED
    stick = tmp_path / "usb"
    stick.mkdir()
    screen.write_to(stick)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("Đã ghi 1 biên nhận")
    assert told[0].endswith("Kèm 1 gói trả lời hồ sơ.")
    assert len([*stick.rglob("*.byr"), *stick.rglob("*.byq")]) == 2
