"""The commands that print: report and print."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.arguments import FOLDER, MONTH, NEW_FILE, write_file
from desktop.cli.opening import with_books
from desktop.cli.superior import units_of
from desktop.compose import Opened
from resources.catalogues import words
from resources.wording import _
from storage.records import Proposal
from storage.report_period import Period, month_period, year_period
from storage.repository import get, latest
from storage.steps import drain
from ui.paper.as_pdf import printed
from ui.paper.commendation.dossier_set import dossier_of
from ui.paper.commendation.dossier_set_files import written_set
from ui.paper.commendation.gather_facts import facts_of
from ui.paper.commendation.gather_submission import submission_document
from ui.paper.reports.making import ENDINGS, FORMS, made_document, report_on, written

_LENGTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@click.command(
    "report",
    help=_("Lập báo cáo: lời văn đã ghi trong sổ (nếu có), câu đề xuất từ số liệu và các biểu."),
)
@click.option("--form", type=click.Choice(FORMS), required=True, help=_("Loại báo cáo."))
@click.option("--from", "first", type=MONTH, required=True, help=_("Từ tháng YYYY-MM."))
@click.option("--to", "last", type=MONTH, help=_("Đến tháng YYYY-MM; bỏ trống: theo loại."))
@click.option("--format", "ending", type=click.Choice(ENDINGS), default="pdf", show_default=True)
@click.option(
    "--programme", type=click.Choice(sorted(words("programmes"))), help=_("Chương trình.")
)
@click.option(
    "--topic",
    "topics",
    type=click.Choice(sorted(words("indicator_groups"))),
    multiple=True,
    help=_("Nhóm của báo cáo chuyên đề; ghi nhiều lần được."),
)
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def make_report(  # noqa: PLR0913  # each is an option of the command line
    books: Opened,
    *,
    form: str,
    first: str,
    last: str | None,
    ending: str,
    programme: str | None,
    topics: tuple[str, ...],
    out: Path,
) -> None:
    """Write one report."""
    period = _period(form, first, last)
    report = report_on(books.ledger, form, period, programme=programme, topics=topics)
    document = made_document(books.ledger, report, _units(books))
    write_file(out, drain(written(document, ending)))
    click.echo(str(out))


@click.command("print", help=_("In giấy tờ ra PDF: monthly (tháng), yearly (năm), proposal."))
@click.argument("paper", type=click.Choice(["monthly", "yearly", "proposal"]))
@click.option("--month", type=MONTH, help=_("Tháng YYYY-MM, cho báo cáo tháng."))
@click.option("--year", type=click.IntRange(1945, 2999), help=_("Năm, cho báo cáo năm."))
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


@click.command(
    "dossier-papers",
    help=_("In hồ sơ: mọi giấy tờ của một đề nghị khen thưởng, cả bộ và từng tệp."),
)
@click.argument("identity", required=False, metavar=_("[MÃ-ĐỀ-NGHỊ]"))
@click.option("--out", type=FOLDER, required=True, help=_("Thư mục để ghi; được tạo nếu chưa có."))
@click.option("--word", is_flag=True, help=_("Ghi thêm từng giấy tờ dạng Word."))
@with_books
def print_dossier(
    books: Opened,
    *,
    identity: str | None,
    out: Path,
    word: bool,
) -> None:
    """Print the dossier of one proposal, the newest if none is named."""
    dossier = dossier_of(books.ledger, _found(books, identity))
    for path in drain(written_set(dossier, out, word=word)):
        click.echo(str(path))


def _period(form: str, first: str, last: str | None) -> Period:
    """Return the months asked for, where the form fits them."""
    length = _LENGTHS.get(form)
    if last is None and length is None:
        raise click.UsageError(_("Loại báo cáo này cần --to YYYY-MM."))
    year = Period(first, f"{int(first[:4]) + 1}{first[4:]}").months
    whole = Period(first, last or year[(length or 1) - 1])
    if not whole.months or (length and len(whole.months) != length):
        words_ = _("Từ {first} đến {last} không phải kỳ của loại báo cáo này.")
        raise click.UsageError(words_.format(first=first, last=last))
    return whole


def _units(books: Opened) -> dict[str, str] | None:
    return dict(units_of(books)) if books.ledger.settings.is_superior else None


def _monthly(books: Opened, month: str | None) -> bytes:
    if month is None:
        raise click.UsageError(_("Báo cáo tháng cần --month YYYY-MM."))
    return _report(books, "month", month_period(month))


def _yearly(books: Opened, year: int | None) -> bytes:
    if year is None:
        raise click.UsageError(_("Báo cáo năm cần --year."))
    return _report(books, "year", year_period(year))


def _report(books: Opened, form: str, period: Period) -> bytes:
    report = report_on(books.ledger, form, period)
    return drain(written(made_document(books.ledger, report, _units(books)), "pdf"))


def _proposal(books: Opened, identity: str | None) -> bytes:
    found = _found(books, identity)
    return printed(submission_document(facts_of(books.ledger, found)))


def _found(books: Opened, identity: str | None) -> Proposal:
    if identity:
        return get(books.ledger, Proposal, identity)
    newest = latest(books.ledger, Proposal)
    if newest is None:
        raise click.UsageError(_("Sổ này chưa có đề nghị khen thưởng nào."))
    return newest
