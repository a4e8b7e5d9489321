"""A stick is looked at and made right by one button; nobody's file is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.steps import drain
from sync.carried import history
from sync.couriers.errors import CourierGoneError
from sync.couriers.folder import FolderCourier
from sync.enrolment import invite
from sync.held import held_registry, keep_registry
from sync.outbox import outgoing
from sync.parcels import waiting
from sync.stick import StickSurvey, survey
from sync.stick_trip import TripReport, trip
from sync.stick_words import found_words, next_words, parcel_title, stick_words
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, Office, fill, post, post_unpaired

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


def next_door(superior: Office) -> Office:
    """Return a second post, whose books begin with December."""
    made = post(superior, NEIGHBOUR)
    made.ledger.keep_settings(made.ledger.settings.model_copy(update={"begins": "2022-12"}))
    return made


def looked(office: Office, usb: Path) -> StickSurvey:
    return drain(survey(office.ledger, office.keys, usb))


def travelled(office: Office, usb: Path, *, everyone: bool = False) -> TripReport:
    return drain(trip(office.ledger, office.keys, usb, everyone=everyone))


def files(usb: Path) -> dict[str, bytes]:
    return {
        path.relative_to(usb).as_posix(): path.read_bytes()
        for path in usb.rglob("*")
        if path.is_file()
    }


def test_up_and_down_with_one_button_on_each_side(
    superior: Office, office: Office, usb: Path
) -> None:
    office.close("2022-12")
    office.close("2023-01")
    up = travelled(office, usb)
    assert [parcel_title(office.ledger, one) for one in up.written] == [
        "Tháng 12/2022",
        "Tháng 1/2023",
    ]
    assert "chưa phải là đã nhận" in next_words(office.ledger, up)
    above = travelled(superior, usb)
    assert [one.taken.outcome for one in above.came] == ["good", "good"]
    assert {one.kind for one in above.written} == {"receipt", "registry"}
    down = travelled(office, usb)
    assert [one.taken.state for one in down.came if one.found.kind == "receipt"] == ["full"] * 2
    assert [one.answer for one in outgoing(office.ledger)] == ["full", "full"]
    assert down.went == []
    nothing = travelled(office, usb)
    assert (nothing.came, nothing.went, nothing.trouble) == ([], [], "")
    assert "không có gì mới" in next_words(office.ledger, nothing)


def test_looking_changes_nothing(superior: Office, office: Office, usb: Path) -> None:
    office.close("2022-12")
    travelled(office, usb)
    before, lines = files(usb), len(history(superior.ledger))
    seen = looked(superior, usb)
    assert [one.standing for one in seen.found] == ["new"]
    assert [parcel.kind for parcel in seen.to_write] == ["registry"]
    assert files(usb) == before
    assert len(history(superior.ledger)) == lines
    assert seen.units == [UNIT]


def test_a_lost_stick_costs_nothing_but_the_way(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    first, second = tmp_path / "mất", tmp_path / "mới"
    first.mkdir()
    second.mkdir()
    office.close("2022-12")
    travelled(office, first)
    assert [one.kind for one in looked(office, second).to_write] == ["bundle"]
    assert looked(office, first).to_write == []
    travelled(office, second)
    travelled(superior, second)
    travelled(superior, first)  # found again: known, and its receipt goes along
    assert [
        one.taken.state for one in travelled(office, first).came if one.found.kind == "receipt"
    ] == ["full"]


def test_a_superior_writes_on_a_stick_only_what_is_for_its_owner(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    neighbour = next_door(superior)
    ours, theirs = tmp_path / "a", tmp_path / "b"
    for one, usb in ((office, ours), (neighbour, theirs)):
        usb.mkdir()
        one.close("2022-12")
        travelled(one, usb)
    superior.receive((ours / _bundle_in(ours)).read_bytes())
    report = travelled(superior, theirs)
    assert {parcel.unit for parcel in report.written} == {NEIGHBOUR, DISTRICT}
    assert [parcel.unit for parcel in report.seen.elsewhere] == [UNIT]
    assert "chờ USB của" in " ".join(
        said.words for said in stick_words(superior.ledger, report.seen)
    )
    everyone = travelled(superior, theirs, everyone=True)
    assert [parcel.unit for parcel in everyone.written] == [UNIT]


def _bundle_in(usb: Path) -> str:
    return next(name for name in files(usb) if name.endswith(".byb"))


def test_files_of_others_are_recognised_and_left_alone(
    superior: Office, office: Office, usb: Path
) -> None:
    neighbour = next_door(superior)
    neighbour.close("2022-12")
    travelled(neighbour, usb)
    (usb / "ảnh cưới.jpg").write_bytes(b"1")
    (usb / "giả.byr").write_bytes(b"%PDF-1.7")
    before = files(usb)
    office.close("2022-12")
    seen = looked(office, usb)
    assert seen.is_foreign
    assert sorted(one.standing for one in seen.found) == ["others", "strange"]
    (said,) = [said for said in stick_words(office.ledger, seen) if said.tone == "warning"]
    assert "Công an xã Gia Vân" in said.words
    assert "được để nguyên" in said.words
    report = travelled(office, usb)
    assert [one.kind for one in report.written] == ["bundle"]
    assert {name: data for name, data in files(usb).items() if name in before} == before


def test_a_receipt_for_another_unit_in_our_folder_is_not_taken(
    superior: Office, office: Office, usb: Path
) -> None:
    neighbour = next_door(superior)
    receipt = superior.receive(neighbour.bundle("2022-12")).receipts[0]
    FolderCourier(usb).put(UNIT, "nham.byr", receipt)
    (found,) = looked(office, usb).found
    assert found.standing == "others"
    assert "Công an xã Gia Vân" in found_words(office.ledger, found).words
    assert travelled(office, usb).came == []


def test_a_damaged_file_stops_none_of_the_others(
    superior: Office, office: Office, usb: Path
) -> None:
    office.close("2022-12")
    office.close("2023-01")
    travelled(office, usb)
    first, second = sorted(usb.rglob("*.byb"))
    first.write_bytes(first.read_bytes()[:-100])
    assert [one.standing for one in looked(superior, usb).found] == ["damaged", "new"]
    assert "hỏng" in stick_words(superior.ledger, looked(superior, usb))[0].words
    report = travelled(superior, usb)
    assert [one.taken.outcome for one in report.came] == ["refused", "waits"]
    assert second.exists()
    again = travelled(office, usb)
    assert [parcel.name for parcel in again.written] == [first.name]  # wanted, and repaired
    assert [one.taken.outcome for one in travelled(superior, usb).came] == ["good"]


def test_an_older_copy_of_the_books_writes_nothing_and_says_so(
    superior: Office, office: Office, usb: Path
) -> None:
    older = Office(UNIT, office.keys)
    older.ledger.keep_settings(office.ledger.settings)
    keep_registry(older.ledger, held_registry(office.ledger))
    fill(older, "20/11/2022")
    older.close("2022-12")
    for month in ("2022-12", "2023-01"):
        office.close(month)
    for one in (office, superior):
        travelled(one, usb)
    report = travelled(older, usb)
    assert {one.taken.state for one in report.came} >= {"BN-05"}
    assert [one.trouble[:14] for one in report.went] == ["Máy này là bản"]
    assert report.written == []


def test_a_stick_that_is_not_there_is_said_to_be_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(CourierGoneError):
        looked(office, tmp_path / "không có")


def test_an_unpaired_post_takes_its_invitation_and_brings_the_request(
    superior: Office, usb: Path
) -> None:
    office = post_unpaired()
    invitation = invite(UNIT, "Công an xã", held_registry(superior.ledger), superior.keys)
    FolderCourier(usb).put(UNIT, "loi-moi.byx", invitation)
    report = travelled(office, usb)
    assert [one.taken.outcome for one in report.came] == ["good"]
    assert [one.kind for one in report.written] == ["request"]
    above = travelled(superior, usb)
    assert [one.taken.outcome for one in above.came] == ["people"]
    assert looked(superior, usb).for_us  # it waits for people, so it is still new


def test_stopping_in_the_middle_keeps_what_was_done(office: Office, usb: Path) -> None:
    office.close("2022-12")
    office.close("2023-01")
    steps = trip(office.ledger, office.keys, usb)
    for step in steps:
        if step.done == 1:
            break
    steps.close()
    assert len(waiting(office.ledger, office.keys)) == 1
    assert [path.suffix for path in usb.rglob("*.*")] == [".byb"]
