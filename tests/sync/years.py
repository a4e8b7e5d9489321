"""What one post told its superior in a winter: the bundles that most tests of receiving use."""

from __future__ import annotations

from typing import Any, NamedTuple

from storage.ledger import Ledger
from storage.months import reopen
from storage.records import Activity, SecurityModel
from storage.repository import find, put, remove
from sync.held import held_registry
from sync.receipts import Receipt, receipt_of
from tests.storage.registers import event, model
from tests.sync.offices import DISTRICT, Office, fill, post
from tests.sync.payloads import reclaimed


class Year(NamedTuple):
    """A district, a post, and four bundles of the post: three months and a second revision."""

    superior: Office
    post: Office
    bundles: list[bytes]


def told(superior: Office) -> Year:
    office = post(superior)
    fill(office, "20/11/2022", "10/12/2022", "20/12/2022", "20/01/2023")
    bundles = [office.bundle(month) for month in ("2022-12", "2023-01")]
    (old,) = find(office.ledger, SecurityModel)
    put(office.ledger, old.model_copy(update={"name": "Mô hình đã đổi tên"}))
    bundles.append(office.bundle("2023-02"))
    reopen(office.ledger, "2022-12", "Ghi sót")
    for each in find(office.ledger, Activity, happened_on="2022-12-10"):
        remove(office.ledger, each)
    event(office.ledger, model(office.ledger, name="Mới"), "12/12/2022", "launch")
    bundles.append(office.bundle("2022-12"))
    return Year(superior, office, bundles)


def same_district(year: Year, ledger: Ledger | None = None) -> Office:
    """Return an empty district with the keys and the registry of another."""
    office = Office(DISTRICT, year.superior.keys, ledger or Ledger())
    office.ledger.keep_settings(year.superior.ledger.settings)
    for version in range(1, held_registry(year.superior.ledger).version + 1):
        row = year.superior.ledger.db.table("registry").get(version)
        office.ledger.db.table("registry").insert(row)
    return office


def receipts(found: Any) -> list[Receipt]:
    return [receipt_of(data) for data in found.receipts]


def changed(year: Year, which: int, **facts: Any) -> bytes:
    """Return one of the post's bundles, honestly signed, with other facts in its manifest."""
    return reclaimed(year.superior, year.post, year.bundles[which], facts)
