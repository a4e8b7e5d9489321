"""Dossiers on their way up: sealed in the one chain of a unit, read again here and above."""

from __future__ import annotations

from datetime import date
from os import urandom

from resources.catalogues import words
from resources.wording import _, official
from storage.dossiers import Dossier, keep_dossier, newest_dossier, occasion_of
from storage.duties import require
from storage.journal import note
from storage.ledger import Ledger
from storage.periods import month_words
from storage.records import Nominee, Proposal
from storage.repository import get
from storage.steps import Step, Steps
from sync.address import address, address_early
from sync.bundle import Opened, open_bundle, open_own
from sync.document import bundle_words
from sync.dossier import DossierContent, what_leaves_with
from sync.dossier_errors import (
    DossierEarlyError,
    DossierEmptyError,
    DossierNotSubmittedError,
)
from sync.dossier_payload import content_of, payload_of, records_of
from sync.held import awaits_pairing, held_registry
from sync.keys import UnitKeys
from sync.lines import NONCE
from sync.outbox import Outgoing, bundle_bytes, refuse_older_copy
from sync.outgoing import Cargo, seal_next
from sync.received import received_bytes

MAY_LEAVE = ("submitted", "appraised", "returned")  # of proposal_statuses


@official
def seal_dossier(ledger: Ledger, proposal: str, keys: UnitKeys, today: date) -> Steps[Outgoing]:
    """Seal the dossier of a proposal for the paired superior; sent again, it replaces the first.

    Raises DossierEarlyError before pairing, DossierNotSubmittedError, DossierEmptyError,
    DossierPaperMissingError, DossierTooLargeError, and what closing a month raises.
    """
    require(ledger, "export")
    yield Step(0, 3)
    with ledger.change():
        _refuse_early(ledger, keys)
        found = get(ledger, Proposal, proposal)
        _refuse_unready(found)
        content = what_leaves_with(ledger, found)
        if not content.records[Nominee]:
            raise DossierEmptyError
        yield Step(1, 3, found.occasion)
        payload = payload_of(ledger, content, today, urandom(NONCE))
        yield Step(2, 3, found.occasion)
        sealed = seal_next(ledger, Cargo("dossier", payload, content.revision), keys)
        opened = open_own(bundle_bytes(ledger, sealed), keys)
        said = content_of(opened)
        records_of(said)  # what the superior would refuse must not take a number of the chain
        keep_dossier(ledger, line_of(opened, said))
        note(ledger, "seal", "dossier", sealed.bundle_id, proposal)
        return sealed


@official
def received_dossier(ledger: Ledger, proposal: str, keys: UnitKeys) -> DossierContent | None:
    """Return the dossier that a unit sent last of a proposal, the awards held in it too.

    None where these books took in none; RefusedError.
    """
    dossier = newest_dossier(ledger, proposal)
    if dossier is None:
        return None
    registry, me = held_registry(ledger).registry, ledger.settings.unit
    data = received_bytes(ledger, dossier.bundle_id)
    return content_of(open_bundle(data, registry, me, keys))


@official
def line_of(opened: Opened, content: DossierContent) -> Dossier:
    """Return the line that is kept of a dossier."""
    made_at = opened.manifest.written_at.isoformat()
    return Dossier(opened.bundle_id, content.unit, content.proposal, content.revision, made_at)


@official
def bundle_title(ledger: Ledger, identity: str, kind: str, month: str | None) -> str:
    """Say what a bundle is about: its month, or the occasion of a dossier once it is known."""
    if kind == "media":
        return _("Ảnh {month}").format(month=month_words(month)) if month else _("Gói ảnh")
    if month:
        return month_words(month).capitalize()
    if kind != "dossier":
        return next((said for code, said in bundle_words().items() if code == kind), kind)
    occasion = occasion_of(ledger, identity)
    said = _("Hồ sơ khen thưởng: {occasion}").format(occasion=occasion)
    return said if occasion else _("Hồ sơ khen thưởng")


def _refuse_early(ledger: Ledger, keys: UnitKeys) -> None:
    if awaits_pairing(ledger):
        raise DossierEarlyError
    refuse_older_copy(ledger, address(ledger, keys).epoch)
    address_early(ledger, keys)  # months of before must not be signed anew once this follows them


def _refuse_unready(proposal: Proposal) -> None:
    if proposal.status not in MAY_LEAVE:
        status = words("proposal_statuses").get(proposal.status, proposal.status)
        raise DossierNotSubmittedError(status=status)
