"""What refuses, fails or is logged repeats nothing of a person but a name, and never a secret."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.errors import KnownError
from storage.key_file import read_key_file
from storage.keystore import unlock_with_code, unlock_with_passphrase
from storage.officer_slots import who_opens
from storage.records import KINDS, fields_of
from tests.conftest import NewBooks
from tests.test_errors import FLOORS, ROOT, classes, name_of

_CALLED = frozenset({"name", "title", "full_name"})  # a refusal says which record it means
_SECRETS = frozenset({"passphrase", "secret", "pin", "code_on_paper", "ledger_key", "private_key"})
_NOT_OF_PEOPLE = frozenset({"sync/couriers/mailbox_line.py: address"})  # that of a server
_LOGS = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})


def modules() -> Iterator[tuple[str, ast.Module]]:
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def test_no_refusal_is_made_with_a_persons_data_or_a_secret() -> None:
    personal = {one.name for kind in KINDS for one in fields_of(kind) if one.fact.personal}
    never = (personal - _CALLED) | _SECRETS
    known = {*classes(), "KnownError", "RefusedError"}
    said = {
        f"{where}: {part.attr}"
        for where, tree in modules()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and name_of(call) in known
        for part in ast.walk(call)
        if isinstance(part, ast.Attribute) and part.attr in never
    }
    assert said - _NOT_OF_PEOPLE == set()
    assert {"phone", "birth_year", "address"} < never


def test_only_the_mailbox_keeps_a_log_and_the_laptop_none() -> None:
    logging = {
        where
        for where, tree in modules()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in _LOGS
        and isinstance(call.func.value, ast.Name)
        and "log" in call.func.value.id.lower()
    }
    assert logging
    assert {where.rsplit("/", 1)[0] for where in logging} == {"sync/mailbox"}


def told_by(error: BaseException | None) -> str:
    """Return all that an exception, and whatever led to it, would say to a log."""
    said = ""
    while error is not None:
        said += f"{error} {error!r} {error.args!r}"
        error = error.__cause__ or error.__context__
    return said


@pytest.mark.parametrize("secret", ["cây gạo đầu làng 7", "604817", "ABCD-EFGH-JKMN-PQRS-TVWX"])
def test_a_wrong_secret_is_repeated_by_no_exception(books: NewBooks, secret: str) -> None:
    for way in (who_opens, unlock_with_passphrase, unlock_with_code):
        with pytest.raises(KnownError) as refused:
            way(books.books.key_file, secret)
        assert secret not in told_by(refused.value)
        assert secret.replace("-", "") not in told_by(refused.value)


def test_a_bent_key_file_is_refused_without_what_it_holds(books: NewBooks, tmp_path: Path) -> None:
    sealed = read_key_file(books.books.key_file).slots.passphrase.sealed
    bent = tmp_path / "ledger.key"
    bent.write_text(books.books.key_file.read_text("utf-8")[:-40], "utf-8")
    with pytest.raises(KnownError) as refused:
        read_key_file(bent)
    assert str(sealed) not in told_by(refused.value)
    assert books.master.value.hex() not in told_by(refused.value)
