"""What build.spec puts into the program, seen without building it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dev

pytest.importorskip("PyInstaller")


class Analysis:
    """Takes the place of PyInstaller's, which reads every module; only data counts here."""

    def __init__(self, _scripts: list[str], **asked: Any) -> None:
        from PyInstaller.building.utils import (  # noqa: PLC0415  # slow, and only needed here
            format_binaries_and_datas,
        )

        self.binaries: list[tuple[str, str, str]] = []
        self.datas = [
            (to, source, "DATA") for to, source in format_binaries_and_datas(asked["datas"])
        ]
        self.pure = self.scripts = ()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Run build.spec as PyInstaller would; return where its data files go in the program."""
    made = tmp_path_factory.mktemp("dist")
    (made / "BinhYen").mkdir()
    room: dict[str, Any] = {"SPECPATH": str(dev.ROOT), "DISTPATH": str(made), "workpath": str(made)}
    room |= {"Analysis": Analysis}
    room |= dict.fromkeys(("EXE", "PYZ", "COLLECT", "BUNDLE"), lambda *_, **__: None)
    spec = dev.ROOT / "build.spec"
    exec(compile(spec.read_text("utf-8"), spec, "exec"), room)  # noqa: S102  # it is ours
    assert (made / "BinhYen" / "NOTICES.md").is_file()
    return {Path(to).as_posix() for to, _source, _kind in room["analysis"].datas}


def test_every_resource_ships_and_nothing_else_does(shipped: set[str]) -> None:
    resources = dev.ROOT / "resources"
    found = {
        path.relative_to(dev.ROOT).as_posix()
        for path in resources.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert {path for path in shipped if path.startswith("resources/")} == found


def test_every_part_that_ships_brings_its_licence(shipped: set[str]) -> None:
    notices = (dev.ROOT / "NOTICES.md").read_text("utf-8").lower()
    folders = {path.split("/")[1] for path in shipped if path.startswith("licences/")}
    named = {
        name
        for name in folders
        if name.replace("-", "") in notices.replace("-", "").replace(".", "")
    }
    assert {"LGPL-3.txt", "GPL-3.txt", "SQLCipher.txt", "Python.txt", "units.txt"} <= folders
    assert {name for name in folders if not name.endswith(".txt")} <= named
    assert {"LICENSE", "NOTICES.md"} <= shipped
