"""A laptop is lost or replaced: the post goes on with another one, and the old one is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.ledger import Ledger
from storage.months import reopen
from storage.records import SecurityModel
from storage.repository import find, put
from sync.acknowledgement import take_receipt
from sync.chain import Place
from sync.couriers.folder import FolderCourier
from sync.errors import (
    KeyEndedError,
    LedgerBehindError,
    ReceiptUnknownBundleError,
    UnknownKeyError,
    UnknownUnitError,
)
from sync.held import end_key, held_registry, own_key, take_registry
from sync.outbox import outgoing
from sync.outgoing import sent_content, write_bundles
from sync.registry import RegisteredUnit
from sync.trust import write_registry
from sync.trust_errors import RegistrySignerError
from tests.conftest import UNIT
from tests.sync.offices import Office, everything, fill, pair, post, said
from tests.sync.years import receipts


@pytest.fixture
def old(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    return office


def bought(superior: Office, old: Office, ledger: Ledger | None = None) -> Office:
    """Pair a new laptop of the same post, with empty books or with those restored to it."""
    laptop = Office(UNIT, ledger=ledger or Ledger())
    laptop.ledger.keep_settings(old.ledger.settings)
    pair(superior, laptop, epoch=2)
    return laptop


def unit_of(superior: Office) -> RegisteredUnit:
    return held_registry(superior.ledger).registry.unit(UNIT)


def test_a_lost_key_is_good_up_to_its_last_accepted_bundle(superior: Office, old: Office) -> None:
    first, second = old.bundle("2022-12"), old.bundle("2023-01")
    superior.receive(first)
    before = held_registry(superior.ledger).version
    ended = end_key(superior.ledger, UNIT, 1, 1, superior.keys)
    assert held_registry(superior.ledger) == ended
    assert ended.version == before + 1
    assert superior.receive(first).verdict.place is Place.DUPLICATE
    with pytest.raises(KeyEndedError):
        superior.receive(second)


def test_an_ended_key_is_never_made_longer(superior: Office, old: Office) -> None:
    old.bundle("2022-12")
    end_key(superior.ledger, UNIT, 1, 1, superior.keys)
    end_key(superior.ledger, UNIT, 1, 9, superior.keys)
    assert [key.to_seq for key in unit_of(superior).keys] == [1]


def test_only_a_key_that_is_there_ends_and_only_the_superior_ends_it(
    superior: Office, old: Office
) -> None:
    before = everything(superior.ledger)
    with pytest.raises(UnknownUnitError):
        end_key(superior.ledger, "ninh-binh/x", 1, 1, superior.keys)
    with pytest.raises(UnknownKeyError):
        end_key(superior.ledger, UNIT, 2, 1, superior.keys)
    with pytest.raises(RegistrySignerError):
        end_key(superior.ledger, UNIT, 1, 1, old.keys)
    assert everything(superior.ledger) == before


def test_what_the_old_laptop_says_late_brings_back_no_old_register(
    superior: Office, old: Office
) -> None:
    superior.receive(old.bundle("2022-12"))
    late = old.bundle("2023-01")
    laptop = bought(superior, old)
    fill(laptop, "25/11/2022")
    superior.receive(laptop.bundle("2022-12"))
    before = everything(superior.ledger)
    with pytest.raises(KeyEndedError):
        superior.receive(late)
    assert everything(superior.ledger) == before
    assert said(superior.ledger, UNIT) == said(laptop.ledger, UNIT)


def test_receipts_of_the_old_laptop_do_not_stop_the_new_one(superior: Office, old: Office) -> None:
    data = superior.receive(old.bundle("2022-12")).receipts[0]
    laptop = bought(superior, old)
    with pytest.raises(ReceiptUnknownBundleError):
        take_receipt(laptop.ledger, data)
    fill(laptop, "25/11/2022")
    (answer,) = receipts(superior.receive(laptop.bundle("2022-12")))
    assert (answer.answer, answer.epoch, answer.seq) == ("full", 2, 1)


def test_a_clone_learns_that_another_laptop_speaks_for_the_post_now(
    superior: Office, old: Office
) -> None:
    laptop = bought(superior, old)
    fill(laptop, "25/11/2022")
    data = superior.receive(laptop.bundle("2022-12")).receipts[0]
    with pytest.raises(LedgerBehindError):
        take_receipt(old.ledger, data)


def test_an_older_copy_may_speak_again_once_it_is_paired_anew(
    superior: Office, old: Office
) -> None:
    data = superior.receive(old.bundle("2022-12")).receipts[0]
    restored = bought(superior, old)
    restored.keys = old.keys
    with pytest.raises(ReceiptUnknownBundleError):
        take_receipt(restored.ledger, data)
    pair(superior, restored, epoch=3)
    assert own_key(restored.ledger, old.keys).epoch == 3
    fill(restored, "25/11/2022")
    assert restored.close("2022-12").epoch == 3


def test_books_on_a_new_laptop_number_from_one_and_keep_what_was_sent_before(
    superior: Office, old: Office, tmp_path: Path
) -> None:
    superior.receive(old.bundle("2022-12"))
    laptop = bought(superior, old, old.ledger)
    superior.receive(laptop.bundle("2023-01"))
    sent = outgoing(laptop.ledger)
    assert [(each.epoch, each.seq) for each in sent] == [(1, 1), (2, 1)]
    paths = write_bundles(laptop.ledger, sent, FolderCourier(tmp_path), laptop.keys)
    assert [superior.receive(path.read_bytes()).verdict.place for path in paths] == [
        Place.DUPLICATE
    ] * 2


def test_a_month_sealed_by_lost_keys_is_closed_anew_without_a_slip(
    superior: Office, old: Office
) -> None:
    superior.receive(old.bundle("2022-12"))
    laptop = bought(superior, old, old.ledger)
    reopen(laptop.ledger, "2022-12", "Ghi sót")
    (model,) = find(laptop.ledger, SecurityModel)
    put(laptop.ledger, model.model_copy(update={"name": "Tên mới"}))
    closed = laptop.close("2022-12")
    content = sent_content(laptop.ledger, closed, laptop.keys)
    assert (content.revision, content.reason, list(content.slip)) == (2, "Ghi sót", [])


def test_a_laptop_whose_key_ended_closes_nothing_that_could_never_arrive(
    superior: Office, old: Office
) -> None:
    superior.receive(old.bundle("2022-12"))
    ended = end_key(superior.ledger, UNIT, 1, 1, superior.keys)
    take_registry(old.ledger, write_registry([ended]))
    before = everything(old.ledger)
    with pytest.raises(KeyEndedError, match="ghép đôi lại"):
        old.close("2023-01")
    assert everything(old.ledger) == before
