"""Commands that take in tables of other programs: import, import-undo, template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from desktop.cli.arguments import EXISTING_FILE, NEW_FILE, write_file
from desktop.cli.opening import json_option, say, with_books
from desktop.compose import Opened
from resources.wording import _
from storage.errors import KnownError, NotFoundError
from storage.imports import (
    COMMENDED,
    IMPORTED,
    Batch,
    Matching,
    Plan,
    Problem,
    Sheet,
    alike,
    batches,
    best_sheet,
    carry_out,
    guess,
    planned_together,
    read_workbook,
    rejected_workbook,
    targets_of,
    template,
    undo,
    without_doubts,
)
from storage.privacy.patterns import patterns_in
from storage.records import Record
from storage.steps import drain

_KINDS: Mapping[str, type[Record]] = {kind.KIND: kind for kind in IMPORTED}
_KIND = click.Choice(sorted(_KINDS))


class RowsRefusedError(KnownError):
    """Some rows of a table could not go in; the others did."""

    CODE = "NX-07"


@click.command("import", help=_("Nhập danh sách từ Excel, Word, OpenDocument hoặc CSV."))
@click.argument("file", type=EXISTING_FILE, metavar=_("TỆP"))
@click.option("--kind", type=_KIND, help=_("Nhập thành loại gì; bỏ trống: đoán từ tiêu đề cột."))
@click.option("--sheet", "name", help=_("Tên trang tính; bỏ trống: trang giống danh sách nhất."))
@click.option(
    "--fix",
    "fixed",
    multiple=True,
    metavar=_("MỤC=GIÁ TRỊ"),
    help=_("Giá trị cho mọi dòng, ví dụ proposal=MÃ hoặc tên dịp; dùng được nhiều lần."),
)
@click.option("--alike", "every", is_flag=True, help=_("Nhập mọi trang, bảng cùng loại danh sách."))
@click.option("--dry-run", is_flag=True, help=_("Chỉ xem sẽ nhập gì, không ghi vào sổ."))
@click.option(
    "--reason",
    default="",
    help=_("Lý do vẫn nhập các ô có vẻ chứa số căn cước, điện thoại, dấu mật; bỏ trống: bỏ ra."),
)
@click.option("--rejected", type=NEW_FILE, help=_("Ghi các dòng lỗi ra tệp Excel này."))
@json_option
@with_books
def import_table(  # noqa: PLR0913  # each is an option of the command line
    books: Opened,
    *,
    file: Path,
    kind: str | None,
    name: str | None,
    fixed: tuple[str, ...],
    every: bool,
    dry_run: bool,
    reason: str,
    rejected: Path | None,
    as_json: bool,
) -> None:
    """Take the good rows of a table in and say what is wrong with the others."""
    sheets = _sheets(read_workbook(file), name, _KINDS[kind] if kind else None, every=every)
    found = drain(planned_together(books.ledger, [_fixed(one, fixed) for one in sheets]))
    if not reason or patterns_in(reason):
        found = without_doubts(found)
    good = sum(len(each.ready) for each in found)
    batch = None if dry_run or not good else drain(carry_out(books.ledger, *found, reason=reason))
    bad = sum(len(each.bad_rows) for each in found)
    if rejected and bad:
        write_file(rejected, rejected_workbook(*found))
    say(_words(found, batch), _values(found, batch), as_json=as_json)
    if any(each.problems for each in found) and not dry_run:
        words = _(
            "{bad} dòng chưa nhập được, {good} dòng đã vào sổ. Hãy sửa các ô nêu ở trên rồi nhập "
            "lại: dòng đã có được bỏ qua."
        )
        raise RowsRefusedError(words.format(bad=bad, good=good))


@click.command("import-undo", help=_("Hoàn tác một lần nhập; không nêu mã: liệt kê các lần nhập."))
@click.argument("identity", required=False, metavar=_("MÃ"))
@json_option
@with_books
def import_undo(books: Opened, identity: str | None, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Take an import back, or list those that can be."""
    known = batches(books.ledger)
    if identity is None:
        lines = [f"{one.id}  {one.title}: {one.rows} ({one.file}, {one.at[:16]})" for one in known]
        say("\n".join(lines), [asdict(one) for one in known], as_json=as_json)
        return
    batch = next((one for one in known if one.id == identity), None)
    if batch is None:
        words = _("Không có lần nhập nào mang mã {code}. Sổ không đổi; hãy xem lại mã.")
        raise NotFoundError(words.format(code=identity))
    count = drain(undo(books.ledger, batch))
    words = _("Đã hoàn tác lần nhập: {count} bản ghi được lấy ra.")
    say(words.format(count=count), {"removed": count}, as_json=as_json)


@click.command("template", help=_("Lưu một tệp Excel trống để điền rồi nhập."))
@click.argument("kind", type=_KIND)
@click.option("--out", type=NEW_FILE, required=True)
@with_books
def save_template(books: Opened, kind: str, out: Path) -> None:
    """Write an empty workbook for a kind of record."""
    write_file(out, template(books.ledger, _KINDS[kind]))
    click.echo(str(out))


def _sheets(
    sheets: list[Sheet], name: str | None, kind: type[Record] | None, *, every: bool
) -> list[tuple[Sheet, Matching]]:
    """Choose one sheet, or all that go in together: of a roster always, unless one is named."""
    sheet = _sheet(sheets, name, kind)
    kind = kind or guess(sheet).kind
    together = every or (name is None and kind in COMMENDED)
    chosen = alike([one for one in sheets if not one.hidden], sheet, kind) if together else []
    return [(each, guess(each, kind)) for each in chosen or [sheet]]


def _fixed(chosen: tuple[Sheet, Matching], said: tuple[str, ...]) -> tuple[Sheet, Matching]:
    """Add what stands for every row where no column does."""
    sheet, matching = chosen
    values = dict(each.partition("=")[::2] for each in said)
    unknown = values.keys() - targets_of(matching.kind).keys()
    if unknown:
        known = ", ".join(targets_of(matching.kind))
        words = _("Không có mục «{key}»; có: {known}.")
        raise click.UsageError(words.format(key=", ".join(sorted(unknown)), known=known))
    free = {key: words for key, words in values.items() if key not in matching.columns.values()}
    return sheet, replace(matching, fixed=free)


def _sheet(sheets: list[Sheet], name: str | None, kind: type[Record] | None) -> Sheet:
    if name is None:
        return best_sheet(sheets, kind)
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    known = ", ".join(sheet.name for sheet in sheets)
    words = _("Tệp không có trang tính «{name}»; có: {known}.")
    raise click.UsageError(words.format(name=name, known=known))


def _words(found: list[Plan], batch: Batch | None) -> str:
    lines = []
    for one in found:
        lines += [f"{_place(each)}{each.sentence} {each.fix}".strip() for each in one.problems]
        lines += [f"{_place(each)}{each.sentence}" for each in (*one.notices, *one.known)]
        words = _("{title}: {good} dòng tốt, {bad} dòng lỗi, {known} dòng đã có.")
        counts = {"good": len(one.ready), "bad": len(one.bad_rows), "known": len(one.known)}
        title = one.matching.kind.TITLE if len(found) == 1 else one.sheet.name
        lines.append(words.format(title=title, **counts))
    if batch:
        lines.append(_("Đã nhập; mã để hoàn tác: {code}").format(code=batch.id))
    return "\n".join(lines)


def _place(problem: Problem) -> str:
    value = f" «{problem.value}»" if problem.value else ""
    return f"{problem.sheet}!{problem.cell}{value}: " if problem.cell else ""


def _values(found: list[Plan], batch: Batch | None) -> dict[str, Any]:
    return {
        "kind": found[0].matching.kind.KIND,
        "sheet": ", ".join(one.sheet.name for one in found),
        "ready": sum(len(one.ready) for one in found),
        "problems": [_problem(each) for one in found for each in one.problems],
        "notices": [_problem(each) for one in found for each in one.notices],
        "known": [_problem(each) for one in found for each in one.known],
        "batch": batch.id if batch else None,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return asdict(problem) | {"cell": problem.cell}
