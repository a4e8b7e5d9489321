from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.records import Activity
from storage.repository import find
from sync.acknowledgement import take_receipt
from sync.received import received
from tests.ui.screens.pair import FEBRUARY, JANUARY, Pair, close, paired, sent
from ui.screens import receiving as receiving_module
from ui.screens.receiving import Receiving


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def receiving(pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Receiving:
    monkeypatch.setattr(receiving_module, "tell", lambda *_words: None)
    return opened(Receiving(pair.superior), qtbot)


def opened(screen: Receiving, qtbot: QtBot) -> Receiving:
    """Show the screen where files are opened one by one."""
    qtbot.addWidget(screen)
    screen.tabs.setCurrentIndex(1)
    screen.show()
    return screen


@pytest.fixture
def files(pair: Pair, tmp_path: Path) -> list[Path]:
    paths = []
    for month in (JANUARY, FEBRUARY):
        paths.append(tmp_path / f"{month}.byb")
        paths[-1].write_bytes(close(pair.post, month))
    return paths


def take(receiving: Receiving, qtbot: QtBot, *paths: Path) -> list[str]:
    receiving.drop.bring(paths)
    qtbot.waitUntil(lambda: not receiving.working.is_busy)
    return [words[0] for words in receiving.verdicts.words()]


def test_many_bundles_at_once_are_taken_in_whatever_their_order(
    receiving: Receiving, pair: Pair, files: list[Path], qtbot: QtBot
) -> None:
    assert take(receiving, qtbot, *reversed(files)) == ["Nhận đủ", "Nhận đủ"]
    assert len(find(pair.superior.ledger, Activity)) == 2


def test_a_bundle_behind_a_gap_waits_and_says_for_which(
    receiving: Receiving, files: list[Path], qtbot: QtBot
) -> None:
    assert take(receiving, qtbot, files[1]) == ["Chờ gói trước"]
    assert "gói số 1" in receiving.verdicts.words()[0][-1]
    assert receiving.count.text().startswith("1 gói vừa mở, 1 gói chờ gói trước, 0 gói phải xem")
    assert take(receiving, qtbot, files[0]) == ["Nhận đủ"]
    assert "1 gói đang chờ" in receiving.verdicts.words()[0][-1]


def test_the_same_bundle_again_changes_nothing(
    receiving: Receiving, pair: Pair, files: list[Path], qtbot: QtBot
) -> None:
    take(receiving, qtbot, files[0])
    assert take(receiving, qtbot, files[0]) == ["Đã có"]
    assert len(received(pair.superior.ledger)) == 1


def test_a_spoilt_file_stops_none_of_the_others(
    receiving: Receiving, pair: Pair, files: list[Path], qtbot: QtBot
) -> None:
    spoilt = files[0].with_name("hong.byb")
    spoilt.write_bytes(files[0].read_bytes()[:-9])
    assert take(receiving, qtbot, spoilt, *files) == ["Nhận đủ", "Nhận đủ", "Từ chối"]
    assert "1 gói phải xem lại" in receiving.count.text()


def test_receipts_are_written_back_and_believed_at_the_post(
    receiving: Receiving, pair: Pair, files: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    take(receiving, qtbot, *files)
    stick = tmp_path / "usb"
    stick.mkdir()
    receiving.write_to(stick)
    qtbot.waitUntil(lambda: not receiving.working.is_busy)
    for path in stick.rglob("*.byr"):
        take_receipt(pair.post.ledger, path.read_bytes())
    assert sent(pair.post) == ["full", "full"]
    assert not receiving.write_button.isEnabled()


def test_receipts_wait_in_the_books_until_they_are_written(
    receiving: Receiving, pair: Pair, files: list[Path], qtbot: QtBot
) -> None:
    take(receiving, qtbot, *files)
    assert receiving.may_close()
    again = opened(Receiving(pair.superior), qtbot)
    assert again.count.text() == "2 biên nhận chờ ghi trả cho xã."
    assert again.write_button.isEnabled()


def test_before_anything_is_brought_the_last_bundles_are_listed(
    receiving: Receiving, pair: Pair, files: list[Path], qtbot: QtBot
) -> None:
    assert receiving.empty.isVisible()
    take(receiving, qtbot, *files)
    again = opened(Receiving(pair.superior), qtbot)
    said = [words[:4] for words in again.verdicts.words()]
    name = "Công an xã Gia Thắng"
    assert sorted(said) == [
        ("Đã nhận", name, "Tháng 1/2022", "1"),
        ("Đã nhận", name, "Tháng 2/2022", "2"),
    ]
    assert again.listed.text() == "Các gói nhận gần đây"


def test_practice_books_say_no_day_after_their_own(
    receiving: Receiving, pair: Pair, files: list[Path], qtbot: QtBot
) -> None:
    take(receiving, qtbot, *files)
    desk = pair.superior
    desk.keep_settings(desk.settings.model_copy(update={"sample": True}))
    again = opened(Receiving(desk), qtbot)
    assert {words[-1].split()[1] for words in again.verdicts.words()} == {"20/02/2022"}


def test_files_are_found_on_a_stick(receiving: Receiving, files: list[Path], qtbot: QtBot) -> None:
    receiving.drop.bring_from(files[0].parent)
    qtbot.waitUntil(lambda: not receiving.working.is_busy)
    assert len(receiving.verdicts.words()) == 2
