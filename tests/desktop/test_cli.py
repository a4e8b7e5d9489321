"""The whole month by commands alone, and what happens when a command is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.cli.opening import PASSPHRASE, open_books
from desktop.display import missing_library
from storage.records import Activity
from storage.repository import put

HEARS_CTRL_C = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background ignore it
from desktop.__main__ import start
sys.exit(start(sys.argv[1:]))
"""
DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
ROOT = Path(__file__).parents[2]
POST, SUPERIOR = "ninh-binh/gia-vien/gia-thang", "ninh-binh/gia-vien"


class Commands:
    """Runs commands of `binhyen` and gives back what they said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, *words: str | Path, code: int = 0) -> str:
        """Run a command that must end with `code`; return its words, or its complaint."""
        found = main([str(word) for word in words])
        said = self.capsys.readouterr()
        assert found == code, said.err
        return (said.out if code == 0 else said.err).strip()

    def values(self, *words: str | Path) -> Any:
        """Run a command and read what it said for a program."""
        return json.loads(self(*words, "--json"))

    def books(self, name: str) -> Path:
        """Return a folder for books."""
        return self.folder / name


@pytest.fixture
def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.setenv(PASSPHRASE, "dòng sông hiền hòa")
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))
    (tmp_path / "usb").mkdir()
    return Commands(tmp_path, capsys)


@pytest.fixture
def paired(run: Commands) -> Commands:
    """Make a post and its superior and pair them by files and words."""
    above, below = ("--books", run.books("huyen")), ("--books", run.books("xa"))
    run("init", "--unit", SUPERIOR, "--role", "superior", "--no-keyring", *above)
    run("init", "--unit", POST, "--no-keyring", "--begins", "2024-03", *below)
    invitation, request, registry = (run.folder / n for n in ("moi.byx", "xin.byx", "so.bys"))
    run("pair", "invite", *above, "--unit", POST, "--name", "Công an xã", "--out", invitation)
    words = run("pair", "ask", invitation, *below, "--out", request)
    run("pair", "accept", request, *above, "--words", words, "--out", registry)
    run("pair", "finish", registry, *below)
    with open_books(run.books("xa")) as books:
        done = {"kind": "propaganda", "happened_on": date(2024, 3, 2), "title": "Họp thôn"}
        put(books.ledger, Activity(unit=POST, measures={"sessions": 2, "attendances": 80}, **done))
    return run


def test_a_month_goes_up_and_its_receipt_comes_down(paired: Commands) -> None:
    above, below = ("--books", paired.books("huyen")), ("--books", paired.books("xa"))
    bundle = paired.values("close", "2024-03", *below)
    path = paired.values("export", "2024-03", "--to", paired.folder / "usb", *below)["path"]
    assert Path(path).name == bundle["name"]
    receipts = paired.folder / "bien-nhan"
    taken = paired.values("import-bundle", path, "--receipts", receipts, *above)
    assert [line["verdict"] for line in taken] == ["normal"]
    again = paired.values("import-bundle", path, "--receipts", receipts, *above)
    assert [line["verdict"] for line in again] == ["duplicate"]
    (receipt,) = receipts.glob("*.byr")
    assert paired.values("receipt", receipt, *below)["answer"] == "full"
    tallied = paired.values("tally", "--from", "2024-01", "--to", "2024-12", *above)
    assert (tallied["TT01"], tallied["TT02"]) == (2, 80)


def test_papers_are_printed_by_command(paired: Commands) -> None:
    paper = paired.folder / "thang.pdf"
    paired("print", "monthly", "--month", "2024-03", "--out", paper, "--books", paired.books("xa"))
    assert paper.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_reports_are_written_by_command(paired: Commands, ending: str, begins: bytes) -> None:
    paper = paired.folder / f"bao-cao.{ending}"
    words = ("report", "--form", "quarter", "--from", "2024-01", "--format", ending)
    for whose in ("xa", "huyen"):
        paired(*words, "--out", paper, "--books", paired.books(whose))
        assert paper.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    "words",
    [
        ["--form", "quarter", "--from", "2024-01", "--to", "2024-02"],
        ["--form", "term", "--from", "2024-05", "--to", "2024-01"],
        ["--form", "theme", "--from", "2024-01"],
    ],
)
def test_a_period_that_a_form_does_not_have_is_a_wrong_use(
    paired: Commands, words: list[str]
) -> None:
    out = ("--out", paired.folder / "x.pdf", "--books", paired.books("xa"))
    assert "Chưa đúng:" in paired("report", *words, *out, code=2)


def test_a_month_that_is_not_over_says_why(paired: Commands) -> None:
    below = ("--books", paired.books("xa"))
    paired("close", "2024-03", *below)
    said = paired("close", "2999-01", *below, code=1)
    assert "TH-02" in said
    assert "Cần chốt tháng 4/2024 trước" in paired("close", "2999-01", "--check", *below)


def test_a_wrong_passphrase_and_missing_books_are_said(
    paired: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE, "sai mật khẩu rồi")
    assert "SO-02" in paired("close", "2024-03", "--books", paired.books("xa"), code=1)
    assert "SO-10" in paired("close", "2024-03", "--books", paired.books("khong-co"), code=1)


def test_wrong_words_do_not_pair(paired: Commands) -> None:
    above = ("--books", paired.books("huyen"))
    request, out = paired.folder / "xin.byx", paired.folder / "khac.bys"
    for code in ("GD-04", "GD-04"):
        wrong = ("pair", "accept", request, *above, "--words", "một hai ba", "--out", out)
        assert code in paired(*wrong, code=1)
    assert not out.exists()


@pytest.mark.parametrize("words", [["close"], ["khong-co"], ["verify"], ["print", "thu"]])
def test_a_wrong_use_is_code_two(words: list[str]) -> None:
    command = [sys.executable, "-m", "desktop", *words]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2


def test_the_command_line_starts_without_qt() -> None:
    code = "import sys, desktop.cli; print(any(m.startswith('PySide6') for m in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert found.stdout.decode().strip() == "False"


def test_a_demo_never_mixes_with_other_files(run: Commands) -> None:
    (run.folder / "co-san").mkdir()
    (run.folder / "co-san" / "tep.txt").write_text("của tôi")
    assert "BY-02" in run("demo", "--out", run.folder / "co-san", code=1)
    assert [path.name for path in (run.folder / "co-san").iterdir()] == ["tep.txt"]


def _has_bundle(folder: Path) -> bool:
    """Look for a bundle; `walk` passes over a folder that goes while it is read."""
    return any(name.endswith(".byb") for _at, _in, names in os.walk(folder) for name in names)


def test_a_demo_that_is_stopped_can_be_started_again(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HEARS_CTRL_C, "demo", "--out", str(tmp_path / "năm mẫu")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as running:
        while not _has_bundle(tmp_path):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        assert running.stderr
        assert "Đã dừng" in running.stderr.read().decode()
    assert running.returncode == 1
    assert list((tmp_path / "năm mẫu").iterdir()) == []


def test_the_selftest_says_every_part_is_well(run: Commands) -> None:
    assert "✗" not in run("selftest", "--no-window")


def test_the_selftest_looks_at_named_books_too(run: Commands) -> None:
    books = ("--books", run.books("xa"))
    run("init", "--unit", POST, "--no-keyring", "--begins", "2024-03", *books)
    refused = run("selftest", "--no-window", *books, code=1)
    assert "BY-01" in refused
    assert "Sao lưu" in refused  # there is no copy yet
    run("backup", *books)
    run("selftest", "--no-window", *books)


def test_without_a_display_the_window_is_refused_in_words() -> None:
    environment = {key: value for key, value in os.environ.items() if key not in DISPLAYS}
    command = [sys.executable, "-m", "desktop"]
    found = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert found.returncode == 1
    assert "BY-03" in found.stderr.decode()


def test_a_missing_system_library_is_named_and_our_own_mistakes_are_not_hidden() -> None:
    words = "libGL.so.1: cannot open shared object file: No such file or directory"
    assert "libGL.so.1" in str(missing_library(ImportError(words)))
    with pytest.raises(ImportError, match="no_such"):
        missing_library(ImportError("cannot import name 'no_such'"))


@pytest.mark.parametrize("words", [["--help"], ["close", "--help"], ["pair", "ask", "--help"]])
def test_help_is_vietnamese(run: Commands, words: list[str]) -> None:
    said = run(*words)
    assert "Cách dùng:" in said
    assert not {"Usage", "Options", "Commands", "Show this"} & set(said.replace(":", "").split())


@pytest.mark.parametrize(
    "words",
    [
        ["close", "abc"],
        ["close", "2022-13"],
        ["tally", "--from", "2022-05", "--to", "2022-01"],
        ["print", "monthly", "--month", "2022-00", "--out", "x.pdf"],
        ["init", "--unit", POST, "--begins", "2024-13"],
        ["init", "--unit", "khong/co"],
    ],
)
def test_a_month_or_a_unit_that_cannot_be_is_a_wrong_use(
    paired: Commands, words: list[str]
) -> None:
    assert "Chưa đúng:" in paired(*words, "--books", paired.books("xa"), code=2)


def test_a_superior_is_told_that_it_closes_no_months(paired: Commands) -> None:
    assert "không chốt tháng" in paired(
        "close", "2024-03", "--books", paired.books("huyen"), code=2
    )


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(paired: Commands) -> None:
    paper = paired.folder / "khong" / "co" / "thang.pdf"
    wanted = ("print", "monthly", "--month", "2024-03", "--out", paper)
    assert "BY-05" in paired(*wanted, "--books", paired.books("xa"), code=1)
    assert "SO-05" in paired("init", "--unit", POST, "--books", "/dev/null/so", code=1)
