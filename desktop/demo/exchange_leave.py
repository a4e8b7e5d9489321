"""What the sample exchange leaves in its folder: papers, bundles, keys, the story as told."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from desktop.demo.exchange_stage import FIRST, TODAY, Party, Stage
from storage.periods import month_words
from storage.records import KIND_NAMED
from storage.repository import names_of
from storage.steps import drain
from sync.held import held_registry
from sync.outbox import bundle_bytes, outgoing
from sync.receipts import receipt_name, receipt_of
from sync.received import kept_receipt, received
from sync.registry import allowed_signers
from sync.slips import own_slips
from ui.paper.amendment import AmendmentPaper, amendment_document
from ui.paper.as_pdf import pdf_of
from ui.paper.gather import dispatch_of
from ui.paper.gather_receipt import slip_of
from ui.paper.receipt import receipt_pdf
from ui.screens.slip_words import amended_figures, amended_records

_NAMED = ("hamlet", "team", "security_model", "model_site")


def print_slip_of_correction(stage: Stage) -> None:
    """Print what the second revision of the first month says otherwise than the first."""
    party = stage.by_stick
    (content,) = own_slips(party.ledger, FIRST, party.keys)
    names = {kind: names_of(party.ledger, KIND_NAMED[kind]) for kind in _NAMED}
    paper = AmendmentPaper(
        unit_name=party.name,
        month=month_words(FIRST),
        revision=content.revision,
        reason=content.reason,
        records=tuple(one for one, _key in amended_records(content, names)),
        figures=tuple(one for one, _code in amended_figures(content)),
        addressee=stage.superior.name,
    )
    document = amendment_document(dispatch_of(party.ledger.settings, "PĐC"), paper)
    (stage.out / "papers" / "phieu-dieu-chinh.pdf").write_bytes(drain(pdf_of(document)))


def print_receipt(stage: Stage, bundle_id: str, code: str) -> None:
    """Print the slip of a receipt with the code that was read over the telephone."""
    above = stage.superior
    receipt = receipt_of(kept_receipt(above.ledger, bundle_id))
    slip = slip_of(above.ledger, receipt, TODAY, code)
    (stage.out / "papers" / "bien-nhan.pdf").write_bytes(receipt_pdf(slip))


def leave_behind(stage: Stage) -> dict[str, Path]:
    """Write what is left to look at; return each thing's name and place."""
    out, above = stage.out, stage.superior
    names = ("ledgers", "usb", "mailbox", "bundles", "receipts", "papers", "keys")
    places = {name: out / name for name in names}
    for name in ("bundles", "receipts"):
        places[name].mkdir()
    for party in (stage.by_mail, stage.by_stick):
        for bundle in outgoing(party.ledger):
            data = bundle_bytes(party.ledger, bundle)
            (places["bundles"] / bundle.name).write_bytes(data)
    _receipts(above, places["receipts"])
    signed = held_registry(above.ledger)
    (out / "registry.json").write_bytes(signed.body)
    (out / "registry.json.sig").write_bytes(signed.signature)
    (out / "allowed_signers").write_text(allowed_signers(signed.registry), "utf-8")
    (places["keys"] / "superior.agekey").write_text(f"{above.keys.age}\n", "utf-8")
    told = {"mailbox": stage.mailbox, "steps": [asdict(step) for step in stage.story]}
    (out / "exchange.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    files = ("registry.json", "registry.json.sig", "allowed_signers", "exchange.json")
    return places | {name: out / name for name in files}


def _receipts(above: Party, folder: Path) -> None:
    for bundle in received(above.ledger):
        data = kept_receipt(above.ledger, bundle.bundle_id)
        (folder / receipt_name(receipt_of(data))).write_bytes(data)
