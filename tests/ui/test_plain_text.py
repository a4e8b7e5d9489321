"""No widget reads data as markup: a static walk over all screens, and names that try it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.screens.tips import plain_tip

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "ui").rglob("*.py"), *(ROOT / "desktop").rglob("*.py")])
RICH = frozenset(  # calls that read markup, or take text for it when it looks so
    {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis", "setDefaultStyleSheet"}
    | {"showText", "setOpenExternalLinks"}
)
CLASSES = frozenset(
    {"QTextEdit", "QTextBrowser", "QErrorMessage", "QProgressDialog", "QWhatsThis", "QTextDocument"}
)
FORMATTED = frozenset({"QLabel", "QMessageBox", "QInputDialog"})  # made plain where they are made


def name_of(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "attr", "") or getattr(function, "id", "")


def is_ours(node: ast.expr) -> bool:
    """Tell whether a text is a sentence of the program, with nothing put in."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_ours(node.body) and is_ours(node.orelse)
    if not isinstance(node, ast.Call):
        return False
    if name_of(node) == "plain_tip":
        return True
    return name_of(node) == "_" and isinstance(node.args[0], ast.Constant)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def wrong_in(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    yield from wrong_calls(tree, source)
    yield from wrong_tips(tree)


def wrong_calls(tree: ast.AST, source: str) -> Iterator[str]:
    for call in calls(tree):
        name = name_of(call)
        if name in RICH or name in CLASSES:
            yield f"{call.lineno}: {name}"
        if name == "setToolTip" and not is_ours(call.args[-1]):
            yield f"{call.lineno}: a tip of data"
        if name in FORMATTED and "PlainText" not in source and call.args:
            yield f"{call.lineno}: {name} that may read markup"


def wrong_tips(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        named = isinstance(node, ast.Attribute) and node.attr == "setToolTip"
        if named and not any(call.func is node for call in calls(tree)):
            yield "a tip fed by a signal"
        if isinstance(node, ast.ClassDef) and "ToolTipRole" in ast.dump(node):
            told = {name_of(call) for call in calls(node)}
            if not told & {"plain_tip", "told"}:
                yield f"{node.lineno}: {node.name} gives a tip of data"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_reads_data_as_markup(path: Path) -> None:
    assert list(wrong_in(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "box.setToolTip(name)",
        "box.setToolTip(_('{x}').format(x=name))",
        "box.setToolTip(f'{name}')",
        "line.textChanged.connect(box.setToolTip)",
        "box.setHtml(text)",
        "QTextEdit(text)",
        "QLabel(name)",
        "QMessageBox(parent, name)",
        "class M:\n  def data(self, index, role):\n    if role == Qt.ToolTipRole:\n      return 1",
    ],
)
def test_the_walk_sees_what_reads_markup(source: str) -> None:
    assert list(wrong_in(source))


@pytest.mark.parametrize("words", ["<b>x</b>", "<img src='file:///x'>\nhai", "a < b & c"])
def test_a_tip_shows_every_letter(words: str) -> None:
    from PySide6.QtGui import QTextDocument  # noqa: PLC0415  # the reader that Qt shows tips with

    shown = QTextDocument()
    told = plain_tip(words)
    (shown.setHtml if told != words else shown.setPlainText)(told)
    assert shown.toPlainText() == words
