"""Officers: who may open the books, in which role, with a secret of their own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from storage.appointing import (
    Offices,
    appoint,
    begin,
    change_own,
    dismiss,
    give_anew,
    hand_books_over,
    refuse_other_secret,
)
from storage.books import Books
from storage.errors import (
    KeyringMissingError,
    NotAllowedError,
    OfficerError,
    WrongSecretError,
)
from storage.journal import check_journal
from storage.key_file import read_key_file
from storage.keystore import (
    change_passphrase,
    make_key_file,
    remember_in_keyring,
    unlock_with_code,
    unlock_with_keyring,
    unlock_with_passphrase,
)
from storage.officer_slots import has_officers, who_opens
from storage.officers import Officer, actor_for, change, keeper, officers
from storage.records import Team
from storage.repository import put
from tests.conftest import PASSPHRASE, UNIT, NewBooks
from tests.storage.offices import LAN, OTHER_PIN, PIN, at, chief, kept, made, sit
from tests.storage.remembering import Remembering

__all__ = ["at", "chief", "kept", "made"]  # the fixtures


def test_books_without_officers_are_the_chiefs(at: Offices) -> None:
    master, who = who_opens(at.books.key_file, PASSPHRASE)
    assert (master, who) == (at.master, None)
    assert actor_for(at.ledger, who).name == "may"
    assert not has_officers(at.books.key_file)
    with pytest.raises(OfficerError, match=r"Người đầu tiên.*là Trưởng"):
        appoint(at, "Lan", "", "officer", LAN)
    assert officers(at.ledger) == ()


def test_each_secret_tells_who_sits_down(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Nguyễn Thị Lan", "Công an viên", "officer", LAN)
    tam = appoint(at, "Lê Văn Tám", "", "reader", PIN)
    for secret, who in ((PASSPHRASE, None), (LAN, lan.id), (PIN, tam.id)):
        assert who_opens(at.books.key_file, secret) == (at.master, who)
    assert actor_for(at.ledger, None).name == chief.id
    assert [sit(at, secret) for secret in (PASSPHRASE, LAN, PIN)] == ["chief", "officer", "reader"]
    sit(at, LAN)
    put(at.ledger, Team(unit=UNIT, name="Tổ 1", form="self_managed"))
    last = at.ledger.db.execute("SELECT actor FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    assert last == (lan.id,)
    check_journal(at.ledger.db)


def test_no_name_stands_in_the_key_file(at: Offices, chief: Officer) -> None:
    appoint(at, "Nguyễn Thị Lan", "Công an viên", "officer", LAN)
    said = at.books.key_file.read_bytes()
    assert not any(word.encode() in said for word in ("Lan", "Bình", "viên"))


def test_the_keyring_opens_nothing_once_there_are_officers(
    made: NewBooks, tmp_path: Path, kept: Remembering
) -> None:
    books = Books(tmp_path)
    master, _code = make_key_file(books.key_file, PASSPHRASE, use_keyring=True)
    assert unlock_with_keyring(books.key_file) == master
    before = read_key_file(books.key_file)
    shutil.copy(made.books.ledger, books.ledger)
    with books.open(made.master) as ledger:
        begin(Offices(ledger, books, master), "Bình", "Trưởng")
    assert not kept.kept
    assert not remember_in_keyring(books.key_file, master)
    with pytest.raises(KeyringMissingError):
        unlock_with_keyring(books.key_file)
    before.write(books.key_file)  # an older copy of the key file does not bring it back
    with pytest.raises(KeyringMissingError):
        unlock_with_keyring(books.key_file)


def test_who_ended_opens_nothing_and_stays_in_the_list(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    dismiss(at, lan.id)
    with pytest.raises(WrongSecretError):
        who_opens(at.books.key_file, LAN)
    assert [one.name for one in officers(at.ledger)] == ["Trần Văn Bình"]
    assert [one.name for one in officers(at.ledger, ended=True)] == ["Trần Văn Bình", "Lan"]
    with pytest.raises(OfficerError, match="không còn được mở sổ"):
        actor_for(at.ledger, lan.id)
    with pytest.raises(OfficerError, match="đã thôi"):
        dismiss(at, lan.id)
    appoint(at, "Lan", "", "officer", LAN)  # somebody may come back, as somebody new


def test_there_is_always_a_chief_who_holds_the_books(at: Offices, chief: Officer) -> None:
    appoint(at, "Phó", "", "chief", LAN)
    with pytest.raises(OfficerError, match="Bàn giao"):
        dismiss(at, chief.id)
    with pytest.raises(OfficerError, match="Bàn giao"):
        change(at.ledger, chief.id, name="Bình", title="", role="officer")
    assert unlock_with_passphrase(at.books.key_file, PASSPHRASE) == at.master
    assert keeper(at.ledger) == chief


def test_only_a_chief_changes_who_may_open(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    sit(at, LAN)
    for deed in (
        lambda: appoint(at, "Ai đó", "", "chief", OTHER_PIN),
        lambda: dismiss(at, chief.id),
        lambda: give_anew(at, chief.id, "mật khẩu chiếm lấy"),
        lambda: change_own(at, chief.id, "mật khẩu chiếm lấy"),
        lambda: change(at.ledger, lan.id, name="Lan", title="", role="chief"),
        lambda: hand_books_over(at, lan.id, "mật khẩu chiếm lấy"),
    ):
        with pytest.raises(NotAllowedError, match="SO-11"):
            deed()
    assert who_opens(at.books.key_file, PASSPHRASE) == (at.master, None)
    change_own(at, lan.id, "lan đặt mật khẩu khác")
    assert who_opens(at.books.key_file, "lan đặt mật khẩu khác") == (at.master, lan.id)


def test_a_slot_moved_to_another_name_opens_nothing(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    path = at.books.key_file
    said = json.loads(path.read_bytes())
    for one in said["slots"]["officers"]:
        one["officer"] = chief.id if one["officer"] == lan.id else lan.id
    path.write_text(json.dumps(said))
    with pytest.raises(Exception, match=r"SO-0[23]"):
        who_opens(path, LAN)


def test_the_books_passphrase_changes_and_officers_keep_theirs(
    at: Offices, chief: Officer, made: NewBooks
) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    tam = appoint(at, "Tám", "", "reader", PIN)
    change_passphrase(at.books.key_file, at.master, "mật khẩu khác của sổ")
    assert who_opens(at.books.key_file, "mật khẩu khác của sổ") == (at.master, None)
    assert who_opens(at.books.key_file, LAN)[1] == lan.id
    assert who_opens(at.books.key_file, PIN)[1] == tam.id
    assert unlock_with_code(at.books.key_file, made.code) == at.master


def test_a_secret_belongs_to_one_officer_alone(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    tam = appoint(at, "Tám", "", "reader", PIN)
    for taken in (PASSPHRASE, PIN):
        with pytest.raises(WrongSecretError, match="không đủ riêng"):
            change_own(at, lan.id, taken)
    for taken in (LAN, "  "):
        with pytest.raises(WrongSecretError):
            appoint(at, "Năm", "", "reader", taken)
    with pytest.raises(WrongSecretError, match="không đủ riêng"):
        change_passphrase(at.books.key_file, at.master, LAN)
    assert [one.name for one in officers(at.ledger)] == ["Trần Văn Bình", "Lan", "Tám"]
    assert who_opens(at.books.key_file, PIN)[1] == tam.id


def test_whoever_forgot_gets_another_secret_and_the_old_one_ends(
    at: Offices, chief: Officer
) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    change_own(at, lan.id, PIN)
    assert {who_opens(at.books.key_file, secret)[1] for secret in (LAN, PIN)} == {lan.id}
    give_anew(at, lan.id, OTHER_PIN)
    assert who_opens(at.books.key_file, OTHER_PIN)[1] == lan.id
    for old in (LAN, PIN):
        with pytest.raises(WrongSecretError):
            who_opens(at.books.key_file, old)


def test_the_chief_may_have_a_pin_beside_the_passphrase(at: Offices, chief: Officer) -> None:
    change_own(at, chief.id, PIN)
    assert who_opens(at.books.key_file, PIN) == (at.master, chief.id)
    assert who_opens(at.books.key_file, PASSPHRASE) == (at.master, None)
    refuse_other_secret(at, PIN)
    refuse_other_secret(at, PASSPHRASE)
    appoint(at, "Lan", "", "officer", LAN)
    with pytest.raises(NotAllowedError, match="người khác"):
        refuse_other_secret(at, LAN)
