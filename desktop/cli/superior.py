"""Commands of the superior: import-bundle, tally, verify."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.arguments import EXISTING_FILE, FOLDER, MONTH, write_file
from desktop.cli.opening import json_option, open_books, say, with_books
from desktop.compose import Opened
from resources.catalogues import indicators
from resources.wording import _
from storage.consolidation import Total, consolidate, percent
from storage.errors import KnownError
from storage.report_period import Period
from storage.steps import drain
from sync.bundle import read_file, verify_bundle
from sync.chain import Place
from sync.document import bundle_words
from sync.held import held_registry
from sync.inbox import receive
from sync.parcels import mark_left
from sync.parcels_out import receipt_parcel
from sync.receipts import receipt_name, receipt_of
from sync.registry import Registry

_WORDS = {
    Place.NORMAL: _("đã nhận"),
    Place.DUPLICATE: _("đã có từ trước, không thay đổi gì"),
    Place.GAP: _("giữ lại, chờ gói còn thiếu trước nó"),
    Place.FORK: _("cách ly: số gói này đã dùng cho nội dung khác"),
    Place.WRONG_PREV: _("cách ly: không nối tiếp gói trước"),
}


@click.command("import-bundle", help=_("Cấp trên: nhận các gói và viết biên nhận."))
@click.argument("files", type=EXISTING_FILE, nargs=-1, required=True, metavar=_("TỆP…"))
@click.option("--receipts", type=FOLDER, help=_("Thư mục để biên nhận."))
@json_option
@with_books
def import_bundle(
    books: Opened,
    files: tuple[Path, ...],
    receipts: Path | None,
    as_json: bool,  # noqa: FBT001  # a flag
) -> None:
    """Take in bundles; one that is refused does not stop the others."""
    lines, values, refused = [], [], 0
    for file in files:
        try:
            line = _received(books, file, receipts)
        except KnownError as error:
            refused += 1
            line = {"file": file.name, "refused": error.CODE, "words": str(error)}
        values.append(line)
        lines.append(f"{line['file']}: {line['words']}")
    say("\n".join(lines), values, as_json=as_json)
    if refused:
        raise SomeRefusedError(
            _("{count} gói bị từ chối; các gói khác đã nhận.").format(count=refused)
        )


class SomeRefusedError(KnownError):
    """Some of the files were refused, each for its own reason that was said."""

    CODE = "GOI-00"


@click.command(help=_("Kiểm chữ ký một gói bằng sổ đơn vị (registry.json), không cần khóa bí mật."))
@click.argument("file", type=EXISTING_FILE, metavar=_("TỆP"))
@click.option("--registry", type=EXISTING_FILE, required=True)
@json_option
def verify(file: Path, registry: Path, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Check a bundle without opening it."""
    verified = verify_bundle(read_file(file), Registry.from_bytes(registry.read_bytes()))
    manifest = verified.manifest
    words = _("Đúng: gói số {seq} của {sender}, {month}, mã {identity}.")
    text = words.format(
        seq=manifest.seq,
        sender=manifest.sender,
        month=manifest.month or bundle_words()[manifest.kind],
        identity=verified.bundle_id[:8],
    )
    values = manifest.model_dump(mode="json") | {"bundle_id": verified.bundle_id}
    say(text, values, as_json=as_json)


@click.command(help=_("Cộng chỉ tiêu từ tháng này đến tháng kia; ở cấp trên là của mọi đơn vị."))
@click.option("--from", "first", type=MONTH, required=True)
@click.option("--to", "last", type=MONTH, required=True)
@click.option("--books", "folder", type=FOLDER)
@json_option
def tally(folder: Path | None, first: str, last: str, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Print the joined figures."""
    if first > last:
        raise click.UsageError(_("Tháng đầu phải đứng trước tháng cuối."))
    with open_books(folder) as books:
        totals = consolidate(books.ledger, units_of(books), Period(first, last))
    values = {code: total.value for code, total in totals.items()}
    say("\n".join(_line(totals, code) for code in totals), values, as_json=as_json)


def units_of(books: Opened) -> dict[str, str]:
    """Return the units whose figures these books join: code → name."""
    settings = books.ledger.settings
    if not settings.is_superior:
        return {settings.unit: settings.unit_name}
    return {unit.code: unit.name for unit in held_registry(books.ledger).registry.units}


def _received(books: Opened, file: Path, receipts: Path | None) -> dict[str, str]:
    received = drain(receive(books.ledger, read_file(file), books.keys))
    if receipts:
        receipts.mkdir(parents=True, exist_ok=True)
        for receipt in received.receipts:
            write_file(receipts / receipt_name(receipt_of(receipt)), receipt)
            mark_left(books.ledger, receipt_parcel(receipt), receipt, "stick")
    return {
        "file": file.name,
        "verdict": received.verdict.place,
        "words": _WORDS[received.verdict.place],
    }


def _line(totals: dict[str, Total], code: str) -> str:
    indicator, total = indicators()[code], totals[code]
    text = f"{code}\t{indicator.name}\t{total.value:,}".replace(",", ".") + f" {indicator.unit}"
    if indicator.ratio_to:
        text += f"\t{percent(total.value, totals[indicator.ratio_to].value)}"
    return "\t".join([text, *total.rough])
