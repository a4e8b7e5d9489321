"""The sentences of the program and what they are in English: gathered, compared, compiled.

`python -m tests.resources.english` writes new sentences into the catalogue (untranslated), takes
out those that nobody says any more, and compiles it; translating them is people's work.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "binhyen.po", FOLDER / "binhyen.mo"
_FLOORS = ("resources", "storage", "sync", "ui", "desktop")
_NEVER = "from resources.wording import in_vietnamese as _"  # papers; but errors are said later
_SAID_LATER = ("errors.py", "receipts.py")


def sentences() -> dict[str, str]:
    """Return each sentence that a screen may say, with the first file that says it."""
    found: dict[str, str] = {}
    for floor in _FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            for text in filter(None, _said(path)):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    return found


def catalogue() -> Catalog:
    """Return the English catalogue as it is kept."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def compiled(kept: Catalog) -> bytes:
    """Return the catalogue as the program reads it."""
    out = BytesIO()
    write_mo(out, kept)
    return out.getvalue()


def brought_up_to_date(known: dict[str, str]) -> Catalog:
    """Return a catalogue of today's sentences with what is known of them in English."""
    fresh = Catalog(locale="en", project="Bình Yên", header_comment="# English for Bình Yên")
    for text, path in sorted(sentences().items(), key=lambda each: (each[1], each[0])):
        fresh.add(text, known.get(text, ""), locations=[(path, 0)])
    return fresh


def write(fresh: Catalog) -> None:
    """Keep a catalogue, as text for people and compiled for the program."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, fresh, width=100, omit_header=False, include_lineno=False)
    MO.write_bytes(compiled(fresh))


def _said(path: Path) -> Iterator[str]:
    source = path.read_text("utf-8")
    if _NEVER in source and not path.name.endswith(_SAID_LATER):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            if node.func.id in ("_", "Fact") and isinstance(first, ast.Constant):
                yield str(first.value)
        elif isinstance(node, ast.AnnAssign) and _is_title(node):
            yield str(node.value.value)  # type: ignore[union-attr]  # looked at just now


def _is_title(node: ast.AnnAssign) -> bool:
    named = isinstance(node.target, ast.Name) and node.target.id == "TITLE"
    return named and isinstance(node.value, ast.Constant)


if __name__ == "__main__":
    before = {str(one.id): str(one.string) for one in catalogue() if one.id} if PO.exists() else {}
    write(brought_up_to_date(before))
    lacking = [one for one in catalogue() if one.id and not one.string]
    sys.stderr.write(f"{len(lacking)} sentences are not translated yet\n")
