"""The command that prints: print."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.arguments import MONTH, NEW_FILE, write_file
from desktop.cli.opening import with_books
from desktop.cli.superior import units_of
from desktop.compose import Opened
from resources.wording import _
from storage.records import Proposal
from storage.repository import find, get
from ui.paper.gather import dispatch_of, monthly_report_of, proposal_paper_of
from ui.paper.gather_year import consolidated_year_of
from ui.paper.monthly import monthly_pdf
from ui.paper.proposals import proposal_pdf
from ui.paper.yearly import yearly_pdf


@click.command("print", help=_("In giấy tờ ra PDF: monthly (tháng), yearly (năm), proposal."))
@click.argument("paper", type=click.Choice(["monthly", "yearly", "proposal"]))
@click.option("--month", type=MONTH, help=_("Tháng YYYY-MM, cho báo cáo tháng."))
@click.option(
    "--year", type=click.IntRange(1945, 2999), help=_("Năm, cho tổng hợp năm của cấp trên.")
)
@click.option("--proposal", "identity", help=_("Mã đề nghị khen thưởng; bỏ trống: mới nhất."))
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def print_paper(  # noqa: PLR0913  # each is an option of the command line
    books: Opened,
    *,
    paper: str,
    month: str | None,
    year: int | None,
    identity: str | None,
    out: Path,
) -> None:
    """Print one paper."""
    if paper == "monthly":
        data = _monthly(books, month)
    elif paper == "yearly":
        data = _yearly(books, year)
    else:
        data = _proposal(books, identity)
    write_file(out, data)
    click.echo(str(out))


def _monthly(books: Opened, month: str | None) -> bytes:
    if month is None:
        raise click.UsageError(_("Báo cáo tháng cần --month YYYY-MM."))
    report = monthly_report_of(books.ledger, month)
    return monthly_pdf(dispatch_of(books.ledger.settings, "BC"), report)


def _yearly(books: Opened, year: int | None) -> bytes:
    if year is None:
        raise click.UsageError(_("Tổng hợp năm cần --year."))
    book = consolidated_year_of(books.ledger, year, units_of(books))
    return yearly_pdf(dispatch_of(books.ledger.settings, "BC"), book)


def _proposal(books: Opened, identity: str | None) -> bytes:
    found = [get(books.ledger, Proposal, identity)] if identity else find(books.ledger, Proposal)
    if not found:
        raise click.UsageError(_("Sổ này chưa có đề nghị khen thưởng nào."))
    paper = proposal_paper_of(books.ledger, found[-1])
    return proposal_pdf(dispatch_of(books.ledger.settings, "TTr"), paper)
