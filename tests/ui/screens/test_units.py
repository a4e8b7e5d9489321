from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.steps import drain
from sync.enrolment import read_invitation
from sync.inbox import receive
from tests.ui.screens.pair import FEBRUARY, JANUARY, POST, Pair, close, paired, strangers
from ui.screens.unit_invitation import invitation_for
from ui.screens.units import Units


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def shown(pair: Pair, qtbot: QtBot) -> Units:
    screen = Units(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_a_unit_is_found_by_name_and_invited(pair: Pair, qtbot: QtBot, tmp_path: Path) -> None:
    units = shown(pair, qtbot)
    QTest.keyClicks(units.finder.line, "lien son, gia vien")
    QTest.keyClick(units.finder.line, Qt.Key.Key_Return)
    invited, _registry = read_invitation(units.invite_to(tmp_path).read_bytes())
    assert invited.name == "Công an xã Liên Sơn"


def test_what_is_missing_in_a_chain_is_said(pair: Pair, qtbot: QtBot) -> None:
    close(pair.post, JANUARY)
    data = close(pair.post, FEBRUARY)
    drain(receive(pair.superior.ledger, data, pair.superior.keys))
    line = shown(pair, qtbot).table.words()[0]
    assert line[-1] == "số 1"


def test_a_unit_that_is_paired_is_invited_with_its_next_computer(pair: Pair) -> None:
    above = pair.superior
    data = invitation_for(above.ledger, POST, "Công an xã Gia Thắng", above.keys)
    assert read_invitation(data)[0].epoch == 2


def test_without_units_it_says_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    with strangers(folder) as pair:
        units = shown(pair, qtbot)
        assert not units.empty.isHidden()
        assert "làm lời mời" in units.empty.text()
        assert not units.registry_button.isEnabled()
