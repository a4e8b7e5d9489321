"""The warehouse of a province or the nation: warehouse init, load, status, roles, retire."""

from __future__ import annotations

from dataclasses import asdict

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from desktop.cli.opening import json_option, say, with_books
from desktop.compose import Opened
from resources.wording import _
from storage.errors import KnownError
from storage.steps import Step, Steps, drain
from sync.warehouse.connection import connected
from sync.warehouse.loading import Loaded, load
from sync.warehouse.partitions import retire_year
from sync.warehouse.roles import make_roles
from sync.warehouse.schema import init
from sync.warehouse.status import Status, status

_dsn = click.argument("dsn", metavar="DSN")


class SomeNotLoadedError(KnownError):
    """Some units could not go on, each for its own reason that was said."""

    CODE = "KHO-08"


@click.group(
    help=_(
        "Kho PostgreSQL cho cấp tỉnh, toàn quốc. DSN ví dụ: service=kho, hoặc "
        "“host=máy dbname=binhyen user=tên”; mật khẩu để trong tệp PGPASSFILE."
    ),
    options_metavar="",
    subcommand_metavar=_("LỆNH [THAM SỐ…]"),
)
def warehouse() -> None:
    """Gather the commands of the warehouse."""


@warehouse.command("init", help=_("Lập các bảng của kho, hoặc thêm bảng và cột còn thiếu."))
@_dsn
@json_option
def init_tables(dsn: str, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Make what is missing and name it."""
    with connected(dsn) as connection:
        made = init(connection)
    words = _("Kho đã sẵn sàng; thêm {count} bảng hoặc cột.").format(count=len(made))
    say("\n".join([*made, words]), {"made": made}, as_json=as_json)


@warehouse.command("load", help=_("Nạp các tháng sổ cấp trên đã nhận; chạy lại được."))
@_dsn
@json_option
@with_books
def load_months(books: Opened, dsn: str, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Load what is not there yet; a unit that cannot go on does not stop the others."""
    with connected(dsn) as connection:
        found = _shown(load(connection, books.ledger, books.keys))
    say(_loaded_words(found), asdict(found), as_json=as_json)
    if found.refused:
        words = _("{count} đơn vị chưa nạp hết; các đơn vị khác đã nạp. Hãy xem từng lý do ở trên.")
        raise SomeNotLoadedError(words.format(count=len(found.refused)))


@warehouse.command("status", help=_("Cho biết trong kho có gì."))
@_dsn
@json_option
def show_status(dsn: str, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Say what the warehouse holds."""
    with connected(dsn) as connection:
        found = status(connection)
    say(_status_words(found), asdict(found), as_json=as_json)


@warehouse.command("roles", help=_("Lập hai vai: binhyen_reader chỉ đọc, binhyen_loader nạp."))
@_dsn
def give_roles(dsn: str) -> None:
    """Make the roles and say how people get into them."""
    with connected(dsn) as connection:
        make_roles(connection)
    click.echo(
        _(
            "Đã có hai vai binhyen_reader (chỉ đọc) và binhyen_loader (nạp). Người quản trị cho "
            "từng tài khoản vào một vai, ví dụ: CREATE ROLE an LOGIN IN ROLE binhyen_reader; rồi "
            "đặt mật khẩu bằng \\password an."
        )
    )


@warehouse.command(
    "retire", help=_("Tách bản ghi của một năm khỏi kho; số liệu và bảng đếm vẫn còn.")
)
@_dsn
@click.argument("year", type=click.IntRange(1900, 9999), metavar=_("NĂM"))
def retire(dsn: str, year: int) -> None:
    """Detach a year and say where its records stand now."""
    with connected(dsn) as connection:
        found = retire_year(connection, year)
    words = _(
        "Đã tách năm {year}: {count} bảng, giữ nguyên cho đến khi người quản trị xuất và xóa."
    )
    click.echo("\n".join([*found, words.format(year=year, count=len(found))]))


def _shown(steps: Steps[Loaded]) -> Loaded:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def show(step: Step) -> None:
            progress.update(task, completed=step.done, total=step.total, description=step.note)

        return drain(steps, show)


def _loaded_words(found: Loaded) -> str:
    words = _("Đã nạp {loaded} gói; {already} gói có từ trước.")
    lines = [f"{unit}: {reason}" for unit, reason in found.refused]
    older = _("{unit}: kho có gói mới hơn sổ này (sổ khôi phục từ bản cũ?); giữ nguyên kho.")
    lines += [older.format(unit=unit) for unit in found.older]
    return "\n".join([*lines, words.format(loaded=found.loaded, already=found.already)])


def _status_words(found: Status) -> str:
    if found.version == (0, 0):
        return _("Kho chưa có bảng; hãy chạy lệnh “warehouse init”.")
    line = _("{name}: {units} đơn vị, {months} tháng ({bundles} gói), từ {first} đến {last}")
    lines = [line.format(**asdict(books)) for books in found.books]
    layout, records = found.version
    about = _("Bảng kiểu {layout}.{records}, {size:.1f} MB; năm đã tách: {retired}")
    retired = ", ".join(map(str, found.retired)) or _("không")
    size = found.size / 1e6
    return "\n".join(
        [*lines, about.format(layout=layout, records=records, size=size, retired=retired)]
    )
