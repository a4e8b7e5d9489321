"""A post closes months before its superior uses the program, pairs later, and loses nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.ledger import Ledger
from storage.months import closed_month, reopen
from storage.records import Activity
from storage.repository import find, put
from storage.settings import Settings
from sync.acknowledgement import take_receipt
from sync.address import address_early
from sync.bundle import manifest_of, open_bundle, verify_bundle
from sync.container import read_container
from sync.couriers.errors import CourierGoneError
from sync.couriers.folder import FolderCourier
from sync.enrolment import invite
from sync.errors import CannotDecryptError, NotForMeError
from sync.held import held_registry, take_invitation
from sync.outgoing import (
    bundle_bytes,
    close_month,
    leaving,
    outgoing,
    sent_content,
    write_bundles,
    write_out,
)
from sync.receipts import RECEIPT_MIMETYPE, receipt_of
from sync.registry import allowed_signers
from sync.trust_errors import NoSuperiorError, NotPairedYetError, OtherSuperiorError
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, TODAY, Office, district, everything, fill, pair, post, said
from tests.sync.tools import needs

KEY = bytes(32)
ELSEWHERE = "ninh-binh/nho-quan"
MONTHS = ("2022-12", "2023-01")


@pytest.fixture
def superior() -> Office:
    return district()


@pytest.fixture
def early(tmp_path: Path) -> Iterator[Office]:
    """Give a post that closed two months while it was paired with nobody."""
    with Ledger(tmp_path / "ledger.db", KEY) as ledger:
        office = Office(UNIT, ledger=ledger)
        name_superior(office, DISTRICT)
        fill(office, "20/11/2022", "10/12/2022", "20/12/2022")
        for month in MONTHS:
            office.close(month)
        yield office


@pytest.fixture
def stick(tmp_path: Path) -> FolderCourier:
    (tmp_path / "usb").mkdir()
    return FolderCourier(tmp_path / "usb")


def name_superior(office: Office, superior: str | None) -> None:
    office.ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã", superior=superior))


def write_all(office: Office, stick: FolderCourier) -> list[bytes]:
    paths = write_bundles(office.ledger, outgoing(office.ledger), stick, office.keys)
    return [path.read_bytes() for path in paths]


def kept(office: Office) -> list[bytes]:
    return [bundle_bytes(office.ledger, bundle) for bundle in outgoing(office.ledger)]


def signed(data: bytes) -> list[bytes]:
    entries = read_container(data, "application/vnd.binhyen.bundle+zip")
    return [entries["manifest.json"], entries["manifest.json.sig"]]


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
