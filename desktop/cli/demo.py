"""Commands about the program itself: demo, selftest."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from desktop.cli.opening import json_option, say
from desktop.demo.run import PASSPHRASE, Made, run_demo
from desktop.selftest import selftest as parts_of_selftest
from resources.wording import _
from storage.errors import KnownError
from storage.steps import Step, drain

_DEFAULT = Path("out") / "gia-vien-2022"
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
}


class SelfTestError(KnownError):
    """A part of the program does not work here."""

    CODE = "BY-01"


class FolderNotEmptyError(KnownError):
    """The sample year would be mixed with other files."""

    CODE = "BY-02"


@click.command(help=_("Chạy năm mẫu: 21 xã của Gia Viễn năm 2022, từ ghi sổ đến tổng hợp."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Thư mục trống để ghi vào (mặc định: {folder}, -2, -3…).").format(folder=_DEFAULT),
)
@json_option
def demo(out: Path | None, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Run the sample year and say where everything lies."""
    folder = (out or _unused(_DEFAULT)).absolute()
    _refuse_used(folder)
    begun = time.monotonic()
    with _left_empty_if_stopped(folder):
        made = _with_progress(folder)
    lines = [f"{_WORDS.get(name, name)}: {place}" for name, place in made.places.items()]
    lines.append(_("Mật khẩu của các sổ mẫu: {words}").format(words=PASSPHRASE))
    lines.append(_("Xong trong {count:.0f} giây.").format(count=time.monotonic() - begun))
    say("\n".join(lines), made.places, as_json=as_json)


@click.command(help=_("Tự kiểm tra: mỗi phần của chương trình, tốt hay không."))
@click.option("--window/--no-window", default=True, help=_("Có thử mở cửa sổ không."))
@json_option
def selftest(window: bool, as_json: bool) -> None:  # noqa: FBT001  # flags
    """Try every part of the program."""
    parts = list(parts_of_selftest(window=window))
    lines = [f"{'✓' if part.well else '✗'} {part.name}: {part.words}" for part in parts]
    values = [{"name": p.name, "well": p.well, "words": p.words} for p in parts]
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


def _refuse_used(folder: Path) -> None:
    if _is_used(folder):
        raise FolderNotEmptyError(
            _(
                "Thư mục {folder} không trống nên chưa chạy; không có gì thay đổi. Hãy chọn "
                "thư mục khác bằng --out."
            ).format(folder=folder)
        )


@contextmanager
def _left_empty_if_stopped(folder: Path) -> Iterator[None]:
    """Half a sample year is none: take it away, so that the same command can be run again."""
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _with_progress(folder: Path) -> Made:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_("Năm mẫu"), total=None)

        def show(step: Step) -> None:
            progress.update(task, completed=step.done, total=step.total, description=step.note)

        return drain(run_demo(folder), show)
