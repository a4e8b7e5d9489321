"""A dossier up and its decision down, by commands alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.cli.opening import open_books
from storage.records import Award, Nominee, Proposal
from storage.repository import find, put
from tests.desktop.test_cli import POST, Commands, paired, run

__all__ = ["paired", "run"]  # fixtures


def proposed(run: Commands) -> str:
    """Write a proposal of one person that was submitted, and return its identity."""
    with open_books(run.books("xa")) as books:
        said = {"occasion": "Tổng kết năm", "form": "certificate", "authority": "commune_chair"}
        said |= {"number": "07/TTr", "status": "submitted"}
        written = Proposal.model_validate({"unit": POST, "proposed_on": date(2024, 3, 20)} | said)
        person = {"proposal": written.id, "subject": "individual", "name": "Đinh Thị Sen"}
        for record in (written, Nominee.model_validate({"unit": POST} | person)):
            put(books.ledger, record)
    return written.id


def file_on(stick: Path, suffix: str) -> Path:
    (found,) = stick.rglob(f"*{suffix}")
    return found


def test_a_dossier_goes_up_and_its_decision_comes_down(paired: Commands) -> None:
    run, stick = paired, paired.folder / "usb"
    above, below = ("--books", run.books("huyen")), ("--books", run.books("xa"))
    identity = proposed(run)
    (listed,) = run.values("dossier", "list", *below)
    assert (listed["id"], listed["status"], listed["revision"]) == (identity, "submitted", "0")
    assert "gói số 1" in run("dossier", "seal", identity, "--to", stick, *below)
    run("import-bundle", file_on(stick, ".byb"), *above)
    assert "Tổng kết năm" in run("dossier", "list", *above)
    decided = ("--status", "decided", "--on", "2024-03-28", "--number", "99/QĐ")
    run("decision", "answer", identity, *decided, *above)
    assert run("decision", "write", "--to", stick, *above) == str(file_on(stick, ".byq"))
    assert run("decision", "write", "--to", stick, *above) == ""
    said = run("decision", "take", file_on(stick, ".byq"), *below)
    assert said == (
        "«Tổng kết năm»: có quyết định, 28/03/2024. Số 99/QĐ. 1 khen thưởng đã vào sổ khen thưởng."
    )
    assert run.values("decision", "take", file_on(stick, ".byq"), *below)["fresh"] is False
    with open_books(run.books("xa")) as books:
        (award,) = find(books.ledger, Award)
    assert (award.name, award.number) == ("Đinh Thị Sen", "99/QĐ")


def test_what_may_not_leave_is_refused_with_its_code(paired: Commands) -> None:
    below = ("--books", paired.books("xa"))
    identity = proposed(paired)
    with open_books(paired.books("xa")) as books:
        (written,) = find(books.ledger, Proposal)
        put(books.ledger, written.model_copy(update={"status": "proposed"}))
    assert "HS-02" in paired("dossier", "seal", identity, *below, code=1)
    assert "BG-01" in paired("dossier", "seal", "0" * 32, *below, code=1)
