"""Officers: who may open the books, in which role, with a secret of their own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends import fail

from storage.appointing import (
    Offices,
    appoint,
    begin,
    change_own,
    dismiss,
    give_anew,
    hand_books_over,
    refuse_other_secret,
    ways_to_open,
)
from storage.books import Books, make_books
from storage.errors import (
    KeyFileDamagedError,
    KeyringMissingError,
    LedgerTooNewError,
    NotAllowedError,
    OfficerError,
    WrongSecretError,
)
from storage.journal import check_journal
from storage.key_file import KeyFile, read_key_file
from storage.keystore import (
    change_passphrase,
    make_key_file,
    remember_in_keyring,
    unlock_with_code,
    unlock_with_keyring,
    unlock_with_passphrase,
)
from storage.officer_slots import has_officers, portable, who_opens
from storage.officers import Officer, actor_for, change, keeper, officers
from storage.pins import TRIES
from storage.records import Team
from storage.repository import put
from tests.conftest import PASSPHRASE, UNIT, NewBooks, post_settings
from tests.storage.remembering import Remembering, make_cheap

LAN, PIN, OTHER_PIN = "hoa sen trong đầm", "294071", "870415"


class PlugError(Exception):
    """The power fails."""


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    mine = Remembering()
    monkeypatch.setattr("keyring.core._keyring_backend", mine)
    return mine


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> NewBooks:
    folder = tmp_path_factory.mktemp("officers") / "so"
    made = make_books(folder, post_settings(), PASSPHRASE, use_keyring=False, anywhere=True)
    make_cheap(made[0].key_file, made[1], PASSPHRASE)
    return NewBooks(*made)


@pytest.fixture
def at(made: NewBooks, tmp_path: Path) -> Iterator[Offices]:
    shutil.copytree(made.books.folder, tmp_path / "so")
    books = Books(tmp_path / "so")
    with books.open(made.master) as ledger:
        yield Offices(ledger, books, made.master)


@pytest.fixture
def chief(at: Offices) -> Officer:
    return begin(at, "Trần Văn Bình", "Trưởng Công an xã")


def sit(at: Offices, secret: str) -> str:
    """Let somebody sit down; return their role."""
    _master, who = who_opens(at.books.key_file, secret)
    at.ledger.actor = actor_for(at.ledger, who)
    return at.ledger.actor.role


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


@pytest.mark.parametrize("easy", ["123456", "654321", "111111", "121212", "890123"])
def test_a_pin_that_everybody_tries_is_refused(at: Offices, chief: Officer, easy: str) -> None:
    with pytest.raises(WrongSecretError, match="ai cũng thử"):
        appoint(at, "Lan", "", "officer", easy)


@pytest.mark.parametrize("short", ["29407", "sen hồn"])
def test_a_short_secret_is_refused(at: Offices, chief: Officer, short: str) -> None:
    with pytest.raises(WrongSecretError, match="ít nhất"):
        appoint(at, "Lan", "", "officer", short)
    assert len(officers(at.ledger)) == 1


def test_a_pin_opens_on_its_own_computer_only(
    at: Offices, chief: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    appoint(at, "Lan", "", "officer", PIN)
    monkeypatch.setattr("keyring.core._keyring_backend", Remembering())
    with pytest.raises(WrongSecretError, match="chỉ dùng được trên máy đã đặt nó"):
        who_opens(at.books.key_file, PIN)
    monkeypatch.setattr("keyring.core._keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]  # keyring has few types
    with pytest.raises(WrongSecretError, match="chỉ dùng được trên máy đã đặt nó"):
        who_opens(at.books.key_file, PIN)
    with pytest.raises(WrongSecretError, match=r"không có kho khóa.*có cả chữ"):
        appoint(at, "Tám", "", "officer", OTHER_PIN)
    assert who_opens(at.books.key_file, PASSPHRASE) == (at.master, None)


def test_after_five_wrong_pins_a_passphrase_is_asked(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Lan", "", "officer", PIN)
    for _try in range(TRIES - 1):
        with pytest.raises(WrongSecretError, match="không đúng"):
            who_opens(at.books.key_file, OTHER_PIN)
    with pytest.raises(WrongSecretError, match=r"5 lần.*bằng mật khẩu"):
        who_opens(at.books.key_file, OTHER_PIN)
    with pytest.raises(WrongSecretError, match="5 lần"):
        who_opens(at.books.key_file, PIN)
    assert who_opens(at.books.key_file, PASSPHRASE)[1] is None
    assert who_opens(at.books.key_file, PIN)[1] == lan.id


def test_a_bent_key_file_neither_stops_a_pin_nor_the_count_of_wrong_ones(
    at: Offices, chief: Officer
) -> None:
    lan = appoint(at, "Lan", "", "officer", PIN)
    said = json.loads(at.books.key_file.read_text("utf-8"))
    said["slots"]["passphrase"]["sealed"] = "A" * 64
    at.books.key_file.write_text(json.dumps(said), "utf-8")
    assert who_opens(at.books.key_file, PIN)[1] == lan.id
    for _try in range(TRIES - 1):
        with pytest.raises(KeyFileDamagedError):
            who_opens(at.books.key_file, OTHER_PIN)
    with pytest.raises(WrongSecretError, match="5 lần"):
        who_opens(at.books.key_file, OTHER_PIN)


@pytest.mark.parametrize("written", [0, 1])
def test_a_power_cut_while_the_books_are_handed_over_locks_nobody_out(
    at: Offices, chief: Officer, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    write, left = KeyFile.write, [written]

    def write_some(file: KeyFile, path: Path) -> None:
        if not left[0]:
            raise PlugError
        left[0] -= 1
        write(file, path)

    with monkeypatch.context() as cut:
        cut.setattr(KeyFile, "write", write_some)
        with pytest.raises(PlugError):
            hand_books_over(at, lan.id, "mật khẩu của trưởng mới")
    opens = "mật khẩu của trưởng mới" if written else PASSPHRASE
    assert sit(at, opens) == "chief"


def test_what_leaves_the_computer_has_no_slot_of_its_keyring(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    change_own(at, lan.id, PIN)
    appoint(at, "Tám", "", "reader", OTHER_PIN)
    copy = at.books.folder / "ban-sao.key"
    portable(read_key_file(at.books.key_file)).write(copy)
    assert b'"pin": {' not in copy.read_bytes()
    assert has_officers(copy)
    assert who_opens(copy, LAN) == (at.master, lan.id)
    for pin in (PIN, OTHER_PIN):
        with pytest.raises(WrongSecretError, match="không đúng"):
            who_opens(copy, pin)


def test_handing_over_leaves_the_new_chief_alone_with_the_books(
    at: Offices, chief: Officer, made: NewBooks
) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    tam = appoint(at, "Tám", "", "officer", PIN)
    code = hand_books_over(at, lan.id, "mật khẩu của trưởng mới")
    for old in (PASSPHRASE, LAN, PIN):
        with pytest.raises(WrongSecretError):
            who_opens(at.books.key_file, old)
    with pytest.raises(WrongSecretError):
        unlock_with_code(at.books.key_file, made.code)
    assert unlock_with_code(at.books.key_file, code) == at.master
    assert sit(at, "mật khẩu của trưởng mới") == "chief"
    assert at.ledger.actor.name == lan.id
    assert [(one.name, one.role) for one in officers(at.ledger)] == [
        ("Lan", "chief"),
        ("Tám", "officer"),
    ]
    assert "chưa có" in ways_to_open(at, tam)
    give_anew(at, tam.id, PIN)
    assert who_opens(at.books.key_file, PIN)[1] == tam.id


def test_a_key_file_with_officers_is_of_a_format_that_old_programs_refuse(
    at: Offices, chief: Officer
) -> None:
    assert json.loads(at.books.key_file.read_bytes())["format"] == 2
    later = at.books.key_file.read_bytes().replace(b'"format":2', b'"format":3')
    later = later.replace(b'"format": 2', b'"format": 3')
    at.books.key_file.write_bytes(later)
    with pytest.raises(LedgerTooNewError, match="cập nhật phần mềm"):
        who_opens(at.books.key_file, PASSPHRASE)


def test_a_key_file_of_0_4_0_opens_and_stays_as_it_is(at: Offices) -> None:
    said = json.loads(at.books.key_file.read_bytes())
    assert said["format"] == 1
    assert set(said["slots"]) == {"passphrase", "stretching", "recovery", "keyring"}
    before = at.books.key_file.read_bytes()
    assert read_key_file(at.books.key_file).is_whole
    who_opens(at.books.key_file, PASSPHRASE)
    assert at.books.key_file.read_bytes() == before


def test_what_happened_to_officers_stands_in_the_journal(at: Offices, chief: Officer) -> None:
    lan = appoint(at, "Lan", "", "officer", LAN)
    change(at.ledger, lan.id, name="Lan", title="Phó trưởng", role="chief")
    dismiss(at, lan.id)
    lines = at.ledger.db.execute(
        "SELECT action, record, actor FROM journal WHERE kind = 'officer' ORDER BY seq"
    ).fetchall()
    assert lines == [
        ("add", chief.id, "may"),
        ("add", lan.id, chief.id),
        ("change", lan.id, chief.id),
        ("end", lan.id, chief.id),
    ]
    check_journal(at.ledger.db)


def test_a_key_file_that_cannot_be_written_names_nobody_in_the_ledger(
    at: Offices, chief: Officer
) -> None:
    at.books.key_file.rename(at.books.folder / "mat.key")
    with pytest.raises(KeyFileDamagedError, match="thiếu"):
        appoint(at, "Lan", "", "officer", LAN)
    with pytest.raises(KeyFileDamagedError, match="thiếu"):
        hand_books_over(at, chief.id, "mật khẩu của trưởng mới")
    assert officers(at.ledger) == (chief,)


def test_nobody_lowers_or_ends_themselves(at: Offices, chief: Officer) -> None:
    deputy = appoint(at, "Phó", "", "chief", LAN)
    sit(at, LAN)
    with pytest.raises(OfficerError, match="Không tự hạ vai trò"):
        change(at.ledger, deputy.id, name="Phó", title="", role="officer")
    with pytest.raises(OfficerError, match="tự cho mình thôi"):
        dismiss(at, deputy.id)
    assert who_opens(at.books.key_file, LAN)[1] == deputy.id
