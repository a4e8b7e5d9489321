"""The command line: the same work as the screens, for scripts, tests and repairs.

Exit codes: 0 right, 1 refused (the reason with its code on stderr), 2 usage; check-paper says by
1 that it found something, and by 2 that it cannot read a file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from desktop.cli import (
    backup,
    books,
    checking,
    demo,
    dossiers,
    handbook,
    importing,
    keys,
    mailbox,
    months,
    papers,
    signatures,
    superior,
    trusting,
    warehouse,
)
from desktop.cli.stopping import stoppable
from resources.wording import _
from storage.errors import KnownError


@click.group(
    help=_("Bình Yên: sổ phong trào toàn dân bảo vệ an ninh Tổ quốc."),
    options_metavar="",
    subcommand_metavar=_("LỆNH [THAM SỐ…]"),
)
def cli() -> None:
    """Gather the commands."""


for _command in (
    *(books.init, books.pair, backup.backup, backup.restore),
    *(months.close, months.export, months.receipt, dossiers.dossier, dossiers.decision),
    *(importing.import_table, importing.import_undo, importing.save_template),
    *(keys.change, keys.confirm, keys.spare, keys.use, keys.registry),
    *(superior.import_bundle, superior.tally, superior.verify, warehouse.warehouse),
    handbook.handbook,
    *(papers.make_report, papers.print_paper, papers.print_dossier, checking.check_files),
    *(mailbox.mailbox, trusting.acknowledge_doubt),
    *(signatures.check_signatures, demo.selftest, demo.demo),
):
    for _part in (_command, *getattr(_command, "commands", {}).values()):
        _part.options_metavar = _("[LỰA CHỌN]")
    cli.add_command(_command)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; say known errors plainly, let bugs show."""
    try:
        with stoppable():
            code = cli.main(arguments, prog_name=_own_name(), standalone_mode=False)
    except KnownError as error:
        click.echo(str(error), err=True)
        return 1
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except click.Abort:
        click.echo(_("Đã dừng; không có gì thay đổi thêm."), err=True)
        return 1
    return code or 0


def _own_name() -> str:
    return Path(sys.executable).stem if getattr(sys, "frozen", False) else "binhyen"
