"""FORMAT.md says what the program does: fields, limits, refusals, and an example that runs."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from sync import container, dossier_payload, lines, media, media_taking, notice, trust
from sync.backup_key import _Secrets
from sync.phone_code import _code, _shared
from sync.receipts import ANSWERS
from sync.registry import allowed_signers
from tests.sync.format_refusals import refusals
from tests.sync.tools import needs
from tests.sync.vectors_schemas import DOCUMENTS, LINES
from tests.sync.vectors_world import FOLDER, HELD, NOW, SUPERIOR

TEXT = (Path(__file__).parents[2] / "FORMAT.md").read_text("utf-8")
_HEADS = re.compile(r"^## (\d+)\. .*$", re.MULTILINE)
_PLACES = [*_HEADS.finditer(TEXT)]
SECTIONS = {
    int(head[1]): TEXT[head.end() : after.start() if after else len(TEXT)]
    for head, after in zip(_PLACES, [*_PLACES[1:], None], strict=True)
}
WHERE = {"manifest": 5, "registry": 7, "receipt": 9, "invitation": 10, "request": 10}
WHERE |= {"rotation": 11, "decision": 12, "notice": 12, "recovery": 13}
SAID: list[tuple[str, int, type[BaseModel]]] = [
    (name, WHERE[name], kind) for name, kind in DOCUMENTS.items()
]
SAID += [(name, 6, kind) for name, kind in LINES.items()]
SAID += [("spare key", 15, _Secrets)]
CAPS = (
    (container.FILE_CAP, 1, "a file 64 MiB"),
    (notice._SEALING.file_cap, 1, "`.byt` 32 MiB"),
    (container.DOCUMENT_CAP, 1, "a document 64 KiB"),
    (container.SIGNATURE_CAP, 1, "a signature 4 KiB"),
    (container.REGISTRY_CAP, 1, "a registry 4 MiB"),
    (notice._SEALING.cap, 1, "`.byq`, `.byt` and `.byk` 4 MiB"),
    (lines.PART_CAP, 5, "≤ 8 MiB"),
    (lines.MOST_LINES, 5, "≤ 50,000 lines"),
    (lines.NONCE, 5, "16 random bytes"),
    (notice.CATALOGUE_CAP, 12, "≤ 256 KiB each"),
    (notice.MOST_TASKS, 12, "`tasks` (≤ 500"),
    (notice.MOST_CATALOGUES, 12, "`catalogues` (≤ 40"),
    (dossier_payload.PAPERS_CAP, 6, "40 MiB together"),
    (media_taking.MOST_PHOTOS, 6, "1…1,000 `attachments"),
    (trust._MOST_STEPS, 1, "at most 1,024 versions"),
)
_UNITS = {"KiB": 2**10, "MiB": 2**20}


def fields(kind: type[BaseModel]) -> Iterator[str]:
    """Return the fields of a document, those of its parts too."""
    for name, field in kind.model_fields.items():
        yield name
        for part in parts_of(field.annotation):
            yield from fields(part)


def parts_of(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from parts_of(each)


@pytest.mark.parametrize(("section", "kind"), [each[1:] for each in SAID], ids=[s[0] for s in SAID])
def test_every_field_of_a_document_is_described(section: int, kind: type[BaseModel]) -> None:
    said = set(re.findall(r"`([a-z0-9_]+)`", SECTIONS[section]))
    public_keys = {"sign", "age"}
    assert set(fields(kind)) - {"format"} <= said | public_keys


@pytest.mark.parametrize(("limit", "section", "words"), CAPS, ids=[cap[2] for cap in CAPS])
def test_every_limit_is_the_one_of_the_program(limit: int, section: int, words: str) -> None:
    assert words in " ".join(SECTIONS[section].split())
    found = [
        int(number.replace(",", "")) * _UNITS.get(unit, 1)
        for number, unit in re.findall(r"([0-9,]+)(?: (KiB|MiB))?", words)
        if number.strip(",")
    ]
    assert limit in found


def test_every_refusal_is_listed_and_no_other() -> None:
    rows = [line for line in SECTIONS[18].splitlines() if re.match(r"\| [A-Z]+-[0-9]", line)]
    assert rows == refusals()


def test_every_code_that_is_spoken_of_exists() -> None:
    listed = set(re.findall(r"^\| ([A-Z]+-[0-9]+)", SECTIONS[18], re.MULTILINE))
    of_people = {media.UNNAMED, "TL-01", "LY-01", "KH-01", "KH-02"}
    assert set(re.findall(r"\b[A-Z]{2,3}-[0-9]{2}\b", TEXT)) - listed == of_people


def test_every_purpose_and_answer_is_described() -> None:
    purposes = set(re.findall(r"[a-z]+@binhyen", allowed_signers(HELD.registry)))
    assert purposes - {"recovery@binhyen"} <= set(re.findall(r"`([a-z]+@binhyen)`", SECTIONS[4]))
    assert all(f"`{answer}`" in SECTIONS[9] for answer in ANSWERS)


def test_the_telephone_code_of_the_example_is_right() -> None:
    code = _code(_shared(SUPERIOR.age, NOW.public().age), "b" * 64, "full")
    assert f"`{code}`" in SECTIONS[14]


@needs("ssh-keygen")
@needs("age")
@needs("unzip")
def test_the_example_runs_as_it_is_printed(tmp_path: Path) -> None:
    for name in ("good", "world"):
        (tmp_path / name).symlink_to(FOLDER / name)
    (block,) = re.findall(r"```console\n(.*?)```", SECTIONS[16], re.DOTALL)
    steps = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    assert len(steps) > 5
    for command, shown in steps:
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert done.stdout == shown, command
