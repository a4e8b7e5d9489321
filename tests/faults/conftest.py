"""The program on a failing disk, started once for the tests of a worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from tests.faults.failing_disk import built

Ordered = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a program whose disk fails when it is told to."""
    if sys.platform != "linux" or not which("cc"):
        pytest.skip("needs Linux and a C compiler")
    library = built(tmp_path_factory.mktemp("disk"))
    return os.environ | {"LD_PRELOAD": str(library)}


@pytest.fixture(scope="session")
def ordered(disk: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ordered]:
    """Give orders to the program, and return its answers."""
    room = tmp_path_factory.mktemp("failing")
    command = [sys.executable, "-m", "tests.faults.program", str(room)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=disk,
        cwd=Path(__file__).parents[2],
    ) as program:
        orders, answers = program.stdin, program.stdout
        assert orders
        assert answers

        def ask(**order: object) -> dict[str, Any]:
            orders.write(json.dumps(order) + "\n")
            orders.flush()
            answer: dict[str, Any] = json.loads(answers.readline())
            return answer

        yield ask
        orders.close()
