"""Commands that make books and pair two units: init, pair."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from desktop.cli.arguments import EXISTING_FILE, FOLDER, MONTH, NEW_FILE, write_file
from desktop.cli.opening import json_option, new_passphrase, say, with_books
from desktop.compose import Opened, found_books, proposed_settings
from desktop.paths import books_folder
from resources.wording import _
from storage.periods import month_of
from sync.enrolment import ask, invite, spoken_code
from sync.held import confirm_pairing, held_registry, take_invitation, take_registry
from sync.trust import write_registry


@click.command(help=_("Lập sổ mới cho một đơn vị và in mã khôi phục."))
@click.option("--unit", required=True, help=_("Mã đơn vị, ví dụ ninh-binh/dai-hoang."))
@click.option("--role", type=click.Choice(["post", "superior"]), default="post", show_default=True)
@click.option("--superior", help=_("Mã đơn vị cấp trên."))
@click.option("--books", "folder", type=FOLDER)
@click.option("--keyring/--no-keyring", "use_keyring", default=True, help=_("Cho máy nhớ khóa."))
@click.option(
    "--begins", type=MONTH, help=_("Tháng đầu tiên phải chốt, YYYY-MM (mặc định: tháng này).")
)
@json_option
def init(  # noqa: PLR0913  # each is an option of the command line
    *,
    unit: str,
    role: str,
    superior: str | None,
    folder: Path | None,
    use_keyring: bool,
    begins: str | None,
    as_json: bool,
) -> None:
    """Make new books."""
    try:
        first = begins or month_of(date.today())
        settings = proposed_settings(
            unit, "superior" if role == "superior" else "post", superior, first
        )
    except KeyError as error:
        raise click.UsageError(_("Không có đơn vị mang mã {code}.").format(code=unit)) from error
    place = folder or books_folder(unit)
    _books, _master, code = found_books(place, settings, new_passphrase(), use_keyring=use_keyring)
    words = _("Đã lập sổ của {name} tại {folder}.\nMã khôi phục (chép ra giấy, cất kỹ): {code}")
    said = {"books": place, "unit": unit, "recovery_code": code}
    say(words.format(name=settings.unit_name, folder=place, code=code), said, as_json=as_json)


@click.group(help=_("Ghép đôi đơn vị với cấp trên bằng tệp cầm tay và năm từ, bốn số."))
def pair() -> None:
    """Gather the steps of pairing."""


@pair.command("invite", help=_("Cấp trên: viết lời mời cho một đơn vị."))
@click.option("--unit", required=True)
@click.option("--name", required=True)
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def pair_invite(books: Opened, unit: str, name: str, out: Path) -> None:
    """Write an invitation."""
    held, practice = held_registry(books.ledger), books.ledger.settings.sample
    write_file(out, invite(unit, name, held, books.keys, practice=practice))
    click.echo(str(out))


@pair.command("ask", help=_("Đơn vị: trả lời lời mời và đọc năm từ, bốn số cho cấp trên."))
@click.argument("invitation", type=EXISTING_FILE)
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def pair_ask(books: Opened, invitation: Path, out: Path) -> None:
    """Answer an invitation."""
    invited = invitation.read_bytes()
    request = ask(invited, books.keys)
    take_invitation(books.ledger, invited)
    write_file(out, request)
    click.echo(spoken_code(request))


@pair.command("accept", help=_("Cấp trên: gõ năm từ, bốn số mà đơn vị đọc."))
@click.argument("request", type=EXISTING_FILE)
@click.option("--words", required=True)
@click.option("--out", type=NEW_FILE, required=True, help=_("Nơi ghi sổ đơn vị mới (.bys)."))
@with_books
def pair_accept(books: Opened, request: Path, words: str, out: Path) -> None:
    """Put the unit into the registry."""
    signed = confirm_pairing(books.ledger, request.read_bytes(), words, books.keys)
    write_file(out, write_registry([signed]))
    click.echo(str(out))


@pair.command("finish", help=_("Đơn vị: nhận sổ đơn vị mới của cấp trên (.bys)."))
@click.argument("registry", type=EXISTING_FILE)
@with_books
def pair_finish(books: Opened, registry: Path) -> None:
    """Hold the registry that has this unit in it."""
    signed = take_registry(books.ledger, registry.read_bytes())
    click.echo(_("Đã ghép đôi; sổ đơn vị bản {version}.").format(version=signed.version))
