"""The registry these books hold, and the ways by which a newer one takes its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from storage.journal import note
from storage.ledger import Ledger
from sync.enrolment import Pairing, read_invitation, read_request
from sync.keys import PublicKeys, UnitKeys
from sync.manifest import Manifest
from sync.registry import Registry, Superior, UnitKey
from sync.trust import (
    SignedRegistry,
    accept_registry,
    accept_steps,
    read_registry,
    sign_registry,
    write_registry,
)
from sync.trust_errors import NotPairedError, RequestVoidError, WrongWordsError

_WRONG = "wrong_words"


def found_registry(ledger: Ledger, keys: UnitKeys, *backups: PublicKeys) -> SignedRegistry:
    """Begin the registry of these books, which are the superior's; the backup key is sealed."""
    settings = ledger.settings
    name = settings.unit_name or settings.unit
    superior = Superior(code=settings.unit, name=name, keys=(keys.public(), *backups))
    signed = sign_registry(Registry(version=1, superior=superior), keys)
    keep_registry(ledger, signed)
    return signed


def is_paired(ledger: Ledger) -> bool:
    """Tell whether these books hold a registry."""
    return ledger.db.table("registry").count > 0


def awaits_pairing(ledger: Ledger) -> bool:
    """Tell whether no registry held here knows this unit yet, be it invited or not."""
    return not (is_paired(ledger) and _own_keys(ledger))


def held_registry(ledger: Ledger) -> SignedRegistry:
    """Return the newest registry these books believe; NotPairedError when there is none."""
    (newest,) = ledger.db.execute("SELECT max(version) FROM registry").fetchone()
    if newest is None:
        raise NotPairedError
    return steps_since(ledger, newest)[0]


def steps_since(ledger: Ledger, version: int) -> list[SignedRegistry]:
    """Return the versions from this one on, for a unit that holds it."""
    query = "SELECT data FROM registry WHERE version >= ? ORDER BY version"
    rows = ledger.db.execute(query, [version]).fetchall()
    return [read_registry(bytes(data))[0] for (data,) in rows]


def steps_lacking(ledger: Ledger, manifest: Manifest) -> list[SignedRegistry]:
    """Return the versions that the sender of a bundle may lack, the one it surely holds first.

    A bundle sealed before pairing names none; yet whoever wrote it out was paired by then, and so
    holds the version that first has its key.
    """
    steps = steps_since(ledger, manifest.registry_version)
    unit, epoch = manifest.sender, manifest.epoch
    return steps[bisect_left(steps, x=True, key=lambda step: step.registry.has_key(unit, epoch)) :]


def keep_registry(ledger: Ledger, signed: SignedRegistry) -> None:
    """Keep a registry that is believed already."""
    row = {"version": signed.version, "data": write_registry([signed])}
    with ledger.change():
        ledger.db.table("registry").insert(row, pk="version", ignore=True)


def take_registry(ledger: Ledger, data: bytes) -> SignedRegistry:
    """Take over a `.bys` file that the superior sent; refused by name when it does not follow."""
    steps = read_registry(data)
    newest = accept_steps(held_registry(ledger), steps)
    with ledger.change():
        for step in steps:
            keep_registry(ledger, step)
    return newest


def take_invitation(ledger: Ledger, data: bytes) -> SignedRegistry:
    """Hold the registry of the superior that invites; the words read aloud make it believable."""
    registry = read_invitation(data)[1]
    with ledger.change():
        if not awaits_pairing(ledger):
            registry = accept_registry(held_registry(ledger), registry)
        else:  # an earlier invitation was never confirmed: nobody's word holds yet
            ledger.db.execute("DELETE FROM registry")
        keep_registry(ledger, registry)
    return registry


def confirm_pairing(ledger: Ledger, request: bytes, typed: str, keys: UnitKeys) -> SignedRegistry:
    """Put a unit into the registry when the words typed are right; tries are counted in the book.

    Raises WrongWordsError with the tries left, or RequestVoidError after the third.
    """
    invitation = read_request(request)[0].invitation
    query = "SELECT count(*) FROM journal WHERE action = ? AND record = ?"
    (wrong,) = ledger.db.execute(query, [_WRONG, invitation]).fetchone()
    try:
        signed = Pairing(request, wrong).confirm(typed, held_registry(ledger), keys)
    except (WrongWordsError, RequestVoidError):
        with ledger.change():
            note(ledger, _WRONG, "request", invitation)
        raise
    with ledger.change():
        note(ledger, "pair", "registry", str(signed.version))
        keep_registry(ledger, signed)
    return signed


def own_key(ledger: Ledger, keys: UnitKeys) -> UnitKey:
    """Return how the registry knows this machine; NotPairedError when it does not."""
    mine = keys.public()
    for key in _own_keys(ledger):
        if (key.sign, key.age) == (mine.sign, mine.age):
            return key
    raise NotPairedError


def _own_keys(ledger: Ledger) -> Sequence[UnitKey]:
    units = held_registry(ledger).registry.units
    return [key for unit in units if unit.code == ledger.settings.unit for key in unit.keys]
