"""Commands of a post's month: close, export, receipt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from desktop.cli.arguments import EXISTING_FILE, MONTH
from desktop.cli.opening import json_option, say, with_books
from desktop.compose import Opened
from resources.wording import _
from storage.backup_care import look_after
from storage.closing import checklist
from storage.periods import month_words
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.couriers.folder import FolderCourier
from sync.outgoing import close_month, write_out
from sync.receipts import ANSWERS

month_argument = click.argument("month", type=MONTH, metavar=_("THÁNG"))


@click.command(help=_("Chốt một tháng (YYYY-MM): đóng băng số liệu và ký gói."))
@month_argument
@click.option("--check", is_flag=True, help=_("Chỉ xem còn thiếu gì, chưa chốt."))
@json_option
@with_books
def close(books: Opened, month: str, check: bool, as_json: bool) -> None:  # noqa: FBT001  # flags
    """Close a month."""
    if books.ledger.settings.is_superior:
        raise click.UsageError(
            _("Sổ của đơn vị cấp trên không chốt tháng; các xã chốt rồi gửi lên.")
        )
    if check:
        found = checklist(books.ledger, month, date.today())
        lines = [f"{'✗' if each.blocking else '!'} {each.words}" for each in found]
        values = [{"code": f.code, "words": f.words, "blocking": f.blocking} for f in found]
        say("\n".join(lines) or _("Không còn gì thiếu."), values, as_json=as_json)
        return
    bundle = drain(close_month(books.ledger, month, books.keys, date.today()))
    words = _("Đã chốt {month}: gói số {seq}, {name}.")
    said = {"month": month, "seq": bundle.seq, "bundle_id": bundle.bundle_id, "name": bundle.name}
    text = words.format(month=month_words(month), seq=bundle.seq, name=bundle.name)
    say(text, said, as_json=as_json)
    drain(look_after(books.ledger, wanted=True))  # what the disk refuses, the next look says


@click.command(help=_("Ghi gói của một tháng đã chốt ra USB hoặc thư mục, đọc lại và kiểm."))
@month_argument
@click.option("--to", type=click.Path(path_type=Path, file_okay=False, exists=True), required=True)
@json_option
@with_books
def export(books: Opened, month: str, to: Path, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Write a month's bundle."""
    path = write_out(books.ledger, month, FolderCourier(to), books.keys)
    words = _("Đã ghi và kiểm lại: {path}. Cấp trên chưa nhận cho đến khi có biên nhận.")
    say(words.format(path=path), {"path": path}, as_json=as_json)


@click.command(help=_("Mở biên nhận của cấp trên (.byr)."))
@click.argument("file", type=EXISTING_FILE, metavar=_("TỆP"))
@json_option
@with_books
def receipt(books: Opened, file: Path, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Take a receipt."""
    taken = take_receipt(books.ledger, file.read_bytes(), books.keys).receipt
    values = taken.model_dump(mode="json")
    words = _("Biên nhận số {number}, gói số {seq}: {answer}.")
    text = words.format(number=taken.number, seq=taken.seq, answer=ANSWERS[taken.answer])
    say(text, values, as_json=as_json)
