"""The test vectors, read by the program itself: with real books for whatever needs books."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.ledger import Ledger
from storage.settings import Settings
from storage.steps import drain
from sync.bundle import open_bundle
from sync.chain import Place
from sync.changing_keys import countersign
from sync.decision import open_decision
from sync.enrolment import Pairing, read_invitation
from sync.errors import NotForMeError, RefusedError
from sync.held import held_registry, keep_registry
from sync.inbox import receive
from sync.keys import UnitKeys
from sync.notice import open_notice
from sync.receipts import open_receipt, receipt_of
from sync.recovering import plan_recovery, read_recovery
from sync.recovery import SEALING
from sync.rotation import read_rotation
from sync.trust import SignedRegistry, accept_steps, read_registry
from tests.sync.vectors_world import BEFORE, FOLDER, NOW, SUPERIOR, WORLD

TOLD: dict[str, Any] = json.loads((FOLDER / "verdicts.json").read_text("utf-8"))
VECTORS: dict[str, dict[str, Any]] = {each["name"]: each for each in TOLD["vectors"]}
_POST = UnitKeys(NOW.signing, NOW.age, (BEFORE,))


@dataclass(frozen=True)
class Case:
    """One vector, as it is about to be read."""

    data: bytes
    me: str
    held: SignedRegistry
    typed: str
    after: Sequence[bytes]
    along: Sequence[bytes]


def judged(vector: dict[str, Any], data: bytes | None = None) -> str:
    """Return what the program says of a vector, or of other bytes read in its place."""
    case = Case(
        (FOLDER / vector["name"]).read_bytes() if data is None else data,
        TOLD["readers"][vector["reader"]],
        read_registry((WORLD / f"registry-{vector['held']}.bys").read_bytes())[0],
        vector.get("typed", ""),
        *(
            [(FOLDER / name).read_bytes() for name in vector.get(key, ())]
            for key in ("after", "along")
        ),
    )
    reader = _READERS[(Path(vector["name"]).suffix, vector["reader"])]
    try:
        return reader(case)
    except RefusedError as refusal:
        return refusal.CODE


def _books(case: Case) -> Ledger:
    ledger = Ledger()
    role = "superior" if case.me == TOLD["readers"]["superior"] else "post"
    ledger.keep_settings(Settings.model_validate({"unit": case.me, "unit_name": "x", "role": role}))
    keep_registry(ledger, case.held)
    return ledger


def _bundle(case: Case) -> str:
    open_bundle(case.data, case.held.registry, case.me, SUPERIOR)  # before books are made for it
    with _books(case) as ledger:
        for data in case.after:
            drain(receive(ledger, data, SUPERIOR))
        received = drain(receive(ledger, case.data, SUPERIOR))
        if received.verdict.place in (Place.FORK, Place.WRONG_PREV):
            return receipt_of(received.receipts[0]).reasons[0].code
        return {Place.GAP: "held", Place.DUPLICATE: "again"}.get(received.verdict.place, "ok")


def _receipt(case: Case) -> str:
    open_receipt(case.data, case.held, case.me)
    return "ok"


def _registry(case: Case) -> str:
    accept_steps(case.held, read_registry(case.data))
    return "ok"


def _invitation(case: Case) -> str:
    invitation, _registry = read_invitation(case.data)
    if invitation.unit != case.me:
        raise NotForMeError(recipient=invitation.name)
    return "ok"


def _request(case: Case) -> str:
    Pairing(case.data).confirm(case.typed, case.held, SUPERIOR)
    return "ok"


def _rotation(case: Case) -> str:
    read_rotation(case.data)
    with _books(case) as ledger:
        countersign(ledger, case.data, SUPERIOR)
        return "again" if held_registry(ledger) == case.held else "ok"


def _decision(case: Case) -> str:
    open_decision(case.data, case.held, case.me, _POST)
    return "ok"


def _notice(case: Case) -> str:
    open_notice(case.data, case.held, case.me, _POST)
    return "ok"


def _recovery(case: Case) -> str:
    SEALING.opened(case.data, _POST)
    with _books(case) as ledger:
        recovery = read_recovery(ledger, [case.data, *case.along], _POST)
        drain(plan_recovery(ledger, recovery, _POST))
    return "ok"


_READERS: dict[tuple[str, str], Callable[[Case], str]] = {
    (".byb", "superior"): _bundle,
    (".byr", "post"): _receipt,
    (".bys", "post"): _registry,
    (".byx", "post"): _invitation,
    (".byx", "superior"): _request,
    (".byd", "superior"): _rotation,
    (".byq", "post"): _decision,
    (".byt", "post"): _notice,
    (".byk", "post"): _recovery,
}
