"""LibreOffice, as a reader's own program opens our files."""

from __future__ import annotations

from pathlib import Path
from shutil import which
from subprocess import run

import pytest

needs_office = pytest.mark.skipif(
    which("soffice") is None,
    reason="chưa thử mở bằng LibreOffice: máy này không có soffice "
    "(libreoffice-writer-nogui, libreoffice-calc-nogui)",
)


def opened(data: bytes, name: str, folder: Path) -> bytes:
    """Open a file and print it as PDF, with settings that nobody else uses."""
    (folder / name).write_bytes(data)
    settings = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", "--headless", settings, "--convert-to", "pdf", name]
    run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    return (folder / name).with_suffix(".pdf").read_bytes()
