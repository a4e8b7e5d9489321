"""The command by which the chief says why work goes on with a journal that raises a doubt."""

from __future__ import annotations

import click

from desktop.cli.opening import json_option, say, with_books
from desktop.compose import Opened
from resources.wording import _
from sync.anchors import acknowledge


@click.command(
    "acknowledge",
    help=_("Đã đọc cảnh báo nhật ký không khớp gói đã ký (SO-13): ghi lý do, rồi chốt, ký được."),
)
@click.option("--reason", required=True, help=_("Vì sao vẫn làm tiếp; ghi vào nhật ký."))
@json_option
@with_books
def acknowledge_doubt(books: Opened, reason: str, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Note the reason."""
    count = acknowledge(books.ledger, reason)
    words = _("Đã ghi lý do vào nhật ký, về {count} gói.")
    say(words.format(count=count), {"bundles": count}, as_json=as_json)
