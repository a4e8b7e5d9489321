from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from PIL import Image

from storage.attachments import add_photo
from storage.errors import MonthClosedError, MonthNotReadyError, MonthStateError
from storage.ledger import Ledger
from storage.months import closed_month, reopen
from storage.records import KINDS, Activity, fields_of
from storage.repository import find, put, remove
from storage.steps import drain
from sync.bundle import open_bundle, verify_bundle
from sync.content import SENT_KINDS, sent_fields, what_leaves
from sync.couriers.errors import NothingToSendError
from sync.couriers.folder import FolderCourier
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import close_month, keep_bundle, leaving, sent_content, write_out
from sync.parcel import Parcel
from sync.parcels_out import bundle_left
from sync.trust_errors import NotPairedError
from tests.storage.registers import activity
from tests.sync.offices import TODAY, Office, fill, post


@pytest.fixture
def office(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "10/12/2022", "20/12/2022")
    return office


def test_closing_freezes_the_month_and_keeps_its_bundle(office: Office) -> None:
    closed = office.close("2022-12")
    state = closed_month(office.ledger, "2022-12")
    assert state is not None
    assert state.is_closed
    assert (closed.seq, closed.revision, closed.state) == (1, 1, "sealed")
    assert closed.name.startswith("GIA-THANG_2022-12_so-0001_r1_")
    assert outgoing(office.ledger) == [closed]
    with pytest.raises(MonthClosedError):
        activity(office.ledger, "20/11/2022")


def test_what_is_said_of_a_bundle_later_does_not_write_its_photos_again(tmp_path: Path) -> None:
    path, size = tmp_path / "ledger.db", 4_000_000
    row = dict.fromkeys(("bundle_id", "kind", "month", "name", "made_at"), "a")
    with Ledger(path, bytes(32)) as ledger:
        keep_bundle(ledger, row | {"epoch": 1, "seq": 1, "revision": 1}, bytes(size))
        assert path.stat().st_size + _wal(path).stat().st_size > size
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        bundle_left(ledger, Parcel("bundle", "a", "", "", "a", size))
        assert outgoing(ledger)[0].state == "written"
        assert _wal(path).stat().st_size < size / 10


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_stopping_anywhere_leaves_the_month_open_and_no_bundle(office: Office, steps: int) -> None:
    work = close_month(office.ledger, "2022-12", office.keys, TODAY)
    for _step in range(steps):
        next(work)
    work.close()
    assert closed_month(office.ledger, "2022-12") is None
    assert outgoing(office.ledger) == []
    assert office.close("2022-12").seq == 1


def test_a_month_closes_once_and_only_when_it_is_ready(office: Office) -> None:
    office.close("2022-12")
    with pytest.raises((MonthStateError, MonthNotReadyError)):
        office.close("2022-12")
    with pytest.raises(MonthNotReadyError):
        office.close("2026-12")
    assert len(outgoing(office.ledger)) == 1


def test_a_machine_that_the_registry_does_not_know_seals_nothing(office: Office) -> None:
    with pytest.raises(NotPairedError):
        drain(close_month(office.ledger, "2022-12", UnitKeys.generate(), TODAY))
    assert outgoing(office.ledger) == []


def test_the_file_is_a_copy_that_can_be_written_again_byte_for_byte(
    office: Office, tmp_path: Path
) -> None:
    closed = office.close("2022-12")
    stick, other_stick = FolderCourier(tmp_path), FolderCourier(tmp_path / "other")
    one = write_out(office.ledger, "2022-12", stick, office.keys).read_bytes()
    other_stick.root.mkdir()
    other = write_out(office.ledger, "2022-12", other_stick, office.keys).read_bytes()
    assert one == other == bundle_bytes(office.ledger, closed)
    assert outgoing(office.ledger)[0].state == "written"
    with pytest.raises(NothingToSendError):
        write_out(office.ledger, "2023-01", stick, office.keys)


def test_the_months_make_a_chain(office: Office) -> None:
    bundles = [office.bundle(month) for month in ("2022-12", "2023-01", "2023-02")]
    registry = held_registry(office.ledger).registry
    one, two, three = (verify_bundle(data, registry) for data in bundles)
    assert (one.manifest.prev, one.manifest.recent) == (None, ())
    assert two.manifest.prev == one.bundle_id
    assert three.manifest.recent == (one.bundle_id, two.bundle_id)
    assert [each.manifest.seq for each in (one, two, three)] == [1, 2, 3]


def test_what_was_shown_is_what_leaves(office: Office) -> None:
    shown = what_leaves(office.ledger, "2022-12")
    closed = office.close("2022-12")
    sent = sent_content(office.ledger, closed, office.keys)
    assert sent.records == shown.records
    assert sorted(sent.figures, key=str) == sorted(shown.figures, key=str)
    assert what_leaves(office.ledger, "2022-12").revision == 1
    assert [row["title"] for row in sent.records[Activity]] == ["Họp dân", "Họp dân"]


def test_a_month_bundle_holds_no_personal_field_and_no_list_of_members(
    office: Office, superior: Office
) -> None:
    data = office.bundle("2022-12")
    registry = held_registry(superior.ledger).registry
    opened = open_bundle(data, registry, superior.unit, superior.keys)
    whole = b"".join(opened.parts.values()).decode(errors="replace")
    assert "0912345678" not in whole
    assert "không gửi đi" not in whole
    assert not {kind.KIND for kind in SENT_KINDS} & {"member", "proposal", "nominee"}
    assert f"records/{Activity.KIND}.jsonl" in opened.parts
    assert "records/member.jsonl" not in opened.parts


@pytest.mark.parametrize("kind", KINDS)
def test_no_personal_field_of_any_kind_is_ever_sent(kind: type[Activity]) -> None:
    personal = {field.name for field in fields_of(kind) if field.fact.personal}
    assert not personal & set(sent_fields(kind))


def test_the_table_for_people_says_the_figures(office: Office, superior: Office) -> None:
    registry = held_registry(superior.ledger).registry
    opened = open_bundle(office.bundle("2022-12"), registry, superior.unit, superior.keys)
    text = opened.parts["tong-hop.csv"].decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(StringIO(text))}
    assert rows["TT01"][1:] == [rows["TT01"][1], "", "", "2"]
    assert rows["TT02"][4] == "80"
    assert len(opened.parts["nonce"]) == 16


def test_a_second_revision_carries_a_slip_of_what_changed_and_why(office: Office) -> None:
    office.close("2022-12")
    reopen(office.ledger, "2022-12", "Ghi sót người dự")
    one, other = find(office.ledger, Activity, happened_on="2022-12-10") * 2
    changed = one.model_copy(update={"measures": {"sessions": 1, "attendances": 55}})
    put(office.ledger, changed)
    (removed,) = find(office.ledger, Activity, happened_on="2022-11-20")
    remove(office.ledger, removed)
    shown = leaving(office.ledger, "2022-12", office.keys)
    closed = office.close("2022-12")
    slip = sent_content(office.ledger, closed, office.keys).slip
    assert slip == shown.slip == leaving(office.ledger, "2022-12", office.keys).slip
    assert (closed.seq, closed.revision) == (2, 2)
    by_field = {(line.record, line.field): (line.old, line.new) for line in slip}
    assert by_field[other.id, "measures"] == (one.measures, changed.measures)
    assert by_field[removed.id, "title"] == ("Họp dân", None)
    assert by_field["TT02", "value"] == (80, 55)
    assert {line.reason for line in slip} == {"Ghi sót người dự"}
    assert not any(line.field == "changed_at" for line in slip)


def test_photos_are_named_with_their_size_and_stay_behind(office: Office) -> None:
    digest = add_photo(office.ledger, picture())
    activity(office.ledger, "21/11/2022", photos=(digest,))
    closed = office.close("2022-12")
    (photo,) = sent_content(office.ledger, closed, office.keys).photos
    assert photo.digest == digest
    assert photo.size > 100
    assert len(bundle_bytes(office.ledger, closed)) < 20_000


def picture() -> bytes:
    data = BytesIO()
    Image.effect_noise((400, 300), 90).save(data, "PNG")
    return data.getvalue()
