"""What nobody may read does not stand in what the program says when something is wrong."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pydantic import ValidationError

from storage.errors import KnownError
from storage.key_file import read_key_file
from storage.keystore import MasterKey, change_passphrase, unlock_with_code
from storage.officer_slots import keep_secret, who_opens
from storage.records import Member
from storage.records.base import new_identity
from sync.keys import UnitKeys
from tests.conftest import PASSPHRASE, UNIT, NewBooks

NAME, WRONG, SHORT = "Khuất Bỉnh Đoàng " * 20, "đò đưa nhầm bến 77", "ngắn 77"
ONE, EASY = new_identity(), "345678"


def test_keys_say_nothing_of_themselves(books: NewBooks) -> None:
    master, keys = books.master, UnitKeys.generate()
    raw = keys.signing.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    said = "".join(f"{one!r} {one} {[one]}" for one in (master, keys, keys.public))
    said += f"{read_key_file(books.books.key_file)!r} {books.books!r}"
    for secret in (master.value, master.ledger_key, master.sub_key("sign"), raw):
        for way in (secret.hex(), b64encode(secret).decode(), repr(secret)[2:-1]):
            assert way not in said
    assert str(keys.age) not in said


@pytest.mark.parametrize(
    ("wrong", "try_it"),
    [
        (WRONG, lambda books: who_opens(books.books.key_file, WRONG)),
        ("135790", lambda books: who_opens(books.books.key_file, "135790")),
        ("WXYZ-WXYZ", lambda books: unlock_with_code(books.books.key_file, "WXYZ-WXYZ")),
        (SHORT, lambda books: change_passphrase(books.books.key_file, books.master, SHORT)),
        (EASY, lambda books: keep_secret(books.books.key_file, books.master, ONE, EASY)),
    ],
)
def test_a_secret_that_is_refused_is_not_repeated(
    books: NewBooks,
    wrong: str,
    try_it: Callable[[NewBooks], object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(KnownError) as caught:
        try_it(books)
    messages = "".join(f"{one} {one!r}" for one in _behind(caught.value))
    assert wrong not in messages
    for secret in (wrong, PASSPHRASE, books.code):
        assert secret not in caplog.text


def test_what_was_wrong_in_a_record_is_told_without_its_value() -> None:
    with pytest.raises(ValidationError) as caught:
        Member.model_validate({"unit": UNIT, "team": "?", "full_name": NAME, "phone": 912345678})
    said = f"{caught.value} {caught.value!r}"
    assert "full_name" in said
    assert NAME[:8] not in said
    assert "912345678" not in said


def test_a_master_key_in_a_list_of_things_shows_no_bytes() -> None:
    key = MasterKey(b"\x5a" * 32)
    assert "ZZZZ" not in f"{ {'key': key} }"


def _behind(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
