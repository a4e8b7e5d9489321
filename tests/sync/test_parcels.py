"""What travels: what waits on each side, what becomes of what came, and the history of both."""

from __future__ import annotations

from base64 import b64encode

import pytest

from storage.drafts import keep_draft
from storage.steps import drain
from sync.carried import history, is_known
from sync.couriers.errors import OtherSideError
from sync.enrolment import ask, invite, spoken_code
from sync.errors import NotABundleError
from sync.held import confirm_pairing, held_registry, is_paired
from sync.keys import UnitKeys
from sync.outbox import outgoing
from sync.parcel import Parcel, TakenParcel
from sync.parcels import (
    KINDS,
    check,
    contents,
    kind_of,
    mark_left,
    take,
    take_from,
    waiting,
    worth,
)
from sync.trust import write_registry
from tests.conftest import UNIT
from tests.sync.offices import Office, everything, fill, post, post_unpaired

NEIGHBOUR = "ninh-binh/gia-vien/xa-1"


def waits(office: Office) -> list[str]:
    return [parcel.kind for parcel in waiting(office.ledger, office.keys)]


def carry(sender: Office, recipient: Office, parcel: Parcel) -> TakenParcel:
    data = contents(sender.ledger, parcel, sender.keys)
    check(sender.ledger, parcel, data)
    mark_left(sender.ledger, parcel, data, "stick")
    return drain(take_from(recipient.ledger, parcel.name, data, recipient.keys, "stick"))


def carry_all(sender: Office, recipient: Office) -> list[TakenParcel]:
    return [carry(sender, recipient, parcel) for parcel in waiting(sender.ledger, sender.keys)]


def test_a_month_goes_up_and_its_receipt_comes_down(superior: Office, office: Office) -> None:
    office.close("2022-12")
    assert waits(office) == ["bundle"]
    (taken,) = carry_all(office, superior)
    assert (taken.outcome, taken.state, taken.unit) == ("good", "normal", UNIT)
    assert taken.replies == waiting(superior.ledger, superior.keys)
    assert waits(office) == []
    (answered,) = carry_all(superior, office)
    assert (answered.kind, answered.state) == ("receipt", "full")
    assert "nhận đủ" in answered.words
    assert waits(superior) == []
    assert outgoing(office.ledger)[0].answer == "full"


def test_what_left_but_was_never_answered_belongs_on_a_fresh_stick(
    superior: Office, office: Office
) -> None:
    office.close("2022-12")
    (parcel,) = waiting(office.ledger, office.keys)
    mark_left(office.ledger, parcel, b"", "stick")
    assert waiting(office.ledger, office.keys) == []
    assert worth(office.ledger, office.keys) == [parcel]
    assert waiting(office.ledger, office.keys, "mailbox") == [parcel]
    mark_left(office.ledger, parcel, b"", "mailbox")
    assert waiting(office.ledger, office.keys, "mailbox") == []


def test_a_missing_bundle_is_wanted_again_until_it_left_once_more(
    superior: Office, office: Office
) -> None:
    office.close("2022-12")
    (lost,) = waiting(office.ledger, office.keys)
    mark_left(office.ledger, lost, b"", "stick")
    office.close("2023-01")
    (early,) = carry_all(office, superior)
    assert (early.outcome, early.state) == ("waits", "gap")
    (told,) = carry_all(superior, office)
    assert [one.seq for one in told.wanted] == [1]
    assert waiting(office.ledger, office.keys) == [lost]
    taken = carry(office, superior, lost)
    assert waits(office) == []
    assert set(taken.replies) == set(waiting(superior.ledger, superior.keys))
    assert "Nhận luôn 1 gói" in taken.words


def test_a_bundle_that_comes_again_brings_its_receipt_out_again(
    superior: Office, office: Office
) -> None:
    data = office.bundle("2022-12")
    drain(take(superior.ledger, data, superior.keys))
    (receipt,) = waiting(superior.ledger, superior.keys)
    mark_left(superior.ledger, receipt, b"", "stick")
    assert waits(superior) == []
    again = drain(take(superior.ledger, data, superior.keys))
    assert again.outcome == "again"
    assert waiting(superior.ledger, superior.keys) == [receipt]


def test_a_receipt_that_was_answered_anew_goes_on_waiting(superior: Office, office: Office) -> None:
    office.close("2022-12")
    lost, _none = waiting(office.ledger, office.keys), office.close("2023-01")
    (second,) = [p for p in waiting(office.ledger, office.keys) if p not in lost]
    carry(office, superior, second)
    (held,) = waiting(superior.ledger, superior.keys)
    carry(office, superior, lost[0])  # the one that was held is taken, and answered anew
    mark_left(superior.ledger, held, b"", "stick")
    assert {one.identity for one in waiting(superior.ledger, superior.keys)} == {
        lost[0].identity,
        second.identity,
    }


def test_nothing_of_a_post_waits_before_it_is_paired() -> None:
    office = post_unpaired()
    fill(office, "20/11/2022")
    office.close("2022-12")
    assert waits(office) == []


def test_pairing_needs_no_screen_but_the_words(superior: Office) -> None:
    office = post_unpaired()
    invitation = invite(UNIT, "Công an xã", held_registry(superior.ledger), superior.keys)
    opened = drain(take(office.ledger, invitation, office.keys))
    assert (opened.kind, opened.outcome) == ("invitation", "good")
    assert waits(office) == ["request"]
    assert is_paired(office.ledger)
    (asked,) = carry_all(office, superior)
    assert (asked.kind, asked.outcome, asked.unit) == ("request", "people", UNIT)
    again = drain(take(office.ledger, invitation, office.keys))
    assert again.outcome == "people"


def test_a_registry_that_brings_the_post_in_ends_its_pairing(superior: Office) -> None:
    office = post(superior)
    draft = {"invitation": b64encode(b"").decode()}
    office.ledger.db.execute("DELETE FROM registry WHERE version > 1")
    keep_draft(office.ledger, "pairing", draft)
    (newest,) = worth(superior.ledger, superior.keys)
    assert (newest.kind, newest.unit, newest.to) == ("registry", superior.unit, "")
    assert waiting(superior.ledger, superior.keys) == []
    taken = carry(superior, office, newest)
    assert "Ghép đôi xong" in taken.words
    assert waits(office) == []
    assert carry(superior, office, newest).outcome == "again"


def test_a_new_laptop_of_a_paired_post_ends_its_pairing_too(superior: Office) -> None:
    post(superior)
    laptop = post_unpaired()
    invitation = invite(UNIT, "Công an xã", held_registry(superior.ledger), superior.keys, 2)
    drain(take(laptop.ledger, invitation, laptop.keys))
    request = ask(invitation, laptop.keys)
    confirm_pairing(superior.ledger, request, spoken_code(request), superior.keys)
    (newest,) = worth(superior.ledger, superior.keys)
    assert "Ghép đôi xong" in carry(superior, laptop, newest).words
    assert waits(laptop) == []


def test_every_kind_is_known_by_its_first_bytes(superior: Office, office: Office) -> None:
    held = held_registry(superior.ledger)
    invitation = invite(NEIGHBOUR, "Công an xã", held, superior.keys)
    bundle = office.bundle("2022-12")
    receipt = superior.receive(bundle).receipts[0]
    files = {
        "invitation": invitation,
        "request": ask(invitation, UnitKeys.generate()),
        "registry": write_registry([held]),
        "bundle": bundle,
        "receipt": receipt,
    }
    assert {kind: kind_of(data) for kind, data in files.items()} == {kind: kind for kind in files}
    assert [kind_of(data) for data in (b"", b"PK\x03\x04", b"%PDF-1.7", bundle[:40])] == [""] * 4
    assert len({row.mimetype for row in KINDS.values()}) == len(KINDS)


def test_files_for_the_other_side_and_files_not_ours_are_told_apart(
    superior: Office, office: Office
) -> None:
    bundle = office.bundle("2022-12")
    before = everything(office.ledger)
    with pytest.raises(OtherSideError, match="gói"):
        drain(take(office.ledger, bundle, office.keys))
    with pytest.raises(NotABundleError):
        drain(take(office.ledger, b"%PDF-1.7", office.keys))
    assert everything(office.ledger) == before


def test_a_refusal_is_told_and_stands_in_the_history_with_nothing_taken(
    superior: Office, office: Office
) -> None:
    data = office.bundle("2022-12")
    spoilt = data[:-200] + bytes(200)
    told = drain(take_from(superior.ledger, "a.byb", spoilt, superior.keys, "stick"))
    assert (told.outcome, told.state) == ("refused", "GOI-03")
    drain(take_from(superior.ledger, "a.byb", data, superior.keys, "stick"))
    newest, oldest = history(superior.ledger)
    assert (newest.outcome, oldest.outcome) == ("good", "refused")
    assert (newest.direction, newest.unit, newest.size) == ("in", UNIT, len(data))
    assert is_known(superior.ledger, newest.sha256)
    assert not is_known(superior.ledger, oldest.sha256)
    assert history(superior.ledger, unit=NEIGHBOUR) == []
