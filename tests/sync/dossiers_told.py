"""What one post told its superior of months and proposals, for all tests of dossiers above."""

from __future__ import annotations

from typing import Any, NamedTuple

from storage.dossiers import dossiers
from storage.ledger import Ledger
from storage.records import (
    KINDS,
    Honoree,
    Nominee,
    Selection,
)
from storage.repository import find, put, remove
from sync.dossier import dossier_fields
from tests.conftest import UNIT
from tests.sync.offices import Office, district, fill, post, said
from tests.sync.payloads import Spoil
from tests.sync.proposals import dossier, proposal


class Told(NamedTuple):
    """A district, a post, and what the post said: months and dossiers of two proposals."""

    superior: Office
    post: Office
    bundles: list[bytes]


def told() -> Told:
    superior = district()
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    bundles = [office.bundle("2022-12")]
    one, other = proposal(office), proposal(office, "Đột xuất")
    bundles += [dossier(office, one), office.bundle("2023-01"), dossier(office, other)]
    (who,) = find(
        office.ledger, Honoree, id=find(office.ledger, Nominee, proposal=one.id)[0].honoree
    )
    put(office.ledger, who.model_copy(update={"name": "Đinh Thị Sen Em"}))
    remove(office.ledger, find(office.ledger, Selection, proposal=one.id)[0])
    put(office.ledger, one.model_copy(update={"achievement": "Viết lại"}))
    return Told(superior, office, [*bundles, dossier(office, one)])


def all_said(ledger: Ledger) -> dict[str, Any]:
    """Return all that dossiers brought, and what months did."""
    known = said(ledger, UNIT)
    for kind in (kind for kind in KINDS if dossier_fields(kind)):
        sent = set(dossier_fields(kind))
        found = [one.model_dump(mode="json", include=sent) for one in find(ledger, kind, unit=UNIT)]
        known[f"dossier {kind.KIND}"] = sorted(found, key=lambda row: str(row["id"]))
    known["dossiers"] = [(each.proposal, each.revision, each.made_at) for each in dossiers(ledger)]
    known["files"] = sorted(
        row["digest"] for row in ledger.db.query("SELECT digest FROM paper_file")
    )
    return known


def same_district(other: Told) -> Office:
    office = Office(other.superior.unit, other.superior.keys)
    office.ledger.keep_settings(other.superior.ledger.settings)
    for row in other.superior.ledger.db.table("registry").rows:
        office.ledger.db.table("registry").insert(row)
    return office


def head(**facts: Any) -> Spoil:
    def spoil(parts: dict[str, bytes]) -> dict[str, bytes]:
        text = (
            parts["dossier.json"]
            .decode()
            .replace('"revision":1', f'"revision":{facts["revision"]}')
        )
        return parts | {"dossier.json": text.encode()}

    return spoil
