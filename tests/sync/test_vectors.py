"""The test vectors: two readers that share no line say the same of every one of them."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pytest

from tests.second_reader import judged as judged_by_second
from tests.sync.tools import needs
from tests.sync.vectors_read import VECTORS, judged
from tests.sync.vectors_schemas import schemas
from tests.sync.vectors_world import FOLDER

PIECES = 8
NAMES = [list(VECTORS)[place::PIECES] for place in range(PIECES)]
SECOND = Path(__file__).parents[1] / "second_reader.py"


@pytest.mark.parametrize("names", NAMES, ids=range(PIECES))
def test_the_program_says_of_each_vector_what_is_written_beside_it(names: list[str]) -> None:
    said = {name: judged(VECTORS[name]) for name in names}
    assert said == {name: VECTORS[name]["verdict"] for name in names}


@needs("ssh-keygen")
@needs("age")
@pytest.mark.parametrize("names", NAMES, ids=range(PIECES))
def test_a_second_reader_says_the_same(names: list[str]) -> None:
    said = {name: judged_by_second(VECTORS[name]) for name in names}
    assert said == {name: VECTORS[name]["verdict"] for name in names}


def test_the_second_reader_knows_nothing_of_the_program() -> None:
    for node in ast.walk(ast.parse(SECOND.read_text("utf-8"))):
        named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        named += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in named:
            assert name.split(".", maxsplit=1)[0] in sys.stdlib_module_names, name


def test_there_are_enough_vectors_and_no_other_files() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("[gb]*d/*")}
    assert files == set(VECTORS)
    good = [
        name for name, vector in VECTORS.items() if vector["verdict"] in ("ok", "held", "again")
    ]
    assert good == [name for name in VECTORS if name.startswith("good/")]
    assert len(good) >= 30
    assert len(VECTORS) - len(good) >= 120
    assert all((FOLDER / name).stat().st_size < 2**17 for name in VECTORS)


def test_the_schemas_are_those_of_the_declarations() -> None:
    assert json.loads((FOLDER / "schemas.json").read_text("utf-8")) == schemas()
