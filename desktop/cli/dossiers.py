"""Commands of dossiers: dossier (list, seal) at the post, decision (answer, write, take)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from desktop.cli.arguments import EXISTING_FILE
from desktop.cli.opening import json_option, say, with_books
from desktop.compose import Opened
from resources.catalogues import words
from resources.wording import _
from storage.dossiers import newest_dossier
from storage.records import Proposal, Review
from storage.repository import find
from storage.steps import drain
from sync.bundle import read_file
from sync.couriers.folder import FolderCourier
from sync.decision_signing import decisions_to_write, sign_decision, write_decision_file
from sync.decision_taking import take_decision
from sync.decision_words import decision_words
from sync.dossier_sealing import seal_dossier
from sync.outgoing import write_bundles

_PLACE = click.Path(path_type=Path, file_okay=False, exists=True)
_STATUSES = click.Choice(["appraised", "returned", "decided", "refused"])


@click.group(help=_("Hồ sơ khen thưởng gửi cấp trên."))
def dossier() -> None:
    """Gather the commands of dossiers."""


@dossier.command("list", help=_("Các đề nghị khen thưởng, tình trạng và bản hồ sơ đã gửi."))
@json_option
@with_books
def list_proposals(books: Opened, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Say each proposal with its identity."""
    values = []
    for one in find(books.ledger, Proposal):
        sent = newest_dossier(books.ledger, one.id)
        said = {"id": one.id, "unit": one.unit, "status": one.status, "occasion": one.occasion}
        values.append(said | {"revision": str(sent.revision if sent else 0)})
    states = words("proposal_statuses")
    lines = [
        "\t".join((one["id"], one["unit"], states.get(one["status"], "?"), one["occasion"]))
        for one in values
    ]
    say("\n".join(lines), values, as_json=as_json)


@dossier.command("seal", help=_("Ký, mã hóa hồ sơ của một đề nghị; có --to thì ghi ra luôn."))
@click.argument("proposal", metavar=_("MÃ"))
@click.option("--to", type=_PLACE, help=_("USB hoặc thư mục để ghi."))
@json_option
@with_books
def seal(books: Opened, proposal: str, to: Path | None, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Seal a dossier, and write it if asked."""
    sealed = drain(seal_dossier(books.ledger, proposal, books.keys, date.today()))
    if to:
        write_bundles(books.ledger, [sealed], FolderCourier(to), books.keys)
    said = {"seq": sealed.seq, "revision": sealed.revision, "bundle_id": sealed.bundle_id}
    text = _("Đã ký hồ sơ: gói số {seq}, {name}.").format(seq=sealed.seq, name=sealed.name)
    say(text, said | {"name": sealed.name}, as_json=as_json)


@click.group(help=_("Trả lời hồ sơ khen thưởng: thẩm định, trả lại, quyết định."))
def decision() -> None:
    """Gather the commands of answers."""


@decision.command("answer", help=_("Cấp trên: ký trả lời một hồ sơ."))
@click.argument("proposal", metavar=_("MÃ"))
@click.option("--status", type=_STATUSES, required=True)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help=_("Ngày."))
@click.option("--number", default="", help=_("Số quyết định, công văn."))
@click.option("--reason", default="", help=_("Lý do, yêu cầu bổ sung."))
@with_books
def answer(  # noqa: PLR0913  # each is an option of the command line
    books: Opened, *, proposal: str, status: str, on: datetime, number: str, reason: str
) -> None:
    """Sign an answer to a whole dossier; single verdicts are given on the screen."""
    unit, day = books.ledger.settings.unit, on.date()
    said = {"proposal": proposal, "status": status, "number": number, "reason": reason}
    review = Review.model_validate(said | {"unit": unit, "on": day})
    sign_decision(books.ledger, review, books.keys)
    click.echo(_("Đã ký trả lời; hãy ghi ra USB cho đơn vị bằng «decision write»."))


@decision.command("write", help=_("Cấp trên: ghi các trả lời chưa ghi ra USB hoặc thư mục."))
@click.option("--to", type=_PLACE, required=True)
@click.option("--unit", default="", help=_("Chỉ của một đơn vị."))
@with_books
def write(books: Opened, to: Path, unit: str) -> None:
    """Write the answers that were never written."""
    stick = FolderCourier(to)
    for one in decisions_to_write(books.ledger, unit):
        click.echo(str(write_decision_file(books.ledger, one, stick, books.keys)))


@decision.command("take", help=_("Đơn vị: mở gói trả lời của cấp trên (.byq)."))
@click.argument("file", type=EXISTING_FILE, metavar=_("TỆP"))
@json_option
@with_books
def take(books: Opened, file: Path, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Take an answer."""
    taken = take_decision(books.ledger, read_file(file), books.keys)
    values = taken.document.model_dump(mode="json") | {"fresh": taken.fresh}
    say(decision_words(books.ledger, taken), values, as_json=as_json)
