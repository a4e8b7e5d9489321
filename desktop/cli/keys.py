"""Commands about keys: change-keys, confirm-keys, spare-key, use-spare-key, registry."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from desktop.cli.arguments import EXISTING_FILE, FOLDER, NEW_FILE, write_file
from desktop.cli.opening import with_books
from desktop.compose import Opened
from resources.wording import _
from sync.backup_key import (
    Backup,
    make_backup,
    open_backup,
    rebuild_books,
    registry_file,
    seal_backup,
    use_backup,
)
from sync.bundle import read_file
from sync.changing_keys import change_keys, countersign
from ui.paper.recovery import RecoverySheet, recovery_pdf

CODE = "BINHYEN_SPARE_CODE"


@click.command("change-keys", help=_("Đơn vị: đổi khóa của máy, ghi tệp đổi khóa cho cấp trên."))
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def change(books: Opened, out: Path) -> None:
    """Change the keys of this laptop."""
    write_file(out, change_keys(books.ledger, books.keys, books.key_place).request)
    click.echo(str(out))


@click.command("confirm-keys", help=_("Cấp trên: xác nhận một đơn vị đổi khóa, ghi sổ đơn vị mới."))
@click.argument("file", type=EXISTING_FILE, metavar=_("TỆP"))
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def confirm(books: Opened, file: Path, out: Path) -> None:
    """Confirm a unit's change of keys."""
    countersign(books.ledger, read_file(file), books.keys)
    write_file(out, registry_file(books.ledger))
    click.echo(str(out))


@click.command("spare-key", help=_("Cấp trên: tạo chìa dự phòng, ghi tệp ra USB, in mã của nó."))
@click.option("--out", type=FOLDER, required=True, help=_("USB hoặc thư mục để cất tệp."))
@click.option("--sheet", type=NEW_FILE, help=_("Tệp PDF của phiếu mã, để in."))
@with_books
def spare(books: Opened, out: Path, sheet: Path | None) -> None:
    """Make a spare key."""
    _put_away(books, make_backup(books.ledger, books.keys), out, sheet)


@click.command(
    "use-spare-key", help=_("Cấp trên: dùng chìa dự phòng khi mất máy hoặc nghi lộ khóa.")
)
@click.argument("file", type=EXISTING_FILE, metavar=_("TỆP"))
@click.option(
    "--registry",
    "registries",
    type=EXISTING_FILE,
    multiple=True,
    help=_("Tệp sổ đơn vị của các xã, khi dựng lại sổ đã mất."),
)
@click.option("--out", type=FOLDER, required=True, help=_("USB hoặc thư mục để cất chìa mới."))
@with_books
def use(books: Opened, file: Path, registries: tuple[Path, ...], out: Path) -> None:
    """Go on with new keys, and with the registry of lost books if it is given."""
    code = os.environ.get(CODE) or click.prompt(_("Mã trên phiếu chìa dự phòng"), hide_input=True)
    backup, place = open_backup(read_file(file), code), books.key_place
    if registries:
        renewed = rebuild_books(books.ledger, map(read_file, registries), backup, place)
    else:
        renewed = use_backup(books.ledger, books.keys, backup, place)
    _put_away(books, renewed.backup, out, None)


@click.command("registry", help=_("Ghi sổ đơn vị đang giữ, ví dụ cho cấp trên vừa mất máy."))
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def registry(books: Opened, out: Path) -> None:
    """Write the registry held."""
    write_file(out, registry_file(books.ledger))
    click.echo(str(out))


def _put_away(books: Opened, backup: Backup, out: Path, sheet: Path | None) -> None:
    sealed = seal_backup(backup)
    out.mkdir(parents=True, exist_ok=True)
    write_file(out / sealed.name, sealed.data)
    if sheet:
        settings, day = books.ledger.settings, date.today()
        name, practice = settings.unit_name, settings.sample
        paper = RecoverySheet(name, sealed.code, day, sealed.name, practice=practice)
        write_file(sheet, recovery_pdf(paper))
    words = _("Đã ghi {file}.\nMã chìa dự phòng (chép ra giấy, cất chỗ khác): {code}")
    click.echo(words.format(file=out / sealed.name, code=sealed.code))
