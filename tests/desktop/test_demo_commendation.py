"""The sample's proposal went up sealed and came down as awards; its papers lie in the folder."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from desktop.compose import Opened, opened
from desktop.demo.plan import commended, facts
from desktop.demo.run import PASSPHRASE
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from storage.periods import month_of
from storage.records import Achievement, Award, Nominee, Proposal
from storage.repository import find
from tests.sync.tools import needs
from tests.ui.paper.pdf import texts

SUPERIOR = "ninh-binh/gia-vien"
NAMES = [one["name"] for one in commended()["nominee"]]

pytestmark = pytest.mark.xdist_group("sample")


@pytest.fixture(scope="module")
def post(sample: Path) -> Iterator[Opened]:
    books = Books(sample / "ledgers" / facts()["proposing"].replace("/", "_"))
    with opened(books, unlock_with_passphrase(books.key_file, PASSPHRASE)) as both:
        yield both


def words(path: Path) -> str:
    return " ".join(" ".join(texts(path.read_bytes())).split())


def verified(sample: Path, sender: str, purpose: str, said: bytes, signature: bytes) -> None:
    """Let stock ssh-keygen check a signature by the signers that the demo wrote down."""
    (sample / "signature").write_bytes(signature)
    signers = ["-f", str(sample / "allowed_signers"), "-I", sender, "-n", f"{purpose}@binhyen"]
    command = ["ssh-keygen", "-Y", "verify", *signers, "-s", str(sample / "signature")]
    subprocess.run(command, input=said, check=True, capture_output=True)


def decrypted(sample: Path, sealed: bytes) -> bytes:
    """Let stock age open what was sealed, with the key that the demo wrote down."""
    command = ["age", "-d", "-i", str(sample / "keys" / "superior.agekey")]
    return subprocess.run(command, input=sealed, check=True, capture_output=True).stdout


@needs("ssh-keygen")
@needs("age")
def test_stock_tools_believe_and_open_the_dossier(sample: Path) -> None:
    (path,) = (sample / "dossiers").iterdir()
    with ZipFile(path) as entries:
        manifest, sealed = entries.read("manifest.json"), entries.read("payload.age")
        signature = entries.read("manifest.json.sig")
    verified(sample, facts()["proposing"], "dossier", manifest, signature)
    payload = decrypted(sample, sealed)
    assert sha256(payload).hexdigest() == json.loads(manifest)["payload_sha256"]
    with ZipFile(BytesIO(payload)) as records:
        lines = records.read("records/nominee.jsonl").decode().splitlines()
    assert sorted(json.loads(line)["name"] for line in lines) == sorted(NAMES)


@needs("ssh-keygen")
@needs("age")
def test_stock_tools_believe_and_open_the_decision(sample: Path) -> None:
    appraised, decided = sorted((sample / "decisions").iterdir())
    said = []
    for path in (appraised, decided):
        with ZipFile(path) as outer:
            inside = decrypted(sample, outer.read("answer.age"))
        with ZipFile(BytesIO(inside)) as entries:
            body, signature = entries.read("decision.json"), entries.read("decision.json.sig")
        verified(sample, SUPERIOR, "decision", body, signature)
        said.append(json.loads(body))
    assert [(one["status"], one["paper"]) for one in said] == [
        ("appraised", ""),
        ("decided", "27/QĐ-UBND"),
    ]
    assert sorted(each["name"] for each in said[1]["verdicts"]) == sorted(NAMES)


def test_the_register_of_the_post_holds_what_was_decided(post: Opened) -> None:
    awards = find(post.ledger, Award, number="27/QĐ-UBND")
    assert sorted(one.name for one in awards) == sorted(NAMES)
    subjects = [one.subject for one in awards]
    assert (subjects.count("collective"), subjects.count("individual")) == (5, 6)
    assert {(one.subject, one.amount) for one in awards} == {
        ("collective", 900_000),
        ("individual", 450_000),
    }
    assert {month_of(one.decided_on) for one in awards} == {"2023-01"}  # not of the year reported
    assert all(one.honoree and one.nominee for one in awards)


def test_the_proposal_came_from_noted_achievements_and_was_decided(post: Opened) -> None:
    (proposal,) = find(post.ledger, Proposal)
    steps = ["reviewed", "completed", "submitted", "appraised", "decided"]
    assert [step.status for step in proposal.steps] == steps
    nominees = find(post.ledger, Nominee, proposal=proposal.id)
    noted = {one.id: one for one in find(post.ledger, Achievement)}
    assert len(nominees) == len(noted) == 11
    for nominee in nominees:
        assert (nominee.result, nominee.clear) == ("approved", True)
        assert [noted[one].name for one in nominee.achievements] == [nominee.name]
        assert all(noted[one].activity for one in nominee.achievements)


def test_the_dossier_lies_printed_as_one_file_and_as_many(sample: Path) -> None:
    folder = sample / "papers" / "ho-so-khen-thuong"
    files = sorted(path.name for path in folder.glob("*.pdf"))
    assert [name[:2] for name in files] == [f"{number:02}" for number in range(18)]
    with PdfDocument(folder / files[0]) as whole:
        pages = len(whole)
    counts = []
    for name in files[1:]:
        with PdfDocument(folder / name) as one:
            counts.append(len(one))
    assert pages > sum(counts)  # the contents stand before them
    submission = words(folder / "01-to-trinh.pdf")
    assert "05 tập thể, 06 cá nhân đã có thành tích trong phong trào toàn dân" in submission
    assert "Số: 21/TTr-CAX" in submission


def test_the_warning_that_was_passed_over_stands_in_the_minutes(sample: Path) -> None:
    (minutes,) = (sample / "papers" / "ho-so-khen-thuong").glob("*-bien-ban-hop-binh-xet.pdf")
    said = words(minutes)
    assert "Mỗi tờ trình một cấp khen, một loại hình, một dịp Bùi Xuân Trường" in said
    assert commended()["proposal"]["reason"] in said


def test_the_report_of_the_patrol_counts_its_whole_year(sample: Path) -> None:
    (report,) = (sample / "papers" / "ho-so-khen-thuong").glob("*-to-tuan-tra-nhan-dan-*.pdf")
    assert "Tuần tra: ca tuần tra ca 222" in words(report)


def test_giay_khen_of_thanh_tri_lie_ready_for_53_sheets_of_stock(sample: Path) -> None:
    folder = sample / "giay-khen"
    counts = {}
    for path in folder.iterdir():
        with PdfDocument(path) as printed:
            counts[path.name] = len(printed)
    assert counts.pop("giay-khen-thanh-tri-25-28.pdf") == 53
    assert counts.pop("to-can-chinh.pdf") == 1
    assert counts.keys() == {"to-soat.pdf"}
    assert "53 tờ" in words(folder / "to-soat.pdf")


@pytest.mark.parametrize(
    ("folder", "whom"),
    [
        ("de-nghi-thanh-tri-25-28", "25 tập thể, 28 cá nhân"),
        ("de-nghi-gia-vien-5-6", "05 tập thể, 06 cá nhân"),
        ("de-nghi-quang-nam-11-18", "11 tập thể, 18 cá nhân"),
        ("de-nghi-quang-nam-25-18", "25 tập thể, 18 cá nhân"),
    ],
)
def test_the_proposals_of_other_reviews_lie_printed(sample: Path, folder: str, whom: str) -> None:
    assert f"cho {whom} đã có thành tích" in words(sample / "papers" / folder / "01-to-trinh.pdf")


def test_one_table_of_all_awards_says_66_and_70(sample: Path) -> None:
    said = words(sample / "papers" / "bieu-08-bon-hoi-nghi.pdf")
    assert "Cộng 66; chưa nêu số lượng 70; chưa nêu số lượng" in said
