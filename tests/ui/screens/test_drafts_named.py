"""Every dialog of the code that is typed into names its draft, or says why not."""

from __future__ import annotations

import ast
from pathlib import Path

import ui.screens
from tests.ui.screens.typed_dialogs import (
    OTHERWISE,
    SEARCHES,
    SECRETS,
    TYPED_IN,
    house,
)

__all__ = ["house"]  # the fixtures


def _dialogs() -> list[tuple[str, ast.ClassDef]]:
    found = []
    for file in Path(ui.screens.__path__[0]).glob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            bases = {base.id for base in getattr(node, "bases", ()) if isinstance(base, ast.Name)}
            if isinstance(node, ast.ClassDef) and bases & {"QDialog", "_Dialog"}:
                found.append((file.name, node))
    return found


def _called(node: ast.ClassDef) -> set[str]:
    calls = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    return {one.id for one in calls if isinstance(one, ast.Name)}


def _attributes(node: ast.ClassDef) -> set[str]:
    return {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def test_every_dialog_that_is_typed_into_names_its_draft_or_says_why_not() -> None:
    exempt = SECRETS | SEARCHES | OTHERWISE
    silent = [
        f"{file}: {node.name}"
        for file, node in _dialogs()
        if TYPED_IN & _called(node)
        and "drafted" not in _attributes(node)
        and node.name not in exempt
    ]
    assert silent == []


def test_no_dialog_of_secrets_names_a_draft() -> None:
    told = [node.name for _file, node in _dialogs() if "drafted" in _attributes(node)]
    assert not set(told) & SECRETS.keys()
