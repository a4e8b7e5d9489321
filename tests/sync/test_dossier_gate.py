"""Personal data of nominees leave the laptop only inside the dossier bundle (and its answer)."""

from __future__ import annotations

import logging
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storage.ledger import Ledger
from storage.months import reopen
from storage.records import (
    Achievement,
    Award,
    AwardEvent,
    Candidate,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Record,
    Review,
    Selection,
    fields_of,
)
from storage.repository import find
from storage.settings import Settings
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.answers import return_bundle
from sync.bundle import open_own
from sync.couriers.folder import FolderCourier
from sync.decision_signing import decisions_to_write, sign_decision, write_decision_file
from sync.decision_taking import take_decision
from sync.held import found_registry
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import write_bundles
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, TODAY, Office, fill, pair
from tests.sync.proposals import PDF, kept, paper, seal
from tests.sync.watching import files_in, holding, spellings, watched
from ui.paper.commendation.dossier_set import dossier_of
from ui.paper.commendation.dossier_set_files import printed_set

WORDS = "Đặng Thị Kín Như Bưng"
ON = date(2022, 12, 28)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


@dataclass
class Told:
    """Everything that was made for others to see, by name, and what the work said on the way."""

    outside: dict[str, bytes] = field(default_factory=dict)
    dossiers: dict[str, bytes] = field(default_factory=dict)
    months: dict[str, bytes] = field(default_factory=dict)
    printed: int = 0


def told_of(kind: type[Record]) -> dict[str, Any]:
    """Return words to look for, in each field that tells something about a person."""
    texts = [
        f.name
        for f in fields_of(kind)
        if f.fact.personal and f.type is str and not f.fact.choices and not f.fact.refers
    ]
    return {name: f"{WORDS} {kind.KIND} {name}" for name in texts}


def propose(office: Office) -> Proposal:
    """Write a proposal whose every personal field has the words, with all that belongs to it."""
    said = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
    said |= {"status": "submitted", "number": "07/TTr", "achievement": WORDS, "note": WORDS}
    written = kept(office, Proposal, **said, proposed_on=date(2022, 12, 20))
    who = {"subject": "individual"}
    page = kept(office, Honoree, **who, **told_of(Honoree), note=WORDS)
    dated = {"happened_on": date(2022, 11, 20), "honoree": page.id}
    done = kept(office, Achievement, **who, **told_of(Achievement), **dated)
    named = {"proposal": written.id, "honoree": page.id, "achievements": [done.id]}
    kept(office, Nominee, **who, **named, **told_of(Nominee))
    present = {"attendees": [{"name": WORDS, "office": "Trưởng thôn"}]}
    values = {"proposal": written.id, "held_on": date(2022, 12, 1)}
    kept(office, Selection, **values, **present, **told_of(Selection))
    _be_known(office, page)
    return written


def _be_known(office: Office, page: Honoree) -> None:
    """Let the post hold an award of the person, what became of it, and a candidate."""
    given = {"decided_on": date(2022, 11, 20), "form": "certificate", "subject": "individual"}
    given |= {"authority": "commune_chair", "occasion": "Sơ kết", "honoree": page.id}
    award = kept(office, Award, **given, **told_of(Award))
    event = {"award": award.id, "event": "handed", "happened_on": date(2022, 11, 21)}
    kept(office, AwardEvent, **event, **told_of(AwardEvent))
    noted = {"subject": "individual", "noted_on": date(2022, 11, 20)}
    kept(office, Candidate, **noted, **told_of(Candidate))


def office_at(folder: Path, unit: str, **settings: Any) -> Office:
    office = Office(unit, ledger=Ledger(folder / f"{unit.rpartition('/')[2]}.db", bytes(32)))
    office.ledger.keep_settings(
        Settings.model_validate({"unit": unit, "unit_name": "x"} | settings)
    )
    return office


def work(books: Path, stick: Path) -> Told:
    """Let a month, a dossier, an answer and a month with its awards go their ways."""
    told, courier = Told(), FolderCourier(stick)
    superior = office_at(books, DISTRICT, role="superior")
    found_registry(superior.ledger, superior.keys)
    office = office_at(books, UNIT, superior=DISTRICT)
    pair(superior, office)
    fill(office, "20/11/2022", "20/12/2022")
    written = propose(office)
    office.close("2022-12")
    told.printed = len(drain(printed_set(dossier_of(office.ledger, written, today=TODAY))).whole)
    paper(office, written, PDF + WORDS.encode(), **told_of(KeptPaper))
    seal(office, written)
    exchange(superior, office, courier, told)
    answer = {"proposal": written.id, "status": "decided", "on": ON, "number": "99/QĐ"}
    review = Review.model_validate({"unit": DISTRICT} | answer | told_of(Review))
    sign_decision(superior.ledger, review, superior.keys)
    for one in decisions_to_write(superior.ledger):
        path = write_decision_file(superior.ledger, one, courier, superior.keys)
        take_decision(office.ledger, path.read_bytes(), office.keys)
    reopen(office.ledger, "2022-12", "Ghi sót")
    for month in ("2022-12", "2023-01"):
        office.close(month)
    exchange(superior, office, courier, told)
    for bundle in outgoing(office.ledger):
        parts = open_own(bundle_bytes(office.ledger, bundle), office.keys).parts
        inside = told.dossiers if bundle.kind == "dossier" else told.months
        inside |= {f"{bundle.seq}/{name}": data for name, data in parts.items()}
    assert len(find(office.ledger, Award)) == 2
    superior.ledger.close()
    office.ledger.close()
    told.outside |= files_in(stick, books)
    return told


def exchange(superior: Office, office: Office, courier: FolderCourier, told: Told) -> None:
    """Carry bundles up and receipts down, and give a month back with a reason."""
    for path in write_bundles(office.ledger, outgoing(office.ledger), courier, office.keys):
        for receipt in superior.receive(path.read_bytes()).receipts:
            take_receipt(office.ledger, receipt)
            told.outside[f"receipt {len(told.outside)}"] = receipt
    (first, *_rest) = outgoing(office.ledger)
    back = return_bundle(superior.ledger, first.bundle_id, "Thiếu số", superior.keys)
    told.outside[f"returned {len(told.outside)}"] = back


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let all temporary files of this process be made in a folder of the test."""
    folder = tmp_path / "tam"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_personal_data_of_nominees_leave_only_inside_the_dossier(
    tmp_path: Path,
    temporary: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("any").debug("it listens")
    books, stick = tmp_path / "so", tmp_path / "usb"
    for folder in (books, stick):
        folder.mkdir()
    with watched(temporary) as made:
        told = work(books, stick)
    carriers = holding(WORDS, told.dossiers)
    kinds = {name.rpartition("/")[2].removesuffix(".jsonl") for name in carriers}
    assert {"nominee", "honoree", "achievement", "selection", "kept_paper"} <= kinds
    assert holding(WORDS, told.months) == []
    assert len(told.months) > 20
    assert holding(WORDS, told.outside) == []
    assert {Path(name).suffix for name in told.outside} >= {".byb", ".byq", ".db", ""}
    assert told.printed > 0
    assert made == []
    said = capfd.readouterr()
    logged = {"log": caplog.text.encode(), "out": said.out.encode(), "err": said.err.encode()}
    assert "it listens" in caplog.text
    assert holding(WORDS, logged) == []


def test_the_search_finds_words_in_any_spelling(tmp_path: Path) -> None:
    for place, each in enumerate(spellings(WORDS)):
        assert holding(WORDS, {str(place): b"\x01" + each + b"\x02"}) == [str(place)]
    assert holding(WORDS, {"ho-so_dang-thi-kin-nhu-bung.pdf": b""})
    with watched(tmp_path) as made:
        (tmp_path / "x").write_text("x")
        (tmp_path / "x").unlink()
    assert "x" in made
