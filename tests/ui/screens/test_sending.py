from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.steps import drain
from sync.answers import return_bundle
from sync.inbox import receive
from sync.outbox import outgoing
from tests.ui.screens.pair import FEBRUARY, JANUARY, Pair, close, paired, sent
from ui.screens import sending as sending_module
from ui.screens.sending import Sending


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def sending(pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Sending:
    monkeypatch.setattr(sending_module, "tell", lambda *_words: None)
    screen = Sending(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def done(sending: Sending, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not sending.working.is_busy)


def receipt_file(pair: Pair, data: bytes, folder: Path) -> Path:
    above = pair.superior
    path = folder / "bien-nhan.byr"
    path.write_bytes(drain(receive(above.ledger, data, above.keys)).receipts[0])
    return path


def test_the_outbox_says_how_far_each_bundle_has_come(sending: Sending, pair: Pair) -> None:
    close(pair.post, JANUARY)
    close(pair.post, FEBRUARY)
    sending.refresh()
    assert [words[:2] for words in sending.outbox.words()] == [
        ("Đã chốt", "Tháng 2/2022"),
        ("Đã chốt", "Tháng 1/2022"),
    ]


def test_written_is_not_yet_received(
    sending: Sending, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    data = close(pair.post, JANUARY)
    sending.write(outgoing(pair.post.ledger), tmp_path)
    done(sending, qtbot)
    assert [path.read_bytes() for path in tmp_path.rglob("*.byb")] == [data]
    assert sending.outbox.words()[0][0] == "Đã ghi ra"
    assert sending.outbox.lines.lines[0].tone != "good"


def test_a_receipt_turns_the_month_green(
    sending: Sending, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    path = receipt_file(pair, close(pair.post, JANUARY), tmp_path)
    sending.drop.bring([path])
    done(sending, qtbot)
    line = sending.outbox.lines.lines[0]
    assert (line.words[0], line.tone) == ("Đã nhận", "good")
    assert "biên nhận số" in sending.arrived.words()[0][1]


def test_a_returned_month_says_why(
    sending: Sending, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    receipt_file(pair, close(pair.post, JANUARY), tmp_path)
    above = pair.superior
    identity = outgoing(pair.post.ledger)[0].bundle_id
    path = tmp_path / "tra-lai.byr"
    path.write_bytes(return_bundle(above.ledger, identity, "thiếu số buổi", above.keys))
    sending.drop.bring([path])
    done(sending, qtbot)
    assert sent(pair.post) == ["returned"]
    assert "thiếu số buổi" in sending.arrived.words()[0][1]


def test_an_older_receipt_says_that_the_newer_one_holds(
    sending: Sending, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    path = receipt_file(pair, close(pair.post, JANUARY), tmp_path)
    above, identity = pair.superior, outgoing(pair.post.ledger)[0].bundle_id
    later = tmp_path / "tra-lai.byr"
    later.write_bytes(return_bundle(above.ledger, identity, "thiếu số hộ", above.keys))
    for brought in (later, path):
        sending.take([brought])
        done(sending, qtbot)
    assert "giữ theo biên nhận mới hơn" in sending.told.text()
    assert sent(pair.post) == ["returned"]


def test_a_bundle_the_superior_misses_can_be_written_again(
    sending: Sending, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    close(pair.post, JANUARY)
    path = receipt_file(pair, close(pair.post, FEBRUARY), tmp_path)
    assert sending.write_wanted.isHidden()
    sending.drop.bring([path])
    done(sending, qtbot)
    assert not sending.write_wanted.isHidden()


def test_a_forged_receipt_changes_nothing_and_says_so(
    sending: Sending, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    path = receipt_file(pair, close(pair.post, JANUARY), tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"full"', b'"held"'))
    sending.drop.bring([path])
    done(sending, qtbot)
    assert sent(pair.post) == ["sealed"]
    assert sending.arrived.lines.lines[0].tone == "bad"


def test_another_kind_of_file_is_not_taken(
    sending: Sending, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("ui.screens.drop_area.tell", lambda *words: said.append(words[-1]))
    sending.drop.bring([tmp_path / "anh.jpg"])
    assert not sending.working.is_busy
    assert ".byr" in said[0]
