"""What a role may not do is refused where it is done, before anything else is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from inspect import isgenerator
from pathlib import Path
from typing import Any, get_args

import pytest

from storage.duties import Duty, OfficerRole, may
from storage.errors import NotAllowedError
from storage.imports import carry_out, undo
from storage.journal import Actor
from storage.ledger import Ledger
from storage.months import freeze, reopen
from storage.officers import add, change, end
from storage.records import Hamlet
from storage.repository import put, remove
from storage.steps import drain
from sync.answers import return_bundle
from sync.backup_key import change_superior_keys, make_backup, use_backup
from sync.changing_keys import change_keys, countersign
from sync.decision_signing import sign_decision
from sync.dossier_sealing import seal_dossier
from sync.forks import choose
from sync.held import confirm_pairing, end_key, take_invitation
from sync.inbox import receive
from sync.inheritance import take_inheritance, write_inheritance
from sync.locking import lock
from sync.lost_laptop import write_recovery
from sync.notice_signing import sign_notices, write_notice_file
from sync.notice_taking import take_waiting_lists
from sync.outgoing import close_month, write_bundles
from sync.parcels import take_from
from sync.phone_code import take_phone_code
from sync.recovering import take_recovery
from sync.stick_trip import trip, write_parcels
from sync.succession import merge_unit
from tests.conftest import UNIT

DAY: Any = date(2022, 2, 20)
NONE: Any = None  # never looked at: the role is asked first
HAMLET = Hamlet(unit=UNIT, name="Thôn Đồng Phú")

DEEDS: dict[Duty, tuple[Callable[[Ledger], object], ...]] = {
    "look": (),
    "record": (
        lambda on: put(on, HAMLET),
        lambda on: remove(on, HAMLET),
        lambda on: carry_out(on, NONE),
        lambda on: undo(on, NONE),
        lambda on: take_from(on, "a.byr", b"", NONE, "stick"),
        lambda on: take_phone_code(on, NONE, "", NONE),
    ),
    "close": (
        lambda on: close_month(on, "2022-01", NONE, DAY),
        lambda on: freeze(on, "2022-01"),
        lambda on: lock(on, "2022-01", "", DAY),
    ),
    "reopen": (lambda on: reopen(on, "2022-01", "sai số"),),
    "sign": (
        lambda on: receive(on, b"", NONE),
        lambda on: return_bundle(on, "", "", NONE),
        lambda on: sign_decision(on, NONE, NONE),
        lambda on: sign_notices(on, [], NONE, NONE, DAY),
        lambda on: countersign(on, b"", NONE),
    ),
    "export": (
        lambda on: write_bundles(on, [], NONE, NONE),
        lambda on: seal_dossier(on, NONE, NONE, DAY),
        lambda on: trip(on, NONE, Path()),
        lambda on: write_parcels(on, NONE, NONE, [], []),
        lambda on: write_notice_file(on, NONE, NONE, NONE),
        lambda on: write_inheritance(on, UNIT, DAY, NONE, NONE),
    ),
    "manage": (
        lambda on: change_keys(on, NONE, NONE),
        lambda on: make_backup(on, NONE),
        lambda on: use_backup(on, NONE, NONE, NONE),
        lambda on: change_superior_keys(on, NONE, NONE),
        lambda on: take_invitation(on, b""),
        lambda on: confirm_pairing(on, b"", "", NONE),
        lambda on: end_key(on, UNIT, 1, 1, NONE),
        lambda on: write_recovery(on, UNIT, NONE, NONE),
        lambda on: take_recovery(on, NONE, NONE),
        lambda on: take_inheritance(on, NONE),
        lambda on: merge_unit(on, NONE, NONE, NONE, NONE),
        lambda on: choose(on, NONE, NONE, NONE),
        take_waiting_lists,
        lambda on: add(on, "Lan", "", "chief", as_keeper=True),
        lambda on: change(on, "", name="", title="", role="chief"),
        lambda on: end(on, ""),
    ),
}
MAY: dict[OfficerRole, set[Duty]] = {
    "chief": {"look", "record", "close", "reopen", "sign", "export", "manage"},
    "officer": {"look", "record"},
    "reader": {"look"},
}


def drained(made: Any) -> object:
    steps: Any = made
    return drain(steps) if isgenerator(made) else made


@pytest.mark.parametrize("role", get_args(OfficerRole))
def test_each_role_has_its_duties_and_no_other(ledger: Ledger, role: OfficerRole) -> None:
    ledger.actor = Actor("a" * 32, role)
    assert {duty for duty in get_args(Duty) if may(ledger, duty)} == MAY[role]


@pytest.mark.parametrize("role", ["officer", "reader"])
@pytest.mark.parametrize("duty", [duty for duty in DEEDS if DEEDS[duty]])
def test_what_a_role_may_not_do_is_refused_and_changes_nothing(
    ledger: Ledger, role: OfficerRole, duty: Duty
) -> None:
    if duty in MAY[role]:
        return
    ledger.actor = Actor("a" * 32, role)
    before = ledger.connection.total_changes
    for deed in DEEDS[duty]:
        with pytest.raises(NotAllowedError, match=r"chưa được làm việc này.*SO-11"):
            drained(deed(ledger))
    assert ledger.connection.total_changes == before


def test_an_officer_records_and_a_reader_does_not(ledger: Ledger) -> None:
    ledger.actor = Actor("a" * 32, "officer")
    put(ledger, HAMLET)
    remove(ledger, HAMLET)
    actors = {row[0] for row in ledger.db.execute("SELECT actor FROM journal").fetchall()}
    assert actors == {"a" * 32}
