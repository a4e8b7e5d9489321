"""A post that closed for another superior than it is paired with puts it right by itself."""

from __future__ import annotations

import pytest

from storage.months import reopen
from sync.acknowledgement import take_receipt
from sync.bundle import manifest_of, verify_bundle
from sync.container import read_container
from sync.couriers.folder import FolderCourier
from sync.errors import NotForMeError
from sync.held import held_registry
from sync.outbox import outgoing
from sync.outgoing import close_month, sent_content, write_out
from sync.receipts import RECEIPT_MIMETYPE, receipt_of
from sync.trust_errors import OtherSuperiorError
from tests.conftest import UNIT
from tests.sync.early import (
    ELSEWHERE,
    kept,
    name_superior,
    write_all,
)
from tests.sync.offices import DISTRICT, TODAY, Office, fill, pair, post, said


def test_another_superior_than_named_is_said_and_the_next_closing_puts_it_right(
    superior: Office, early: Office, stick: FolderCourier
) -> None:
    name_superior(early, ELSEWHERE)
    early.close("2023-02")
    assert {manifest_of(data).recipient for data in kept(early)} == {ELSEWHERE}
    pair(superior, early)
    before, content = kept(early), sent_content(early.ledger, outgoing(early.ledger)[0], early.keys)
    with pytest.raises(OtherSuperiorError, match=r"nho-quan.*gia-vien.*tháng 2/2023"):
        write_out(early.ledger, "2023-02", stick, early.keys)
    assert kept(early) == before
    reopen(early.ledger, "2023-02", "Sai nơi nhận")
    early.close("2023-02")
    bundles = outgoing(early.ledger)
    assert [(each.seq, each.month, each.revision) for each in bundles] == [
        (1, "2022-12", 1),
        (2, "2023-01", 1),
        (3, "2023-02", 1),
        (4, "2023-02", 2),
    ]
    assert sent_content(early.ledger, bundles[0], early.keys) == content
    answers = [superior.receive(data).receipts for data in write_all(early, stick)]
    assert [receipt_of(each).answer for (each,) in answers] == ["full"] * 4
    assert said(superior.ledger, UNIT) == said(early.ledger, UNIT)


def test_a_superior_set_right_before_pairing_needs_nothing_more(
    superior: Office, stick: FolderCourier
) -> None:
    office = Office(UNIT)
    name_superior(office, ELSEWHERE)
    fill(office, "20/11/2022", "20/12/2022")
    office.close("2022-12")
    name_superior(office, DISTRICT)
    office.close("2023-01")
    pair(superior, office)
    registry = held_registry(superior.ledger).registry
    one, two = (verify_bundle(data, registry) for data in write_all(office, stick))
    assert one.manifest.recipient == two.manifest.recipient == DISTRICT
    assert two.manifest.prev == one.bundle_id


def test_another_epoch_than_the_first_is_put_right_in_the_same_way(
    early: Office, superior: Office, stick: FolderCourier
) -> None:
    pair(superior, early, epoch=2)
    with pytest.raises(OtherSuperiorError, match="máy thứ 2"):
        write_all(early, stick)
    early.close("2023-02")
    assert [(each.epoch, each.seq) for each in outgoing(early.ledger)] == [(2, 1), (2, 2), (2, 3)]
    for data in write_all(early, stick):
        (receipt,) = superior.receive(data).receipts
        assert take_receipt(early.ledger, receipt).receipt.answer == "full"


def test_stopping_a_closing_that_puts_it_right_leaves_all_as_it_was(
    early: Office, superior: Office
) -> None:
    pair(superior, early, epoch=2)
    before = outgoing(early.ledger), kept(early)
    work = close_month(early.ledger, "2023-02", early.keys, TODAY)
    for _step in range(2):
        next(work)
    assert outgoing(early.ledger)[0].epoch == 2
    work.close()
    assert (outgoing(early.ledger), kept(early)) == before


def test_a_bundle_for_the_wrong_superior_would_be_refused_there(
    early: Office, superior: Office
) -> None:
    name_superior(early, ELSEWHERE)
    early.close("2023-02")
    pair(superior, early)
    with pytest.raises(NotForMeError):
        superior.receive(kept(early)[0])


def test_a_receipt_brings_no_registry_from_before_the_unit_was_known(
    early: Office, superior: Office, stick: FolderCourier
) -> None:
    for number in range(3):
        post(superior, f"{ELSEWHERE}/xa-{number}")
    pair(superior, early)
    paired = held_registry(early.ledger).version
    post(superior, f"{ELSEWHERE}/xa-3")
    (receipt,) = superior.receive(write_all(early, stick)[0]).receipts
    entries = read_container(receipt, RECEIPT_MIMETYPE)
    assert [name for name in entries if name.startswith("registry") and name.endswith("json")] == [
        f"registry-{paired:06d}.json",
        f"registry-{paired + 1:06d}.json",
    ]
    take_receipt(early.ledger, receipt)
    assert held_registry(early.ledger) == held_registry(superior.ledger)
