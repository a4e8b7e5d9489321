"""Whatever class of the code is typed into names its draft, or says why not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import ui.screens
from tests.ui.screens.typed_dialogs import (
    OTHERWISE,
    PARTS,
    SEARCHES,
    SECRETS,
    TYPED_IN,
    house,
)

__all__ = ["house"]  # the fixtures

KEEPS = {"drafted", "Kept", "keep_draft", "_keep_draft"}
FIELDS = {"Editor", "QStyledItemDelegate"}  # what a form is made of
MAKERS = {"fitting.py", "selection_dialog.py"}  # their functions make fields, their classes keep
Part = ast.ClassDef | ast.FunctionDef


def _parts() -> Iterator[tuple[str, Part]]:
    for file in Path(ui.screens.__path__[0]).glob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and file.name in MAKERS:
                continue
            if isinstance(node, Part):
                yield file.name, node


def _called(node: Part) -> set[str]:
    calls = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    return {one.id for one in calls if isinstance(one, ast.Name)}


def _keeps(node: Part) -> bool:
    named = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    return bool(KEEPS & (named | _called(node)))


def _bases(node: Part) -> set[str]:
    return {one.id for one in getattr(node, "bases", ()) if isinstance(one, ast.Name)}


def test_whatever_is_typed_into_names_its_draft_or_says_why_not() -> None:
    exempt = SECRETS | SEARCHES | OTHERWISE | PARTS
    silent = [
        f"{file}: {node.name}"
        for file, node in _parts()
        if TYPED_IN & _called(node)
        and not _keeps(node)
        and not FIELDS & _bases(node)
        and node.name not in exempt
    ]
    assert silent == []


def test_a_part_lies_in_a_form_that_keeps_it() -> None:
    keeping = {node.name for _file, node in _parts() if _keeps(node)} | OTHERWISE.keys()
    assert {part: whole for part, whole in PARTS.items() if whole not in keeping} == {}


def test_a_question_for_words_names_its_draft() -> None:
    silent = [
        f"{file}: {node.name}"
        for file, node in _parts()
        for one in ast.walk(node)
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Name)
        and one.func.id in {"ask_text", "ask_meant"}
        and "drafted" not in {word.arg for word in one.keywords}
        and node.name not in OTHERWISE
    ]
    assert silent == []


def test_nothing_is_spared_that_is_gone() -> None:
    names = {node.name for _file, node in _parts()}
    spared = SECRETS.keys() | SEARCHES.keys() | OTHERWISE.keys() | PARTS.keys()
    assert spared - names == set()


def test_no_dialog_of_secrets_names_a_draft() -> None:
    told = [node.name for _file, node in _parts() if _keeps(node)]
    assert not set(told) & SECRETS.keys()
