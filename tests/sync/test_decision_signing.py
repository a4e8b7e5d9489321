"""How the superior signs an answer, keeps it and carries it down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storage.journal import note
from storage.records import Proposal, Review
from storage.repository import find
from sync.couriers.folder import FolderCourier
from sync.decision_errors import (
    DecisionForOtherError,
    DecisionMadeError,
    DecisionNoDossierError,
    DecisionSignedError,
    DecisionUnsaidError,
)
from sync.decision_signing import (
    decisions,
    decisions_to_write,
    sign_decision,
    write_decision_file,
)
from sync.keys import UnitKeys
from tests.sync.answered import Case, answered_case, review, signed, take, verdict
from tests.sync.offices import pair
from tests.sync.proposals import kept

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


@pytest.fixture
def case() -> Case:
    return answered_case()


def test_asked_for_again_the_file_is_the_same(case: Case) -> None:
    answer = review(case)
    once = sign_decision(case.superior.ledger, answer, case.superior.keys)
    note(case.superior.ledger, "x", "x", "x")
    assert sign_decision(case.superior.ledger, answer, case.superior.keys) == once
    assert len(decisions(case.superior.ledger)) == 1


def test_a_new_laptop_of_the_unit_gets_the_same_words(case: Case) -> None:
    answer = review(case)
    once = sign_decision(case.superior.ledger, answer, case.superior.keys)
    case.post.keys = UnitKeys.generate()
    pair(case.superior, case.post, epoch=2)
    with pytest.raises(DecisionForOtherError):
        take(case, once)
    again = sign_decision(case.superior.ledger, answer, case.superior.keys)
    assert take(case, again).document.paper == "99/QĐ-UBND"
    assert sign_decision(case.superior.ledger, answer, case.superior.keys) == again


def test_a_signed_answer_is_not_changed_behind_its_signature(case: Case) -> None:
    answer = review(case)
    sign_decision(case.superior.ledger, answer, case.superior.keys)
    said = [verdict(case.nominees[0], "refused")]
    for update in ({"number": "1/QĐ"}, {"verdicts": said}):
        other = Review.model_validate(dict(answer) | update)
        with pytest.raises(DecisionSignedError):
            sign_decision(case.superior.ledger, other, case.superior.keys)


@pytest.mark.parametrize(
    ("status", "lack"),
    [
        ("submitted", {}),
        ("decided", {"number": ""}),
        ("returned", {"reason": ""}),
        ("refused", {"reason": ""}),
        ("decided", {"verdicts": [{"nominee": "0" * 32, "result": "approved"}]}),
    ],
)
def test_an_answer_that_lacks_something_is_not_signed(
    case: Case, status: str, lack: dict[str, Any]
) -> None:
    with pytest.raises(DecisionUnsaidError):
        signed(case, status, **lack)
    assert not decisions(case.superior.ledger)
    assert not find(case.superior.ledger, Review)


def test_what_was_decided_is_not_taken_back_by_another_answer(case: Case) -> None:
    signed(case)
    with pytest.raises(DecisionMadeError, match="99/QĐ-UBND"):
        signed(case, "returned")
    assert signed(case, number="100/QĐ-UBND")


def test_there_is_nothing_to_answer_without_a_dossier(case: Case) -> None:
    own = kept(case.superior, Proposal, occasion="x", form="certificate", authority="commune_chair")
    answer = review(case).model_copy(update={"proposal": own.id})
    with pytest.raises(DecisionNoDossierError):
        sign_decision(case.superior.ledger, answer, case.superior.keys)


def test_answers_are_written_where_their_unit_finds_them(case: Case, tmp_path: Path) -> None:
    signed(case, "appraised")
    ledger, stick = case.superior.ledger, FolderCourier(tmp_path)
    assert decisions_to_write(ledger, NEIGHBOUR) == []
    (waiting,) = decisions_to_write(ledger, case.post.unit)
    path = write_decision_file(ledger, waiting, stick, case.superior.keys)
    assert path.name == f"GIA-THANG_tra-loi-ho-so-{waiting.number:06d}.byq"
    assert stick.fetch(".byq", case.post.unit) == [path]
    assert decisions_to_write(ledger) == []
    again = write_decision_file(ledger, decisions(ledger)[0], stick, case.superior.keys)
    assert take(case, again.read_bytes()).proposal.status == "appraised"
    assert b"Sen" not in path.read_bytes()
