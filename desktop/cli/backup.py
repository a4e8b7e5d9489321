"""Commands about copies of the books: backup, backup check, backup place, restore."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click import Context

from desktop.cli.arguments import EXISTING_FILE, FOLDER
from desktop.cli.opening import PASSPHRASE, json_option, say, with_books
from desktop.compose import Opened
from desktop.paths import books_folder
from resources.wording import _
from storage.backup import Backup
from storage.backup_care import carry_newest, look_after, standing_of, try_newest
from storage.backup_file import read_backup
from storage.backup_notes import keep_notes
from storage.backup_place import begin_place
from storage.backup_restoring import stage_restore, unlock_backup
from storage.backup_swap import finish_restore
from storage.books import Books, held
from storage.steps import drain
from sync.restored import tell_restored

CODE = "BINHYEN_RECOVERY_CODE"


@click.group(
    invoke_without_command=True, help=_("Sao lưu sổ ngay; hoặc xem, thử, chọn nơi cất bản sao lưu.")
)
@click.option("--books", "folder", type=FOLDER, help=_("Thư mục của sổ."))
@click.pass_context
def backup(context: Context, folder: Path | None) -> None:
    """Copy the books, unless another word follows."""
    if context.invoked_subcommand is None:
        context.invoke(make, folder=folder, as_json=False)


@backup.command("make", help=_("Sao lưu sổ ngay, ghi cả ra USB đã chọn nếu đang cắm."))
@json_option
@with_books
def make(books: Opened, *, as_json: bool) -> None:
    """Copy the books."""
    care = drain(look_after(books.ledger, wanted=True))
    if care.refused:
        raise care.refused
    made = care.made
    assert made is not None
    words = _("Đã sao lưu: {path}").format(path=made.path)
    if care.carried:
        words = "\n".join((words, _("Đã ghi thêm một bản ra USB, đọc lại đúng.")))
    say(words, {"path": made.path, "size": made.size, "carried": care.carried}, as_json=as_json)


@backup.command("check", help=_("Thử khôi phục bản sao lưu mới nhất vào chỗ tạm rồi xóa đi."))
@json_option
@with_books
def check(books: Opened, *, as_json: bool) -> None:
    """Open the newest copy again; exit code 1 when it would not have helped."""
    trial = drain(try_newest(books.ledger))
    good = _("Bản sao lưu {name} mở lại tốt.").format(name=trial.name)
    bad = _("Bản sao lưu {name} KHÔNG mở lại được (mã {code}).").format(
        name=trial.name, code=trial.code
    )
    said = {"name": trial.name, "code": trial.code}
    say(good if trial.went_well else bad, said, as_json=as_json)
    if not trial.went_well:
        click.get_current_context().exit(1)


@backup.command("list", help=_("Kể các bản sao lưu trên máy, mới nhất trước."))
@json_option
@with_books
def listed(books: Opened, *, as_json: bool) -> None:
    """List the copies."""
    here = standing_of(books.ledger).here
    words = "\n".join(_line(one) for one in here) or _("Chưa có bản sao lưu nào.")
    said = [{"path": one.path, "made_at": one.made_at, "size": one.size} for one in here]
    say(words, said, as_json=as_json)


@backup.command("place", help=_("Chọn USB hoặc thư mục cất thêm một bản."))
@click.argument("place", type=FOLDER, metavar=_("THƯ_MỤC"))
@with_books
def place(books: Opened, place: Path) -> None:
    """Choose the stick, and carry the newest copy there."""
    begin_place(place, books.ledger.settings.unit)
    keep_notes(books.books, place=place.absolute(), carried=None)
    drain(carry_newest(books.ledger))
    click.echo(_("Sẽ cất thêm một bản ở {place}.").format(place=place))


@click.command(help=_("Khôi phục sổ từ một bản sao lưu; sổ cũ được giữ lại bên cạnh."))
@click.argument("file", type=EXISTING_FILE, metavar=_("TỆP"))
@click.option("--books", "folder", type=FOLDER, help=_("Thư mục của sổ (mặc định: theo đơn vị)."))
@click.option("--code", is_flag=True, help=_("Mở bằng mã khôi phục trên giấy."))
@json_option
def restore(*, file: Path, folder: Path | None, code: bool, as_json: bool) -> None:
    """Bring the books back."""
    said = read_backup(file)
    books = Books(folder or books_folder(said.unit))
    books.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with held(books):
        finish_restore(books)
        wanted = unlock_backup(file, books.folder, **_secret(by_code=code))
        done = drain(stage_restore(books, wanted, tell_restored))
        finish_restore(books)
    words = _("Đã khôi phục sổ của {name} tại {folder}.").format(
        name=said.unit_name, folder=books.folder
    )
    if done.aside:
        words = "\n".join((words, _("Sổ cũ còn ở {place}.").format(place=done.aside)))
    values = {"books": books.folder, "unit": said.unit, "aside": done.aside, "used": done.used}
    say(words, values, as_json=as_json)


def _secret(*, by_code: bool) -> dict[str, str]:
    if by_code:
        words = _("Mã khôi phục")
        return {"code": os.environ.get(CODE) or click.prompt(words, hide_input=True)}
    words = _("Mật khẩu của bản sao lưu")
    return {"passphrase": os.environ.get(PASSPHRASE) or click.prompt(words, hide_input=True)}


def _line(one: Backup) -> str:
    return f"{one.made_at:%d/%m/%Y %H:%M}  {one.size / 1e6:.1f} MB  {one.path}"
