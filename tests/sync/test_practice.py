"""Practice books never reach real ones: not by pairing, not by a file, in neither direction."""

from __future__ import annotations

import pytest

from storage.records import Activity
from storage.repository import count
from sync.acknowledgement import take_receipt
from sync.enrolment import invite, read_invitation
from sync.errors import RefusedError
from sync.held import held_registry, take_invitation, take_registry
from sync.practice import PracticeError
from sync.trust import write_registry
from tests.conftest import UNIT
from tests.sync.offices import Office, district, fill, pair, post, post_unpaired

MONTH = "2022-12"


@pytest.fixture
def sample_superior() -> Office:
    return practising(district())


@pytest.fixture
def sample(sample_superior: Office) -> Office:
    """Return practice books of the same unit, paired with their own superior."""
    office = practising(post_unpaired())
    pair(sample_superior, office)
    fill(office, "20/11/2022")
    return office


def practising(office: Office) -> Office:
    settings = office.ledger.settings
    office.ledger.keep_settings(settings.model_copy(update={"sample": True}))
    return office


def invited(by: Office) -> bytes:
    held, practice = held_registry(by.ledger), by.ledger.settings.sample
    return invite(UNIT, "Công an xã", held, by.keys, practice=practice)


def test_practice_books_pair_among_themselves(sample: Office, sample_superior: Office) -> None:
    received = sample_superior.receive(sample.bundle(MONTH))
    take_receipt(sample.ledger, received.receipts[0])
    assert count(sample_superior.ledger, Activity) == 1


def test_a_real_superior_refuses_a_month_of_practice_books(
    superior: Office, sample: Office
) -> None:
    post(superior)
    with pytest.raises(RefusedError):
        superior.receive(sample.bundle(MONTH))
    assert count(superior.ledger, Activity) == 0


def test_a_practising_superior_refuses_a_real_month(
    superior: Office, sample: Office, sample_superior: Office
) -> None:
    real = post(superior)
    fill(real, "20/11/2022")
    assert sample.unit == real.unit
    with pytest.raises(RefusedError):
        sample_superior.receive(real.bundle(MONTH))
    assert count(sample_superior.ledger, Activity) == 0


def test_a_receipt_and_a_registry_of_practice_mean_nothing_to_real_books(
    superior: Office, sample: Office, sample_superior: Office
) -> None:
    real = post(superior)
    before = held_registry(real.ledger)
    receipt = sample_superior.receive(sample.bundle(MONTH)).receipts[0]
    with pytest.raises(RefusedError):
        take_receipt(real.ledger, receipt)
    with pytest.raises(RefusedError):
        take_registry(real.ledger, write_registry([held_registry(sample_superior.ledger)]))
    assert held_registry(real.ledger) == before


def test_practice_books_take_no_invitation_of_a_real_superior(superior: Office) -> None:
    office = practising(post_unpaired())
    with pytest.raises(PracticeError, match="sổ mẫu để tập dượt"):
        take_invitation(office.ledger, invited(superior))
    assert not office.ledger.db.table("registry").count


def test_real_books_take_no_invitation_of_a_practising_superior(sample_superior: Office) -> None:
    office = post_unpaired()
    with pytest.raises(PracticeError, match="làm từ sổ mẫu"):
        take_invitation(office.ledger, invited(sample_superior))
    assert not office.ledger.db.table("registry").count


def test_the_mark_leaves_each_invitation_its_own(superior: Office, sample_superior: Office) -> None:
    practising_ones = {read_invitation(invited(sample_superior))[0].token for _ in range(3)}
    assert len(practising_ones) == 3
    assert not read_invitation(invited(superior))[0].is_practice
