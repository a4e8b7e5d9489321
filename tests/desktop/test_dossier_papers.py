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
