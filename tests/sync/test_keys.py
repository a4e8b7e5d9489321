from __future__ import annotations

from pathlib import Path

import pytest

from sync.envelope import decrypted, encrypted
from sync.keys import PublicKeys, UnitKeys
from sync.sshsig import verify
from sync.trust_errors import KeysUnreadableError

WRAP = bytes(32)
KEY_FILE = "signing.key"


def test_kept_keys_are_the_same_keys(tmp_path: Path) -> None:
    keys = UnitKeys.generate()
    keys.save(tmp_path / KEY_FILE, WRAP)
    kept = UnitKeys.load(tmp_path / KEY_FILE, WRAP)
    assert kept.public() == keys.public()
    verify(keys.public().sign, "month@binhyen", b"x", kept.sign("month@binhyen", b"x"))
    assert decrypted(encrypted(b"x", [keys.public().age]), kept.age, 1) == b"x"


def test_the_key_file_is_for_its_owner_only_and_replaced_whole(tmp_path: Path) -> None:
    UnitKeys.generate().save(tmp_path / KEY_FILE, WRAP)
    keys = UnitKeys.generate()
    keys.save(tmp_path / KEY_FILE, WRAP)
    assert list(tmp_path.iterdir()) == [tmp_path / KEY_FILE]
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert UnitKeys.load(tmp_path / KEY_FILE, WRAP).public() == keys.public()


@pytest.mark.parametrize("wrap", [bytes(31) + b"\1", bytes(31)])
def test_another_wrapping_key_opens_nothing(tmp_path: Path, wrap: bytes) -> None:
    UnitKeys.generate().save(tmp_path / KEY_FILE, WRAP)
    with pytest.raises(KeysUnreadableError):
        UnitKeys.load(tmp_path / KEY_FILE, wrap)


@pytest.mark.parametrize("cut", [0, 5, 20, 100, -1])
def test_a_cut_key_file_is_refused(tmp_path: Path, cut: int) -> None:
    data = UnitKeys.generate().to_bytes(WRAP)
    with pytest.raises(KeysUnreadableError):
        UnitKeys.from_bytes(data[:cut], WRAP)
    with pytest.raises(KeysUnreadableError):
        UnitKeys.load(tmp_path / "absent", WRAP)


def test_secrets_are_not_shown_when_keys_are_printed() -> None:
    keys = UnitKeys.generate()
    assert str(keys.age) not in repr(keys)


def test_only_an_age_recipient_is_taken_for_one() -> None:
    with pytest.raises(ValueError, match="age1x"):
        PublicKeys(sign=UnitKeys.generate().public().sign, age="age1x")


def test_a_recipient_with_which_nothing_is_secret_is_no_key() -> None:
    zero = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"  # age would crash on it
    with pytest.raises(ValueError, match="age"):
        PublicKeys(sign=UnitKeys.generate().public().sign, age=zero)
