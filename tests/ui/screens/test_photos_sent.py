"""Photos on their way, on the screens of both sides: what waits, what leaves, what came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.records import Activity
from storage.repository import find, put
from sync.board import board
from sync.outbox import outgoing
from tests.sync.photographed import picture
from tests.ui.screens.answering import do_to_next
from tests.ui.screens.pair import JANUARY, POST, TODAY, Pair, close, paired
from tests.ui.screens.test_stick_trip import above, at_post, press
from ui.screens.board_cell import facts_of
from ui.screens.month import Month
from ui.screens.record_view import RecordView
from ui.screens.stick_contents import PhotosLeaving, show_contents
from ui.screens.stick_trip import StickTrip


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        photos = tuple(pair.post.add_photo(picture(number, 60)) or "" for number in range(3))
        done = min(find(pair.post.ledger, Activity), key=lambda one: one.happened_on)
        put(pair.post.ledger, done.model_copy(update={"photos": photos}))
        close(pair.post, JANUARY)
        yield pair


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def test_a_month_says_how_many_of_its_photos_were_not_sent(
    pair: Pair, usb: Path, qtbot: QtBot
) -> None:
    month = Month(pair.post)
    qtbot.addWidget(month)
    month.show_month(JANUARY)
    assert "Ảnh: 3 chưa gửi." in month.meaning.text()
    press(at_post(pair, usb, qtbot), qtbot)
    month.refresh()
    assert "Ảnh" not in month.meaning.text()


def test_a_stick_tells_that_photos_will_be_written_and_writes_them(
    pair: Pair, usb: Path, qtbot: QtBot
) -> None:
    shown = at_post(pair, usb, qtbot)
    assert "Ảnh: 3 chưa gửi" in told(shown)
    press(shown, qtbot)
    assert [words[0] for words in shown.groups.leaving.words()] == ["Tháng 1/2022", "Gói ảnh"]
    assert told(shown) == ""


def told(shown: StickTrip) -> str:
    labels = (label for notice in shown._notices for label in notice.findChildren(QLabel))
    return " ".join(label.text() for label in labels)


def test_what_leaves_is_shown_photo_by_photo(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    shown = at_post(pair, usb, qtbot)
    press(shown, qtbot)
    seen: list[int] = []

    def look(dialog: PhotosLeaving) -> None:
        seen.append(dialog.photos.count())
        dialog.reject()

    do_to_next(PhotosLeaving, look)
    show_contents(pair.post, outgoing(pair.post.ledger)[-1].bundle_id, shown)
    assert seen == [3]


def test_the_superior_counts_photos_and_looks_at_them(pair: Pair, usb: Path, qtbot: QtBot) -> None:
    press(at_post(pair, usb, qtbot), qtbot)
    press(above(pair, usb, qtbot), qtbot)
    ledger = pair.superior.ledger
    (cell,) = board(ledger, [JANUARY], TODAY)
    assert "Ảnh: 3/3." in facts_of(pair.superior, cell)
    (record,) = (one for one in find(ledger, Activity, unit=POST) if one.photos)
    view = RecordView(pair.superior, record, POST)
    qtbot.addWidget(view)
    assert view.photos.digests() == record.photos
    assert not view.photos.isHidden()


def test_a_record_whose_photos_did_not_come_shows_none(pair: Pair, qtbot: QtBot) -> None:
    record = find(pair.post.ledger, Activity)[0].model_copy(update={"photos": ("0" * 64,)})
    view = RecordView(pair.post, record, POST)
    qtbot.addWidget(view)
    assert view.photos.isHidden()
