"""What a role may not do: switched off on the screen, and refused where it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from storage.duties import OfficerRole
from storage.journal import Actor
from storage.months import closed_month
from storage.records import Team
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import do_to_next
from tests.ui.screens.pair import JANUARY, Pair, paired
from ui.screens.announcing import Announcing
from ui.screens.board import Board
from ui.screens.desk import Desk
from ui.screens.leaving import LeavingDialog
from ui.screens.month import Month
from ui.screens.officers import Officers
from ui.screens.screen import Screen
from ui.screens.sending import Sending
from ui.screens.settings import Settings
from ui.screens.teams import Teams
from ui.screens.units import Units


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Pair]:
    with paired(tmp_path_factory.mktemp("roles")) as pair:
        yield pair


WHERE: dict[str, tuple[Callable[[Desk], Screen], dict[str, str]]] = {
    "post month": (Month, {"close_button": "chief"}),
    "post sending": (
        Sending,
        {"write_one": "chief", "write_all": "chief", "write_wanted": "chief"},
    ),
    "post teams": (Teams, {"list.new": "chief officer"}),
    "post settings": (Settings, {"keep": "chief", "trust.add_button": "chief"}),
    "post officers": (Officers, {"begin_button": "chief"}),
    "superior board": (Board, {"lock_button": "chief"}),
    "superior units": (Units, {"invite_button": "chief", "registry_button": "chief"}),
    "superior notices": (Announcing, {"write_new": "chief", "write_waiting": "chief"}),
}


@pytest.mark.parametrize("role", ["chief", "officer", "reader"])
@pytest.mark.parametrize("where", WHERE)
def test_what_a_role_may_not_do_is_switched_off_and_says_who_may(
    pair: Pair, qtbot: QtBot, role: OfficerRole, where: str
) -> None:
    desk = pair.post if where.startswith("post") else pair.superior
    make, guarded = WHERE[where]
    desk.ledger.actor = Actor("a" * 32, role)
    try:
        shown = make(desk)
        shown.show()
        for path, who in guarded.items():
            found: object = shown
            for name in path.split("."):
                found = getattr(found, name)
            assert isinstance(found, QPushButton)
            found.setEnabled(True)  # as a screen does when something is chosen
            assert found.isEnabled() == (role in who.split()), path
            if role not in who.split():
                assert "Trưởng" in found.toolTip() or "chỉ xem" in found.toolTip()
        shown.close()
        shown.deleteLater()
    finally:
        desk.ledger.actor = Actor()


def test_a_reader_sees_no_button_to_write_into_the_books(pair: Pair, qtbot: QtBot) -> None:
    desk = pair.post
    team = Team(unit=UNIT, name="Tổ 1", form="self_managed")
    desk.save(team)
    desk.ledger.actor = Actor("a" * 32, "reader")
    said: list[str] = []
    desk.refused.connect(said.append)
    screen = Teams(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_record(team.id)
    assert screen.sheet.form.isVisible()
    assert not screen.sheet.keep.isVisible()
    line = screen.sheet.form.cells["name"].editor.focusProxy()
    assert line
    QTest.keyClicks(line, "khac")
    assert not screen.sheet.form.is_dirty
    assert not screen.sheet.form.cells["form"].editor.isEnabled()
    assert not screen.sheet.drop.isVisible()
    assert not desk.save(team.model_copy(update={"name": "Tổ khác"}))
    assert not desk.keep_settings(desk.settings)
    assert ["SO-11" in words for words in said] == [True, True]
    desk.ledger.actor = Actor()
    assert [one.name for one in find(desk.ledger, Team, id=team.id)] == ["Tổ 1"]
    desk.remove(team)


def test_a_chief_of_the_list_closes_a_month_and_an_officer_does_not(
    pair: Pair, qtbot: QtBot
) -> None:
    desk = pair.post
    roles: tuple[OfficerRole, ...] = ("officer", "chief")
    for role in roles:
        desk.ledger.actor = Actor("b" * 32, role)
        screen = Month(desk)
        qtbot.addWidget(screen)
        screen.show()
        screen.show_month(JANUARY)
        do_to_next(LeavingDialog, lambda dialog: dialog.accept())
        refused: list[str] = []
        desk.refused.connect(refused.append)
        screen.close_month()
        qtbot.waitUntil(partial(idle, screen))
        shut = closed_month(desk.ledger, JANUARY)
        assert (shut is not None) == (role == "chief")
        assert bool(refused) == (role == "officer")
        screen.close()
    line = "SELECT actor FROM journal WHERE action = 'close'"
    assert desk.ledger.db.execute(line).fetchone() == ("b" * 32,)
    desk.ledger.actor = Actor()


def idle(screen: Month) -> bool:
    return not screen.working.is_busy
