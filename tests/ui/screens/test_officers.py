"""Officers on the screen: entered, added, changed, ended; each with a secret of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.appointing import Offices, appoint, begin
from storage.errors import WrongSecretError
from storage.journal import Actor, note
from storage.ledger import Ledger
from storage.officer_slots import who_opens
from storage.officers import Officer, actor_for, as_since, officers
from storage.steps import Step, Steps
from sync.keys import UnitKeys
from tests.conftest import PASSPHRASE, NewBooks
from tests.storage.remembering import Remembering, make_cheap
from tests.ui.screens.answering import answer, do_to_next
from ui.screens.desk import Desk
from ui.screens.foot import Foot
from ui.screens.machine_keys import HandOver
from ui.screens.officer_dialogs import OfficerDialog, SecretDialog
from ui.screens.officers import Officers
from ui.screens.recovery_page import NewCode
from ui.screens.safe import Safe
from ui.screens.security import Security
from ui.screens.unlock import Unlock

LAN, PIN = "hoa sen trong đầm", "294071"


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    mine = Remembering()
    monkeypatch.setattr("keyring.core._keyring_backend", mine)
    return mine


@pytest.fixture
def at(books: NewBooks) -> Iterator[Offices]:
    make_cheap(books.books.key_file, books.master, PASSPHRASE)
    with books.books.open(books.master) as ledger:
        yield Offices(ledger, books.books, books.master)


@pytest.fixture
def own(at: Offices, qtbot: QtBot) -> Desk:
    return Desk(at.ledger, safe=Safe(at.books, at.master, UnitKeys.generate()))


@pytest.fixture
def screen(own: Desk, shown: Callable[[Officers], Officers]) -> Officers:
    return shown(Officers(own))


def sit(at: Offices, one: Officer) -> None:
    at.ledger.actor = Actor(one.id, one.role)


def type_secret(dialog: OfficerDialog | SecretDialog, secret: str) -> None:
    for line in (dialog.secret.first, dialog.secret.second):
        line.setText(secret)


def test_the_chief_enters_themselves_first_in_two_fields(screen: Officers, at: Offices) -> None:
    assert screen.first.isVisible()
    assert not screen.table.isVisible()
    QTest.keyClicks(screen.name, "Tran Van Binh")
    QTest.keyClicks(screen.title, "Truong Cong an xa")
    screen.begin_button.click()
    assert not screen.first.isVisible()
    assert [words[:4] for words in screen.table.words()] == [
        ("Tran Van Binh", "Truong Cong an xa", "Trưởng", "mật khẩu của sổ")
    ]
    assert at.ledger.actor.name == officers(at.ledger)[0].id


def test_an_officer_is_added_with_a_secret_and_opens_the_books(
    screen: Officers, at: Offices
) -> None:
    begin(at, "Bình", "Trưởng")
    screen.refresh()

    def fill(dialog: OfficerDialog) -> None:
        dialog.go.click()
        assert "họ và tên" in dialog.complaint.text()
        dialog.name.setText("Nguyễn Thị Lan")
        type_secret(dialog, "12345")
        dialog.go.click()
        assert "ít nhất 6 chữ số" in dialog.complaint.text()
        type_secret(dialog, PASSPHRASE)
        dialog.go.click()
        assert "không đủ riêng" in dialog.complaint.text()
        type_secret(dialog, PIN)
        dialog.go.click()

    do_to_next(OfficerDialog, fill)
    screen.add_button.click()
    assert screen.table.words()[1][:4] == ("Nguyễn Thị Lan", "", "Cán bộ", "mã PIN trên máy này")
    assert actor_for(at.ledger, who_opens(at.books.key_file, PIN)[1]).role == "officer"


def test_a_role_is_changed_a_secret_given_anew_and_an_officer_ended(
    screen: Officers, at: Offices
) -> None:
    begin(at, "Bình", "Trưởng")
    lan = appoint(at, "Lan", "", "officer", LAN)
    screen.refresh()
    screen.table.selectRow(0)
    assert not screen.end_button.isEnabled()  # somebody always holds the books
    screen.table.selectRow(1)

    def lower(dialog: OfficerDialog) -> None:
        dialog.role.setCurrentIndex(dialog.role.findData("reader"))
        dialog.go.click()

    do_to_next(OfficerDialog, lower)
    screen.change_button.click()
    assert screen.table.words()[1][2] == "Người xem"
    screen.table.selectRow(1)

    def give(dialog: SecretDialog) -> None:
        type_secret(dialog, PIN)
        dialog.go.click()

    do_to_next(SecretDialog, give)
    screen.secret_button.click()
    assert who_opens(at.books.key_file, PIN)[1] == lan.id
    screen.table.selectRow(1)
    answer("Cho thôi")
    screen.end_button.click()
    assert len(screen.table.words()) == 1
    with pytest.raises(WrongSecretError):
        who_opens(at.books.key_file, PIN)
    screen.ended.click()
    assert screen.table.words()[1][5]


def test_handing_over_from_the_screen_leaves_the_new_chief(
    screen: Officers, at: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(at, "Bình", "Trưởng")
    appoint(at, "Lan", "", "officer", LAN)
    screen.refresh()
    monkeypatch.setattr(NewCode, "exec", lambda _self: 1)

    def hand(dialog: HandOver) -> None:
        for line in (dialog.passphrase.first, dialog.passphrase.second):
            line.setText("mật khẩu trưởng mới")
        dialog.to.who.setCurrentIndex(dialog.to.who.findData(""))
        dialog.go.click()
        assert "họ và tên trưởng mới" in dialog.complaint.text()
        dialog.to.name.setText("Lê Thị Hoa")
        dialog.go.click()

    do_to_next(HandOver, hand)
    screen.hand_button.click()
    assert [words[:4] for words in screen.table.words()] == [
        ("Lan", "", "Cán bộ", "chưa có, hãy đặt lại"),
        ("Lê Thị Hoa", "", "Trưởng", "mật khẩu của sổ"),
    ]
    assert who_opens(at.books.key_file, "mật khẩu trưởng mới") == (at.master, None)


def test_each_changes_their_own_secret_and_nobody_elses(
    own: Desk, at: Offices, qtbot: QtBot
) -> None:
    begin(at, "Bình", "Trưởng")
    lan = appoint(at, "Lan", "", "officer", LAN)
    sit(at, lan)
    security = Security(own)
    qtbot.addWidget(security)
    said: list[str] = []
    own.refused.connect(said.append)
    assert "Lan" in security.whose.text()
    assert security.remember_button.isHidden()
    for old in (PASSPHRASE, LAN):
        security.old.setText(old)
        security.new.first.setText(PIN)
        security.new.second.setText(PIN)
        security.change_button.click()
    assert len(said) == 1
    assert "người khác" in said[0]
    assert who_opens(at.books.key_file, PIN)[1] == lan.id
    assert who_opens(at.books.key_file, PASSPHRASE)[1] is None
    assert not security.code_button.isEnabled()


def test_who_unlocks_is_told_by_the_secret_alone(
    at: Offices, qtbot: QtBot, kept: Remembering
) -> None:
    begin(at, "Bình", "Trưởng")
    lan = appoint(at, "Nguyễn Thị Lan", "", "officer", PIN)
    unlock = Unlock(at.books)
    qtbot.addWidget(unlock)
    unlock.show()
    assert not unlock.remember.isVisible()
    assert not unlock.open_if_remembered()
    unlock.passphrase.setText(PIN)
    with qtbot.waitSignal(unlock.unlocked) as opened:
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert opened.args == [at.master, lan.id]
    unlock.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(unlock.unlocked) as opened:
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert opened.args == [at.master, None]


def test_the_foot_says_who_is_at_the_desk(own: Desk, at: Offices, qtbot: QtBot) -> None:
    foot = Foot(own)
    qtbot.addWidget(foot)
    foot.say()
    assert foot.who.isHidden()
    begin(at, "Trần Văn Bình", "Trưởng")
    foot.say()
    assert foot.who.text() == "Trần Văn Bình – Trưởng"


def test_a_job_works_in_the_name_of_whoever_began_it(own: Desk, at: Offices, qtbot: QtBot) -> None:
    begin(at, "Bình", "Trưởng")
    lan = appoint(at, "Lan", "", "officer", LAN)
    sit(at, lan)

    def tell(ledger: Ledger) -> Steps[str]:
        yield Step(0, 1)
        return ledger.actor.name

    job = own.job(tell)
    at.ledger.actor = Actor()  # somebody else sits down before it runs
    with qtbot.waitSignal(job.succeeded) as done:
        job.start()
    assert done.args == [lan.id]


def test_after_a_restoring_it_is_said_who_opens_the_books_until_the_chief_has_read_it(
    at: Offices, screen: Officers
) -> None:
    chief = begin(at, "Trần Văn Bình", "Trưởng Công an xã")
    appoint(at, "Lan", "", "officer", LAN)
    gone = appoint(at, "Tám", "", "reader", "cây gạo đầu làng")
    sit(at, chief)
    screen.refresh()
    assert screen.came_back.isHidden()
    note(at.ledger, "restore", "book", "2026-11-20T08:00:00+00:00")
    as_since(at.ledger, {gone.id: ("reader", "2026-11-21T08:00:00+00:00")})
    screen.refresh()
    said = screen.came_back.words.text()
    assert "Trần Văn Bình (trưởng), Lan (cán bộ)." in said
    assert "cho thôi lại: Tám" in said
    assert screen.came_back.hand_button.isHidden()
    screen.came_back.read_button.click()
    screen.refresh()
    assert screen.came_back.isHidden()
