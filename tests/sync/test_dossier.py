"""Dossiers going up: what leaves, to whom, in which words, and what stock tools say of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from storage.dossiers import dossiers
from storage.records import Achievement, AwardEvent, Honoree, Nominee
from storage.repository import find, put, remove
from storage.settings import Settings
from storage.steps import drain
from sync.bundle import open_own
from sync.container import MIB, read_payload
from sync.couriers.folder import FolderCourier
from sync.dossier import DOSSIER_KINDS, what_leaves_with
from sync.dossier_errors import (
    DossierEarlyError,
    DossierEmptyError,
    DossierNotSubmittedError,
    DossierPaperMissingError,
    DossierTooLargeError,
)
from sync.dossier_payload import content_of
from sync.dossier_sealing import bundle_title, seal_dossier
from sync.errors import BadSentRecordError, LedgerBehindError
from sync.held import held_registry
from sync.outbox import BEHIND, bundle_bytes, outgoing
from sync.outgoing import write_bundles
from sync.registry import allowed_signers
from sync.trust_errors import OtherSuperiorError
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, TODAY, Office, district, everything, fill, pair, post
from tests.sync.proposals import (
    PDF,
    award_of,
    dossier,
    honoree,
    kept,
    nominate,
    paper,
    proposal,
    seal,
)
from tests.sync.tools import needs


@pytest.fixture
def office(superior: Office) -> Office:
    return post(superior)


def test_a_dossier_takes_the_next_number_of_the_one_chain(office: Office) -> None:
    fill(office, "20/11/2022")
    month = office.close("2022-12")
    sealed = seal(office, proposal(office))
    assert (sealed.kind, sealed.seq, sealed.revision, sealed.month) == ("dossier", 2, 1, "")
    assert sealed.name.startswith("GIA-THANG_ho-so-khen_so-0002_r1_")
    assert [bundle.bundle_id for bundle in outgoing(office.ledger)] == [
        month.bundle_id,
        sealed.bundle_id,
    ]
    title = bundle_title(office.ledger, sealed.bundle_id, sealed.kind, sealed.month)
    assert title == "Hồ sơ khen thưởng: Tổng kết năm 2022"
    assert office.close("2023-01").seq == 3


def test_what_is_shown_before_is_what_is_sealed(office: Office) -> None:
    written = proposal(office)
    (who,) = find(office.ledger, Honoree)
    award = award_of(office, who)
    shown = what_leaves_with(office.ledger, written)
    sealed = seal(office, written)
    assert content_of(open_own(bundle_bytes(office.ledger, sealed), office.keys)) == shown
    assert list(shown.records) == list(DOSSIER_KINDS)
    assert [(each.title, each.size) for each in shown.papers] == [("Tờ trình đã ký", len(PDF))]
    assert [(each.award, each.cancelled) for each in shown.held] == [(award.id, False)]
    assert shown.words == "Hồ sơ khen thưởng: Tổng kết năm 2022 (1 cá nhân)."


def test_an_award_that_was_cancelled_is_said_to_be(office: Office) -> None:
    written = proposal(office)
    (who,) = find(office.ledger, Honoree)
    award = award_of(office, who)
    kept(office, AwardEvent, award=award.id, event="cancelled", happened_on=TODAY)
    assert what_leaves_with(office.ledger, written).held[0].cancelled


def test_notes_and_people_who_are_not_proposed_stay(office: Office) -> None:
    written = proposal(office, note="không gửi đi")
    other = honoree(office, "Phạm Văn Khác", note="không gửi đi")
    achievement = kept(
        office,
        Achievement,
        happened_on=TODAY,
        subject="individual",
        name=other.name,
        honoree=other.id,
    )
    (nominee,) = find(office.ledger, Nominee)
    linked = [*nominee.achievements, achievement.id]
    put(office.ledger, nominee.model_copy(update={"achievements": tuple(linked)}))
    proposal_of_another = proposal(office, "Đột xuất")
    nominate(office, proposal_of_another, other)
    award_of(office, other, name="Phạm Văn Khác")
    said = str(what_leaves_with(office.ledger, written))
    assert "Đinh Thị Sen" in said
    assert "Phạm Văn Khác" not in said
    assert "không gửi đi" not in said
    assert "Đột xuất" not in said


def test_an_achievement_without_a_page_leaves_with_whom_it_names(office: Office) -> None:
    written = proposal(office)
    (nominee,) = find(office.ledger, Nominee)
    values = {"happened_on": TODAY, "subject": "individual"}
    hers = kept(office, Achievement, **values, name="Đinh thị Sen")
    his = kept(office, Achievement, **values, name="Phạm Văn Khác")
    put(office.ledger, nominee.model_copy(update={"achievements": (hers.id, his.id)}))
    rows = what_leaves_with(office.ledger, written).records[Achievement]
    assert [row["id"] for row in rows] == [hers.id]


def test_sent_again_it_is_the_next_revision(office: Office) -> None:
    written = proposal(office)
    first, again = seal(office, written), seal(office, written)
    assert (first.revision, again.revision) == (1, 2)
    assert seal(office, proposal(office, "Đột xuất")).revision == 1
    said = [(each.bundle_id, each.revision) for each in dossiers(office.ledger, written.id)]
    assert said == [(first.bundle_id, 1), (again.bundle_id, 2)]


def test_before_pairing_nothing_personal_is_sealed_for_anybody() -> None:
    alone = Office(UNIT)
    alone.ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã", superior=DISTRICT))
    written = proposal(alone)
    before = everything(alone.ledger)
    with pytest.raises(DossierEarlyError):
        seal(alone, written)
    assert everything(alone.ledger) == before


def test_months_that_were_closed_early_can_be_opened_above_before_the_dossier() -> None:
    alone, superior = Office(UNIT), district()
    alone.ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã", superior=DISTRICT))
    fill(alone, "20/11/2022")
    alone.close("2022-12")
    pair(superior, alone)
    data = dossier(alone, proposal(alone))
    month = bundle_bytes(alone.ledger, outgoing(alone.ledger)[0])
    for each in (month, data):
        assert superior.receive(each).verdict.place == "normal"


def test_months_that_name_another_superior_are_put_right_first() -> None:
    alone, superior = Office(UNIT), district()
    alone.ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã", superior="ha-nam"))
    fill(alone, "20/11/2022")
    alone.close("2022-12")
    pair(superior, alone)
    written = proposal(alone)
    with pytest.raises(OtherSuperiorError, match="mở lại tháng 12"):
        seal(alone, written)
    assert len(outgoing(alone.ledger)) == 1


@pytest.mark.parametrize("status", ["proposed", "reviewed", "completed", "decided", "cancelled"])
def test_only_what_was_submitted_is_sent(office: Office, status: str) -> None:
    written = proposal(office, status=status)
    with pytest.raises(DossierNotSubmittedError, match="Đã trình"):
        seal(office, written)
    assert not outgoing(office.ledger)
    assert not dossiers(office.ledger)


@pytest.mark.parametrize("status", ["submitted", "appraised", "returned"])
def test_what_is_with_the_superior_may_be_sent_again(office: Office, status: str) -> None:
    assert seal(office, proposal(office, status=status)).seq == 1


def test_a_proposal_of_nobody_is_not_sent(office: Office) -> None:
    written = proposal(office)
    remove(office.ledger, find(office.ledger, Nominee)[0])
    with pytest.raises(DossierEmptyError):
        seal(office, written)


def test_a_paper_without_its_file_is_named(office: Office) -> None:
    written = proposal(office)
    office.ledger.db.execute("DELETE FROM paper_file")
    with pytest.raises(DossierPaperMissingError, match="Tờ trình đã ký"):
        seal(office, written)


def test_papers_that_are_too_heavy_are_refused_in_megabytes(office: Office) -> None:
    written = proposal(office)
    paper(office, written, PDF + bytes(40 * MIB))
    with pytest.raises(DossierTooLargeError, match="41 MB"):
        seal(office, written)


def test_what_the_superior_would_refuse_takes_no_number(office: Office) -> None:
    written = proposal(office)
    paper(office, written, b"this is no PDF")
    with pytest.raises(BadSentRecordError):
        seal(office, written)
    assert outgoing(office.ledger) == []


def test_books_that_are_an_older_copy_send_no_dossier(office: Office) -> None:
    written = proposal(office)
    row: dict[str, Any] = {"action": BEHIND, "kind": "outgoing", "record": "1", "after": "5"}
    office.ledger.db.table("journal").insert(row | {"at": "x", "actor": "x"})
    with pytest.raises(LedgerBehindError):
        seal(office, written)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_stopping_anywhere_leaves_no_dossier(office: Office, steps: int) -> None:
    written = proposal(office)
    work = seal_dossier(office.ledger, written.id, office.keys, TODAY)
    for _step in range(steps):
        next(work)
    work.close()
    assert not outgoing(office.ledger)
    assert not dossiers(office.ledger)
    assert drain(seal_dossier(office.ledger, written.id, office.keys, TODAY)).seq == 1


@needs("ssh-keygen")
@needs("age")
@needs("unzip")
def test_anybody_can_check_a_dossier_with_stock_tools(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    sealed = seal(office, proposal(office))
    (path,) = write_bundles(office.ledger, [sealed], FolderCourier(tmp_path), office.keys)
    registry = held_registry(superior.ledger).registry
    (tmp_path / "allowed_signers").write_text(allowed_signers(registry))
    (tmp_path / "key.txt").write_text(f"{superior.keys.age}\n")
    run(tmp_path, "unzip", "-q", str(path))
    said = (tmp_path / "manifest.json").read_bytes()
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", UNIT]
    command += ["-n", "dossier@binhyen", "-s", "manifest.json.sig"]
    assert run(tmp_path, *command, said=said).startswith(b"Good")
    payload = run(tmp_path, "age", "-d", "-i", "key.txt", "payload.age")
    parts = read_payload(payload, lambda _name: True)
    assert PDF in parts.values()
    (row,) = parts["records/nominee.jsonl"].splitlines()
    assert json.loads(row)["name"] == "Đinh Thị Sen"
    assert json.loads(parts["dossier.json"])["words"].startswith("Hồ sơ khen thưởng")


def run(folder: Path, *command: str, said: bytes = b"") -> bytes:
    done = subprocess.run(command, cwd=folder, input=said, capture_output=True, check=True)
    return done.stdout
