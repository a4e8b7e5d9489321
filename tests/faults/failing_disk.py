"""The failing disk seen from Python: what fails, at which call, and how; see failing_disk.c."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CDLL, c_char, c_int, c_long
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("failing_disk.c")
OPEN, WRITE, SYNC, CUT, RENAME, UNLINK, MAKE = (1 << bit for bit in range(7))
ALL = OPEN | WRITE | SYNC | CUT | RENAME | UNLINK | MAKE
NAMES = OPEN | RENAME | UNLINK | MAKE
GROWING = OPEN | WRITE | SYNC | CUT | RENAME | MAKE
ONCE, FROM_THEN_ON, SHORT_THEN_ON, SHORT_ONCE, KILLED, KILLED_HALFWAY = range(6)


@dataclass(frozen=True, slots=True)
class Fault:
    """What the disk does: which calls it counts, what they answer, and for how long."""

    kinds: int
    error: int
    way: int

    @property
    def kills(self) -> bool:
        """Tell whether the program dies of it, as of a power cut that the disk survives."""
        return self.way in (KILLED, KILLED_HALFWAY)


FAULTS = {
    "full": Fault(GROWING, errno.ENOSPC, FROM_THEN_ON),
    "full-in-mid-write": Fault(WRITE, errno.ENOSPC, SHORT_THEN_ON),
    "broken-once": Fault(ALL, errno.EIO, ONCE),
    "not-flushed": Fault(SYNC, errno.EIO, FROM_THEN_ON),
    "refused": Fault(NAMES, errno.EACCES, FROM_THEN_ON),
    "short-write": Fault(WRITE, 0, SHORT_ONCE),
    "killed": Fault(ALL, 0, KILLED),
    "killed-in-mid-write": Fault(WRITE, 0, KILLED_HALFWAY),
}


def built(folder: Path) -> Path:
    """Compile the disk; without the headers of libc, so that the compiler alone is enough."""
    library = folder / "failing_disk.so"
    flags = ["-shared", "-fPIC", "-O1", "-nostdlib", "-fno-builtin", "-Wall", "-Werror"]
    subprocess.run(["cc", *flags, "-o", str(library), str(SOURCE)], check=True)
    return library


def watch(folder: Path) -> None:
    """Let the disk look at the files of one folder only."""
    path = str(folder.resolve()).encode()
    room = (c_char * 4096).in_dll(CDLL(None), "fault_folder")
    room.value = path + b"/"


@contextmanager
def failing(fault: Fault, at: int) -> Iterator[None]:
    """Let the call numbered `at` fail, counted from here; 0 counts them only."""
    _set(calls=0, kinds=fault.kinds, error=fault.error, way=fault.way, at=at)
    try:
        yield
    finally:
        _set(kinds=0, at=0)


@contextmanager
def recorded(record: Path) -> Iterator[Callable[[str], None]]:
    """Write all that is done to the files into a record; tell it what was acknowledged."""
    descriptor = os.open(record, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_APPEND)
    _set(record=descriptor)
    try:
        yield lambda said: _acknowledge(descriptor, said)
    finally:
        _set(record=-1)
        os.close(descriptor)


def _acknowledge(descriptor: int, said: str) -> None:
    os.write(descriptor, f"a\t{said}\t\t0\t0\n".encode())


def clock_off_by(seconds: int) -> None:
    """Let the clock of the wall stand some seconds before or after the right time."""
    _set(clock=seconds)


def calls() -> int:
    """Return how many calls were counted."""
    return c_long.in_dll(CDLL(None), "fault_calls").value


def _set(**values: int) -> None:
    for name, value in values.items():
        _variable(name).value = value


@cache
def _variable(name: str) -> c_int | c_long:
    kind = c_long if name in {"at", "calls", "clock"} else c_int
    return kind.in_dll(CDLL(None), f"fault_{name}")
