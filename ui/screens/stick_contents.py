"""What a sealed bundle takes along, shown once more before it leaves on a stick."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sync.bundle import open_own
from sync.dossier_payload import content_of
from sync.outgoing import bundle_bytes, outgoing, sent_content
from ui.screens.desk import Desk
from ui.screens.leaving import LeavingDialog, names_that_leave
from ui.screens.proposal_sending import DossierLeaving, names_of_dossier


def show_contents(desk: Desk, identity: str, parent: QWidget) -> None:
    """Show every line of a bundle that these books sealed; RefusedError where it cannot be read."""
    bundle = next(one for one in outgoing(desk.ledger) if one.bundle_id == identity)
    if bundle.kind == "month":
        said = sent_content(desk.ledger, bundle, desk.keys)
        LeavingDialog(said, names_that_leave(desk), parent=parent).exec()
    elif bundle.kind == "dossier":
        opened = open_own(bundle_bytes(desk.ledger, bundle), desk.keys)
        dialog = DossierLeaving(content_of(opened), names_of_dossier(desk), parent)
        dialog.go.hide()
        dialog.exec()
