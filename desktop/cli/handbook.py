"""The command that writes the handbook."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.arguments import NEW_FILE, write_file
from resources.wording import _
from storage.steps import drain
from ui.paper.handbook.making import handbook_pdf


@click.command("handbook", help=_("Ghi sổ tay hướng dẫn ra tệp PDF."))
@click.option("--out", type=NEW_FILE, required=True)
def handbook(out: Path) -> None:
    """Write the handbook."""
    write_file(out, drain(handbook_pdf()))
    click.echo(str(out))
