"""How a command finds its books and opens them: --books, then the keyring or a passphrase."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from desktop.compose import Opened, opened
from desktop.preferences import read_preferences
from resources.wording import _
from storage.backup_swap import finish_waiting
from storage.books import Books
from storage.errors import KeyringMissingError, NoLedgerError
from storage.keystore import MasterKey, unlock_with_keyring
from storage.officer_slots import who_opens
from storage.officers import sit_down

PASSPHRASE = "BINHYEN_PASSPHRASE"  # noqa: S105  # the name of a variable, not a secret

P = ParamSpec("P")

json_option = click.option("--json", "as_json", is_flag=True, help=_("In kết quả dạng JSON."))
_books_option = click.option(
    "--books",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Thư mục của sổ (mặc định: sổ mở lần cuối)."),
)


def with_books(command: Callable[Concatenate[Opened, P], None]) -> Callable[..., None]:
    """Give a command the books that --books names, open while it runs."""

    @_books_option
    @wraps(command)
    def run(folder: Path | None, *args: P.args, **kwargs: P.kwargs) -> None:
        with open_books(folder) as books:
            command(books, *args, **kwargs)

    return run


@contextmanager
def open_books(folder: Path | None) -> Iterator[Opened]:
    """Open the books of a folder; raises NoLedgerError when there are none."""
    books = Books(folder or _last_folder())
    finish_waiting(books)
    if not books.exist:
        raise NoLedgerError(
            _("Không có sổ trong thư mục {folder}. Hãy chọn lại bằng --books.").format(
                folder=books.folder
            )
        )
    master, who = _master(books)
    with opened(books, master) as both:
        sit_down(both.ledger, who)
        if both.ledger.actor.doubt:
            click.echo(str(both.ledger.actor.doubt), err=True)
        yield both


def new_passphrase() -> str:
    """Return the passphrase for new books: from the environment, or asked for twice."""
    given = os.environ.get(PASSPHRASE)
    return given or click.prompt(_("Mật khẩu mới"), hide_input=True, confirmation_prompt=True)


def say(words: str, values: Any, *, as_json: bool) -> None:
    """Print words for people, or the values for a program."""
    click.echo(json.dumps(values, ensure_ascii=False, default=str) if as_json else words)


def _master(books: Books) -> tuple[MasterKey, str | None]:
    given = os.environ.get(PASSPHRASE)
    if given:
        return who_opens(books.key_file, given)
    try:
        return unlock_with_keyring(books.key_file), None
    except KeyringMissingError:
        if not sys.stdin.isatty():
            raise
    return who_opens(books.key_file, click.prompt(_("Mật khẩu hoặc mã PIN"), hide_input=True))


def _last_folder() -> Path:
    last = read_preferences().books
    if last is None:
        raise click.UsageError(_("Hãy cho biết thư mục của sổ bằng --books."))
    return last
