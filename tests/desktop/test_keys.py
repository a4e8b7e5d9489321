"""Keys by commands alone: changed, confirmed, put away, used when a laptop is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli.keys import CODE
from desktop.cli.opening import open_books
from sync.held import held_registry, own_key
from tests.desktop.test_cli import POST, SUPERIOR, Commands, paired, run

__all__ = ["paired", "run"]


def sides(run: Commands) -> tuple[tuple[str, Path], tuple[str, Path]]:
    return ("--books", run.books("huyen")), ("--books", run.books("xa"))


def test_a_post_changes_its_keys_and_the_superior_confirms(paired: Commands) -> None:
    above, below = sides(paired)
    changed, confirmed = paired.folder / "doi.byd", paired.folder / "so.bys"
    paired("change-keys", *below, "--out", changed)
    assert "DK-04" in paired("change-keys", *below, "--out", changed, code=1)
    paired("confirm-keys", changed, *above, "--out", confirmed)
    paired("pair", "finish", confirmed, *below)
    with open_books(paired.books("xa")) as books:
        assert own_key(books.ledger, books.keys).sign == books.keys.public().sign


def test_lost_books_come_back_from_a_posts_registry_and_the_spare_key(
    paired: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    above, below = sides(paired)
    stick, sheet = paired.folder / "usb", paired.folder / "ma.pdf"
    made = paired("spare-key", *above, "--out", stick, "--sheet", sheet)
    assert sheet.read_bytes().startswith(b"%PDF")
    carried = paired.folder / "so-moi.bys"
    paired("registry", *above, "--out", carried)
    paired("pair", "finish", carried, *below)
    (spare,) = stick.glob("*.age")
    found = ("--books", paired.books("huyen-moi"))
    paired("init", "--unit", SUPERIOR, "--role", "superior", "--no-keyring", *found)
    monkeypatch.setenv(CODE, made.rsplit(" ", 1)[1])
    use = ("use-spare-key", spare, *found, "--out", stick)
    assert "CD-02" in paired(*use, code=1)
    paired("registry", *below, "--out", carried)
    paired(*use, "--registry", carried)
    assert "CD-03" in paired(*use, "--registry", carried, code=1)
    with open_books(paired.books("huyen-moi")) as books:
        registry = held_registry(books.ledger).registry
        assert [unit.code for unit in registry.units] == [POST]
        assert registry.superior.keys[0] == books.keys.public()
