"""The command that judges signed PDFs: check-signature."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.arguments import EXISTING_FILE
from resources.wording import _
from ui.paper.signing.certificates import authorities_in
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import NOTE, PaperJudgement, Verdict
from ui.paper.signing.telling import SHORT, holder_of, told


@click.command(
    "check-signature",
    help=_(
        "Kiểm tra chữ ký số của tệp PDF, không qua mạng. Mã thoát: 0 mọi tệp còn nguyên như khi ký "
        "(và do nơi tin cậy cấp, nếu có --trust), 1 không phải vậy."
    ),
)
@click.argument("files", metavar=_("TỆP…"), nargs=-1, required=True, type=EXISTING_FILE)
@click.option(
    "--trust",
    "authorities",
    type=EXISTING_FILE,
    multiple=True,
    help=_("Tệp chứng thư của tổ chức cấp được tin cậy (.cer, .crt, .pem, .p7b); ghi nhiều lần."),
)
@click.pass_context
def check_signatures(
    context: click.Context, files: tuple[Path, ...], authorities: tuple[Path, ...]
) -> None:
    """Judge each file and say of each signature what holds."""
    trusted = [one.der for file in authorities for one in authorities_in(file.read_bytes())]
    accepted = (Verdict.GOOD,) if trusted else (Verdict.GOOD, Verdict.ISSUER_UNKNOWN)
    codes = []
    for file in files:
        judged = judge_paper(file.read_bytes(), trusted)
        _say(file, judged)
        codes.append(int(judged.verdict not in accepted))
    click.echo(NOTE)
    context.exit(max(codes))


def _say(file: Path, judged: PaperJudgement) -> None:
    click.echo(f"{file}: {judged.words}")
    for signature in judged.signatures:
        click.echo(f"  {holder_of(signature)}: {SHORT[signature.verdict]}")
        for line in told(signature):
            click.echo(f"    {line}")
