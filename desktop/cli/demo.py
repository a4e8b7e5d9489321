"""Commands about the program itself: demo, selftest."""

from __future__ import annotations

import time
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from desktop.cli.opening import json_option, say
from desktop.demo.run import PASSPHRASE, run_demo
from desktop.selftest import selftest as parts_of_selftest
from resources.wording import _
from storage.errors import KnownError
from storage.steps import Step, drain

_DEFAULT = Path("out") / "gia-vien-2022"


class SelfTestError(KnownError):
    """A part of the program does not work here."""

    CODE = "BY-01"


class FolderNotEmptyError(KnownError):
    """The sample year would be mixed with other files."""

    CODE = "BY-02"


@click.command(help=_("Chạy năm mẫu: 21 xã của Gia Viễn năm 2022, từ ghi sổ đến tổng hợp."))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=_DEFAULT)
@json_option
def demo(out: Path, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Run the sample year and say where everything lies."""
    if out.exists() and any(out.iterdir()):
        raise FolderNotEmptyError(
            _(
                "Thư mục {folder} không trống nên chưa chạy; không có gì thay đổi. Hãy chọn "
                "thư mục khác bằng --out."
            ).format(folder=out)
        )
    out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_("Năm mẫu"), total=None)

        def show(step: Step) -> None:
            progress.update(task, completed=step.done, total=step.total, description=step.note)

        made = drain(run_demo(out), show)
    lines = [f"{name}: {place}" for name, place in made.places.items()]
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
