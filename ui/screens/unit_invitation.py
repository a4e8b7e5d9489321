"""Inviting a unit, and the requests that come back for their words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from storage.ledger import Ledger
from sync.bundle import read_file
from sync.enrolment import Invitation, invite, read_request
from sync.errors import NotABundleError
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.trust_errors import AlreadyPairedError, RequestError

REGISTRY = "so-don-vi.bys"
INVITATION = "loi-moi-ghep-doi.byx"


def invitation_for(ledger: Ledger, code: str, name: str, keys: UnitKeys) -> bytes:
    """Return an invitation; a unit that is paired already is invited with its next computer."""
    held = held_registry(ledger)
    known = [unit for unit in held.registry.units if unit.code == code]
    epoch = max((key.epoch for unit in known for key in unit.keys), default=0) + 1
    return invite(code, name, held, keys, epoch, practice=ledger.settings.sample)


def requests_among(ledger: Ledger, paths: Sequence[Path]) -> list[bytes]:
    """Return the requests that wait for their words; invitations beside them are passed over.

    Raises AlreadyPairedError when all were answered before, RequestError when there is none.
    """
    found: list[tuple[bytes, Invitation]] = []
    known: list[tuple[bytes, Invitation]] = []
    registry = held_registry(ledger).registry
    for data in map(read_file, paths):
        try:
            request, invited = read_request(data)
        except NotABundleError:
            continue
        answered = registry.has_key(request.unit, invited.epoch)
        (known if answered else found).append((data, invited))
    if known and not found:
        raise AlreadyPairedError(unit=known[0][1].unit, epoch=known[0][1].epoch)
    if not found:
        raise RequestError
    return [data for data, _invited in found]
