"""Answers to dossiers that are believed, and those that are refused by name."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random

import pytest

from sync.container import MIB, read_container, write_container
from sync.decision import DECISION_MIMETYPE, inside_of, sealed_for
from sync.decision_errors import (
    DecisionForOtherError,
    DecisionSignerError,
    DecisionUnknownProposalError,
)
from sync.decision_taking import take_decision
from sync.errors import NotABundleError, RefusedError, TooLargeError, WrongPurposeError
from sync.held import held_registry
from sync.registry import allowed_signers
from tests.sync.answered import Case, answered_case, signed, take
from tests.sync.offices import DISTRICT, Office, district, everything, post
from tests.sync.tools import needs

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


@pytest.fixture
def case() -> Case:
    return answered_case()


def test_an_answer_for_another_unit_is_refused_and_changes_nothing(case: Case) -> None:
    neighbour = post(case.superior, NEIGHBOUR)
    data, before = signed(case), everything(neighbour.ledger)
    with pytest.raises(DecisionForOtherError):
        take_decision(neighbour.ledger, data, neighbour.keys)
    theirs = sealed_for(inside_of(data, case.superior.keys), [neighbour.keys.public().age])
    with pytest.raises(DecisionForOtherError):
        take_decision(neighbour.ledger, theirs, neighbour.keys)
    assert everything(neighbour.ledger) == before


def test_an_answer_by_somebody_else_is_refused(case: Case) -> None:
    other = Case(district(), case.post, case.proposal, case.nominees)
    for row in case.superior.ledger.db.query("SELECT * FROM registry WHERE version > 1"):
        other.superior.ledger.db.table("registry").insert(row)
    for kind in (
        "honoree",
        "achievement",
        "proposal",
        "nominee",
        "dossier",
        "received",
        "received_file",
    ):
        rows = case.superior.ledger.db.query(f"SELECT * FROM [{kind}]")
        other.superior.ledger.db.table(kind).insert_all(rows)
    before = everything(case.post.ledger)
    with pytest.raises(DecisionSignerError):
        take(case, signed(other))
    assert everything(case.post.ledger) == before


def test_a_signature_for_another_purpose_is_void(case: Case) -> None:
    inside = inside_of(signed(case), case.superior.keys)
    mimetype = "application/vnd.binhyen.answer+zip"
    entries = read_container(inside, mimetype)
    forged = case.superior.keys.sign("receipt@binhyen", entries["decision.json"])
    again = write_container(mimetype, entries | {"decision.json.sig": forged})
    with pytest.raises(WrongPurposeError):
        take(case, sealed_for(again, [case.post.keys.public().age]))


def test_words_changed_under_the_signature_are_refused(case: Case) -> None:
    inside = inside_of(signed(case), case.superior.keys)
    mimetype = "application/vnd.binhyen.answer+zip"
    entries = read_container(inside, mimetype)
    changed = entries["decision.json"].replace(b'"approved"', b'"refused"')
    again = write_container(mimetype, entries | {"decision.json": changed})
    with pytest.raises(DecisionSignerError):
        take(case, sealed_for(again, [case.post.keys.public().age]))


def test_no_flipped_bit_of_an_answer_passes(case: Case) -> None:
    good, before = signed(case), everything(case.post.ledger)
    for at in Random(1).sample(range(len(good) * 8), 300):
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            take(case, bytes(bad))
    assert everything(case.post.ledger) == before


def test_what_is_no_answer_is_refused_by_name(case: Case) -> None:
    extra = write_container(DECISION_MIMETYPE, {"answer.age": b"x", "run.exe": b""})
    for data, reason in (
        (b"%PDF-1.7", NotABundleError),
        (signed(case)[:-1], RefusedError),
        (extra, RefusedError),
        (bytes(65 * MIB), TooLargeError),
    ):
        with pytest.raises(reason):
            take(case, data)


def test_an_answer_to_an_unknown_proposal_is_refused_and_nothing_kept(case: Case) -> None:
    data = signed(case)
    restored = Office(case.post.unit, case.post.keys)
    restored.ledger.keep_settings(case.post.ledger.settings)
    for row in case.post.ledger.db.table("registry").rows:
        restored.ledger.db.table("registry").insert(row)
    before = everything(restored.ledger)
    with pytest.raises(DecisionUnknownProposalError):
        take_decision(restored.ledger, data, restored.keys)
    assert everything(restored.ledger) == before


def test_an_answer_brings_the_newer_registry(case: Case) -> None:
    post(case.superior, NEIGHBOUR)
    take(case, signed(case))
    assert held_registry(case.post.ledger) == held_registry(case.superior.ledger)


@needs("ssh-keygen")
@needs("age")
@needs("unzip")
def test_anybody_with_the_key_can_check_an_answer_with_stock_tools(
    case: Case, tmp_path: Path
) -> None:
    (tmp_path / "a.byq").write_bytes(signed(case))
    registry = held_registry(case.superior.ledger).registry
    (tmp_path / "allowed_signers").write_text(allowed_signers(registry))
    (tmp_path / "key.txt").write_text(f"{case.post.keys.age}\n")
    run(tmp_path, "unzip", "-q", "a.byq")
    inside = run(tmp_path, "age", "-d", "-i", "key.txt", "answer.age")
    (tmp_path / "answer.zip").write_bytes(inside)
    run(tmp_path, "unzip", "-q", "-o", "answer.zip")
    said = (tmp_path / "decision.json").read_bytes()
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", DISTRICT]
    command += ["-n", "decision@binhyen", "-s", "decision.json.sig"]
    assert run(tmp_path, *command, said=said).startswith(b"Good")
    assert json.loads(said)["paper"] == "99/QĐ-UBND"


def run(folder: Path, *command: str, said: bytes = b"") -> bytes:
    done = subprocess.run(command, cwd=folder, input=said, capture_output=True, check=True)
    return done.stdout
