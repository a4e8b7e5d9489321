"""Make the test vectors: `python -m tests.sync.vectors_made` writes tests/vectors anew, by hand.

age is random, so files change with each making: the committed ones are the truth.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from shutil import rmtree

from sync.registry import allowed_signers
from sync.trust import write_registry
from tests.sync import (
    vectors_answers,
    vectors_bundles,
    vectors_containers,
    vectors_dossiers,
    vectors_months,
    vectors_pairing,
    vectors_recovery,
    vectors_sealed,
)
from tests.sync.vectors_schemas import schemas
from tests.sync.vectors_world import (
    BEFORE,
    DISTRICT,
    FOLDER,
    NOW,
    POST,
    STEPS,
    SUPERIOR,
    WORLD,
    Vector,
)

_MODULES = (
    vectors_bundles,
    vectors_months,
    vectors_dossiers,
    vectors_answers,
    vectors_pairing,
    vectors_sealed,
    vectors_recovery,
)
_READERS = {"superior": DISTRICT, "post": POST}


def vectors() -> Iterator[Vector]:
    """Return all vectors."""
    yield from vectors_containers.containers()
    for module in _MODULES:
        for made in module.SETS:
            yield from made()


def main() -> None:
    """Write the folder anew; the keys stay."""
    for name in ("good", "bad"):
        rmtree(FOLDER / name, ignore_errors=True)
        (FOLDER / name).mkdir(parents=True)
    _write_world()
    found = list(vectors())
    names = [vector.name for vector in found]
    assert len(set(names)) == len(names), sorted(n for n in names if names.count(n) > 1)
    for vector in found:
        (FOLDER / vector.name).write_bytes(vector.data)
    said = {"format": 1, "readers": _READERS, "vectors": [vector.said() for vector in found]}
    _write("verdicts.json", json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    _write("schemas.json", json.dumps(schemas(), ensure_ascii=False, indent=1) + "\n")


def _write_world() -> None:
    for version, step in STEPS.items():
        (WORLD / f"registry-{version}.bys").write_bytes(write_registry([step]))
    _write("world/allowed_signers", allowed_signers(STEPS[3].registry))
    _write("world/superior.age", f"{SUPERIOR.age}\n")
    _write("world/post.age", f"{NOW.age}\n{BEFORE.age}\n")


def _write(name: str, text: str) -> None:
    (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
