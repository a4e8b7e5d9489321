"""Every failure that a user meets has a code of its own, and says what happened and what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("resources", "storage", "sync", "ui", "desktop")
ENGLISH = re.compile(
    r"\b(registry|epoch|hash|fork|bundle|receipt|manifest|payload|ledger|key|byte|zip|json)\b",
    re.IGNORECASE,
)


def classes() -> dict[str, ast.ClassDef]:
    """Return the classes that inherit KnownError, in whatever file."""
    found = {
        node.name: node
        for floor in FLOORS
        for path in (ROOT / floor).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    known = {"KnownError"}
    while more := {name for name, node in found.items() if bases(node) & known} - known:
        known |= more
    return {name: found[name] for name in known if name not in {"KnownError", "RefusedError"}}


def bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def name_of(node: ast.Call | ast.ClassDef) -> str:
    return node.name if isinstance(node, ast.ClassDef) else getattr(node.func, "id", "")


def value_of(node: ast.ClassDef, name: str) -> ast.expr | None:
    for line in node.body:
        if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == name:
            return line.value
    return None


def spoken(tree: ast.AST) -> Iterator[str]:
    """Return the sentences wrapped to be translated."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
            (said,) = node.args
            assert isinstance(said, ast.Constant)
            yield str(said.value)


def sentences() -> dict[str, str]:
    """Return what each known error says, by where it is said."""
    known = classes()
    found: dict[str, str] = {}
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call | ast.ClassDef) and name_of(node) in known:
                    where = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                    said = [each for each in spoken(node) if "." in each]
                    found |= {f"{where}/{place}": each for place, each in enumerate(said)}
    return found


SENTENCES = sentences()


def test_every_known_error_has_a_code_of_its_own() -> None:
    codes = {name: value_of(node, "CODE") for name, node in classes().items()}
    said = [code.value for code in codes.values() if isinstance(code, ast.Constant)]
    assert len(said) == len(codes), [name for name, code in codes.items() if code is None]
    assert len(set(said)) == len(said) > 60
    assert [code for code in said if not re.fullmatch(r"[A-Z]{2,3}-[0-9]{2}", str(code))] == []


@pytest.mark.parametrize("where", SENTENCES)
def test_a_failure_says_more_than_that_it_failed(where: str) -> None:
    said = SENTENCES[where].replace("{reason}", "…")
    assert len(re.findall(r"[.;?…](?:\s|$)", said)) >= 2, said
    assert not ENGLISH.search(re.sub(r"\{\w+(:[^}]*)?\}", "", said)), said


def test_the_sentences_are_found() -> None:
    assert len(SENTENCES) > 70
