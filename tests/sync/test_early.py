"""A post closes months before its superior uses the program, pairs later, and loses nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from storage.ledger import Ledger
from storage.months import closed_month, reopen
from storage.records import Activity
from storage.repository import find, put
from sync.acknowledgement import take_receipt
from sync.address import address_early
from sync.bundle import manifest_of, open_bundle
from sync.couriers.errors import CourierGoneError
from sync.couriers.folder import FolderCourier
from sync.enrolment import invite
from sync.errors import CannotDecryptError
from sync.held import held_registry, take_invitation
from sync.outbox import outgoing
from sync.outgoing import leaving, sent_content, write_out
from sync.registry import allowed_signers
from sync.trust_errors import NoSuperiorError, NotPairedYetError
from tests.conftest import UNIT
from tests.sync.early import (
    KEY,
    kept,
    name_superior,
    signed,
    write_all,
)
from tests.sync.offices import DISTRICT, Office, everything, fill, pair, said
from tests.sync.tools import needs


def test_a_month_closes_and_is_sealed_before_pairing(early: Office) -> None:
    closed = closed_month(early.ledger, "2022-12")
    assert closed is not None
    assert closed.is_closed
    assert [bundle.state for bundle in outgoing(early.ledger)] == ["sealed", "sealed"]
    first, second = map(manifest_of, kept(early))
    assert (first.recipient, first.epoch, first.registry_version) == (DISTRICT, 1, 0)
    assert second.prev == outgoing(early.ledger)[0].bundle_id


def test_nothing_is_closed_while_the_settings_name_no_superior() -> None:
    office = Office(UNIT)
    name_superior(office, None)
    fill(office, "20/11/2022")
    before = everything(office.ledger)
    with pytest.raises(NoSuperiorError, match="Thiết lập"):
        office.close("2022-12")
    assert everything(office.ledger) == before


def test_nothing_leaves_before_pairing_and_nobody_else_could_open_it(
    early: Office, superior: Office, stick: FolderCourier
) -> None:
    before = kept(early)
    held = held_registry(superior.ledger)
    for _invited in range(2):
        with pytest.raises(NotPairedYetError, match="còn nguyên trong sổ"):
            write_out(early.ledger, "2022-12", stick, early.keys)
        take_invitation(early.ledger, invite(UNIT, "x", held, superior.keys))
    assert list(stick.root.iterdir()) == []
    assert kept(early) == before
    pair(superior, early)
    registry = held_registry(superior.ledger).registry
    with pytest.raises(CannotDecryptError):
        open_bundle(before[0], registry, DISTRICT, superior.keys)


def test_an_invited_post_closes_on_until_its_key_is_in_the_registry(
    early: Office, superior: Office
) -> None:
    invitation = invite(UNIT, "x", held_registry(superior.ledger), superior.keys)
    take_invitation(early.ledger, invitation)
    early.close("2023-02")
    assert manifest_of(kept(early)[2]).registry_version == 0


def test_after_pairing_all_is_written_and_taken_in_order(
    early: Office, superior: Office, stick: FolderCourier
) -> None:
    sealed = kept(early)
    names = [bundle.name for bundle in outgoing(early.ledger)]
    pair(superior, early)
    early.close("2023-02")
    written = write_all(early, stick)
    assert [signed(data) for data in written[:2]] == [signed(data) for data in sealed]
    assert [bundle.name for bundle in outgoing(early.ledger)][:2] == names
    for data in written:
        (receipt,) = superior.receive(data).receipts
        assert take_receipt(early.ledger, receipt).receipt.answer == "full"
    assert [bundle.state for bundle in outgoing(early.ledger)] == ["full"] * 3
    assert said(superior.ledger, UNIT) == said(early.ledger, UNIT)


def test_the_bytes_never_change_again_after_the_first_writing(
    early: Office, superior: Office, stick: FolderCourier
) -> None:
    sealed = kept(early)
    pair(superior, early)
    written = write_all(early, stick)
    assert not {*sealed} & {*written}
    take_receipt(early.ledger, superior.receive(written[0]).receipts[0])
    early.close("2023-02")
    assert write_all(early, stick)[:2] == written == kept(early)[:2]


@needs("ssh-keygen")
@needs("age")
@needs("unzip")
def test_stock_tools_check_and_open_what_was_sealed_before_pairing(
    early: Office, superior: Office, stick: FolderCourier, tmp_path: Path
) -> None:
    pair(superior, early)
    registry = held_registry(superior.ledger).registry
    (tmp_path / "allowed").write_text(allowed_signers(registry))
    (tmp_path / "key").write_text(f"{superior.keys.age}\n")
    for number, data in enumerate(write_all(early, stick)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "goi.byb").write_bytes(data)
        run(folder, "unzip", "-q", "goi.byb")
        verify = ["ssh-keygen", "-Y", "verify", "-f", "../allowed", "-I", UNIT]
        verify += ["-n", "month@binhyen", "-s", "manifest.json.sig"]
        run(folder, *verify, stdin=(folder / "manifest.json").read_bytes())
        payload = run(folder, "age", "-d", "-i", "../key", "payload.age")
        assert len(payload) == manifest_of(data).payload_size


def run(folder: Path, *command: str, stdin: bytes = b"") -> bytes:
    done = subprocess.run(command, input=stdin, cwd=folder, capture_output=True, check=True)
    return done.stdout


def test_a_reopened_month_has_its_slip_before_and_after_pairing(
    early: Office, superior: Office
) -> None:
    for attendances in (55, 66):
        reopen(early.ledger, "2022-12", "Ghi sót người dự")
        (old,) = find(early.ledger, Activity, happened_on="2022-12-10")
        put(early.ledger, old.model_copy(update={"measures": {"attendances": attendances}}))
        shown = leaving(early.ledger, "2022-12", early.keys)
        closed = early.close("2022-12")
        slip = sent_content(early.ledger, closed, early.keys).slip
        assert slip == shown.slip
        assert {line.reason for line in slip} == {"Ghi sót người dự"}
        if attendances == 55:
            pair(superior, early)
    assert closed.revision == 3


def test_a_death_before_the_change_is_kept_leaves_the_old_bytes(
    early: Office, superior: Office, tmp_path: Path, stick: FolderCourier
) -> None:
    sealed = kept(early)
    pair(superior, early)
    early.ledger.connection.execute("BEGIN IMMEDIATE")
    address_early(early.ledger, early.keys)
    assert not {*kept(early)} & {*sealed}
    early.ledger.close()  # as a killed program does: nobody says commit
    with Ledger(tmp_path / "ledger.db", KEY) as ledger:
        again = Office(UNIT, early.keys, ledger)
        assert kept(again) == sealed
        assert len(write_all(again, stick)) == 2


def test_a_stick_that_is_gone_leaves_the_new_bytes_and_they_are_written_later(
    early: Office, superior: Office, tmp_path: Path, stick: FolderCourier
) -> None:
    sealed = kept(early)
    pair(superior, early)
    with pytest.raises(CourierGoneError):
        write_all(early, FolderCourier(tmp_path / "gone"))
    addressed = kept(early)
    assert not {*addressed} & {*sealed}
    assert [bundle.state for bundle in outgoing(early.ledger)] == ["sealed", "sealed"]
    assert write_all(early, stick) == addressed
