"""A table of another program is looked at, comes in and goes out again, by commands alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.cli.opening import PASSPHRASE, open_books
from storage.records import Hamlet, Nominee, Proposal
from storage.repository import find, put
from tests.conftest import UNIT
from tests.storage.imports.dirty import write, wrote
from tests.storage.imports.word_files import Listed, wrote_word


class Run:
    """Runs a command on one set of books."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def __call__(self, *words: object, code: int = 0) -> str:
        """Return what a command said, also what it complained of."""
        assert main([*map(str, words), "--books", str(self._folder)]) == code
        said = self._capsys.readouterr()
        return (said.out + said.err).strip()

    def names(self) -> list[str]:
        """Return the names of the hamlets in the books."""
        with open_books(self._folder) as books:
            return [one.name for one in find(books.ledger, Hamlet)]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv(PASSPHRASE, "dòng sông hiền hòa")
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))
    run = Run(tmp_path / "so", capsys)
    run("init", "--unit", UNIT, "--no-keyring")
    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return wrote(tmp_path / "thon.xlsx", ["Tên thôn", "Số hộ"], ["Thôn 1", 5], ["Thôn 2", "?"])


def test_a_dry_run_says_all_and_writes_nothing(run: Run, file: Path) -> None:
    said = run("import", file, "--dry-run")
    assert "Sheet1!B3 «?»: Không phải một số." in said
    assert "1 dòng tốt, 1 dòng lỗi" in said
    assert run.names() == []


def test_good_rows_go_in_the_others_into_a_workbook(run: Run, file: Path, tmp_path: Path) -> None:
    rejected = tmp_path / "loi.xlsx"
    said = run("import", file, "--kind", "hamlet", "--rejected", rejected, code=1)
    assert "(mã NX-07)" in said
    assert run.names() == ["Thôn 1"]
    assert "B2 «?»" in run("import", rejected, "--dry-run")


def test_a_roster_in_word_goes_into_a_proposal(run: Run, tmp_path: Path) -> None:
    with open_books(tmp_path / "so") as books:
        values = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
        proposal = Proposal.model_validate({"unit": UNIT} | values)
        put(books.ledger, proposal)
    form = "Hình thức đề nghị"
    roster = wrote_word(
        tmp_path / "ds.docx",
        "I. Tập thể",
        Listed([["TT", "Tên tập thể", form], [1, "Tổ 1", "Bằng khen"], [2, "Tổ 2", ""]]),
        "II. Cá nhân",
        Listed([["TT", "Họ và tên", form], [1, "Trần Văn An", "Giấy khen"]]),
    )
    assert "Chưa có cột nào là «Đề nghị»" in run("import", roster, "--kind", "nominee", code=1)
    said = run("import", roster, "--kind", "nominee", "--fix", "proposal=Tổng kết", code=1)
    assert "I. Tập thể!C2 «Bằng khen»: Đề nghị này xin «Giấy khen»" in said
    with open_books(tmp_path / "so") as books:
        found = find(books.ledger, Nominee, proposal=proposal.id)
        assert {one.name: one.subject for one in found} == {
            "Tổ 2": "collective",
            "Trần Văn An": "individual",
        }
    assert "Không có mục «x»" in run("import", roster, "--kind", "nominee", "--fix", "x=1", code=2)


def test_an_import_is_listed_and_taken_back(run: Run, file: Path) -> None:
    run("import", file, code=1)
    (batch,) = json.loads(run("import-undo", "--json"))
    assert (batch["file"], batch["rows"]) == ("thon.xlsx", 1)
    assert "1 bản ghi được lấy ra" in run("import-undo", batch["id"])
    assert run.names() == []
    assert "mã BG-01" in run("import-undo", batch["id"], code=1)


def test_a_sheet_is_chosen_by_name(run: Run, tmp_path: Path) -> None:
    rows = {name: [["Tên thôn"], [name]] for name in ("Thôn Đông", "Thôn Đoài")}
    file = write(tmp_path / "thon.xlsx", rows)
    run("import", file, "--sheet", "Thôn Đoài")
    assert run.names() == ["Thôn Đoài"]
    assert "có: Thôn Đông, Thôn Đoài" in run("import", file, "--sheet", "Thôn", code=2)


def test_an_empty_template_is_saved_and_imports_as_nothing(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mau.xlsx"
    run("template", "member", "--out", out)
    assert "0 dòng tốt, 0 dòng lỗi" in run("import", out, "--dry-run")
