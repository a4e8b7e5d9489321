"""Commands of whoever looks after a mailbox: mailbox serve, mailbox check."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import click

from desktop.cli.arguments import EXISTING_FILE, FOLDER
from desktop.cli.opening import json_option, say
from resources.wording import _
from storage.errors import KnownError

_PATIENCE = (10, 15)  # seconds: to connect, to be answered


class MailboxAwayError(KnownError):
    """A mailbox cannot be reached, is none, or cannot take anything in."""

    CODE = "HT-22"


@click.group(
    help=_("Hộp thư: nơi các đơn vị gửi và nhận gói qua mạng (chạy trên máy chủ của cấp trên)."),
    options_metavar="",
    subcommand_metavar=_("LỆNH [THAM SỐ…]"),
)
def mailbox() -> None:
    """Gather the commands of the mailbox."""


@mailbox.command(
    help=_("Chạy hộp thư. Mọi lựa chọn còn ghi được vào tệp TOML hoặc biến BINHYEN_MAILBOX_…")
)
@click.option("--settings", type=EXISTING_FILE, help=_("Tệp cài đặt (TOML)."))
@click.option("--folder", type=FOLDER, help=_("Thư mục của hộp thư."))
@click.option("--registry", type=EXISTING_FILE, help=_("Sổ đơn vị để tin từ đầu (tệp .bys)."))
@click.option("--host", help=_("Địa chỉ nghe (mặc định 127.0.0.1, sau nginx)."))
@click.option("--port", type=int, help=_("Cổng nghe (mặc định 8420)."))
@click.option("--store", metavar="s3://…", help=_("Kho kiểu S3 thay cho thư mục."))
@click.option("--unit-bytes", type=int, help=_("Dung lượng chờ nhiều nhất của một đơn vị."))
@click.option("--unit-files", type=int, help=_("Số tệp chờ nhiều nhất của một đơn vị."))
@click.option("--total-bytes", type=int, help=_("Dung lượng nhiều nhất của cả hộp thư."))
@click.option("--unit-rate", type=float, help=_("Số yêu cầu mỗi giây của một đơn vị."))
def serve(settings: Path | None, **options: Any) -> None:
    """Run the service until it is told to stop."""
    from sync.mailbox.serving import serve as run  # noqa: PLC0415  # the window needs no server
    from sync.mailbox.settings import MailboxSettings  # noqa: PLC0415

    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s"
    )
    try:
        run(MailboxSettings.read(settings, options))
    except OSError as error:
        raise MailboxAwayError(
            _(
                "Không dùng được thư mục, kho hoặc cổng mạng của hộp thư ({why}). "
                "Hộp thư chưa chạy, không mất gì; hãy sửa cài đặt rồi chạy lại."
            ).format(why=error)
        ) from error


@mailbox.command(help=_("Xem một hộp thư có tới được và còn nhận thư không."))
@click.argument("url", metavar=_("ĐỊA-CHỈ"))
@json_option
def check(url: str, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Say in words how a mailbox is."""
    said = _health(url.rstrip("/") + "/health")
    if not said.get("healthy"):
        raise MailboxAwayError(
            _(
                "Hộp thư trả lời nhưng không nhận được thư (không ghi được hoặc hết chỗ). "
                "Thư chưa gửi vẫn còn ở các máy; hãy xem đĩa và nhật ký của máy chủ."
            )
        )
    words = _("Hộp thư chạy tốt, đang dùng sổ đơn vị bản {version}.")
    lines = [words.format(version=said["registry"])]
    if said["room"] is not None:
        free = f"{said['room'] / 2**30:,.1f}".translate(str.maketrans(",.", ".,"))
        lines.append(_("Đĩa còn trống {free} GB.").format(free=free))
    say(" ".join(lines), said, as_json=as_json)


def _health(url: str) -> dict[str, Any]:
    from requests import RequestException, get  # noqa: PLC0415  # slow, and needed only here

    try:
        answer = get(url, timeout=_PATIENCE, allow_redirects=False)
        said = answer.json()
    except (RequestException, ValueError) as error:
        raise MailboxAwayError(
            _(
                "Không tới được hộp thư ở {url}. Thư chưa gửi vẫn còn ở các máy; "
                "hãy xem lại địa chỉ, đường mạng và máy chủ."
            ).format(url=url)
        ) from error
    if "Binhyen-Nonce" not in answer.headers or not isinstance(said, dict):
        raise MailboxAwayError(
            _(
                "Nơi trả lời ở {url} không phải hộp thư Bình Yên (trang đăng nhập mạng?). "
                "Không có gì được gửi; hãy xem lại địa chỉ."
            ).format(url=url)
        )
    return said
