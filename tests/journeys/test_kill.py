"""Pulling the plug at any moment: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from tests.journeys.killed_books import Known, check_books, make_books
from tests.journeys.working_child import ACTIONS

LONG = bool(os.environ.get("BINHYEN_LONG"))
CHUNKS, KILLS = 10, 110 if LONG else 21  # together 1,100 or 210; workers of xdist share the chunks
LONGEST = 0.15  # seconds between the first acknowledgement and the kill
PATIENCE = 30.0  # seconds for a first acknowledgement on a slow machine

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs os.fork for 200 quick starts"
)


@dataclass
class Program:
    """The working program: its orders, its answers, and the pipe of its acknowledgements."""

    orders: IO[str]
    answers: IO[str]
    pipe: int
    partial: bytes = b""

    def kill_one(self) -> list[dict[str, Any]]:
        """Let one worker work, kill it at a random moment, and return what it acknowledged."""
        self.orders.write("work\n")
        self.orders.flush()
        worker = int(self.answers.readline())
        said = [] if random.random() < 0.1 else self._first()
        until = time.monotonic() + random.uniform(0, LONGEST)
        while (left := until - time.monotonic()) > 0:
            said += self._heard(left)
        os.kill(worker, signal.SIGKILL)
        assert int(self.answers.readline()) == signal.SIGKILL, "it ended before it was killed"
        while more := self._heard(0):
            said += more
        return said

    def _first(self) -> list[dict[str, Any]]:
        said = self._heard(PATIENCE)
        assert said, "no acknowledgement came"
        return said

    def _heard(self, seconds: float) -> list[dict[str, Any]]:
        if not select.select([self.pipe], [], [], seconds)[0]:
            return []
        *lines, self.partial = (self.partial + os.read(self.pipe, 65536)).split(b"\n")
        return [json.loads(line) for line in lines]


@contextmanager
def program(folder: Path) -> Iterator[Program]:
    """Start the working program on some books."""
    reading, writing = os.pipe()
    command = [sys.executable, "-m", "tests.journeys.working_child", str(folder), str(writing)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        pass_fds=[writing],
        cwd=Path(__file__).parents[2],
    ) as child:
        os.close(writing)
        assert child.stdin
        assert child.stdout
        yield Program(child.stdin, child.stdout, reading)
        child.stdin.close()
    os.close(reading)


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half_done(
    tmp_path: Path, chunk: int
) -> None:
    make_books(tmp_path)
    known, kills = Known(), 0
    undone = {action.__name__ for action in ACTIONS}
    with program(tmp_path) as working:
        while kills < KILLS or undone:  # a slow computer needs more kills until all was done once
            for said in working.kill_one():
                known.learn(said)
                undone.discard(said["did"])
            check_books(tmp_path, known)
            kills += 1
