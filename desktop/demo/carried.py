"""The dossier of the sample's proposal goes up and its answers come down, on one stick."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

from desktop.compose import Opened
from desktop.demo.plan import commended
from storage.records import Proposal, Review
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.couriers.folder import FolderCourier
from sync.decision_signing import decisions_to_write, sign_decision, write_decision_file
from sync.decision_taking import take_decision
from sync.dossier_sealing import seal_dossier
from sync.inbox import receive
from sync.outgoing import write_bundles
from sync.parcels import mark_left
from sync.parcels_out import receipt_parcel


def carry(out: Path, superior: Opened, books: Opened, proposal: Proposal) -> None:
    """Send the dossier up, let the superior review and decide, enter the awards at the post."""
    stick = FolderCourier(out / "usb")
    said = commended()["proposal"]
    sealed = drain(seal_dossier(books.ledger, proposal.id, books.keys, said["submitted_on"]))
    (path,) = write_bundles(books.ledger, [sealed], stick, books.keys)
    _keep(path, out / "dossiers")
    hand_over(superior, books, path)
    for answer in commended()["answer"]:
        unit = superior.ledger.settings.unit
        review = Review(unit=unit, proposal=proposal.id, **answer)
        sign_decision(superior.ledger, review, superior.keys)
        for decision in decisions_to_write(superior.ledger):
            written = write_decision_file(superior.ledger, decision, stick, superior.keys)
            _keep(written, out / "decisions")
            take_decision(books.ledger, written.read_bytes(), books.keys)


def hand_over(superior: Opened, books: Opened, path: Path) -> None:
    """Let the superior take a bundle in, and bring its receipts back to the post."""
    for receipt in drain(receive(superior.ledger, path.read_bytes(), superior.keys)).receipts:
        mark_left(superior.ledger, receipt_parcel(receipt), receipt, "stick")
        take_receipt(books.ledger, receipt, books.keys)


def _keep(path: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    copyfile(path, folder / path.name)
