"""What a superior does in the window when something happened to a unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.records import Activity, SecurityModel
from storage.repository import find, put
from storage.steps import drain
from sync.enrolment import spoken_code
from sync.forks import fork_of
from sync.held import confirm_pairing, held_registry, own_key
from sync.inbox import receive
from sync.outbox import outgoing
from sync.received import received
from tests.ui.screens.answering import answer, do_to_next
from tests.ui.screens.pair import (
    FEBRUARY,
    JANUARY,
    POST,
    Pair,
    another_laptop,
    cloned,
    close,
    paired,
)
from ui.screens import recovering, unit_care
from ui.screens.desk import Desk
from ui.screens.fork_dialog import ForkDialog
from ui.screens.journal_heads import JournalHeads
from ui.screens.merging import MergeDialog
from ui.screens.pairing import Pairing, request_of
from ui.screens.recovering import RecoveryDialog, planned
from ui.screens.sending import Sending
from ui.screens.unit_care import UnitCare
from ui.screens.units import Units

HEIR = "ninh-binh/dai-hoang"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer each question for a place with one stick, and read each message at once."""
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr(unit_care, "ask_folder", lambda *_words: folder)
    for module in (unit_care, recovering):
        monkeypatch.setattr(module, "tell", lambda *_words: None)
    return folder


def arrives(pair: Pair, data: bytes) -> None:
    drain(receive(pair.superior.ledger, data, pair.superior.keys))


def units(pair: Pair, qtbot: QtBot) -> Units:
    screen = Units(pair.superior)
    qtbot.addWidget(screen)
    screen.resize(1100, 640)
    screen.show()
    return screen


def idle(qtbot: QtBot, care: UnitCare) -> None:
    qtbot.waitUntil(lambda: not care.working.is_busy)


def typed_again(desk: Desk) -> None:
    (work,) = [one for one in find(desk.ledger, Activity) if one.happened_on.month == 1]
    put(desk.ledger, work.model_copy(update={"measures": {"sessions": 9}}))


def forked(pair: Pair, folder: Path) -> None:
    """Let a clone of the post's laptop close the same month otherwise."""
    with cloned(folder, pair) as clone:
        typed_again(clone)
        other = close(clone, FEBRUARY)
    arrives(pair, close(pair.post, FEBRUARY))
    arrives(pair, other)


def test_a_lost_laptop_is_replaced_and_gets_its_books_back_on_a_stick(
    pair: Pair, qtbot: QtBot, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(pair, close(pair.post, JANUARY))
    screen = units(pair, qtbot)
    answer("Dừng khóa máy cũ")
    monkeypatch.setattr(unit_care, "ask", lambda *_words, **_more: True)
    screen.care.lose()
    assert "đã dừng" in screen.table.words()[0][1]
    assert not screen.care.lost_button.isEnabled()
    assert not screen.care.again_button.isHidden()  # for whoever answered: later
    with another_laptop(tmp_path / "new", pair) as laptop:
        pairing = Pairing(laptop)
        qtbot.addWidget(pairing)
        pairing.invitation.bring_from(stick)
        request = request_of(laptop)
        assert request is not None
        above = pair.superior
        confirm_pairing(above.ledger, request, spoken_code(request), above.keys)
        screen.write_registry_to(stick)
        pairing.registry.bring_from(stick)
        assert own_key(laptop.ledger, laptop.keys).epoch == 2
        screen.refresh()
        screen.care.write_books()
        idle(qtbot, screen.care)
        sending = Sending(laptop)
        qtbot.addWidget(sending)
        monkeypatch.setattr(RecoveryDialog, "exec", lambda _self: True)
        sending.drop.bring(sorted(stick.rglob("*.byk")))
        qtbot.waitUntil(lambda: bool(outgoing(laptop.ledger)))
        qtbot.waitUntil(lambda: not sending.working.is_busy)
        assert [bundle.state for bundle in outgoing(laptop.ledger)] == ["full"]
        models = find(laptop.ledger, SecurityModel)
        assert models == find(pair.superior.ledger, SecurityModel)
        again = RecoveryDialog(drain(planned(laptop.ledger, [*stick.rglob("*.byk")], laptop.keys)))
        qtbot.addWidget(again)
        assert "không có gì để đưa vào" in again.stays.text()
        assert not again.go.isEnabled()


def test_two_histories_stand_side_by_side_and_one_is_chosen(
    pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    arrives(pair, close(pair.post, JANUARY))
    forked(pair, tmp_path / "clone")
    screen = units(pair, qtbot)
    assert screen.table.words()[0][-1] == "trùng số"
    assert screen.care.fork_button.isVisible()
    fork = fork_of(pair.superior.ledger, POST)
    assert fork is not None
    dialog = ForkDialog(pair.superior, fork, screen)
    assert [row[2:] for row in dialog.figures.words()] == [("5", "9")]
    dialog.reason.setText("máy ở trụ sở")
    answer("Giữ bản này")
    dialog.ask(1)
    qtbot.waitUntil(lambda: dialog.result() == 1)
    states = sorted(one.state for one in received(pair.superior.ledger, POST))
    assert states == ["set_aside", "taken", "taken"]
    screen.refresh()
    assert not screen.care.fork_button.isVisible()


def test_looking_at_two_histories_chooses_nothing(pair: Pair, qtbot: QtBot, tmp_path: Path) -> None:
    arrives(pair, close(pair.post, JANUARY))
    forked(pair, tmp_path / "clone")
    screen = units(pair, qtbot)
    fork = fork_of(pair.superior.ledger, POST)
    assert fork is not None
    dialog = ForkDialog(pair.superior, fork, screen)
    answer("Xem lại")
    dialog.ask(0)
    dialog.reject()
    assert fork_of(pair.superior.ledger, POST) == fork


def test_a_merger_offers_the_unit_that_really_followed(pair: Pair, qtbot: QtBot) -> None:
    arrives(pair, close(pair.post, JANUARY))
    screen = units(pair, qtbot)
    dialog = MergeDialog(pair.superior, POST, screen)
    assert dialog.finder.entry is not None
    assert dialog.finder.entry.code == HEIR
    assert dialog.last.currentData() == JANUARY
    dialog.merge()
    unit = held_registry(pair.superior.ledger).registry.unit(POST)
    assert (unit.successor, unit.last_month) == (HEIR, JANUARY)
    screen.refresh()
    assert "nay là" in screen.table.words()[0][1]


def test_a_merger_without_a_successor_says_what_is_missing(pair: Pair, qtbot: QtBot) -> None:
    dialog = MergeDialog(pair.superior, POST)
    qtbot.addWidget(dialog)
    dialog.finder.line.clear()
    dialog.finder.entry = None
    dialog.merge()
    assert "chọn đơn vị mới" in dialog.complaint.text()
    assert held_registry(pair.superior.ledger).registry.unit(POST).successor is None


@pytest.mark.parametrize("words", [unit_care.GOES_BACK, unit_care.STAYS_LOST])
def test_before_it_writes_it_says_what_comes_back_and_what_cannot(
    pair: Pair,
    qtbot: QtBot,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
) -> None:
    arrives(pair, close(pair.post, JANUARY))
    screen = units(pair, qtbot)
    said: list[str] = []

    def refuse(_parent: object, _title: str, text: str, **_more: str) -> bool:
        said.append(text)
        return False

    monkeypatch.setattr(unit_care, "ask", refuse)
    screen.care.write_books()
    assert words in said[0]
    assert not list(stick.rglob("*.byk"))


def test_a_laptop_whose_key_ended_is_shown_how_to_pair_again(
    pair: Pair, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(pair, close(pair.post, JANUARY))
    screen = units(pair, qtbot)
    answer("Dừng khóa máy cũ")
    monkeypatch.setattr(unit_care, "ask", lambda *_words, **_more: True)
    screen.care.lose()
    sending = Sending(pair.post)
    qtbot.addWidget(sending)
    sending.pairing.invitation.bring_from(stick)
    request = request_of(pair.post)
    assert request is not None
    sending.refresh()
    assert sending.stack.currentIndex() == 0
    above = pair.superior
    confirm_pairing(above.ledger, request, spoken_code(request), above.keys)
    screen.write_registry_to(stick)
    sending.pairing.registry.bring_from(stick)
    sending.refresh()
    assert sending.stack.currentIndex() == 1
    assert own_key(pair.post.ledger, pair.post.keys).epoch == 2


def heads_shown(screen: Units) -> tuple[str, list[tuple[str, ...]]]:
    seen: list[tuple[str, list[tuple[str, ...]]]] = []

    def read(dialog: JournalHeads) -> None:
        seen.append((dialog.said.text(), [tuple(row) for row in dialog.table.words()]))
        dialog.reject()

    do_to_next(JournalHeads, read)
    screen.care.heads_button.click()
    return seen[0]


def test_the_heads_of_a_units_journal_stand_beside_day_and_month(pair: Pair, qtbot: QtBot) -> None:
    arrives(pair, close(pair.post, JANUARY))
    arrives(pair, close(pair.post, FEBRUARY))
    said, rows = heads_shown(units(pair, qtbot))
    assert said == "2 mốc, không có chỗ nào đứt."
    assert [row[:2] for row in rows] == [("2", "tháng 2/2022"), ("1", "tháng 1/2022")]
    assert rows[0][4] != rows[1][4]
    assert [row[5] for row in rows] == ["", ""]


def test_a_journal_with_two_branches_is_said_to_be_broken(
    pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    arrives(pair, close(pair.post, JANUARY))
    forked(pair, tmp_path / "clone")
    said, rows = heads_shown(units(pair, qtbot))
    assert "chỗ đứt" in said
    assert any("hai nhánh" in row[5] for row in rows)


def test_a_head_that_comes_again_is_said_to_be_broken(pair: Pair, qtbot: QtBot) -> None:
    for month in (JANUARY, FEBRUARY):
        arrives(pair, close(pair.post, month))
    first = "SELECT data FROM received_file JOIN received USING (bundle_id) WHERE seq = 1"
    second = "bundle_id = (SELECT bundle_id FROM received WHERE seq = 2)"
    pair.superior.ledger.db.execute(f"UPDATE received_file SET data = ({first}) WHERE {second}")
    said, rows = heads_shown(units(pair, qtbot))
    assert said.startswith("1 chỗ đứt")
    assert "trùng mốc của gói số 1" in rows[0][5]
