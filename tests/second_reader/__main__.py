"""Read the test vectors and print what is to be said of each."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.second_reader import answers, bundles
from tests.second_reader.proof import registry_said
from tests.second_reader.shell import VECTORS, Case, Refused, container

VERDICTS = json.loads((VECTORS / "verdicts.json").read_text("utf-8"))
READERS = {
    (".byb", "superior"): bundles.bundle,
    (".byr", "post"): answers.receipt,
    (".bys", "post"): answers.registry,
    (".byx", "post"): answers.invitation,
    (".byx", "superior"): answers.request,
    (".byd", "superior"): answers.rotation,
    (".byq", "post"): answers.decision,
    (".byt", "post"): answers.notice,
    (".byk", "post"): answers.recovery,
}


def judged(vector: dict[str, Any]) -> str:
    """Return ok, held, again, or the code of the refusal."""
    held = (VECTORS / f"world/registry-{vector['held']}.bys").read_bytes()
    body = next(iter(container(held, "registry").values()))
    case = Case(
        data=(VECTORS / vector["name"]).read_bytes(),
        me=VERDICTS["readers"][vector["reader"]],
        key=str(VECTORS / f"world/{vector['reader']}.age"),
        held=body,
        registry=registry_said(body),
        typed=vector.get("typed", ""),
        after=[(VECTORS / name).read_bytes() for name in vector.get("after", ())],
        along=[(VECTORS / name).read_bytes() for name in vector.get("along", ())],
    )
    try:
        return READERS[(Path(vector["name"]).suffix, vector["reader"])](case)
    except Refused as refusal:
        return str(refusal)


def main() -> None:
    """Print a line for each vector; those named on the command line, or all."""
    chosen = sys.argv[1:]
    for vector in VERDICTS["vectors"]:
        if not chosen or vector["name"] in chosen:
            said = judged(vector)
            right = "" if said == vector["verdict"] else f"  (should be {vector['verdict']})"
            print(f"{said:8}{vector['name']}{right}")  # noqa: T201  # it is what the command is for


if __name__ == "__main__":
    main()
