"""Commands about the program itself: demo, selftest."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from desktop.cli.opening import json_option, open_books, say
from desktop.demo.run import PASSPHRASE, run_demo
from desktop.selftest import selftest as parts_of_selftest
from resources.wording import _
from storage.errors import KnownError
from storage.steps import Step, Steps, drain
from sync.machine_check import Check, check_books

if TYPE_CHECKING:
    from desktop.demo.exchange_stage import Told

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

_DEFAULT = Path("out") / "gia-vien-2022"
_EXCHANGE = Path("out") / "trao-doi-mau"
_SIGNS = {"good": "✓", "warning": "!", "bad": "✗"}
_WORDS = {
    "bundles": _("Gói của các xã"),
    "receipts": _("Biên nhận"),
    "papers": _("Giấy tờ PDF, hồ sơ khen thưởng"),
    "certificates": _("Giấy khen, tờ soát, tờ căn chỉnh"),
    "dossiers": _("Gói hồ sơ khen thưởng gửi lên"),
    "decisions": _("Trả lời, quyết định của cấp trên"),
    "keys": _("Khóa của cấp trên mẫu"),
    "ledgers": _("Các cuốn sổ"),
    "registry.json": _("Sổ đơn vị"),
    "registry.json.sig": _("Chữ ký của sổ đơn vị"),
    "allowed_signers": _("Người ký, cho ssh-keygen"),
    "figures.json": _("Số liệu cả năm"),
    "usb": _("USB"),
    "mailbox": _("Hộp thư"),
    "exchange.json": _("Chuyện đã kể, từng bước"),
}


class SelfTestError(KnownError):
    """A part of the program does not work here."""

    CODE = "BY-01"


class FolderNotEmptyError(KnownError):
    """The sample year would be mixed with other files."""

    CODE = "BY-02"


def _out_option(usual: Path) -> Callable[[F], F]:
    words = _("Thư mục trống để ghi vào (mặc định: {folder}, -2, -3…).").format(folder=usual)
    return click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=words)


@click.group(
    help=_("Chạy năm mẫu: 21 xã của Gia Viễn năm 2022, từ ghi sổ đến tổng hợp."),
    invoke_without_command=True,
    options_metavar="",
    subcommand_metavar=_("[LỆNH [THAM SỐ…]]"),
)
@_out_option(_DEFAULT)
@json_option
@click.pass_context
def demo(context: click.Context, out: Path | None, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Run the sample year and say where everything lies."""
    if context.invoked_subcommand:
        return
    begun = time.monotonic()
    with _empty_folder(out, _DEFAULT) as folder:
        made = _with_progress(_("Năm mẫu"), run_demo(folder))
    lines = [f"{_WORDS.get(name, name)}: {place}" for name, place in made.places.items()]
    lines.append(_("Mật khẩu của các sổ mẫu: {words}").format(words=PASSPHRASE))
    lines.append(_("Xong trong {count:.0f} giây.").format(count=time.monotonic() - begun))
    say("\n".join(lines), made.places, as_json=as_json)


@demo.command(help=_("Chạy trao đổi mẫu: hai xã, cấp trên, USB và hộp thư; mỗi bước kể một dòng."))
@_out_option(_EXCHANGE)
@json_option
def exchange(out: Path | None, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Play the sample exchange and tell its story."""
    from desktop.demo.exchange import run_exchange  # noqa: PLC0415  # network, only here

    begun = time.monotonic()
    with _empty_folder(out, _EXCHANGE) as folder:
        done = _with_progress(_("Trao đổi mẫu"), run_exchange(folder))
    lines = list(_story_lines(done.story))
    lines += ["", *(f"{_WORDS.get(name, name)}: {place}" for name, place in done.places.items())]
    lines.append(_("Mật khẩu của các sổ mẫu: {words}").format(words=PASSPHRASE))
    lines.append(_("Xong trong {count:.0f} giây.").format(count=time.monotonic() - begun))
    say("\n".join(lines), done.places, as_json=as_json)


@click.command(help=_("Tự kiểm tra: mỗi phần của chương trình, tốt hay không."))
@click.option("--window/--no-window", default=True, help=_("Có thử mở cửa sổ không."))
@click.option(
    "--books",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Kiểm tra cả sổ trong thư mục này: ổ đĩa, đồng hồ, sao lưu, các trang, nhật ký."),
)
@json_option
def selftest(window: bool, folder: Path | None, as_json: bool) -> None:  # noqa: FBT001  # flags
    """Try every part of the program, and of books if they are named."""
    parts = list(parts_of_selftest(window=window))
    if folder:
        with open_books(folder) as books:
            parts += drain(check_books(books.ledger))
    parts.append(Check(_("Máy in"), "good", _("không thử ở dòng lệnh")))
    lines = [f"{_SIGNS[part.state]} {part.name}: {part.words}" for part in parts]
    values = [{"name": p.name, "well": p.well, "state": p.state, "words": p.words} for p in parts]
    say("\n".join(lines), values, as_json=as_json)
    bad = [part.name for part in parts if not part.well]
    if bad:
        raise SelfTestError(
            _("Chưa dùng được: {parts}. Dữ liệu không bị ảnh hưởng.").format(parts=", ".join(bad))
        )


def _unused(folder: Path) -> Path:
    others = (folder.with_name(f"{folder.name}-{number}") for number in count(2))
    return next(place for place in chain([folder], others) if not _is_used(place))


def _is_used(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _story_lines(story: Sequence[Told]) -> Iterator[str]:
    """Tell who did what, with which file, and what came of it, chapter by chapter."""
    for chapter, steps in groupby(story, key=lambda told: told.chapter):
        yield f"\n{chapter}"
        for told in steps:
            said = (told.who, told.what, told.file, told.verdict)
            yield "  " + " · ".join(part for part in said if part)


def _refuse_used(folder: Path) -> None:
    if _is_used(folder):
        raise FolderNotEmptyError(
            _(
                "Thư mục {folder} không trống nên chưa chạy; không có gì thay đổi. Hãy chọn "
                "thư mục khác bằng --out."
            ).format(folder=folder)
        )


@contextmanager
def _empty_folder(out: Path | None, usual: Path) -> Iterator[Path]:
    """Give an empty folder; half a sample is none and is taken away, so that it can run again."""
    folder = (out or _unused(usual)).absolute()
    _refuse_used(folder)
    done = False
    try:
        yield folder
        done = True
    finally:
        if not done and folder.exists():
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _with_progress(title: str, work: Steps[T]) -> T:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None)

        def show(step: Step) -> None:
            progress.update(task, completed=step.done, total=step.total, description=step.note)

        return drain(work, show)
