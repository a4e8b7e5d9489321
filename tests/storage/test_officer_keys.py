"""PINs, the key file of officers, handing over: what opens, and what never does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from keyring.backends import fail

from storage.appointing import (
    Offices,
    appoint,
    change_own,
    dismiss,
    give_anew,
    hand_books_over,
    ways_to_open,
)
from storage.errors import (
    KeyFileDamagedError,
    LedgerTooNewError,
    OfficerError,
    WrongSecretError,
)
from storage.journal import check_journal
from storage.key_file import KeyFile, read_key_file
from storage.keystore import (
    unlock_with_code,
)
from storage.machine_keyring import remember
from storage.officer_slots import has_officers, portable, who_opens
from storage.officers import Officer, change, officers
from storage.pins import TRIES
from tests.conftest import PASSPHRASE, NewBooks
from tests.storage.offices import LAN, OTHER_PIN, PIN, PlugError, at, chief, kept, made, sit
from tests.storage.remembering import Remembering

__all__ = ["at", "chief", "kept", "made"]  # the fixtures


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


@pytest.fixture
def uptime(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the computer has been on; a test lets it pass."""
    since = [1_000.0]
    monkeypatch.setattr("storage.pins.monotonic", lambda: since[0])
    return since


def try_wrong(at: Offices, uptime: list[float], times: int = 1) -> None:
    for _try in range(times):
        uptime[0] += 3_600
        with pytest.raises(WrongSecretError):
            who_opens(at.books.key_file, "550721")


def test_somebody_elses_right_pin_does_not_let_anybody_guess_on(
    at: Offices, chief: Officer, uptime: list[float]
) -> None:
    lan = appoint(at, "Lan", "", "officer", PIN)
    tam = appoint(at, "Tám", "", "officer", OTHER_PIN)
    try_wrong(at, uptime, TRIES - 1)
    uptime[0] += 3_600
    assert who_opens(at.books.key_file, OTHER_PIN)[1] == tam.id
    try_wrong(at, uptime)
    uptime[0] += 3_600
    assert who_opens(at.books.key_file, OTHER_PIN)[1] == tam.id
    with pytest.raises(WrongSecretError):
        who_opens(at.books.key_file, PIN)
    give_anew(at, lan.id, PIN)
    uptime[0] += 3_600
    assert who_opens(at.books.key_file, PIN)[1] == lan.id


def test_the_waiting_grows_and_no_restart_or_clock_shortens_it(
    at: Offices, chief: Officer, uptime: list[float]
) -> None:
    lan = appoint(at, "Lan", "", "officer", PIN)
    try_wrong(at, uptime, 3)
    with pytest.raises(WrongSecretError, match="chờ 10 giây"):
        who_opens(at.books.key_file, PIN)
    try_wrong(at, uptime)
    uptime[0] += 20
    with pytest.raises(WrongSecretError, match="chờ 40 giây"):
        who_opens(at.books.key_file, PIN)
    uptime[0] = 5  # started anew
    with pytest.raises(WrongSecretError, match="chờ 55 giây"):
        who_opens(at.books.key_file, PIN)
    uptime[0] = 61
    assert who_opens(at.books.key_file, PIN)[1] == lan.id


def test_what_an_earlier_version_counted_still_counts(at: Offices, chief: Officer) -> None:
    appoint(at, "Lan", "", "officer", PIN)
    books = read_key_file(at.books.key_file).books
    remember(f"{books}-wrong", str(TRIES))
    with pytest.raises(WrongSecretError, match="5 lần"):
        who_opens(at.books.key_file, PIN)


def test_after_five_wrong_pins_a_passphrase_is_asked(
    at: Offices, chief: Officer, uptime: list[float]
) -> None:
    lan = appoint(at, "Lan", "", "officer", PIN)
    for _try in range(TRIES - 1):
        uptime[0] += 3_600
        with pytest.raises(WrongSecretError, match="không đúng"):
            who_opens(at.books.key_file, OTHER_PIN)
    uptime[0] += 3_600
    with pytest.raises(WrongSecretError, match=r"5 lần.*bằng mật khẩu"):
        who_opens(at.books.key_file, OTHER_PIN)
    with pytest.raises(WrongSecretError, match="5 lần"):
        who_opens(at.books.key_file, PIN)
    assert who_opens(at.books.key_file, PASSPHRASE)[1] is None
    assert who_opens(at.books.key_file, PIN)[1] == lan.id


def test_a_bent_key_file_neither_stops_a_pin_nor_the_count_of_wrong_ones(
    at: Offices, chief: Officer, uptime: list[float]
) -> None:
    lan = appoint(at, "Lan", "", "officer", PIN)
    said = json.loads(at.books.key_file.read_text("utf-8"))
    said["slots"]["passphrase"]["sealed"] = "A" * 64
    at.books.key_file.write_text(json.dumps(said), "utf-8")
    assert who_opens(at.books.key_file, PIN)[1] == lan.id
    for _try in range(TRIES - 1):
        uptime[0] += 3_600
        with pytest.raises(KeyFileDamagedError):
            who_opens(at.books.key_file, OTHER_PIN)
    uptime[0] += 3_600
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
