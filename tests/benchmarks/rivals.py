"""What a user would take instead of ours, looked for on this machine; what is missing is named."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from statistics import median

from tests.benchmarks.sample_year import timed

_TIMES = 5


class MissingError(Exception):
    """What is compared with is not on this machine; its words name it."""


def beside(ours: float, theirs: Callable[[Path], float], folder: Path) -> str:
    """Say how long ours took, and how much longer theirs, which works in the folder."""
    try:
        instead = theirs(folder)
    except MissingError as missing:
        return f"{ours:.3f} giây; máy này không có {missing} để so"
    return f"{ours:.3f} giây; cách thường làm {instead:.2f}; nhanh hơn {instead / ours:.1f} lần"


def usual(work: Callable[[], object]) -> float:
    """Return the middle of some times, in seconds."""
    return median(timed(work)[0] for _each in range(_TIMES))


def need(*tools: str) -> None:
    """Raise MissingError with what this machine lacks."""
    if lacking := [tool for tool in tools if which(tool) is None]:
        raise MissingError(", ".join(lacking))


def office(folder: Path, kind: str, *paths: Path) -> None:
    """Turn files into another kind by LibreOffice without a window."""
    profile = f"-env:UserInstallation=file://{folder}/office"
    out = ("--convert-to", kind, "--outdir", str(folder / "out"))
    run("soffice", profile, "--headless", *out, *map(str, paths))


def run(*words: str) -> None:
    """Run a command to its end."""
    subprocess.run(words, check=True, capture_output=True, input=b"\n\n")
