"""The papers of a proposal by command: the whole dossier into a folder, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import main
from desktop.cli.opening import PASSPHRASE as VARIABLE
from desktop.compose import found_books, opened
from tests.conftest import PASSPHRASE, post_settings
from tests.ui.paper.pdf import texts
from tests.ui.paper.proposal_books import fill_proposal
from ui.paper.checker import check_paper
from ui.paper.commendation.dossier_set_files import WHOLE


def test_the_dossier_is_printed_into_a_folder_and_never_over_another(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    settings = post_settings()
    books, master, _code = found_books(
        tmp_path / "so", settings, PASSPHRASE, use_keyring=False, anywhere=True
    )
    with opened(books, master) as both:
        proposal = fill_proposal(both.ledger)
    out = tmp_path / "ho-so"
    command = ["dossier-papers", "--books", str(books.folder), "--out", str(out)]
    assert main([*command, "--word", proposal.id]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == str(out / WHOLE)
    assert len(said) == len(list(out.iterdir())) == 35
    assert texts((out / WHOLE).read_bytes())[0].startswith("MỤC LỤC HỒ SƠ")
    assert main(command) == 1
    assert "HS-12" in capsys.readouterr().err


@pytest.mark.xdist_group("sample")
def test_the_sample_leaves_a_dossier_whose_papers_keep_the_decree(sample: Path) -> None:
    folder = sample / "papers" / "ho-so-khen-thuong"
    papers = sorted(path for path in folder.glob("*.pdf") if path.name != WHOLE)
    assert sum("bao-cao-thanh-tich" in path.name for path in papers) == 11
    for path in papers:
        assert check_paper(path.read_bytes()) == [], path.name
        assert path.with_suffix(".docx").exists()
    whole = texts((folder / WHOLE).read_bytes())
    assert len(whole) == 1 + sum(len(texts(path.read_bytes())) for path in papers)
