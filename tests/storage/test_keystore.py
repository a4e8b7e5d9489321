"""The key file: three ways in, no other, and damage that is told from a wrong secret."""

from __future__ import annotations

import hmac
import os
import random
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import fail

from storage.errors import KeyFileDamagedError, KeyringMissingError, WrongSecretError
from storage.keystore import (
    MasterKey,
    change_passphrase,
    hand_over,
    make_key_file,
    remember_in_keyring,
    renew_code,
    unlock_with_code,
    unlock_with_keyring,
    unlock_with_passphrase,
)
from storage.recovery_code import bytes_of_code, code_of
from tests.conftest import PASSPHRASE
from tests.storage.remembering import Remembering

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the key file will lie."""
    return tmp_path / "ledger.key"


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a computer without a keyring: the backend that keyring itself picks there."""
    monkeypatch.setattr("keyring.core._keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]  # keyring has few types


def test_passphrase_and_code_open_the_same_books_and_no_other(path: Path) -> None:
    master, code = make_key_file(path, PASSPHRASE, use_keyring=False)
    assert unlock_with_passphrase(path, PASSPHRASE) == master
    assert unlock_with_code(path, code) == master
    assert master.value not in path.read_bytes()
    assert master.ledger_key != master.sub_key("sign") != master.value
    assert repr(master).find(master.value.hex()) == -1
    with pytest.raises(WrongSecretError, match=r"không đúng.*SO-02"):
        unlock_with_passphrase(path, PASSPHRASE + "!")
    with pytest.raises(WrongSecretError, match="không đúng"):
        unlock_with_code(path, code_of(bytes(16)))


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_passphrase_opens_however_the_keyboard_spells_it(path: Path, form: str) -> None:
    master, _code = make_key_file(path, unicodedata.normalize("NFD", PASSPHRASE), use_keyring=False)
    typed = unicodedata.normalize(form, PASSPHRASE)  # type: ignore[arg-type]  # one of the four
    assert unlock_with_passphrase(path, typed) == master


def test_a_short_passphrase_makes_nothing(path: Path) -> None:
    with pytest.raises(WrongSecretError, match="ít nhất 8 ký tự"):
        make_key_file(path, "1234567", use_keyring=False)
    assert not path.exists()


def test_changing_the_passphrase_keeps_the_code_and_the_books(path: Path) -> None:
    master, code = make_key_file(path, PASSPHRASE, use_keyring=False)
    change_passphrase(path, master, "mật khẩu mới")
    assert unlock_with_passphrase(path, "mật khẩu mới") == unlock_with_code(path, code) == master
    with pytest.raises(WrongSecretError):
        unlock_with_passphrase(path, PASSPHRASE)
    with pytest.raises(WrongSecretError, match="ít nhất"):
        change_passphrase(path, master, "ngắn")
    assert unlock_with_passphrase(path, "mật khẩu mới") == master


def test_a_new_code_ends_the_old_one(path: Path) -> None:
    master, old = make_key_file(path, PASSPHRASE, use_keyring=False)
    new = renew_code(path, master)
    assert unlock_with_code(path, new.lower().replace("-", " ")) == master
    with pytest.raises(WrongSecretError):
        unlock_with_code(path, old)


def test_handing_over_ends_all_old_ways_in_and_keeps_the_books(path: Path) -> None:
    master, code = make_key_file(path, PASSPHRASE, use_keyring=False)
    new = hand_over(path, master, "mật khẩu của trưởng mới")
    assert unlock_with_passphrase(path, "mật khẩu của trưởng mới") == master
    assert unlock_with_code(path, new) == master
    with pytest.raises(WrongSecretError):
        unlock_with_passphrase(path, PASSPHRASE)
    with pytest.raises(WrongSecretError):
        unlock_with_code(path, code)
    with pytest.raises(KeyringMissingError):
        unlock_with_keyring(path)


def test_no_mistyped_letter_of_the_code_opens_the_books(path: Path) -> None:
    _master, code = make_key_file(path, PASSPHRASE, use_keyring=False)
    letters = code.replace("-", "")
    for place, right in enumerate(letters):
        for wrong in set(CROCKFORD) - {right}:
            with pytest.raises(WrongSecretError, match="SO-02"):
                unlock_with_code(path, letters[:place] + wrong + letters[place + 1 :])


def test_no_two_letters_of_the_code_can_change_places(path: Path) -> None:
    _master, code = make_key_file(path, PASSPHRASE, use_keyring=False)
    letters = code.replace("-", "")
    for place in range(len(letters) - 1):
        one, two = letters[place], letters[place + 1]
        if one != two:
            with pytest.raises(WrongSecretError):
                unlock_with_code(path, letters[:place] + two + one + letters[place + 2 :])


@pytest.mark.parametrize("typed", ["", "2320", "U" * 28, "2320-NSG7-MYTQ-5HQN-1VNM-NV0Y-M1A0-0"])
def test_what_cannot_be_a_code_is_said_to_be_mistyped(typed: str) -> None:
    with pytest.raises(WrongSecretError, match="7 nhóm 4 ký tự"):
        bytes_of_code(typed)


@given(secret=st.binary(min_size=16, max_size=16))
def test_a_code_is_read_however_it_is_typed(secret: bytes) -> None:
    code = code_of(secret)
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert bytes_of_code(code) == secret
    assert (
        bytes_of_code(code.lower().replace("-", "").replace("0", "o").replace("1", "l")) == secret
    )
    assert bytes_of_code(f" {code} ".replace("1", "I").replace("0", "O")) == secret


def test_a_damaged_byte_is_called_damage_and_the_other_way_stays_open(path: Path) -> None:
    master, code = make_key_file(path, PASSPHRASE, use_keyring=False)
    data = path.read_bytes()
    start, end = data.index(b'"recovery"'), data.index(b'"keyring"')
    refused = 0
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :])
        try:
            assert unlock_with_code(path, code) == master
        except KeyFileDamagedError:
            refused += 1
        else:
            assert not start + 80 < place < end - 80  # within what is sealed nothing is forgiven
    assert refused > len(data) // 3
    sealed = data.index(b'"sealed"', start) + 20
    other = b"B" if data[sealed : sealed + 1] == b"A" else b"A"
    path.write_bytes(data[:sealed] + other + data[sealed + 1 :])
    assert unlock_with_passphrase(path, PASSPHRASE) == master


def test_damage_to_the_passphrase_slot_never_ends_in_anything_but_words(path: Path) -> None:
    master, _code = make_key_file(path, PASSPHRASE, use_keyring=False)
    data = path.read_bytes()
    places = range(data.index(b'"passphrase"'), data.index(b'"recovery"'))
    for place in random.Random(7).sample(places, 12):
        for wrong in (data[place] ^ 1, 0, 0xFF, ord("9")):
            path.write_bytes(data[:place] + bytes([wrong]) + data[place + 1 :])
            with suppress(KeyFileDamagedError):
                assert unlock_with_passphrase(path, PASSPHRASE) == master


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"format": 2}', b"\xff\xfe", b"null"])
def test_what_is_no_key_file_is_said_to_be_damaged(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    ways: tuple[Callable[[], MasterKey], ...] = (
        lambda: unlock_with_passphrase(path, PASSPHRASE),
        lambda: unlock_with_code(path, code_of(bytes(16))),
        lambda: unlock_with_keyring(path),
    )
    for unlock in ways:
        with pytest.raises(KeyFileDamagedError, match="Dữ liệu trong sổ vẫn còn"):
            unlock()


def test_a_missing_key_file_is_said_to_be_missing(path: Path) -> None:
    with pytest.raises(KeyFileDamagedError, match="thiếu"):
        unlock_with_passphrase(path, PASSPHRASE)


@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_the_passphrase_is_asked(path: Path) -> None:
    master, _code = make_key_file(path, PASSPHRASE, use_keyring=True)
    with pytest.raises(KeyringMissingError, match=r"nhập mật khẩu.*SO-09"):
        unlock_with_keyring(path)
    assert not remember_in_keyring(path, master)
    assert unlock_with_passphrase(path, PASSPHRASE) == master


IN_SESSION = """
import sys
from pathlib import Path
import keyring
from storage import keystore, officer_slots
print(type(keyring.get_keyring()).__module__)
path = Path(sys.argv[1])
master, code = keystore.make_key_file(path, "mật khẩu thử", use_keyring=True)
assert keystore.unlock_with_keyring(path) == master
other = path.with_name("other.key")
mine, _code = keystore.make_key_file(other, "mật khẩu thử", use_keyring=False)
assert keystore.remember_in_keyring(other, mine)
assert keystore.unlock_with_keyring(other) == mine
officer_slots.know_officers(other, "a" * 32)
keystore.forget_keyring(other)
officer_slots.keep_secret(other, mine, "b" * 32, "294071")
assert officer_slots.who_opens(other, "294071") == (mine, "b" * 32)
assert keyring.get_password("BinhYen", keystore.read_key_file(other).books) is None
for wrong in range(4):
    try:
        officer_slots.who_opens(other, f"48013{wrong}")
    except keystore.WrongSecretError as error:
        said = str(error)
print("waits" if "chờ 10 giây" in said else said)
keyring.delete_password("BinhYen", keystore.read_key_file(path).books)
try:
    keystore.unlock_with_keyring(path)
except keystore.KeyringMissingError as error:
    print(error.CODE)
"""
TOOLS = ("dbus-run-session", "gnome-keyring-daemon")


@pytest.mark.skipif(
    not all(shutil.which(tool) for tool in TOOLS), reason=f"needs {' and '.join(TOOLS)}"
)
def test_a_real_keyring_opens_the_books(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    unlocked = 'printf thử | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "$@"'
    python = [sys.executable, "-c", IN_SESSION, str(tmp_path / "ledger.key")]
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", unlocked, "bash", *python],
        env=os.environ
        | {
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(run),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["keyring.backends.SecretService", "waits", "SO-09"], done.stderr


def test_a_keyring_opens_until_it_forgets_or_is_gone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Remembering()
    monkeypatch.setattr("keyring.core._keyring_backend", mine)
    master, code = make_key_file(path, PASSPHRASE, use_keyring=True)
    assert unlock_with_keyring(path) == master
    assert max(map(len, mine.kept.values())) < 1280  # what Windows holds
    change_passphrase(path, master, "mật khẩu mới")
    assert unlock_with_keyring(path) == master
    for stale in ("không phải khóa", "AAAA"):  # of books that were here before
        mine.kept = dict.fromkeys(mine.kept, stale)
        with pytest.raises(KeyringMissingError, match="nhập mật khẩu"):
            unlock_with_keyring(path)
    mine.kept.clear()
    with pytest.raises(KeyringMissingError):
        unlock_with_keyring(path)
    assert remember_in_keyring(path, master)
    assert unlock_with_keyring(path) == unlock_with_code(path, code) == master
    monkeypatch.setattr("keyring.core._keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]  # as above
    with pytest.raises(KeyringMissingError):
        unlock_with_keyring(path)


def test_sub_keys_are_for_ever() -> None:
    master = bytes(range(32))
    stretched = hmac.digest(bytes(32), master, "sha256")  # RFC 5869, one block
    key = hmac.digest(stretched, b"binhyen/ledger/v1\x01", "sha256")
    assert MasterKey(master).ledger_key == key
