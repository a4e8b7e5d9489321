"""The sample year says what was reported of Gia Viễn in 2022, and stock tools believe it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from docx import Document as WordFile
from python_calamine import CalamineWorkbook

from desktop.compose import Opened, found_books, opened, proposed_settings
from desktop.demo.plan import posts
from desktop.demo.run import PASSPHRASE
from desktop.demo.term import NAME
from resources.catalogues import model_types
from storage.books import Books
from storage.consolidation import consolidate, percent
from storage.indicators import behind, register_of
from storage.keystore import unlock_with_passphrase
from storage.ledger import Ledger
from storage.periods import span_of
from storage.records import Nominee, Proposal
from storage.report_period import Period
from storage.repository import find
from storage.steps import drain
from sync.held import held_registry, keep_registry
from sync.inbox import receive
from tests.sync.tools import needs
from tests.ui.paper.pdf import texts

SUPERIOR = "ninh-binh/gia-vien"
YEAR = ("2022-01", "2022-12")

pytestmark = pytest.mark.xdist_group("sample")


@pytest.fixture(scope="module")
def superior(sample: Path) -> Iterator[Opened]:
    books = Books(sample / "ledgers" / SUPERIOR.replace("/", "_"))
    with opened(books, unlock_with_passphrase(books.key_file, PASSPHRASE)) as both:
        yield both


def units() -> list[str]:
    return [post.code for post in posts()]


def figures(sample: Path) -> dict[str, int]:
    return dict(json.loads((sample / "figures.json").read_text("utf-8")))


def test_the_consolidated_year_gives_the_figures_that_were_reported(sample: Path) -> None:
    said = figures(sample)
    assert said["M06/D01"] == 21  # tổ liên gia an toàn PCCC in 21 communes
    assert said["M06/H01"] == 1  # xã không có tệ nạn ma túy
    assert (said["M02/E05"], said["M02-2/E05"]) == (25, 25)  # law clubs at 25 of 25 schools
    assert (said["VV02"], said["VV01"]) == (49, 50)
    assert percent(said["VV02"], said["VV01"]) == "98,0%"
    assert said["VV03"] == 0
    assert (said["KT01"], said["KT02"]) == (5, 6)


def test_ten_models_were_kept_up(sample: Path) -> None:
    running = {key.split("/")[1] for key in figures(sample) if key.startswith("M02/")}
    built = {key.split("/")[1] for key in figures(sample) if key.startswith("M06/")}
    assert running - built == {"A01", "E02", "B04", "B01", "E09", "F01", "F02", "F03", "I02", "A02"}


def test_the_printed_year_says_the_same(sample: Path) -> None:
    paper = sample / "papers" / "tong-hop-nam-2022.pdf"
    command = ["pdftotext", "-layout", str(paper), "-"]
    text = " ".join(
        subprocess.run(command, capture_output=True, check=True).stdout.decode().split()
    )
    for words in (
        "25/25 nơi (100,0%)",
        "49/50 vụ, đạt 98,0%",
        "tại 21 đơn vị",
        "Duy trì hoạt động 10 loại: ",
        "Bằng khen, Giấy khen (chưa tách) của Bộ trưởng Bộ Công an, Chủ tịch Ủy ban nhân dân tỉnh",
        "Giám đốc Công an tỉnh, Chủ tịch Ủy ban nhân dân huyện: 5 tập thể, 6 cá nhân",
    ):
        assert words in text
    running = {key.split("/")[1] for key in figures(sample) if key.startswith("M02/")}
    for code in running:
        assert model_types()[code].name in text


@needs("ssh-keygen")
def test_stock_ssh_keygen_believes_every_bundle(sample: Path) -> None:
    bundles = sorted((sample / "bundles").glob("*.byb"))
    assert len(bundles) == 21 * 12
    for bundle in bundles:
        with ZipFile(bundle) as entries:
            manifest = entries.read("manifest.json")
            (sample / "manifest.sig").write_bytes(entries.read("manifest.json.sig"))
        sender = json.loads(manifest)["sender"]
        signers = ["-f", str(sample / "allowed_signers"), "-I", sender, "-n", "month@binhyen"]
        command = ["ssh-keygen", "-Y", "verify", *signers, "-s", str(sample / "manifest.sig")]
        subprocess.run(command, input=manifest, check=True, capture_output=True)


@needs("age")
def test_stock_age_opens_a_payload_with_the_demo_key(sample: Path) -> None:
    bundle = min((sample / "bundles").glob("GIA-THANG_2022-06*.byb"))
    with ZipFile(bundle) as entries:
        said = json.loads(entries.read("manifest.json"))
        sealed = entries.read("payload.age")
    command = ["age", "-d", "-i", str(sample / "keys" / "superior.agekey")]
    payload = subprocess.run(command, input=sealed, check=True, capture_output=True).stdout
    assert sha256(payload).hexdigest() == said["payload_sha256"]


def test_every_month_and_the_dossier_have_a_receipt(sample: Path) -> None:
    assert len(list((sample / "receipts").glob("*.byr"))) == 21 * 12 + 1


@pytest.mark.parametrize(
    ("code", "part", "value"),
    [
        ("M06", "D01", 21),
        ("M02", "E05", 25),
        ("VV01", None, 50),
        ("VV02", None, 49),
        ("KT01", None, 5),
    ],
)
def test_a_figure_leads_down_to_records_that_came_in_bundles(
    superior: Opened, code: str, part: str | None, value: int
) -> None:
    first, last = span_of(*YEAR)
    found = 0
    for unit in units():
        register = register_of(superior.ledger, unit, first, last)
        shares = behind(register, code, part)
        assert all(share.record.unit == unit for share in shares)
        found += sum(share.amount for share in shares)
    assert found == value


def test_only_the_dossier_brought_names_of_people_to_the_superior(superior: Opened) -> None:
    ledger = superior.ledger
    (proposal,) = find(ledger, Proposal)
    assert {one.proposal for one in find(ledger, Nominee)} == {proposal.id}
    assert ledger.db.table("member").count == 0
    names = ledger.db.execute("SELECT DISTINCT name FROM award").fetchall()
    assert names == [("",)]


def test_bundles_delivered_twice_late_and_in_any_order_give_the_same_year(
    sample: Path, superior: Opened, tmp_path: Path
) -> None:
    chance = Random(2022)
    chosen = [path for path in (sample / "bundles").glob("*.byb") if path.name < "GIA-LAP"]
    again = chance.choices(chosen, k=10)
    order = [*chosen, *again]
    chance.shuffle(order)
    made = found_books(
        tmp_path / "so",
        proposed_settings(SUPERIOR, "superior"),
        PASSPHRASE,
        use_keyring=False,
        anywhere=True,
    )
    with made[0].open(made[1]) as other:
        other.db.execute("DELETE FROM registry")  # the same superior, on another machine
        keep_registry(other, held_registry(superior.ledger))
        for path in order:
            drain(receive(other, path.read_bytes(), superior.keys))
        senders = sorted({path.name.split("_")[0] for path in chosen})
        named = [u for u in units() if u.rsplit("/", 1)[-1].upper() in senders]
        assert totals(other, named) == totals(superior.ledger, named)


def totals(ledger: Ledger, named: list[str]) -> dict[str, tuple[int, dict[str, int]]]:
    return {
        code: (total.value, total.parts)
        for code, total in consolidate(ledger, named, Period(*YEAR)).items()
    }


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_ten_years_of_thanh_tri_are_reported_in_three_kinds_of_file(
    sample: Path, ending: str
) -> None:
    text = read_words(sample / "papers" / f"{NAME}.{ending}")
    for words in ("180.756", "hàng nghìn", "25 tập thể, 28 cá nhân", "12 câu lạc bộ", "123 tủ"):
        assert words in text


def read_words(path: Path) -> str:
    if path.suffix == ".pdf":
        return " ".join(" ".join(texts(path.read_bytes())).split())
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in WordFile(str(path)).paragraphs)
    sheets = CalamineWorkbook.from_path(str(path))
    rows = (r for name in sheets.sheet_names for r in sheets.get_sheet_by_name(name).to_python())
    return "\n".join(str(cell) for row in rows for cell in row if cell)
