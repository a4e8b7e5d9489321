"""What the sample year leaves in its folder, for people and for stock tools."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from desktop.compose import Opened
from desktop.demo.plan import Post, facts
from storage.consolidation import consolidate
from storage.records import Proposal
from storage.report_period import Period, month_period, year_period
from storage.repository import find
from storage.steps import drain
from sync.held import held_registry
from sync.receipts import receipt_name, receipt_of
from sync.received import kept_receipt, received
from sync.registry import allowed_signers
from ui.paper.commendation.dossier_set import dossier_of
from ui.paper.commendation.dossier_set_files import written_set
from ui.paper.reports.making import made_document, report_on, written

_FOLDERS = {
    "bundles": "bundles",
    "receipts": "receipts",
    "papers": "papers",
    "certificates": "giay-khen",
    "dossiers": "dossiers",
    "decisions": "decisions",
    "keys": "keys",
    "ledgers": "ledgers",
}


def leave_behind(out: Path, superior: Opened, units: Mapping[Post, Opened]) -> dict[str, Path]:
    """Write what the demo leaves; return each thing's name and place."""
    year = facts()["year"]
    places = {name: out / folder for name, folder in _FOLDERS.items()}
    for folder in places.values():
        folder.mkdir(parents=True, exist_ok=True)
    _copy_bundles(out, places)
    _receipts(places["receipts"], superior)
    signed = held_registry(superior.ledger)
    (out / "registry.json").write_bytes(signed.body)
    (out / "registry.json.sig").write_bytes(signed.signature)
    (out / "allowed_signers").write_text(allowed_signers(signed.registry), "utf-8")
    (places["keys"] / "superior.agekey").write_text(f"{superior.keys.age}\n", "utf-8")
    names = {unit.code: unit.name for unit in signed.registry.units}
    _papers(places["papers"], superior, units, names)
    (out / "figures.json").write_text(_figures(superior, list(names), year), "utf-8")
    files = ("registry.json", "registry.json.sig", "allowed_signers", "figures.json")
    return places | {name: out / name for name in files}


def _copy_bundles(out: Path, places: Mapping[str, Path]) -> None:
    dossiers = {path.name for path in places["dossiers"].iterdir()}
    for bundle in (out / "usb").rglob("*.byb"):
        if bundle.name not in dossiers:
            shutil.copyfile(bundle, places["bundles"] / bundle.name)


def _receipts(folder: Path, superior: Opened) -> None:
    for bundle in received(superior.ledger):
        receipt = kept_receipt(superior.ledger, bundle.bundle_id)
        (folder / receipt_name(receipt_of(receipt))).write_bytes(receipt)


def _papers(
    folder: Path, superior: Opened, units: Mapping[Post, Opened], names: Mapping[str, str]
) -> None:
    year = facts()["year"]
    consolidated = _report(superior, "year", year_period(year), names)
    (folder / f"tong-hop-nam-{year}.pdf").write_bytes(consolidated)
    proposing = next(books for post, books in units.items() if post.code == facts()["proposing"])
    month = f"{year}-12"
    monthly = _report(proposing, "month", month_period(month))
    (folder / f"bao-cao-thang-{month}.pdf").write_bytes(monthly)
    proposal = find(proposing.ledger, Proposal)[0]
    write_dossier(proposing, proposal, folder / "ho-so-khen-thuong")


def write_dossier(books: Opened, proposal: Proposal, folder: Path) -> list[Path]:
    """Write all papers of a proposal into a folder, as one PDF, each as PDF and as Word."""
    dossier = dossier_of(books.ledger, proposal, today=facts()["today"])
    return drain(written_set(dossier, folder, word=True))


def _report(
    books: Opened, form: str, period: Period, units: Mapping[str, str] | None = None
) -> bytes:
    report = report_on(books.ledger, form, period)
    return drain(written(made_document(books.ledger, report, units), "pdf"))


def _figures(superior: Opened, units: list[str], year: int) -> str:
    totals = consolidate(superior.ledger, units, year_period(year))
    values = {code: total.value for code, total in totals.items()}
    for code, total in totals.items():
        values |= {f"{code}/{part}": n for part, n in sorted(total.parts.items()) if part}
    return json.dumps(values, ensure_ascii=False, indent=1)
