"""The command that tells whether a PDF keeps the decree: check-paper."""

from __future__ import annotations

from pathlib import Path

import click

from resources.wording import _
from ui.paper.checker import UnreadablePdfError, check_paper

_FOUND, _UNREADABLE = 1, 2


@click.command(
    "check-paper",
    help=_(
        "Soát thể thức tệp PDF theo Nghị định 30/2020/NĐ-CP. Mã thoát: 0 đúng, 1 có lỗi, "
        "2 không đọc được."
    ),
)
@click.argument(
    "files",
    metavar=_("TỆP…"),
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
)
@click.pass_context
def check_files(context: click.Context, files: tuple[Path, ...]) -> None:
    """Check each file and say what is wrong with it."""
    context.exit(max(_check(file) for file in files))


def _check(file: Path) -> int:
    try:
        findings = check_paper(file.read_bytes())
    except UnreadablePdfError as error:
        click.echo(f"{file}: {error}", err=True)
        return _UNREADABLE
    except OSError:
        words = _("{file}: không đọc được tệp; hãy kiểm tra quyền mở tệp hoặc ổ đĩa.")
        click.echo(words.format(file=file), err=True)
        return _UNREADABLE
    if not findings:
        click.echo(_("{file}: đúng thể thức.").format(file=file))
        return 0
    click.echo(_("{file}: {count} chỗ cần xem lại").format(file=file, count=len(findings)))
    for finding in findings:
        click.echo(f"  {finding}")
    return _FOUND
